/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-clock.h"
#include "daybeat-sync.h"
#include "daybeat-test-service.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

/* A service with one resource that fails as often as it is told to, and asks for patience. */
typedef struct
{
  guint failures; /* left */
  int code;       /* a DaybeatServiceError */
  gint64 patience; /* milliseconds that it asks for, or 0 */
  gint64 failed_at;
  gint64 waited; /* between the first failure and the next request, in microseconds */
} Mood;

static const DaybeatResource resources[] = { { "badges", "Badges", "profile", DAYBEAT_FAMILY_BADGES, 0, 0, 1 } };

static void
answer (DaybeatTestService *service, const DaybeatTestFetch *fetch, DaybeatBatch *batch, GError **error)
{
  Mood *mood = service->data;

  service->n_requests++;
  if (service->n_requests == 2)
    mood->waited = g_get_monotonic_time () - mood->failed_at;
  if (mood->failures > 0)
    {
      mood->failures--;
      if (mood->failed_at == 0)
        mood->failed_at = g_get_monotonic_time ();
      if (mood->patience != 0)
        service->quota.retry_at = daybeat_clock_now () + mood->patience;
      g_set_error_literal (error, DAYBEAT_SERVICE_ERROR, mood->code, "The service has a problem of its own.");
      return;
    }
  batch->complete = DAYBEAT_FAMILY_BADGES;
}

typedef struct
{
  char *folder;
  DaybeatStore *store;
  DaybeatTestService *service;
  Mood mood;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = daybeat_test_make_folder ();
  path = g_build_filename (fixture->folder, "history.db", NULL);
  fixture->store = daybeat_test_store_open (path, NULL);
  fixture->mood = (Mood) { .code = DAYBEAT_SERVICE_ERROR_SERVER };
  fixture->service = daybeat_test_service_new (resources, G_N_ELEMENTS (resources), answer, &fixture->mood);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  daybeat_test_store_close (fixture->store);
  g_object_unref (fixture->service);
  daybeat_test_remove_folder (fixture->folder);
}

static gboolean
run (Fixture *fixture, GError **error)
{
  g_autoptr (DaybeatSync) sync =
      daybeat_sync_new (DAYBEAT_SERVICE (fixture->service), fixture->store, DAYBEAT_DAY_NONE);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_sync_set_first_retry_delay (sync, 1);
  daybeat_sync_run_async (sync, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_sync_run_finish (sync, result, error);
}

static void
test_failure_repeated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->mood.failures = 3;
  g_assert_true (run (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->service->n_requests, ==, 4);
}

static void
test_failure_for_good (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->mood.failures = G_MAXUINT;
  g_assert_false (run (fixture, &error));
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_SERVER);
  g_assert_cmpuint (fixture->service->n_requests, ==, 4);
}

static void
test_refusal_not_repeated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->mood.failures = 1;
  fixture->mood.code = DAYBEAT_SERVICE_ERROR_REFUSED;
  g_assert_false (run (fixture, &error));
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_REFUSED);
  g_assert_cmpuint (fixture->service->n_requests, ==, 1);
}

/* A service that says when to come back is not asked before. */
static void
test_asked_for_patience (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->mood.failures = 1;
  fixture->mood.patience = 300;
  g_assert_true (run (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->service->n_requests, ==, 2);
  g_assert_cmpint (fixture->mood.waited, >=, 250 * 1000);
}

static gboolean
has_failed (gpointer data)
{
  return ((Mood *) data)->failed_at != 0;
}

static gboolean
is_answered (gpointer data)
{
  return ((DaybeatTestWait *) data)->result != NULL;
}

/* Who stops a sync does not wait for the next try of a request that failed. */
static void
test_stopped_while_resting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatSync) sync =
      daybeat_sync_new (DAYBEAT_SERVICE (fixture->service), fixture->store, DAYBEAT_DAY_NONE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DaybeatTestWait wait = { 0 };

  fixture->mood.failures = 1;
  fixture->mood.patience = 100 * 1000;
  daybeat_sync_run_async (sync, cancellable, daybeat_test_wait_callback, &wait);
  daybeat_test_wait_until (has_failed, &fixture->mood);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_cancellable_cancel (cancellable);
  daybeat_test_wait_until (is_answered, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_false (daybeat_sync_run_finish (sync, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (daybeat_sync_get_state (sync), ==, DAYBEAT_SYNC_CANCELLED);
  g_assert_cmpuint (fixture->service->n_requests, ==, 1);
}

/* One that says so of an hour is left alone until the next run. */
static void
test_too_much_patience (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->mood.failures = 1;
  fixture->mood.patience = 60 * 60 * 1000;
  g_assert_false (run (fixture, &error));
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_SERVER);
  g_assert_cmpuint (fixture->service->n_requests, ==, 1);
}

/* A refusal that is over in a moment ends no run, whoever runs it; where nobody says when, each wait is longer than the
   one before. */
static void
test_refused_for_a_moment (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->mood.failures = 7;
  fixture->mood.code = DAYBEAT_SERVICE_ERROR_RATE_LIMITED;
  g_assert_true (run (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->service->n_requests, ==, 8);
}

static void
test_refused_until_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->mood.failures = 1;
  fixture->mood.patience = 300;
  fixture->mood.code = DAYBEAT_SERVICE_ERROR_RATE_LIMITED;
  g_assert_true (run (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture->mood.waited, >=, 250 * 1000);
}

static void
test_refused_again_and_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->mood.failures = G_MAXUINT;
  fixture->mood.code = DAYBEAT_SERVICE_ERROR_RATE_LIMITED;
  g_assert_false (run (fixture, &error));
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_RATE_LIMITED);
  g_assert_cmpuint (fixture->service->n_requests, ==, 8);
}

/* One that is counted by the hour does. */
static void
test_refused_for_an_hour (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->mood.failures = 1;
  fixture->mood.code = DAYBEAT_SERVICE_ERROR_RATE_LIMITED;
  fixture->service->quota.reset_at = daybeat_clock_now () + 60 * 60 * 1000;
  g_assert_false (run (fixture, &error));
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_RATE_LIMITED);
  g_assert_cmpuint (fixture->service->n_requests, ==, 1);
}

/* What no request mends ends the run at once. */
static void
test_ends_everything (Fixture *fixture, gconstpointer data)
{
  static const DaybeatServiceError codes[] = { DAYBEAT_SERVICE_ERROR_NOT_LINKED, DAYBEAT_SERVICE_ERROR_DISABLED };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = NULL;

      fixture->mood.failures = G_MAXUINT;
      fixture->mood.code = (int) codes[i];
      g_assert_false (run (fixture, &error));
      g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) codes[i]);
      g_assert_cmpuint (fixture->service->n_requests, ==, i + 1);
    }
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/sync/retry/failure-repeated", test_failure_repeated);
  add ("/sync/retry/failure-for-good", test_failure_for_good);
  add ("/sync/retry/refusal-not-repeated", test_refusal_not_repeated);
  add ("/sync/retry/asked-for-patience", test_asked_for_patience);
  add ("/sync/retry/stopped-while-resting", test_stopped_while_resting);
  add ("/sync/retry/too-much-patience", test_too_much_patience);
  add ("/sync/retry/refused/for-a-moment", test_refused_for_a_moment);
  add ("/sync/retry/refused/until-told", test_refused_until_told);
  add ("/sync/retry/refused/again-and-again", test_refused_again_and_again);
  add ("/sync/retry/refused/for-an-hour", test_refused_for_an_hour);
  add ("/sync/retry/ends-everything", test_ends_everything);
  return g_test_run ();
}
