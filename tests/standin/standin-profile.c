/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* The profile (§7): lengths and weights follow the request's units, and what the scopes do not cover is left
 * out. */

#include "config.h"

#include <string.h>

#include "daybeat-clock.h"
#include "standin-private.h"

/* What the clock of the person is ahead of UTC now, summer time included. */
static int
offset_now (const DaybeatProfile *profile)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (profile->timezone);
  gint64 now = daybeat_clock_now () / 1000;

  if (zone == NULL)
    return profile->utc_offset_minutes * 60000;
  return g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, now)) * 1000;
}

static void
add_names (StandIn *self, JsonObject *user, const DaybeatProfile *profile)
{
  g_autofree char *avatar = standin_picture_url (self, "people", profile->id);

  standin_set_text (user, "aboutMe", profile->about_me);
  standin_set_text (user, "avatar", avatar);
  standin_set_text (user, "avatar150", avatar);
  standin_set_text (user, "avatar640", avatar);
  standin_set_text (user, "displayName", profile->display_name);
  standin_set_text (user, "displayNameSetting", "name");
  standin_set_text (user, "encodedId", profile->id);
  standin_set_text (user, "firstName", profile->first_name);
  standin_set_text (user, "lastName", profile->last_name);
  standin_set_text (user, "fullName", profile->full_name);
}

static void
add_body (JsonObject *user, const DaybeatProfile *profile, DaybeatFitbitUnits units, const char *scopes)
{
  json_object_set_int_member (user, "age", profile->age);
  json_object_set_boolean_member (user, "autoStrideEnabled", profile->auto_stride == TRUE);
  standin_set_day (user, "dateOfBirth", profile->birth_date);
  standin_set_text (user, "gender", profile->gender);
  json_object_set_double_member (user, "height",
                                 daybeat_fitbit_units_length_from_metres (units, profile->height_m));
  json_object_set_double_member (user, "strideLengthRunning",
                                 daybeat_fitbit_units_length_from_metres (units, profile->stride_running_m));
  standin_set_text (user, "strideLengthRunningType", profile->stride_running_type);
  json_object_set_double_member (user, "strideLengthWalking",
                                 daybeat_fitbit_units_length_from_metres (units, profile->stride_walking_m));
  standin_set_text (user, "strideLengthWalkingType", profile->stride_walking_type);
  if (standin_has_scope (scopes, "weight"))
    json_object_set_double_member (user, "weight",
                                   daybeat_fitbit_units_weight_from_kilograms (units, profile->weight_kg));
}

static void
add_place (JsonObject *user, const DaybeatProfile *profile, const char *scopes)
{
  json_object_set_int_member (user, "offsetFromUTCMillis", offset_now (profile));
  standin_set_text (user, "timezone", profile->timezone);
  standin_set_text (user, "languageLocale", profile->language_locale);
  standin_set_text (user, "locale", profile->locale);
  if (standin_has_scope (scopes, "location"))
    {
      standin_set_text (user, "city", profile->city);
      standin_set_text (user, "state", profile->state);
      standin_set_text (user, "country", profile->country);
    }
  if (standin_has_scope (scopes, "nutrition"))
    standin_set_text (user, "foodsLocale", profile->foods_locale);
}

static void
add_wishes (JsonObject *user, const DaybeatProfile *profile)
{
  standin_set_text (user, "clockTimeDisplayFormat", profile->clock);
  standin_set_text (user, "distanceUnit", profile->distance_unit);
  standin_set_text (user, "glucoseUnit", profile->glucose_unit);
  standin_set_text (user, "heightUnit", profile->height_unit);
  standin_set_text (user, "sleepTracking", profile->sleep_tracking);
  standin_set_text (user, "startDayOfWeek", profile->start_of_week);
  standin_set_text (user, "swimUnit", profile->swim_unit);
  standin_set_text (user, "temperatureUnit", profile->temperature_unit);
  standin_set_text (user, "waterUnit", profile->water_unit);
  standin_set_text (user, "waterUnitName", profile->water_unit_name);
  standin_set_text (user, "weightUnit", profile->weight_unit);
}

