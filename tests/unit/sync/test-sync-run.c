/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-sync.h"
#include "daybeat-test-service.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

/* Whole runs against a service of several resources whose windows differ in length. */

static const DaybeatResource resources[] = {
  { "profile", "Profile", "profile", DAYBEAT_FAMILY_PROFILE, 0, 0, 3 },
  { "sleep", "Sleep", "sleep", DAYBEAT_FAMILY_SLEEP, 180, 10, 9 },
  { "steps", "Steps", "activity", DAYBEAT_FAMILY_DAILIES, 90, 10, 1 },
  { "heart-rate", "Heart rate", "heart", DAYBEAT_FAMILY_SERIES, 14, 7, 25 },
};

typedef struct
{
  char *folder;
  DaybeatStore *store;
  DaybeatTestService *service;
  DaybeatDay today;
  DaybeatDay member_since;
  DaybeatDay daily;           /* of the one number that there is, or none */
  gboolean stray;             /* whether it comes with the newest window, whatever its day */
  const char *absent;         /* a resource that this account does not have */
  guint absent_after;         /* it has so many windows of it all the same */
  DaybeatServiceError absent_code;
  guint stop_after;           /* the service cannot be reached after so many fetches */
  guint largest_done;
} Fixture;

static guint
expected_of (const DaybeatTestFetch *fetch)
{
  for (gsize i = 0; i < G_N_ELEMENTS (resources); i++)
    {
      guint window = resources[i].window_days;

      if (g_str_equal (resources[i].id, fetch->resource))
        return window == 0 ? resources[i].expected_requests
                           : (resources[i].expected_requests * (fetch->last - fetch->first + 1) + window - 1) / window;
    }
  g_assert_not_reached ();
}

static guint
count_fetches (DaybeatTestService *service, const char *resource)
{
  guint n = 0;

  for (guint i = 0; i < service->fetches->len; i++)
    n += g_str_equal (g_array_index (service->fetches, DaybeatTestFetch, i).resource, resource);
  return n;
}

static void
answer (DaybeatTestService *service, const DaybeatTestFetch *fetch, DaybeatBatch *batch, GError **error)
{
  Fixture *fixture = service->data;

  service->n_requests += expected_of (fetch);
  if (fixture->stop_after > 0 && service->fetches->len > fixture->stop_after)
    {
      g_set_error_literal (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_OFFLINE, "Nobody is there.");
      return;
    }
  if (g_strcmp0 (fetch->resource, fixture->absent) == 0 &&
      count_fetches (service, fetch->resource) > fixture->absent_after)
    {
      g_set_error_literal (error, DAYBEAT_SERVICE_ERROR, (int) fixture->absent_code, "Not for you.");
      return;
    }
  if (g_str_equal (fetch->resource, "profile"))
    {
      batch->profile = daybeat_profile_new ();
      batch->profile->member_since = fixture->member_since;
      batch->complete = DAYBEAT_FAMILY_PROFILE;
    }
  if (g_str_equal (fetch->resource, "steps") && fixture->daily != DAYBEAT_DAY_NONE &&
      (fixture->stray || (fetch->first <= fixture->daily && fixture->daily <= fetch->last)))
    daybeat_daily_append (batch->dailies, "steps", fixture->daily, 5000);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = daybeat_test_make_folder ();
  path = g_build_filename (fixture->folder, "history.db", NULL);
  fixture->store = daybeat_test_store_open (path, NULL);
  fixture->service = daybeat_test_service_new (resources, G_N_ELEMENTS (resources), answer, fixture);
  fixture->today = daybeat_day_today ();
  fixture->member_since = fixture->today - 365;
  fixture->absent_code = DAYBEAT_SERVICE_ERROR_NOT_FOUND;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  daybeat_test_store_close (fixture->store);
  g_object_unref (fixture->service);
  daybeat_test_remove_folder (fixture->folder);
}

static void
on_progress (DaybeatSync *sync, GParamSpec *pspec, Fixture *fixture)
{
  guint done, total;

  g_object_get (sync, "done", &done, "total", &total, NULL);
  g_assert_cmpuint (done, <=, total);
  g_assert_cmpuint (done, >=, fixture->largest_done);
  fixture->largest_done = done;
}

