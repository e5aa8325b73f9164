/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-auth-error.h"
#include "daybeat-pkce.h"
#include "daybeat-sign-in.h"
#include "daybeat-test-auth-server.h"
#include "daybeat-test-raw-http.h"
#include "daybeat-test-support.h"

#define TOKEN "{\"access_token\":\"a1\",\"refresh_token\":\"r1\",\"scope\":\"sleep\",\"user_id\":\"9ZTEST\"}"

typedef struct
{
  DaybeatTestAuthServer *server;
  DaybeatOAuthProvider *provider;
  DaybeatOAuthClient *client;
  DaybeatSignIn *sign_in;
  GCancellable *cancellable;
  DaybeatTestWait wait;

  /* what the browser was given */
  guint n_opened;
  char *address;
  GHashTable *query;
  char *host;
  guint port;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->server = daybeat_test_auth_server_new ();
  fixture->provider = daybeat_test_auth_server_make_provider (fixture->server);
  fixture->client = daybeat_oauth_client_new ("22ABCD", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->cancellable = g_cancellable_new ();
}

static void
forget_run (Fixture *fixture)
{
  g_clear_object (&fixture->sign_in);
  g_clear_pointer (&fixture->address, g_free);
  g_clear_pointer (&fixture->host, g_free);
  g_clear_pointer (&fixture->query, g_hash_table_unref);
  fixture->n_opened = 0;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  forget_run (fixture);
  g_clear_pointer (&fixture->provider, daybeat_oauth_provider_unref);
  g_clear_pointer (&fixture->client, daybeat_oauth_client_unref);
  g_clear_object (&fixture->cancellable);
  daybeat_test_auth_server_free (fixture->server);
}

static const char *
asked (Fixture *fixture, const char *name)
{
  return g_hash_table_lookup (fixture->query, name);
}

static gboolean
open_address (const char *address, gpointer data, GError **error)
{
  Fixture *fixture = data;
  g_autoptr (GUri) uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) back = NULL;

  fixture->n_opened++;
  fixture->address = g_strdup (address);
  fixture->query = soup_form_decode (g_uri_get_query (uri));
  back = g_uri_parse (asked (fixture, "redirect_uri"), SOUP_HTTP_URI_FLAGS, NULL);
  fixture->port = (guint)g_uri_get_port (back);
  fixture->host = g_strdup_printf ("%s:%u", g_uri_get_host (back), fixture->port);
  return TRUE;
}

static void
start_with (Fixture *fixture, const char *prompt, DaybeatOpenAddress open)
{
  fixture->sign_in = daybeat_sign_in_new (fixture->provider, fixture->client, prompt);
  daybeat_sign_in_run_async (fixture->sign_in, open, fixture, fixture->cancellable, daybeat_test_wait_callback,
                             &fixture->wait);
}

static void
start (Fixture *fixture)
{
  start_with (fixture, NULL, open_address);
  g_assert_cmpuint (fixture->n_opened, ==, 1);
}

/* The browser comes back with @parameters; returns what it shows. */
static char *
come_back_with (Fixture *fixture, const char *parameters)
{
  g_autoptr (GSocketConnection) connection = daybeat_test_raw_connect ("127.0.0.1", fixture->port);
  g_autofree char *request =
      g_strdup_printf ("GET /callback?%s HTTP/1.1\r\nHost: %s\r\n\r\n", parameters, fixture->host);

  g_assert_nonnull (connection);
  return daybeat_test_raw_exchange (connection, request, -1);
}

static void
come_back (Fixture *fixture, const char *parameters)
{
  g_autofree char *all = g_strdup_printf ("%s&state=%s", parameters, asked (fixture, "state"));
  g_autofree char *page = come_back_with (fixture, all);

  g_assert_cmpuint (daybeat_test_raw_get_status (page), ==, 200);
}

static DaybeatToken *
finish (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = daybeat_test_wait_result (&fixture->wait);

  return daybeat_sign_in_run_finish (fixture->sign_in, result, error);
}

static void
assert_fails (Fixture *fixture, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatToken) token = finish (fixture, &error);

  g_assert_null (token);
  g_assert_error (error, domain, code);
  g_assert_true (domain == G_IO_ERROR || g_str_has_suffix (error->message, "."));
  g_assert_null (strstr (error->message, "server-text"));
  if (fixture->n_opened > 0)
    g_assert_null (daybeat_test_raw_connect ("127.0.0.1", fixture->port));
}

/* The way out */

