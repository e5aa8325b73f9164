/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health-private.h"

/* How many fetches wait for being asked for again, and for how long a page's token may be good for that. */
#define MAX_PAUSED 2
#define MAX_PAUSE_US (10 * 60 * G_USEC_PER_SEC)

static void
fetch_clear (gpointer data)
{
  DaybeatGoogleHealthFetch *fetch = data;

  g_free (fetch->resource);
  g_queue_clear_full (&fetch->questions, (GDestroyNotify) _daybeat_google_health_question_free);
  daybeat_batch_unref (fetch->batch);
  g_free (fetch->page_token);
  g_hash_table_unref (fetch->tokens);
  g_clear_error (&fetch->refusal);
}

void
_daybeat_google_health_fetch_unref (DaybeatGoogleHealthFetch *fetch)
{
  g_rc_box_release_full (fetch, fetch_clear);
}

void
_daybeat_google_health_pause (DaybeatGoogleHealth *self, DaybeatGoogleHealthFetch *fetch, const GError *error)
{
  const DaybeatGoogleHealthQuestion *question = g_queue_peek_head (&fetch->questions);
  gboolean begun = fetch->page_token != NULL || question->kind == DAYBEAT_GOOGLE_HEALTH_ASK_ROUTE;

  if (!begun || error->domain != DAYBEAT_SERVICE_ERROR)
    return;
  switch ((DaybeatServiceError) error->code)
    {
    case DAYBEAT_SERVICE_ERROR_RATE_LIMITED:
    case DAYBEAT_SERVICE_ERROR_SERVER:
    case DAYBEAT_SERVICE_ERROR_TIMED_OUT:
    case DAYBEAT_SERVICE_ERROR_OFFLINE:
    case DAYBEAT_SERVICE_ERROR_MALFORMED:
      fetch->paused_at = g_get_monotonic_time ();
      g_queue_push_head (&self->paused, g_rc_box_acquire (fetch));
      break;
    default:
      break;
    }
  while (g_queue_get_length (&self->paused) > MAX_PAUSED)
    _daybeat_google_health_fetch_unref (g_queue_pop_tail (&self->paused));
}

DaybeatGoogleHealthFetch *
_daybeat_google_health_steal_paused (DaybeatGoogleHealth *self, const char *resource, DaybeatDay first,
                                     DaybeatDay last)
{
  gint64 now = g_get_monotonic_time ();

  for (GList *link = self->paused.head, *next; link != NULL; link = next)
    {
      DaybeatGoogleHealthFetch *fetch = link->data;

      next = link->next;
      if (now - fetch->paused_at > MAX_PAUSE_US)
        {
          g_queue_delete_link (&self->paused, link);
          _daybeat_google_health_fetch_unref (fetch);
        }
      else if (g_str_equal (fetch->resource, resource) && fetch->first == first && fetch->last == last)
        {
          g_queue_delete_link (&self->paused, link);
          return fetch;
        }
    }
  return NULL;
}
