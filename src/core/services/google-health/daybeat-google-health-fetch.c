/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health-private.h"

#include <glib/gi18n-lib.h>

#include "daybeat-google-health-problem.h"

#define FINDING_REFUSED "was not given by the service"

static void ask (GTask *task);

/* Ends of questions */

static void
return_batch (GTask *task)
{
  DaybeatGoogleHealthFetch *fetch = g_task_get_task_data (task);

  /* What one answer would have said, and was not given, stays as it was known before. */
  if (fetch->batch->profile != NULL && fetch->refusal == NULL)
    fetch->batch->complete |= DAYBEAT_FAMILY_PROFILE;
  else if (fetch->batch->profile == NULL && g_str_equal (fetch->resource, "profile") && fetch->refusal != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&fetch->refusal));
      return;
    }
  g_task_return_pointer (task, daybeat_batch_ref (fetch->batch), (GDestroyNotify) daybeat_batch_unref);
}

/* Which exercises have a route is known once the last of them is. */
static void
add_routes (DaybeatGoogleHealthFetch *fetch)
{
  for (guint i = 0; i < fetch->batch->exercises->len; i++)
    {
      const DaybeatExercise *exercise = g_ptr_array_index (fetch->batch->exercises, i);

      if (exercise->has_route == TRUE && exercise->id != NULL)
        g_queue_push_tail (&fetch->questions,
                           _daybeat_google_health_question_new (DAYBEAT_GOOGLE_HEALTH_ASK_ROUTE, exercise->id));
    }
}

static void
question_over (GTask *task)
{
  DaybeatGoogleHealthFetch *fetch = g_task_get_task_data (task);
  DaybeatGoogleHealthQuestion *question = g_queue_pop_head (&fetch->questions);

  if (fetch->with_routes && question->kind == DAYBEAT_GOOGLE_HEALTH_ASK_POINTS)
    add_routes (fetch);
  _daybeat_google_health_question_free (question);
  g_clear_pointer (&fetch->page_token, g_free);
  g_hash_table_remove_all (fetch->tokens);
  if (g_queue_is_empty (&fetch->questions))
    return_batch (task);
  else
    ask (task);
}

