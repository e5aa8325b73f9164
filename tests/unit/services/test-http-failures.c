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
send_request (DaybeatHttpClient *client, const char *target, GError **error)
{
  DaybeatTestWait wait = { 0 };

  daybeat_http_client_send_async (client, "GET", target, NULL, NULL, NULL, daybeat_test_wait_callback, &wait);
  return wait_for_answer (client, &wait, error);
}

static void
assert_fails (DaybeatHttpClient *client, const char *target, DaybeatServiceError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatHttpAnswer) answer = send_request (client, target, &error);

  g_assert_null (answer);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) code);
}

static void
answer_echo (DaybeatTestServer *server, SoupServerMessage *message, const DaybeatTestRequest *request)
{
  daybeat_test_server_reply (message, 200, "{\"a\": 1}");
}

/* Bodies without end */

typedef struct
{
  goffset total;       /* what is sent in all */
  gboolean tell_length;
  goffset sent;
} Flood;

#define FLOOD_PIECE (256 * 1024)

static void
send_piece (SoupServerMessage *message, Flood *flood)
{
  static char piece[FLOOD_PIECE];
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  gsize size = (gsize) MIN (FLOOD_PIECE, flood->total - flood->sent);

  if (size > 0)
    {
      memset (piece, ' ', sizeof piece);
      soup_message_body_append (body, SOUP_MEMORY_STATIC, piece, size);
      flood->sent += size;
    }
  else
    soup_message_body_complete (body);
}

static void
on_piece_written (SoupServerMessage *message, gpointer flood)
{
  send_piece (message, flood);
  soup_server_message_unpause (message);
}

static void
answer_flood (DaybeatTestServer *server, SoupServerMessage *message, const DaybeatTestRequest *request)
{
  Flood *flood = server->data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_server_message_set_status (message, 200, NULL);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
  if (flood->tell_length)
    soup_message_headers_set_content_length (headers, flood->total);
  else
    soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
  g_signal_connect (message, "wrote-chunk", G_CALLBACK (on_piece_written), flood);
  send_piece (message, flood);
}

/* A hundred megabytes that say so are refused at once, without having been read. */
static void
test_too_large_told (void)
{
  Flood flood = { .total = 100 * 1024 * 1024, .tell_length = TRUE };
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer_flood, &flood);
  g_autoptr (DaybeatHttpClient) client = daybeat_http_client_new (server->address);

  assert_fails (client, "/x.json", DAYBEAT_SERVICE_ERROR_TOO_LARGE);
  g_assert_cmpint (flood.sent, <, 16 * 1024 * 1024);
}

/* Those that do not are refused where the limit is passed. */
static void
test_too_large_untold (void)
{
  Flood flood = { .total = 100 * 1024 * 1024, .tell_length = FALSE };
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer_flood, &flood);
  g_autoptr (DaybeatHttpClient) client = daybeat_http_client_new (server->address);

  assert_fails (client, "/x.json", DAYBEAT_SERVICE_ERROR_TOO_LARGE);
  g_assert_cmpint (flood.sent, >=, DAYBEAT_HTTP_MAX_BODY);
  g_assert_cmpint (flood.sent, <, DAYBEAT_HTTP_MAX_BODY + 16 * 1024 * 1024);
}

static void
test_largest_body (void)
{
  Flood flood = { .total = DAYBEAT_HTTP_MAX_BODY, .tell_length = FALSE };
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer_flood, &flood);
  g_autoptr (DaybeatHttpClient) client = daybeat_http_client_new (server->address);
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatHttpAnswer) answer = send_request (client, "/x.json", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (answer->body), ==, DAYBEAT_HTTP_MAX_BODY);
}

static GBytes *
compress_spaces (gsize size)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autofree char *spaces = g_malloc (size);
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) packed = NULL;

  memset (spaces, ' ', size);
  plain = g_bytes_new_take (g_steal_pointer (&spaces), size);
  packed = g_converter_convert_bytes (G_CONVERTER (compressor), plain, NULL);
  g_assert_nonnull (packed);
  return g_steal_pointer (&packed);
}

static void
answer_packed (DaybeatTestServer *server, SoupServerMessage *message, const DaybeatTestRequest *request)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Content-Encoding", "gzip");
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC,
                                    g_bytes_get_data (server->data, NULL), g_bytes_get_size (server->data));
}

/* Small on the way, without end once it is unpacked. */
static void
test_packed_flood (void)
{
  g_autoptr (GBytes) packed = compress_spaces (DAYBEAT_HTTP_MAX_BODY + 1);
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer_packed, packed);
  g_autoptr (DaybeatHttpClient) client = daybeat_http_client_new (server->address);

  g_assert_cmpuint (g_bytes_get_size (packed), <, 1024 * 1024);
  assert_fails (client, "/x.json", DAYBEAT_SERVICE_ERROR_TOO_LARGE);
}

static void
test_packed (void)
{
  g_autoptr (GBytes) packed = compress_spaces (5000);
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer_packed, packed);
  g_autoptr (DaybeatHttpClient) client = daybeat_http_client_new (server->address);
  g_autoptr (DaybeatHttpAnswer) answer = send_request (client, "/x.json", NULL);

  g_assert_nonnull (answer);
  g_assert_cmpuint (g_bytes_get_size (answer->body), ==, 5000);
}

/* Networks that fail */

