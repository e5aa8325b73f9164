/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-service-error.h"
#include "flow-shared.h"

/*
 * Each way in which the service can fail. Always: a clear message, nothing lost, the rest of the sync goes on where
 * it can, and afterwards the history is what an undisturbed sync gives.
 */

typedef struct
{
  const char *fault;
  DaybeatServiceError code;
  gboolean tried_again;  /* whether another try may help at once */
  gboolean like_another; /* the same to a sync as one before it */
} Fault;

static const Fault faults[] = {
  { "500", DAYBEAT_SERVICE_ERROR_SERVER, TRUE },
  { "500-html", DAYBEAT_SERVICE_ERROR_SERVER, TRUE, TRUE },
  { "502", DAYBEAT_SERVICE_ERROR_SERVER, TRUE, TRUE },
  { "503", DAYBEAT_SERVICE_ERROR_SERVER, TRUE, TRUE },
  { "504", DAYBEAT_SERVICE_ERROR_SERVER, TRUE, TRUE },
  { "html", DAYBEAT_SERVICE_ERROR_MALFORMED, TRUE },
  { "empty", DAYBEAT_SERVICE_ERROR_MALFORMED, TRUE, TRUE },
  { "empty-object", DAYBEAT_SERVICE_ERROR_MALFORMED, TRUE },
  { "empty-list", DAYBEAT_SERVICE_ERROR_MALFORMED, TRUE, TRUE },
  { "non-json", DAYBEAT_SERVICE_ERROR_MALFORMED, TRUE, TRUE },
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

  flow_begin ();
  flow_shared.person->timeout = 1;
  flow_set_faults (list);
  error = flow_person_sync (flow_shared.person);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) fault->code);
  g_test_message ("%s: %s", fault->fault, error->message);
  g_assert_cmpint (daybeat_sync_get_state (flow_shared.person->sync), ==, DAYBEAT_SYNC_FAILED);
  flow_assert_rest_is_there ();
  g_assert_cmpuint (flow_person_count (flow_shared.person, DAYBEAT_FAMILY_BADGES), ==, 0);
  flow_shared.person->timeout = 0;
  flow_recover ();
}

/* One answer fails: where another try may help nobody notices. */
static void
test_once (gconstpointer data)
{
  const Fault *fault = data;
  g_autofree char *list = g_strconcat (fault->fault, ":sleep=1", NULL);
  g_autoptr (GError) error = NULL;

  flow_begin ();
  flow_shared.person->timeout = 1;
  flow_set_faults (list);
  error = flow_person_sync (flow_shared.person);
  flow_shared.person->timeout = 0;
  if (fault->tried_again)
    {
      g_assert_no_error (error);
      flow_assert_undisturbed ();
      return;
    }
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) fault->code);
  g_assert_cmpuint (flow_person_count (flow_shared.person, DAYBEAT_FAMILY_BADGES), >, 0);
  flow_recover ();
}

/* Everything fails when there is a history already: not a byte of it goes. */
static void
test_nothing_lost (gconstpointer data)
{
  const char *fault = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  /* What the case before left is a history as good as any. */
  flow_set_faults ("");
  flow_sync_well ();
  flow_set_faults (fault);
  error = flow_person_sync (flow_shared.person);
  message = flow_person_dup_message (flow_shared.person);
  g_test_message ("%s: %s", fault, message);
  g_assert_nonnull (message);
  g_assert_true (error != NULL || g_str_has_prefix (fault, "403"));
  flow_assert_undisturbed ();
  flow_person_clear_marks (flow_shared.person);
  flow_recover ();
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

  flow_begin ();
  flow_set_faults (list);
  error = flow_person_sync (flow_shared.person);
  g_test_message ("%s: %s", ends[i].fault, error->message);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) ends[i].code);
  g_assert_cmpint (daybeat_sync_get_state (flow_shared.person->sync), ==, ends[i].state);
  /* What came before stays; what was on its way is still taken, and nothing is asked after it. */
  g_assert_cmpuint (flow_person_count (flow_shared.person, DAYBEAT_FAMILY_PROFILE), ==, 1);
  g_assert_cmpuint (flow_person_get_requests (flow_shared.person), <=, 4);

  /* The same from the first request on. */
  flow_person_start_over (flow_shared.person);
  flow_set_faults (ends[i].fault);
  g_clear_error (&error);
  error = flow_person_sync (flow_shared.person);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) ends[i].code);
  g_assert_cmpint (flow_service_count (flow_shared.service, "requests_total"), <=, 4);
  g_assert_cmpint (flow_service_count (flow_shared.service, "token_requests"), ==, 0);
  flow_recover ();
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

  flow_begin ();
  flow_set_faults (list);
  flow_sync_well ();
  message = flow_person_dup_message (flow_shared.person);
  g_test_message ("%s: %s", fault, message);
  g_assert_nonnull (message);
  g_assert_true (flow_person_is_marked (flow_shared.person, "friends"));
  g_assert_false (flow_person_is_marked (flow_shared.person, "leaderboard"));
  g_assert_cmpuint (flow_person_count (flow_shared.person, DAYBEAT_FAMILY_FRIENDS), ==, 0);
  g_assert_cmpuint (flow_person_count (flow_shared.person, DAYBEAT_FAMILY_LEADERBOARD), >, 0);
  g_assert_cmpuint (flow_person_count_sleeps (flow_shared.person), ==, flow_shared.n_sleeps);

  flow_set_faults ("");
  flow_sync_well ();
  counts = flow_service_control (flow_shared.service, "", NULL);
  requests = json_object_get_object_member (json_node_get_object (counts), "requests");
  g_assert_false (json_object_has_member (requests, "/1.1/user/-/friends.json"));

  flow_person_sign_in (flow_shared.person);
  flow_recover ();
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
      if (!faults[i].like_another)
        add ("once", faults[i].fault, &faults[i], test_once);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (lost); i++)
    add ("nothing-lost", lost[i], lost[i], test_nothing_lost);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    add ("end", ends[i].fault, GSIZE_TO_POINTER (i), test_end);
  for (gsize i = 0; i < G_N_ELEMENTS (forbidden); i++)
    add ("forbidden", forbidden[i], forbidden[i], test_forbidden);
  g_test_add_func ("/flow/faults/service-stops", test_service_stops);
}

int
main (int argc, char **argv)
{
  return flow_shared_run (argc, argv, add_cases);
}
