/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-auth"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "daybeat-auth-error.h"
#include "daybeat-file-lock.h"
#include "daybeat-token-endpoint.h"
#include "daybeat-token-private.h"
#include "daybeat-token-session-private.h"

/* Seconds since 1970 are below this until the year 5138, milliseconds above it since 1973. */
#define SMALLEST_MILLISECONDS G_GINT64_CONSTANT (100000000000)

void
daybeat_introspection_free (DaybeatIntrospection *self)
{
  g_strfreev (self->scopes);
  g_free (self);
}

/* `{SLEEP=READ, OXYGEN_SATURATION=READ_WRITE}` as Fitbit prints a map, or a list with spaces (RFC 7662). */
static GStrv
read_scopes (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit_set (text != NULL ? text : "", "{}, ", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      parts[i][strcspn (parts[i], "=")] = '\0';
      if (*parts[i] != '\0')
        g_strv_builder_take (builder, g_ascii_strdown (parts[i], -1));
    }
  return g_strv_builder_end (builder);
}

static gboolean
read_active (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "active");

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  return json_node_get_value_type (node) == G_TYPE_BOOLEAN ? json_node_get_boolean (node)
                                                           : json_node_get_int (node) != 0;
}

static DaybeatIntrospection *
read_introspection (GBytes *body)
{
  gsize size;
  const char *text = g_bytes_get_data (body, &size);
  g_autoptr (JsonNode) root = _daybeat_json_parse_object (text, size);
  DaybeatIntrospection *answer;
  g_autofree char *scope = NULL;
  JsonObject *object;

  if (root == NULL)
    return NULL;
  object = json_node_get_object (root);
  scope = _daybeat_json_dup_text (object, "scope");
  answer = g_new0 (DaybeatIntrospection, 1);
  answer->active = read_active (object);
  answer->scopes = read_scopes (scope);
  answer->expires_at = MAX (json_object_get_int_member_with_default (object, "exp", 0), 0);
  if (answer->expires_at < SMALLEST_MILLISECONDS)
    answer->expires_at *= 1000;
  return answer;
}

static void
on_introspected (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) body = daybeat_token_endpoint_post_finish (result, &error);
  DaybeatIntrospection *answer = body != NULL ? read_introspection (body) : NULL;

  if (answer != NULL)
    g_task_return_pointer (task, answer, (GDestroyNotify) daybeat_introspection_free);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_new_error (task, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_MALFORMED,
                             _("The service did not say what is granted."));
}

static DaybeatIntrospection *
introspect_locally (DaybeatToken *token)
{
  DaybeatIntrospection *answer = g_new0 (DaybeatIntrospection, 1);

  answer->active = TRUE;
  answer->scopes = read_scopes (token->scopes);
  answer->expires_at = token->expires_at;
  return answer;
}

static void
on_token_for_introspection (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  DaybeatTokenSession *self = DAYBEAT_TOKEN_SESSION (source);
  GError *error = NULL;
  g_autofree char *token = daybeat_token_source_get_token_finish (DAYBEAT_TOKEN_SOURCE (source), result, &error);
  g_autoptr (GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);

  if (token == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (self->provider->introspect_url == NULL)
    {
      g_task_return_pointer (task, introspect_locally (self->token), (GDestroyNotify) daybeat_introspection_free);
      return;
    }
  g_hash_table_insert (form, (gpointer) "token", token);
  daybeat_token_endpoint_post_async (self->provider->introspect_url, self->client, self->provider->secret_in_body,
                                     token, form, cancellable, on_introspected, g_steal_pointer (&task));
}

void
daybeat_token_session_introspect_async (DaybeatTokenSession *self, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DAYBEAT_IS_TOKEN_SESSION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_token_session_introspect_async);
  daybeat_token_source_get_token_async (DAYBEAT_TOKEN_SOURCE (self), NULL, cancellable, on_token_for_introspection,
                                        task);
}

DaybeatIntrospection *
daybeat_token_session_introspect_finish (DaybeatTokenSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/*
 * Signing out: what the vault holds, or memory alone, is revoked, then forgotten whatever the service said. The lock is
 * held meanwhile, so that a refresh that is under way puts its new pair into the vault before, and not after it was
 * emptied.
 */
typedef struct
{
  DaybeatFileLock *lock; /* (owned) (nullable) */
  gboolean revoked;
} Leaving;

static void
leaving_free (gpointer data)
{
  Leaving *leaving = data;

  g_clear_pointer (&leaving->lock, daybeat_file_lock_free);
  g_free (leaving);
}

static void
on_forgotten (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DaybeatTokenSession *self = g_task_get_source_object (task);
  Leaving *leaving = g_task_get_task_data (task);
  GError *error = NULL;

  g_clear_pointer (&self->token, daybeat_token_unref);
  self->unkept = FALSE;
  g_clear_pointer (&leaving->lock, daybeat_file_lock_free);
  if (daybeat_token_vault_clear_finish (DAYBEAT_TOKEN_VAULT (source), result, &error))
    g_task_return_int (task, leaving->revoked);
  else
    g_task_return_error (task, error);
}

static void
on_revoked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  DaybeatTokenSession *self = g_task_get_source_object (task);
  Leaving *leaving = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = daybeat_token_endpoint_post_finish (result, &error);

  /* A grant that is over already is what was wanted. */
  leaving->revoked = body != NULL || g_error_matches (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
  daybeat_token_vault_clear_async (self->vault, NULL, on_forgotten, task);
}

static void
on_token_for_revocation (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  DaybeatTokenSession *self = g_task_get_source_object (task);
  g_autofree char *secret = NULL;
  g_autoptr (DaybeatToken) kept =
      daybeat_token_vault_load_finish (DAYBEAT_TOKEN_VAULT (source), result, &secret, NULL);
  DaybeatToken *token = kept == NULL || self->unkept ? self->token : kept;
  g_autoptr (GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);

  if (token == NULL)
    {
      daybeat_token_vault_clear_async (self->vault, NULL, on_forgotten, task);
      return;
    }
  _daybeat_token_session_adopt_secret (self, secret);
  g_hash_table_insert (form, (gpointer) "token",
                       token->refresh_token != NULL ? token->refresh_token : token->access_token);
  daybeat_token_endpoint_post_async (self->provider->revoke_url,
                                     self->provider->revoke_without_client ? NULL : self->client,
                                     self->provider->secret_in_body, NULL, form,
                                     g_task_get_cancellable (task), on_revoked, task);
}

/* Without the lock, forgetting still comes first. */
static void
on_locked_for_leaving (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  DaybeatTokenSession *self = g_task_get_source_object (task);
  Leaving *leaving = g_task_get_task_data (task);

  leaving->lock = daybeat_file_lock_take_finish (result, NULL);
  daybeat_token_vault_load_async (self->vault, NULL, on_token_for_revocation, task);
}

void
daybeat_token_session_sign_out_async (DaybeatTokenSession *self, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DAYBEAT_IS_TOKEN_SESSION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_token_session_sign_out_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_new0 (Leaving, 1), leaving_free);
  daybeat_file_lock_take_async (self->lock_path, cancellable, on_locked_for_leaving, task);
}

gboolean
daybeat_token_session_sign_out_finish (DaybeatTokenSession *self, GAsyncResult *result, gboolean *revoked,
                                       GError **error)
{
  gssize answer;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  answer = g_task_propagate_int (G_TASK (result), error);
  if (revoked != NULL)
    *revoked = answer > 0;
  return answer >= 0;
}
