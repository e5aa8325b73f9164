/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-auth-error.h"
#include "daybeat-clock.h"
#include "daybeat-test-session.h"
#include "daybeat-test-support.h"
#include "daybeat-test-vault.h"

typedef DaybeatTestSession Fixture;

static DaybeatIntrospection *
introspect (Fixture *fixture, GError **error)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_token_session_introspect_async (fixture->session, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_token_session_introspect_finish (fixture->session, result, error);
}

static void
assert_introspection (Fixture *fixture, const char *body, gboolean active, const char *scopes, gint64 expires_at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatIntrospection) answer = NULL;
  g_autofree char *joined = NULL;

  daybeat_test_auth_server_answer (fixture->server, "/introspect", 200, body);
  answer = introspect (fixture, &error);
  g_test_message ("%s", body);
  g_assert_no_error (error);
  g_assert_cmpint (answer->active, ==, active);
  joined = g_strjoinv (" ", answer->scopes);
  g_assert_cmpstr (joined, ==, scopes);
  g_assert_cmpint (answer->expires_at, ==, expires_at);
}

/* Version 1.1: a map in Java's notation, and milliseconds. */
static void
test_introspection (Fixture *fixture, gconstpointer data)
{
  assert_introspection (
      fixture,
      "{\"active\":true,\"scope\":\"{SLEEP=READ, OXYGEN_SATURATION=READ_WRITE, PROFILE=READ_WRITE}\","
      "\"client_id\":\"22ABCD\",\"user_id\":\"9ZTEST\",\"token_type\":\"access_token\","
      "\"exp\":1700000028800,\"iat\":1700000000000}",
      TRUE, "sleep oxygen_saturation profile", G_GINT64_CONSTANT (1700000028800));
  g_assert_cmpstr (daybeat_test_auth_server_get_field (fixture->server, "token"), ==, "a1");
  g_assert_cmpstr (daybeat_test_auth_server_get_last (fixture->server)->authorization, ==, "Bearer a1");
}

static void
test_introspection_1_0 (Fixture *fixture, gconstpointer data)
{
  assert_introspection (fixture,
                        "{\"active\":1,\"scope\":\"{ACTIVITY=READ_WRITE}\",\"clientId\":{\"id\":\"22ABCD\"},"
                        "\"userId\":{\"id\":\"9ZTEST\"},\"tokenType\":\"access_token\",\"exp\":1700000028800}",
                        TRUE, "activity", G_GINT64_CONSTANT (1700000028800));
  assert_introspection (fixture, "{\"active\":0}", FALSE, "", 0);
}

/* RFC 7662: a list with spaces, and seconds. */
static void
test_introspection_of_the_rfc (Fixture *fixture, gconstpointer data)
{
  assert_introspection (fixture, "{\"active\":true,\"scope\":\"sleep profile\",\"exp\":1700003600}", TRUE,
                        "sleep profile", G_GINT64_CONSTANT (1700003600000));
  assert_introspection (fixture, "{\"active\":false}", FALSE, "", 0);
}

static void
test_odd_introspection (Fixture *fixture, gconstpointer data)
{
  assert_introspection (fixture, "{}", FALSE, "", 0);
  assert_introspection (fixture, "{\"active\":null,\"scope\":null,\"exp\":null}", FALSE, "", 0);
  assert_introspection (fixture, "{\"active\":[],\"scope\":{},\"exp\":[]}", FALSE, "", 0);
  assert_introspection (fixture, "{\"active\":true,\"scope\":\"{}\",\"exp\":0}", TRUE, "", 0);
  assert_introspection (fixture, "{\"active\":true,\"scope\":\"{SLEEP}\",\"exp\":-5}", TRUE, "sleep", 0);
  assert_introspection (fixture, "{\"active\":true,\"exp\":-9223372036854775807}", TRUE, "", 0);
}

static void
test_no_introspection (Fixture *fixture, gconstpointer data)
{
  static const char *const bodies[] = { "", "  ", "null", "[]", "true", "<html>a1</html>", "{\"active\":tr" };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (GError) error = NULL;

      daybeat_test_auth_server_answer (fixture->server, "/introspect", 200, bodies[i]);
      g_assert_null (introspect (fixture, &error));
      g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_MALFORMED);
    }
}

static void
test_refused_introspection (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint status;
    const char *body;
    DaybeatAuthError code;
  } cases[] = {
    { 401, "{\"errors\":[{\"errorType\":\"expired_token\",\"message\":\"Access token expired: a1\"}]}",
      DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN },
    { 403, "{\"errors\":[{\"errorType\":\"insufficient_scope\"}]}", DAYBEAT_AUTH_ERROR_REFUSED },
    { 404, "", DAYBEAT_AUTH_ERROR_REFUSED },
    { 410, "", DAYBEAT_AUTH_ERROR_GONE },
    { 503, "", DAYBEAT_AUTH_ERROR_NETWORK },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      daybeat_test_auth_server_answer (fixture->server, "/introspect", cases[i].status, cases[i].body);
      g_assert_null (introspect (fixture, &error));
      g_assert_error (error, DAYBEAT_AUTH_ERROR, (int)cases[i].code);
      g_assert_null (strstr (error->message, "a1"));
    }
  /* Asking what is granted ends no sign-in. */
  g_assert_false (daybeat_token_session_get_needs_sign_in (fixture->session));
  daybeat_test_session_assert_kept (fixture, "a1", "r1");
}

