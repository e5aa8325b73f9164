/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* What the health API tells (§3): whose data it is. */

#include "config.h"

#include "standin-google-private.h"

/* Any of the scopes for reading but these two. */
#define IDENTITY_SCOPES                                                                                              \
  "activity_and_fitness.readonly ecg.readonly health_metrics_and_measurements.readonly irn.readonly "                \
  "logged_symptoms.readonly mindfulness.readonly profile.readonly reproductive_health.readonly settings.readonly "   \
  "sleep.readonly"

static void
reply_identity (StandIn *self, SoupServerMessage *message)
{
  g_autoptr (JsonObject) identity = json_object_new ();
  g_autoptr (JsonNode) node = NULL;

  json_object_set_string_member (identity, "name", "users/me/identity");
  json_object_set_string_member (identity, "legacyUserId", self->person->profile->id);
  json_object_set_string_member (identity, "healthUserId", self->google->user_id);
  node = standin_wrap (identity);
  standin_reply_json (message, 200, node);
}

void
standin_google_data (StandIn *self, SoupServerMessage *message, const char *rest, GHashTable *query,
                     const char *scopes)
{
  if (!g_str_equal (rest, "identity"))
    standin_google_reply_html_not_found (message);
  else if (standin_google_check_scope (message, scopes, IDENTITY_SCOPES))
    reply_identity (self, message);
}
