/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-service-error.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"
#include "flow-person.h"

/* Everything that Google Health has by default, and what a later sync brings: few requests, what was withdrawn, what
 * was stopped in the middle, what a quota held up. */

static const char *const few_scopes[] = { FLOW_GOOGLE_SCOPE ("sleep"), FLOW_GOOGLE_SCOPE ("profile"),
                                          FLOW_GOOGLE_SCOPE ("settings"), FLOW_GOOGLE_SCOPE ("nutrition"), NULL };

static FlowService *
start_service (const char *years, const char *quota)
{
  return flow_service_start ("--person", "7", "--years", years, "--google-quota", quota, "--google-retry-hint",
                             "retry-info", "--heart-rate-seconds", "3600", "--auto-consent", NULL);
}

static void
sync_well (FlowPerson *person)
{
  g_autoptr (GError) error = flow_person_sync (person);

  g_assert_no_error (error);
}

static void
assert_well_asked (FlowService *service)
{
  g_assert_cmpint (flow_service_count (service, "violations"), ==, 0);
  g_assert_cmpint (flow_service_count (service, "google_refused"), ==, 0);
}

static guint
take_requests (FlowService *service, FlowPerson *person, const char *which)
{
  guint requests = (guint) flow_service_count (service, "requests_total");

  g_test_message ("requests of the %s sync: %u", which, requests);
  g_assert_cmpuint (flow_person_get_requests (person), ==, requests);
  assert_well_asked (service);
  flow_service_reset_counters (service);
  return requests;
}

/* Nearly every day has them; some days the tracker lay in a drawer. */
static const char *const dailies[] = { "steps", "distance", "kcal_total", "rhr", "spo2.avg" };
static const char *const series[] = { "heart_rate", "steps_minutes" };

/* With `-m slow` it is three years of everything. */
static void
test_whole (void)
{
  g_autoptr (FlowService) service = start_service (g_test_slow () ? "3" : "1", "1000000");
  g_autoptr (FlowPerson) person = flow_person_new_at_google (service, NULL);
  g_autofree char *before = NULL, *after = NULL;
  guint first, second;

  sync_well (person);
  first = take_requests (service, person, "first");
  g_assert_cmpuint (flow_person_count_sleeps (person), >, 300);
  g_assert_cmpuint (flow_person_count (person, DAYBEAT_FAMILY_PROFILE), ==, 1);
  g_assert_cmpuint (flow_person_count (person, DAYBEAT_FAMILY_DEVICES), >, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (dailies); i++)
    {
      g_test_message ("%s: %u days", dailies[i], flow_person_count_dailies (person, dailies[i]));
      g_assert_cmpuint (flow_person_count_dailies (person, dailies[i]), >, 200);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (series); i++)
    {
      g_test_message ("%s: %u days", series[i], flow_person_count_series_days (person, series[i]));
      g_assert_cmpuint (flow_person_count_series_days (person, series[i]), >, 250);
    }
  g_assert_cmpuint (flow_person_count_exercises (person), >, 50);
  g_assert_cmpuint (flow_person_count_readings (person, "weight"), >, 20);
  before = flow_export (person->store);

  sync_well (person);
  second = take_requests (service, person, "second");
  g_assert_cmpuint (second, <, first);
  after = flow_export (person->store);
  flow_assert_same_export (after, before);
}

/* Three years of nights and of what is cheap. */
static void
test_three_years (void)
{
  g_autoptr (FlowService) service = start_service ("3", "1000000");
  g_autoptr (FlowPerson) person = flow_person_new_at_google (service, few_scopes);
  guint first;

  sync_well (person);
  first = take_requests (service, person, "first");
  g_assert_cmpuint (flow_person_count_sleeps (person), >, 900);
  sync_well (person);
  g_assert_cmpuint (take_requests (service, person, "second"), <, first / 2);
}

/* What is taken back upstream is not shown any more, and what is said anew is shown anew: of the latest days, which
 * are asked for again. */
