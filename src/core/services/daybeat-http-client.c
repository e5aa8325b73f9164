/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-services"

#include "config.h"

#include "daybeat-http-client.h"

#include <glib/gi18n-lib.h>

#define TIMEOUT_SECONDS 60
#define CHUNK_BYTES (64 * 1024)

struct _DaybeatHttpClient
{
  GObject parent_instance;

  GUri *base;           /* (owned) */
  SoupSession *session; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DaybeatHttpClient, daybeat_http_client, G_TYPE_OBJECT)

static void
daybeat_http_client_finalize (GObject *object)
{
  DaybeatHttpClient *self = DAYBEAT_HTTP_CLIENT (object);

  soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_pointer (&self->base, g_uri_unref);

  G_OBJECT_CLASS (daybeat_http_client_parent_class)->finalize (object);
}

static void
daybeat_http_client_class_init (DaybeatHttpClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = daybeat_http_client_finalize;
}

static void
daybeat_http_client_init (DaybeatHttpClient *self)
{
  self->session = soup_session_new_with_options ("user-agent", "Daybeat/" PACKAGE_VERSION, "timeout", TIMEOUT_SECONDS,
                                                 "max-conns-per-host", 3, NULL);
}

static gboolean
is_loopback_host (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

gboolean
daybeat_http_client_check_address (const char *url, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host != NULL && *host != '\0' && g_uri_get_userinfo (uri) == NULL &&
      (g_str_equal (scheme, "https") || (g_str_equal (scheme, "http") && is_loopback_host (host))))
    return TRUE;

  g_set_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_ADDRESS,
               _("“%s” cannot be used as an address: it must begin with https:// or lie on this computer."), url);
  return FALSE;
}

gboolean
daybeat_http_client_is_local_address (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL && is_loopback_host (g_uri_get_host (uri));
}

DaybeatHttpClient *
daybeat_http_client_new (const char *base_url)
{
  DaybeatHttpClient *self = g_object_new (DAYBEAT_TYPE_HTTP_CLIENT, NULL);

  g_return_val_if_fail (daybeat_http_client_check_address (base_url, NULL), NULL);

  self->base = g_uri_parse (base_url, SOUP_HTTP_URI_FLAGS, NULL);
  return self;
}

void
daybeat_http_client_set_timeout (DaybeatHttpClient *self, guint seconds)
{
  g_return_if_fail (DAYBEAT_IS_HTTP_CLIENT (self));

  soup_session_set_timeout (self->session, seconds);
}

void
daybeat_http_answer_free (DaybeatHttpAnswer *self)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_free (self);
}

/* A token must never leave for a host that nobody configured, whatever a paging link says. */
static GUri *
resolve (DaybeatHttpClient *self, const char *target, GError **error)
{
  g_autofree char *prefix = g_uri_to_string (self->base);
  g_autofree char *joined = NULL;
  g_autoptr (GUri) uri = NULL;

  if (g_str_has_suffix (prefix, "/"))
    prefix[strlen (prefix) - 1] = '\0';
  joined = *target == '/' ? g_strconcat (prefix, target, NULL) : g_strdup (target);
  uri = g_uri_parse (joined, SOUP_HTTP_URI_FLAGS, NULL);

  if (uri != NULL && g_strcmp0 (g_uri_get_scheme (uri), g_uri_get_scheme (self->base)) == 0 &&
      g_strcmp0 (g_uri_get_host (uri), g_uri_get_host (self->base)) == 0 &&
      g_uri_get_port (uri) == g_uri_get_port (self->base))
    return g_steal_pointer (&uri);

  g_set_error_literal (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_ADDRESS,
                       _("The service pointed to an address that is not its own. It was not followed."));
  return NULL;
}

/*
 * One request: sent, then read piece by piece so that a body without end is noticed.
 *
 * libsoup 3.6 writes into freed memory when a message is cancelled at a bad moment. So it is never told: whoever cancels
 * gets the answer at once, and what still comes is dropped.
 */
typedef struct
{
  SoupMessage *message;      /* (owned) */
  GByteArray *received;      /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable) */
  gulong cancelled_id;
  gboolean over;             /* the task has its answer */
} Exchange;

static void
exchange_end (Exchange *exchange)
{
  exchange->over = TRUE;
  g_clear_signal_handler (&exchange->cancelled_id, exchange->cancellable);
}

static void
exchange_free (Exchange *exchange)
{
  exchange_end (exchange);
  g_object_unref (exchange->message);
  g_byte_array_unref (exchange->received);
  g_clear_object (&exchange->cancellable);
  g_free (exchange);
}

