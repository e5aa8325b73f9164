/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DaybeatToken:
 * @access_token: opaque, of any length
 * @refresh_token: (nullable):
 * @expires_at: when @access_token ends, in milliseconds since 1970 UTC; 0 where the server did not say
 * @refresh_expires_at: when @refresh_token ends and with it the sign-in, in milliseconds since 1970 UTC; 0 where the
 *   server set no end to it
 * @scopes: (nullable): space-separated, as granted
 * @user_id: (nullable): the service's id of the person, where it sends one
 *
 * One answer of a token endpoint (RFC 6749 §5.1). Counted by reference, not changed once shared; its texts are wiped
 * when it is freed.
 */
typedef struct
{
  char *access_token;
  char *refresh_token;
  gint64 expires_at;
  gint64 refresh_expires_at;
  char *scopes;
  char *user_id;
} DaybeatToken;

DaybeatToken *daybeat_token_ref (DaybeatToken *self);
void daybeat_token_unref (DaybeatToken *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatToken, daybeat_token_unref)

/**
 * daybeat_token_new_from_answer:
 * @body: the token endpoint's JSON
 * @former: (nullable): the token that was refreshed: what the answer leaves out (refresh token and its end, scope, user)
 *   stays
 * @error: return location, #DAYBEAT_AUTH_ERROR_MALFORMED
 *
 * Returns: (transfer full):
 */
DaybeatToken *daybeat_token_new_from_answer (GBytes *body, DaybeatToken *former, GError **error);

/**
 * daybeat_token_new_for_user:
 * @user_id: what the service calls the person, where it did not say so with the token
 *
 * Returns: (transfer full): the same token with that id
 */
DaybeatToken *daybeat_token_new_for_user (DaybeatToken *self, const char *user_id);

/**
 * daybeat_token_has_scope:
 */
gboolean daybeat_token_has_scope (DaybeatToken *self, const char *scope);

G_END_DECLS