static DaybeatSync *
run (Fixture *fixture, GError **error)
{
  DaybeatSync *sync = daybeat_sync_new (DAYBEAT_SERVICE (fixture->service), fixture->store, DAYBEAT_DAY_NONE);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  fixture->largest_done = 0;
  g_array_set_size (fixture->service->fetches, 0);
  g_signal_connect (sync, "notify::done", G_CALLBACK (on_progress), fixture);
  g_signal_connect (sync, "notify::total", G_CALLBACK (on_progress), fixture);
  daybeat_sync_set_first_retry_delay (sync, 1);
  daybeat_sync_run_async (sync, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  daybeat_sync_run_finish (sync, result, error);
  return sync;
}

static const DaybeatTestFetch *
get_fetch (Fixture *fixture, guint index)
{
  return &g_array_index (fixture->service->fetches, DaybeatTestFetch, index);
}

static DaybeatDay
get_oldest (Fixture *fixture, const char *resource)
{
  DaybeatDay oldest = G_MAXUINT32;

  for (guint i = 0; i < fixture->service->fetches->len; i++)
    {
      if (g_str_equal (get_fetch (fixture, i)->resource, resource))
        oldest = MIN (oldest, get_fetch (fixture, i)->first);
    }
  return oldest;
}

/* First of everything the newest, then backwards, whichever resource it is of. */
static void
test_newest_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatSync) sync = run (fixture, &error);
  guint done, total, requests;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (resources); i++)
    g_assert_cmpstr (get_fetch (fixture, i)->resource, ==, resources[i].id);
  for (guint i = G_N_ELEMENTS (resources) + 1; i < fixture->service->fetches->len; i++)
    g_assert_cmpuint (get_fetch (fixture, i)->last, <=, get_fetch (fixture, i - 1)->last);
  for (guint i = 0; i < fixture->service->fetches->len; i++)
    g_test_message ("%s: %u–%u", get_fetch (fixture, i)->resource, fixture->today - get_fetch (fixture, i)->last,
                    fixture->today - get_fetch (fixture, i)->first);

  /* 366 days: in 180s, 90s and 14s. */
  g_assert_cmpuint (count_fetches (fixture->service, "sleep"), ==, 3);
  g_assert_cmpuint (count_fetches (fixture->service, "steps"), ==, 5);
  g_assert_cmpuint (count_fetches (fixture->service, "heart-rate"), ==, 27);
  g_assert_cmpuint (get_oldest (fixture, "heart-rate"), ==, fixture->member_since);

  g_object_get (sync, "done", &done, "total", &total, "requests", &requests, NULL);
  g_assert_cmpuint (done, ==, total);
  g_assert_cmpuint (requests, ==, fixture->service->n_requests);
  g_assert_cmpuint (requests, ==, total);
}

static void
on_plan (DaybeatSync *sync, GParamSpec *pspec, guint *n_told)
{
  g_autoptr (GListModel) plan = daybeat_sync_dup_plan (sync);

  g_assert_nonnull (plan);
  (*n_told)++;
}

/* What it will ask for, from which day, how often, and how long that takes. */
static void
test_plan (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *title;
    guint requests;
    guint newest; /* days before today */
  } expected[] = { { "Sleep", 10, 180 }, { "Steps", 4, 90 }, { "Heart rate", 629, 14 } };
  g_autoptr (DaybeatSync) sync = NULL;
  g_autoptr (GListModel) plan = NULL;
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  guint n_told = 0, planned_requests, planned_seconds, seconds = 0;

  sync = daybeat_sync_new (DAYBEAT_SERVICE (fixture->service), fixture->store, DAYBEAT_DAY_NONE);
  g_assert_null (daybeat_sync_dup_plan (sync));
  g_signal_connect (sync, "notify::plan", G_CALLBACK (on_plan), &n_told);
  daybeat_sync_run_async (sync, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_sync_run_finish (sync, result, NULL));
  g_assert_cmpuint (n_told, ==, 1);

  plan = daybeat_sync_dup_plan (sync);
  g_assert_cmpuint (g_list_model_get_n_items (plan), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (DaybeatSyncPlanItem) item = g_list_model_get_item (plan, i);

      g_assert_cmpstr (daybeat_sync_plan_item_get_title (item), ==, expected[i].title);
      g_assert_cmpuint (daybeat_sync_plan_item_get_since (item), ==, fixture->member_since);
      g_assert_cmpuint (daybeat_sync_plan_item_get_until (item), ==, fixture->today - expected[i].newest);
      g_assert_cmpuint (daybeat_sync_plan_item_get_requests (item), ==, expected[i].requests);
      seconds += daybeat_sync_plan_item_get_seconds (item);
    }
  g_object_get (sync, "planned-requests", &planned_requests, "planned-seconds", &planned_seconds, NULL);
  g_assert_cmpuint (planned_requests, ==, 643);
  /* 300 a minute */
  g_assert_cmpuint (planned_seconds, ==, 129);
  g_assert_cmpuint (seconds, <=, planned_seconds);
  g_assert_cmpuint (seconds, >=, planned_seconds - 3);
}

