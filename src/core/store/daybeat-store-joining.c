/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-store-private.h"

#include "daybeat-joining-private.h"

/* Joining another history to this one, and separating a source from it again */

static void
return_changed (GTask *task, gboolean done, DaybeatFamilies changed, GError *error)
{
  if (!done)
    {
      g_task_return_error (task, error);
      return;
    }
  _daybeat_store_announce (g_task_get_source_object (task), changed);
  g_task_return_boolean (task, TRUE);
}

typedef struct
{
  char *path; /* (owned) */
  DaybeatSource copied;
} Other;

static void
other_free (gpointer data)
{
  g_free (((Other *) data)->path);
  g_free (data);
}

static void
work_absorb (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  const Other *other = data;
  DaybeatFamilies changed;
  GError *error = NULL;
  gboolean done = daybeat_joining_absorb (db, other->path, other->copied, &changed, &error);

  return_changed (task, done, changed, error);
}

void
daybeat_store_absorb_async (DaybeatStore *self, const char *path, DaybeatSource copied, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  Other *other;

  g_return_if_fail (DAYBEAT_IS_STORE (self) && path != NULL);

  other = g_new0 (Other, 1);
  other->path = g_strdup (path);
  other->copied = copied;
  _daybeat_store_push_write (self, daybeat_store_absorb_async, work_absorb, other, other_free, cancellable, callback,
                             user_data);
}

gboolean
daybeat_store_absorb_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
work_forget_source (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  DaybeatFamilies changed;
  GError *error = NULL;
  gboolean done = daybeat_joining_forget (db, (DaybeatSource) GPOINTER_TO_INT (data), &changed, &error);

  return_changed (task, done, changed, error);
}

void
daybeat_store_forget_source_async (DaybeatStore *self, DaybeatSource source, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self));

  _daybeat_store_push_write (self, daybeat_store_forget_source_async, work_forget_source, GINT_TO_POINTER (source),
                             NULL, cancellable, callback, user_data);
}

gboolean
daybeat_store_forget_source_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