static void
return_transport_error (GTask *task, GError *error)
{
  DaybeatServiceError code = DAYBEAT_SERVICE_ERROR_OFFLINE;
  const char *sentence = _("The service could not be reached.");

  exchange_end (g_task_get_task_data (task));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    {
      code = DAYBEAT_SERVICE_ERROR_TIMED_OUT;
      sentence = _("The service did not answer in time.");
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) || error->domain == SOUP_SESSION_ERROR)
    {
      code = DAYBEAT_SERVICE_ERROR_MALFORMED;
      sentence = _("The answer of the service was cut off.");
    }
  g_task_return_new_error_literal (task, DAYBEAT_SERVICE_ERROR, (int) code, sentence);
  g_error_free (error);
}

static void
return_too_large (GTask *task)
{
  exchange_end (g_task_get_task_data (task));
  g_task_return_new_error (task, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_TOO_LARGE,
                           _("The answer of the service is larger than %d MB and was refused."),
                           DAYBEAT_HTTP_MAX_BODY / (1024 * 1024));
}

static gboolean
on_given_up (gpointer data)
{
  GTask *task = data;
  Exchange *exchange = g_task_get_task_data (task);

  if (exchange->over)
    return G_SOURCE_REMOVE;
  exchange_end (exchange);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

/* Later, for whoever cancels need not be ready for the answer inside of it. */
static void
on_cancelled (GCancellable *cancellable, GTask *task)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, on_given_up, g_object_ref (task), g_object_unref);
}

static void read_more (GInputStream *stream, GTask *task);

static void
return_answer (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  DaybeatHttpAnswer *answer = g_new0 (DaybeatHttpAnswer, 1);

  exchange_end (exchange);
  answer->status = soup_message_get_status (exchange->message);
  answer->body = g_byte_array_free_to_bytes (g_steal_pointer (&exchange->received));
  exchange->received = g_byte_array_new ();
  answer->headers = soup_message_headers_ref (soup_message_get_response_headers (exchange->message));
  g_task_return_pointer (task, answer, (GDestroyNotify) daybeat_http_answer_free);
}

static void
on_piece (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) piece = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (exchange->over)
    g_clear_error (&error);
  else if (piece == NULL)
    return_transport_error (task, error);
  else if (g_bytes_get_size (piece) == 0)
    return_answer (task);
  else if (exchange->received->len + g_bytes_get_size (piece) > DAYBEAT_HTTP_MAX_BODY)
    return_too_large (task);
  else
    {
      g_byte_array_append (exchange->received, g_bytes_get_data (piece, NULL), (guint) g_bytes_get_size (piece));
      read_more (G_INPUT_STREAM (source), g_steal_pointer (&task));
    }
}

static void
read_more (GInputStream *stream, GTask *task)
{
  g_input_stream_read_bytes_async (stream, CHUNK_BYTES, G_PRIORITY_DEFAULT, NULL, on_piece, task);
}

static void
on_headers (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GInputStream) stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);

  if (exchange->over)
    g_clear_error (&error);
  else if (stream == NULL)
    return_transport_error (task, error);
  else if (soup_message_headers_get_content_length (soup_message_get_response_headers (exchange->message)) >
           DAYBEAT_HTTP_MAX_BODY)
    return_too_large (task);
  else
    read_more (stream, g_steal_pointer (&task));
}

static void
set_body (SoupMessage *message, const char *body)
{
  /* A POST without a body still needs its length (411 otherwise). */
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

  soup_message_set_request_body_from_bytes (message, "application/x-www-form-urlencoded", bytes);
}

void
daybeat_http_client_send_async (DaybeatHttpClient *self, const char *method, const char *target, const char *body,
                                const char *const *headers, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GUri) uri = NULL;
  GError *error = NULL;
  Exchange *exchange;

  g_return_if_fail (DAYBEAT_IS_HTTP_CLIENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_http_client_send_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  uri = resolve (self, target, &error);
  if (uri == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  exchange = g_new0 (Exchange, 1);
  exchange->message = soup_message_new_from_uri (method, uri);
  exchange->received = g_byte_array_new ();
  g_task_set_task_data (task, exchange, (GDestroyNotify) exchange_free);
  if (cancellable != NULL)
    {
      exchange->cancellable = g_object_ref (cancellable);
      exchange->cancelled_id = g_signal_connect (cancellable, "cancelled", G_CALLBACK (on_cancelled), task);
    }
  soup_message_add_flags (exchange->message, SOUP_MESSAGE_NO_REDIRECT);
  if (g_str_equal (method, SOUP_METHOD_POST))
    set_body (exchange->message, body != NULL ? body : "");
  for (gsize i = 0; headers != NULL && headers[i] != NULL; i += 2)
    soup_message_headers_replace (soup_message_get_request_headers (exchange->message), headers[i], headers[i + 1]);
  soup_session_send_async (self->session, exchange->message, G_PRIORITY_DEFAULT, NULL, on_headers,
                           g_steal_pointer (&task));
}

DaybeatHttpAnswer *
daybeat_http_client_send_finish (DaybeatHttpClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
