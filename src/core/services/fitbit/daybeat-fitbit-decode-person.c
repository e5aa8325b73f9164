/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-fitbit"

#include "config.h"

#include "daybeat-fitbit-decoders.h"
#include "daybeat-fitbit-units.h"
#include "daybeat-json-fields.h"

#define MINUTES_PER_DAY (24 * 60)

static double
take_length (DaybeatJsonFields *fields, const char *member)
{
  double length = daybeat_json_take_number (fields, member);

  /* Who never entered one has 0. */
  return length > 0 ? daybeat_fitbit_units_length_to_metres (DAYBEAT_FITBIT_UNITS_METRIC, length)
                    : DAYBEAT_ABSENT_NUMBER;
}

static double
take_weight (DaybeatJsonFields *fields, const char *member)
{
  double weight = daybeat_json_take_number (fields, member);

  return weight > 0 ? daybeat_fitbit_units_weight_to_kilograms (DAYBEAT_FITBIT_UNITS_METRIC, weight)
                    : DAYBEAT_ABSENT_NUMBER;
}

static int
take_offset_minutes (DaybeatJsonFields *fields, const char *member)
{
  double minutes = daybeat_json_take_number (fields, member) / 60000.0;

  if (fabs (minutes) < MINUTES_PER_DAY)
    return (int) minutes;
  if (!isnan (minutes))
    daybeat_json_note (fields, member, "is out of range", json_object_get_member (fields->object, member));
  return G_MININT;
}

/* The largest picture that is offered. */
static char *
take_avatar (DaybeatJsonFields *fields)
{
  g_autofree char *small = daybeat_json_take_text (fields, "avatar");
  g_autofree char *medium = daybeat_json_take_text (fields, "avatar150");
  g_autofree char *large = daybeat_json_take_text (fields, "avatar640");

  if (large != NULL)
    return g_steal_pointer (&large);
  return medium != NULL ? g_steal_pointer (&medium) : g_steal_pointer (&small);
}

static void
read_names (DaybeatJsonFields *fields, DaybeatProfile *profile)
{
  profile->id = daybeat_json_take_id (fields, "encodedId");
  profile->display_name = daybeat_json_take_text (fields, "displayName");
  profile->full_name = daybeat_json_take_text (fields, "fullName");
  profile->first_name = daybeat_json_take_text (fields, "firstName");
  profile->last_name = daybeat_json_take_text (fields, "lastName");
  profile->nickname = daybeat_json_take_text (fields, "nickname");
  profile->about_me = daybeat_json_take_text (fields, "aboutMe");
  profile->avatar_url = take_avatar (fields);
}

static void
read_body (DaybeatJsonFields *fields, DaybeatProfile *profile)
{
  profile->birth_date = daybeat_json_take_day (fields, "dateOfBirth");
  profile->age = daybeat_json_take_int (fields, "age");
  profile->gender = daybeat_json_take_text (fields, "gender");
  profile->height_m = take_length (fields, "height");
  profile->weight_kg = take_weight (fields, "weight");
  profile->stride_walking_m = take_length (fields, "strideLengthWalking");
  profile->stride_running_m = take_length (fields, "strideLengthRunning");
  profile->stride_walking_type = daybeat_json_take_text (fields, "strideLengthWalkingType");
  profile->stride_running_type = daybeat_json_take_text (fields, "strideLengthRunningType");
  profile->auto_stride = daybeat_json_take_flag (fields, "autoStrideEnabled");
}

static void
read_place (DaybeatJsonFields *fields, DaybeatProfile *profile)
{
  profile->timezone = daybeat_json_take_text (fields, "timezone");
  profile->utc_offset_minutes = take_offset_minutes (fields, "offsetFromUTCMillis");
  profile->city = daybeat_json_take_text (fields, "city");
  profile->state = daybeat_json_take_text (fields, "state");
  profile->country = daybeat_json_take_text (fields, "country");
  profile->locale = daybeat_json_take_text (fields, "locale");
  profile->language_locale = daybeat_json_take_text (fields, "languageLocale");
  profile->foods_locale = daybeat_json_take_text (fields, "foodsLocale");
}

static void
read_wishes (DaybeatJsonFields *fields, DaybeatProfile *profile)
{
  profile->start_of_week = daybeat_json_take_text (fields, "startDayOfWeek");
  profile->clock = daybeat_json_take_text (fields, "clockTimeDisplayFormat");
  profile->sleep_tracking = daybeat_json_take_text (fields, "sleepTracking");
  profile->distance_unit = daybeat_json_take_text (fields, "distanceUnit");
  profile->height_unit = daybeat_json_take_text (fields, "heightUnit");
  profile->weight_unit = daybeat_json_take_text (fields, "weightUnit");
  profile->water_unit = daybeat_json_take_text (fields, "waterUnit");
  profile->water_unit_name = daybeat_json_take_text (fields, "waterUnitName");
  profile->temperature_unit = daybeat_json_take_text (fields, "temperatureUnit");
  profile->glucose_unit = daybeat_json_take_text (fields, "glucoseUnit");
  profile->swim_unit = daybeat_json_take_text (fields, "swimUnit");
}

static void
read_account (DaybeatJsonFields *fields, DaybeatProfile *profile)
{
  profile->member_since = daybeat_json_take_day (fields, "memberSince");
  profile->average_daily_steps = daybeat_json_take_count (fields, "averageDailySteps");
  profile->child = daybeat_json_take_flag (fields, "isChild");
  profile->coach = daybeat_json_take_flag (fields, "isCoach");
  profile->ambassador = daybeat_json_take_flag (fields, "ambassador");
  /* The badges have an endpoint of their own that says more. */
  daybeat_json_take_nothing (fields, "topBadges");
}

gboolean
daybeat_fitbit_decode_profile (GBytes *body, DaybeatBatch *batch, GError **error)
{
  g_autoptr (JsonNode) root = daybeat_json_parse_object (body, error);
  g_auto (DaybeatJsonFields) fields = { 0 };
  JsonNode *user;
  DaybeatProfile *profile;

  if (root == NULL)
    return FALSE;
  user = json_object_get_member (json_node_get_object (root), "user");
  if (user == NULL || !JSON_NODE_HOLDS_OBJECT (user))
    return daybeat_json_fail_shape (error);

  daybeat_json_fields_init (&fields, json_node_get_object (user), batch, "user");
  g_clear_pointer (&batch->profile, daybeat_profile_unref);
  profile = batch->profile = daybeat_profile_new ();
  profile->source = batch->source;
  profile->as_of = daybeat_day_today ();
  read_names (&fields, profile);
  read_body (&fields, profile);
  read_place (&fields, profile);
  read_wishes (&fields, profile);
  read_account (&fields, profile);
  profile->extra = daybeat_json_take_rest (&fields);
  return TRUE;
}
