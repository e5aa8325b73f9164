/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-auth-error.h"
#include "daybeat-test-support.h"
#include "flow-person.h"

/* Staying signed in with Google: a refresh token that is used again and again, until its grant ends after seven days
 * or by revoking. */

static void
advance (FlowService *service, gint64 seconds)
{
  g_autofree char *form = g_strdup_printf ("seconds=%" G_GINT64_FORMAT, seconds);
  g_autoptr (JsonNode) counts = flow_service_control (service, "advance", form);
}

static void
assert_asks_well (FlowPerson *person, const char *refused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *token = flow_person_ask_token (person, refused, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (token, !=, refused);
  flow_keep_secret (token);
}

/* The refresh token stays the same, until the service gives another one. */
static void
test_refresh (void)
{
  g_autoptr (FlowService) service = flow_service_start ("--years", "1", "--auto-consent", NULL);
  g_autoptr (FlowPerson) person = flow_person_new_at_google (service, NULL);
  g_autofree char *token = NULL;
  gint64 ends;

  assert_asks_well (person, NULL);
  g_assert_cmpint (flow_service_count (service, "refreshes"), ==, 0);
  ends = daybeat_token_session_get_refresh_expires_at (person->session);
  g_assert_cmpint (ends, ==, person->token->refresh_expires_at);

  assert_asks_well (person, person->token->access_token);
  flow_service_set_faults (service, "new-refresh-token=1");
  for (guint i = 2; i < 5; i++)
    {
      token = flow_person_ask_token (person, NULL, NULL);
      assert_asks_well (person, token);
      g_clear_pointer (&token, g_free);
      g_assert_cmpint (flow_service_count (service, "refreshes"), ==, i);
    }
  g_assert_cmpint (flow_service_count (service, "violations"), ==, 0);
  /* Each answer counts down to the same end. */
  g_assert_cmpint (ABS (daybeat_token_session_get_refresh_expires_at (person->session) - ends), <, 60000);
}

static void
assert_needs_sign_in (FlowPerson *person)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *token = flow_person_ask_token (person, person->token->access_token, &error);

  g_assert_null (token);
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
  g_assert_true (daybeat_token_session_get_needs_sign_in (person->session));
}

static void
test_seven_days (void)
{
  g_autoptr (FlowService) service = flow_service_start ("--years", "1", "--auto-consent", NULL);
  g_autoptr (FlowPerson) person = flow_person_new_at_google (service, NULL);
  gint64 requests;

  advance (service, 7 * 24 * 60 * 60);
  assert_needs_sign_in (person);
  /* Who knows that it is over, does not ask again. */
  requests = flow_service_count (service, "token_requests");
  assert_needs_sign_in (person);
  g_assert_cmpint (flow_service_count (service, "token_requests"), ==, requests);

  flow_person_sign_in (person);
  g_assert_false (daybeat_token_session_get_needs_sign_in (person->session));
  assert_asks_well (person, person->token->access_token);
}

/* An application that is published has no such end. */
static void
test_no_end (void)
{
  g_autoptr (FlowService) service =
      flow_service_start ("--years", "1", "--auto-consent", "--google-grant-days", "0", NULL);
  g_autoptr (FlowPerson) person = flow_person_new_at_google (service, NULL);

  g_assert_cmpint (person->token->refresh_expires_at, ==, 0);
  advance (service, 100 * 24 * 60 * 60);
  assert_asks_well (person, person->token->access_token);
  g_assert_cmpint (daybeat_token_session_get_refresh_expires_at (person->session), ==, 0);
}

static gboolean
sign_out (FlowPerson *person)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean revoked = FALSE;

  daybeat_token_session_sign_out_async (person->session, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_token_session_sign_out_finish (person->session, result, &revoked, &error));
  g_assert_no_error (error);
  return revoked;
}

/* Signing out ends the grant at Google; what is dead there already, counts as ended. */
static void
test_sign_out (void)
{
  g_autoptr (FlowService) service = flow_service_start ("--years", "1", "--auto-consent", NULL);
  g_autoptr (FlowPerson) person = flow_person_new_at_google (service, NULL);
  g_autoptr (FlowPerson) other = flow_person_new_at_google (service, NULL);

  g_assert_true (sign_out (person));
  assert_needs_sign_in (other);
  g_assert_true (sign_out (other));

  flow_person_sign_in (person);
  flow_service_set_faults (service, "503:revoke");
  g_assert_false (sign_out (person));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  flow_keep_secret (FLOW_GOOGLE_CLIENT_SECRET);
  g_test_add_func ("/flow/google-session/refresh", test_refresh);
  g_test_add_func ("/flow/google-session/seven-days", test_seven_days);
  g_test_add_func ("/flow/google-session/no-end", test_no_end);
  g_test_add_func ("/flow/google-session/sign-out", test_sign_out);
  return g_test_run ();
}
