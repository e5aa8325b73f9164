/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health-decode-person.h"

#include <string.h>

#include "daybeat-google-health-values.h"

#define MM_PER_M 1000.0

static DaybeatProfile *
ensure_profile (DaybeatBatch *batch)
{
  if (batch->profile == NULL)
    {
      batch->profile = daybeat_profile_new ();
      batch->profile->source = batch->source;
      batch->profile->as_of = daybeat_day_today ();
    }
  return batch->profile;
}

static void
copy_members (JsonObject *from, JsonObject *into, GHashTable *but)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, from);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    {
      if (but == NULL || !g_hash_table_contains (but, member))
        json_object_set_member (into, member, json_node_copy (node));
    }
}

/* The profile is made of several answers: what nobody knew of each goes to what was there. */
static void
keep_rest (DaybeatJsonFields *fields, DaybeatProfile *profile)
{
  JsonObject *extra = json_object_new ();
  g_autoptr (JsonNode) former = profile->extra != NULL ? json_from_string (profile->extra, NULL) : NULL;

  if (former != NULL && JSON_NODE_HOLDS_OBJECT (former))
    copy_members (json_node_get_object (former), extra, NULL);
  copy_members (fields->object, extra, fields->taken);
  g_free (profile->extra);
  profile->extra = daybeat_google_health_object_to_text (extra);
}

/* `users/{id}/profile`, where the id may be `me`. */
static void
take_name (DaybeatJsonFields *fields, DaybeatProfile *profile)
{
  g_autofree char *name = daybeat_json_take_id (fields, "name");
  g_auto (GStrv) parts = g_strsplit (name != NULL ? name : "", "/", -1);

  if (profile->id == NULL && g_strv_length (parts) >= 2 && !g_str_equal (parts[1], "me") && *parts[1] != '\0')
    profile->id = g_strdup (parts[1]);
}

/* What the person entered, else what the service worked out. */
static double
take_stride (DaybeatJsonFields *fields, const char *configured, const char *automatic)
{
  double entered = daybeat_json_take_number (fields, configured);
  double found = daybeat_json_take_number (fields, automatic);

  if (entered > 0)
    return entered / MM_PER_M;
  return found > 0 ? found / MM_PER_M : DAYBEAT_ABSENT_NUMBER;
}

gboolean
daybeat_google_health_decode_profile (GBytes *body, DaybeatBatch *batch, GError **error)
{
  g_autoptr (JsonNode) root = daybeat_json_parse_object (body, error);
  g_auto (DaybeatJsonFields) fields = { 0 };
  DaybeatProfile *profile;

  if (root == NULL)
    return FALSE;
  daybeat_json_fields_init (&fields, json_node_get_object (root), batch, "profile");
  profile = ensure_profile (batch);
  take_name (&fields, profile);
  profile->age = daybeat_json_take_int (&fields, "age");
  profile->member_since = daybeat_google_health_take_date (&fields, "membershipStartDate");
  profile->stride_walking_m =
      take_stride (&fields, "userConfiguredWalkingStrideLengthMm", "autoWalkingStrideLengthMm");
  profile->stride_running_m =
      take_stride (&fields, "userConfiguredRunningStrideLengthMm", "autoRunningStrideLengthMm");
  keep_rest (&fields, profile);
  return TRUE;
}

typedef struct
{
  const char *service; /* without the prefix that every value of the enum has */
  const char *profile; /* as in a profile's `…_unit` */
} Unit;

static const Unit units[] = {
  { "MILES", "en_US" },      { "KILOMETERS", "METRIC" }, { "POUNDS", "en_US" },   { "STONE", "en_GB" },
  { "KILOGRAMS", "METRIC" }, { "INCHES", "en_US" },      { "CENTIMETERS", "METRIC" }, { "CELSIUS", "METRIC" },
  { "FAHRENHEIT", "en_US" }, { "ML", "METRIC" },         { "FL_OZ", "en_US" },    { "CUP", "en_US" },
  { "METERS", "METRIC" },    { "YARDS", "en_US" },       { "MG_DL", "en_US" },    { "MMOL_L", "METRIC" },
};

/* An enum's value without its prefix; NULL where it says that it says nothing. */
static char *
take_choice (DaybeatJsonFields *fields, const char *member, const char *prefix)
{
  g_autofree char *word = daybeat_json_take_text (fields, member);

  if (word == NULL || g_str_has_suffix (word, "_UNSPECIFIED"))
    return NULL;
  return g_strdup (g_str_has_prefix (word, prefix) ? word + strlen (prefix) : word);
}

static char *
take_unit (DaybeatJsonFields *fields, const char *member, const char *prefix)
{
  g_autofree char *choice = take_choice (fields, member, prefix);

  for (gsize i = 0; i < G_N_ELEMENTS (units) && choice != NULL; i++)
    {
      if (g_str_equal (choice, units[i].service))
        return g_strdup (units[i].profile);
    }
  if (choice != NULL)
    daybeat_json_note (fields, member, "is a unit nobody knows", json_object_get_member (fields->object, member));
  return NULL;
}

