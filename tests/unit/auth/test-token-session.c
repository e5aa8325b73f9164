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
count_notification (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(guint *)data)++;
}

/* A grant for a week: the answer to each refresh says how much of it is left, and brings no other refresh token. */
static void
test_end_of_the_grant (Fixture *fixture, gconstpointer data)
{
  const gint64 day = 24 * 3600 * 1000;
  gint64 end;
  guint n_notified = 0;

  daybeat_test_session_keep (fixture,
                             "{\"access_token\":\"a1\",\"refresh_token\":\"r1\",\"expires_in\":3599,"
                             "\"refresh_token_expires_in\":604799}",
                             NULL);
  g_signal_connect (fixture->session, "notify::refresh-expires-at", G_CALLBACK (count_notification), &n_notified);
  g_assert_cmpint (daybeat_token_session_get_refresh_expires_at (fixture->session), ==, 0);
  assert_token (fixture, NULL, "a1");
  g_object_get (fixture->session, "refresh-expires-at", &end, NULL);
  g_assert_cmpint (end, ==, DAYBEAT_TEST_NOW + 604799 * 1000);
  g_assert_cmpuint (n_notified, ==, 1);

  daybeat_test_session_expire ();
  daybeat_test_session_answer (fixture, 200,
                               "{\"access_token\":\"a2\",\"expires_in\":3599,\"refresh_token_expires_in\":86400}");
  assert_token (fixture, NULL, "a2");
  daybeat_test_session_assert_kept (fixture, "a2", "r1");
  g_assert_cmpint (daybeat_token_session_get_refresh_expires_at (fixture->session), ==, DAYBEAT_TEST_NOW + 2 * day);
  g_assert_cmpuint (n_notified, ==, 2);
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
  daybeat_test_session_answer (fixture, 200, SECOND_PAIR);
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
  g_assert_cmpuint (daybeat_test_session_count_refreshes (fixture), ==, 0);
  daybeat_clock_set_fixed (DAYBEAT_TEST_NOW + (3600 - 10) * 1000);
  daybeat_test_session_answer (fixture, 200, SECOND_PAIR);
  assert_token (fixture, NULL, "a2");
  g_assert_cmpuint (daybeat_test_session_count_refreshes (fixture), ==, 1);
}

static void
test_refused_token (Fixture *fixture, gconstpointer data)
{
  assert_token (fixture, NULL, "a1");
  daybeat_test_session_answer (fixture, 200, SECOND_PAIR);
  assert_token (fixture, "a1", "a2");
  /* A slower request brings the same refusal. */
  assert_token (fixture, "a1", "a2");
  g_assert_cmpuint (daybeat_test_session_count_refreshes (fixture), ==, 1);
}

static void
test_unknown_expiry (Fixture *fixture, gconstpointer data)
{
  daybeat_test_session_keep (fixture, "{\"access_token\":\"a1\",\"refresh_token\":\"r1\"}", NULL);
  daybeat_test_session_expire ();
  assert_token (fixture, NULL, "a1");
  g_assert_cmpuint (daybeat_test_session_count_refreshes (fixture), ==, 0);
  daybeat_test_session_answer (fixture, 200, SECOND_PAIR);
  assert_token (fixture, "a1", "a2");
}

static void
test_refresh_token_left_out (Fixture *fixture, gconstpointer data)
{
  daybeat_test_session_expire ();
  daybeat_test_session_answer (fixture, 200, "{\"access_token\":\"a2\",\"expires_in\":3600}");
  assert_token (fixture, NULL, "a2");
  daybeat_test_session_assert_kept (fixture, "a2", "r1");
  daybeat_test_session_expire ();
  daybeat_test_session_answer (fixture, 200, "{\"access_token\":\"a3\",\"expires_in\":3600}");
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
  daybeat_test_session_answer (fixture, 200, SECOND_PAIR);
  assert_token (fixture, NULL, "a2");
  g_assert_cmpstr (daybeat_test_auth_server_get_last (fixture->server)->authorization, ==,
                   "Basic MjJBQkNEOnMzY3JldA==");
  kept = daybeat_test_vault_load (fixture->vault, &secret, NULL);
  g_assert_cmpstr (kept->access_token, ==, "a2");
  g_assert_cmpstr (secret, ==, "s3cret");
}

/* What can go wrong */

