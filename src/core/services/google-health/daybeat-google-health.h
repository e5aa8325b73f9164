/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-service.h"
#include "daybeat-token-source.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_GOOGLE_HEALTH (daybeat_google_health_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatGoogleHealth, daybeat_google_health, DAYBEAT, GOOGLE_HEALTH, GObject)

/**
 * daybeat_google_health_new:
 * @base_url: the API's address, see daybeat_google_health_dup_base_url(): https or loopback
 * @tokens: (transfer none): who gives access tokens
 * @granted_scopes: (nullable): what was granted at sign-in, separated by spaces; what was not is not among the
 *   resources. %NULL for everything that the API itself has
 *
 * Returns: (transfer full): the Google Health API v4 as a #DaybeatService
 */
DaybeatService *daybeat_google_health_new (const char *base_url, DaybeatTokenSource *tokens,
                                           const char *granted_scopes);

/**
 * daybeat_google_health_set_timeout:
 * @seconds: of silence after which a request fails
 */
void daybeat_google_health_set_timeout (DaybeatGoogleHealth *self, guint seconds);

/**
 * daybeat_google_health_set_pace:
 * @requests: how many may go out…
 * @milliseconds: …in any stretch of this length
 *
 * Another pace than the documented one, for tests.
 */
void daybeat_google_health_set_pace (DaybeatGoogleHealth *self, guint requests, guint milliseconds);

G_END_DECLS
