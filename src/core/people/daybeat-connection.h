/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-oauth-provider.h"
#include "daybeat-person.h"
#include "daybeat-service.h"
#include "daybeat-token-source.h"
#include "daybeat-token-vault.h"

G_BEGIN_DECLS

/* The one place that knows which service stands behind a source, and of which parts a connection to it is made. */

/**
 * daybeat_connection_has_service:
 *
 * Returns: whether somebody can sign in to @source
 */
gboolean daybeat_connection_has_service (DaybeatSource source);

/**
 * daybeat_connection_create_provider:
 * @base_url: (nullable): the API's configured address
 * @authorize_url: (nullable): the consent page's configured address, where the service has one of its own
 * @error: return location, #DAYBEAT_SERVICE_ERROR_ADDRESS
 *
 * Returns: (transfer full): where and how to sign in to @source
 */
DaybeatOAuthProvider *daybeat_connection_create_provider (DaybeatSource source, const char *base_url,
                                                          const char *authorize_url, GError **error);

/**
 * daybeat_connection_create_vault:
 *
 * Returns: (transfer full): where the sign-in of @person is kept
 */
DaybeatTokenVault *daybeat_connection_create_vault (DaybeatPerson *person, gboolean in_memory);

/**
 * daybeat_connection_dup_base_url:
 * @error: return location, #DAYBEAT_SERVICE_ERROR_ADDRESS
 *
 * Returns: (transfer full): where the data of @person is asked for
 */
char *daybeat_connection_dup_base_url (DaybeatPerson *person, GError **error);

/**
 * daybeat_connection_create_service:
 * @base_url: as daybeat_connection_dup_base_url() gave it
 *
 * Returns: (transfer full): the service of @person, as far as they granted it
 */
DaybeatService *daybeat_connection_create_service (DaybeatPerson *person, const char *base_url,
                                                   DaybeatTokenSource *tokens);

G_END_DECLS
