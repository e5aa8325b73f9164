/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-service-error.h"
#include "daybeat-test-support.h"
#include "flow-person.h"

/* The limit of requests an hour: stop before the wall, say when it goes on, go on by itself. */

static void
set_quota (FlowService *service, const char *form)
{
  g_autoptr (JsonNode) counts = flow_service_control (service, "quota", form);
}

static gint64
now_ms (void)
{
  return g_get_real_time () / 1000;
}

/* Of five requests some are left to others; the service never has to refuse one. */
static void
test_stops_before_the_wall (void)
{
  g_autoptr (FlowService) service =
      flow_service_start ("--person", "7", "--years", "3", "--quota", "5", "--auto-consent", NULL);
  g_autoptr (FlowPerson) person = flow_person_new (service);
  g_autoptr (GError) error = flow_person_sync (person);
  guint kept;

  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_RATE_LIMITED);
  g_test_message ("%s", error->message);
  g_assert_cmpint (flow_service_count (service, "requests_total"), >=, 2);
  g_assert_cmpint (flow_service_count (service, "requests_total"), <=, 5);
  kept = flow_person_count_sleeps (person);
  g_assert_cmpuint (kept, >, 50);

  /* The next hour brings more. */
  set_quota (service, "quota=150&reset=3600");
  g_clear_error (&error);
  error = flow_person_sync (person);
  g_assert_no_error (error);
  g_assert_cmpuint (flow_person_count_sleeps (person), >, kept);
}

typedef struct
{
  FlowService *service;
  gboolean waited;
  gint64 resumes_at;
  gint64 waits_since;
} Watch;

static void
on_state (DaybeatSync *sync, GParamSpec *pspec, Watch *watch)
{
  if (daybeat_sync_get_state (sync) != DAYBEAT_SYNC_WAITING || watch->waited)
    return;
  watch->waited = TRUE;
  watch->waits_since = now_ms ();
  g_object_get (sync, "resumes-at", &watch->resumes_at, NULL);
  /* From now on there is plenty; the sync learns it when it goes on. */
  flow_service_set_faults (watch->service, "");
  set_quota (watch->service, "quota=150&reset=3600");
}

static void
on_state_after (DaybeatSync *sync, GParamSpec *pspec, Watch *watch)
{
  /* The state is told before the moment: look when both are set. */
  if (daybeat_sync_get_state (sync) == DAYBEAT_SYNC_WAITING)
    g_object_get (sync, "resumes-at", &watch->resumes_at, NULL);
}

static void
assert_waits_and_goes_on (FlowService *service, FlowPerson *person)
{
  Watch watch = { service, FALSE, 0, 0 };
  g_autoptr (DaybeatSync) sync = flow_person_create_sync (person);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_sync_set_wait_for_limits (sync, TRUE);
  g_signal_connect (sync, "notify::state", G_CALLBACK (on_state), &watch);
  g_signal_connect (sync, "notify::resumes-at", G_CALLBACK (on_state_after), &watch);
  daybeat_sync_run_async (sync, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  daybeat_sync_run_finish (sync, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (daybeat_sync_get_state (sync), ==, DAYBEAT_SYNC_DONE);
  g_assert_true (watch.waited);
  g_assert_cmpint (watch.resumes_at, >, watch.waits_since);
  g_assert_cmpint (watch.resumes_at, <=, watch.waits_since + 10000);
  g_assert_cmpint (now_ms (), >=, watch.resumes_at);
}

static void
test_goes_on (void)
{
  g_autoptr (FlowService) service = flow_service_start ("--person", "7", "--years", "1", "--auto-consent", NULL);
  g_autoptr (FlowPerson) person = flow_person_new (service);
  g_autofree char *after = NULL, *undisturbed = NULL;
  g_autoptr (GError) error = NULL;

  set_quota (service, "quota=5&reset=2");
  flow_service_reset_counters (service);
  assert_waits_and_goes_on (service, person);
  after = flow_export (person->store);
  flow_person_start_over (person);
  error = flow_person_sync (person);
  g_assert_no_error (error);
  undisturbed = flow_export (person->store);
  flow_assert_same_export (after, undisturbed);
}

/* The wall itself, where the headers lag too far: the answer says when to come again. */
static void
test_wall (gconstpointer data)
{
  g_autoptr (FlowService) service = flow_service_start ("--person", "7", "--years", "1", "--auto-consent", NULL);
  g_autoptr (FlowPerson) person = flow_person_new (service);
  g_autoptr (JsonNode) counts = NULL;
  JsonObject *requests;

  flow_service_set_faults (service, data);
  flow_service_reset_counters (service);
  assert_waits_and_goes_on (service, person);
  /* The badges: refused once, then fetched. */
  counts = flow_service_control (service, "", NULL);
  requests = json_object_get_object_member (json_node_get_object (counts), "requests");
  g_assert_cmpint (json_object_get_int_member (requests, "/1/user/-/badges.json"), ==, 2);
}

/* Who waits for a limit can be stopped at once. */
static void
on_waiting_stop (DaybeatSync *sync, GParamSpec *pspec, GCancellable *cancellable)
{
  if (daybeat_sync_get_state (sync) == DAYBEAT_SYNC_WAITING)
    g_cancellable_cancel (cancellable);
}

static void
test_stopped_while_waiting (void)
{
  g_autoptr (FlowService) service =
      flow_service_start ("--person", "7", "--years", "1", "--quota", "5", "--auto-consent", NULL);
  g_autoptr (FlowPerson) person = flow_person_new (service);
  g_autoptr (DaybeatSync) sync = flow_person_create_sync (person);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_sync_set_wait_for_limits (sync, TRUE);
  g_signal_connect (sync, "notify::resumes-at", G_CALLBACK (on_waiting_stop), cancellable);
  daybeat_sync_run_async (sync, cancellable, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_false (daybeat_sync_run_finish (sync, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (daybeat_sync_get_state (sync), ==, DAYBEAT_SYNC_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow/limits/stops-before-the-wall", test_stops_before_the_wall);
  g_test_add_func ("/flow/limits/goes-on", test_goes_on);
  g_test_add_data_func ("/flow/limits/wall/429", "429:badges", test_wall);
  g_test_add_data_func ("/flow/limits/wall/429-no-retry-after", "429-no-retry-after:badges", test_wall);
  g_test_add_data_func ("/flow/limits/wall/429-retry-after-alone", "429-retry-after-alone:badges", test_wall);
  g_test_add_func ("/flow/limits/stopped-while-waiting", test_stopped_while_waiting);
  return g_test_run ();
}
