/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-service-error.h"
#include "flow-shared.h"

/*
 * Each way in which Google can fail. Always: a clear message, nothing lost, the rest of the sync goes on where it
 * can, and afterwards the history is what an undisturbed sync gives.
 */

static const char *const scopes[] = { FLOW_GOOGLE_SCOPE ("sleep"), FLOW_GOOGLE_SCOPE ("profile"),
                                      FLOW_GOOGLE_SCOPE ("settings"), FLOW_GOOGLE_SCOPE ("nutrition"), NULL };

static void
assert_nights_are_there (void)
{
  g_assert_cmpuint (flow_person_count_sleeps (flow_shared.person), ==, flow_shared.n_sleeps);
  g_assert_cmpuint (flow_person_count (flow_shared.person, DAYBEAT_FAMILY_PROFILE), ==, 1);
}

/* One answer fails, and another try helps: nobody notices. */
static void
test_once (gconstpointer data)
{
  g_autofree char *list = g_strconcat ((const char *) data, ":sleep=1", NULL);

  flow_begin ();
  flow_shared.person->timeout = 1;
  flow_set_faults (list);
  flow_sync_well ();
  flow_shared.person->timeout = 0;
  flow_assert_undisturbed ();
  g_assert_cmpint (flow_service_count (flow_shared.service, "violations"), ==, 0);
}

typedef struct
{
  const char *fault;
  DaybeatServiceError code;
} Fault;

/* One resource fails for good: everything else arrives. */
static const Fault lasting[] = {
  { "503", DAYBEAT_SERVICE_ERROR_SERVER },
  { "html", DAYBEAT_SERVICE_ERROR_MALFORMED },
  { "hang", DAYBEAT_SERVICE_ERROR_TIMED_OUT },
};

static void
test_lasting (gconstpointer data)
{
  const Fault *fault = data;
  g_autofree char *list = g_strconcat (fault->fault, ":paired-devices", NULL);
  g_autoptr (GError) error = NULL;

  flow_begin ();
  flow_shared.person->timeout = 1;
  flow_set_faults (list);
  error = flow_person_sync (flow_shared.person);
  flow_shared.person->timeout = 0;
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) fault->code);
  g_test_message ("%s: %s", fault->fault, error->message);
  g_assert_cmpint (daybeat_sync_get_state (flow_shared.person->sync), ==, DAYBEAT_SYNC_FAILED);
  assert_nights_are_there ();
  g_assert_cmpuint (flow_person_count (flow_shared.person, DAYBEAT_FAMILY_DEVICES), ==, 0);
  flow_recover ();
}

/* What only some accounts have, what was not granted, and what the program asks wrongly: that resource is marked, the
 * rest goes on, and a new sign-in asks again. */
static void
test_marked (gconstpointer data)
{
  const char *fault = data;
  g_autofree char *list = g_strconcat (fault, ":hydration-log", NULL);
  g_autofree char *message = NULL;

  flow_begin ();
  flow_set_faults (list);
  flow_sync_well ();
  message = flow_person_dup_message (flow_shared.person);
  g_test_message ("%s: %s", fault, message);
  g_assert_nonnull (message);
  g_assert_true (flow_person_is_marked (flow_shared.person, "hydration-log"));
  g_assert_false (flow_person_is_marked (flow_shared.person, "nutrition-log"));
  g_assert_cmpuint (flow_person_count_dailies (flow_shared.person, "water"), ==, 0);
  assert_nights_are_there ();

  /* Until then it is left alone. */
  flow_set_faults ("");
  flow_sync_well ();
  g_assert_cmpuint (flow_person_count_dailies (flow_shared.person, "water"), ==, 0);
  flow_person_sign_in (flow_shared.person);
  flow_recover ();
}

/* What ends a sync, with all that was there before; where nobody says when it may go on, after a few tries. */
static const struct
{
  const char *fault;
  DaybeatServiceError code;
  DaybeatSyncState state;
  gint64 most; /* requests, until that is known and what was on its way has come */
  const char *link;
} ends[] = {
  { "service-disabled", DAYBEAT_SERVICE_ERROR_DISABLED, DAYBEAT_SYNC_FAILED, 4,
    "https://console.developers.google.com/apis/api/health.googleapis.com/overview?project=" },
  { "account-not-linked", DAYBEAT_SERVICE_ERROR_NOT_LINKED, DAYBEAT_SYNC_FAILED, 4,
    "https://fitbit.google.com/auth/signup" },
  { "user-project-denied", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN, DAYBEAT_SYNC_SIGNED_OUT, 4,
    "https://myaccount.google.com/connections" },
  { "429-bare", DAYBEAT_SERVICE_ERROR_RATE_LIMITED, DAYBEAT_SYNC_FAILED, 20, NULL },
};

static void
test_end (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GError) error = NULL;

  flow_set_faults ("");
  flow_person_sign_in (flow_shared.person);
  flow_sync_well ();
  flow_set_faults (ends[i].fault);
  error = flow_person_sync (flow_shared.person);
  g_test_message ("%s: %s", ends[i].fault, error->message);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) ends[i].code);
  g_assert_cmpint (daybeat_sync_get_state (flow_shared.person->sync), ==, ends[i].state);
  if (ends[i].link != NULL)
    g_assert_nonnull (strstr (error->message, ends[i].link));
  g_assert_cmpint (flow_service_count (flow_shared.service, "requests_total"), <=, ends[i].most);
  flow_assert_undisturbed ();
  if (ends[i].code == DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN)
    flow_person_sign_in (flow_shared.person);
  flow_recover ();
}