static void
add_account (JsonObject *user, const DaybeatProfile *profile)
{
  static const char *const flags[]
      = { "ambassador",         "challengesBeta", "corporate", "corporateAdmin",
          "isBugReportEnabled", "isChild",        "isCoach",   "legalTermsAcceptRequired",
          "mfaEnabled",         "sdkDeveloper" };
  JsonObject *features = json_object_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    json_object_set_boolean_member (user, flags[i], FALSE);
  json_object_set_boolean_member (features, "exerciseGoal", TRUE);
  json_object_set_object_member (user, "features", features);
  json_object_set_int_member (user, "averageDailySteps", profile->average_daily_steps);
  standin_set_day (user, "memberSince", profile->member_since);
}

static void
answer_profile (StandIn *self, StandInCall *call)
{
  const DaybeatProfile *profile = self->person->profile;
  const char *locale = soup_message_headers_get_one (soup_server_message_get_request_headers (call->message),
                                                     "Accept-Locale");
  g_autoptr (JsonObject) root = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  JsonObject *user = json_object_new ();

  json_object_set_object_member (root, "user", user);
  add_names (self, user, profile);
  add_body (user, profile, call->units, call->scopes);
  add_place (user, profile, call->scopes);
  add_wishes (user, profile);
  add_account (user, profile);
  json_object_set_array_member (user, "topBadges", standin_encode_badges (self, call->scopes, locale, TRUE));
  node = standin_wrap (root);
  standin_answer (self, call, 200, node, "profile");
}

void
standin_profile (StandIn *self, StandInCall *call)
{
  if (standin_check_quota (self, call->message))
    answer_profile (self, call);
}

/* What a friend lets others see. */
void
standin_profile_of_friend (StandIn *self, StandInCall *call, const DaybeatFriend *person)
{
  g_autoptr (JsonObject) root = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *avatar = standin_picture_url (self, "people", person->id);
  JsonObject *user = json_object_new ();

  json_object_set_object_member (root, "user", user);
  if (!standin_check_quota (self, call->message))
    return;
  standin_set_text (user, "avatar", avatar);
  standin_set_text (user, "avatar150", avatar);
  standin_set_text (user, "displayName", person->display_name);
  standin_set_text (user, "encodedId", person->id);
  standin_set_text (user, "gender", "NA");
  json_object_set_boolean_member (user, "isChild", person->child == TRUE);
  node = standin_wrap (root);
  standin_answer (self, call, 200, node, "profile");
}

/* Changing it */

static const char *const genders[] = { "MALE", "FEMALE", "NA", NULL };
static const char *const clocks[] = { "12hour", "24hour", NULL };
static const char *const weekdays[] = { "SUNDAY", "MONDAY", NULL };
static const char *const weight_units[] = { "en_US", "en_GB", "any", NULL };
static const char *const other_units[] = { "en_US", "any", NULL };

/* Texts of which only some are allowed, and where they are kept. @scope is what else is needed. */
static const struct
{
  const char *name;
  const char *const *allowed; /* NULL for any */
  gsize member;
  const char *scope;
} texts[] = {
  { "gender", genders, G_STRUCT_OFFSET (DaybeatProfile, gender), NULL },
  { "clockTimeDisplayFormat", clocks, G_STRUCT_OFFSET (DaybeatProfile, clock), NULL },
  { "startDayOfWeek", weekdays, G_STRUCT_OFFSET (DaybeatProfile, start_of_week), NULL },
  { "weightUnit", weight_units, G_STRUCT_OFFSET (DaybeatProfile, weight_unit), NULL },
  { "heightUnit", other_units, G_STRUCT_OFFSET (DaybeatProfile, height_unit), NULL },
  { "waterUnit", other_units, G_STRUCT_OFFSET (DaybeatProfile, water_unit), NULL },
  { "glucoseUnit", other_units, G_STRUCT_OFFSET (DaybeatProfile, glucose_unit), NULL },
  { "swimUnit", other_units, G_STRUCT_OFFSET (DaybeatProfile, swim_unit), NULL },
  { "aboutMe", NULL, G_STRUCT_OFFSET (DaybeatProfile, about_me), NULL },
  { "fullName", NULL, G_STRUCT_OFFSET (DaybeatProfile, full_name), NULL },
  { "locale", NULL, G_STRUCT_OFFSET (DaybeatProfile, locale), NULL },
  { "timezone", NULL, G_STRUCT_OFFSET (DaybeatProfile, timezone), NULL },
  { "country", NULL, G_STRUCT_OFFSET (DaybeatProfile, country), "location" },
  { "state", NULL, G_STRUCT_OFFSET (DaybeatProfile, state), "location" },
  { "city", NULL, G_STRUCT_OFFSET (DaybeatProfile, city), "location" },
  { "foodsLocale", NULL, G_STRUCT_OFFSET (DaybeatProfile, foods_locale), "nutrition" },
};

