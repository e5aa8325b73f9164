/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "daybeat-source.h"

G_BEGIN_DECLS

/**
 * DaybeatOAuthClient:
 * @source: the service that it is for, where that can be told; else #DAYBEAT_SOURCE_UNKNOWN
 * @client_id: what the service calls this application
 * @client_secret: (nullable): as the service demands it of this kind of client
 * @redirect_uri: as registered, compared exactly
 * @any_port: nobody named a redirect address: where the service allows that, another port than the one in
 *   @redirect_uri is as good
 * @scopes: (nullable) (array zero-terminated=1): what to ask for; %NULL for the provider's defaults
 *
 * The application that the person registered at the service. Plain data, counted by reference, not changed once shared.
 */
typedef struct
{
  DaybeatSource source;
  char *client_id;
  char *client_secret;
  char *redirect_uri;
  gboolean any_port;
  char **scopes;
} DaybeatOAuthClient;

#define DAYBEAT_DEFAULT_REDIRECT_URI "http://127.0.0.1:34871/callback"

/**
 * daybeat_oauth_client_new:
 * @client_secret: (nullable): empty counts as none
 * @redirect_uri: (nullable): %NULL for one of this computer; else http on a loopback address with a port
 * @error: return location, #DAYBEAT_AUTH_ERROR_CONFIGURATION
 *
 * Returns: (transfer full):
 */
DaybeatOAuthClient *daybeat_oauth_client_new (const char *client_id, const char *client_secret,
                                              const char *redirect_uri, const char *const *scopes, GError **error);

/**
 * daybeat_oauth_client_new_from_bytes:
 * @bytes: a JSON object with `client_id` and optionally `client_secret`, `redirect_uri`, `scopes` (array or
 *   space-separated text); or Google's `client_secret_….json`, where such an object with `redirect_uris` is the member
 *   `installed` or `web`
 * @error: return location, #DAYBEAT_AUTH_ERROR_CONFIGURATION
 *
 * No address of an authorization server is taken from a file: it would say where the secret goes.
 *
 * Returns: (transfer full):
 */
DaybeatOAuthClient *daybeat_oauth_client_new_from_bytes (GBytes *bytes, GError **error);

/**
 * daybeat_oauth_client_new_with_scopes:
 *
 * Returns: (transfer full): the same client, asking for @scopes
 */
DaybeatOAuthClient *daybeat_oauth_client_new_with_scopes (DaybeatOAuthClient *self, const char *const *scopes);
DaybeatOAuthClient *daybeat_oauth_client_ref (DaybeatOAuthClient *self);
void daybeat_oauth_client_unref (DaybeatOAuthClient *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatOAuthClient, daybeat_oauth_client_unref)

G_END_DECLS