/* Everything fails when there is a history already: not a byte of it goes. */
static void
test_nothing_lost (gconstpointer data)
{
  const char *fault = data;
  g_autoptr (GError) error = NULL;

  flow_set_faults ("");
  flow_sync_well ();
  flow_set_faults (fault);
  error = flow_person_sync (flow_shared.person);
  g_assert_true (error != NULL || g_str_has_prefix (fault, "40"));
  flow_assert_undisturbed ();
  flow_person_sign_in (flow_shared.person);
  flow_recover ();
}

/* Fails where a file of records in @one is not the same in @other; files that only the latter has are its own matter.
 */
static void
assert_same_records (const char *one, const char *other)
{
  g_auto (GStrv) files = g_strsplit (one, "\n== ", -1);
  g_auto (GStrv) other_files = g_strsplit (other, "\n== ", -1);
  guint compared = 0;

  for (gsize i = 0; files[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (files[i], strcspn (files[i], "\n"));

      if (!g_str_has_suffix (name, ".jsonl") || g_str_equal (name, "findings.jsonl"))
        continue;
      g_assert_true (g_strv_contains ((const char *const *) other_files, files[i]));
      compared++;
    }
  g_assert_cmpuint (compared, >, 3);
}

/* Members that nobody knows yet change nothing of what is known; readings keep them, and what else held any is kept
 * as a finding. */
static void
test_oddities (void)
{
  g_autoptr (GRegex) odd =
      g_regex_new (",\"something_new\":\\{\"state\":\"STATE_OF_TOMORROW\",\"parts\":[^}]*\\}\\]\\}", G_REGEX_DEFAULT,
                   G_REGEX_MATCH_DEFAULT, NULL);
  g_autofree char *all = NULL, *without = NULL;

  flow_begin ();
  flow_set_faults ("oddities");
  flow_sync_well ();
  all = flow_export (flow_shared.person->store);
  without = g_regex_replace_literal (odd, all, -1, 0, "", G_REGEX_MATCH_DEFAULT, NULL);
  g_assert_cmpuint (strlen (without), <, strlen (all));
  assert_same_records (flow_shared.undisturbed, without);
}

/* An access token that ends in between is refreshed once, and nobody notices. */
static void
test_expired (void)
{
  g_autoptr (JsonNode) counts = NULL;

  flow_begin ();
  counts = flow_service_control (flow_shared.service, "expire", "");
  flow_service_reset_counters (flow_shared.service);
  flow_sync_well ();
  flow_assert_undisturbed ();
  g_assert_cmpint (flow_service_count (flow_shared.service, "refreshes"), ==, 1);
}

/* After seven days the grant is over. The history stays, and a new sign-in goes on with it. */
static void
test_seven_days (void)
{
  g_autoptr (JsonNode) counts = NULL;
  g_autoptr (GError) error = NULL;

  flow_set_faults ("");
  flow_sync_well ();
  counts = flow_service_control (flow_shared.service, "advance", "seconds=604800");
  flow_service_reset_counters (flow_shared.service);
  error = flow_person_sync (flow_shared.person);
  g_assert_nonnull (error);
  g_assert_cmpint (daybeat_sync_get_state (flow_shared.person->sync), ==, DAYBEAT_SYNC_SIGNED_OUT);
  g_assert_true (daybeat_token_session_get_needs_sign_in (flow_shared.person->session));
  flow_assert_undisturbed ();
  g_assert_cmpint (flow_service_count (flow_shared.service, "refreshes"), ==, 0);
  flow_person_sign_in (flow_shared.person);
  flow_recover ();
}

static void
add (const char *group, const char *name, gconstpointer data, GTestDataFunc function)
{
  g_autofree char *path = g_strdup_printf ("/flow/google-faults/%s/%s", group, name);

  g_test_add_data_func (path, data, function);
}

static void
add_cases (void)
{
  static const char *const once[] = { "503", "html", "cut", "hang", "429", "429-retry-info" };
  static const char *const marked[] = { "403-scope", "404", "insufficient-scope", "400-filter" };
  static const char *const lost[] = { "503", "cut", "404" };

  for (gsize i = 0; i < G_N_ELEMENTS (once); i++)
    add ("once", once[i], once[i], test_once);
  for (gsize i = 0; i < G_N_ELEMENTS (lasting); i++)
    add ("lasting", lasting[i].fault, &lasting[i], test_lasting);
  for (gsize i = 0; i < G_N_ELEMENTS (marked); i++)
    add ("marked", marked[i], marked[i], test_marked);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    add ("end", ends[i].fault, GSIZE_TO_POINTER (i), test_end);
  for (gsize i = 0; i < G_N_ELEMENTS (lost); i++)
    add ("nothing-lost", lost[i], lost[i], test_nothing_lost);
  g_test_add_func ("/flow/google-faults/oddities", test_oddities);
  g_test_add_func ("/flow/google-faults/expired", test_expired);
  g_test_add_func ("/flow/google-faults/seven-days", test_seven_days);
}

int
main (int argc, char **argv)
{
  return flow_shared_run_at_google (argc, argv, scopes, add_cases);
}