static void
steer (FlowService *service, const char *how, const char *type, DaybeatDay day)
{
  g_autofree char *text = daybeat_day_to_string (day);
  g_autofree char *points = g_strdup_printf ("%s:%s", type, text);
  g_autofree char *form = soup_form_encode ("points", points, NULL);
  g_autoptr (JsonNode) counts = flow_service_control (service, how, form);
}

static DaybeatDay
get_latest_night (FlowPerson *person)
{
  g_autoptr (GPtrArray) sleeps = daybeat_test_store_load_sleeps (person->store, NULL);

  return ((DaybeatSleep *) g_ptr_array_index (sleeps, sleeps->len - 1))->day;
}

static void
test_withdrawn (void)
{
  static const char *const scopes[] = { FLOW_GOOGLE_SCOPE ("sleep"),
                                        FLOW_GOOGLE_SCOPE ("health_metrics_and_measurements"), NULL };
  g_autoptr (FlowService) service = start_service ("1", "1000000");
  g_autoptr (FlowPerson) person = flow_person_new_at_google (service, scopes);
  DaybeatDay night, newest = daybeat_day_today (), before, same;
  guint n_rates, n_heart_days;
  double rate;

  sync_well (person);
  night = get_latest_night (person);
  n_rates = flow_person_count_dailies (person, "rhr");
  n_heart_days = flow_person_count_series_days (person, "heart_rate");
  flow_person_find_daily (person, "rhr", &newest);
  before = newest - 1;
  rate = flow_person_find_daily (person, "rhr", &before);
  g_assert_cmpuint (before, >=, daybeat_day_today () - 6);

  steer (service, "google-withdraw", "sleep", night);
  steer (service, "google-withdraw", "daily-resting-heart-rate", newest);
  steer (service, "google-withdraw", "heart-rate", newest);
  steer (service, "google-revise", "daily-resting-heart-rate", before);
  sync_well (person);
  g_assert_cmpuint (get_latest_night (person), <, night);
  g_assert_cmpuint (flow_person_count_dailies (person, "rhr"), ==, n_rates - 1);
  g_assert_cmpuint (flow_person_count_series_days (person, "heart_rate"), ==, n_heart_days - 1);
  same = newest;
  g_assert_cmpfloat (flow_person_find_daily (person, "rhr", &same), !=, rate);
  g_assert_cmpuint (same, ==, before);
  assert_well_asked (service);
}

static void
test_newest_first (void)
{
  g_autoptr (FlowService) service = start_service ("3", "1000000");
  g_autoptr (FlowPerson) person = flow_person_new_at_google (service, few_scopes);

  flow_person_assert_newest_first (person, 400);
}

/* Stopped by the person after so many requests, and started again by another process: the same history. */
typedef struct
{
  GCancellable *cancellable;
  guint after;
} Stop;

static void
on_requests (DaybeatSync *sync, GParamSpec *pspec, Stop *stop)
{
  guint requests = 0;

  g_object_get (sync, "requests", &requests, NULL);
  if (requests >= stop->after)
    g_cancellable_cancel (stop->cancellable);
}

