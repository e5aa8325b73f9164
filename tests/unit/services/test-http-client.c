/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-http-client.h"

#include "daybeat-test-server.h"
#include "daybeat-test-support.h"

static DaybeatHttpAnswer *
wait_for_answer (DaybeatHttpClient *client, DaybeatTestWait *wait, GError **error)
{
  g_autoptr (GAsyncResult) result = daybeat_test_wait_result (wait);

  return daybeat_http_client_send_finish (client, result, error);
}

static DaybeatHttpAnswer *
send_request (DaybeatHttpClient *client, const char *method, const char *target, const char *form, GError **error)
{
  DaybeatTestWait wait = { 0 };

  daybeat_http_client_send_async (client, method, target, form, NULL, NULL, daybeat_test_wait_callback, &wait);
  return wait_for_answer (client, &wait, error);
}

static void
assert_fails (DaybeatHttpClient *client, const char *target, DaybeatServiceError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatHttpAnswer) answer = send_request (client, "GET", target, NULL, &error);

  g_assert_null (answer);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) code);
}

/* Addresses */

static void
test_addresses (void)
{
  static const struct
  {
    const char *url;
    gboolean good;
  } addresses[] = {
    { "https://api.fitbit.com", TRUE },
    { "https://api.fitbit.com/", TRUE },
    { "HTTPS://api.fitbit.com", TRUE },
    { "https://192.168.1.7:8443/fitbit", TRUE },
    { "http://127.0.0.1", TRUE },
    { "http://127.0.0.1:8080", TRUE },
    { "http://127.8.9.10:8080", TRUE },
    { "http://localhost:8080/", TRUE },
    { "http://LocalHost:8080/", TRUE },
    { "http://[::1]:8080", TRUE },
    { "http://127.0.0.1.evil.example", FALSE },
    { "http://localhost.evil.example", FALSE },
    { "http://evil.example/127.0.0.1", FALSE },
    { "http://evil.example#127.0.0.1", FALSE },
    { "http://evil.example?127.0.0.1", FALSE },
    { "http://127.0.0.1@evil.example", FALSE },
    { "http://127.0.0.1:80@evil.example", FALSE },
    { "http://user@127.0.0.1", FALSE },
    { "https://user:password@api.fitbit.com", FALSE },
    { "http://evil.example\\@127.0.0.1", FALSE },
    { "http://0.0.0.0:8080", FALSE },
    { "http://128.0.0.1", FALSE },
    { "http://192.168.1.7", FALSE },
    { "http://[::]", FALSE },
    { "http://[::2]", FALSE },
    { "http://[fe80::1]", FALSE },
    { "http://127.1", FALSE },
    { "http://2130706433", FALSE },
    { "http://0x7f000001", FALSE },
    { "http://127.0.0.1:99999", FALSE },
    { "http://api.fitbit.com", FALSE },
    { "ftp://127.0.0.1", FALSE },
    { "file:///etc/passwd", FALSE },
    { "javascript:alert(1)", FALSE },
    { "//api.fitbit.com", FALSE },
    { "api.fitbit.com", FALSE },
    { "https://", FALSE },
    { "https:///path", FALSE },
    { "https:api.fitbit.com", FALSE },
    { "", FALSE },
    { " https://api.fitbit.com", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", addresses[i].url);
      g_assert_cmpint (daybeat_http_client_check_address (addresses[i].url, &error), ==, addresses[i].good);
      if (addresses[i].good)
        g_assert_no_error (error);
      else
        g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_ADDRESS);
    }
}

/* What is sent and what comes back */

static void
answer_echo (DaybeatTestServer *server, SoupServerMessage *message, const DaybeatTestRequest *request)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_append (headers, "fitbit-rate-limit-remaining", "121");
  soup_message_headers_append (headers, "Set-Cookie", "tracking=1; Path=/");
  daybeat_test_server_reply (message, server->data != NULL ? GPOINTER_TO_UINT (server->data) : 200, "{\"a\": 1}");
}

