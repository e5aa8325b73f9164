/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-oauth-provider.h"

G_BEGIN_DECLS

/**
 * daybeat_google_health_dup_base_url:
 * @configured: (nullable): the setting
 * @error: return location, #DAYBEAT_SERVICE_ERROR_ADDRESS where it is neither https nor loopback
 *
 * Returns: (transfer full): `DAYBEAT_GOOGLE_HEALTH_URL` from the environment, else @configured, else the vendor's
 */
char *daybeat_google_health_dup_base_url (const char *configured, GError **error);

/**
 * daybeat_google_health_provider_new:
 * @base_url: (nullable): the API's configured address. Where it is not the vendor's, the authorization server is
 *   expected at the same address. `DAYBEAT_GOOGLE_AUTH_URL`, `DAYBEAT_GOOGLE_TOKEN_URL` and `DAYBEAT_GOOGLE_REVOKE_URL`
 *   go before both
 * @error: return location, #DAYBEAT_SERVICE_ERROR_ADDRESS
 *
 * Returns: (transfer full): where and how to sign in with Google for the Health API (reference/google-health-api.md §2)
 */
DaybeatOAuthProvider *daybeat_google_health_provider_new (const char *base_url, GError **error);

/**
 * daybeat_google_health_dup_userinfo_url:
 * @base_url: (nullable): as above; `DAYBEAT_GOOGLE_TOKEN_URL` goes before it
 * @error: return location, #DAYBEAT_SERVICE_ERROR_ADDRESS
 *
 * Returns: (transfer full): where OpenID Connect tells a name and a picture
 */
char *daybeat_google_health_dup_userinfo_url (const char *base_url, GError **error);

G_END_DECLS
