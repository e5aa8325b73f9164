/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-history.h"
#include "daybeat-people.h"
#include "daybeat-service-error.h"
#include "daybeat-test-people.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"
#include "flow-service.h"

/* What a person changes at the service, through DaybeatHistory, and what a history says of its service. */

typedef struct
{
  FlowService *service;    /* (owned) */
  char *folder;
  DaybeatPeople *people;   /* (owned) */
  DaybeatHistory *history; /* (owned) */
} Fixture;

static void
adopt (Fixture *fixture)
{
  g_autoptr (DaybeatOAuthClient) client = flow_service_create_client (fixture->service, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatToken) token = flow_service_sign_in (fixture->service, client, NULL, &error);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_no_error (error);
  daybeat_history_adopt_token_async (fixture->history, client, token, TRUE, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  daybeat_history_adopt_token_finish (fixture->history, result, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer option)
{
  g_autoptr (GError) error = NULL;
  DaybeatPerson *person;

  fixture->service = flow_service_start ("--person", "7", "--years", "1", "--auto-consent", option, NULL);
  fixture->folder = daybeat_test_make_folder ();
  fixture->people = daybeat_people_new (fixture->folder);
  person = daybeat_people_add (fixture->people, NULL, DAYBEAT_SOURCE_FITBIT, &error);
  g_assert_no_error (error);
  g_object_set (person, "base-url", fixture->service->address, NULL);
  fixture->history = daybeat_test_open_history (person);
  adopt (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  daybeat_test_close_history (fixture->history);
  g_clear_object (&fixture->people);
  daybeat_test_remove_folder (fixture->folder);
  flow_service_stop (fixture->service);
}

static GError *
sync_history (Fixture *fixture)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  daybeat_history_sync_async (fixture->history, FALSE, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_history_sync_finish (fixture->history, result, &error) == (error == NULL));
  return error;
}

static void
sync_well (Fixture *fixture)
{
  g_autoptr (GError) error = sync_history (fixture);

  g_assert_no_error (error);
}

static GError *
edit (Fixture *fixture, const DaybeatEdit *wish)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  daybeat_history_edit_async (fixture->history, wish, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_history_edit_finish (fixture->history, result, &error) == (error == NULL));
  return error;
}

static void
edit_well (Fixture *fixture, const DaybeatEdit *wish)
{
  g_autoptr (GError) error = edit (fixture, wish);

  g_assert_no_error (error);
}

static GPtrArray *
load_family (Fixture *fixture, DaybeatFamilies family)
{
  return daybeat_test_store_load_family (daybeat_history_get_store (fixture->history), family);
}

static GPtrArray *
load_sleeps (Fixture *fixture)
{
  return daybeat_test_store_load_sleeps (daybeat_history_get_store (fixture->history), NULL);
}

static void
assert_profile (Fixture *fixture, const char *about_me, double height_m)
{
  g_autoptr (GPtrArray) profiles = load_family (fixture, DAYBEAT_FAMILY_PROFILE);
  const DaybeatProfile *profile = g_ptr_array_index (profiles, 0);

  g_assert_cmpstr (profile->about_me, ==, about_me);
  g_assert_cmpfloat_with_epsilon (profile->height_m, height_m, 0.0001);
}

static void
test_profile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatProfile) wishes = daybeat_profile_new ();
  DaybeatEdit wish = { .kind = DAYBEAT_EDIT_UPDATE_PROFILE, .profile = wishes };

  sync_well (fixture);
  wishes->about_me = g_strdup ("Sleeps & dreams = fine, 100 % “sure”");
  wishes->height_m = 1.815;
  edit_well (fixture, &wish);
  assert_profile (fixture, "Sleeps & dreams = fine, 100 % “sure”", 1.815);
  sync_well (fixture);
  assert_profile (fixture, "Sleeps & dreams = fine, 100 % “sure”", 1.815);
}

static void
assert_goal (Fixture *fixture, int minutes)
{
  g_autoptr (GPtrArray) goals = load_family (fixture, DAYBEAT_FAMILY_SLEEP_GOAL);

  g_assert_cmpuint (goals->len, ==, 1);
  g_assert_cmpint (((DaybeatSleepGoal *) g_ptr_array_index (goals, 0))->minutes, ==, minutes);
}

