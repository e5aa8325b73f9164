/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DaybeatOAuthClient:
 * @client_id: what the service calls this application
 * @client_secret: (nullable): only a client of type server has one; it is then sent by HTTP Basic
 * @redirect_uri: as registered, compared exactly
 * @scopes: (nullable) (array zero-terminated=1): what to ask for; %NULL for the provider's defaults
 *
 * The application that the person registered at the service. Plain data, counted by reference, not changed once shared.
 */
typedef struct
{
  char *client_id;
  char *client_secret;
  char *redirect_uri;
  char **scopes;
} DaybeatOAuthClient;

#define DAYBEAT_DEFAULT_REDIRECT_URI "http://127.0.0.1:34871/callback"

/**
 * daybeat_oauth_client_new:
 * @client_secret: (nullable): empty counts as none
 * @redirect_uri: (nullable): %NULL for %DAYBEAT_DEFAULT_REDIRECT_URI; else http on a loopback address with a port
 * @error: return location, #DAYBEAT_AUTH_ERROR_CONFIGURATION
 *
 * Returns: (transfer full):
 */
DaybeatOAuthClient *daybeat_oauth_client_new (const char *client_id, const char *client_secret,
                                              const char *redirect_uri, const char *const *scopes, GError **error);

/**
 * daybeat_oauth_client_new_from_bytes:
 * @bytes: a JSON object with `client_id` and optionally `client_secret`, `redirect_uri`, `scopes` (array or
 *   space-separated text)
 * @error: return location, #DAYBEAT_AUTH_ERROR_CONFIGURATION
 *
 * Returns: (transfer full):
 */
DaybeatOAuthClient *daybeat_oauth_client_new_from_bytes (GBytes *bytes, GError **error);
DaybeatOAuthClient *daybeat_oauth_client_ref (DaybeatOAuthClient *self);
void daybeat_oauth_client_unref (DaybeatOAuthClient *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatOAuthClient, daybeat_oauth_client_unref)

G_END_DECLS
