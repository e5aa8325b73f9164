/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-auth"

#include "config.h"

#include "daybeat-loopback-receiver.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "daybeat-auth-error.h"
#include "daybeat-final-page.h"
#include "daybeat-loopback-listener.h"
#include "daybeat-pkce.h"

/* How long the browser has to fetch the final page before its answer counts without. */
#define LINGER_SECONDS 5

/* A redirect has no body at all; a form that comes by mistake is read to its end and told so. */
#define MAX_BODY (64 * 1024)

struct _DaybeatLoopbackReceiver
{
  GObject parent_instance;

  SoupServer *server;                /* (owned) (nullable) */
  DaybeatLoopbackListener *listener; /* (owned) (nullable) */
  GUri *registered;                  /* (owned) */
  char *redirect_uri;                /* (owned): with the real port */
  char *state;                       /* (owned) */
  GHashTable *answer;                /* (owned) (nullable): until the browser has its page */
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

/* Nothing of a body is kept, and what has no end is not waited for. */
static void
on_headers (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  if (soup_message_headers_get_expectations (headers) & SOUP_EXPECTATION_CONTINUE)
    refuse (message, SOUP_STATUS_EXPECTATION_FAILED);
  else if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CHUNKED ||
           soup_message_headers_get_content_length (headers) > MAX_BODY)
    {
      g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);

      g_io_stream_close (stream, NULL, NULL);
    }
}

static GError *
listening_error (DaybeatLoopbackReceiver *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
    return g_error_new (DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_PORT_TAKEN,
                        _("Port %d of the redirect address is in use by another program. Close that program, or "
                          "register and enter another port."),
                        g_uri_get_port (self->registered));
  return g_error_new (DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_CONFIGURATION,
                      _("Nothing can listen at the redirect address of this computer. (%s)"), error->message);
}

DaybeatLoopbackReceiver *
daybeat_loopback_receiver_new (const char *redirect_uri, gboolean any_port, const char *state, GError **error)
{
  g_autoptr (DaybeatLoopbackReceiver) self = g_object_new (DAYBEAT_TYPE_LOOPBACK_RECEIVER, NULL);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GUri) plain = NULL;
  g_autoptr (GUri) real = NULL;

  self->registered = g_uri_parse (redirect_uri, SOUP_HTTP_URI_FLAGS, NULL);
  g_return_val_if_fail (self->registered != NULL, NULL);
  self->state = g_strdup (state);
  self->server = soup_server_new ("server-header", NULL, NULL);
  soup_server_add_early_handler (self->server, NULL, on_headers, self, NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  self->listener =
      daybeat_loopback_listener_new (self->server, g_uri_get_host (self->registered),
                                     any_port ? 0 : (guint) g_uri_get_port (self->registered), &local_error);
  if (self->listener == NULL)
    {
      g_propagate_error (error, listening_error (self, local_error));
      return NULL;
    }
  self->port = daybeat_loopback_listener_get_port (self->listener);
  if (!any_port)
    {
      self->redirect_uri = g_strdup (redirect_uri);
      return g_steal_pointer (&self);
    }
  /* Without a path where there is none: libsoup's own flags would add a slash. */
  plain = g_uri_parse (redirect_uri, G_URI_FLAGS_ENCODED, NULL);
  real = soup_uri_copy (plain, SOUP_URI_PORT, self->port, SOUP_URI_NONE);
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
  g_clear_pointer (&self->listener, daybeat_loopback_listener_free);
  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
}
