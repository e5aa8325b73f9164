/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-auth"

#include "config.h"

#include "daybeat-token-vault.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#include "daybeat-auth-error.h"
#include "daybeat-secret-text-private.h"
#include "daybeat-token-private.h"

struct _DaybeatTokenVault
{
  GObject parent_instance;

  char *person_id;   /* (owned) */
  char *service_id;  /* (owned) */
  gboolean in_memory;
  char *kept;        /* (owned) (nullable): the secret, where it lives in memory */
};

G_DEFINE_FINAL_TYPE (DaybeatTokenVault, daybeat_token_vault, G_TYPE_OBJECT)

static const SecretSchema schema = {
  APPLICATION_ID,
  SECRET_SCHEMA_NONE,
  {
    { "person", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "service", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

static void
daybeat_token_vault_finalize (GObject *object)
{
  DaybeatTokenVault *self = DAYBEAT_TOKEN_VAULT (object);

  g_free (self->person_id);
  g_free (self->service_id);
  _daybeat_secret_text_free (self->kept);

  G_OBJECT_CLASS (daybeat_token_vault_parent_class)->finalize (object);
}

static void
daybeat_token_vault_class_init (DaybeatTokenVaultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = daybeat_token_vault_finalize;
}

static void
daybeat_token_vault_init (DaybeatTokenVault *self)
{
}

DaybeatTokenVault *
daybeat_token_vault_new (const char *person_id, const char *service_id, gboolean in_memory)
{
  DaybeatTokenVault *self = g_object_new (DAYBEAT_TYPE_TOKEN_VAULT, NULL);

  self->person_id = g_strdup (person_id);
  self->service_id = g_strdup (service_id);
  self->in_memory = in_memory;
  return self;
}

gboolean
daybeat_token_vault_is_in_memory (DaybeatTokenVault *self)
{
  g_return_val_if_fail (DAYBEAT_IS_TOKEN_VAULT (self), FALSE);

  return self->in_memory;
}

/* The secret: one JSON object */

static void
add_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

static char *
write_secret (DaybeatToken *token, const char *client_secret)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  add_text (object, "access_token", token->access_token);
  add_text (object, "refresh_token", token->refresh_token);
  add_text (object, "scope", token->scopes);
  add_text (object, "user_id", token->user_id);
  add_text (object, "client_secret", client_secret);
  json_object_set_int_member (object, "expires_at", token->expires_at);
  if (token->refresh_expires_at > 0)
    json_object_set_int_member (object, "refresh_expires_at", token->refresh_expires_at);
  return json_to_string (node, FALSE);
}

typedef struct
{
  DaybeatToken *token;  /* (owned) */
  char *client_secret;  /* (owned) (nullable) */
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->token, daybeat_token_unref);
  _daybeat_secret_text_free (loaded->client_secret);
  g_free (loaded);
}

static Loaded *
read_secret (const char *secret)
{
  g_autoptr (JsonNode) root = secret != NULL ? _daybeat_json_parse_object (secret, strlen (secret)) : NULL;
  JsonObject *object;
  Loaded *loaded;

  if (root == NULL)
    return NULL;
  object = json_node_get_object (root);
  loaded = g_new0 (Loaded, 1);
  loaded->token = _daybeat_token_new ();
  loaded->token->access_token = _daybeat_json_dup_text (object, "access_token");
  loaded->token->refresh_token = _daybeat_json_dup_text (object, "refresh_token");
  loaded->token->scopes = _daybeat_json_dup_text (object, "scope");
  loaded->token->user_id = _daybeat_json_dup_text (object, "user_id");
  loaded->token->expires_at = json_object_get_int_member_with_default (object, "expires_at", 0);
  loaded->token->refresh_expires_at = json_object_get_int_member_with_default (object, "refresh_expires_at", 0);
  loaded->client_secret = _daybeat_json_dup_text (object, "client_secret");
  if (loaded->token->access_token != NULL)
    return loaded;
  loaded_free (loaded);
  return NULL;
}

/* What the keyring says is about buses and collections: a person needs to know that it is the keyring. */
static GError *
keyring_error (GError *error)
{
  GError *translated;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return error;
  translated = g_error_new (DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_KEYRING,
                            _("The keyring of your desktop is locked or missing, so the sign-in cannot be kept there. "
                              "(%s)"),
                            error->message);
  g_error_free (error);
  return translated;
}

/* Locked items */

static GError *
locked_error (void)
{
  return g_error_new_literal (DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_KEYRING,
                              _("The keyring of your desktop is locked. Unlock it and try again."));
}

/*
 * An item that stays locked, as when the dialog is closed, is to libsecret the same as none. To a person it is not: who
 * is told to sign in again loses a sign-in that is there, and who is told that it is forgotten leaves it behind.
 */
static void
search_locked (DaybeatTokenVault *self, GAsyncReadyCallback callback, GTask *task)
{
  secret_password_search (&schema, SECRET_SEARCH_NONE, g_task_get_cancellable (task), callback, task, "person",
                          self->person_id, "service", self->service_id, NULL);
}

/* Returns an error where the search failed or found something. */
static GError *
finish_searching (GAsyncResult *result)
{
  GError *error = NULL;
  GList *items = secret_password_search_finish (result, &error);

  if (error != NULL)
    return keyring_error (error);
  if (items == NULL)
    return NULL;
  g_list_free_full (items, g_object_unref);
  return locked_error ();
}

/* Storing */

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (secret_password_store_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, keyring_error (error));
}

