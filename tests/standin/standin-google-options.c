/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* What the Google side is told at the start. */

#include "config.h"

#include "standin-google-private.h"

void
standin_google_add_options (StandIn *self, GOptionContext *context)
{
  StandInGoogle *google = self->google;
  const GOptionEntry entries[] = {
    { "google-client-id", 0, 0, G_OPTION_ARG_STRING, &google->client_id, "The application that Google knows", "ID" },
    { "google-client-secret", 0, 0, G_OPTION_ARG_STRING, &google->client_secret, "Its secret", "TEXT" },
    { "google-redirect-uri", 0, 0, G_OPTION_ARG_STRING, &google->redirect_uri,
      "Makes it a client of type web with this one address", "ADDRESS" },
    { "google-data-access", 0, 0, G_OPTION_ARG_STRING, &google->data_access,
      "The only scopes on the consent screen: sleep.readonly …", "SCOPES" },
    { "google-test-users", 0, 0, G_OPTION_ARG_STRING, &google->test_users, "The only addresses that may sign in",
      "ADDRESSES" },
    { "google-unverified", 0, 0, G_OPTION_ARG_NONE, &google->unverified, "Warn of an unverified app first", NULL },
    { "google-grant-days", 0, 0, G_OPTION_ARG_INT, &google->grant_days,
      "After which a sign-in with Google ends; 0 for never", "N" },
    { "google-quota", 0, 0, G_OPTION_ARG_INT, &google->quota, "Requests a minute of the Google Health API", "N" },
    { "google-retry-hint", 0, 0, G_OPTION_ARG_STRING, &google->retry_hint,
      "What a refusal by that quota says: none, retry-info, retry-after or both", "HINT" },
    { "heart-rate-seconds", 0, 0, G_OPTION_ARG_INT, &google->heart_rate_seconds,
      "Between two samples of the heart rate that Google Health tells", "N" },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, NULL);
}

gboolean
standin_google_check_options (StandIn *self, GError **error)
{
  const char *const hints[] = { "none", "retry-info", "retry-after", "both", NULL };

  if (self->google->retry_hint != NULL && !g_strv_contains (hints, self->google->retry_hint))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--google-retry-hint names what there is not.");
  else if (self->google->heart_rate_seconds < 1)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--heart-rate-seconds is 1 or more.");
  else if (self->google->grant_days < 0)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--google-grant-days is 0 or more.");
  else
    return TRUE;
  return FALSE;
}

void
standin_google_start (StandIn *self)
{
  if (self->google->client_id == NULL)
    self->google->client_id = g_strdup ("471300000007-standin.apps.googleusercontent.com");
  if (self->google->client_secret == NULL)
    self->google->client_secret = g_strdup ("GOCSPX-standin-not-a-secret");
  self->google->email = g_strconcat (self->account, "@example.org", NULL);
  self->google->user_id = g_strdup_printf ("73019441288561%05u", self->seed);
}
