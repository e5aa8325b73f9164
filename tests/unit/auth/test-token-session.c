/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-auth-error.h"
#include "daybeat-clock.h"
#include "daybeat-test-session.h"
#include "daybeat-test-support.h"
#include "daybeat-test-vault.h"

typedef DaybeatTestSession Fixture;

#define SECOND_PAIR "{\"access_token\":\"a2\",\"refresh_token\":\"r2\",\"expires_in\":3600}"

static void
assert_token (Fixture *fixture, const char *refused, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *token = daybeat_test_session_get_token (fixture, refused, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (token, ==, expected);
}

static void
assert_no_token (Fixture *fixture, const char *refused, DaybeatAuthError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (daybeat_test_session_get_token (fixture, refused, &error));
  g_assert_error (error, DAYBEAT_AUTH_ERROR, (int)code);
}

static void
answer (Fixture *fixture, guint status, const char *body)
{
  daybeat_test_auth_server_answer (fixture->server, "/token", status, body);
}

static guint
count_refreshes (Fixture *fixture)
{
  return daybeat_test_auth_server_count (fixture->server, "/token");
}

/* One caller */

static void
test_good_token (Fixture *fixture, gconstpointer data)
{
  assert_token (fixture, NULL, "a1");
  assert_token (fixture, NULL, "a1");
  g_assert_cmpuint (fixture->server->requests->len, ==, 0);
}

static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatToken) kept = NULL;

  daybeat_test_session_expire ();
  answer (fixture, 200, SECOND_PAIR);
  assert_token (fixture, NULL, "a2");
  assert_token (fixture, NULL, "a2");
  g_assert_cmpuint (fixture->server->requests->len, ==, 1);
  g_assert_cmpstr (daybeat_test_auth_server_get_field (fixture->server, "grant_type"), ==, "refresh_token");
  g_assert_cmpstr (daybeat_test_auth_server_get_field (fixture->server, "refresh_token"), ==, "r1");
  g_assert_cmpstr (daybeat_test_auth_server_get_field (fixture->server, "client_id"), ==, "22ABCD");

  kept = daybeat_test_vault_load (fixture->vault, NULL, NULL);
  g_assert_cmpstr (kept->access_token, ==, "a2");
  g_assert_cmpstr (kept->refresh_token, ==, "r2");
  /* The answer left these out. */
  g_assert_cmpstr (kept->scopes, ==, "sleep profile");
  g_assert_cmpstr (kept->user_id, ==, "9ZTEST");
  g_assert_cmpint (kept->expires_at, ==, daybeat_clock_now () + 3600 * 1000);
}

/* A token that would end under way is renewed before. */
static void
test_margin (Fixture *fixture, gconstpointer data)
{
  daybeat_clock_set_fixed (DAYBEAT_TEST_NOW + (3600 - 120) * 1000);
  assert_token (fixture, NULL, "a1");
  g_assert_cmpuint (count_refreshes (fixture), ==, 0);
  daybeat_clock_set_fixed (DAYBEAT_TEST_NOW + (3600 - 10) * 1000);
  answer (fixture, 200, SECOND_PAIR);
  assert_token (fixture, NULL, "a2");
  g_assert_cmpuint (count_refreshes (fixture), ==, 1);
}

static void
test_refused_token (Fixture *fixture, gconstpointer data)
{
  assert_token (fixture, NULL, "a1");
  answer (fixture, 200, SECOND_PAIR);
  assert_token (fixture, "a1", "a2");
  /* A slower request brings the same refusal. */
  assert_token (fixture, "a1", "a2");
  g_assert_cmpuint (count_refreshes (fixture), ==, 1);
}

static void
test_unknown_expiry (Fixture *fixture, gconstpointer data)
{
  daybeat_test_session_keep (fixture, "{\"access_token\":\"a1\",\"refresh_token\":\"r1\"}", NULL);
  daybeat_test_session_expire ();
  assert_token (fixture, NULL, "a1");
  g_assert_cmpuint (count_refreshes (fixture), ==, 0);
  answer (fixture, 200, SECOND_PAIR);
  assert_token (fixture, "a1", "a2");
}