static gboolean
is_stopped (FlowPerson *person, guint after)
{
  g_autoptr (DaybeatSync) sync = flow_person_create_sync (person);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Stop stop = { cancellable, after };
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (sync, "notify::requests", G_CALLBACK (on_requests), &stop);
  daybeat_sync_run_async (sync, cancellable, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  if (daybeat_sync_run_finish (sync, result, &error))
    return FALSE;
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return TRUE;
}

static void
test_resumed (void)
{
  g_autoptr (FlowService) service = start_service ("1", "1000000");
  g_autoptr (FlowPerson) person = flow_person_new_at_google (service, few_scopes);
  g_autofree char *undisturbed = NULL;
  guint whole, stopped = 0;

  sync_well (person);
  undisturbed = flow_export (person->store);
  whole = take_requests (service, person, "whole");
  for (guint after = 1; after < whole; after += 8)
    {
      g_autofree char *resumed = NULL;

      flow_person_start_over (person);
      if (is_stopped (person, after))
        stopped++;
      sync_well (person);
      resumed = flow_export (person->store);
      flow_assert_same_export (resumed, undisturbed);
    }
  g_test_message ("stopped %u times", stopped);
  g_assert_cmpuint (stopped, >, 1);
  g_assert_cmpint (flow_service_count (service, "violations"), ==, 0);
}

/* The quota of a minute: it says when it goes on, and goes on by itself. */
static void
on_waiting (DaybeatSync *sync, GParamSpec *pspec, FlowService *service)
{
  g_autoptr (JsonNode) counts = NULL;

  if (daybeat_sync_get_state (sync) == DAYBEAT_SYNC_WAITING)
    counts = flow_service_control (service, "google-quota", "quota=1000000");
}

static void
on_resumes_at (DaybeatSync *sync, GParamSpec *pspec, gint64 *resumes_at)
{
  gint64 moment = 0;

  g_object_get (sync, "resumes-at", &moment, NULL);
  *resumes_at = MAX (*resumes_at, moment);
}

static void
test_quota (void)
{
  g_autoptr (FlowService) service = start_service ("1", "1000000");
  g_autoptr (FlowPerson) person = flow_person_new_at_google (service, few_scopes);
  g_autoptr (JsonNode) counts = flow_service_control (service, "google-quota", "quota=7&reset=3");
  g_autoptr (DaybeatSync) sync = flow_person_create_sync (person);
  gint64 begin = g_get_real_time () / 1000, resumes_at = 0;
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *held_up = NULL, *undisturbed = NULL;

  daybeat_sync_set_wait_for_limits (sync, TRUE);
  g_signal_connect (sync, "notify::state", G_CALLBACK (on_waiting), service);
  g_signal_connect (sync, "notify::resumes-at", G_CALLBACK (on_resumes_at), &resumes_at);
  daybeat_sync_run_async (sync, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  daybeat_sync_run_finish (sync, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (resumes_at, >, begin);
  g_assert_cmpint (resumes_at, <=, begin + 20000);
  g_assert_cmpint (g_get_real_time () / 1000, >=, resumes_at);
  g_assert_cmpint (flow_service_count (service, "google_refused"), >, 0);
  held_up = flow_export (person->store);
  flow_person_start_over (person);
  sync_well (person);
  undisturbed = flow_export (person->store);
  flow_assert_same_export (held_up, undisturbed);
}

/* The two accounts of one person tell of the same nights. */
static void
test_same_nights (void)
{
  g_autoptr (FlowService) service = start_service ("1", "1000000");
  g_autoptr (FlowPerson) fitbit = flow_person_new (service);
  g_autoptr (FlowPerson) google = flow_person_new_at_google (service, few_scopes);
  g_autoptr (GPtrArray) one = NULL, other = NULL;

  sync_well (fitbit);
  sync_well (google);
  one = daybeat_test_store_load_sleeps (fitbit->store, NULL);
  other = daybeat_test_store_load_sleeps (google->store, NULL);
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    {
      const DaybeatSleep *night = g_ptr_array_index (one, i), *twin = g_ptr_array_index (other, i);

      g_assert_cmpint (night->day, ==, twin->day);
      g_assert_cmpint (night->start.wall_ms, ==, twin->start.wall_ms);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow/google-sync/whole", test_whole);
  g_test_add_func ("/flow/google-sync/three-years", test_three_years);
  g_test_add_func ("/flow/google-sync/withdrawn", test_withdrawn);
  g_test_add_func ("/flow/google-sync/newest-first", test_newest_first);
  g_test_add_func ("/flow/google-sync/resumed", test_resumed);
  g_test_add_func ("/flow/google-sync/quota", test_quota);
  g_test_add_func ("/flow/google-sync/same-nights", test_same_nights);
  return g_test_run ();
}
