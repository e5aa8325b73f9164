/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "daybeat-oauth-client.h"
#include "daybeat-oauth-provider.h"
#include "daybeat-token-source.h"
#include "daybeat-token-vault.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_TOKEN_SESSION (daybeat_token_session_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatTokenSession, daybeat_token_session, DAYBEAT, TOKEN_SESSION, GObject)

/**
 * DaybeatTokenSession:
 *
 * Staying signed in: a #DaybeatTokenSource that refreshes one at a time, in this process and across processes (a lock
 * file held while refreshing, the vault read again under it), and has the new pair in the vault before anyone uses it.
 *
 * Properties: `needs-sign-in` (boolean, read-only, notified): the grant is over. `gone` (boolean, read-only).
 * `refresh-expires-at` (int64, read-only, notified): when the grant will be over, in milliseconds since 1970 UTC; 0 where
 * no end is known, as before the first token was asked for.
 */

/**
 * daybeat_token_session_new:
 * @client: its secret may be absent: the one in the vault is used then
 * @lock_path: the file whose lock serialises refreshes across processes
 *
 * Returns: (transfer full):
 */
DaybeatTokenSession *daybeat_token_session_new (DaybeatOAuthProvider *provider, DaybeatOAuthClient *client,
                                                DaybeatTokenVault *vault, const char *lock_path);

DaybeatTokenVault *daybeat_token_session_get_vault (DaybeatTokenSession *self);
gboolean daybeat_token_session_get_needs_sign_in (DaybeatTokenSession *self);

/**
 * daybeat_token_session_get_refresh_expires_at:
 *
 * Returns: as the property
 */
gint64 daybeat_token_session_get_refresh_expires_at (DaybeatTokenSession *self);

/**
 * DaybeatIntrospection:
 * @active: whether the service still honours the grant
 * @scopes: (array zero-terminated=1): what is granted now
 * @expires_at: milliseconds since 1970 UTC, or 0
 */
typedef struct
{
  gboolean active;
  char **scopes;
  gint64 expires_at;
} DaybeatIntrospection;

void daybeat_introspection_free (DaybeatIntrospection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatIntrospection, daybeat_introspection_free)

/**
 * daybeat_token_session_introspect_async:
 *
 * Asks the service what is granted and until when; where it has no such endpoint, answers from the stored token.
 */
void daybeat_token_session_introspect_async (DaybeatTokenSession *self, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
DaybeatIntrospection *daybeat_token_session_introspect_finish (DaybeatTokenSession *self, GAsyncResult *result,
                                                               GError **error);

/**
 * daybeat_token_session_sign_out_async:
 *
 * Revokes at the service, then forgets locally, whether or not the service could be reached.
 */
void daybeat_token_session_sign_out_async (DaybeatTokenSession *self, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_token_session_sign_out_finish:
 * @revoked: (out) (optional): whether the service confirmed; where it did not, the consent remains there
 *
 * Returns: whether nothing is kept locally any more
 */
gboolean daybeat_token_session_sign_out_finish (DaybeatTokenSession *self, GAsyncResult *result, gboolean *revoked,
                                                GError **error);

G_END_DECLS
