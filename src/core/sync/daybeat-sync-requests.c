/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sync"

#include "config.h"

#include "daybeat-sync-private.h"

#include "daybeat-clock.h"
#include "daybeat-sync-backoff.h"
#include "daybeat-sync-failure-private.h"

/* What a failing service may ask for before this run goes on without it. */
#define LONGEST_RETRY_DELAY (2 * 60 * 1000)

/* How often a run that does not wait for limits takes a refusal that is over in a moment: with the delay doubled each
   time, this outlasts a limit that is counted by the minute. */
#define MAX_BRIEF_REFUSALS 8

/* No tracker is older: a date before it is a mistake that must not make the search endless. */
#define FIRST_TRACKER_YEAR 2008

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
  guint done = self->done + request->step.expected_requests;

  g_free (request);
  self->in_flight--;
  _daybeat_sync_set_progress (self, done, self->total);
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

void
_daybeat_sync_note_found (DaybeatSync *self, DaybeatDay day)
{
  static DaybeatDay first_tracker;

  if (first_tracker == DAYBEAT_DAY_NONE)
    first_tracker = daybeat_day_from_ymd (FIRST_TRACKER_YEAR, 1, 1);
  if (day != DAYBEAT_DAY_NONE)
    self->oldest_found = MIN (self->oldest_found, MAX (day, first_tracker));
}

static DaybeatDay
start_day (const DaybeatExercise *exercise)
{
  return daybeat_instant_get_day (exercise->start);
}

static DaybeatDay
reading_day (const DaybeatReading *reading)
{
  return daybeat_instant_is_absent (reading->time) ? DAYBEAT_DAY_NONE : daybeat_instant_get_day (reading->time);
}

static void
learn (DaybeatSync *self, DaybeatBatch *batch)
{
  if (batch->profile != NULL && self->member_since == DAYBEAT_DAY_NONE)
    self->member_since = batch->profile->member_since;
  for (guint i = 0; i < batch->sleeps->len; i++)
    _daybeat_sync_note_found (self, ((DaybeatSleep *) g_ptr_array_index (batch->sleeps, i))->day);
  for (guint i = 0; i < batch->exercises->len; i++)
    _daybeat_sync_note_found (self, start_day (g_ptr_array_index (batch->exercises, i)));
  for (guint i = 0; i < batch->dailies->len; i++)
    _daybeat_sync_note_found (self, g_array_index (batch->dailies, DaybeatDaily, i).day);
  for (guint i = 0; i < batch->series->len; i++)
    _daybeat_sync_note_found (self, ((DaybeatSeries *) g_ptr_array_index (batch->series, i))->day);
  /* Whoever wrote down a weight before there was an account had no tracker yet. */
  for (guint i = 0; self->member_since == DAYBEAT_DAY_NONE && i < batch->readings->len; i++)
    _daybeat_sync_note_found (self, reading_day (g_ptr_array_index (batch->readings, i)));
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

/* Who was refused for asking too often waits: as long as the service counts or asks for, else longer each time. A run
   that does not wait for limits still takes what is over in a moment. */
static gboolean
wait_for_refusal (DaybeatSyncRequest *request)
{
  DaybeatSync *self = request->sync;
  gint64 now = daybeat_clock_now ();
  gint64 until;
  gboolean brief;
  DaybeatQuota quota;

  daybeat_service_get_quota (self->service, &quota);
  until = now + daybeat_sync_backoff (request->tries, self->first_retry_delay);
  until = quota.reset_at > now ? quota.reset_at : MAX (quota.retry_at, until);
  brief = quota.reset_at <= now && until - now <= LONGEST_RETRY_DELAY && request->tries < MAX_BRIEF_REFUSALS;
  if (!self->wait_for_limits && !brief)
    return FALSE;
  _daybeat_sync_limit_note_refusal (&self->limit, until, brief);
  put_back (request);
  return TRUE;
}

/* What else was to be asked of a resource that was put aside. */
static void
drop_queued (DaybeatSync *self, const DaybeatResource *resource)
{
  guint done = self->done;

  for (GList *link = self->queue.head, *next; link != NULL; link = next)
    {
      DaybeatSyncRequest *request = link->data;

      next = link->next;
      if (request->step.resource != resource)
        continue;
      done += request->step.expected_requests;
      g_queue_delete_link (&self->queue, link);
      g_free (request);
    }
  _daybeat_sync_set_progress (self, done, self->total);
}

/* Takes @error. */
static void
handle_error (DaybeatSyncRequest *request, GError *owned_error)
{
  g_autoptr (GError) error = owned_error;
  DaybeatSync *self = request->sync;
  const char *mark = _daybeat_sync_failure_get_mark (error);
  gboolean stop = _daybeat_sync_failure_ends_everything (error);
  gboolean refused = g_error_matches (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_RATE_LIMITED);

  _daybeat_sync_set_message (self, error->message);
  if (mark != NULL)
    {
      drop_queued (self, request->step.resource);
      write_answer (request, NULL, mark);
    }
  else if (!(refused ? wait_for_refusal (request) : try_again (request, error)))
    {
      _daybeat_sync_note_failure (self, g_steal_pointer (&error), refused || stop);
      request_over (request);
    }
}

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DaybeatSyncRequest *request = user_data;
  GError *error = NULL;
  g_autoptr (DaybeatBatch) batch = daybeat_service_fetch_finish (DAYBEAT_SERVICE (source), result, &error);

  g_object_notify (G_OBJECT (request->sync), "requests");
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
  self->limit.sent_in_period++;
  self->doing = request->step.resource->title;
  g_object_notify (G_OBJECT (self), "doing");
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
  _daybeat_sync_set_progress (self, self->done, self->total + daybeat_sync_plan_count_requests (steps));
}