static void
test_get (void)
{
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer_echo, NULL);
  g_autoptr (DaybeatHttpClient) client = daybeat_http_client_new (server->address);
  const char *const headers[] = { "Authorization", "Bearer one", "Accept", "application/json", NULL };
  DaybeatTestWait wait = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatHttpAnswer) answer = NULL;
  const DaybeatTestRequest *request;

  daybeat_http_client_send_async (client, "GET", "/1/user/-/profile.json?x=1", NULL, headers, NULL,
                                  daybeat_test_wait_callback, &wait);
  answer = wait_for_answer (client, &wait, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpmem (g_bytes_get_data (answer->body, NULL), g_bytes_get_size (answer->body), "{\"a\": 1}", 8);
  g_assert_cmpstr (soup_message_headers_get_one (answer->headers, "Fitbit-Rate-Limit-Remaining"), ==, "121");

  request = daybeat_test_server_get_request (server, 0);
  g_assert_cmpstr (request->method, ==, "GET");
  g_assert_cmpstr (request->target, ==, "/1/user/-/profile.json?x=1");
  g_assert_cmpstr (request->body, ==, "");
  g_assert_cmpstr (soup_message_headers_get_one (request->headers, "Authorization"), ==, "Bearer one");
  g_assert_cmpstr (soup_message_headers_get_one (request->headers, "Accept"), ==, "application/json");
  g_assert_true (g_str_has_prefix (soup_message_headers_get_one (request->headers, "User-Agent"), "Daybeat/"));
  g_assert_null (soup_message_headers_get_one (request->headers, "Accept-Language"));
  g_assert_null (soup_message_headers_get_one (request->headers, "Referer"));
}

static void
test_post_and_delete (void)
{
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer_echo, NULL);
  g_autoptr (DaybeatHttpClient) client = daybeat_http_client_new (server->address);
  g_autoptr (DaybeatHttpAnswer) posted = send_request (client, "POST", "/one.json", "minDuration=480&a=%26", NULL);
  g_autoptr (DaybeatHttpAnswer) empty = send_request (client, "POST", "/two.json", NULL, NULL);
  g_autoptr (DaybeatHttpAnswer) deleted = send_request (client, "DELETE", "/three.json", NULL, NULL);
  const DaybeatTestRequest *request;

  g_assert_true (posted != NULL && empty != NULL && deleted != NULL);
  request = daybeat_test_server_get_request (server, 0);
  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->body, ==, "minDuration=480&a=%26");
  g_assert_cmpstr (soup_message_headers_get_content_type (request->headers, NULL), ==,
                   "application/x-www-form-urlencoded");
  /* A POST without a body needs its length all the same. */
  request = daybeat_test_server_get_request (server, 1);
  g_assert_cmpstr (soup_message_headers_get_one (request->headers, "Content-Length"), ==, "0");
  request = daybeat_test_server_get_request (server, 2);
  g_assert_cmpstr (request->method, ==, "DELETE");
}

/* The base address may have a path, and a slash at its end. */
static void
test_base_address (void)
{
  static const char *const bases[][2] = {
    { "", "/x.json" }, { "/", "/x.json" }, { "/proxy", "/proxy/x.json" }, { "/proxy/", "/proxy/x.json" }
  };
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer_echo, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      g_autofree char *base = g_strconcat (server->address, bases[i][0], NULL);
      g_autoptr (DaybeatHttpClient) client = daybeat_http_client_new (base);
      g_autoptr (DaybeatHttpAnswer) answer = send_request (client, "GET", "/x.json", NULL, NULL);

      g_assert_nonnull (answer);
      g_assert_cmpstr (daybeat_test_server_get_request (server, i)->target, ==, bases[i][1]);
    }
}

static void
test_any_status (void)
{
  static const guint statuses[] = { 201, 204, 400, 401, 403, 404, 410, 429, 500, 503 };
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer_echo, NULL);
  g_autoptr (DaybeatHttpClient) client = daybeat_http_client_new (server->address);

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DaybeatHttpAnswer) answer = NULL;

      server->data = GUINT_TO_POINTER (statuses[i]);
      answer = send_request (client, "GET", "/x.json", NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (answer->status, ==, statuses[i]);
    }
  g_assert_cmpuint (server->requests->len, ==, G_N_ELEMENTS (statuses));
}

static void
test_no_cookies (void)
{
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer_echo, NULL);
  g_autoptr (DaybeatHttpClient) client = daybeat_http_client_new (server->address);
  g_autoptr (DaybeatHttpAnswer) first = send_request (client, "GET", "/x.json", NULL, NULL);
  g_autoptr (DaybeatHttpAnswer) second = send_request (client, "GET", "/x.json", NULL, NULL);

  g_assert_nonnull (soup_message_headers_get_one (first->headers, "Set-Cookie"));
  g_assert_nonnull (second);
  g_assert_null (soup_message_headers_get_one (daybeat_test_server_get_request (server, 1)->headers, "Cookie"));
}