static void
read_units (DaybeatJsonFields *fields, DaybeatProfile *profile)
{
  const char *water = json_object_get_string_member_with_default (fields->object, "waterUnit", NULL);

  g_set_str (&profile->water_unit_name, g_strcmp0 (water, "WATER_UNIT_CUP") == 0 ? "cup" : NULL);
  profile->distance_unit = take_unit (fields, "distanceUnit", "DISTANCE_UNIT_");
  profile->weight_unit = take_unit (fields, "weightUnit", "WEIGHT_UNIT_");
  profile->height_unit = take_unit (fields, "heightUnit", "HEIGHT_UNIT_");
  profile->temperature_unit = take_unit (fields, "temperatureUnit", "TEMPERATURE_UNIT_");
  profile->water_unit = take_unit (fields, "waterUnit", "WATER_UNIT_");
  profile->swim_unit = take_unit (fields, "swimUnit", "SWIM_UNIT_");
  profile->glucose_unit = take_unit (fields, "glucoseUnit", "GLUCOSE_UNIT_");
}

/* `en-US` as profiles have it, `en_US`. */
static char *
take_locale (DaybeatJsonFields *fields, const char *member)
{
  char *locale = daybeat_json_take_id (fields, member);

  return locale != NULL ? g_strdelimit (locale, "-", '_') : NULL;
}

static char *
take_stride_type (DaybeatJsonFields *fields, const char *member)
{
  g_autofree char *choice = take_choice (fields, member, "STRIDE_LENGTH_TYPE_");

  return choice != NULL ? g_ascii_strdown (choice, -1) : NULL;
}

static int
take_utc_offset (DaybeatJsonFields *fields)
{
  double minutes = daybeat_google_health_take_seconds (fields, "utcOffset") / 60.0;

  return fabs (minutes) <= 18 * 60 ? (int) minutes : G_MININT;
}

static void
clear_settings (DaybeatProfile *profile)
{
  char **const texts[] = { &profile->distance_unit, &profile->weight_unit,     &profile->height_unit,
                           &profile->water_unit,    &profile->temperature_unit, &profile->swim_unit,
                           &profile->glucose_unit,  &profile->timezone,         &profile->locale,
                           &profile->language_locale, &profile->foods_locale,   &profile->stride_walking_type,
                           &profile->stride_running_type };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
}

gboolean
daybeat_google_health_decode_settings (GBytes *body, DaybeatBatch *batch, GError **error)
{
  g_autoptr (JsonNode) root = daybeat_json_parse_object (body, error);
  g_auto (DaybeatJsonFields) fields = { 0 };
  DaybeatProfile *profile;

  if (root == NULL)
    return FALSE;
  daybeat_json_fields_init (&fields, json_node_get_object (root), batch, "settings");
  profile = ensure_profile (batch);
  clear_settings (profile);
  take_name (&fields, profile);
  read_units (&fields, profile);
  profile->timezone = daybeat_json_take_id (&fields, "timeZone");
  profile->utc_offset_minutes = take_utc_offset (&fields);
  profile->language_locale = take_locale (&fields, "languageLocale");
  profile->locale = g_strdup (profile->language_locale);
  profile->foods_locale = take_locale (&fields, "foodLanguageCode");
  profile->stride_walking_type = take_stride_type (&fields, "strideLengthWalkingType");
  profile->stride_running_type = take_stride_type (&fields, "strideLengthRunningType");
  /* What is false is left out. */
  profile->auto_stride = daybeat_json_take_flag (&fields, "autoStrideEnabled") == TRUE;
  keep_rest (&fields, profile);
  return TRUE;
}

gboolean
daybeat_google_health_decode_identity (GBytes *body, DaybeatBatch *batch, GError **error)
{
  g_autoptr (JsonNode) root = daybeat_json_parse_object (body, error);
  g_auto (DaybeatJsonFields) fields = { 0 };
  g_autofree char *id = NULL;
  DaybeatProfile *profile;

  if (root == NULL)
    return FALSE;
  daybeat_json_fields_init (&fields, json_node_get_object (root), batch, "identity");
  profile = ensure_profile (batch);
  daybeat_json_take_nothing (&fields, "name");
  id = daybeat_json_take_id (&fields, "healthUserId");
  if (id != NULL)
    g_set_str (&profile->id, id);
  keep_rest (&fields, profile);
  return TRUE;
}

static void
take_into (DaybeatJsonFields *fields, const char *member, char **text)
{
  g_autofree char *value = daybeat_json_take_id (fields, member);

  if (value != NULL)
    g_set_str (text, value);
}

gboolean
daybeat_google_health_decode_userinfo (GBytes *body, DaybeatBatch *batch, GError **error)
{
  g_autoptr (JsonNode) root = daybeat_json_parse_object (body, error);
  g_auto (DaybeatJsonFields) fields = { 0 };
  DaybeatProfile *profile;

  if (root == NULL)
    return FALSE;
  daybeat_json_fields_init (&fields, json_node_get_object (root), batch, "userinfo");
  profile = ensure_profile (batch);
  take_into (&fields, "name", &profile->full_name);
  g_set_str (&profile->display_name, profile->full_name);
  take_into (&fields, "given_name", &profile->first_name);
  take_into (&fields, "family_name", &profile->last_name);
  take_into (&fields, "picture", &profile->avatar_url);
  keep_rest (&fields, profile);
  return TRUE;
}
