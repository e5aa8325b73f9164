/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-auth-error.h"
#include "daybeat-pkce.h"
#include "daybeat-test-raw-http.h"
#include "daybeat-test-sign-in.h"

/* What the browser may come back with, and what becomes of it. */

typedef DaybeatTestSignIn Fixture;

#define TOKEN "{\"access_token\":\"a1\",\"refresh_token\":\"r1\",\"scope\":\"sleep\",\"user_id\":\"9ZTEST\"}"

static void
test_success (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatToken) token = NULL;
  g_autofree char *challenge = NULL;

  daybeat_test_auth_server_answer (fixture->server, "/token", 200, TOKEN);
  daybeat_test_sign_in_start (fixture);
  daybeat_test_sign_in_come_back (fixture, "code=c0%2Bde");
  token = daybeat_test_sign_in_finish (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (token->access_token, ==, "a1");
  g_assert_cmpstr (token->refresh_token, ==, "r1");
  g_assert_cmpstr (token->user_id, ==, "9ZTEST");
  /* What was granted, which is less than what was asked for. */
  g_assert_cmpstr (token->scopes, ==, "sleep");

  g_assert_cmpuint (fixture->server->requests->len, ==, 1);
  g_assert_cmpstr (daybeat_test_auth_server_get_field (fixture->server, "grant_type"), ==, "authorization_code");
  g_assert_cmpstr (daybeat_test_auth_server_get_field (fixture->server, "code"), ==, "c0+de");
  g_assert_cmpstr (daybeat_test_auth_server_get_field (fixture->server, "client_id"), ==, "22ABCD");
  g_assert_cmpstr (daybeat_test_auth_server_get_field (fixture->server, "redirect_uri"), ==,
                   daybeat_test_sign_in_get_parameter (fixture, "redirect_uri"));
  challenge = daybeat_pkce_get_challenge (daybeat_test_auth_server_get_field (fixture->server, "code_verifier"));
  g_assert_cmpstr (challenge, ==, daybeat_test_sign_in_get_parameter (fixture, "code_challenge"));
  g_assert_null (daybeat_test_raw_connect ("127.0.0.1", fixture->port));
}

/* The least that the RFCs allow: no user, no scope, no refresh token. */
static void
test_bare_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatToken) token = NULL;

  daybeat_test_auth_server_answer (fixture->server, "/token", 200, "{\"access_token\":\"tok/a==\"}");
  daybeat_test_sign_in_start (fixture);
  daybeat_test_sign_in_come_back (fixture, "code=c0de");
  token = daybeat_test_sign_in_finish (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (token->access_token, ==, "tok/a==");
  g_assert_null (token->user_id);
  g_assert_cmpstr (token->scopes, ==, "sleep profile");
}

