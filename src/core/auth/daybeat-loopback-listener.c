/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-auth"

#include "config.h"

#include "daybeat-loopback-listener.h"

/* A browser opens a handful. */
#define MAX_OPEN 64

/* How many the system lets wait at the door: a full queue makes it forget the browser for a second or more.
 */
#define BACKLOG 1024

/* Until the next try where the system has no file left for a connection. */
#define PAUSE_MS 100

/* A free port of one family may be taken in the other. */
#define MAX_TRIES 16

struct _DaybeatLoopbackListener
{
  SoupServer *server;        /* (owned) */
  GSocketListener *listener; /* (owned) */
  GCancellable *closing;     /* (owned) */
  GPtrArray *open;           /* (owned) (element-type GSocketConnection): the oldest first */
  guint port;
  guint pause_id;
};

static void accept_next (DaybeatLoopbackListener *self);

void
daybeat_loopback_listener_free (DaybeatLoopbackListener *self)
{
  g_cancellable_cancel (self->closing);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_socket_listener_close (self->listener);
  g_object_unref (self->listener);
  g_object_unref (self->closing);
  g_object_unref (self->server);
  g_ptr_array_unref (self->open);
  g_free (self);
}

/* The server notices the end of its input, and closes. */
static void
drop_oldest (DaybeatLoopbackListener *self)
{
  if (self->open->len == 0)
    return;
  g_socket_shutdown (g_socket_connection_get_socket (g_ptr_array_index (self->open, 0)), TRUE, TRUE, NULL);
  g_ptr_array_remove_index (self->open, 0);
}

static void
forget_closed (DaybeatLoopbackListener *self)
{
  for (guint i = self->open->len; i > 0; i--)
    {
      if (g_io_stream_is_closed (g_ptr_array_index (self->open, i - 1)))
        g_ptr_array_remove_index (self->open, i - 1);
    }
}

static void
admit (DaybeatLoopbackListener *self, GSocketConnection *connection)
{
  g_autoptr (GSocketAddress) local = g_socket_connection_get_local_address (connection, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);

  forget_closed (self);
  if (self->open->len >= MAX_OPEN)
    drop_oldest (self);
  if (local != NULL && soup_server_accept_iostream (self->server, G_IO_STREAM (connection), local, remote, NULL))
    g_ptr_array_add (self->open, g_object_ref (connection));
}

static void
on_pause_over (gpointer data)
{
  DaybeatLoopbackListener *self = data;

  self->pause_id = 0;
  accept_next (self);
}

static void
on_accepted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DaybeatLoopbackListener *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection =
      g_socket_listener_accept_finish (G_SOCKET_LISTENER (source), result, NULL, &error);

  /* Cancelled means freed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (connection != NULL)
    {
      admit (self, connection);
      accept_next (self);
      return;
    }
  drop_oldest (self);
  self->pause_id = g_timeout_add_once (PAUSE_MS, on_pause_over, self);
}

static void
accept_next (DaybeatLoopbackListener *self)
{
  g_socket_listener_accept_async (self->listener, self->closing, on_accepted, self);
}

static gboolean
add_address (DaybeatLoopbackListener *self, const char *address, guint port, GError **error)
{
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new_from_string (address, port);
  g_autoptr (GSocketAddress) got = NULL;

  if (!g_socket_listener_add_address (self->listener, wanted, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &got,
                                      error))
    return FALSE;
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got));
  return TRUE;
}

static void
start_over (DaybeatLoopbackListener *self)
{
  if (self->listener != NULL)
    g_socket_listener_close (self->listener);
  g_clear_object (&self->listener);
  self->listener = g_socket_listener_new ();
  g_socket_listener_set_backlog (self->listener, BACKLOG);
}

/*
 * A browser may take `localhost` for either family. Where somebody else has the port in one of them, that one
 * would get the answers of some browsers; where a family does not exist, nobody goes there.
 */
static gboolean
add_localhost (DaybeatLoopbackListener *self, guint port, GError **error)
{
  for (int tries = 1;; tries++)
    {
      g_autoptr (GError) problem = NULL;

      start_over (self);
      if (!add_address (self, "127.0.0.1", port, error))
        return FALSE;
      if (add_address (self, "::1", self->port, &problem) ||
          !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
        return TRUE;
      if (port != 0 || tries == MAX_TRIES)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
    }
}

DaybeatLoopbackListener *
daybeat_loopback_listener_new (SoupServer *server, const char *host, guint port, GError **error)
{
  g_autoptr (DaybeatLoopbackListener) self = g_new0 (DaybeatLoopbackListener, 1);

  self->server = g_object_ref (server);
  self->closing = g_cancellable_new ();
  self->open = g_ptr_array_new_with_free_func (g_object_unref);
  start_over (self);
  if (g_str_equal (host, "localhost") ? !add_localhost (self, port, error) : !add_address (self, host, port, error))
    return NULL;
  accept_next (self);
  return g_steal_pointer (&self);
}

guint
daybeat_loopback_listener_get_port (DaybeatLoopbackListener *self)
{
  return self->port;
}