static void
test_goal (Fixture *fixture, gconstpointer data)
{
  DaybeatEdit wish = { .kind = DAYBEAT_EDIT_SET_SLEEP_GOAL, .minutes = 455 };

  sync_well (fixture);
  edit_well (fixture, &wish);
  assert_goal (fixture, 455);
  sync_well (fixture);
  assert_goal (fixture, 455);
}

/* The day before yesterday, at an hour at which nobody of ours sleeps. */
static DaybeatInstant
free_hour (void)
{
  g_autofree char *day = daybeat_day_to_string (daybeat_day_today () - 2);
  g_autofree char *text = g_strconcat (day, "T18:05:00", NULL);
  DaybeatInstant start;

  g_assert_true (daybeat_instant_parse (text, &start));
  return start;
}

static char *
find_manual (Fixture *fixture)
{
  g_autoptr (GPtrArray) sleeps = load_sleeps (fixture);
  DaybeatInstant start = free_hour ();

  for (guint i = 0; i < sleeps->len; i++)
    {
      const DaybeatSleep *sleep = g_ptr_array_index (sleeps, i);

      if (sleep->start.wall_ms != start.wall_ms)
        continue;
      g_assert_cmpint (sleep->in_bed_minutes, ==, 35);
      g_assert_cmpint (sleep->type, ==, DAYBEAT_SLEEP_TYPE_CLASSIC);
      g_assert_cmpstr (sleep->log_type, ==, "manual");
      return g_strdup (sleep->id);
    }
  return NULL;
}

static void
test_log_and_delete (Fixture *fixture, gconstpointer data)
{
  DaybeatEdit wish = { .kind = DAYBEAT_EDIT_LOG_SLEEP, .start = free_hour (), .minutes = 35 };
  DaybeatEdit removal = { .kind = DAYBEAT_EDIT_DELETE_SLEEP };
  g_autofree char *id = NULL, *same = NULL;

  sync_well (fixture);
  g_assert_null (find_manual (fixture));
  edit_well (fixture, &wish);
  id = find_manual (fixture);
  g_assert_nonnull (id);
  sync_well (fixture);
  same = find_manual (fixture);
  g_assert_cmpstr (same, ==, id);

  removal.sleep_id = id;
  edit_well (fixture, &removal);
  g_assert_null (find_manual (fixture));
  sync_well (fixture);
  g_assert_null (find_manual (fixture));

  /* What is to be deleted and is not there has been deleted. */
  edit_well (fixture, &removal);
}

/* Where there is a sleep already the service refuses, and nothing changes here. */
static void
test_overlap (Fixture *fixture, gconstpointer data)
{
  DaybeatEdit wish = { .kind = DAYBEAT_EDIT_LOG_SLEEP, .start = free_hour (), .minutes = 35 };
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;

  sync_well (fixture);
  edit_well (fixture, &wish);
  before = load_sleeps (fixture);
  wish.start = daybeat_instant_add_seconds (wish.start, 10 * 60);
  error = edit (fixture, &wish);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_REFUSED);
  g_test_message ("%s", error->message);
  g_assert_cmpstr (error->message, !=, "");
  after = load_sleeps (fixture);
  g_assert_cmpuint (after->len, ==, before->len);
}

/* A change that is refused or gets lost on the way leaves the history as it was. */
static void
test_failures (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *fault;
    DaybeatServiceError code;
  } cases[] = {
    { "403-b:sleep-goal", DAYBEAT_SERVICE_ERROR_FORBIDDEN }, { "403-scope", DAYBEAT_SERVICE_ERROR_MISSING_SCOPE },
    { "500", DAYBEAT_SERVICE_ERROR_SERVER },                 { "cut", DAYBEAT_SERVICE_ERROR_MALFORMED },
    { "410", DAYBEAT_SERVICE_ERROR_GONE },                   { "429", DAYBEAT_SERVICE_ERROR_RATE_LIMITED },
  };
  DaybeatEdit wish = { .kind = DAYBEAT_EDIT_SET_SLEEP_GOAL, .minutes = 400 };

  sync_well (fixture);
  edit_well (fixture, &wish);
  wish.minutes = 500;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      flow_service_set_faults (fixture->service, cases[i].fault);
      error = edit (fixture, &wish);
      g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) cases[i].code);
      g_assert_cmpstr (error->message, !=, "");
      assert_goal (fixture, 400);
    }
  flow_service_set_faults (fixture->service, "");
  edit_well (fixture, &wish);
  assert_goal (fixture, 500);
}

