/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-export-folder.h"

#include <glib/gi18n.h>

typedef struct
{
  DaybeatStore *store; /* (owned) */
  DaybeatExportFormat format;
  char *folder; /* (owned) (nullable) */
} Run;

static void
run_free (Run *run)
{
  g_object_unref (run->store);
  g_free (run->folder);
  g_free (run);
}

static void
on_exported (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  if (daybeat_export_run_finish (DAYBEAT_EXPORT (object), result, &error))
    g_task_return_pointer (task, g_strdup (run->folder), g_free);
  else
    g_task_return_error (task, error);
}

static void
on_folder_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (object), result, &error);
  g_autoptr (DaybeatExport) job = NULL;

  if (folder == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  run->folder = g_file_get_path (folder);
  if (run->folder == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               _("Choose a folder on this computer: that one cannot be written to directly."));
      return;
    }
  job = daybeat_export_new (run->store, run->folder, run->format, FALSE);
  daybeat_export_run_async (job, g_task_get_cancellable (task), on_exported, g_object_ref (task));
}

void
daybeat_export_folder_run_async (DaybeatStore *store, DaybeatExportFormat format, GtkWindow *parent,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GtkFileDialog) dialog = NULL;
  Run *run;

  g_return_if_fail (DAYBEAT_IS_STORE (store));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_export_folder_run_async);
  run = g_new0 (Run, 1);
  run->store = g_object_ref (store);
  run->format = format;
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);

  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _("Export Into a Folder"));
  gtk_file_dialog_set_accept_label (dialog, _("Export"));
  gtk_file_dialog_select_folder (dialog, parent, cancellable, on_folder_chosen, g_steal_pointer (&task));
}

char *
daybeat_export_folder_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
