/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-service-error.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"
#include "flow-person.h"

/*
 * Each way in which the service can fail. Always: a clear message, nothing lost, the rest of the sync goes on where
 * it can, and afterwards the history is what an undisturbed sync gives.
 */

typedef struct
{
  FlowService *service;
  FlowPerson *person;
  char *undisturbed; /* the export of a sync without faults */
  guint n_sleeps;
} Fixture;

/* One for all cases: each begins with an empty history. */
static Fixture shared;

static void
sync_well (void)
{
  g_autoptr (GError) error = flow_person_sync (shared.person);

  g_assert_no_error (error);
}

static void
assert_undisturbed (void)
{
  g_autofree char *now = flow_export (shared.person->store);

  flow_assert_same_export (now, shared.undisturbed);
}

static void
set_faults (const char *list)
{
  flow_service_set_faults (shared.service, list);
  flow_service_reset_counters (shared.service);
}

static void
recover (void)
{
  set_faults ("");
  sync_well ();
  assert_undisturbed ();
}

static void
begin (void)
{
  set_faults ("");
  flow_person_start_over (shared.person);
  shared.person->timeout = 0;
}

static void
assert_rest_is_there (void)
{
  g_assert_cmpuint (flow_person_count_sleeps (shared.person), ==, shared.n_sleeps);
  g_assert_cmpuint (flow_person_count (shared.person, DAYBEAT_FAMILY_FRIENDS), >, 0);
  g_assert_cmpuint (flow_person_count (shared.person, DAYBEAT_FAMILY_DEVICES), >, 0);
  g_assert_cmpuint (flow_person_count (shared.person, DAYBEAT_FAMILY_PROFILE), ==, 1);
  g_assert_cmpuint (flow_person_count (shared.person, DAYBEAT_FAMILY_SLEEP_GOAL), ==, 1);
}

typedef struct
{
  const char *fault;
  DaybeatServiceError code;
  gboolean tried_again; /* whether another try may help at once */
} Fault;

static const Fault faults[] = {
  { "500", DAYBEAT_SERVICE_ERROR_SERVER, TRUE },
  { "500-html", DAYBEAT_SERVICE_ERROR_SERVER, TRUE },
  { "502", DAYBEAT_SERVICE_ERROR_SERVER, TRUE },
  { "503", DAYBEAT_SERVICE_ERROR_SERVER, TRUE },
  { "504", DAYBEAT_SERVICE_ERROR_SERVER, TRUE },
  { "html", DAYBEAT_SERVICE_ERROR_MALFORMED, TRUE },
  { "empty", DAYBEAT_SERVICE_ERROR_MALFORMED, TRUE },
  { "empty-object", DAYBEAT_SERVICE_ERROR_MALFORMED, TRUE },
  { "empty-list", DAYBEAT_SERVICE_ERROR_MALFORMED, TRUE },
  { "non-json", DAYBEAT_SERVICE_ERROR_MALFORMED, TRUE },
  { "cut", DAYBEAT_SERVICE_ERROR_MALFORMED, TRUE },
  { "drop", DAYBEAT_SERVICE_ERROR_MALFORMED, TRUE },
  { "hang", DAYBEAT_SERVICE_ERROR_TIMED_OUT, TRUE },
  { "422", DAYBEAT_SERVICE_ERROR_REFUSED, FALSE },
  { "huge", DAYBEAT_SERVICE_ERROR_TOO_LARGE, FALSE },
};

/* One resource fails for good: everything else arrives. */
static void
test_one_resource (gconstpointer data)
{
  const Fault *fault = data;
  g_autofree char *list = g_strconcat (fault->fault, ":badges", NULL);
  g_autoptr (GError) error = NULL;

  begin ();
  shared.person->timeout = 1;
  set_faults (list);
  error = flow_person_sync (shared.person);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) fault->code);
  g_test_message ("%s: %s", fault->fault, error->message);
  g_assert_cmpint (daybeat_sync_get_state (shared.person->sync), ==, DAYBEAT_SYNC_FAILED);
  assert_rest_is_there ();
  g_assert_cmpuint (flow_person_count (shared.person, DAYBEAT_FAMILY_BADGES), ==, 0);
  shared.person->timeout = 0;
  recover ();
}

