/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-oauth-client.h"
#include "daybeat-oauth-provider.h"
#include "daybeat-person.h"
#include "daybeat-service-info.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_CLIENT_FORM (daybeat_client_form_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatClientForm, daybeat_client_form, DAYBEAT, CLIENT_FORM, AdwBin)

/**
 * DaybeatClientForm:
 *
 * Where the client that was registered at the service is filled in, and, folded away, other addresses of a service
 * that speaks the same API.
 */

/**
 * daybeat_client_form_set_service:
 *
 * Asks for what @service needs. What was filled in for another one is taken out.
 */
void daybeat_client_form_set_service (DaybeatClientForm *self, const DaybeatServiceInfo *service);

/**
 * daybeat_client_form_fill_from_person:
 *
 * What the person signed in with last time.
 */
void daybeat_client_form_fill_from_person (DaybeatClientForm *self, DaybeatPerson *person);

/**
 * daybeat_client_form_fill_from_client:
 */
void daybeat_client_form_fill_from_client (DaybeatClientForm *self, DaybeatOAuthClient *client);

/**
 * daybeat_client_form_set_secret:
 * @secret: (nullable):
 */
void daybeat_client_form_set_secret (DaybeatClientForm *self, const char *secret);

/**
 * daybeat_client_form_read_client:
 * @scopes: (nullable): what to ask for
 *
 * Reads what is filled in. What cannot be so is told under the rows.
 *
 * Returns: (transfer full) (nullable):
 */
DaybeatOAuthClient *daybeat_client_form_read_client (DaybeatClientForm *self, const char *const *scopes);

/**
 * daybeat_client_form_read_provider:
 *
 * Reads the addresses, where others than the service's own are filled in. What cannot be so is told under the rows.
 *
 * Returns: (transfer full) (nullable):
 */
DaybeatOAuthProvider *daybeat_client_form_read_provider (DaybeatClientForm *self);

/**
 * daybeat_client_form_dup_base_url:
 *
 * Returns: (transfer full) (nullable): the API's address where another was given
 */
char *daybeat_client_form_dup_base_url (DaybeatClientForm *self);

/**
 * daybeat_client_form_dup_authorize_url:
 *
 * Returns: (transfer full) (nullable): the consent page's address where another was given
 */
char *daybeat_client_form_dup_authorize_url (DaybeatClientForm *self);

/**
 * daybeat_client_form_say:
 * @message: (nullable): what is wrong
 */
void daybeat_client_form_say (DaybeatClientForm *self, const char *message);

G_END_DECLS
