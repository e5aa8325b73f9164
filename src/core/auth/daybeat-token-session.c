/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-auth"

#include "config.h"

#include "daybeat-token-session-private.h"

#include <glib/gi18n-lib.h>

#include "daybeat-auth-error.h"
#include "daybeat-clock.h"
#include "daybeat-secret-text-private.h"

/* A token is renewed when it has less than this left: longer than a request takes. */
#define MARGIN_MS (60 * 1000)

enum
{
  PROP_0,
  PROP_NEEDS_SIGN_IN,
  PROP_GONE,
  PROP_REFRESH_EXPIRES_AT,
  N_PROPS
};

static void daybeat_token_session_source_init (DaybeatTokenSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DaybeatTokenSession, daybeat_token_session, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DAYBEAT_TYPE_TOKEN_SOURCE, daybeat_token_session_source_init))

static GParamSpec *properties[N_PROPS];

static void
daybeat_token_session_finalize (GObject *object)
{
  DaybeatTokenSession *self = DAYBEAT_TOKEN_SESSION (object);

  g_clear_pointer (&self->provider, daybeat_oauth_provider_unref);
  g_clear_pointer (&self->client, daybeat_oauth_client_unref);
  g_clear_object (&self->vault);
  g_clear_pointer (&self->token, daybeat_token_unref);
  _daybeat_secret_text_free (self->over);
  g_ptr_array_unref (self->waiting);
  g_free (self->lock_path);

  G_OBJECT_CLASS (daybeat_token_session_parent_class)->finalize (object);
}

