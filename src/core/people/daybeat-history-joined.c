/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-people"

#include "config.h"

#include "daybeat-absorption-private.h"
#include "daybeat-connection.h"
#include "daybeat-history-private.h"

/*
 * A sync of those whose histories are joined to this one: each is opened, synced into its own folder and closed, and
 * what it has then is taken in. One after the other; what goes wrong with one is shown where that person is, and keeps
 * neither the others nor this history from going on.
 */
typedef struct
{
  GPtrArray *people; /* (owned) (element-type DaybeatPerson): who is still to come, the next one last */
  gboolean wait_for_limits;
  DaybeatPerson *person;   /* (owned) (nullable): whose turn it is */
  DaybeatHistory *history; /* (owned) (nullable): theirs, while it is open */
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_ptr_array_unref (run->people);
  g_clear_object (&run->person);
  g_clear_object (&run->history);
  g_free (run);
}

static gboolean
can_sync (DaybeatPerson *person)
{
  gboolean gone;

  g_object_get (person, "service-gone", &gone, NULL);
  return !gone && daybeat_person_get_signed_in (person) &&
         daybeat_connection_has_service (daybeat_person_get_source (person));
}

static GPtrArray *
list_people (DaybeatHistory *self)
{
  g_autoptr (GPtrArray) joined = daybeat_person_list_joined (self->person);
  GPtrArray *people = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = joined->len; i > 0; i--)
    {
      if (can_sync (g_ptr_array_index (joined, i - 1)))
        g_ptr_array_add (people, g_object_ref (g_ptr_array_index (joined, i - 1)));
    }
  return people;
}

gboolean
_daybeat_history_has_joined (DaybeatHistory *self)
{
  g_autoptr (GPtrArray) people = list_people (self);

  return people->len > 0;
}

static void go_on (GTask *task);

static void
on_absorbed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (daybeat_store_absorb_finish (DAYBEAT_STORE (source), result, &error))
    go_on (task);
  else
    g_task_return_error (task, error);
}

/* They may have been separated while the service answered. */
static gboolean
is_joined (DaybeatHistory *self, DaybeatPerson *person)
{
  g_autofree char *joined_to = NULL;

  g_object_get (person, "joined-to", &joined_to, NULL);
  return g_strcmp0 (joined_to, daybeat_person_get_id (self->person)) == 0;
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DaybeatHistory *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  daybeat_history_close_finish (DAYBEAT_HISTORY (source), result, NULL);
  g_clear_object (&run->history);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (!is_joined (self, run->person))
    go_on (task);
  else
    _daybeat_absorb_async (self->store, run->person, g_task_get_cancellable (task), on_absorbed,
                           g_object_ref (task));
}

/* Also what a sync brought that came to a bad end is worth taking in. */
static void
on_synced (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = g_task_get_task_data (user_data);
  g_autoptr (GError) error = NULL;

  if (!daybeat_history_sync_finish (DAYBEAT_HISTORY (source), result, &error))
    g_message ("A history that is joined to this one could not be brought up to date: %s", error->message);
  daybeat_history_close_async (run->history, on_closed, user_data);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  run->history = daybeat_history_open_finish (result, &error);
  if (run->history != NULL)
    {
      daybeat_history_sync_async (run->history, run->wait_for_limits, g_task_get_cancellable (task), on_synced,
                                  g_object_ref (task));
      return;
    }
  g_message ("A history that is joined to this one could not be opened: %s", error->message);
  go_on (task);
}

static void
go_on (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  g_clear_object (&run->person);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (run->people->len == 0)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  run->person = g_ptr_array_steal_index (run->people, run->people->len - 1);
  daybeat_history_open_async (run->person, g_task_get_cancellable (task), on_opened, g_object_ref (task));
}

void
_daybeat_history_sync_joined_async (DaybeatHistory *self, gboolean wait_for_limits, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  g_task_set_source_tag (task, _daybeat_history_sync_joined_async);
  run->people = list_people (self);
  run->wait_for_limits = wait_for_limits;
  g_task_set_task_data (task, run, run_free);
  go_on (task);
}

gboolean
_daybeat_history_sync_joined_finish (DaybeatHistory *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