/* A service that compares the redirect address exactly, and a client of type server. */
static void
test_registered_redirect (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *registered = g_strdup_printf ("http://127.0.0.1:%u/callback?kind=a", port);
  g_autoptr (DaybeatToken) token = NULL;
  g_autoptr (GError) error = NULL;

  g_socket_listener_close (listener);
  daybeat_oauth_client_unref (fixture->client);
  fixture->client = daybeat_oauth_client_new ("22ABCD", "s3cret", registered, NULL, NULL);
  fixture->provider->any_loopback_port = FALSE;
  daybeat_test_auth_server_answer (fixture->server, "/token", 200, TOKEN);
  daybeat_test_sign_in_start (fixture);
  g_assert_cmpstr (daybeat_test_sign_in_get_parameter (fixture, "redirect_uri"), ==, registered);
  daybeat_test_sign_in_come_back (fixture, "kind=a&code=c0de");
  token = daybeat_test_sign_in_finish (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (daybeat_test_auth_server_get_field (fixture->server, "redirect_uri"), ==, registered);
  g_assert_true (g_str_has_prefix (daybeat_test_auth_server_get_last (fixture->server)->authorization, "Basic "));
}

static void
test_issuer (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *issuer;
    gboolean is_ours;
  } cases[] = {
    { fixture->server->base, TRUE }, { "https://evil.example", FALSE }, { "", FALSE },
    { "not an address", FALSE },     { "http://127.0.0.1:1", FALSE },   { "https://127.0.0.1", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *encoded = g_uri_escape_string (cases[i].issuer, NULL, FALSE);
      g_autofree char *parameters = g_strdup_printf ("code=c0de&iss=%s", encoded);
      guint n_before = fixture->server->requests->len;

      daybeat_test_sign_in_start (fixture);
      if (cases[i].is_ours)
        daybeat_test_auth_server_answer (fixture->server, "/token", 200, TOKEN);
      daybeat_test_sign_in_come_back (fixture, parameters);
      if (cases[i].is_ours)
        {
          g_autoptr (DaybeatToken) token = daybeat_test_sign_in_finish (fixture, NULL);

          g_assert_nonnull (token);
        }
      else
        {
          daybeat_test_sign_in_assert_fails (fixture, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_FOREIGN_ANSWER);
          /* The code stays where it is. */
          g_assert_cmpuint (fixture->server->requests->len, ==, n_before);
        }
      daybeat_test_sign_in_forget (fixture);
    }
}

static void
test_foreign_refusal (Fixture *fixture, gconstpointer data)
{
  daybeat_test_sign_in_start (fixture);
  daybeat_test_sign_in_come_back (fixture, "error=access_denied&iss=https%3A%2F%2Fevil.example");
  daybeat_test_sign_in_assert_fails (fixture, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_FOREIGN_ANSWER);
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *parameters;
    DaybeatAuthError code;
  } cases[] = {
    { "error=access_denied", DAYBEAT_AUTH_ERROR_DENIED },
    { "error=access_denied&error_description=server-text+%3Cb%3E&error_uri=http%3A%2F%2Fserver-text",
      DAYBEAT_AUTH_ERROR_DENIED },
    { "error=access_denied&code=c0de", DAYBEAT_AUTH_ERROR_DENIED },
    { "error=unauthorized_client&error_description=server-text", DAYBEAT_AUTH_ERROR_CLIENT },
    { "error=invalid_scope&error_description=server-text", DAYBEAT_AUTH_ERROR_REFUSED },
    { "error=temporarily_unavailable", DAYBEAT_AUTH_ERROR_NETWORK },
    { "error=server-text", DAYBEAT_AUTH_ERROR_REFUSED },
    { "error=", DAYBEAT_AUTH_ERROR_REFUSED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      daybeat_test_sign_in_start (fixture);
      daybeat_test_sign_in_come_back (fixture, cases[i].parameters);
      daybeat_test_sign_in_assert_fails (fixture, DAYBEAT_AUTH_ERROR, (int)cases[i].code);
      g_assert_cmpuint (fixture->server->requests->len, ==, 0);
      daybeat_test_sign_in_forget (fixture);
    }
}

static void
test_exchange_fails (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint status;
    const char *body;
    DaybeatAuthError code;
  } cases[] = {
    { 400, "{\"errors\":[{\"errorType\":\"invalid_grant\",\"message\":\"server-text c0de\"}]}",
      DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN },
    { 401, "{\"error\":\"invalid_client\",\"error_description\":\"server-text\"}", DAYBEAT_AUTH_ERROR_CLIENT },
    { 500, "<html>server-text</html>", DAYBEAT_AUTH_ERROR_NETWORK },
    { 410, "", DAYBEAT_AUTH_ERROR_GONE },
    { 200, "<html>server-text</html>", DAYBEAT_AUTH_ERROR_MALFORMED },
    { 200, "{\"token\":\"server-text\"}", DAYBEAT_AUTH_ERROR_MALFORMED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      daybeat_test_auth_server_answer (fixture->server, "/token", cases[i].status, cases[i].body);
      daybeat_test_sign_in_start (fixture);
      daybeat_test_sign_in_come_back (fixture, "code=c0de");
      daybeat_test_sign_in_assert_fails (fixture, DAYBEAT_AUTH_ERROR, (int)cases[i].code);
      /* A code is good for once: it is never sent twice. */
      g_assert_cmpuint (fixture->server->requests->len, ==, i + 1);
      daybeat_test_sign_in_forget (fixture);
    }
}

static void
test_server_gone (Fixture *fixture, gconstpointer data)
{
  daybeat_test_sign_in_start (fixture);
  daybeat_test_auth_server_stop (fixture->server);
  daybeat_test_sign_in_come_back (fixture, "code=c0de");
  daybeat_test_sign_in_assert_fails (fixture, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NETWORK);
}

static void
test_state_mismatch_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatToken) token = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_test_auth_server_answer (fixture->server, "/token", 200, TOKEN);
  daybeat_test_sign_in_start (fixture);
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *page = daybeat_test_sign_in_come_back_with (fixture, "code=evil&state=guessed");

      g_assert_cmpuint (daybeat_test_raw_get_status (page), ==, 400);
      g_assert_null (fixture->wait.result);
      g_assert_cmpuint (fixture->server->requests->len, ==, 0);
    }
  daybeat_test_sign_in_come_back (fixture, "code=c0de");
  token = daybeat_test_sign_in_finish (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (daybeat_test_auth_server_get_field (fixture->server, "code"), ==, "c0de");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                                          \
  g_test_add ("/sign-in-answers/" name, Fixture, NULL, daybeat_test_sign_in_set_up, function,                        \
              daybeat_test_sign_in_tear_down)
  ADD ("success", test_success);
  ADD ("bare-answer", test_bare_answer);
  ADD ("registered-redirect", test_registered_redirect);
  ADD ("issuer", test_issuer);
  ADD ("foreign-refusal", test_foreign_refusal);
  ADD ("refusals", test_refusals);
  ADD ("exchange-fails", test_exchange_fails);
  ADD ("server-gone", test_server_gone);
  ADD ("state-mismatch-goes-on", test_state_mismatch_goes_on);
  return g_test_run ();
}
