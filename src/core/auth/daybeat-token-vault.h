/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "daybeat-token.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_TOKEN_VAULT (daybeat_token_vault_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatTokenVault, daybeat_token_vault, DAYBEAT, TOKEN_VAULT, GObject)

/**
 * DaybeatTokenVault:
 *
 * Where the tokens and the client secret of one person at one service are kept: the Secret Service through libsecret
 * (its file backend in a sandbox), or this process's memory where the person chose so.
 */

/**
 * daybeat_token_vault_new:
 * @person_id: the person's id on this computer (an attribute of the keyring item)
 * @service_id: `fitbit` or `google-health` (an attribute of the keyring item)
 * @in_memory: keeps everything in this process only
 *
 * Returns: (transfer full):
 */
DaybeatTokenVault *daybeat_token_vault_new (const char *person_id, const char *service_id, gboolean in_memory);

gboolean daybeat_token_vault_is_in_memory (DaybeatTokenVault *self);

/**
 * daybeat_token_vault_store_async:
 * @client_secret: (nullable): kept beside the token
 *
 * Answers when the keyring has it. A locked keyring is asked to unlock, which shows the desktop's own dialog.
 */
void daybeat_token_vault_store_async (DaybeatTokenVault *self, DaybeatToken *token, const char *client_secret,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean daybeat_token_vault_store_finish (DaybeatTokenVault *self, GAsyncResult *result, GError **error);

/**
 * daybeat_token_vault_load_async:
 */
void daybeat_token_vault_load_async (DaybeatTokenVault *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);

/**
 * daybeat_token_vault_load_finish:
 * @client_secret: (out) (optional) (nullable) (transfer full):
 *
 * Returns: (transfer full): the token, or %NULL with #DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN where there is none and
 *   #DAYBEAT_AUTH_ERROR_KEYRING where the keyring did not let us see
 */
DaybeatToken *daybeat_token_vault_load_finish (DaybeatTokenVault *self, GAsyncResult *result, char **client_secret,
                                               GError **error);

/**
 * daybeat_token_vault_clear_async:
 *
 * Forgets token and secret; what is not there is no error.
 */
void daybeat_token_vault_clear_async (DaybeatTokenVault *self, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean daybeat_token_vault_clear_finish (DaybeatTokenVault *self, GAsyncResult *result, GError **error);

G_END_DECLS
