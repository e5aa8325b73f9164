/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sync"

#include "config.h"

#include "daybeat-sync-private.h"

#include <glib/gi18n-lib.h>

#include "daybeat-clock.h"
#include "daybeat-sync-failure-private.h"

/* Enough to hide the way to the service, few enough to be polite. */
#define MAX_IN_FLIGHT 2

#define FIRST_RETRY_DELAY 1000

enum
{
  PROP_0,
  PROP_STATE,
  PROP_DONE,
  PROP_TOTAL,
  PROP_DOING,
  PROP_RESUMES_AT,
  PROP_SECONDS_LEFT,
  PROP_MESSAGE,
  PROP_REQUESTS,
  PROP_PLAN,
  PROP_PLANNED_REQUESTS,
  PROP_PLANNED_SECONDS,
  N_PROPS
};

G_DEFINE_ENUM_TYPE (DaybeatSyncState, daybeat_sync_state,
                    G_DEFINE_ENUM_VALUE (DAYBEAT_SYNC_IDLE, "idle"),
                    G_DEFINE_ENUM_VALUE (DAYBEAT_SYNC_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (DAYBEAT_SYNC_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (DAYBEAT_SYNC_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (DAYBEAT_SYNC_OFFLINE, "offline"),
                    G_DEFINE_ENUM_VALUE (DAYBEAT_SYNC_SIGNED_OUT, "signed-out"),
                    G_DEFINE_ENUM_VALUE (DAYBEAT_SYNC_GONE, "gone"),
                    G_DEFINE_ENUM_VALUE (DAYBEAT_SYNC_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (DAYBEAT_SYNC_CANCELLED, "cancelled"))

G_DEFINE_FINAL_TYPE (DaybeatSync, daybeat_sync, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static int
seconds_left (DaybeatSync *self)
{
  gint64 elapsed = daybeat_clock_now () - self->started_at;

  if (self->done == 0 || self->total < self->done)
    return -1;
  return (int) (elapsed * (self->total - self->done) / self->done / 1000);
}

static void
daybeat_sync_finalize (GObject *object)
{
  DaybeatSync *self = DAYBEAT_SYNC (object);

  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_queue_clear_full (&self->queue, g_free);
  g_clear_object (&self->service);
  g_clear_object (&self->store);
  g_clear_object (&self->plan);
  g_clear_error (&self->failure);
  g_free (self->message);

  G_OBJECT_CLASS (daybeat_sync_parent_class)->finalize (object);
}

static void
daybeat_sync_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DaybeatSync *self = DAYBEAT_SYNC (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case PROP_DONE:
      g_value_set_uint (value, self->done);
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, self->total);
      break;
    case PROP_DOING:
      g_value_set_string (value, self->doing != NULL ? _ (self->doing) : NULL);
      break;
    case PROP_RESUMES_AT:
      g_value_set_int64 (value, self->resumes_at);
      break;
    case PROP_SECONDS_LEFT:
      g_value_set_int (value, seconds_left (self));
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_REQUESTS:
      g_value_set_uint (value, daybeat_service_get_request_count (self->service) - self->requests_before);
      break;
    case PROP_PLAN:
      g_value_set_object (value, self->plan);
      break;
    case PROP_PLANNED_REQUESTS:
      g_value_set_uint (value, self->planned_requests);
      break;
    case PROP_PLANNED_SECONDS:
      g_value_set_uint (value, daybeat_sync_plan_get_seconds (self->service, self->planned_requests));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
daybeat_sync_class_init (DaybeatSyncClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = daybeat_sync_finalize;
  object_class->get_property = daybeat_sync_get_property;

  properties[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, DAYBEAT_TYPE_SYNC_STATE, DAYBEAT_SYNC_IDLE, flags);
  properties[PROP_DONE] = g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_DOING] = g_param_spec_string ("doing", NULL, NULL, NULL, flags);
  properties[PROP_RESUMES_AT] = g_param_spec_int64 ("resumes-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SECONDS_LEFT] = g_param_spec_int ("seconds-left", NULL, NULL, -1, G_MAXINT, -1, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  properties[PROP_REQUESTS] = g_param_spec_uint ("requests", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_PLAN] = g_param_spec_object ("plan", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_PLANNED_REQUESTS] = g_param_spec_uint ("planned-requests", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_PLANNED_SECONDS] = g_param_spec_uint ("planned-seconds", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
daybeat_sync_init (DaybeatSync *self)
{
  g_queue_init (&self->queue);
  self->first_retry_delay = FIRST_RETRY_DELAY;
}

DaybeatSync *
daybeat_sync_new (DaybeatService *service, DaybeatStore *store, DaybeatDay member_since)
{
  DaybeatSync *self;

  g_return_val_if_fail (DAYBEAT_IS_SERVICE (service) && DAYBEAT_IS_STORE (store), NULL);

  self = g_object_new (DAYBEAT_TYPE_SYNC, NULL);
  self->service = g_object_ref (service);
  self->store = g_object_ref (store);
  self->member_since = member_since;
  return self;
}

DaybeatSyncState
daybeat_sync_get_state (DaybeatSync *self)
{
  g_return_val_if_fail (DAYBEAT_IS_SYNC (self), DAYBEAT_SYNC_IDLE);

  return self->state;
}

GListModel *
daybeat_sync_dup_plan (DaybeatSync *self)
{
  g_return_val_if_fail (DAYBEAT_IS_SYNC (self), NULL);

  return self->plan != NULL ? g_object_ref (self->plan) : NULL;
}

void
daybeat_sync_set_wait_for_limits (DaybeatSync *self, gboolean wait)
{
  g_return_if_fail (DAYBEAT_IS_SYNC (self));

  self->wait_for_limits = wait;
}

void
daybeat_sync_set_first_retry_delay (DaybeatSync *self, guint milliseconds)
{
  g_return_if_fail (DAYBEAT_IS_SYNC (self));

  self->first_retry_delay = milliseconds;
}

/* Telling */

static void
set_state (DaybeatSync *self, DaybeatSyncState state, gint64 resumes_at)
{
  if (self->state == state && self->resumes_at == resumes_at)
    return;
  self->state = state;
  self->resumes_at = resumes_at;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESUMES_AT]);
}

void
_daybeat_sync_set_progress (DaybeatSync *self, guint done, guint total)
{
  self->done = done;
  self->total = total;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECONDS_LEFT]);
}

void
_daybeat_sync_set_message (DaybeatSync *self, const char *message)
{
  if (g_set_str (&self->message, message))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

void
_daybeat_sync_set_plan (DaybeatSync *self, GArray *steps)
{
  g_clear_object (&self->plan);
  self->plan = daybeat_sync_plan_make_list (self->service, steps);
  self->planned_requests = daybeat_sync_plan_count_requests (steps);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLANNED_REQUESTS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLANNED_SECONDS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAN]);
}

/* Ending */

static void
finish (DaybeatSync *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  set_state (self, self->failure != NULL ? _daybeat_sync_failure_get_state (self->failure) : DAYBEAT_SYNC_DONE, 0);
  if (self->failure != NULL)
    g_task_return_error (task, g_error_copy (self->failure));
  else
    g_task_return_boolean (task, TRUE);
}

void
_daybeat_sync_note_failure (DaybeatSync *self, GError *error, gboolean stop)
{
  _daybeat_sync_set_message (self, error->message);
  self->stopped |= stop;
  if (self->failure == NULL || (stop && !g_error_matches (self->failure, error->domain, error->code)))
    {
      g_clear_error (&self->failure);
      self->failure = error;
    }
  else
    g_error_free (error);
}

/* Limits */

static gboolean
on_limit_over (gpointer data)
{
  g_autoptr (DaybeatSync) self = g_object_ref (data);

  self->timer_id = 0;
  set_state (self, DAYBEAT_SYNC_RUNNING, 0);
  _daybeat_sync_go_on (self);
  return G_SOURCE_REMOVE;
}

/* Whether the run has to pause or end for a limit. */
static gboolean
hold_for_limit (DaybeatSync *self)
{
  gint64 now = daybeat_clock_now ();
  DaybeatQuota quota;
  gint64 until;

  daybeat_service_get_quota (self->service, &quota);
  until = _daybeat_sync_limit_get_end (&self->limit, &quota, self->in_flight, now);
  if (until == 0)
    return FALSE;
  if (self->in_flight > 0)
    return TRUE; /* what comes back may know better */
  if (!self->wait_for_limits && until > self->limit.brief_until)
    {
      _daybeat_sync_note_failure (self,
                    g_error_new_literal (DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_RATE_LIMITED,
                                         _("The service allows no more requests for now. What is missing is fetched "
                                           "next time.")),
                    TRUE);
      _daybeat_sync_go_on (self);
      return TRUE;
    }
  /* Who hears of the wait may end it at once, so the timer is there first. */
  self->timer_id = g_timeout_add ((guint) CLAMP (until - now, 1, G_MAXINT), on_limit_over, self);
  set_state (self, DAYBEAT_SYNC_WAITING, until);
  return TRUE;
}

/* What to do next */

void
_daybeat_sync_go_on (DaybeatSync *self)
{
  if (self->task == NULL || self->timer_id != 0)
    return;
  if (g_cancellable_is_cancelled (g_task_get_cancellable (self->task)) && !self->stopped)
    _daybeat_sync_note_failure (
        self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The sync was stopped.")), TRUE);
  if (self->stopped)
    _daybeat_sync_drop_resting (self);

  while (!self->stopped && self->in_flight < MAX_IN_FLIGHT && !g_queue_is_empty (&self->queue))
    {
      if (hold_for_limit (self))
        return;
      _daybeat_sync_send_next (self);
    }
  if (self->in_flight > 0)
    return;
  if (!self->stopped && !_daybeat_sync_is_everything_planned (self))
    _daybeat_sync_plan_backfill (self);
  else
    finish (self);
}

/* Beginning */

static void
on_checkpoints (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatSync) self = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) checkpoints = daybeat_store_load_checkpoints_finish (DAYBEAT_STORE (source), result, &error);
  g_autoptr (GArray) steps = NULL;

  if (checkpoints == NULL)
    _daybeat_sync_note_failure (self, error, TRUE);
  else
    {
      steps = daybeat_sync_plan_first_steps (checkpoints, self->service, self->today);
      _daybeat_sync_enqueue (self, steps);
    }
  _daybeat_sync_go_on (self);
}

static void
on_cancelled (GCancellable *cancellable, DaybeatSync *self)
{
  g_autoptr (DaybeatSync) alive = g_object_ref (self);

  /* What is out comes back by itself; nothing else would end a wait for a limit or for the next try. */
  if (self->timer_id == 0 && g_queue_is_empty (&self->resting))
    return;
  g_clear_handle_id (&self->timer_id, g_source_remove);
  _daybeat_sync_go_on (self);
}

void
daybeat_sync_run_async (DaybeatSync *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_SYNC (self) && self->state == DAYBEAT_SYNC_IDLE);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, daybeat_sync_run_async);
  g_task_set_check_cancellable (self->task, FALSE);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancelled), self, G_CONNECT_DEFAULT);
  self->today = self->oldest_found = daybeat_day_today ();
  self->started_at = daybeat_clock_now ();
  self->requests_before = daybeat_service_get_request_count (self->service);
  set_state (self, DAYBEAT_SYNC_RUNNING, 0);
  daybeat_store_load_checkpoints_async (self->store, NULL, on_checkpoints, g_object_ref (self));
}

gboolean
daybeat_sync_run_finish (DaybeatSync *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