/* One answer fails: where another try may help nobody notices. */
static void
test_once (gconstpointer data)
{
  const Fault *fault = data;
  g_autofree char *list = g_strconcat (fault->fault, ":sleep=1", NULL);
  g_autoptr (GError) error = NULL;

  begin ();
  shared.person->timeout = 1;
  set_faults (list);
  error = flow_person_sync (shared.person);
  shared.person->timeout = 0;
  if (fault->tried_again)
    {
      g_assert_no_error (error);
      assert_undisturbed ();
      return;
    }
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) fault->code);
  g_assert_cmpuint (flow_person_count (shared.person, DAYBEAT_FAMILY_BADGES), >, 0);
  recover ();
}

/* Everything fails when there is a history already: not a byte of it goes. */
static void
test_nothing_lost (gconstpointer data)
{
  const char *fault = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  begin ();
  sync_well ();
  assert_undisturbed ();
  set_faults (fault);
  error = flow_person_sync (shared.person);
  message = flow_person_dup_message (shared.person);
  g_test_message ("%s: %s", fault, message);
  g_assert_nonnull (message);
  g_assert_true (error != NULL || g_str_has_prefix (fault, "403"));
  assert_undisturbed ();
  set_faults ("");
  flow_person_sign_in (shared.person);
  recover ();
}

/* What ends a sync at once, with what it had kept. */
static const struct
{
  const char *fault;
  DaybeatServiceError code;
  DaybeatSyncState state;
} ends[] = {
  { "410", DAYBEAT_SERVICE_ERROR_GONE, DAYBEAT_SYNC_GONE },
  { "429", DAYBEAT_SERVICE_ERROR_RATE_LIMITED, DAYBEAT_SYNC_FAILED },
  { "429-no-retry-after", DAYBEAT_SERVICE_ERROR_RATE_LIMITED, DAYBEAT_SYNC_FAILED },
  { "429-bare", DAYBEAT_SERVICE_ERROR_RATE_LIMITED, DAYBEAT_SYNC_FAILED },
  { "429-b", DAYBEAT_SERVICE_ERROR_RATE_LIMITED, DAYBEAT_SYNC_FAILED },
};

static void
test_end (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *list = g_strconcat (ends[i].fault, ":badges", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *all = NULL;

  begin ();
  set_faults (list);
  error = flow_person_sync (shared.person);
  g_test_message ("%s: %s", ends[i].fault, error->message);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) ends[i].code);
  g_assert_cmpint (daybeat_sync_get_state (shared.person->sync), ==, ends[i].state);
  /* What came before stays; what was on its way is still taken, and nothing is asked after it. */
  g_assert_cmpuint (flow_person_count (shared.person, DAYBEAT_FAMILY_PROFILE), ==, 1);
  g_assert_cmpuint (flow_person_get_requests (shared.person), <=, 4);
  recover ();

  /* The same from the first request on. */
  flow_person_start_over (shared.person);
  set_faults (ends[i].fault);
  g_clear_error (&error);
  error = flow_person_sync (shared.person);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) ends[i].code);
  g_assert_cmpint (flow_service_count (shared.service, "requests_total"), <=, 4);
  g_assert_cmpint (flow_service_count (shared.service, "token_requests"), ==, 0);
  recover ();
}

/* Privacy, scope or the front end: that resource is marked, and asked for again after the next sign-in. */
static void
test_forbidden (gconstpointer data)
{
  const char *fault = data;
  g_autofree char *list = g_strconcat (fault, ":friends", NULL);
  g_autofree char *message = NULL;
  g_autoptr (JsonNode) counts = NULL;
  JsonObject *requests;

  begin ();
  set_faults (list);
  sync_well ();
  message = flow_person_dup_message (shared.person);
  g_test_message ("%s: %s", fault, message);
  g_assert_nonnull (message);
  g_assert_true (flow_person_is_marked (shared.person, "friends"));
  g_assert_false (flow_person_is_marked (shared.person, "leaderboard"));
  g_assert_cmpuint (flow_person_count (shared.person, DAYBEAT_FAMILY_FRIENDS), ==, 0);
  g_assert_cmpuint (flow_person_count (shared.person, DAYBEAT_FAMILY_LEADERBOARD), >, 0);
  g_assert_cmpuint (flow_person_count_sleeps (shared.person), ==, shared.n_sleeps);

  set_faults ("");
  sync_well ();
  counts = flow_service_control (shared.service, "", NULL);
  requests = json_object_get_object_member (json_node_get_object (counts), "requests");
  g_assert_false (json_object_has_member (requests, "/1.1/user/-/friends.json"));

  flow_person_sign_in (shared.person);
  recover ();
}

