/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-test"

#include "config.h"

#include "daybeat-test-raw-http.h"

#include <string.h>

#include "daybeat-test-support.h"

GSocketConnection *
daybeat_test_raw_connect (const char *address, guint port)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) target = g_inet_socket_address_new_from_string (address, port);

  g_socket_client_set_enable_proxy (client, FALSE);
  return g_socket_client_connect (client, G_SOCKET_CONNECTABLE (target), NULL, NULL);
}

static void
start_reading (GSocketConnection *connection, GOutputStream *received, DaybeatTestWait *wait)
{
  g_output_stream_splice_async (received, g_io_stream_get_input_stream (G_IO_STREAM (connection)),
                                G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, G_PRIORITY_DEFAULT, NULL,
                                daybeat_test_wait_callback, wait);
}

static char *
finish_reading (GOutputStream *received, DaybeatTestWait *wait)
{
  g_autoptr (GAsyncResult) result = daybeat_test_wait_result (wait);
  const char *data;

  /* A connection that was reset has given what it gave. */
  g_output_stream_splice_finish (received, result, NULL);
  g_output_stream_close (received, NULL, NULL);
  data = g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (received));
  return data != NULL ? g_strndup (data, g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (received)))
                      : g_strdup ("");
}

char *
daybeat_test_raw_exchange (GSocketConnection *connection, const char *request, gssize length)
{
  g_autoptr (GOutputStream) received = g_memory_output_stream_new_resizable ();
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  gsize size = length >= 0 ? (gsize)length : strlen (request);
  DaybeatTestWait reading = { 0 }, writing = { 0 };
  g_autoptr (GAsyncResult) written = NULL;

  start_reading (connection, received, &reading);
  g_output_stream_write_all_async (output, request, size, G_PRIORITY_DEFAULT, NULL, daybeat_test_wait_callback,
                                   &writing);
  written = daybeat_test_wait_result (&writing);
  g_output_stream_write_all_finish (output, written, NULL, NULL);
  return finish_reading (received, &reading);
}

void
daybeat_test_raw_send (GSocketConnection *connection, const char *request)
{
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (output, request, strlen (request), NULL, NULL, &error);
  g_assert_no_error (error);
}

char *
daybeat_test_raw_read_rest (GSocketConnection *connection)
{
  g_autoptr (GOutputStream) received = g_memory_output_stream_new_resizable ();
  DaybeatTestWait reading = { 0 };

  start_reading (connection, received, &reading);
  return finish_reading (received, &reading);
}

guint
daybeat_test_raw_get_status (const char *answer)
{
  return g_str_has_prefix (answer, "HTTP/1.") ? (guint)g_ascii_strtoull (answer + strlen ("HTTP/1.1 "), NULL, 10) : 0;
}
