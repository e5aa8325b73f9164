/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-auth"

#include "config.h"

#include "daybeat-loopback-receiver.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "daybeat-auth-error.h"
#include "daybeat-final-page.h"
#include "daybeat-pkce.h"

/* How long the browser has to fetch the final page before its answer counts without. */
#define LINGER_SECONDS 5

struct _DaybeatLoopbackReceiver
{
  GObject parent_instance;

  SoupServer *server;  /* (owned) (nullable) */
  GUri *registered;    /* (owned) */
  char *redirect_uri;  /* (owned): with the real port */
  char *state;         /* (owned) */
  GHashTable *answer;  /* (owned) (nullable): until the browser has its page */
  guint port;
  guint linger_id;
  gboolean answered;
};

enum
{
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DaybeatLoopbackReceiver, daybeat_loopback_receiver, G_TYPE_OBJECT)

static void
daybeat_loopback_receiver_dispose (GObject *object)
{
  daybeat_loopback_receiver_close (DAYBEAT_LOOPBACK_RECEIVER (object));

  G_OBJECT_CLASS (daybeat_loopback_receiver_parent_class)->dispose (object);
}

static void
daybeat_loopback_receiver_finalize (GObject *object)
{
  DaybeatLoopbackReceiver *self = DAYBEAT_LOOPBACK_RECEIVER (object);

  g_clear_pointer (&self->registered, g_uri_unref);
  g_free (self->redirect_uri);
  g_free (self->state);
  g_clear_pointer (&self->answer, g_hash_table_unref);

  G_OBJECT_CLASS (daybeat_loopback_receiver_parent_class)->finalize (object);
}

static void
daybeat_loopback_receiver_class_init (DaybeatLoopbackReceiverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = daybeat_loopback_receiver_dispose;
  object_class->finalize = daybeat_loopback_receiver_finalize;

  /**
   * DaybeatLoopbackReceiver::answered:
   * @parameters: (element-type utf8 utf8): the query of the redirect
   */
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_HASH_TABLE);
}

static void
daybeat_loopback_receiver_init (DaybeatLoopbackReceiver *self)
{
}

static void
respond (SoupServerMessage *message, guint status, const char *page)
{
  daybeat_final_page_set_headers (soup_server_message_get_response_headers (message));
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_COPY, page, strlen (page));
}

static void
refuse (SoupServerMessage *message, guint status)
{
  g_autofree char *page = daybeat_final_page_create (
      _("This is not the answer that is awaited"),
      _("Nothing was taken from it. If you were signing in, go back to the page of the service."));

  respond (message, status, page);
}

/* A page elsewhere must not reach us under a name of its own (DNS rebinding). */
static gboolean
is_our_host (DaybeatLoopbackReceiver *self, SoupServerMessage *message)
{
  const char *host = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Host");
  const char *name = g_uri_get_host (self->registered);
  g_autofree char *ours =
      g_strdup_printf (strchr (name, ':') != NULL ? "[%s]:%u" : "%s:%u", name, self->port);

  return host != NULL && g_ascii_strcasecmp (host, ours) == 0;
}

static const char *
our_path (DaybeatLoopbackReceiver *self)
{
  const char *path = g_uri_get_path (self->registered);

  return *path != '\0' ? path : "/";
}

static guint
check (DaybeatLoopbackReceiver *self, SoupServerMessage *message, const char *path, GHashTable *query)
{
  const char *state = query != NULL ? g_hash_table_lookup (query, "state") : NULL;

  if (!is_our_host (self, message))
    return SOUP_STATUS_MISDIRECTED_REQUEST;
  if (!g_str_equal (path, our_path (self)))
    return SOUP_STATUS_NOT_FOUND;
  if (!g_str_equal (soup_server_message_get_method (message), SOUP_METHOD_GET))
    return SOUP_STATUS_METHOD_NOT_ALLOWED;
  if (self->answered)
    return SOUP_STATUS_GONE;
  if (state == NULL || !daybeat_equal_in_constant_time (state, self->state) ||
      (!g_hash_table_contains (query, "code") && !g_hash_table_contains (query, "error")))
    return SOUP_STATUS_BAD_REQUEST;
  return SOUP_STATUS_OK;
}

