/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health-provider.h"

#include <glib/gi18n-lib.h>

#include "daybeat-service-address.h"

#define API_URL "https://health.googleapis.com"
#define AUTHORIZE_URL "https://accounts.google.com/o/oauth2/v2/auth"
#define TOKEN_URL "https://oauth2.googleapis.com/token"
#define REVOKE_URL "https://oauth2.googleapis.com/revoke"
#define USERINFO_URL "https://openidconnect.googleapis.com/v1/userinfo"

#define READONLY(kind) "https://www.googleapis.com/auth/googlehealth." kind ".readonly"

/* What is asked for by default is what most people have; what is more private than that is theirs to choose. */
static const DaybeatScope scopes[] = {
  { READONLY ("sleep"), N_ ("Sleep"), N_ ("Every night and nap with its stages."), TRUE },
  { READONLY ("activity_and_fitness"), N_ ("Activity and exercise"),
    N_ ("Steps, distance, floors, energy, active minutes, exercises and cardio fitness."), TRUE },
  { READONLY ("health_metrics_and_measurements"), N_ ("Heart and body"),
    N_ ("Heart rate and its variability, oxygen, breathing, temperature, weight, body fat and height."), TRUE },
  { READONLY ("nutrition"), N_ ("Food and water"), N_ ("Meals and drinks that you wrote down."), TRUE },
  { READONLY ("profile"), N_ ("Profile"), N_ ("Your age, and since when you have had the account."), TRUE },
  { READONLY ("settings"), N_ ("Settings and devices"),
    N_ ("Your units and time zone, and your trackers and scales with battery and last sync."), TRUE },
  { READONLY ("ecg"), N_ ("ECG"), N_ ("Electrocardiograms that you took, with their result."), FALSE },
  { READONLY ("irn"), N_ ("Irregular rhythm"), N_ ("Notifications of a heart rhythm that was irregular."), FALSE },
  { READONLY ("location"), N_ ("Routes"), N_ ("Where your exercises took you, as your device recorded it."), FALSE },
  { READONLY ("reproductive_health"), N_ ("Cycle"), N_ ("Periods and ovulation tests that you wrote down."), FALSE },
  { READONLY ("logged_symptoms"), N_ ("Symptoms"), N_ ("Symptoms that you wrote down."), FALSE },
  { READONLY ("mindfulness"), N_ ("Mindfulness"), N_ ("Moods that you wrote down."), FALSE },
  { "openid profile email", N_ ("Name, address and picture"),
    N_ ("What your Google account is called, its email address and its picture. Your health data has none of them."),
    FALSE },
};

/* Whoever has an API of their own has the rest beside it. */
static char *
choose (const char *variable, const char *base, const char *path, const char *vendor, GError **error)
{
  g_autofree char *own = g_str_equal (base, API_URL) ? g_strdup (vendor) : g_strconcat (base, path, NULL);

  return daybeat_service_address_choose (variable, NULL, own, error);
}

char *
daybeat_google_health_dup_base_url (const char *configured, GError **error)
{
  return daybeat_service_address_choose ("DAYBEAT_GOOGLE_HEALTH_URL", configured, API_URL, error);
}

DaybeatOAuthProvider *
daybeat_google_health_provider_new (const char *base_url, GError **error)
{
  g_autofree char *base = daybeat_google_health_dup_base_url (base_url, error);
  g_autoptr (DaybeatOAuthProvider) provider = NULL;

  if (base == NULL)
    return NULL;
  provider = daybeat_oauth_provider_new ("google-health");
  provider->authorize_url = choose ("DAYBEAT_GOOGLE_AUTH_URL", base, "/o/oauth2/v2/auth", AUTHORIZE_URL, error);
  if (provider->authorize_url == NULL)
    return NULL;
  provider->token_url = choose ("DAYBEAT_GOOGLE_TOKEN_URL", base, "/token", TOKEN_URL, error);
  if (provider->token_url == NULL)
    return NULL;
  provider->revoke_url = choose ("DAYBEAT_GOOGLE_REVOKE_URL", base, "/revoke", REVOKE_URL, error);
  if (provider->revoke_url == NULL)
    return NULL;
  provider->any_loopback_port = TRUE;
  provider->secret_in_body = TRUE;
  provider->revoke_without_client = TRUE;
  /* Each consent brings a refresh token. No `include_granted_scopes`: a token that unites these scopes with what was
     once granted for another API is refused. */
  provider->parameters = "access_type=offline";
  provider->prompt = "consent";
  provider->login_prompt = "select_account";
  provider->scopes = scopes;
  provider->n_scopes = G_N_ELEMENTS (scopes);
  return g_steal_pointer (&provider);
}

char *
daybeat_google_health_dup_userinfo_url (const char *base_url, GError **error)
{
  g_autoptr (DaybeatOAuthProvider) provider = daybeat_google_health_provider_new (base_url, error);
  g_autoptr (GUri) token = NULL;
  g_autoptr (GUri) own = NULL;

  if (provider == NULL)
    return NULL;
  if (g_str_equal (provider->token_url, TOKEN_URL))
    return g_strdup (USERINFO_URL);
  token = g_uri_parse (provider->token_url, G_URI_FLAGS_ENCODED, NULL);
  own = g_uri_build (G_URI_FLAGS_ENCODED, g_uri_get_scheme (token), NULL, g_uri_get_host (token),
                     g_uri_get_port (token), "/v1/userinfo", NULL, NULL);
  return g_uri_to_string (own);
}