/* A client that the service lets read only. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  DaybeatEdit wish = { .kind = DAYBEAT_EDIT_LOG_SLEEP, .start = free_hour (), .minutes = 35 };
  g_autoptr (GError) error = NULL;

  sync_well (fixture);
  error = edit (fixture, &wish);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_FORBIDDEN);
  g_assert_nonnull (strstr (error->message, "kind of client"));
  g_assert_null (find_manual (fixture));
  sync_well (fixture);
}

static gboolean
get_flag (Fixture *fixture, const char *name)
{
  gboolean flag;

  g_object_get (fixture->history, name, &flag, NULL);
  return flag;
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sleeps = NULL, kept = NULL;

  sync_well (fixture);
  sleeps = load_sleeps (fixture);
  flow_service_set_faults (fixture->service, "410");
  flow_service_reset_counters (fixture->service);
  error = sync_history (fixture);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_GONE);
  g_assert_true (get_flag (fixture, "gone"));
  g_assert_false (get_flag (fixture, "signed-out"));
  g_assert_true (daybeat_person_get_signed_in (daybeat_history_get_person (fixture->history)));
  g_assert_nonnull (daybeat_history_get_session (fixture->history));
  g_assert_cmpint (flow_service_count (fixture->service, "requests_total"), <=, 2);
  g_assert_cmpint (flow_service_count (fixture->service, "token_requests"), ==, 0);
  kept = load_sleeps (fixture);
  g_assert_cmpuint (kept->len, ==, sleeps->len);
}

static gboolean
reads_back_as_gone (Fixture *fixture)
{
  g_autoptr (DaybeatPeople) people = daybeat_people_new (fixture->folder);
  g_autoptr (DaybeatPerson) person = g_list_model_get_item (G_LIST_MODEL (people), 0);
  DaybeatHistory *history;
  gboolean gone;

  /* The token of this test lives in memory, so the file says signed out. */
  g_object_set (person, "signed-in", TRUE, NULL);
  history = daybeat_test_open_history (person);
  g_object_get (history, "gone", &gone, NULL);
  daybeat_test_close_history (history);
  return gone;
}

/* The next start knows it without asking, and a service that answers after all is believed. */
static void
test_gone_at_the_next_start (Fixture *fixture, gconstpointer data)
{
  DaybeatPerson *person = daybeat_history_get_person (fixture->history);
  g_autoptr (GError) error = NULL, none = NULL;
  gboolean gone;

  sync_well (fixture);
  flow_service_set_faults (fixture->service, "410");
  error = sync_history (fixture);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_GONE);
  flow_service_reset_counters (fixture->service);

  g_assert_true (reads_back_as_gone (fixture));
  g_assert_cmpint (flow_service_count (fixture->service, "requests_total"), ==, 0);

  flow_service_set_faults (fixture->service, "");
  none = sync_history (fixture);
  g_assert_no_error (none);
  g_object_get (person, "service-gone", &gone, NULL);
  g_assert_false (gone);
  g_assert_false (get_flag (fixture, "gone"));
}

static void
test_signed_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) counts = NULL;
  g_autoptr (GPtrArray) sleeps = NULL, kept = NULL;

  sync_well (fixture);
  sleeps = load_sleeps (fixture);
  counts = flow_service_control (fixture->service, "invalidate", "");
  error = sync_history (fixture);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN);
  g_assert_true (get_flag (fixture, "signed-out"));
  kept = load_sleeps (fixture);
  g_assert_cmpuint (kept->len, ==, sleeps->len);

  adopt (fixture);
  g_assert_false (get_flag (fixture, "signed-out"));
  sync_well (fixture);
}

static void
add (const char *path, void (*function) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, function, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/flow/edits/profile", test_profile);
  add ("/flow/edits/goal", test_goal);
  add ("/flow/edits/log-and-delete", test_log_and_delete);
  add ("/flow/edits/overlap", test_overlap);
  add ("/flow/edits/failures", test_failures);
  g_test_add ("/flow/edits/read-only", Fixture, "--read-only", set_up, test_read_only, tear_down);
  add ("/flow/history/gone", test_gone);
  add ("/flow/history/gone-at-the-next-start", test_gone_at_the_next_start);
  add ("/flow/history/signed-out", test_signed_out);
  return g_test_run ();
}
