/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-client-file.h"

#include <glib/gi18n.h>

#define READ_LIMIT (64 * 1024)

static void
on_bytes_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);
  DaybeatOAuthClient *client = bytes != NULL ? daybeat_oauth_client_new_from_bytes (bytes, &error) : NULL;

  if (client != NULL)
    g_task_return_pointer (task, client, (GDestroyNotify) daybeat_oauth_client_unref);
  else
    g_task_return_error (task, error);
}

static void
on_file_opened (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (object), result, &error);

  if (stream == NULL)
    g_task_return_error (task, error);
  else
    g_input_stream_read_bytes_async (G_INPUT_STREAM (stream), READ_LIMIT, G_PRIORITY_DEFAULT,
                                     g_task_get_cancellable (task), on_bytes_read, g_object_ref (task));
}

static void
on_file_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, &error);

  if (file == NULL)
    g_task_return_error (task, error);
  else
    g_file_read_async (file, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), on_file_opened, g_object_ref (task));
}

void
daybeat_client_file_choose_async (GtkWindow *parent, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_task_set_source_tag (task, daybeat_client_file_choose_async);
  gtk_file_filter_set_name (filter, _("JSON files"));
  gtk_file_filter_add_mime_type (filter, "application/json");
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_dialog_set_title (dialog, _("Open a Client File"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, parent, cancellable, on_file_chosen, g_steal_pointer (&task));
}

void
daybeat_client_file_read_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_client_file_read_async);
  g_file_read_async (file, G_PRIORITY_DEFAULT, cancellable, on_file_opened, g_steal_pointer (&task));
}

DaybeatOAuthClient *
daybeat_client_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
