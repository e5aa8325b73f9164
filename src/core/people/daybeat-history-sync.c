/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-people"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "daybeat-clock.h"
#include "daybeat-history-private.h"
#include "daybeat-picture-fetch.h"

/*
 * A sync of the whole history: the service's data, then what the person's key file says of it, then what is joined to
 * it, then the pictures.
 */

/* How a sync ended, on the way to who waits for it. */
typedef struct
{
  DaybeatHistory *history; /* (owned) */
  GError *failure;         /* (owned) (nullable) */
  gboolean wait_for_limits;
} Outcome;

static void
outcome_free (Outcome *outcome)
{
  g_object_unref (outcome->history);
  g_clear_error (&outcome->failure);
  g_free (outcome);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Outcome, outcome_free)

static void
stop_listening (GTask *task)
{
  gulong handler_id = (gulong) GPOINTER_TO_SIZE (g_task_get_task_data (task));

  if (handler_id != 0)
    g_signal_handler_disconnect (g_task_get_cancellable (task), handler_id);
}

/* Everyone who asked for a sync while one ran gets its outcome. */
static void
answer_all (DaybeatHistory *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  _daybeat_history_set_sync (self, self->sync, FALSE);
  for (guint i = 0; i < waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (waiting, i);

      stop_listening (task);
      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
    }
  _daybeat_history_close_if_idle (self);
}

static void
on_pictures_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatHistory) self = user_data;

  /* Pictures are an ornament: without them the next sync tries again. */
  daybeat_picture_fetch_finish (result, NULL);
}

static void
take_over_profile (DaybeatPerson *person, const DaybeatProfile *profile)
{
  g_autofree char *user_id = NULL;
  gboolean named = FALSE;

  g_object_get (person, "user-id", &user_id, "named", &named, NULL);
  if (profile->display_name != NULL && !named)
    g_object_set (person, "name", profile->display_name, NULL);
  /* Not every server sends the person's id with the token. What is joined to this history has another one. */
  if (profile->id != NULL && user_id == NULL && profile->source == daybeat_person_get_source (person))
    g_object_set (person, "user-id", profile->id, NULL);
}

static gboolean
somebody_waits (DaybeatHistory *self)
{
  for (guint i = 0; i < self->waiting->len; i++)
    {
      if (!g_cancellable_is_cancelled (g_task_get_cancellable (g_ptr_array_index (self->waiting, i))))
        return TRUE;
    }
  return FALSE;
}

static void start (DaybeatHistory *self, gboolean wait_for_limits);

/* Whoever waits goes on waiting, for the sync that asks with what is granted now. */
static gboolean
begin_again (DaybeatHistory *self, gboolean wait_for_limits)
{
  gboolean again = self->again && self->closing == NULL && somebody_waits (self);

  self->again = FALSE;
  if (!again)
    return FALSE;
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  start (self, wait_for_limits);
  return TRUE;
}

/* @outcome: (transfer full) */
static void
end_sync (Outcome *outcome)
{
  g_autoptr (Outcome) owned = outcome;
  DaybeatHistory *self = owned->history;

  if (begin_again (self, owned->wait_for_limits))
    return;
  answer_all (self, owned->failure);
  if (!g_cancellable_is_cancelled (self->cancellable))
    daybeat_picture_fetch_async (self->store, self->cancellable, on_pictures_fetched, g_object_ref (self));
}

static void
on_joined_synced (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  _daybeat_history_sync_joined_finish (DAYBEAT_HISTORY (source), result,
                                       outcome->failure == NULL ? &outcome->failure : NULL);
  end_sync (outcome);
}

/* @outcome: (transfer full) */
static void
sync_joined (Outcome *outcome)
{
  DaybeatHistory *self = outcome->history;

  if (_daybeat_history_has_joined (self))
    _daybeat_history_sync_joined_async (self, outcome->wait_for_limits, self->cancellable, on_joined_synced, outcome);
  else
    end_sync (outcome);
}

static void
on_profile_known (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Outcome) outcome = user_data;
  DaybeatHistory *self = outcome->history;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) profiles = daybeat_store_load_family_finish (DAYBEAT_STORE (source), result, &error);

  if (profiles != NULL && profiles->len > 0)
    take_over_profile (self->person, g_ptr_array_index (profiles, 0));
  if (outcome->failure == NULL)
    g_object_set (self->person, "last-sync", daybeat_clock_now (), NULL);
  if (error == NULL)
    daybeat_person_save (self->person, &error);
  if (outcome->failure == NULL)
    outcome->failure = g_steal_pointer (&error);
  sync_joined (g_steal_pointer (&outcome));
}

/* Who they are is worth knowing also where another part of the sync failed. */
static void
on_synced (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;
  DaybeatHistory *self = outcome->history;

  daybeat_sync_run_finish (DAYBEAT_SYNC (source), result, &outcome->failure);
  _daybeat_history_note_outcome (self, daybeat_sync_get_state (DAYBEAT_SYNC (source)));
  daybeat_store_load_family_async (self->store, DAYBEAT_FAMILY_PROFILE, NULL, on_profile_known, outcome);
}

static void
start (DaybeatHistory *self, gboolean wait_for_limits)
{
  g_autoptr (DaybeatSync) sync = NULL;
  Outcome *outcome = g_new0 (Outcome, 1);

  outcome->history = g_object_ref (self);
  outcome->wait_for_limits = wait_for_limits;
  if (self->service == NULL)
    {
      _daybeat_history_set_sync (self, self->sync, TRUE);
      sync_joined (outcome);
      return;
    }
  sync = daybeat_sync_new (self->service, self->store, DAYBEAT_DAY_NONE);
  daybeat_sync_set_wait_for_limits (sync, wait_for_limits);
  _daybeat_history_set_sync (self, sync, TRUE);
  daybeat_sync_run_async (sync, self->cancellable, on_synced, outcome);
}

static void
on_cancelled (GCancellable *cancellable, DaybeatHistory *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
join (DaybeatHistory *self, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  gulong handler_id = 0;

  if (cancellable != NULL)
    handler_id = g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancelled), self,
                                          G_CONNECT_DEFAULT);
  g_task_set_task_data (task, GSIZE_TO_POINTER (handler_id), NULL);
  g_ptr_array_add (self->waiting, g_object_ref (task));
}

void
daybeat_history_sync_async (DaybeatHistory *self, gboolean wait_for_limits, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DAYBEAT_IS_HISTORY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_history_sync_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  g_task_set_check_cancellable (task, FALSE);
  if (self->service == NULL && !_daybeat_history_has_joined (self))
    {
      g_task_return_new_error (task, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN,
                               _("Sign in first, then there is something to fetch."));
      return;
    }

  if (g_cancellable_is_cancelled (self->cancellable) && !self->syncing)
    {
      g_object_unref (self->cancellable);
      self->cancellable = g_cancellable_new ();
    }
  join (self, task);
  if (!self->syncing)
    start (self, wait_for_limits);
}

gboolean
daybeat_history_sync_finish (DaybeatHistory *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