/* A plan of few requests takes no longer than the connection, one of many as long as the service wants. */
static void
test_plan_seconds (Fixture *fixture, gconstpointer data)
{
  DaybeatService *service = DAYBEAT_SERVICE (fixture->service);

  fixture->service->pace_requests = 150;
  fixture->service->pace_seconds = 3600;
  g_assert_cmpuint (daybeat_sync_plan_get_seconds (service, 0), ==, 0);
  g_assert_cmpuint (daybeat_sync_plan_get_seconds (service, 37), ==, 8);
  g_assert_cmpuint (daybeat_sync_plan_get_seconds (service, 300), ==, 7200);
  g_assert_cmpuint (daybeat_sync_plan_get_seconds (service, G_MAXUINT), ==, G_MAXUINT);
}

/* The day after: nothing but the latest days. */
static void
test_next_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatSync) first = run (fixture, NULL);
  g_autoptr (DaybeatSync) second = run (fixture, NULL);
  g_autoptr (GListModel) plan = daybeat_sync_dup_plan (second);

  g_assert_cmpuint (fixture->service->fetches->len, ==, G_N_ELEMENTS (resources));
  g_assert_cmpuint (get_oldest (fixture, "sleep"), ==, fixture->today - 9);
  g_assert_cmpuint (get_oldest (fixture, "heart-rate"), ==, fixture->today - 6);
  g_assert_cmpuint (g_list_model_get_n_items (plan), ==, 0);
  g_assert_cmpint (daybeat_sync_get_state (first), ==, DAYBEAT_SYNC_DONE);
}

/* After a time away the days that were the latest then are asked for again, behind the newest window. */
static void
test_long_absence (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatCheckpoint) known =
      daybeat_checkpoint_new (DAYBEAT_SOURCE_GOOGLE_HEALTH, "heart-rate", fixture->member_since, fixture->today - 30,
                              1);
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_autoptr (DaybeatSync) sync = NULL;

  g_assert_true (daybeat_test_store_apply (fixture->store, batch, known, NULL));
  sync = run (fixture, NULL);
  g_assert_cmpint (daybeat_sync_get_state (sync), ==, DAYBEAT_SYNC_DONE);
  g_assert_cmpuint (get_oldest (fixture, "heart-rate"), ==, fixture->today - 36);
  g_assert_cmpuint (count_fetches (fixture->service, "heart-rate"), ==, 3);
}

/* Where an account lacks something, it is asked for once, and everything else goes on. */
static void
assert_put_aside (Fixture *fixture, DaybeatServiceError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatSync) first = NULL;
  g_autoptr (DaybeatSync) second = NULL;

  fixture->absent = "heart-rate";
  fixture->absent_code = code;
  first = run (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (daybeat_sync_get_state (first), ==, DAYBEAT_SYNC_DONE);
  g_assert_cmpuint (count_fetches (fixture->service, "heart-rate"), ==, 1);
  g_assert_cmpuint (get_oldest (fixture, "steps"), ==, fixture->member_since);
  second = run (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_fetches (fixture->service, "heart-rate"), ==, 0);
  g_assert_cmpuint (count_fetches (fixture->service, "steps"), ==, 1);
}

static void
test_not_found (Fixture *fixture, gconstpointer data)
{
  assert_put_aside (fixture, DAYBEAT_SERVICE_ERROR_NOT_FOUND);
}

static void
test_forbidden (Fixture *fixture, gconstpointer data)
{
  assert_put_aside (fixture, DAYBEAT_SERVICE_ERROR_FORBIDDEN);
}

static void
test_unsupported (Fixture *fixture, gconstpointer data)
{
  assert_put_aside (fixture, DAYBEAT_SERVICE_ERROR_UNSUPPORTED);
}

/* Put aside in the middle: its other windows are not asked for any more, and the progress still comes to its end. */
static void
test_put_aside_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatSync) sync = NULL;
  guint done, total;

  fixture->absent = "heart-rate";
  fixture->absent_after = 2;
  sync = run (fixture, NULL);
  g_assert_cmpint (daybeat_sync_get_state (sync), ==, DAYBEAT_SYNC_DONE);
  g_assert_cmpuint (count_fetches (fixture->service, "heart-rate"), ==, 3);
  g_object_get (sync, "done", &done, "total", &total, NULL);
  g_assert_cmpuint (done, ==, total);
}