/* One host and no other */

static void
answer_redirect (DaybeatTestServer *server, SoupServerMessage *message, const DaybeatTestRequest *request)
{
  soup_server_message_set_redirect (message, 302, server->data);
}

static void
test_redirect_not_followed (void)
{
  g_autoptr (DaybeatTestServer) other = daybeat_test_server_new (answer_echo, NULL);
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer_redirect, other->address);
  g_autoptr (DaybeatHttpClient) client = daybeat_http_client_new (server->address);
  g_autoptr (DaybeatHttpAnswer) abroad = send_request (client, "GET", "/x.json", NULL, NULL);
  g_autoptr (DaybeatHttpAnswer) home = NULL;

  g_assert_cmpuint (abroad->status, ==, 302);
  server->data = (gpointer) "/other.json";
  home = send_request (client, "GET", "/x.json", NULL, NULL);
  g_assert_cmpuint (home->status, ==, 302);
  g_assert_cmpuint (server->requests->len, ==, 2);
  g_assert_cmpuint (other->requests->len, ==, 0);
}

static void
test_own_page_followed (void)
{
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer_echo, NULL);
  g_autoptr (DaybeatHttpClient) client = daybeat_http_client_new (server->address);
  g_autofree char *next = g_strconcat (server->address, "/1.2/user/-/sleep/list.json?offset=100&limit=100", NULL);
  g_autoptr (DaybeatHttpAnswer) answer = send_request (client, "GET", next, NULL, NULL);

  g_assert_nonnull (answer);
  g_assert_cmpstr (daybeat_test_server_get_request (server, 0)->target, ==,
                   "/1.2/user/-/sleep/list.json?offset=100&limit=100");
}

static void
test_foreign_page_refused (void)
{
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer_echo, NULL);
  g_autoptr (DaybeatTestServer) other = daybeat_test_server_new (answer_echo, NULL);
  g_autoptr (DaybeatHttpClient) client = daybeat_http_client_new (server->address);
  const char *port = strrchr (server->address, ':');
  char *foreign[] = {
    g_strconcat (other->address, "/x.json", NULL),
    g_strconcat ("http://localhost", port, "/x.json", NULL),
    g_strconcat ("https://127.0.0.1", port, "/x.json", NULL),
    g_strconcat ("http://127.0.0.1", port, ".evil.example/x.json", NULL),
    g_strconcat (server->address, "@evil.example/x.json", NULL),
    g_strdup ("http://127.0.0.1/x.json"),
    g_strdup ("https://evil.example/x.json"),
    g_strdup ("x.json"),
    g_strdup (""),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_test_message ("%s", foreign[i]);
      assert_fails (client, foreign[i], DAYBEAT_SERVICE_ERROR_ADDRESS);
      g_free (foreign[i]);
    }
  g_assert_cmpuint (server->requests->len, ==, 0);
  g_assert_cmpuint (other->requests->len, ==, 0);
}

/* What begins with two slashes names another host in a browser; here it stays a path at this one. */
static void
test_two_slashes (void)
{
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer_echo, NULL);
  g_autoptr (DaybeatHttpClient) client = daybeat_http_client_new (server->address);
  g_autoptr (DaybeatHttpAnswer) answer = send_request (client, "GET", "//evil.example/x.json", NULL, NULL);

  g_assert_nonnull (answer);
  g_assert_cmpuint (server->requests->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/http-client/addresses", test_addresses);
  g_test_add_func ("/services/http-client/get", test_get);
  g_test_add_func ("/services/http-client/post-and-delete", test_post_and_delete);
  g_test_add_func ("/services/http-client/base-address", test_base_address);
  g_test_add_func ("/services/http-client/any-status", test_any_status);
  g_test_add_func ("/services/http-client/no-cookies", test_no_cookies);
  g_test_add_func ("/services/http-client/redirect-not-followed", test_redirect_not_followed);
  g_test_add_func ("/services/http-client/own-page-followed", test_own_page_followed);
  g_test_add_func ("/services/http-client/foreign-page-refused", test_foreign_page_refused);
  g_test_add_func ("/services/http-client/two-slashes", test_two_slashes);
  return g_test_run ();
}
