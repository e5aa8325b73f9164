/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-auth-error.h"
#include "daybeat-loopback-receiver.h"
#include "daybeat-test-raw-http.h"
#include "daybeat-test-support.h"

#define REGISTERED "http://127.0.0.1:34871/callback"
#define STATE "the-right-state"

typedef struct
{
  DaybeatLoopbackReceiver *receiver;
  char *host;
  guint port;
  guint n_answers;
  char *code;
  char *problem;
} Fixture;

static void
on_answered (DaybeatLoopbackReceiver *receiver, GHashTable *parameters, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_answers++;
  g_set_str (&fixture->code, g_hash_table_lookup (parameters, "code"));
  g_set_str (&fixture->problem, g_hash_table_lookup (parameters, "error"));
}

static void
listen_at (Fixture *fixture, const char *registered)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *name;

  fixture->receiver = daybeat_loopback_receiver_new (registered, TRUE, STATE, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->receiver, "answered", G_CALLBACK (on_answered), fixture);
  uri = g_uri_parse (daybeat_loopback_receiver_get_redirect_uri (fixture->receiver), G_URI_FLAGS_NONE, &error);
  g_assert_no_error (error);
  fixture->port = (guint)g_uri_get_port (uri);
  name = g_uri_get_host (uri);
  fixture->host = g_strdup_printf (strchr (name, ':') != NULL ? "[%s]:%u" : "%s:%u", name, fixture->port);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  listen_at (fixture, data != NULL ? data : REGISTERED);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->receiver);
  g_free (fixture->host);
  g_free (fixture->code);
  g_free (fixture->problem);
}

static char *
ask (Fixture *fixture, const char *method, const char *host, const char *target)
{
  g_autoptr (GSocketConnection) connection = daybeat_test_raw_connect ("127.0.0.1", fixture->port);
  g_autofree char *request =
      g_strdup_printf ("%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", method, target, host);

  g_assert_nonnull (connection);
  return daybeat_test_raw_exchange (connection, request, -1);
}

static guint
get_status (Fixture *fixture, const char *target)
{
  g_autofree char *answer = ask (fixture, "GET", fixture->host, target);

  return daybeat_test_raw_get_status (answer);
}

static gboolean
has_answer (gpointer data)
{
  return ((Fixture *)data)->n_answers > 0;
}

/* After everything that was tried: the one right answer still gets through, once, and nobody listens any
 * more. */
static void
assert_still_waiting (Fixture *fixture)
{
  g_assert_cmpuint (fixture->n_answers, ==, 0);
  g_assert_cmpuint (get_status (fixture, "/callback?code=c0de&state=" STATE), ==, 200);
  daybeat_test_wait_until (has_answer, fixture);
  g_assert_cmpuint (fixture->n_answers, ==, 1);
  g_assert_cmpstr (fixture->code, ==, "c0de");
  g_assert_null (daybeat_test_raw_connect ("127.0.0.1", fixture->port));
}

static void
test_right_answer (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (get_status (fixture, "/callback?state=" STATE "&code=a%2Fb%20c+d%26"), ==, 200);
  daybeat_test_wait_until (has_answer, fixture);
  g_assert_cmpuint (fixture->n_answers, ==, 1);
  g_assert_cmpstr (fixture->code, ==, "a/b c d&");
  g_assert_null (fixture->problem);
  g_assert_null (daybeat_test_raw_connect ("127.0.0.1", fixture->port));
}

static void
test_refusal (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (get_status (fixture, "/callback?error=access_denied&error_description=No&state=" STATE), ==, 200);
  daybeat_test_wait_until (has_answer, fixture);
  g_assert_cmpuint (fixture->n_answers, ==, 1);
  g_assert_null (fixture->code);
  g_assert_cmpstr (fixture->problem, ==, "access_denied");
}

static void
test_foreign_state (Fixture *fixture, gconstpointer data)
{
  static const char *const queries[] = {
    "",
    "?",
    "?code=evil",
    "?error=access_denied",
    "?code=evil&state=",
    "?code=evil&state",
    "?code=evil&state=wrong",
    "?code=evil&state=the-right-stat",
    "?code=evil&state=the-right-statf",
    "?code=evil&state=the-right-state0",
    "?code=evil&state=THE-RIGHT-STATE",
    "?code=evil&state=%20the-right-state",
    "?code=evil&state=the-right-state%23_%3D_",
    "?code=evil&State=the-right-state",
    "?error=access_denied&state=wrong",
    "?code=evil&state=the-right-state&state=wrong",
    "?code=evil;state=the-right-state",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *target = g_strconcat ("/callback", queries[i], NULL);

      g_test_message ("%s", target);
      g_assert_cmpuint (get_status (fixture, target), ==, 400);
      g_assert_cmpuint (fixture->n_answers, ==, 0);
    }
  assert_still_waiting (fixture);
}

