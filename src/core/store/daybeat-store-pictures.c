/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-store-private.h"

#include "daybeat-picture-table-private.h"

/* Pictures of badges and people, kept for reading offline */

typedef struct
{
  char *url;     /* (owned) */
  GBytes *bytes; /* (owned) (nullable) */
} Picture;

static Picture *
picture_new (const char *url, GBytes *bytes)
{
  Picture *picture = g_new0 (Picture, 1);

  picture->url = g_strdup (url);
  picture->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  return picture;
}

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  g_free (picture->url);
  g_clear_pointer (&picture->bytes, g_bytes_unref);
  g_free (picture);
}

static void
work_save_picture (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  Picture *picture = data;
  gint64 before = daybeat_store_db_get_changes (db);
  GError *error = NULL;

  if (!daybeat_picture_table_put (db, picture->url, picture->bytes, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (daybeat_store_db_get_changes (db) != before)
    _daybeat_store_announce (g_task_get_source_object (task), DAYBEAT_FAMILY_PICTURES);
  g_task_return_boolean (task, TRUE);
}

void
daybeat_store_save_picture_async (DaybeatStore *self, const char *url, GBytes *bytes, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self) && url != NULL && bytes != NULL);

  _daybeat_store_push_write (self, daybeat_store_save_picture_async, work_save_picture, picture_new (url, bytes),
                             picture_free, cancellable, callback, user_data);
}

gboolean
daybeat_store_save_picture_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
work_load_picture (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  Picture *picture = data;
  GBytes *bytes = NULL;
  GError *error = NULL;

  if (daybeat_picture_table_load (db, picture->url, &bytes, &error))
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

void
daybeat_store_load_picture_async (DaybeatStore *self, const char *url, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self) && url != NULL);

  _daybeat_store_push_read (self, daybeat_store_load_picture_async, work_load_picture, picture_new (url, NULL),
                            picture_free, cancellable, callback, user_data);
}

GBytes *
daybeat_store_load_picture_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
