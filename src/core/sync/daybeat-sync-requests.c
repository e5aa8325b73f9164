/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sync"

#include "config.h"

#include "daybeat-sync-private.h"

#include "daybeat-clock.h"
#include "daybeat-sync-backoff.h"
#include "daybeat-sync-failure-private.h"

/* What a failing service may ask for before this run goes on without it. */
#define LONGEST_RETRY_DELAY (2 * 60 * 1000)

/* One step on its way. */
typedef struct
{
  DaybeatSync *sync; /* (owned) while it is out */
  DaybeatSyncStep step;
  guint tries;
  guint retry_id; /* while it rests */
} DaybeatSyncRequest;

static void
request_over (DaybeatSyncRequest *request)
{
  g_autoptr (DaybeatSync) self = request->sync;

  g_free (request);
  self->in_flight--;
  _daybeat_sync_set_progress (self, self->done + 1, self->total);
  _daybeat_sync_go_on (self);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DaybeatSyncRequest *request = user_data;
  GError *error = NULL;

  /* A disk that is full stays full: no further request would help. */
  if (!daybeat_store_apply_finish (DAYBEAT_STORE (source), result, &error))
    _daybeat_sync_note_failure (request->sync, error, TRUE);
  request_over (request);
}

static void
write_answer (DaybeatSyncRequest *request, DaybeatBatch *batch, const char *mark)
{
  DaybeatSync *self = request->sync;
  const DaybeatSyncStep *step = &request->step;
  g_autoptr (DaybeatCheckpoint) checkpoint =
      daybeat_checkpoint_new (daybeat_service_get_source (self->service), step->resource->id, step->first, step->last,
                              daybeat_clock_now ());

  checkpoint->marked = g_strdup (mark);
  daybeat_store_apply_async (self->store, batch, checkpoint, NULL, on_written, request);
}

static void
learn (DaybeatSync *self, DaybeatBatch *batch)
{
  if (batch->profile != NULL && self->member_since == DAYBEAT_DAY_NONE)
    self->member_since = batch->profile->member_since;
  for (guint i = 0; i < batch->sleeps->len; i++)
    self->oldest_found = MIN (self->oldest_found, ((DaybeatSleep *) g_ptr_array_index (batch->sleeps, i))->day);
}

static void
put_back (DaybeatSyncRequest *request)
{
  DaybeatSync *self = request->sync;

  g_queue_push_head (&self->queue, request);
  self->in_flight--;
  request->sync = NULL;
  _daybeat_sync_go_on (self);
  g_object_unref (self);
}

static gboolean
on_retry (gpointer data)
{
  DaybeatSyncRequest *request = data;

  g_queue_remove (&request->sync->resting, request);
  put_back (request);
  return G_SOURCE_REMOVE;
}

void
_daybeat_sync_drop_resting (DaybeatSync *self)
{
  DaybeatSyncRequest *request;

  while ((request = g_queue_pop_head (&self->resting)) != NULL)
    {
      g_source_remove (request->retry_id);
      g_object_unref (request->sync);
      g_free (request);
      self->in_flight--;
    }
}

/* How long to wait before the next try: as a failing service asks, else longer each time; −1 for not in this run. */
static gint64
next_delay (DaybeatSyncRequest *request)
{
  DaybeatSync *self = request->sync;
  gint64 delay = daybeat_sync_backoff (request->tries, self->first_retry_delay);
  DaybeatQuota quota;
  gint64 asked;

  daybeat_service_get_quota (self->service, &quota);
  asked = quota.retry_at != 0 ? quota.retry_at - daybeat_clock_now () : 0;
  return asked > LONGEST_RETRY_DELAY ? -1 : MAX (delay, asked);
}

static gboolean
try_again (DaybeatSyncRequest *request, const GError *error)
{
  gint64 delay;

  if (!_daybeat_sync_failure_is_passing (error) || request->tries >= DAYBEAT_SYNC_MAX_TRIES || request->sync->stopped)
    return FALSE;
  delay = next_delay (request);
  if (delay < 0)
    return FALSE;
  request->retry_id = g_timeout_add ((guint) delay, on_retry, request);
  g_queue_push_tail (&request->sync->resting, request);
  return TRUE;
}

/* Takes @error. */
static void
handle_error (DaybeatSyncRequest *request, GError *error)
{
  DaybeatSync *self = request->sync;
  const char *mark = _daybeat_sync_failure_get_mark (error);
  DaybeatQuota quota;

  if (mark != NULL)
    {
      _daybeat_sync_set_message (self, error->message);
      g_error_free (error);
      write_answer (request, NULL, mark);
    }
  else if (g_error_matches (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_RATE_LIMITED) && self->wait_for_limits)
    {
      daybeat_service_get_quota (self->service, &quota);
      _daybeat_sync_limit_note_refusal (&self->limit, &quota);
      _daybeat_sync_set_message (self, error->message);
      g_error_free (error);
      put_back (request);
    }
  else if (try_again (request, error))
    {
      _daybeat_sync_set_message (self, error->message);
      g_error_free (error);
    }
  else
    {
      _daybeat_sync_note_failure (self, error,
                    _daybeat_sync_failure_ends_everything (error) || error->code == DAYBEAT_SERVICE_ERROR_RATE_LIMITED);
      request_over (request);
    }
}

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DaybeatSyncRequest *request = user_data;
  GError *error = NULL;
  g_autoptr (DaybeatBatch) batch = daybeat_service_fetch_finish (DAYBEAT_SERVICE (source), result, &error);

  if (batch == NULL)
    {
      handle_error (request, error);
      return;
    }
  learn (request->sync, batch);
  write_answer (request, batch, NULL);
}

void
_daybeat_sync_send_next (DaybeatSync *self)
{
  DaybeatSyncRequest *request = g_queue_pop_head (&self->queue);

  request->sync = g_object_ref (self);
  request->tries++;
  self->in_flight++;
  self->requests++;
  self->limit.sent_in_period++;
  self->doing = request->step.resource->title;
  g_object_notify (G_OBJECT (self), "doing");
  g_object_notify (G_OBJECT (self), "requests");
  daybeat_service_fetch_async (self->service, request->step.resource->id, request->step.first, request->step.last,
                               g_task_get_cancellable (self->task), on_fetched, request);
}

void
_daybeat_sync_enqueue (DaybeatSync *self, GArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      DaybeatSyncRequest *request = g_new0 (DaybeatSyncRequest, 1);

      request->step = g_array_index (steps, DaybeatSyncStep, i);
      g_queue_push_tail (&self->queue, request);
    }
  _daybeat_sync_set_progress (self, self->done, self->total + steps->len);
}