static void
test_neither_code_nor_error (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (get_status (fixture, "/callback?state=" STATE), ==, 400);
  g_assert_cmpuint (get_status (fixture, "/callback?state=" STATE "&token=x&access_token=y"), ==, 400);
  assert_still_waiting (fixture);
}

static void
test_wrong_path (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "/",          "/callback/", "/callback/x",  "/Callback",   "/callbac",
                                       "/callbacks", "//callback", "/favicon.ico", "/%2Fcallback" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *target = g_strconcat (paths[i], "?code=evil&state=" STATE, NULL);

      g_test_message ("%s", target);
      g_assert_cmpuint (get_status (fixture, target), ==, 404);
    }
  assert_still_waiting (fixture);
}

/* A page elsewhere whose name was made to point at this computer (DNS rebinding). */
static void
test_wrong_host (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "evil.example", "localhost", "[::1]",
                                       "127.0.0.2",    "127.1",     "127.0.0.1.evil.example" };
  static const char *const hosts[] = { "evil.example", "127.0.0.1", "127.0.0.1:1", "127.0.0.1:" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *host = g_strdup_printf ("%s:%u", names[i], fixture->port);
      g_autofree char *answer = ask (fixture, "GET", host, "/callback?code=evil&state=" STATE);

      g_test_message ("%s", host);
      g_assert_cmpuint (daybeat_test_raw_get_status (answer), ==, 421);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *answer = ask (fixture, "GET", hosts[i], "/callback?code=evil&state=" STATE);

      g_test_message ("%s", hosts[i]);
      g_assert_cmpuint (daybeat_test_raw_get_status (answer), ==, 421);
    }
  assert_still_waiting (fixture);
}

static void
test_no_host (Fixture *fixture, gconstpointer data)
{
  static const char *const requests[] = {
    "GET /callback?code=evil&state=" STATE " HTTP/1.0\r\n\r\n",
    "GET /callback?code=evil&state=" STATE " HTTP/1.1\r\nConnection: close\r\n\r\n",
    "GET /callback?code=evil&state=" STATE " HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n",
    "GET /callback?code=evil&state=" STATE "\r\n\r\n",
    "nonsense\r\n\r\n",
    "\r\n\r\n\r\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (GSocketConnection) connection = daybeat_test_raw_connect ("127.0.0.1", fixture->port);
      g_autofree char *answer = NULL;

      daybeat_test_raw_send (connection, requests[i]);
      g_socket_shutdown (g_socket_connection_get_socket (connection), FALSE, TRUE, NULL);
      answer = daybeat_test_raw_read_rest (connection);
      g_assert_cmpuint (daybeat_test_raw_get_status (answer), !=, 200);
      g_assert_cmpuint (fixture->n_answers, ==, 0);
    }
  assert_still_waiting (fixture);
}

static void
test_wrong_method (Fixture *fixture, gconstpointer data)
{
  static const char *const methods[] = {
    "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", "BREW"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autofree char *answer = ask (fixture, methods[i], fixture->host, "/callback?code=evil&state=" STATE);

      g_test_message ("%s", methods[i]);
      g_assert_cmpuint (daybeat_test_raw_get_status (answer), ==, 405);
    }
  assert_still_waiting (fixture);
}

/* `response_mode=form_post` was not asked for. */
static void
test_form_post (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketConnection) connection = daybeat_test_raw_connect ("127.0.0.1", fixture->port);
  const char *form = "code=evil&state=" STATE;
  g_autofree char *request = g_strdup_printf ("POST /callback HTTP/1.1\r\nHost: %s\r\nContent-Type: "
                                              "application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\n%s",
                                              fixture->host, strlen (form), form);
  g_autofree char *answer = daybeat_test_raw_exchange (connection, request, -1);

  g_assert_cmpuint (daybeat_test_raw_get_status (answer), ==, 405);
  assert_still_waiting (fixture);
}

