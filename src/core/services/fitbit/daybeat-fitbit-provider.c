/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-fitbit"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "daybeat-fitbit.h"
#include "daybeat-service-address.h"

#define API_URL "https://api.fitbit.com"
#define AUTHORIZE_URL "https://www.fitbit.com/oauth2/authorize"

static const DaybeatScope scopes[] = {
  { "profile", N_ ("Profile and badges"), N_ ("Your name, picture, body measures and settings, and every badge."), TRUE },
  { "sleep", N_ ("Sleep"), N_ ("Every night and nap with its stages, and your sleep goal."), TRUE },
  { "social", N_ ("Friends"), N_ ("Your list of friends and the leaderboard of seven days."), TRUE },
  { "settings", N_ ("Devices"), N_ ("Your trackers and scales with battery and last sync."), TRUE },
  { "weight", N_ ("Weight"), N_ ("Your weight in the profile, and badges for weight."), FALSE },
  /* Translators: where somebody lives */
  { "location", N_ ("Place"), N_ ("City, state and country in your profile."), FALSE },
  { "nutrition", N_ ("Food database"), N_ ("Which country's foods your profile uses."), FALSE },
};

char *
daybeat_fitbit_dup_base_url (const char *configured, GError **error)
{
  return daybeat_service_address_choose ("DAYBEAT_FITBIT_URL", configured, API_URL, error);
}

DaybeatOAuthProvider *
daybeat_fitbit_provider_new (const char *base_url, const char *authorize_url, GError **error)
{
  g_autofree char *base = daybeat_fitbit_dup_base_url (base_url, error);
  g_autofree char *own_page = NULL;
  g_autoptr (DaybeatOAuthProvider) provider = NULL;

  if (base == NULL)
    return NULL;
  provider = daybeat_oauth_provider_new ("fitbit");
  own_page = g_str_equal (base, API_URL) ? g_strdup (AUTHORIZE_URL) : g_strconcat (base, "/oauth2/authorize", NULL);
  provider->authorize_url =
      daybeat_service_address_choose ("DAYBEAT_FITBIT_AUTHORIZE_URL", authorize_url, own_page, error);
  if (provider->authorize_url == NULL)
    return NULL;
  provider->token_url = g_strconcat (base, "/oauth2/token", NULL);
  provider->revoke_url = g_strconcat (base, "/oauth2/revoke", NULL);
  provider->introspect_url = g_strconcat (base, "/1.1/oauth2/introspect", NULL);
  provider->any_loopback_port = FALSE;
  provider->scopes = scopes;
  provider->n_scopes = G_N_ELEMENTS (scopes);
  return g_steal_pointer (&provider);
}