static void
daybeat_token_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DaybeatTokenSession *self = DAYBEAT_TOKEN_SESSION (object);

  switch (prop_id)
    {
    case PROP_NEEDS_SIGN_IN:
      g_value_set_boolean (value, self->needs_sign_in);
      break;
    case PROP_GONE:
      g_value_set_boolean (value, self->gone);
      break;
    case PROP_REFRESH_EXPIRES_AT:
      g_value_set_int64 (value, daybeat_token_session_get_refresh_expires_at (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
daybeat_token_session_class_init (DaybeatTokenSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = daybeat_token_session_finalize;
  object_class->get_property = daybeat_token_session_get_property;

  properties[PROP_NEEDS_SIGN_IN] = g_param_spec_boolean ("needs-sign-in", NULL, NULL, FALSE, flags);
  properties[PROP_GONE] = g_param_spec_boolean ("gone", NULL, NULL, FALSE, flags);
  properties[PROP_REFRESH_EXPIRES_AT] =
      g_param_spec_int64 ("refresh-expires-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* Somebody who asked for a token while one is being got, and who may give up before. */
typedef struct
{
  GTask *task;         /* (owned) */
  GSource *giving_up;  /* (owned) (nullable) */
} Waiter;

static void
waiter_stay (Waiter *waiter)
{
  if (waiter->giving_up != NULL)
    g_source_destroy (waiter->giving_up);
  g_clear_pointer (&waiter->giving_up, g_source_unref);
}

static void
waiter_free (gpointer data)
{
  Waiter *waiter = data;

  waiter_stay (waiter);
  g_object_unref (waiter->task);
  g_free (waiter);
}

static gboolean
on_gave_up (GCancellable *cancellable, gpointer data)
{
  Waiter *waiter = data;
  g_autoptr (GTask) task = g_object_ref (waiter->task);
  DaybeatTokenSession *self = g_task_get_source_object (task);

  g_ptr_array_remove (self->waiting, waiter);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

/* @task: (transfer full) */
static void
add_waiter (DaybeatTokenSession *self, GTask *task)
{
  Waiter *waiter = g_new0 (Waiter, 1);
  GCancellable *cancellable = g_task_get_cancellable (task);

  waiter->task = task;
  g_ptr_array_add (self->waiting, waiter);
  if (cancellable == NULL)
    return;
  waiter->giving_up = g_cancellable_source_new (cancellable);
  g_source_set_callback (waiter->giving_up, G_SOURCE_FUNC (on_gave_up), waiter, NULL);
  g_source_attach (waiter->giving_up, g_task_get_context (task));
}

static void
daybeat_token_session_init (DaybeatTokenSession *self)
{
  self->waiting = g_ptr_array_new_with_free_func (waiter_free);
}

DaybeatTokenSession *
daybeat_token_session_new (DaybeatOAuthProvider *provider, DaybeatOAuthClient *client, DaybeatTokenVault *vault,
                           const char *lock_path)
{
  DaybeatTokenSession *self;

  g_return_val_if_fail (provider != NULL && client != NULL && DAYBEAT_IS_TOKEN_VAULT (vault), NULL);

  self = g_object_new (DAYBEAT_TYPE_TOKEN_SESSION, NULL);
  self->provider = daybeat_oauth_provider_ref (provider);
  self->client = daybeat_oauth_client_ref (client);
  self->vault = g_object_ref (vault);
  self->lock_path = g_strdup (lock_path);
  return self;
}

DaybeatTokenVault *
daybeat_token_session_get_vault (DaybeatTokenSession *self)
{
  g_return_val_if_fail (DAYBEAT_IS_TOKEN_SESSION (self), NULL);

  return self->vault;
}

gboolean
daybeat_token_session_get_needs_sign_in (DaybeatTokenSession *self)
{
  g_return_val_if_fail (DAYBEAT_IS_TOKEN_SESSION (self), FALSE);

  return self->needs_sign_in;
}

gint64
daybeat_token_session_get_refresh_expires_at (DaybeatTokenSession *self)
{
  g_return_val_if_fail (DAYBEAT_IS_TOKEN_SESSION (self), 0);

  return self->token != NULL ? MAX (0, self->token->refresh_expires_at) : 0;
}

void
_daybeat_token_session_adopt_secret (DaybeatTokenSession *self, const char *client_secret)
{
  DaybeatOAuthClient *with_secret;

  if (client_secret == NULL || self->client->client_secret != NULL)
    return;
  with_secret = daybeat_oauth_client_new (self->client->client_id, client_secret,
                                          self->client->any_port ? NULL : self->client->redirect_uri,
                                          (const char *const *) self->client->scopes, NULL);
  if (with_secret == NULL)
    return;
  daybeat_oauth_client_unref (self->client);
  self->client = with_secret;
}

/* How a run of getting a good token ends: everyone who asked while it was on gets its outcome. */

static void
set_flag (DaybeatTokenSession *self, gboolean *flag, gboolean value, int prop_id)
{
  if (*flag == value)
    return;
  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static GPtrArray *
end_run (DaybeatTokenSession *self)
{
  GPtrArray *waiting = g_steal_pointer (&self->waiting);

  /* It is too late to give up. */
  for (guint i = 0; i < waiting->len; i++)
    waiter_stay (g_ptr_array_index (waiting, i));
  self->waiting = g_ptr_array_new_with_free_func (waiter_free);
  self->running = FALSE;
  return waiting;
}

void
_daybeat_token_session_succeed (DaybeatTokenSession *self, DaybeatToken *token)
{
  g_autoptr (GPtrArray) waiting = end_run (self);
  g_autoptr (DaybeatToken) shared = daybeat_token_ref (token);
  gint64 former_end = daybeat_token_session_get_refresh_expires_at (self);

  g_clear_pointer (&self->token, daybeat_token_unref);
  self->token = daybeat_token_ref (token);
  if (daybeat_token_session_get_refresh_expires_at (self) != former_end)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REFRESH_EXPIRES_AT]);
  set_flag (self, &self->needs_sign_in, FALSE, PROP_NEEDS_SIGN_IN);
  for (guint i = 0; i < waiting->len; i++)
    g_task_return_pointer (((Waiter *) g_ptr_array_index (waiting, i))->task, g_strdup (shared->access_token),
                           (GDestroyNotify) _daybeat_secret_text_free);
}

void
_daybeat_token_session_fail (DaybeatTokenSession *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = end_run (self);

  if (g_error_matches (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN))
    set_flag (self, &self->needs_sign_in, TRUE, PROP_NEEDS_SIGN_IN);
  if (g_error_matches (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_GONE))
    set_flag (self, &self->gone, TRUE, PROP_GONE);
  for (guint i = 0; i < waiting->len; i++)
    g_task_return_error (((Waiter *) g_ptr_array_index (waiting, i))->task, g_error_copy (error));
}

gboolean
_daybeat_token_session_is_fresh (DaybeatToken *token)
{
  return token->expires_at == 0 || token->expires_at - MARGIN_MS > daybeat_clock_now ();
}

/* The token source */

static gboolean
is_still_good (DaybeatTokenSession *self, const char *refused)
{
  return self->token != NULL && g_strcmp0 (refused, self->token->access_token) != 0 &&
         _daybeat_token_session_is_fresh (self->token);
}

static void
daybeat_token_session_get_token_async (DaybeatTokenSource *source, const char *refused, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data)
{
  DaybeatTokenSession *self = DAYBEAT_TOKEN_SESSION (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, daybeat_token_session_get_token_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->gone)
    g_task_return_new_error (task, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_GONE,
                             _("The service has been switched off for good. What you have is kept."));
  else if (!self->running && is_still_good (self, refused))
    g_task_return_pointer (task, g_strdup (self->token->access_token), (GDestroyNotify) _daybeat_secret_text_free);
  else
    {
      add_waiter (self, g_steal_pointer (&task));
      if (self->running)
        return;
      self->running = TRUE;
      _daybeat_token_session_refresh (self, refused);
    }
}

static char *
daybeat_token_session_get_token_finish (DaybeatTokenSource *source, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, source), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
daybeat_token_session_source_init (DaybeatTokenSourceInterface *iface)
{
  iface->get_token_async = daybeat_token_session_get_token_async;
  iface->get_token_finish = daybeat_token_session_get_token_finish;
}
