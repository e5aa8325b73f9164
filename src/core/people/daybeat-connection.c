/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-people"

#include "config.h"

#include "daybeat-connection.h"

#include "daybeat-fitbit.h"
#include "daybeat-google-health-provider.h"
#include "daybeat-google-health.h"

gboolean
daybeat_connection_has_service (DaybeatSource source)
{
  return source == DAYBEAT_SOURCE_FITBIT || source == DAYBEAT_SOURCE_GOOGLE_HEALTH;
}

DaybeatOAuthProvider *
daybeat_connection_create_provider (DaybeatSource source, const char *base_url, const char *authorize_url,
                                    GError **error)
{
  g_return_val_if_fail (daybeat_connection_has_service (source), NULL);

  return source == DAYBEAT_SOURCE_GOOGLE_HEALTH ? daybeat_google_health_provider_new (base_url, error)
                                                : daybeat_fitbit_provider_new (base_url, authorize_url, error);
}

DaybeatTokenVault *
daybeat_connection_create_vault (DaybeatPerson *person, gboolean in_memory)
{
  return daybeat_token_vault_new (daybeat_person_get_id (person),
                                  daybeat_source_to_string (daybeat_person_get_source (person)), in_memory);
}

char *
daybeat_connection_dup_base_url (DaybeatPerson *person, GError **error)
{
  g_autofree char *configured = NULL;

  g_object_get (person, "base-url", &configured, NULL);
  return daybeat_person_get_source (person) == DAYBEAT_SOURCE_GOOGLE_HEALTH
             ? daybeat_google_health_dup_base_url (configured, error)
             : daybeat_fitbit_dup_base_url (configured, error);
}

DaybeatService *
daybeat_connection_create_service (DaybeatPerson *person, const char *base_url, DaybeatTokenSource *tokens)
{
  g_autofree char *scopes = NULL;

  g_object_get (person, "scopes", &scopes, NULL);
  return daybeat_person_get_source (person) == DAYBEAT_SOURCE_GOOGLE_HEALTH
             ? daybeat_google_health_new (base_url, tokens, scopes)
             : daybeat_fitbit_new (base_url, tokens, NULL);
}