static void
test_grant_over (Fixture *fixture, gconstpointer data)
{
  guint n_notifications = 0;

  g_signal_connect (fixture->session, "notify::needs-sign-in", G_CALLBACK (count_notification), &n_notifications);
  daybeat_test_session_expire ();
  daybeat_test_session_answer (fixture, 400,
                               "{\"errors\":[{\"errorType\":\"invalid_grant\",\"message\":"
                               "\"Refresh token invalid: r1\"}]}");
  assert_no_token (fixture, NULL, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
  g_assert_true (daybeat_token_session_get_needs_sign_in (fixture->session));
  g_assert_cmpuint (n_notifications, ==, 1);

  /* A refresh token that was refused is not tried again. */
  assert_no_token (fixture, NULL, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
  assert_no_token (fixture, "a1", DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
  g_assert_cmpuint (daybeat_test_session_count_refreshes (fixture), ==, 1);

  /* After a new sign-in all is well. */
  daybeat_test_session_keep (fixture, "{\"access_token\":\"a5\",\"refresh_token\":\"r5\",\"expires_in\":3600}", NULL);
  assert_token (fixture, NULL, "a5");
  g_assert_false (daybeat_token_session_get_needs_sign_in (fixture->session));
  g_assert_cmpuint (n_notifications, ==, 2);
  daybeat_test_session_expire ();
  daybeat_test_session_answer (fixture, 200, SECOND_PAIR);
  assert_token (fixture, NULL, "a2");
}

/* The service refuses what is not expired, as after a consent was withdrawn: nothing of the pair is used again. */
static void
test_grant_over_early (Fixture *fixture, gconstpointer data)
{
  assert_token (fixture, NULL, "a1");
  daybeat_test_session_answer (fixture, 400, "{\"error\":\"invalid_grant\"}");
  assert_no_token (fixture, "a1", DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
  assert_no_token (fixture, NULL, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
  g_assert_true (daybeat_token_session_get_needs_sign_in (fixture->session));
  g_assert_cmpuint (daybeat_test_session_count_refreshes (fixture), ==, 1);
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
  daybeat_test_session_answer (fixture, 502, "<html>Bad gateway</html>");
  daybeat_test_session_answer (fixture, 200, SECOND_PAIR);
  assert_token (fixture, NULL, "a2");
  g_assert_cmpuint (daybeat_test_session_count_refreshes (fixture), ==, 2);
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
      daybeat_test_session_answer (fixture, statuses[i], "{\"errors\":[{\"errorType\":\"invalid_grant\"}]}");
      daybeat_test_session_answer (fixture, statuses[i], "");
      assert_no_token (fixture, NULL, DAYBEAT_AUTH_ERROR_NETWORK);
      g_assert_false (daybeat_token_session_get_needs_sign_in (fixture->session));
      daybeat_test_session_assert_kept (fixture, "a1", "r1");
    }
  daybeat_test_session_answer (fixture, 200, SECOND_PAIR);
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
      daybeat_test_session_answer (fixture, cases[i].status, cases[i].body);
      assert_no_token (fixture, NULL, cases[i].code);
      g_assert_false (daybeat_token_session_get_needs_sign_in (fixture->session));
      daybeat_test_session_assert_kept (fixture, "a1", "r1");
    }
  g_assert_cmpuint (daybeat_test_session_count_refreshes (fixture), ==, G_N_ELEMENTS (cases));
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  gboolean gone = FALSE;

  daybeat_test_session_expire ();
  daybeat_test_session_answer (fixture, 410, "");
  assert_no_token (fixture, NULL, DAYBEAT_AUTH_ERROR_GONE);
  g_object_get (fixture->session, "gone", &gone, NULL);
  g_assert_true (gone);
  assert_no_token (fixture, NULL, DAYBEAT_AUTH_ERROR_GONE);
  g_assert_cmpuint (daybeat_test_session_count_refreshes (fixture), ==, 1);
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
  ADD ("end-of-the-grant", test_end_of_the_grant);
  ADD ("good-token", test_good_token);
  ADD ("refresh", test_refresh);
  ADD ("margin", test_margin);
  ADD ("refused-token", test_refused_token);
  ADD ("unknown-expiry", test_unknown_expiry);
  ADD ("refresh-token-left-out", test_refresh_token_left_out);
  ADD ("secret-of-the-vault", test_secret_of_the_vault);
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