/* Two that know everything, as when a browser loads the page twice: the first one counts. */
static void
test_second_callback (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketConnection) one = daybeat_test_raw_connect ("127.0.0.1", fixture->port);
  g_autoptr (GSocketConnection) other = daybeat_test_raw_connect ("127.0.0.1", fixture->port);
  g_autofree char *request =
      g_strdup_printf ("GET /callback?code=c0de&state=" STATE " HTTP/1.1\r\nHost: %s\r\n\r\n", fixture->host);
  g_autofree char *answer_of_one = NULL;
  g_autofree char *answer_of_other = NULL;
  guint n_good = 0;

  daybeat_test_raw_send (one, request);
  daybeat_test_raw_send (other, request);
  answer_of_one = daybeat_test_raw_read_rest (one);
  answer_of_other = daybeat_test_raw_read_rest (other);
  n_good += daybeat_test_raw_get_status (answer_of_one) == 200;
  n_good += daybeat_test_raw_get_status (answer_of_other) == 200;
  daybeat_test_wait_until (has_answer, fixture);
  g_assert_cmpuint (n_good, ==, 1);
  g_assert_cmpuint (fixture->n_answers, ==, 1);
}

static void
test_replay_on_one_connection (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketConnection) connection = daybeat_test_raw_connect ("127.0.0.1", fixture->port);
  g_autofree char *request =
      g_strdup_printf ("GET /callback?code=c0de&state=" STATE " HTTP/1.1\r\nHost: %s\r\n\r\n", fixture->host);
  g_autofree char *thrice = g_strconcat (request, request, request, NULL);
  g_autofree char *answer = daybeat_test_raw_exchange (connection, thrice, -1);
  const char *rest = strstr (answer, "HTTP/1.1 200");

  g_assert_nonnull (rest);
  g_assert_null (strstr (rest + 1, "HTTP/1.1 200"));
  daybeat_test_wait_until (has_answer, fixture);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (fixture->n_answers, ==, 1);
}

/* The tab is closed before it has the page: the answer has come all the same. */
static void
test_browser_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketConnection) connection = daybeat_test_raw_connect ("127.0.0.1", fixture->port);
  g_autofree char *request =
      g_strdup_printf ("GET /callback?code=c0de&state=" STATE " HTTP/1.1\r\nHost: %s\r\n\r\n", fixture->host);

  daybeat_test_raw_send (connection, request);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  daybeat_test_wait_until (has_answer, fixture);
  g_assert_cmpuint (fixture->n_answers, ==, 1);
  g_assert_cmpstr (fixture->code, ==, "c0de");
}

static void
test_close (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketConnection) open = daybeat_test_raw_connect ("127.0.0.1", fixture->port);
  g_autofree char *rest = NULL;

  daybeat_loopback_receiver_close (fixture->receiver);
  daybeat_loopback_receiver_close (fixture->receiver);
  g_assert_null (daybeat_test_raw_connect ("127.0.0.1", fixture->port));
  rest = daybeat_test_raw_read_rest (open);
  g_assert_cmpstr (rest, ==, "");
}

static void
test_dispose_closes (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->receiver);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (daybeat_test_raw_connect ("127.0.0.1", fixture->port));
}

/* The page */

static char *
get_header (const char *answer, const char *name)
{
  g_autofree char *wanted = g_strconcat ("\r\n", name, ": ", NULL);
  const char *start = strstr (answer, wanted);

  g_assert_nonnull (start);
  start += strlen (wanted);
  return g_strndup (start, strcspn (start, "\r"));
}