/* Only now, with the page in the browser, may whoever waits go on, and perhaps end the program. */
static gboolean
on_lingered (gpointer data)
{
  g_autoptr (DaybeatLoopbackReceiver) self = g_object_ref (data);

  self->linger_id = 0;
  daybeat_loopback_receiver_close (self);
  g_signal_emit (self, signals[ANSWERED], 0, self->answer);
  return G_SOURCE_REMOVE;
}

static void
on_page_sent (SoupServerMessage *message, DaybeatLoopbackReceiver *self)
{
  g_clear_handle_id (&self->linger_id, g_source_remove);
  self->linger_id = g_idle_add (on_lingered, self);
}

static void
on_request (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  DaybeatLoopbackReceiver *self = user_data;
  guint status = check (self, message, path, query);
  g_autofree char *page = NULL;

  if (status != SOUP_STATUS_OK)
    {
      refuse (message, status);
      return;
    }
  self->answered = TRUE;
  self->answer = g_hash_table_ref (query);
  if (g_hash_table_contains (query, "error"))
    page = daybeat_final_page_create (_("Nothing was shared"), _("You can close this tab and go back to Daybeat."));
  else
    page = daybeat_final_page_create (_("That was all here"), _("You can close this tab and go back to Daybeat."));
  respond (message, SOUP_STATUS_OK, page);

  g_signal_connect_object (message, "finished", G_CALLBACK (on_page_sent), self, G_CONNECT_DEFAULT);
  self->linger_id = g_timeout_add_seconds (LINGER_SECONDS, on_lingered, self);
}

static gboolean
listen_on (DaybeatLoopbackReceiver *self, GInetAddress *address, guint port, GError **error)
{
  g_autoptr (GSocketAddress) socket_address = g_inet_socket_address_new (address, (guint16) port);

  return soup_server_listen (self->server, socket_address, 0, error);
}

static guint
real_port (SoupServer *server)
{
  GSList *uris = soup_server_get_uris (server);
  guint port = uris != NULL ? (guint) g_uri_get_port (uris->data) : 0;

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return port;
}

/* `localhost` may mean either family: both are listened on where both exist. */
static gboolean
start_listening (DaybeatLoopbackReceiver *self, gboolean any_port, GError **error)
{
  const char *host = g_uri_get_host (self->registered);
  guint port = any_port ? 0 : (guint) g_uri_get_port (self->registered);
  gboolean by_name = g_str_equal (host, "localhost");
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (by_name ? "127.0.0.1" : host);
  g_autoptr (GInetAddress) other = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV6);

  if (!listen_on (self, address, port, error))
    return FALSE;
  self->port = real_port (self->server);
  if (by_name)
    listen_on (self, other, self->port, NULL);
  return TRUE;
}

DaybeatLoopbackReceiver *
daybeat_loopback_receiver_new (const char *redirect_uri, gboolean any_port, const char *state, GError **error)
{
  g_autoptr (DaybeatLoopbackReceiver) self = g_object_new (DAYBEAT_TYPE_LOOPBACK_RECEIVER, NULL);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GUri) real = NULL;

  self->registered = g_uri_parse (redirect_uri, SOUP_HTTP_URI_FLAGS, NULL);
  g_return_val_if_fail (self->registered != NULL, NULL);
  self->state = g_strdup (state);
  self->server = soup_server_new ("server-header", NULL, NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  if (!start_listening (self, any_port, &local_error))
    {
      g_set_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_PORT_TAKEN,
                   _("Port %d of the redirect address is in use by another program. Close that program, or register "
                     "and enter another port."),
                   g_uri_get_port (self->registered));
      return NULL;
    }
  if (!any_port)
    {
      self->redirect_uri = g_strdup (redirect_uri);
      return g_steal_pointer (&self);
    }
  real = soup_uri_copy (self->registered, SOUP_URI_PORT, self->port, SOUP_URI_NONE);
  self->redirect_uri = g_uri_to_string (real);
  return g_steal_pointer (&self);
}

const char *
daybeat_loopback_receiver_get_redirect_uri (DaybeatLoopbackReceiver *self)
{
  g_return_val_if_fail (DAYBEAT_IS_LOOPBACK_RECEIVER (self), NULL);

  return self->redirect_uri;
}

void
daybeat_loopback_receiver_close (DaybeatLoopbackReceiver *self)
{
  g_return_if_fail (DAYBEAT_IS_LOOPBACK_RECEIVER (self));

  g_clear_handle_id (&self->linger_id, g_source_remove);
  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
}