static void
test_refresh_token_left_out (Fixture *fixture, gconstpointer data)
{
  daybeat_test_session_expire ();
  answer (fixture, 200, "{\"access_token\":\"a2\",\"expires_in\":3600}");
  assert_token (fixture, NULL, "a2");
  daybeat_test_session_assert_kept (fixture, "a2", "r1");
  daybeat_test_session_expire ();
  answer (fixture, 200, "{\"access_token\":\"a3\",\"expires_in\":3600}");
  assert_token (fixture, NULL, "a3");
  g_assert_cmpstr (daybeat_test_auth_server_get_field (fixture->server, "refresh_token"), ==, "r1");
}

static void
test_secret_of_the_vault (Fixture *fixture, gconstpointer data)
{
  g_autofree char *secret = NULL;
  g_autoptr (DaybeatToken) kept = NULL;

  daybeat_test_session_keep (fixture, "{\"access_token\":\"a1\",\"refresh_token\":\"r1\",\"expires_in\":3600}",
                             "s3cret");
  daybeat_test_session_expire ();
  answer (fixture, 200, SECOND_PAIR);
  assert_token (fixture, NULL, "a2");
  g_assert_cmpstr (daybeat_test_auth_server_get_last (fixture->server)->authorization, ==,
                   "Basic MjJBQkNEOnMzY3JldA==");
  kept = daybeat_test_vault_load (fixture->vault, &secret, NULL);
  g_assert_cmpstr (kept->access_token, ==, "a2");
  g_assert_cmpstr (secret, ==, "s3cret");
}

/* Many callers */

typedef struct
{
  Fixture *fixture;
  guint n_done;
  guint n_safe;
} Callers;

static void
on_vault_looked_at (GObject *source, GAsyncResult *result, gpointer data)
{
  Callers *callers = data;
  g_autoptr (DaybeatToken) kept = daybeat_token_vault_load_finish (DAYBEAT_TOKEN_VAULT (source), result, NULL, NULL);

  g_assert_cmpstr (kept->access_token, ==, "a2");
  g_assert_cmpstr (kept->refresh_token, ==, "r2");
  callers->n_safe++;
}