/* Whether the rest is worth having without this answer. */
static gboolean
is_dispensable (const DaybeatGoogleHealthQuestion *question, const GError *error)
{
  if (error->domain != DAYBEAT_SERVICE_ERROR || !_daybeat_google_health_question_is_optional (question))
    return FALSE;
  if (question->kind == DAYBEAT_GOOGLE_HEALTH_ASK_USERINFO)
    return TRUE;
  switch ((DaybeatServiceError) error->code)
    {
    case DAYBEAT_SERVICE_ERROR_MALFORMED:
    case DAYBEAT_SERVICE_ERROR_TOO_LARGE:
    case DAYBEAT_SERVICE_ERROR_MISSING_SCOPE:
    case DAYBEAT_SERVICE_ERROR_FORBIDDEN:
    case DAYBEAT_SERVICE_ERROR_NOT_FOUND:
    case DAYBEAT_SERVICE_ERROR_REFUSED:
    case DAYBEAT_SERVICE_ERROR_UNSUPPORTED:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whoever may read anything may read whose it is. Where that is denied nothing is given, as happened to many at once:
   then every resource would be put aside, and nobody would be told how to mend it. Takes @error. */
static GError *
translate (const DaybeatGoogleHealthQuestion *question, GError *error)
{
  if (question->kind != DAYBEAT_GOOGLE_HEALTH_ASK_IDENTITY ||
      !g_error_matches (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_FORBIDDEN))
    return error;
  g_error_free (error);
  return daybeat_google_health_problem_new_denied ();
}

/* Takes @error. @answered says whether an answer came and could not be used: asking again for the same page gives the
   same. */
static void
question_failed (GTask *task, GError *error, gboolean answered)
{
  DaybeatGoogleHealthFetch *fetch = g_task_get_task_data (task);
  const DaybeatGoogleHealthQuestion *question = g_queue_peek_head (&fetch->questions);
  g_autofree char *path = NULL;

  error = translate (question, error);
  if (!is_dispensable (question, error))
    {
      if (!answered)
        _daybeat_google_health_pause (g_task_get_source_object (task), fetch, error);
      g_task_return_error (task, error);
      return;
    }
  path = question->kind == DAYBEAT_GOOGLE_HEALTH_ASK_ROUTE
             ? g_strdup_printf ("%s[%s]", _daybeat_google_health_question_get_name (question), question->detail)
             : g_strdup (_daybeat_google_health_question_get_name (question));
  daybeat_batch_add_finding (fetch->batch, path, FINDING_REFUSED, NULL);
  if (fetch->refusal == NULL)
    fetch->refusal = error;
  else
    g_error_free (error);
  question_over (task);
}

/* Answers: read on a thread of their own, a page of samples is megabytes */

typedef struct
{
  const DaybeatGoogleHealthQuestion *question; /* (borrowed): the fetch keeps it until this is over */
  DaybeatBatch *batch;                         /* (owned) */
  GBytes *body;                                /* (owned) */
} Reading;

static void
reading_free (Reading *reading)
{
  daybeat_batch_unref (reading->batch);
  g_bytes_unref (reading->body);
  g_free (reading);
}

static void
read_answer (GTask *job, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Reading *reading = task_data;
  char *next_page_token = NULL;
  GError *error = NULL;

  if (_daybeat_google_health_question_decode (reading->question, reading->body, reading->batch, &next_page_token,
                                              &error))
    g_task_return_pointer (job, next_page_token, g_free);
  else
    g_task_return_error (job, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DaybeatGoogleHealthFetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree char *next = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    question_failed (task, error, TRUE);
  else if (next == NULL)
    question_over (task);
  else if (g_hash_table_contains (fetch->tokens, next))
    g_task_return_new_error (task, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_MALFORMED,
                             _("The service gives the same page again and again. Try again later."));
  else
    {
      g_set_str (&fetch->page_token, next);
      g_hash_table_add (fetch->tokens, g_steal_pointer (&next));
      ask (task);
    }
}

static void
start_reading (GTask *task, GBytes *body)
{
  DaybeatGoogleHealthFetch *fetch = g_task_get_task_data (task);
  /* Without a source: the thread may be the last to let go of the job, and must not be that of the service. */
  g_autoptr (GTask) job = g_task_new (NULL, g_task_get_cancellable (task), on_read, g_object_ref (task));
  Reading *reading = g_new0 (Reading, 1);

  g_task_set_source_tag (job, start_reading);
  reading->question = g_queue_peek_head (&fetch->questions);
  reading->batch = daybeat_batch_ref (fetch->batch);
  reading->body = g_bytes_ref (body);
  g_task_set_task_data (job, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (job, read_answer);
}

/* Problems */

static void
prepare (DaybeatGoogleHealthFetch *fetch)
{
  g_clear_pointer (&fetch->batch, daybeat_batch_unref);
  fetch->batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  _daybeat_google_health_question_prepare (g_queue_peek_head (&fetch->questions), fetch->batch);
}

/* How long a page's token is good nobody says: one that is not taken any more is a reason to begin anew, once. Only the
   first question of a fetch has pages. */
static void
restart (GTask *task)
{
  DaybeatGoogleHealthFetch *fetch = g_task_get_task_data (task);

  if (fetch->restarted)
    {
      g_task_return_new_error (task, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_MALFORMED,
                               _("The service stops in the middle of a long answer. Try again later."));
      return;
    }
  fetch->restarted = TRUE;
  g_clear_pointer (&fetch->page_token, g_free);
  g_hash_table_remove_all (fetch->tokens);
  prepare (fetch);
  ask (task);
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DaybeatGoogleHealth *self = g_task_get_source_object (task);
  DaybeatGoogleHealthFetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DaybeatHttpAnswer) answer =
      daybeat_service_client_send_finish (DAYBEAT_SERVICE_CLIENT (source), result, &error);

  if (answer != NULL)
    {
      if (DAYBEAT_SERVICE_CLIENT (source) == self->client)
        daybeat_google_health_read_quota (answer->headers, answer->status, answer->body, &self->quota);
      if (SOUP_STATUS_IS_SUCCESSFUL (answer->status))
        {
          start_reading (task, answer->body);
          return;
        }
      if (fetch->page_token != NULL &&
          (answer->status == SOUP_STATUS_BAD_REQUEST || answer->status == SOUP_STATUS_GONE))
        {
          restart (task);
          return;
        }
      error = daybeat_google_health_problem_get_error (answer->status, answer->body);
    }
  question_failed (task, error, FALSE);
}

static void
ask (GTask *task)
{
  DaybeatGoogleHealth *self = g_task_get_source_object (task);
  DaybeatGoogleHealthFetch *fetch = g_task_get_task_data (task);
  const DaybeatGoogleHealthQuestion *question = g_queue_peek_head (&fetch->questions);
  g_autofree char *target = _daybeat_google_health_question_dup_target (question, fetch->page_token);
  g_autofree char *body = _daybeat_google_health_question_dup_body (question, fetch->page_token);
  DaybeatServiceClient *client =
      question->kind == DAYBEAT_GOOGLE_HEALTH_ASK_USERINFO ? self->userinfo : self->client;
  static const char *const json_headers[] = { "Content-Type", "application/json", NULL };
  static const char *const route_headers[] = { "Accept", "application/vnd.garmin.tcx+xml, application/xml, */*", NULL };
  const char *const *headers = question->kind == DAYBEAT_GOOGLE_HEALTH_ASK_ROUTE ? route_headers : NULL;

  daybeat_service_client_send_async (client, body != NULL ? SOUP_METHOD_POST : SOUP_METHOD_GET, target, body,
                                     body != NULL ? json_headers : headers, g_task_get_cancellable (task), on_answer,
                                     g_object_ref (task));
}

void
_daybeat_google_health_fetch (DaybeatGoogleHealth *self, const char *resource, DaybeatDay first, DaybeatDay last,
                              GPtrArray *questions, gboolean with_routes, GTask *task)
{
  g_autoptr (GTask) owned_task = task;
  g_autoptr (GPtrArray) owned_questions = questions;
  DaybeatGoogleHealthFetch *fetch = _daybeat_google_health_steal_paused (self, resource, first, last);

  if (fetch == NULL)
    {
      fetch = g_rc_box_new0 (DaybeatGoogleHealthFetch);
      fetch->resource = g_strdup (resource);
      fetch->first = first;
      fetch->last = last;
      fetch->with_routes = with_routes;
      fetch->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_queue_init (&fetch->questions);
      while (owned_questions->len > 0)
        g_queue_push_tail (&fetch->questions, g_ptr_array_steal_index (owned_questions, 0));
      prepare (fetch);
    }
  g_task_set_task_data (task, fetch, (GDestroyNotify) _daybeat_google_health_fetch_unref);
  ask (task);
}
