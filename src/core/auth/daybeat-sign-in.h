/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "daybeat-oauth-client.h"
#include "daybeat-oauth-provider.h"
#include "daybeat-token.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SIGN_IN (daybeat_sign_in_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSignIn, daybeat_sign_in, DAYBEAT, SIGN_IN, GObject)

/**
 * DaybeatSignIn:
 *
 * One run of the authorization code flow with PKCE (RFC 6749 §4.1, RFC 7636, RFC 8252): a job, used once. It ends with a
 * token that nobody has stored yet.
 *
 * Properties: `address` (string, read-only, notified): the consent page's address once it is known, for a person who
 * wants to copy it.
 */

/**
 * DaybeatOpenAddress:
 * @address: the consent page, for the person's own browser
 *
 * Opens an address. The window hands in GtkUriLauncher, the command line
 * g_app_info_launch_default_for_uri_async(), a test a function of its own. Returns %FALSE with @error where it is plain
 * at once that nothing opened.
 */
typedef gboolean (*DaybeatOpenAddress) (const char *address, gpointer user_data, GError **error);

/**
 * daybeat_sign_in_new:
 * @prompt: (nullable): `login`, `consent` or `login consent`, when a second person signs in or the same one again
 *
 * Returns: (transfer full):
 */
DaybeatSignIn *daybeat_sign_in_new (DaybeatOAuthProvider *provider, DaybeatOAuthClient *client, const char *prompt);

/**
 * daybeat_sign_in_set_timeout:
 * @seconds: how long to wait for the browser; 300 unless set
 */
void daybeat_sign_in_set_timeout (DaybeatSignIn *self, guint seconds);

/**
 * daybeat_sign_in_run_async:
 * @open: called once, in the caller's main context, when the receiver listens
 *
 * Runs the whole flow: listen, open, wait for the redirect, exchange the code.
 */
void daybeat_sign_in_run_async (DaybeatSignIn *self, DaybeatOpenAddress open, gpointer open_data,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_sign_in_run_finish:
 *
 * Returns: (transfer full): what was granted, or %NULL with #DAYBEAT_AUTH_ERROR
 */
DaybeatToken *daybeat_sign_in_run_finish (DaybeatSignIn *self, GAsyncResult *result, GError **error);

G_END_DECLS