static void
on_token (GObject *source, GAsyncResult *result, gpointer data)
{
  Callers *callers = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *token = daybeat_token_source_get_token_finish (DAYBEAT_TOKEN_SOURCE (source), result, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (token, ==, "a2");
  callers->n_done++;
  /* A vault in memory reads at once: this is what it held before anybody could use the token. */
  daybeat_token_vault_load_async (callers->fixture->vault, NULL, on_vault_looked_at, callers);
}

static gboolean
ten_are_safe (gpointer data)
{
  return ((Callers *)data)->n_safe == 10;
}

static gboolean
is_asked (gpointer data)
{
  return count_refreshes (data) > 0;
}

static void
test_single_flight (Fixture *fixture, gconstpointer data)
{
  Callers callers = { .fixture = fixture };

  daybeat_test_session_expire ();
  fixture->server->holding = TRUE;
  answer (fixture, 200, SECOND_PAIR);
  answer (fixture, 200, "{\"access_token\":\"a3\",\"refresh_token\":\"r3\",\"expires_in\":3600}");
  for (int i = 0; i < 5; i++)
    daybeat_token_source_get_token_async (DAYBEAT_TOKEN_SOURCE (fixture->session), i % 2 ? "a1" : NULL, NULL,
                                          on_token, &callers);
  daybeat_test_wait_until (is_asked, fixture);
  /* The other five come while the server thinks. */
  for (int i = 0; i < 5; i++)
    daybeat_token_source_get_token_async (DAYBEAT_TOKEN_SOURCE (fixture->session), i % 2 ? "a1" : NULL, NULL,
                                          on_token, &callers);
  g_assert_cmpuint (callers.n_done, ==, 0);
  daybeat_test_auth_server_release (fixture->server);
  daybeat_test_wait_until (ten_are_safe, &callers);
  g_assert_cmpuint (count_refreshes (fixture), ==, 1);
}

static void
test_failure_reaches_everyone (Fixture *fixture, gconstpointer data)
{
  DaybeatTestWait waits[3] = { 0 };

  daybeat_test_session_expire ();
  answer (fixture, 400, "{\"error\":\"invalid_grant\"}");
  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++)
    daybeat_token_source_get_token_async (DAYBEAT_TOKEN_SOURCE (fixture->session), NULL, NULL,
                                          daybeat_test_wait_callback, &waits[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_autoptr (GAsyncResult) result = daybeat_test_wait_result (&waits[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (daybeat_token_source_get_token_finish (DAYBEAT_TOKEN_SOURCE (fixture->session), result, &error));
      g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
    }
  g_assert_cmpuint (count_refreshes (fixture), ==, 1);
}

/* One who gives up does not take the token from the others. */
static void
test_cancel_of_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DaybeatTestWait one = { 0 }, other = { 0 };
  g_autoptr (GAsyncResult) result_of_one = NULL, result_of_other = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *token = NULL;

  daybeat_test_session_expire ();
  fixture->server->holding = TRUE;
  answer (fixture, 200, SECOND_PAIR);
  daybeat_token_source_get_token_async (DAYBEAT_TOKEN_SOURCE (fixture->session), NULL, cancellable,
                                        daybeat_test_wait_callback, &one);
  daybeat_token_source_get_token_async (DAYBEAT_TOKEN_SOURCE (fixture->session), NULL, NULL,
                                        daybeat_test_wait_callback, &other);
  daybeat_test_wait_until (is_asked, fixture);
  g_cancellable_cancel (cancellable);
  daybeat_test_auth_server_release (fixture->server);
  result_of_one = daybeat_test_wait_result (&one);
  g_assert_null (
      daybeat_token_source_get_token_finish (DAYBEAT_TOKEN_SOURCE (fixture->session), result_of_one, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  result_of_other = daybeat_test_wait_result (&other);
  token = daybeat_token_source_get_token_finish (DAYBEAT_TOKEN_SOURCE (fixture->session), result_of_other, NULL);
  g_assert_cmpstr (token, ==, "a2");
  daybeat_test_session_assert_kept (fixture, "a2", "r2");
}

/* The window is closed while the server thinks: the new pair must be kept, for the old one is spent. */
static void
test_dropped_while_asking (Fixture *fixture, gconstpointer data)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_test_session_expire ();
  fixture->server->holding = TRUE;
  answer (fixture, 200, SECOND_PAIR);
  daybeat_token_source_get_token_async (DAYBEAT_TOKEN_SOURCE (fixture->session), NULL, NULL,
                                        daybeat_test_wait_callback, &wait);
  daybeat_test_wait_until (is_asked, fixture);
  g_clear_object (&fixture->session);
  daybeat_test_auth_server_release (fixture->server);
  result = daybeat_test_wait_result (&wait);
  daybeat_test_session_assert_kept (fixture, "a2", "r2");
}

/* Two sessions, as two programs with one keyring: who comes second finds the new pair. */
static void
test_two_sessions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatTokenSession) second =
      daybeat_token_session_new (fixture->provider, fixture->client, fixture->vault, fixture->lock_path);
  DaybeatTokenSource *sources[] = { DAYBEAT_TOKEN_SOURCE (fixture->session), DAYBEAT_TOKEN_SOURCE (second) };
  DaybeatTestWait waits[2] = { 0 };

  daybeat_test_session_expire ();
  fixture->server->holding = TRUE;
  answer (fixture, 200, SECOND_PAIR);
  answer (fixture, 400, "{\"error\":\"invalid_grant\"}");
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    daybeat_token_source_get_token_async (sources[i], NULL, NULL, daybeat_test_wait_callback, &waits[i]);
  daybeat_test_wait_until (is_asked, fixture);
  daybeat_test_auth_server_release (fixture->server);
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (GAsyncResult) result = daybeat_test_wait_result (&waits[i]);
      g_autoptr (GError) error = NULL;
      g_autofree char *token = daybeat_token_source_get_token_finish (sources[i], result, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (token, ==, "a2");
    }
  g_assert_cmpuint (count_refreshes (fixture), ==, 1);
}

static void
keep_third_pair (DaybeatTestAuthRequest *request, gpointer data)
{
  g_autoptr (DaybeatToken) token =
      daybeat_test_make_token ("{\"access_token\":\"a3\",\"refresh_token\":\"r3\",\"expires_in\":3600}");

  daybeat_token_vault_store_async (((Fixture *)data)->vault, token, NULL, NULL, NULL, NULL);
}

/* Somebody outside the lock was quicker: what the keyring holds by then counts. */
static void
test_overtaken (Fixture *fixture, gconstpointer data)
{
  daybeat_test_session_expire ();
  fixture->server->on_request = keep_third_pair;
  fixture->server->on_request_data = fixture;
  answer (fixture, 400, "{\"errors\":[{\"errorType\":\"invalid_grant\",\"message\":\"Refresh token invalid: r1\"}]}");
  assert_token (fixture, NULL, "a3");
  g_assert_false (daybeat_token_session_get_needs_sign_in (fixture->session));
  g_assert_cmpuint (count_refreshes (fixture), ==, 1);
}

/* What can go wrong */

static void
count_notification (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(guint *)data)++;
}

