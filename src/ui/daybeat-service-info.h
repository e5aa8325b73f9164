/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-oauth-provider.h"
#include "daybeat-person.h"

G_BEGIN_DECLS

/**
 * DaybeatServiceInfo:
 * @source: the service
 * @name: what it is called, in every language
 * @company: whose it is, in every language
 * @first_page: where the set-up begins: the tag of one of its pages
 * @built_in_client_id: of a distributor, or empty
 * @client_words: where the client's id and secret are found, untranslated
 * @secret_title: what the secret's row says, untranslated
 * @redirect_words: (nullable): what is to be known of the redirect address, untranslated
 * @missing_words: why something may not have been granted though it was asked for, untranslated
 * @needs_secret: whether nobody can sign in without one
 * @any_redirect: whether the redirect address only matters where the client's file names one
 * @other_addresses: whether others run services that speak the same API
 *
 * What differs between the services in words and in steps of the set-up.
 */
typedef struct
{
  DaybeatSource source;
  const char *name;
  const char *company;
  const char *first_page;
  const char *built_in_client_id;
  const char *client_words;
  const char *secret_title;
  const char *redirect_words;
  const char *missing_words;
  gboolean needs_secret;
  gboolean any_redirect;
  gboolean other_addresses;
} DaybeatServiceInfo;

/**
 * daybeat_service_info_get:
 *
 * Returns: (nullable): %NULL for what is not a service to sign in to
 */
const DaybeatServiceInfo *daybeat_service_info_get (DaybeatSource source);

/**
 * daybeat_service_info_create_provider_of:
 *
 * Returns: (transfer full) (nullable): where @person signed in; %NULL where that is nowhere, or its address is not
 *   usable any more
 */
DaybeatOAuthProvider *daybeat_service_info_create_provider_of (DaybeatPerson *person);

G_END_DECLS