static void
test_address (Fixture *fixture, gconstpointer data)
{
  g_autofree char *expected_start = g_strconcat (fixture->server->base, "/authorize?", NULL);
  g_autofree char *property = NULL;
  g_autofree char *redirect = NULL;

  start (fixture);
  g_assert_true (g_str_has_prefix (fixture->address, expected_start));
  g_assert_cmpstr (asked (fixture, "response_type"), ==, "code");
  g_assert_cmpstr (asked (fixture, "client_id"), ==, "22ABCD");
  g_assert_cmpstr (asked (fixture, "code_challenge_method"), ==, "S256");
  g_assert_cmpuint (strlen (asked (fixture, "code_challenge")), ==, 43);
  g_assert_cmpuint (strlen (asked (fixture, "state")), >=, 43);
  g_assert_cmpstr (asked (fixture, "scope"), ==, "sleep profile");
  g_assert_null (asked (fixture, "prompt"));
  redirect = g_strdup_printf ("http://127.0.0.1:%u/callback", fixture->port);
  g_assert_cmpstr (asked (fixture, "redirect_uri"), ==, redirect);
  g_object_get (fixture->sign_in, "address", &property, NULL);
  g_assert_cmpstr (property, ==, fixture->address);
  g_cancellable_cancel (fixture->cancellable);
  assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_prompt_and_scopes (Fixture *fixture, gconstpointer data)
{
  static const char *const scopes[] = { "heartrate", "weight", NULL };

  daybeat_oauth_client_unref (fixture->client);
  fixture->client = daybeat_oauth_client_new ("22&A=B", "server-text", NULL, scopes, NULL);
  g_free (fixture->provider->authorize_url);
  fixture->provider->authorize_url = g_strconcat (fixture->server->base, "/authorize?tenant=a%26b", NULL);
  start_with (fixture, "login consent", open_address);
  g_assert_cmpstr (asked (fixture, "prompt"), ==, "login consent");
  g_assert_cmpstr (asked (fixture, "scope"), ==, "heartrate weight");
  g_assert_cmpstr (asked (fixture, "client_id"), ==, "22&A=B");
  g_assert_cmpstr (asked (fixture, "tenant"), ==, "a&b");
  g_assert_null (strstr (fixture->address, "server-text"));
  g_cancellable_cancel (fixture->cancellable);
  assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What is guessed in one run is of no use in the next. */
static void
test_runs_differ (Fixture *fixture, gconstpointer data)
{
  g_autofree char *state = NULL;
  g_autofree char *challenge = NULL;

  for (int i = 0; i < 2; i++)
    {
      start (fixture);
      g_assert_cmpstr (asked (fixture, "state"), !=, state);
      g_assert_cmpstr (asked (fixture, "code_challenge"), !=, challenge);
      g_set_str (&state, asked (fixture, "state"));
      g_set_str (&challenge, asked (fixture, "code_challenge"));
      g_cancellable_cancel (fixture->cancellable);
      assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_cancellable_reset (fixture->cancellable);
      forget_run (fixture);
    }
}

static void
test_port_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketListener) other = g_socket_listener_new ();
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) got = NULL;
  g_autofree char *registered = NULL;

  g_assert_true (
      g_socket_listener_add_address (other, address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &got, NULL));
  registered = g_strdup_printf ("http://127.0.0.1:%u/callback",
                                (guint)g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got)));
  daybeat_oauth_client_unref (fixture->client);
  fixture->client = daybeat_oauth_client_new ("22ABCD", NULL, registered, NULL, NULL);
  fixture->provider->any_loopback_port = FALSE;
  start_with (fixture, NULL, open_address);
  assert_fails (fixture, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_PORT_TAKEN);
  g_assert_cmpuint (fixture->n_opened, ==, 0);
}

static gboolean
fail_to_open (const char *address, gpointer data, GError **error)
{
  open_address (address, data, error);
  return FALSE;
}

static gboolean
fail_with_reason (const char *address, gpointer data, GError **error)
{
  open_address (address, data, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "There is no browser here.");
  return FALSE;
}

static void
test_no_browser (Fixture *fixture, gconstpointer data)
{
  start_with (fixture, NULL, fail_to_open);
  assert_fails (fixture, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_BROWSER);
  forget_run (fixture);
  start_with (fixture, NULL, fail_with_reason);
  assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

/* The way back */

static void
test_success (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatToken) token = NULL;
  g_autofree char *challenge = NULL;

  daybeat_test_auth_server_answer (fixture->server, "/token", 200, TOKEN);
  start (fixture);
  come_back (fixture, "code=c0%2Bde");
  token = finish (fixture, &error);
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
                   asked (fixture, "redirect_uri"));
  challenge = daybeat_pkce_get_challenge (daybeat_test_auth_server_get_field (fixture->server, "code_verifier"));
  g_assert_cmpstr (challenge, ==, asked (fixture, "code_challenge"));
  g_assert_null (daybeat_test_raw_connect ("127.0.0.1", fixture->port));
}

/* The least that the RFCs allow: no user, no scope, no refresh token. */
static void
test_bare_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatToken) token = NULL;

  daybeat_test_auth_server_answer (fixture->server, "/token", 200, "{\"access_token\":\"tok/a==\"}");
  start (fixture);
  come_back (fixture, "code=c0de");
  token = finish (fixture, &error);
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
  start (fixture);
  g_assert_cmpstr (asked (fixture, "redirect_uri"), ==, registered);
  come_back (fixture, "kind=a&code=c0de");
  token = finish (fixture, &error);
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

      start (fixture);
      if (cases[i].is_ours)
        daybeat_test_auth_server_answer (fixture->server, "/token", 200, TOKEN);
      come_back (fixture, parameters);
      if (cases[i].is_ours)
        {
          g_autoptr (DaybeatToken) token = finish (fixture, NULL);

          g_assert_nonnull (token);
        }
      else
        {
          assert_fails (fixture, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_FOREIGN_ANSWER);
          /* The code stays where it is. */
          g_assert_cmpuint (fixture->server->requests->len, ==, n_before);
        }
      forget_run (fixture);
    }
}