/* A sleep that is still being worked out is waited for. */
static void
test_pending (void)
{
  g_autoptr (GError) error = NULL;

  begin ();
  set_faults ("pending:sleep=2");
  sync_well ();
  assert_undisturbed ();

  flow_person_start_over (shared.person);
  set_faults ("pending:sleep");
  error = flow_person_sync (shared.person);
  g_test_message ("pending for ever: %s", error->message);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_MALFORMED);
  g_assert_cmpuint (flow_person_count (shared.person, DAYBEAT_FAMILY_BADGES), >, 0);
  recover ();
}

/* Slow is not gone. */
static void
test_slow (void)
{
  begin ();
  set_faults ("slow:badges=1");
  sync_well ();
  assert_undisturbed ();
}

/* Without the headers of the limit a sync goes on as if there were none. */
static void
test_no_rate_headers (void)
{
  begin ();
  set_faults ("no-rate-headers");
  sync_well ();
  assert_undisturbed ();
}

/* A member that nobody knows changes nothing. */
static void
test_extra_keys (void)
{
  begin ();
  set_faults ("extra-keys");
  sync_well ();
  assert_undisturbed ();
}

static const char *const odd_bodies[] = { "nulls", "wrong-types", "unknown-level", "no-shortdata" };

static guint
count_findings (void)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  daybeat_store_load_findings_async (shared.person->store, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  findings = daybeat_store_load_findings_finish (shared.person->store, result, NULL);
  return findings->len;
}

/* Members that are missing, null or of another type: every night is there all the same. */
static void
test_odd_body (gconstpointer data)
{
  g_autoptr (GPtrArray) sleeps = NULL;
  guint n_findings;

  begin ();
  set_faults (data);
  sync_well ();
  n_findings = count_findings ();
  assert_rest_is_there ();
  sleeps = daybeat_test_store_load_sleeps (shared.person->store, NULL);
  for (guint i = 0; i < sleeps->len; i++)
    {
      const DaybeatSleep *sleep = g_ptr_array_index (sleeps, i);

      g_assert_cmpint (sleep->in_bed_minutes, >, 0);
      g_assert_cmpint (sleep->end.wall_ms, >, sleep->start.wall_ms);
    }

  /* What could not be used is told once, however often it comes. */
  g_test_message ("%s: %u findings", (const char *) data, n_findings);
  sync_well ();
  g_assert_cmpuint (count_findings (), ==, n_findings);

  /* The days that are asked for again are mended, the others keep what came. */
  set_faults ("");
  sync_well ();
  assert_rest_is_there ();
}

/* Tokens */

static void
test_expired_token (void)
{
  g_autoptr (JsonNode) counts = NULL;

  begin ();
  counts = flow_service_control (shared.service, "expire", "");
  set_faults ("");
  sync_well ();
  assert_undisturbed ();
  g_assert_cmpint (flow_service_count (shared.service, "refreshes"), ==, 1);
  g_assert_cmpint (flow_service_count (shared.service, "violations"), ==, 0);
}

/* The answer with the new pair is lost: the same refresh again gets the same answer. */
static void
test_lost_refresh (void)
{
  g_autoptr (JsonNode) counts = NULL;

  begin ();
  counts = flow_service_control (shared.service, "expire", "");
  set_faults ("lose-refresh-answer=1");
  sync_well ();
  assert_undisturbed ();
  g_assert_cmpint (flow_service_count (shared.service, "violations"), ==, 0);
}

static void
test_invalid_token (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) counts = NULL;

  begin ();
  sync_well ();
  counts = flow_service_control (shared.service, "invalidate", "");
  set_faults ("");
  error = flow_person_sync (shared.person);
  g_test_message ("invalid token: %s", error->message);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN);
  g_assert_cmpint (daybeat_sync_get_state (shared.person->sync), ==, DAYBEAT_SYNC_SIGNED_OUT);
  g_assert_true (daybeat_token_session_get_needs_sign_in (shared.person->session));
  g_assert_cmpint (flow_service_count (shared.service, "token_requests"), ==, 1);
  g_assert_cmpint (flow_service_count (shared.service, "requests_total"), <=, 2);
  assert_undisturbed ();

  flow_person_sign_in (shared.person);
  recover ();
}

