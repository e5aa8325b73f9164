/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-people"

#include "config.h"

#include "daybeat-absorption-private.h"

#include "daybeat-store-error.h"

static void
on_absorbed_anew (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (daybeat_store_absorb_finish (DAYBEAT_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Most of the time nothing is new, and then nothing is done. What is new needs room: what is here of that service is a
   copy of the same history and no more than that. */
static void
on_absorbed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DaybeatPerson *person = g_task_get_task_data (task);
  g_autofree char *path = daybeat_person_dup_history_path (person);
  GError *error = NULL;

  if (daybeat_store_absorb_finish (DAYBEAT_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_CONFLICT))
    {
      g_error_free (error);
      daybeat_store_absorb_anew_async (DAYBEAT_STORE (source), path, daybeat_person_get_source (person),
                                       g_task_get_cancellable (task), on_absorbed_anew, g_object_ref (task));
    }
  else
    g_task_return_error (task, error);
}

void
_daybeat_absorb_async (DaybeatStore *store, DaybeatPerson *person, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  g_autofree char *path = daybeat_person_dup_history_path (person);

  g_task_set_source_tag (task, _daybeat_absorb_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_object_ref (person), g_object_unref);
  daybeat_store_absorb_async (store, path, cancellable, on_absorbed, task);
}

gboolean
_daybeat_absorb_finish (DaybeatStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
