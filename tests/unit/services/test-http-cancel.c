/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-http-client.h"
#include "daybeat-test-support.h"

/* Requests that are given up at any moment: libsoup 3.6 writes into freed memory when it is told of that itself. */

#define N_REQUESTS 2000
#define SEED 7
#define BODY_BYTES 60000

static void
on_request (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_TAKE, g_malloc0 (BODY_BYTES),
                                    BODY_BYTES);
}

/* The server runs in a thread of its own, so that its bytes come when they please. */
typedef struct
{
  GMainContext *context; /* (owned) */
  GMainLoop *loop;       /* (owned) */
  GThread *thread;
  GAsyncQueue *address;  /* (owned): one text, once it listens */
} Server;

static gpointer
serve (gpointer data)
{
  Server *self = data;
  g_autoptr (SoupServer) server = NULL;
  GSList *uris;

  g_main_context_push_thread_default (self->context);
  server = soup_server_new (NULL, NULL);
  soup_server_add_handler (server, NULL, on_request, NULL, NULL);
  g_assert_true (soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (server);
  g_async_queue_push (self->address, g_uri_to_string (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_main_loop_run (self->loop);
  soup_server_disconnect (server);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static char *
server_start (Server *self)
{
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->address = g_async_queue_new ();
  self->thread = g_thread_new ("server", serve, self);
  return g_async_queue_pop (self->address);
}

static void
server_stop (Server *self)
{
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_async_queue_unref (self->address);
}

/* Goes @n_events into the request, then gives it up. Returns whether there was an answer before. */
static gboolean
give_up_after (DaybeatHttpClient *client, int n_events)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DaybeatHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  DaybeatTestWait wait = { 0 };

  daybeat_http_client_send_async (client, SOUP_METHOD_GET, "/", NULL, NULL, cancellable, daybeat_test_wait_callback,
                                  &wait);
  for (int i = 0; i < n_events && wait.result == NULL; i++)
    g_main_context_iteration (NULL, i % 4 != 0);
  if (wait.result == NULL)
    g_cancellable_cancel (cancellable);
  result = daybeat_test_wait_result (&wait);
  answer = daybeat_http_client_send_finish (client, result, &error);
  if (answer == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return answer != NULL;
}

static void
test_any_moment (void)
{
  Server server = { 0 };
  g_autofree char *address = server_start (&server);
  g_autoptr (DaybeatHttpClient) client = daybeat_http_client_new (address);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DaybeatHttpAnswer) answer = NULL;
  DaybeatTestWait wait = { 0 };
  guint n_given_up = 0;

  for (guint i = 0; i < N_REQUESTS; i++)
    n_given_up += !give_up_after (client, g_rand_int_range (random, 0, 24));
  g_test_message ("%u of %u requests were given up in flight", n_given_up, N_REQUESTS);
  g_assert_cmpuint (n_given_up, >, 0);
  g_assert_cmpuint (n_given_up, <, N_REQUESTS);

  /* What was given up is in nobody's way. */
  daybeat_http_client_send_async (client, SOUP_METHOD_GET, "/", NULL, NULL, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  answer = daybeat_http_client_send_finish (client, result, NULL);
  g_assert_nonnull (answer);
  g_assert_cmpuint (g_bytes_get_size (answer->body), ==, BODY_BYTES);
  g_clear_object (&client);
  server_stop (&server);
}

static void
test_before (void)
{
  g_autoptr (DaybeatHttpClient) client = daybeat_http_client_new ("http://127.0.0.1:9");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DaybeatTestWait wait = { 0 };

  g_cancellable_cancel (cancellable);
  daybeat_http_client_send_async (client, SOUP_METHOD_GET, "/", NULL, NULL, cancellable, daybeat_test_wait_callback,
                                  &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_null (daybeat_http_client_send_finish (client, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/http-cancel/any-moment", test_any_moment);
  g_test_add_func ("/http-cancel/before", test_before);
  return g_test_run ();
}