void
daybeat_token_vault_store_async (DaybeatTokenVault *self, DaybeatToken *token, const char *client_secret,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  char *secret;

  g_return_if_fail (DAYBEAT_IS_TOKEN_VAULT (self) && token != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_token_vault_store_async);
  secret = write_secret (token, client_secret);
  if (self->in_memory)
    {
      _daybeat_secret_text_free (self->kept);
      self->kept = secret;
      g_task_return_boolean (task, TRUE);
      return;
    }
  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, _("Sign-in of Daybeat"), secret, cancellable, on_stored,
                         g_steal_pointer (&task), "person", self->person_id, "service", self->service_id, NULL);
  _daybeat_secret_text_free (secret);
}

gboolean
daybeat_token_vault_store_finish (DaybeatTokenVault *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Loading */

static void
return_loaded (GTask *task, const char *secret)
{
  Loaded *loaded = read_secret (secret);

  if (loaded != NULL)
    g_task_return_pointer (task, loaded, loaded_free);
  else
    g_task_return_new_error (task, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN,
                             _("The keyring holds no sign-in. Sign in again."));
}

static void
on_searched_for_load (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = finish_searching (result);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    return_loaded (task, NULL);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DaybeatTokenVault *self = g_task_get_source_object (task);
  GError *error = NULL;
  char *secret = secret_password_lookup_nonpageable_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, keyring_error (error));
  else if (secret == NULL)
    search_locked (self, on_searched_for_load, g_steal_pointer (&task));
  else
    {
      return_loaded (task, secret);
      secret_password_free (secret);
    }
}

void
daybeat_token_vault_load_async (DaybeatTokenVault *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DAYBEAT_IS_TOKEN_VAULT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_token_vault_load_async);
  if (self->in_memory)
    return_loaded (task, self->kept);
  else
    secret_password_lookup (&schema, cancellable, on_found, g_steal_pointer (&task), "person", self->person_id,
                            "service", self->service_id, NULL);
}

DaybeatToken *
daybeat_token_vault_load_finish (DaybeatTokenVault *self, GAsyncResult *result, char **client_secret, GError **error)
{
  Loaded *loaded;
  DaybeatToken *token;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (client_secret != NULL)
    *client_secret = NULL;
  loaded = g_task_propagate_pointer (G_TASK (result), error);
  if (loaded == NULL)
    return NULL;
  if (client_secret != NULL)
    *client_secret = g_steal_pointer (&loaded->client_secret);
  token = g_steal_pointer (&loaded->token);
  loaded_free (loaded);
  return token;
}

/* Forgetting */

static void
on_searched_for_clear (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = finish_searching (result);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DaybeatTokenVault *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean cleared = secret_password_clear_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, keyring_error (error));
  else if (cleared)
    g_task_return_boolean (task, TRUE);
  else
    search_locked (self, on_searched_for_clear, g_steal_pointer (&task));
}

void
daybeat_token_vault_clear_async (DaybeatTokenVault *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DAYBEAT_IS_TOKEN_VAULT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_token_vault_clear_async);
  g_clear_pointer (&self->kept, _daybeat_secret_text_free);
  if (self->in_memory)
    g_task_return_boolean (task, TRUE);
  else
    secret_password_clear (&schema, cancellable, on_cleared, g_steal_pointer (&task), "person", self->person_id,
                           "service", self->service_id, NULL);
}

gboolean
daybeat_token_vault_clear_finish (DaybeatTokenVault *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