static void
assert_page_is_safe (const char *answer)
{
  g_autofree char *policy = get_header (answer, "Content-Security-Policy");
  g_autofree char *cache = get_header (answer, "Cache-Control");
  g_autofree char *referrer = get_header (answer, "Referrer-Policy");
  g_autofree char *type = get_header (answer, "Content-Type");
  g_autofree char *sniffing = get_header (answer, "X-Content-Type-Options");
  static const char *const absent[] = { "<script",  "javascript:", "onload=", "onclick=", "http://",
                                        "https://", "<img",        "<a ",     "<form",    "<meta http-equiv" };

  g_assert_true (g_str_has_prefix (policy, "default-src 'none';"));
  g_assert_null (strstr (policy, "unsafe"));
  g_assert_null (strstr (policy, "script-src"));
  g_assert_nonnull (strstr (policy, "frame-ancestors 'none'"));
  g_assert_nonnull (strstr (policy, "form-action 'none'"));
  g_assert_nonnull (strstr (policy, "base-uri 'none'"));
  g_assert_cmpstr (cache, ==, "no-store");
  g_assert_cmpstr (referrer, ==, "no-referrer");
  g_assert_cmpstr (sniffing, ==, "nosniff");
  g_assert_cmpstr (type, ==, "text/html; charset=utf-8");
  for (gsize i = 0; i < G_N_ELEMENTS (absent); i++)
    g_assert_null (strstr (strstr (answer, "\r\n\r\n"), absent[i]));
  g_assert_null (strstr (answer, STATE));
  g_assert_null (strstr (answer, "c0de"));
  g_assert_null (strstr (answer, "\r\nServer:"));
}

static void
test_page (Fixture *fixture, gconstpointer data)
{
  g_autofree char *refused = ask (fixture, "GET", fixture->host, "/callback?code=c0de&state=%3Cscript%3E" STATE);
  g_autofree char *answer = ask (fixture, "GET", fixture->host, "/callback?code=c0de&state=" STATE);

  g_assert_cmpuint (daybeat_test_raw_get_status (refused), ==, 400);
  g_assert_cmpuint (daybeat_test_raw_get_status (answer), ==, 200);
  assert_page_is_safe (refused);
  assert_page_is_safe (answer);
}

/* The one style sheet is allowed by its digest, so the browser shows the page as it is meant. */
static void
test_page_style (Fixture *fixture, gconstpointer data)
{
  g_autofree char *answer = ask (fixture, "GET", fixture->host, "/callback?error=access_denied&state=" STATE);
  g_autofree char *policy = get_header (answer, "Content-Security-Policy");
  const char *start = strstr (answer, "<style>") + strlen ("<style>");
  g_autofree char *style = g_strndup (start, (gsize)(strstr (answer, "</style>") - start));
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autofree char *encoded = NULL;
  g_autofree char *expected = NULL;

  g_checksum_update (checksum, (const guchar *)style, -1);
  g_checksum_get_digest (checksum, digest, &length);
  encoded = g_base64_encode (digest, length);
  expected = g_strdup_printf ("style-src 'sha256-%s'", encoded);
  g_assert_nonnull (strstr (policy, expected));
  g_assert_nonnull (strstr (answer, "<html lang=\"en\">"));
}

/* Addresses */

static void
test_any_port (Fixture *fixture, gconstpointer data)
{
  g_autofree char *expected = g_strdup_printf ("http://127.0.0.1:%u/callback", fixture->port);

  g_assert_cmpuint (fixture->port, !=, 34871);
  g_assert_cmpstr (daybeat_loopback_receiver_get_redirect_uri (fixture->receiver), ==, expected);
  assert_still_waiting (fixture);
}

static guint
find_free_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  g_assert_cmpuint (port, !=, 0);
  return port;
}

static void
test_registered_port (void)
{
  guint port = find_free_port ();
  g_autofree char *registered = g_strdup_printf ("http://127.0.0.1:%u", port);
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatLoopbackReceiver) receiver = daybeat_loopback_receiver_new (registered, FALSE, STATE, &error);
  Fixture fixture = { .port = port, .host = registered + strlen ("http://") };

  g_assert_no_error (error);
  g_signal_connect (receiver, "answered", G_CALLBACK (on_answered), &fixture);
  /* Byte for byte what is registered, though it has no path. */
  g_assert_cmpstr (daybeat_loopback_receiver_get_redirect_uri (receiver), ==, registered);
  g_assert_cmpuint (get_status (&fixture, "/?code=c0de&state=" STATE), ==, 200);
  daybeat_test_wait_until (has_answer, &fixture);
  g_free (fixture.code);
}

static void
test_port_taken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *registered = g_strdup_printf ("http://127.0.0.1:%u/callback", fixture->port);
  g_autofree char *number = g_strdup_printf ("%u", fixture->port);
  g_autoptr (GError) error = NULL;

  g_assert_null (daybeat_loopback_receiver_new (registered, FALSE, STATE, &error));
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_PORT_TAKEN);
  g_assert_nonnull (strstr (error->message, number));
  assert_still_waiting (fixture);
}