/* Where nobody says since when, a number of any kind keeps the search going. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatSync) sync = NULL;

  fixture->member_since = DAYBEAT_DAY_NONE;
  fixture->daily = fixture->today - 300;
  sync = run (fixture, NULL);
  g_assert_cmpint (daybeat_sync_get_state (sync), ==, DAYBEAT_SYNC_DONE);
  g_assert_cmpuint (get_oldest (fixture, "sleep"), ==, fixture->daily - DAYBEAT_SYNC_EMPTY_STRETCH);
  g_assert_cmpuint (get_oldest (fixture, "heart-rate"), ==, fixture->daily - DAYBEAT_SYNC_EMPTY_STRETCH);
}

/* What is older than the account is of one before it, and there may be more of that; the night before is not. */
static void
test_before_the_account (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatSync) sync = NULL;
  g_autoptr (DaybeatSync) next = NULL;

  fixture->stray = TRUE;
  fixture->daily = fixture->member_since - 1;
  sync = run (fixture, NULL);
  g_assert_cmpuint (get_oldest (fixture, "heart-rate"), ==, fixture->member_since);
  fixture->daily = fixture->member_since - 50;
  next = run (fixture, NULL);
  g_assert_cmpint (daybeat_sync_get_state (next), ==, DAYBEAT_SYNC_DONE);
  g_assert_cmpuint (get_oldest (fixture, "heart-rate"), ==, fixture->daily - DAYBEAT_SYNC_EMPTY_STRETCH);
}

/* A day that cannot be does not make it endless. */
static void
test_search_ends (Fixture *fixture, gconstpointer data)
{
  DaybeatDay first_tracker = daybeat_day_from_ymd (2008, 1, 1);
  g_autoptr (DaybeatSync) sync = NULL;

  fixture->member_since = DAYBEAT_DAY_NONE;
  fixture->daily = daybeat_day_from_ymd (1582, 10, 15);
  fixture->stray = TRUE;
  sync = run (fixture, NULL);
  g_assert_cmpint (daybeat_sync_get_state (sync), ==, DAYBEAT_SYNC_DONE);
  g_assert_cmpuint (get_oldest (fixture, "sleep"), ==, first_tracker - DAYBEAT_SYNC_EMPTY_STRETCH);
}

/* A run that ended early is gone on with: what was fetched is not fetched again, but for the latest days. */
static void
test_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatSync) first = NULL;
  g_autoptr (DaybeatSync) second = NULL;

  fixture->stop_after = 20;
  first = run (fixture, &error);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_OFFLINE);
  g_assert_cmpint (daybeat_sync_get_state (first), ==, DAYBEAT_SYNC_OFFLINE);
  g_clear_error (&error);
  fixture->stop_after = 0;
  second = run (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (daybeat_sync_get_state (second), ==, DAYBEAT_SYNC_DONE);
  g_assert_cmpuint (count_fetches (fixture->service, "heart-rate"), <=, 27 - 10 + 1);
  g_assert_cmpuint (get_oldest (fixture, "heart-rate"), ==, fixture->member_since);
}

/* Also where nobody says since when: what was found before the end keeps the next run searching behind it. */
static void
test_search_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatSync) first = NULL;
  g_autoptr (DaybeatSync) second = NULL;

  fixture->member_since = DAYBEAT_DAY_NONE;
  fixture->daily = fixture->today - 300;
  fixture->stop_after = 42; /* in the fortnights, beyond the number */
  first = run (fixture, &error);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_OFFLINE);
  g_assert_cmpuint (get_oldest (fixture, "steps"), <, fixture->daily);
  g_assert_cmpuint (get_oldest (fixture, "heart-rate"), >, fixture->daily - DAYBEAT_SYNC_EMPTY_STRETCH);
  g_clear_error (&error);
  fixture->stop_after = 0;
  second = run (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_oldest (fixture, "heart-rate"), ==, fixture->daily - DAYBEAT_SYNC_EMPTY_STRETCH);
  g_assert_cmpuint (get_oldest (fixture, "steps"), ==, fixture->daily - DAYBEAT_SYNC_EMPTY_STRETCH);
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
  add ("/sync/run/newest-first", test_newest_first);
  add ("/sync/run/plan", test_plan);
  add ("/sync/run/plan-seconds", test_plan_seconds);
  add ("/sync/run/next-day", test_next_day);
  add ("/sync/run/long-absence", test_long_absence);
  add ("/sync/run/put-aside/not-found", test_not_found);
  add ("/sync/run/put-aside/forbidden", test_forbidden);
  add ("/sync/run/put-aside/unsupported", test_unsupported);
  add ("/sync/run/put-aside/late", test_put_aside_late);
  add ("/sync/run/search", test_search);
  add ("/sync/run/before-the-account", test_before_the_account);
  add ("/sync/run/search-ends", test_search_ends);
  add ("/sync/run/goes-on", test_goes_on);
  add ("/sync/run/search-goes-on", test_search_goes_on);
  return g_test_run ();
}
