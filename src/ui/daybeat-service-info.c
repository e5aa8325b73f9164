/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-service-info.h"

#include <glib/gi18n.h>

#include "daybeat-connection.h"

static const DaybeatServiceInfo services[] = {
  {
      .source = DAYBEAT_SOURCE_GOOGLE_HEALTH,
      .name = "Google Health",
      .company = "Google",
      .first_page = "guide",
      .built_in_client_id = "",
      .client_words = N_ ("From the JSON file that Google's “Clients” page gives. The file can be dropped here."),
      .secret_title = N_ ("Client secret"),
      .redirect_words = N_ ("This client is of the type “Web application”: the redirect address must be registered "
                            "for it exactly like this, letter by letter. It leads back to this computer only."),
      .missing_words = N_ ("It was unticked in the browser, or is not on the list of your project at Google: see step "
                           "4 of the guide. It can be asked for again at any time."),
      .needs_secret = TRUE,
      .any_redirect = TRUE,
      .other_addresses = FALSE,
  },
  {
      .source = DAYBEAT_SOURCE_FITBIT,
      .name = "Fitbit Web API",
      .company = "Fitbit",
      .first_page = "intro",
      .built_in_client_id = FITBIT_CLIENT_ID,
      .client_words = N_ ("As the service's developer site shows them for your application."),
      .secret_title = N_ ("Client secret, for type “Server” only"),
      .redirect_words = N_ ("The redirect address must be registered at the service exactly like this, letter by "
                            "letter. It leads back to this computer only."),
      .missing_words = N_ ("It was unticked in the browser. It can be asked for again at any time."),
      .needs_secret = FALSE,
      .any_redirect = FALSE,
      .other_addresses = TRUE,
  },
};

const DaybeatServiceInfo *
daybeat_service_info_get (DaybeatSource source)
{
  for (gsize i = 0; i < G_N_ELEMENTS (services); i++)
    {
      if (services[i].source == source)
        return &services[i];
    }
  return NULL;
}

DaybeatOAuthProvider *
daybeat_service_info_create_provider_of (DaybeatPerson *person)
{
  g_autofree char *base_url = NULL;
  g_autofree char *authorize_url = NULL;

  g_return_val_if_fail (DAYBEAT_IS_PERSON (person), NULL);

  if (daybeat_service_info_get (daybeat_person_get_source (person)) == NULL)
    return NULL;
  g_object_get (person, "base-url", &base_url, "authorize-url", &authorize_url, NULL);
  return daybeat_connection_create_provider (daybeat_person_get_source (person), base_url, authorize_url, NULL);
}