static void
test_foreign_refusal (Fixture *fixture, gconstpointer data)
{
  start (fixture);
  come_back (fixture, "error=access_denied&iss=https%3A%2F%2Fevil.example");
  assert_fails (fixture, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_FOREIGN_ANSWER);
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
      start (fixture);
      come_back (fixture, cases[i].parameters);
      assert_fails (fixture, DAYBEAT_AUTH_ERROR, (int)cases[i].code);
      g_assert_cmpuint (fixture->server->requests->len, ==, 0);
      forget_run (fixture);
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
      start (fixture);
      come_back (fixture, "code=c0de");
      assert_fails (fixture, DAYBEAT_AUTH_ERROR, (int)cases[i].code);
      /* A code is good for once: it is never sent twice. */
      g_assert_cmpuint (fixture->server->requests->len, ==, i + 1);
      forget_run (fixture);
    }
}

static void
test_server_gone (Fixture *fixture, gconstpointer data)
{
  start (fixture);
  daybeat_test_auth_server_stop (fixture->server);
  come_back (fixture, "code=c0de");
  assert_fails (fixture, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NETWORK);
}

static void
test_state_mismatch_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatToken) token = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_test_auth_server_answer (fixture->server, "/token", 200, TOKEN);
  start (fixture);
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *page = come_back_with (fixture, "code=evil&state=guessed");

      g_assert_cmpuint (daybeat_test_raw_get_status (page), ==, 400);
      g_assert_null (fixture->wait.result);
      g_assert_cmpuint (fixture->server->requests->len, ==, 0);
    }
  come_back (fixture, "code=c0de");
  token = finish (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (daybeat_test_auth_server_get_field (fixture->server, "code"), ==, "c0de");
}

/* Nobody comes back */

static void
test_timeout (Fixture *fixture, gconstpointer data)
{
  fixture->sign_in = daybeat_sign_in_new (fixture->provider, fixture->client, NULL);
  daybeat_sign_in_set_timeout (fixture->sign_in, 0);
  daybeat_sign_in_run_async (fixture->sign_in, open_address, fixture, NULL, daybeat_test_wait_callback,
                             &fixture->wait);
  assert_fails (fixture, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_TIMED_OUT);
  g_assert_cmpuint (fixture->n_opened, ==, 1);
}

static void
test_cancel_while_waiting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketConnection) connection = NULL;

  start (fixture);
  connection = daybeat_test_raw_connect ("127.0.0.1", fixture->port);
  g_assert_nonnull (connection);
  g_cancellable_cancel (fixture->cancellable);
  assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->server->requests->len, ==, 0);
}

static void
test_cancelled_before (Fixture *fixture, gconstpointer data)
{
  g_cancellable_cancel (fixture->cancellable);
  start_with (fixture, NULL, open_address);
  assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* Nobody wants a browser window for what was cancelled. */
  g_assert_cmpuint (fixture->n_opened, ==, 0);
}

static gboolean
has_request (gpointer data)
{
  return ((Fixture *)data)->server->requests->len > 0;
}

static void
test_cancel_while_exchanging (Fixture *fixture, gconstpointer data)
{
  fixture->server->holding = TRUE;
  daybeat_test_auth_server_answer (fixture->server, "/token", 200, TOKEN);
  start (fixture);
  come_back (fixture, "code=c0de");
  daybeat_test_wait_until (has_request, fixture);
  g_cancellable_cancel (fixture->cancellable);
  assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/sign-in/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("address", test_address);
  ADD ("prompt-and-scopes", test_prompt_and_scopes);
  ADD ("runs-differ", test_runs_differ);
  ADD ("port-taken", test_port_taken);
  ADD ("no-browser", test_no_browser);
  ADD ("success", test_success);
  ADD ("bare-answer", test_bare_answer);
  ADD ("registered-redirect", test_registered_redirect);
  ADD ("issuer", test_issuer);
  ADD ("foreign-refusal", test_foreign_refusal);
  ADD ("refusals", test_refusals);
  ADD ("exchange-fails", test_exchange_fails);
  ADD ("server-gone", test_server_gone);
  ADD ("state-mismatch-goes-on", test_state_mismatch_goes_on);
  ADD ("timeout", test_timeout);
  ADD ("cancel-while-waiting", test_cancel_while_waiting);
  ADD ("cancelled-before", test_cancelled_before);
  ADD ("cancel-while-exchanging", test_cancel_while_exchanging);
  return g_test_run ();
}