static const struct
{
  const char *name;
  gsize member;
} lengths[] = {
  { "height", G_STRUCT_OFFSET (DaybeatProfile, height_m) },
  { "strideLengthWalking", G_STRUCT_OFFSET (DaybeatProfile, stride_walking_m) },
  { "strideLengthRunning", G_STRUCT_OFFSET (DaybeatProfile, stride_running_m) },
};

static gboolean
is_length (const char *text)
{
  char *end = NULL;
  double length = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && length > 0 && length < 1000;
}

static gboolean
is_zone (const char *text)
{
  g_autoptr (GTimeZone) zone = strchr (text, '/') != NULL ? g_time_zone_new_identifier (text) : NULL;

  return zone != NULL;
}

/* Returns the first parameter that cannot be taken, or NULL. */
static const char *
find_invalid (GHashTable *form)
{
  const char *birthday = g_hash_table_lookup (form, "birthday"),
             *zone = g_hash_table_lookup (form, "timezone");
  const char *name = g_hash_table_lookup (form, "fullName");
  DaybeatDay day = standin_parse_day (birthday, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *value = g_hash_table_lookup (form, texts[i].name);

      if (value != NULL && texts[i].allowed != NULL && !g_strv_contains (texts[i].allowed, value))
        return texts[i].name;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      const char *value = g_hash_table_lookup (form, lengths[i].name);

      if (value != NULL && !is_length (value))
        return lengths[i].name;
    }
  if (birthday != NULL && (day == DAYBEAT_DAY_NONE || day > daybeat_day_today ()))
    return "birthday";
  if (name != NULL && *name == '\0')
    return "fullName";
  if (zone != NULL && !is_zone (zone))
    return "timezone";
  /* These two go together. */
  if (g_hash_table_contains (form, "localeLang") != g_hash_table_contains (form, "localeCountry"))
    return "localeLang";
  return NULL;
}

static const char *
find_missing_scope (GHashTable *form, const char *scopes)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (texts[i].scope != NULL && g_hash_table_contains (form, texts[i].name)
          && !standin_has_scope (scopes, texts[i].scope))
        return texts[i].scope;
    }
  return NULL;
}

static void
take_over (StandIn *self, StandInCall *call)
{
  DaybeatProfile *profile = self->person->profile;
  const char *birthday = g_hash_table_lookup (call->form, "birthday");

  if (birthday != NULL)
    profile->birth_date = daybeat_day_parse (birthday);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *value = g_hash_table_lookup (call->form, texts[i].name);

      if (value != NULL)
        g_set_str (G_STRUCT_MEMBER_P (profile, texts[i].member),
                   g_str_equal (value, "any") ? "METRIC" : value);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      const char *value = g_hash_table_lookup (call->form, lengths[i].name);

      if (value != NULL)
        G_STRUCT_MEMBER (double, profile, lengths[i].member)
            = daybeat_fitbit_units_length_to_metres (call->units, g_ascii_strtod (value, NULL));
    }
}

void
standin_profile_update (StandIn *self, StandInCall *call)
{
  const char *missing = find_missing_scope (call->form, call->scopes), *invalid = find_invalid (call->form);

  if (missing != NULL)
    {
      g_autofree char *text
          = g_strdup_printf ("This application does not have permission to access %s data.", missing);

      standin_reply_error (call->message, 403, "insufficient_scope", NULL, text);
    }
  else if (invalid != NULL)
    standin_reply_invalid (self, call->message, invalid, "Invalid value for parameter %s", invalid);
  else if (standin_check_quota (self, call->message))
    {
      take_over (self, call);
      answer_profile (self, call);
    }
}