static void
assert_raw_fails (const char *raw, gboolean hold_open, DaybeatServiceError code)
{
  g_autofree char *address = NULL;
  g_autoptr (GSocketService) service = daybeat_test_raw_server_new (raw, hold_open, &address);
  g_autoptr (DaybeatHttpClient) client = daybeat_http_client_new (address);

  if (hold_open)
    daybeat_http_client_set_timeout (client, 1);
  assert_fails (client, "/x.json", code);
  g_socket_service_stop (service);
}

static void
test_cut_off (void)
{
  static const char *const answers[] = {
    "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"sleep\": [",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n{\"sleep\": \r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n{\"sleep\": ",
    "HTTP/1.1 200 OK\r\nContent-Type: applic",
    "this is not HTTP\r\n\r\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_test_message ("answer %" G_GSIZE_FORMAT, i);
      assert_raw_fails (answers[i], FALSE, DAYBEAT_SERVICE_ERROR_MALFORMED);
    }
}

static void
test_timed_out (void)
{
  assert_raw_fails ("", TRUE, DAYBEAT_SERVICE_ERROR_TIMED_OUT);
  assert_raw_fails ("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"sleep\": [", TRUE,
                    DAYBEAT_SERVICE_ERROR_TIMED_OUT);
}

static void
test_offline (void)
{
  g_autofree char *address = daybeat_test_closed_address ();
  g_autoptr (DaybeatHttpClient) client = daybeat_http_client_new (address);

  assert_fails (client, "/x.json", DAYBEAT_SERVICE_ERROR_OFFLINE);
}

/* Cancellation */

static void
assert_cancelled (DaybeatHttpClient *client, DaybeatTestWait *wait)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatHttpAnswer) answer = wait_for_answer (client, wait, &error);

  g_assert_null (answer);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancelled_before (void)
{
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer_echo, NULL);
  g_autoptr (DaybeatHttpClient) client = daybeat_http_client_new (server->address);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DaybeatTestWait wait = { 0 };

  g_cancellable_cancel (cancellable);
  daybeat_http_client_send_async (client, "GET", "/x.json", NULL, NULL, cancellable, daybeat_test_wait_callback, &wait);
  assert_cancelled (client, &wait);
  g_assert_cmpuint (server->requests->len, ==, 0);
}

static void
answer_never (DaybeatTestServer *server, SoupServerMessage *message, const DaybeatTestRequest *request)
{
  soup_server_message_pause (message);
}

static gboolean
has_request (gpointer server)
{
  return ((DaybeatTestServer *) server)->requests->len > 0;
}

static void
test_cancelled_while_waiting (void)
{
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer_never, NULL);
  g_autoptr (DaybeatHttpClient) client = daybeat_http_client_new (server->address);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DaybeatTestWait wait = { 0 };

  daybeat_http_client_send_async (client, "GET", "/x.json", NULL, NULL, cancellable, daybeat_test_wait_callback, &wait);
  daybeat_test_wait_until (has_request, server);
  g_cancellable_cancel (cancellable);
  assert_cancelled (client, &wait);
}

static gboolean
has_sent_much (gpointer flood)
{
  return ((Flood *) flood)->sent > 4 * FLOOD_PIECE;
}

static void
test_cancelled_in_body (void)
{
  Flood flood = { .total = DAYBEAT_HTTP_MAX_BODY, .tell_length = FALSE };
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer_flood, &flood);
  g_autoptr (DaybeatHttpClient) client = daybeat_http_client_new (server->address);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DaybeatTestWait wait = { 0 };

  daybeat_http_client_send_async (client, "GET", "/x.json", NULL, NULL, cancellable, daybeat_test_wait_callback, &wait);
  daybeat_test_wait_until (has_sent_much, &flood);
  g_cancellable_cancel (cancellable);
  assert_cancelled (client, &wait);
}

/* Who asked lets go of the client: the answer comes all the same. */
static void
test_client_let_go (void)
{
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer_echo, NULL);
  DaybeatHttpClient *client = daybeat_http_client_new (server->address);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DaybeatHttpAnswer) answer = NULL;

  daybeat_http_client_send_async (client, "GET", "/x.json", NULL, NULL, NULL, daybeat_test_wait_callback, &wait);
  g_object_unref (client);
  result = daybeat_test_wait_result (&wait);
  answer = g_task_propagate_pointer (G_TASK (result), NULL);
  g_assert_cmpuint (answer->status, ==, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/http-client/too-large/told", test_too_large_told);
  g_test_add_func ("/services/http-client/too-large/untold", test_too_large_untold);
  g_test_add_func ("/services/http-client/too-large/packed", test_packed_flood);
  g_test_add_func ("/services/http-client/largest-body", test_largest_body);
  g_test_add_func ("/services/http-client/packed", test_packed);
  g_test_add_func ("/services/http-client/cut-off", test_cut_off);
  g_test_add_func ("/services/http-client/timed-out", test_timed_out);
  g_test_add_func ("/services/http-client/offline", test_offline);
  g_test_add_func ("/services/http-client/cancelled/before", test_cancelled_before);
  g_test_add_func ("/services/http-client/cancelled/while-waiting", test_cancelled_while_waiting);
  g_test_add_func ("/services/http-client/cancelled/in-body", test_cancelled_in_body);
  g_test_add_func ("/services/http-client/client-let-go", test_client_let_go);
  return g_test_run ();
}