static gboolean
has_ipv6 (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("::1", 0);

  return g_socket_listener_add_address (listener, address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, NULL,
                                        NULL);
}

/* A browser may take `localhost` for either family. */
static void
test_localhost (Fixture *fixture, gconstpointer data)
{
  static const char *const addresses[] = { "127.0.0.1", "::1" };
  g_autofree char *expected = g_strdup_printf ("http://localhost:%u/callback", fixture->port);
  gsize n_addresses = has_ipv6 () ? 2 : 1;

  g_assert_cmpstr (daybeat_loopback_receiver_get_redirect_uri (fixture->receiver), ==, expected);
  for (gsize i = 0; i < n_addresses; i++)
    {
      g_autoptr (GSocketConnection) connection = daybeat_test_raw_connect (addresses[i], fixture->port);
      g_autofree char *request = g_strdup_printf ("GET /callback HTTP/1.1\r\nHost: %s\r\n\r\n", fixture->host);
      g_autofree char *answer = NULL;

      g_assert_nonnull (connection);
      answer = daybeat_test_raw_exchange (connection, request, -1);
      g_assert_cmpuint (daybeat_test_raw_get_status (answer), ==, 400);
    }
  assert_still_waiting (fixture);
}

/* Whoever holds the port in the other family would get the answers of browsers that prefer that one. */
static void
test_localhost_half_taken (void)
{
  g_autoptr (GSocketListener) other = g_socket_listener_new ();
  guint port = find_free_port ();
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("::1", port);
  g_autofree char *registered = g_strdup_printf ("http://localhost:%u/callback", port);
  g_autoptr (GError) error = NULL;

  if (!g_socket_listener_add_address (other, address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, NULL, NULL))
    {
      g_test_skip ("no IPv6 here");
      return;
    }
  g_assert_null (daybeat_loopback_receiver_new (registered, FALSE, STATE, &error));
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_PORT_TAKEN);
  /* Nothing of the half that could be had is held. */
  g_assert_null (daybeat_test_raw_connect ("127.0.0.1", port));
}

static void
test_ipv6 (void)
{
  Fixture fixture = { 0 };
  g_autoptr (GSocketConnection) connection = NULL;
  g_autofree char *request = NULL;
  g_autofree char *answer = NULL;

  if (!has_ipv6 ())
    {
      g_test_skip ("no IPv6 here");
      return;
    }
  listen_at (&fixture, "http://[::1]:34871/callback");
  g_assert_null (daybeat_test_raw_connect ("127.0.0.1", fixture.port));
  connection = daybeat_test_raw_connect ("::1", fixture.port);
  request = g_strdup_printf ("GET /callback?code=c0de&state=" STATE " HTTP/1.1\r\nHost: %s\r\n\r\n", fixture.host);
  answer = daybeat_test_raw_exchange (connection, request, -1);
  g_assert_cmpuint (daybeat_test_raw_get_status (answer), ==, 200);
  daybeat_test_wait_until (has_answer, &fixture);
  tear_down (&fixture, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/loopback-receiver/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("right-answer", test_right_answer);
  ADD ("refusal", test_refusal);
  ADD ("foreign-state", test_foreign_state);
  ADD ("neither-code-nor-error", test_neither_code_nor_error);
  ADD ("wrong-path", test_wrong_path);
  ADD ("wrong-host", test_wrong_host);
  ADD ("no-host", test_no_host);
  ADD ("wrong-method", test_wrong_method);
  ADD ("form-post", test_form_post);
  ADD ("second-callback", test_second_callback);
  ADD ("replay-on-one-connection", test_replay_on_one_connection);
  ADD ("browser-gone", test_browser_gone);
  ADD ("close", test_close);
  ADD ("dispose-closes", test_dispose_closes);
  ADD ("page", test_page);
  ADD ("page-style", test_page_style);
  ADD ("any-port", test_any_port);
  ADD ("port-taken", test_port_taken);
  g_test_add ("/loopback-receiver/localhost", Fixture, "http://localhost:34871/callback", set_up, test_localhost,
              tear_down);
  g_test_add_func ("/loopback-receiver/registered-port", test_registered_port);
  g_test_add_func ("/loopback-receiver/localhost-half-taken", test_localhost_half_taken);
  g_test_add_func ("/loopback-receiver/ipv6", test_ipv6);
  return g_test_run ();
}
