/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-test"

#include "config.h"

#include "daybeat-test-server.h"

#include <string.h>

static void
request_free (DaybeatTestRequest *request)
{
  g_free (request->method);
  g_free (request->target);
  g_free (request->body);
  soup_message_headers_unref (request->headers);
  g_free (request);
}

static DaybeatTestRequest *
note_request (DaybeatTestServer *self, SoupServerMessage *message)
{
  DaybeatTestRequest *request = g_new0 (DaybeatTestRequest, 1);
  GUri *uri = soup_server_message_get_uri (message);
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  request->method = g_strdup (soup_server_message_get_method (message));
  request->target = g_uri_get_query (uri) != NULL ? g_strconcat (g_uri_get_path (uri), "?", g_uri_get_query (uri), NULL)
                                                  : g_strdup (g_uri_get_path (uri));
  request->body = body->data != NULL ? g_strndup (body->data, (gsize) body->length) : g_strdup ("");
  request->headers = soup_message_headers_ref (soup_server_message_get_request_headers (message));
  g_ptr_array_add (self->requests, request);
  return request;
}

static void
on_request (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  DaybeatTestServer *self = user_data;

  self->answer (self, message, note_request (self, message));
}

DaybeatTestServer *
daybeat_test_server_new (DaybeatTestAnswer answer, gpointer data)
{
  DaybeatTestServer *self = g_new0 (DaybeatTestServer, 1);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  /* Targets are told as they came. */
  self->server = soup_server_new ("raw-paths", TRUE, NULL);
  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) request_free);
  self->answer = answer;
  self->data = data;
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->address = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return self;
}

void
daybeat_test_server_free (DaybeatTestServer *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_ptr_array_unref (self->requests);
  g_free (self->address);
  g_free (self);
}

const DaybeatTestRequest *
daybeat_test_server_get_request (DaybeatTestServer *self, guint index)
{
  g_assert_cmpuint (index, <, self->requests->len);
  return g_ptr_array_index (self->requests, index);
}

void
daybeat_test_server_reply (SoupServerMessage *message, guint status, const char *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body, strlen (body));
}

/* Reads up to the empty line: the requests of these tests have no body. */
static void
read_head (GInputStream *input)
{
  GString *head = g_string_new (NULL);
  char byte;

  while (strstr (head->str, "\r\n\r\n") == NULL && g_input_stream_read (input, &byte, 1, NULL, NULL) == 1)
    g_string_append_c (head, byte);
  g_string_free (head, TRUE);
}

typedef struct
{
  char *answer;
  gboolean hold_open;
} RawAnswer;

static void
raw_answer_free (gpointer data, GClosure *closure)
{
  RawAnswer *raw = data;

  g_free (raw->answer);
  g_free (raw);
}

/* On a thread of its own. */
static gboolean
on_raw_connection (GThreadedSocketService *service, GSocketConnection *connection, GObject *source, gpointer user_data)
{
  const RawAnswer *raw = user_data;
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  char byte;

  read_head (input);
  g_output_stream_write_all (output, raw->answer, strlen (raw->answer), NULL, NULL, NULL);
  /* Until the client has had enough. */
  if (raw->hold_open)
    g_input_stream_read (input, &byte, 1, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

GSocketService *
daybeat_test_raw_server_new (const char *answer, gboolean hold_open, char **address)
{
  GSocketService *service = g_threaded_socket_service_new (4);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) given = NULL;
  g_autoptr (GError) error = NULL;
  RawAnswer *raw = g_new0 (RawAnswer, 1);

  raw->answer = g_strdup (answer);
  raw->hold_open = hold_open;
  g_signal_connect_data (service, "run", G_CALLBACK (on_raw_connection), raw, raw_answer_free, G_CONNECT_DEFAULT);
  g_socket_listener_add_address (G_SOCKET_LISTENER (service), wanted, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL,
                                 &given, &error);
  g_assert_no_error (error);
  *address = g_strdup_printf ("http://127.0.0.1:%u", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (given)));
  g_socket_service_start (service);
  return service;
}

char *
daybeat_test_closed_address (void)
{
  g_autoptr (GSocketService) service = NULL;
  char *address;

  service = daybeat_test_raw_server_new ("", FALSE, &address);
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
  return address;
}
