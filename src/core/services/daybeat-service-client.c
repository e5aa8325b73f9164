/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-services"

#include "config.h"

#include "daybeat-service-client.h"

#include <string.h>

#include "daybeat-auth-error.h"
#include "daybeat-task-wait.h"

struct _DaybeatServiceClient
{
  GObject parent_instance;

  DaybeatHttpClient *http;    /* (owned) */
  DaybeatTokenSource *tokens; /* (owned) */
  DaybeatPacer *pacer;        /* (owned) (nullable) */
  guint n_requests;
};

G_DEFINE_FINAL_TYPE (DaybeatServiceClient, daybeat_service_client, G_TYPE_OBJECT)

static void
daybeat_service_client_finalize (GObject *object)
{
  DaybeatServiceClient *self = DAYBEAT_SERVICE_CLIENT (object);

  g_clear_object (&self->http);
  g_clear_object (&self->tokens);
  g_clear_pointer (&self->pacer, daybeat_pacer_free);

  G_OBJECT_CLASS (daybeat_service_client_parent_class)->finalize (object);
}

static void
daybeat_service_client_class_init (DaybeatServiceClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = daybeat_service_client_finalize;
}

static void
daybeat_service_client_init (DaybeatServiceClient *self)
{
}

DaybeatServiceClient *
daybeat_service_client_new (const char *base_url, DaybeatTokenSource *tokens, DaybeatPacer *pacer)
{
  DaybeatServiceClient *self = g_object_new (DAYBEAT_TYPE_SERVICE_CLIENT, NULL);

  self->http = daybeat_http_client_new (base_url);
  self->tokens = g_object_ref (tokens);
  self->pacer = pacer;
  return self;
}

void
daybeat_service_client_set_pacer (DaybeatServiceClient *self, DaybeatPacer *pacer)
{
  g_return_if_fail (DAYBEAT_IS_SERVICE_CLIENT (self));

  g_clear_pointer (&self->pacer, daybeat_pacer_free);
  self->pacer = pacer;
}

void
daybeat_service_client_set_timeout (DaybeatServiceClient *self, guint seconds)
{
  g_return_if_fail (DAYBEAT_IS_SERVICE_CLIENT (self));

  daybeat_http_client_set_timeout (self->http, seconds);
}

guint
daybeat_service_client_get_request_count (DaybeatServiceClient *self)
{
  g_return_val_if_fail (DAYBEAT_IS_SERVICE_CLIENT (self), 0);

  return self->n_requests;
}

/* One call: a place, a token, the request, and all of it once more after a 401. */
typedef struct
{
  char *method;
  char *target;
  char *body;     /* (nullable) */
  char **headers; /* (nullable) */
  char *token;    /* (nullable) */
  gboolean refreshed;
} Call;

static void
call_free (Call *call)
{
  g_free (call->method);
  g_free (call->target);
  g_free (call->body);
  g_strfreev (call->headers);
  if (call->token != NULL)
    explicit_bzero (call->token, strlen (call->token));
  g_free (call->token);
  g_free (call);
}

static void take_place (GTask *task);

/* Services speak their own errors: who signs in again need not know where it was noticed. */
static GError *
translate_auth_error (GError *error)
{
  DaybeatServiceError code = DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN;
  GError *translated;

  if (error->domain != DAYBEAT_AUTH_ERROR)
    return error;
  if (error->code == DAYBEAT_AUTH_ERROR_NETWORK)
    code = DAYBEAT_SERVICE_ERROR_OFFLINE;
  else if (error->code == DAYBEAT_AUTH_ERROR_GONE)
    code = DAYBEAT_SERVICE_ERROR_GONE;
  else if (error->code != DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN && error->code != DAYBEAT_AUTH_ERROR_CLIENT)
    return error;
  translated = g_error_new_literal (DAYBEAT_SERVICE_ERROR, (int) code, error->message);
  g_error_free (error);
  return translated;
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DaybeatHttpAnswer) answer =
      daybeat_http_client_send_finish (DAYBEAT_HTTP_CLIENT (source), result, &error);

  if (answer == NULL)
    g_task_return_error (task, error);
  else if (answer->status == SOUP_STATUS_UNAUTHORIZED && !call->refreshed)
    {
      call->refreshed = TRUE;
      take_place (g_steal_pointer (&task));
    }
  else
    g_task_return_pointer (task, g_steal_pointer (&answer), (GDestroyNotify) daybeat_http_answer_free);
}

static void
send_request (GTask *task)
{
  DaybeatServiceClient *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  g_autofree char *bearer = g_strconcat ("Bearer ", call->token, NULL);
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();

  g_ptr_array_add (headers, (gpointer) "Authorization");
  g_ptr_array_add (headers, bearer);
  g_ptr_array_add (headers, (gpointer) "Accept");
  g_ptr_array_add (headers, (gpointer) "application/json");
  for (gsize i = 0; call->headers != NULL && call->headers[i] != NULL; i++)
    g_ptr_array_add (headers, call->headers[i]);
  g_ptr_array_add (headers, NULL);

  self->n_requests++;
  daybeat_http_client_send_async (self->http, call->method, call->target, call->body,
                                  (const char *const *) headers->pdata, g_task_get_cancellable (task), on_answer,
                                  task);
  explicit_bzero (bearer, strlen (bearer));
}

static void
on_token (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  GError *error = NULL;

  g_free (call->token);
  call->token = daybeat_token_source_get_token_finish (DAYBEAT_TOKEN_SOURCE (source), result, &error);
  if (call->token != NULL)
    send_request (g_steal_pointer (&task));
  else
    g_task_return_error (task, translate_auth_error (error));
}

/* The token last: one that was asked for before a long wait may be too old after it. */
static gboolean
on_place (gpointer data)
{
  GTask *task = data;
  DaybeatServiceClient *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);

  daybeat_token_source_get_token_async (self->tokens, call->token, g_task_get_cancellable (task), on_token,
                                        g_object_ref (task));
  return G_SOURCE_REMOVE;
}

/* Takes @task. */
static void
take_place (GTask *task)
{
  g_autoptr (GTask) owned = task;
  DaybeatServiceClient *self = g_task_get_source_object (task);
  gint64 now = g_get_monotonic_time () / 1000;
  gint64 place = self->pacer != NULL ? daybeat_pacer_reserve (self->pacer, now) : now;

  if (place > now)
    daybeat_task_wait (task, (guint) (place - now), on_place);
  else
    on_place (task);
}

void
daybeat_service_client_send_async (DaybeatServiceClient *self, const char *method, const char *target,
                                   const char *body, const char *const *headers, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;
  Call *call;

  g_return_if_fail (DAYBEAT_IS_SERVICE_CLIENT (self) && method != NULL && target != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_service_client_send_async);
  call = g_new0 (Call, 1);
  call->method = g_strdup (method);
  call->target = g_strdup (target);
  call->body = g_strdup (body);
  call->headers = g_strdupv ((char **) headers);
  g_task_set_task_data (task, call, (GDestroyNotify) call_free);
  take_place (task);
}

DaybeatHttpAnswer *
daybeat_service_client_send_finish (DaybeatServiceClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