/* Refreshing at a service that is gone: known from then on, without another request. */
static void
test_gone_at_refresh (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) counts = NULL;

  begin ();
  sync_well ();
  counts = flow_service_control (shared.service, "expire", "");
  set_faults ("410:token");
  error = flow_person_sync (shared.person);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_GONE);
  g_assert_cmpint (daybeat_sync_get_state (shared.person->sync), ==, DAYBEAT_SYNC_GONE);
  g_clear_error (&error);
  flow_service_reset_counters (shared.service);
  error = flow_person_sync (shared.person);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_GONE);
  g_assert_cmpint (flow_service_count (shared.service, "requests_total"), ==, 0);
  g_assert_cmpint (flow_service_count (shared.service, "token_requests"), ==, 0);
  assert_undisturbed ();
  flow_service_set_faults (shared.service, "");
  flow_person_sign_in (shared.person);
  recover ();
}

/* Nobody answers at the address any more. */
static void
test_service_stops (void)
{
  g_autoptr (FlowService) service = flow_service_start ("--person", "7", "--years", "1", "--auto-consent", NULL);
  g_autoptr (FlowPerson) person = flow_person_new (service);
  g_autoptr (GError) error = flow_person_sync (person);
  g_autofree char *before = flow_export (person->store);
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  flow_service_go_away (service);
  error = flow_person_sync (person);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_OFFLINE);
  g_assert_cmpint (daybeat_sync_get_state (person->sync), ==, DAYBEAT_SYNC_OFFLINE);
  after = flow_export (person->store);
  flow_assert_same_export (after, before);
}

static void
add (const char *group, const char *name, gconstpointer data, GTestDataFunc function)
{
  g_autofree char *path = g_strdup_printf ("/flow/faults/%s/%s", group, name);

  g_test_add_data_func (path, data, function);
}

static void
add_cases (void)
{
  static const char *const forbidden[] = { "403-b", "403-privacy", "403-scope" };
  static const char *const lost[] = { "500", "html",  "empty", "empty-object", "cut",
                                      "422", "410",   "429",   "drop",         "403-b" };

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      add ("one-resource", faults[i].fault, &faults[i], test_one_resource);
      add ("once", faults[i].fault, &faults[i], test_once);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (lost); i++)
    add ("nothing-lost", lost[i], lost[i], test_nothing_lost);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    add ("end", ends[i].fault, GSIZE_TO_POINTER (i), test_end);
  for (gsize i = 0; i < G_N_ELEMENTS (forbidden); i++)
    add ("forbidden", forbidden[i], forbidden[i], test_forbidden);
  for (gsize i = 0; i < G_N_ELEMENTS (odd_bodies); i++)
    add ("odd-body", odd_bodies[i], odd_bodies[i], test_odd_body);
  g_test_add_func ("/flow/faults/pending", test_pending);
  g_test_add_func ("/flow/faults/slow", test_slow);
  g_test_add_func ("/flow/faults/no-rate-headers", test_no_rate_headers);
  g_test_add_func ("/flow/faults/extra-keys", test_extra_keys);
  g_test_add_func ("/flow/faults/expired-token", test_expired_token);
  g_test_add_func ("/flow/faults/lost-refresh", test_lost_refresh);
  g_test_add_func ("/flow/faults/invalid-token", test_invalid_token);
  g_test_add_func ("/flow/faults/gone-at-refresh", test_gone_at_refresh);
  g_test_add_func ("/flow/faults/service-stops", test_service_stops);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  shared.service =
      flow_service_start ("--person", "7", "--years", "1", "--quota", "1000000", "--auto-consent", NULL);
  shared.person = flow_person_new (shared.service);
  sync_well ();
  shared.undisturbed = flow_export (shared.person->store);
  shared.n_sleeps = flow_person_count_sleeps (shared.person);
  add_cases ();
  status = g_test_run ();
  flow_person_free (shared.person);
  flow_service_stop (shared.service);
  g_free (shared.undisturbed);
  return status;
}