/* A service that has no such endpoint: the stored token says what was granted. */
static void
test_local_introspection (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatIntrospection) answer = NULL;
  g_autofree char *joined = NULL;

  g_clear_pointer (&fixture->provider->introspect_url, g_free);
  answer = introspect (fixture, NULL);
  g_assert_true (answer->active);
  joined = g_strjoinv (" ", answer->scopes);
  g_assert_cmpstr (joined, ==, "sleep profile");
  g_assert_cmpint (answer->expires_at, ==, DAYBEAT_TEST_NOW + 3600 * 1000);
  g_assert_cmpuint (fixture->server->requests->len, ==, 0);
}

static void
test_introspection_signed_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (daybeat_test_vault_clear (fixture->vault, NULL));
  g_assert_null (introspect (fixture, &error));
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
  g_assert_cmpuint (fixture->server->requests->len, ==, 0);
}

/* Signing out */

static gboolean
sign_out (Fixture *fixture, GCancellable *cancellable)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean revoked = FALSE;

  daybeat_token_session_sign_out_async (fixture->session, cancellable, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_token_session_sign_out_finish (fixture->session, result, &revoked, &error));
  g_assert_no_error (error);
  /* Whatever the service said. */
  daybeat_test_session_assert_kept (fixture, NULL, NULL);
  return revoked;
}

static void
test_sign_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  daybeat_test_auth_server_answer (fixture->server, "/revoke", 200, "");
  g_assert_true (sign_out (fixture, NULL));
  g_assert_cmpuint (fixture->server->requests->len, ==, 1);
  g_assert_cmpstr (daybeat_test_auth_server_get_field (fixture->server, "token"), ==, "r1");
  g_assert_cmpstr (daybeat_test_auth_server_get_field (fixture->server, "client_id"), ==, "22ABCD");
  g_assert_null (daybeat_test_auth_server_get_last (fixture->server)->authorization);

  /* Nothing of the token lives on in the session. */
  g_assert_null (daybeat_test_session_get_token (fixture, NULL, &error));
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
  g_assert_cmpuint (fixture->server->requests->len, ==, 1);
}

static void
test_sign_out_after_use (Fixture *fixture, gconstpointer data)
{
  g_autofree char *token = daybeat_test_session_get_token (fixture, NULL, NULL);

  g_assert_cmpstr (token, ==, "a1");
  daybeat_test_auth_server_answer (fixture->server, "/revoke", 200, "{}");
  g_assert_true (sign_out (fixture, NULL));
  g_assert_null (daybeat_test_session_get_token (fixture, NULL, NULL));
}

static void
test_sign_out_with_secret (Fixture *fixture, gconstpointer data)
{
  daybeat_test_session_keep (fixture, "{\"access_token\":\"a1\"}", "s3cret");
  daybeat_test_auth_server_answer (fixture->server, "/revoke", 200, "");
  g_assert_true (sign_out (fixture, NULL));
  /* There was no refresh token. */
  g_assert_cmpstr (daybeat_test_auth_server_get_field (fixture->server, "token"), ==, "a1");
  g_assert_cmpstr (daybeat_test_auth_server_get_last (fixture->server)->authorization, ==,
                   "Basic MjJBQkNEOnMzY3JldA==");
}

/* A service that takes the token alone, and says of one that is over that it does not know it. */
static void
test_sign_out_of_a_dead_grant (Fixture *fixture, gconstpointer data)
{
  static const char *const bodies[] = {
    "{\"error\":\"invalid_token\",\"error_description\":\"Token expired or revoked\"}",
    "{\"error\":\"invalid_grant\"}",
  };

  fixture->provider->secret_in_body = TRUE;
  fixture->provider->revoke_without_client = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      daybeat_test_session_keep (fixture, "{\"access_token\":\"a1\",\"refresh_token\":\"r1\"}", "s3cret");
      daybeat_test_auth_server_answer (fixture->server, "/revoke", 400, bodies[i]);
      g_assert_true (sign_out (fixture, NULL));
      g_assert_cmpstr (daybeat_test_auth_server_get_field (fixture->server, "token"), ==, "r1");
      g_assert_null (daybeat_test_auth_server_get_field (fixture->server, "client_secret"));
      g_assert_null (daybeat_test_auth_server_get_last (fixture->server)->authorization);
    }
}

