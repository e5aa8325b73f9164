/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-test-receiver.h"
#include "daybeat-test-support.h"

#define STATE DAYBEAT_TEST_STATE

typedef DaybeatTestReceiver Fixture;

static void
test_right_answer (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (daybeat_test_receiver_get_status (fixture, "/callback?state=" STATE "&code=a%2Fb%20c+d%26"), ==,
                    200);
  daybeat_test_receiver_wait (fixture);
  g_assert_cmpuint (fixture->n_answers, ==, 1);
  g_assert_cmpstr (fixture->code, ==, "a/b c d&");
  g_assert_null (fixture->problem);
  g_assert_null (daybeat_test_raw_connect ("127.0.0.1", fixture->port));
}

static void
test_refusal (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (
      daybeat_test_receiver_get_status (fixture, "/callback?error=access_denied&error_description=No&state=" STATE),
      ==, 200);
  daybeat_test_receiver_wait (fixture);
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
      g_assert_cmpuint (daybeat_test_receiver_get_status (fixture, target), ==, 400);
      g_assert_cmpuint (fixture->n_answers, ==, 0);
    }
  daybeat_test_receiver_assert_waiting (fixture);
}

static void
test_neither_code_nor_error (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (daybeat_test_receiver_get_status (fixture, "/callback?state=" STATE), ==, 400);
  g_assert_cmpuint (daybeat_test_receiver_get_status (fixture, "/callback?state=" STATE "&token=x&access_token=y"),
                    ==, 400);
  daybeat_test_receiver_assert_waiting (fixture);
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
      g_assert_cmpuint (daybeat_test_receiver_get_status (fixture, target), ==, 404);
    }
  daybeat_test_receiver_assert_waiting (fixture);
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
      g_autofree char *answer = daybeat_test_receiver_ask (fixture, "GET", host, "/callback?code=evil&state=" STATE);

      g_test_message ("%s", host);
      g_assert_cmpuint (daybeat_test_raw_get_status (answer), ==, 421);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *answer =
          daybeat_test_receiver_ask (fixture, "GET", hosts[i], "/callback?code=evil&state=" STATE);

      g_test_message ("%s", hosts[i]);
      g_assert_cmpuint (daybeat_test_raw_get_status (answer), ==, 421);
    }
  daybeat_test_receiver_assert_waiting (fixture);
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
  daybeat_test_receiver_assert_waiting (fixture);
}

static void
test_wrong_method (Fixture *fixture, gconstpointer data)
{
  static const char *const methods[] = {
    "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", "BREW"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autofree char *answer =
          daybeat_test_receiver_ask (fixture, methods[i], fixture->host, "/callback?code=evil&state=" STATE);

      g_test_message ("%s", methods[i]);
      g_assert_cmpuint (daybeat_test_raw_get_status (answer), ==, 405);
    }
  daybeat_test_receiver_assert_waiting (fixture);
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
  daybeat_test_receiver_assert_waiting (fixture);
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
  daybeat_test_receiver_wait (fixture);
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
  daybeat_test_receiver_wait (fixture);
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
  daybeat_test_receiver_wait (fixture);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                                          \
  g_test_add ("/loopback-receiver/" name, Fixture, NULL, daybeat_test_receiver_set_up, function,                     \
              daybeat_test_receiver_tear_down)
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
  return g_test_run ();
}