static void
test_grant_over (Fixture *fixture, gconstpointer data)
{
  guint n_notifications = 0;

  g_signal_connect (fixture->session, "notify::needs-sign-in", G_CALLBACK (count_notification), &n_notifications);
  daybeat_test_session_expire ();
  answer (fixture, 400, "{\"errors\":[{\"errorType\":\"invalid_grant\",\"message\":\"Refresh token invalid: r1\"}]}");
  assert_no_token (fixture, NULL, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
  g_assert_true (daybeat_token_session_get_needs_sign_in (fixture->session));
  g_assert_cmpuint (n_notifications, ==, 1);

  /* A refresh token that was refused is not tried again. */
  assert_no_token (fixture, NULL, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
  assert_no_token (fixture, "a1", DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
  g_assert_cmpuint (count_refreshes (fixture), ==, 1);

  /* After a new sign-in all is well. */
  daybeat_test_session_keep (fixture, "{\"access_token\":\"a5\",\"refresh_token\":\"r5\",\"expires_in\":3600}", NULL);
  assert_token (fixture, NULL, "a5");
  g_assert_false (daybeat_token_session_get_needs_sign_in (fixture->session));
  g_assert_cmpuint (n_notifications, ==, 2);
  daybeat_test_session_expire ();
  answer (fixture, 200, SECOND_PAIR);
  assert_token (fixture, NULL, "a2");
}

/* The service refuses what is not expired, as after a consent was withdrawn: nothing of the pair is used again. */
static void
test_grant_over_early (Fixture *fixture, gconstpointer data)
{
  assert_token (fixture, NULL, "a1");
  answer (fixture, 400, "{\"error\":\"invalid_grant\"}");
  assert_no_token (fixture, "a1", DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
  assert_no_token (fixture, NULL, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
  g_assert_true (daybeat_token_session_get_needs_sign_in (fixture->session));
  g_assert_cmpuint (count_refreshes (fixture), ==, 1);
}

static void
test_no_refresh_token_early (Fixture *fixture, gconstpointer data)
{
  daybeat_test_session_keep (fixture, "{\"access_token\":\"a1\",\"expires_in\":3600}", NULL);
  assert_no_token (fixture, "a1", DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
  assert_no_token (fixture, NULL, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
  g_assert_true (daybeat_token_session_get_needs_sign_in (fixture->session));
}

static void
test_no_refresh_token (Fixture *fixture, gconstpointer data)
{
  daybeat_test_session_keep (fixture, "{\"access_token\":\"a1\",\"expires_in\":3600}", NULL);
  assert_token (fixture, NULL, "a1");
  daybeat_test_session_expire ();
  assert_no_token (fixture, NULL, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
  g_assert_cmpuint (fixture->server->requests->len, ==, 0);
}

static void
test_empty_vault (Fixture *fixture, gconstpointer data)
{
  g_assert_true (daybeat_test_vault_clear (fixture->vault, NULL));
  assert_no_token (fixture, NULL, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
  g_assert_true (daybeat_token_session_get_needs_sign_in (fixture->session));
  g_assert_cmpuint (fixture->server->requests->len, ==, 0);
}

/* Only the answer was lost: the same request again gets it (reference §2.2). */
static void
test_lost_answer (Fixture *fixture, gconstpointer data)
{
  DaybeatTestAuthRequest *first, *second;

  daybeat_test_session_expire ();
  answer (fixture, 502, "<html>Bad gateway</html>");
  answer (fixture, 200, SECOND_PAIR);
  assert_token (fixture, NULL, "a2");
  g_assert_cmpuint (count_refreshes (fixture), ==, 2);
  first = g_ptr_array_index (fixture->server->requests, 0);
  second = g_ptr_array_index (fixture->server->requests, 1);
  g_assert_cmpstr (g_hash_table_lookup (first->form, "refresh_token"), ==, "r1");
  g_assert_cmpstr (g_hash_table_lookup (second->form, "refresh_token"), ==, "r1");
}

static void
test_passing_troubles (Fixture *fixture, gconstpointer data)
{
  static const guint statuses[] = { 429, 500, 503 };

  daybeat_test_session_expire ();
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      answer (fixture, statuses[i], "{\"errors\":[{\"errorType\":\"invalid_grant\"}]}");
      answer (fixture, statuses[i], "");
      assert_no_token (fixture, NULL, DAYBEAT_AUTH_ERROR_NETWORK);
      g_assert_false (daybeat_token_session_get_needs_sign_in (fixture->session));
      daybeat_test_session_assert_kept (fixture, "a1", "r1");
    }
  answer (fixture, 200, SECOND_PAIR);
  assert_token (fixture, NULL, "a2");
}

static void
test_offline (Fixture *fixture, gconstpointer data)
{
  daybeat_test_session_expire ();
  daybeat_test_auth_server_stop (fixture->server);
  assert_no_token (fixture, NULL, DAYBEAT_AUTH_ERROR_NETWORK);
  g_assert_false (daybeat_token_session_get_needs_sign_in (fixture->session));
  daybeat_test_session_assert_kept (fixture, "a1", "r1");
}

static void
test_other_refusals (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint status;
    const char *body;
    DaybeatAuthError code;
  } cases[] = {
    { 401, "{\"error\":\"invalid_client\"}", DAYBEAT_AUTH_ERROR_CLIENT },
    { 400, "{\"error\":\"invalid_request\"}", DAYBEAT_AUTH_ERROR_REFUSED },
    { 200, "<html>Sign in to the network of this hotel</html>", DAYBEAT_AUTH_ERROR_MALFORMED },
    { 200, "", DAYBEAT_AUTH_ERROR_MALFORMED },
    { 302, "", DAYBEAT_AUTH_ERROR_REFUSED },
  };

  daybeat_test_session_expire ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      answer (fixture, cases[i].status, cases[i].body);
      assert_no_token (fixture, NULL, cases[i].code);
      g_assert_false (daybeat_token_session_get_needs_sign_in (fixture->session));
      daybeat_test_session_assert_kept (fixture, "a1", "r1");
    }
  g_assert_cmpuint (count_refreshes (fixture), ==, G_N_ELEMENTS (cases));
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  gboolean gone = FALSE;

  daybeat_test_session_expire ();
  answer (fixture, 410, "");
  assert_no_token (fixture, NULL, DAYBEAT_AUTH_ERROR_GONE);
  g_object_get (fixture->session, "gone", &gone, NULL);
  g_assert_true (gone);
  assert_no_token (fixture, NULL, DAYBEAT_AUTH_ERROR_GONE);
  g_assert_cmpuint (count_refreshes (fixture), ==, 1);
  g_assert_false (daybeat_token_session_get_needs_sign_in (fixture->session));
  daybeat_test_session_assert_kept (fixture, "a1", "r1");
}

static void
test_no_lock (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "absent", "refresh.lock", NULL);
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->session);
  fixture->session = daybeat_token_session_new (fixture->provider, fixture->client, fixture->vault, path);
  assert_token (fixture, NULL, "a1");
  daybeat_test_session_expire ();
  g_assert_null (daybeat_test_session_get_token (fixture, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (fixture->server->requests->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                                          \
  g_test_add ("/token-session/" name, Fixture, NULL, daybeat_test_session_set_up, function,                          \
              daybeat_test_session_tear_down)
  ADD ("good-token", test_good_token);
  ADD ("refresh", test_refresh);
  ADD ("margin", test_margin);
  ADD ("refused-token", test_refused_token);
  ADD ("unknown-expiry", test_unknown_expiry);
  ADD ("refresh-token-left-out", test_refresh_token_left_out);
  ADD ("secret-of-the-vault", test_secret_of_the_vault);
  ADD ("single-flight", test_single_flight);
  ADD ("failure-reaches-everyone", test_failure_reaches_everyone);
  ADD ("cancel-of-one", test_cancel_of_one);
  ADD ("dropped-while-asking", test_dropped_while_asking);
  ADD ("two-sessions", test_two_sessions);
  ADD ("overtaken", test_overtaken);
  ADD ("grant-over", test_grant_over);
  ADD ("grant-over-early", test_grant_over_early);
  ADD ("no-refresh-token", test_no_refresh_token);
  ADD ("no-refresh-token-early", test_no_refresh_token_early);
  ADD ("empty-vault", test_empty_vault);
  ADD ("lost-answer", test_lost_answer);
  ADD ("passing-troubles", test_passing_troubles);
  ADD ("offline", test_offline);
  ADD ("other-refusals", test_other_refusals);
  ADD ("gone", test_gone);
  ADD ("no-lock", test_no_lock);
  return g_test_run ();
}
