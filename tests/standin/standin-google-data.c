/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* The data of the Google Health API (§3): which endpoint a path is, whether the scope is there, and whether the type
 * can do what is asked. */

#include "config.h"

#include <string.h>

#include "standin-google-data-private.h"

#define TYPES "dataTypes/"
#define DEVICES "pairedDevices"
#define FAMILIES "/dataSourceFamilies/"

/* Any of the scopes for reading but those of food and place. */
#define IDENTITY_SCOPES                                                                                              \
  "activity_and_fitness.readonly ecg.readonly health_metrics_and_measurements.readonly irn.readonly "                \
  "logged_symptoms.readonly mindfulness.readonly profile.readonly reproductive_health.readonly settings.readonly "   \
  "sleep.readonly"

static const struct
{
  const char *rest;
  const char *scope;
  void (*serve) (StandIn *self, SoupServerMessage *message);
} places[] = {
  { "profile", "profile.readonly", standin_google_profile },
  { "settings", "settings.readonly", standin_google_settings },
  { "identity", IDENTITY_SCOPES, standin_google_identity },
  { "irnProfile", "irn.readonly", standin_google_irn_profile },
};

static const struct
{
  const char *ending;
  StandInGoogleAbility ability;
  const char *name;
} methods[] = {
  { "dataPoints", STANDIN_CAN_LIST, "list" },
  { "dataPoints:reconcile", STANDIN_CAN_RECONCILE, "reconcile" },
  { "dataPoints:rollUp", STANDIN_CAN_ROLL_UP, "rollUp" },
  { "dataPoints:dailyRollUp", STANDIN_CAN_DAILY_ROLL_UP, "dailyRollUp" },
};

/* `users/me/dataSourceFamilies/google-wearables` */
gboolean
standin_google_read_family (StandInGoogleCall *call, const char *family)
{
  static const char *const names[] = { "all-sources", "google-wearables", "google-sources", "self-sources", NULL };
  g_autofree char *own = g_strconcat ("users/", call->self->google->user_id, FAMILIES, NULL);
  const char *name = NULL;

  if (family == NULL || *family == '\0')
    return TRUE;
  if (g_str_has_prefix (family, "users/me" FAMILIES))
    name = family + strlen ("users/me" FAMILIES);
  else if (g_str_has_prefix (family, own))
    name = family + strlen (own);
  if (name == NULL || !g_strv_contains (names, name))
    {
      standin_google_reply_invalid (call->self, call->message, "INVALID_DATA_POINT_DATA_SOURCE_FAMILY",
                                    "data_source_family", "'%s' is no data source family.", family);
      return FALSE;
    }
  if (!call->reconcile && (call->type->kind == STANDIN_KIND_SLEEP || call->type->kind == STANDIN_KIND_FOOD))
    {
      standin_google_reply_invalid (call->self, call->message, NULL, "data_source_family",
                                    "Filtering by data source family is not supported for %s.", call->type->id);
      return FALSE;
    }
  call->wearables_only = g_str_equal (name, "google-wearables");
  call->own_only = g_str_equal (name, "self-sources");
  return TRUE;
}

static gboolean
check_ability (StandInGoogleCall *call, StandInGoogleAbility ability, const char *name)
{
  if (call->type->abilities & ability)
    return TRUE;
  standin_google_reply_invalid (call->self, call->message, "INVALID_PARENT_DATA_TYPE_COLLECTION", "parent",
                                "The data type %s does not support %s.", call->type->id, name);
  return FALSE;
}

static void
serve_method (StandInGoogleCall *call, gsize number)
{
  StandInGoogleAbility ability = methods[number].ability;

  call->reconcile = ability == STANDIN_CAN_RECONCILE;
  if (!check_ability (call, ability, methods[number].name))
    return;
  if (ability == STANDIN_CAN_ROLL_UP || ability == STANDIN_CAN_DAILY_ROLL_UP)
    standin_google_roll_up (call, ability == STANDIN_CAN_DAILY_ROLL_UP);
  else if (standin_google_read_family (call, g_hash_table_lookup (call->form, "dataSourceFamily")))
    standin_google_list (call);
}

/* `dataPoints/ID` and `dataPoints/ID:exportExerciseTcx` */
static void
serve_point (StandInGoogleCall *call, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ":", 2);

  if (parts[1] == NULL)
    {
      if (check_ability (call, STANDIN_CAN_GET, "get"))
        standin_google_get (call, parts[0]);
    }
  else if (g_str_equal (parts[1], "exportExerciseTcx") && g_str_equal (call->type->id, "exercise"))
    standin_google_tcx (call, parts[0]);
  else
    standin_google_reply_html_not_found (call->message);
}

static void
serve_type (StandInGoogleCall *call, const char *collection)
{
  if (!standin_google_check_scope (call->message, call->scopes, call->type->scope))
    return;
  call->odd = standin_fault (call->self, "oddities", call->type->id);
  call->early = call->type->kind == STANDIN_KIND_SLEEP && standin_fault (call->self, "unprocessed", "sleep");
  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      if (g_str_equal (collection, methods[i].ending))
        {
          serve_method (call, i);
          return;
        }
    }
  if (g_str_has_prefix (collection, "dataPoints/"))
    serve_point (call, collection + strlen ("dataPoints/"));
  else
    standin_google_reply_html_not_found (call->message);
}

static void
serve_types (StandInGoogleCall *call, const char *rest)
{
  g_auto (GStrv) parts = g_strsplit (rest, "/", 2);

  call->type = standin_google_find_type (parts[0] != NULL ? parts[0] : "");
  if (call->type == NULL)
    standin_google_reply_invalid (call->self, call->message, "INVALID_PARENT_DATA_TYPE_COLLECTION", "parent",
                                  "'%s' is no data type.", parts[0] != NULL ? parts[0] : "");
  else if (parts[1] == NULL)
    standin_google_reply_html_not_found (call->message);
  else
    serve_type (call, parts[1]);
}

void
standin_google_data (StandIn *self, SoupServerMessage *message, const char *rest, GHashTable *query,
                     const char *scopes)
{
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  StandInGoogleCall call = {
    .self = self, .message = message, .scopes = scopes, .form = query != NULL ? query : none
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (!g_str_equal (rest, places[i].rest))
        continue;
      if (standin_google_check_scope (message, scopes, places[i].scope))
        places[i].serve (self, message);
      return;
    }
  if (g_str_equal (rest, DEVICES) || g_str_has_prefix (rest, DEVICES "/"))
    {
      if (standin_google_check_scope (message, scopes, "settings.readonly"))
        standin_google_devices (self, message, rest[strlen (DEVICES)] == '/' ? rest + strlen (DEVICES "/") : NULL,
                                call.form);
    }
  else if (g_str_has_prefix (rest, TYPES))
    serve_types (&call, rest + strlen (TYPES));
  else
    {
      self->n_violations++;
      standin_google_reply_html_not_found (message);
    }
}
