/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-auth-error.h"
#include "daybeat-test-raw-http.h"
#include "daybeat-test-sign-in.h"

/* What the browser is sent with, and how the wait for it ends. */

typedef DaybeatTestSignIn Fixture;

#define TOKEN "{\"access_token\":\"a1\",\"refresh_token\":\"r1\",\"scope\":\"sleep\",\"user_id\":\"9ZTEST\"}"

static void
test_address (Fixture *fixture, gconstpointer data)
{
  g_autofree char *expected_start = g_strconcat (fixture->server->base, "/authorize?", NULL);
  g_autofree char *property = NULL;
  g_autofree char *redirect = NULL;

  daybeat_test_sign_in_start (fixture);
  g_assert_true (g_str_has_prefix (fixture->address, expected_start));
  g_assert_cmpstr (daybeat_test_sign_in_get_parameter (fixture, "response_type"), ==, "code");
  g_assert_cmpstr (daybeat_test_sign_in_get_parameter (fixture, "client_id"), ==, "22ABCD");
  g_assert_cmpstr (daybeat_test_sign_in_get_parameter (fixture, "code_challenge_method"), ==, "S256");
  g_assert_cmpuint (strlen (daybeat_test_sign_in_get_parameter (fixture, "code_challenge")), ==, 43);
  g_assert_cmpuint (strlen (daybeat_test_sign_in_get_parameter (fixture, "state")), >=, 43);
  g_assert_cmpstr (daybeat_test_sign_in_get_parameter (fixture, "scope"), ==, "sleep profile");
  g_assert_null (daybeat_test_sign_in_get_parameter (fixture, "prompt"));
  redirect = g_strdup_printf ("http://127.0.0.1:%u/callback", fixture->port);
  g_assert_cmpstr (daybeat_test_sign_in_get_parameter (fixture, "redirect_uri"), ==, redirect);
  g_object_get (fixture->sign_in, "address", &property, NULL);
  g_assert_cmpstr (property, ==, fixture->address);
  g_cancellable_cancel (fixture->cancellable);
  daybeat_test_sign_in_assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_prompt_and_scopes (Fixture *fixture, gconstpointer data)
{
  static const char *const scopes[] = { "heartrate", "weight", NULL };

  daybeat_oauth_client_unref (fixture->client);
  fixture->client = daybeat_oauth_client_new ("22&A=B", "server-text", NULL, scopes, NULL);
  g_free (fixture->provider->authorize_url);
  fixture->provider->authorize_url = g_strconcat (fixture->server->base, "/authorize?tenant=a%26b", NULL);
  daybeat_test_sign_in_start_with (fixture, "login consent", daybeat_test_sign_in_open);
  g_assert_cmpstr (daybeat_test_sign_in_get_parameter (fixture, "prompt"), ==, "login consent");
  g_assert_cmpstr (daybeat_test_sign_in_get_parameter (fixture, "scope"), ==, "heartrate weight");
  g_assert_cmpstr (daybeat_test_sign_in_get_parameter (fixture, "client_id"), ==, "22&A=B");
  g_assert_cmpstr (daybeat_test_sign_in_get_parameter (fixture, "tenant"), ==, "a&b");
  g_assert_null (strstr (fixture->address, "server-text"));
  g_cancellable_cancel (fixture->cancellable);
  daybeat_test_sign_in_assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A service with words and wishes of its own (Google's are like these). */
static void
test_parameters_of_the_service (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[][2] = { { NULL, "consent" },
                                          { "consent", "consent" },
                                          { "login consent", "select_account consent" } };

  fixture->provider->parameters = "access_type=offline";
  fixture->provider->prompt = "consent";
  fixture->provider->login_prompt = "select_account";
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      daybeat_test_sign_in_start_with (fixture, cases[i][0], daybeat_test_sign_in_open);
      g_assert_cmpstr (daybeat_test_sign_in_get_parameter (fixture, "prompt"), ==, cases[i][1]);
      g_assert_cmpstr (daybeat_test_sign_in_get_parameter (fixture, "access_type"), ==, "offline");
      g_assert_cmpstr (daybeat_test_sign_in_get_parameter (fixture, "code_challenge_method"), ==, "S256");
      g_cancellable_cancel (fixture->cancellable);
      daybeat_test_sign_in_assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_cancellable_reset (fixture->cancellable);
      daybeat_test_sign_in_forget (fixture);
    }
}

/* What is guessed in one run is of no use in the next. */
static void
test_runs_differ (Fixture *fixture, gconstpointer data)
{
  g_autofree char *state = NULL;
  g_autofree char *challenge = NULL;

  for (int i = 0; i < 2; i++)
    {
      daybeat_test_sign_in_start (fixture);
      g_assert_cmpstr (daybeat_test_sign_in_get_parameter (fixture, "state"), !=, state);
      g_assert_cmpstr (daybeat_test_sign_in_get_parameter (fixture, "code_challenge"), !=, challenge);
      g_set_str (&state, daybeat_test_sign_in_get_parameter (fixture, "state"));
      g_set_str (&challenge, daybeat_test_sign_in_get_parameter (fixture, "code_challenge"));
      g_cancellable_cancel (fixture->cancellable);
      daybeat_test_sign_in_assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_cancellable_reset (fixture->cancellable);
      daybeat_test_sign_in_forget (fixture);
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
  daybeat_test_sign_in_start_with (fixture, NULL, daybeat_test_sign_in_open);
  daybeat_test_sign_in_assert_fails (fixture, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_PORT_TAKEN);
  g_assert_cmpuint (fixture->n_opened, ==, 0);
}

/* A free port where nobody named one; what was registered is kept to, whatever else the service would allow. */
static void
test_any_port_or_the_registered_one (Fixture *fixture, gconstpointer data)
{
  g_autofree char *free_one = NULL;
  g_autofree char *registered = NULL;

  daybeat_oauth_client_unref (fixture->client);
  fixture->client = daybeat_oauth_client_new ("1-a.apps.googleusercontent.com", "s", NULL, NULL, NULL);
  daybeat_test_sign_in_start (fixture);
  free_one = g_strdup_printf ("http://127.0.0.1:%u", fixture->port);
  g_assert_cmpstr (daybeat_test_sign_in_get_parameter (fixture, "redirect_uri"), ==, free_one);
  g_cancellable_cancel (fixture->cancellable);
  daybeat_test_sign_in_assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_cancellable_reset (fixture->cancellable);
  /* Nobody listens there any more. */
  registered = g_strdup_printf ("http://127.0.0.1:%u/back", fixture->port);
  daybeat_test_sign_in_forget (fixture);

  daybeat_oauth_client_unref (fixture->client);
  fixture->client = daybeat_oauth_client_new ("1-a.apps.googleusercontent.com", "s", registered, NULL, NULL);
  daybeat_test_sign_in_start (fixture);
  g_assert_cmpstr (daybeat_test_sign_in_get_parameter (fixture, "redirect_uri"), ==, registered);
  g_cancellable_cancel (fixture->cancellable);
  daybeat_test_sign_in_assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
fail_to_open (const char *address, gpointer data, GError **error)
{
  daybeat_test_sign_in_open (address, data, error);
  return FALSE;
}

static gboolean
fail_with_reason (const char *address, gpointer data, GError **error)
{
  daybeat_test_sign_in_open (address, data, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "There is no browser here.");
  return FALSE;
}

static void
test_no_browser (Fixture *fixture, gconstpointer data)
{
  daybeat_test_sign_in_start_with (fixture, NULL, fail_to_open);
  daybeat_test_sign_in_assert_fails (fixture, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_BROWSER);
  daybeat_test_sign_in_forget (fixture);
  daybeat_test_sign_in_start_with (fixture, NULL, fail_with_reason);
  daybeat_test_sign_in_assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

/* Nobody comes back */

static void
test_timeout (Fixture *fixture, gconstpointer data)
{
  fixture->sign_in = daybeat_sign_in_new (fixture->provider, fixture->client, NULL);
  daybeat_sign_in_set_timeout (fixture->sign_in, 0);
  daybeat_sign_in_run_async (fixture->sign_in, daybeat_test_sign_in_open, fixture, NULL, daybeat_test_wait_callback,
                             &fixture->wait);
  daybeat_test_sign_in_assert_fails (fixture, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_TIMED_OUT);
  g_assert_cmpuint (fixture->n_opened, ==, 1);
}

static void
test_cancel_while_waiting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketConnection) connection = NULL;

  daybeat_test_sign_in_start (fixture);
  connection = daybeat_test_raw_connect ("127.0.0.1", fixture->port);
  g_assert_nonnull (connection);
  g_cancellable_cancel (fixture->cancellable);
  daybeat_test_sign_in_assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->server->requests->len, ==, 0);
}

static void
test_cancelled_before (Fixture *fixture, gconstpointer data)
{
  g_cancellable_cancel (fixture->cancellable);
  daybeat_test_sign_in_start_with (fixture, NULL, daybeat_test_sign_in_open);
  daybeat_test_sign_in_assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_CANCELLED);
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
  daybeat_test_sign_in_start (fixture);
  daybeat_test_sign_in_come_back (fixture, "code=c0de");
  daybeat_test_wait_until (has_request, fixture);
  g_cancellable_cancel (fixture->cancellable);
  daybeat_test_sign_in_assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                                          \
  g_test_add ("/sign-in/" name, Fixture, NULL, daybeat_test_sign_in_set_up, function, daybeat_test_sign_in_tear_down)
  ADD ("address", test_address);
  ADD ("prompt-and-scopes", test_prompt_and_scopes);
  ADD ("runs-differ", test_runs_differ);
  ADD ("parameters-of-the-service", test_parameters_of_the_service);
  ADD ("any-port-or-the-registered-one", test_any_port_or_the_registered_one);
  ADD ("port-taken", test_port_taken);
  ADD ("no-browser", test_no_browser);
  ADD ("timeout", test_timeout);
  ADD ("cancel-while-waiting", test_cancel_while_waiting);
  ADD ("cancelled-before", test_cancelled_before);
  ADD ("cancel-while-exchanging", test_cancel_while_exchanging);
  return g_test_run ();
}