static void
test_sign_out_refused (Fixture *fixture, gconstpointer data)
{
  static const guint statuses[] = { 400, 401, 404, 410, 500 };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      daybeat_test_session_keep (fixture, "{\"access_token\":\"a1\",\"refresh_token\":\"r1\"}", NULL);
      daybeat_test_auth_server_answer (fixture->server, "/revoke", statuses[i], "{\"error\":\"invalid_request\"}");
      g_assert_false (sign_out (fixture, NULL));
    }
}

static void
test_sign_out_offline (Fixture *fixture, gconstpointer data)
{
  daybeat_test_auth_server_stop (fixture->server);
  g_assert_false (sign_out (fixture, NULL));
}

static void
test_sign_out_twice (Fixture *fixture, gconstpointer data)
{
  daybeat_test_auth_server_answer (fixture->server, "/revoke", 200, "");
  g_assert_true (sign_out (fixture, NULL));
  g_assert_false (sign_out (fixture, NULL));
  g_assert_cmpuint (fixture->server->requests->len, ==, 1);
}

/* Who closes the window meanwhile is signed out all the same. */
static void
test_sign_out_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_false (sign_out (fixture, cancellable));
}

static gboolean
is_asked (gpointer data)
{
  return ((Fixture *)data)->server->requests->len > 0;
}

/* A refresh is under way: its new pair must not be what stays behind. */
static void
test_sign_out_while_refreshing (Fixture *fixture, gconstpointer data)
{
  DaybeatTestWait refreshing = { 0 }, leaving = { 0 };
  g_autoptr (GAsyncResult) refreshed = NULL, left = NULL;
  g_autofree char *token = NULL;
  gboolean revoked = FALSE;

  daybeat_test_session_expire ();
  fixture->server->holding = TRUE;
  daybeat_test_auth_server_answer (fixture->server, "/token", 200,
                                   "{\"access_token\":\"a2\",\"refresh_token\":\"r2\",\"expires_in\":3600}");
  daybeat_test_auth_server_answer (fixture->server, "/revoke", 200, "");
  daybeat_token_source_get_token_async (DAYBEAT_TOKEN_SOURCE (fixture->session), NULL, NULL,
                                        daybeat_test_wait_callback, &refreshing);
  daybeat_test_wait_until (is_asked, fixture);
  daybeat_token_session_sign_out_async (fixture->session, NULL, daybeat_test_wait_callback, &leaving);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  daybeat_test_auth_server_release (fixture->server);
  refreshed = daybeat_test_wait_result (&refreshing);
  token = daybeat_token_source_get_token_finish (DAYBEAT_TOKEN_SOURCE (fixture->session), refreshed, NULL);
  left = daybeat_test_wait_result (&leaving);
  g_assert_true (daybeat_token_session_sign_out_finish (fixture->session, left, &revoked, NULL));
  g_assert_true (revoked);
  /* The pair that lives is the one that was revoked, and nothing is kept. */
  g_assert_cmpstr (daybeat_test_auth_server_get_field (fixture->server, "token"), ==, "r2");
  daybeat_test_session_assert_kept (fixture, NULL, NULL);
  g_assert_null (daybeat_test_session_get_token (fixture, NULL, NULL));
}

/* Where the lock cannot be had, forgetting comes first. */
static void
test_sign_out_without_lock (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "absent", "refresh.lock", NULL);

  g_clear_object (&fixture->session);
  fixture->session = daybeat_token_session_new (fixture->provider, fixture->client, fixture->vault, path);
  daybeat_test_auth_server_answer (fixture->server, "/revoke", 200, "");
  g_assert_true (sign_out (fixture, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                                          \
  g_test_add ("/token-session-account/" name, Fixture, NULL, daybeat_test_session_set_up, function,                  \
              daybeat_test_session_tear_down)
  ADD ("introspection", test_introspection);
  ADD ("introspection-1.0", test_introspection_1_0);
  ADD ("introspection-of-the-rfc", test_introspection_of_the_rfc);
  ADD ("odd-introspection", test_odd_introspection);
  ADD ("no-introspection", test_no_introspection);
  ADD ("refused-introspection", test_refused_introspection);
  ADD ("local-introspection", test_local_introspection);
  ADD ("introspection-signed-out", test_introspection_signed_out);
  ADD ("sign-out", test_sign_out);
  ADD ("sign-out-after-use", test_sign_out_after_use);
  ADD ("sign-out-with-secret", test_sign_out_with_secret);
  ADD ("sign-out-of-a-dead-grant", test_sign_out_of_a_dead_grant);
  ADD ("sign-out-refused", test_sign_out_refused);
  ADD ("sign-out-offline", test_sign_out_offline);
  ADD ("sign-out-twice", test_sign_out_twice);
  ADD ("sign-out-cancelled", test_sign_out_cancelled);
  ADD ("sign-out-while-refreshing", test_sign_out_while_refreshing);
  ADD ("sign-out-without-lock", test_sign_out_without_lock);
  return g_test_run ();
}
