/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Records as the API writes them (reference §7–§11), with its habits: wall times, bare uint64 ids, strings and numbers. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "standin-private.h"

static JsonNode *
wrap (JsonObject *object)
{
  return json_node_init_object (json_node_alloc (), object);
}

static void
set_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

static void
set_day (JsonObject *object, const char *member, DaybeatDay day)
{
  g_autofree char *text = day != DAYBEAT_DAY_NONE ? daybeat_day_to_string (day) : g_strdup ("");

  json_object_set_string_member (object, member, text);
}

/* Local time without a zone, always with milliseconds. */
static char *
wall_time (gint64 wall_ms)
{
  DaybeatInstant instant = { .wall_ms = wall_ms / 1000 * 1000 };
  g_autofree char *text = daybeat_instant_to_string (instant);

  return g_strconcat (text, ".000", NULL);
}

static void
set_wall (JsonObject *object, const char *member, gint64 wall_ms)
{
  g_autofree char *text = wall_time (wall_ms);

  json_object_set_string_member (object, member, text);
}

static char *
picture_url (StandIn *self, const char *kind, const char *id)
{
  return g_strdup_printf ("%s/pictures/%s/%s.svg", self->address, kind, id);
}

static gboolean
has_scope (const char *scopes, const char *scope)
{
  g_auto (GStrv) names = g_strsplit (scopes, " ", -1);

  return g_strv_contains ((const char *const *) names, scope);
}

JsonNode *
standin_encode_profile (StandIn *self, DaybeatFitbitUnits units, const char *scopes)
{
  const DaybeatProfile *profile = self->person->profile;
  g_autoptr (JsonObject) root = json_object_new ();
  JsonObject *user = json_object_new ();
  g_autofree char *avatar = picture_url (self, "people", profile->id);

  json_object_set_int_member (user, "age", profile->age);
  json_object_set_boolean_member (user, "ambassador", FALSE);
  json_object_set_boolean_member (user, "autoStrideEnabled", profile->auto_stride == TRUE);
  set_text (user, "aboutMe", profile->about_me);
  set_text (user, "avatar", avatar);
  set_text (user, "avatar150", avatar);
  set_text (user, "avatar640", avatar);
  json_object_set_int_member (user, "averageDailySteps", profile->average_daily_steps);
  set_text (user, "clockTimeDisplayFormat", profile->clock);
  set_day (user, "dateOfBirth", profile->birth_date);
  set_text (user, "displayName", profile->display_name);
  set_text (user, "displayNameSetting", "name");
  set_text (user, "distanceUnit", profile->distance_unit);
  set_text (user, "encodedId", profile->id);
  set_text (user, "firstName", profile->first_name);
  set_text (user, "lastName", profile->last_name);
  set_text (user, "fullName", profile->full_name);
  set_text (user, "gender", profile->gender);
  set_text (user, "glucoseUnit", profile->glucose_unit);
  json_object_set_double_member (user, "height", daybeat_fitbit_units_length_from_metres (units, profile->height_m));
  set_text (user, "heightUnit", profile->height_unit);
  json_object_set_boolean_member (user, "isChild", FALSE);
  json_object_set_boolean_member (user, "isCoach", FALSE);
  set_text (user, "languageLocale", profile->language_locale);
  set_text (user, "locale", profile->locale);
  set_day (user, "memberSince", profile->member_since);
  json_object_set_int_member (user, "offsetFromUTCMillis", profile->utc_offset_minutes * 60000);
  set_text (user, "sleepTracking", profile->sleep_tracking);
  set_text (user, "startDayOfWeek", profile->start_of_week);
  json_object_set_double_member (user, "strideLengthRunning",
                                 daybeat_fitbit_units_length_from_metres (units, profile->stride_running_m));
  set_text (user, "strideLengthRunningType", profile->stride_running_type);
  json_object_set_double_member (user, "strideLengthWalking",
                                 daybeat_fitbit_units_length_from_metres (units, profile->stride_walking_m));
  set_text (user, "strideLengthWalkingType", profile->stride_walking_type);
  set_text (user, "swimUnit", profile->swim_unit);
  set_text (user, "temperatureUnit", profile->temperature_unit);
  set_text (user, "timezone", profile->timezone);
  set_text (user, "waterUnit", profile->water_unit);
  set_text (user, "waterUnitName", profile->water_unit_name);
  set_text (user, "weightUnit", profile->weight_unit);
  if (has_scope (scopes, "weight"))
    json_object_set_double_member (user, "weight",
                                   daybeat_fitbit_units_weight_from_kilograms (units, profile->weight_kg));
  if (has_scope (scopes, "location"))
    {
      set_text (user, "city", profile->city);
      set_text (user, "state", profile->state);
      set_text (user, "country", profile->country);
    }
  if (has_scope (scopes, "nutrition"))
    set_text (user, "foodsLocale", profile->foods_locale);
  json_object_set_object_member (root, "user", user);
  return wrap (root);
}

static JsonObject *
encode_badge (StandIn *self, const DaybeatBadge *badge)
{
  JsonObject *object = json_object_new ();
  g_autofree char *image = picture_url (self, "badges", badge->id);

  set_text (object, "badgeGradientEndColor", badge->gradient_end);
  set_text (object, "badgeGradientStartColor", badge->gradient_start);
  set_text (object, "badgeType", badge->type);
  set_text (object, "category", badge->category);
  json_object_set_array_member (object, "cheers", json_array_new ());
  set_day (object, "dateTime", badge->date);
  set_text (object, "description", badge->description);
  set_text (object, "earnedMessage", badge->earned_message);
  set_text (object, "encodedId", badge->id);
  set_text (object, "image100px", image);
  set_text (object, "image300px", image);
  set_text (object, "name", badge->name);
  set_text (object, "shortDescription", badge->short_description);
  set_text (object, "shortName", badge->short_name);
  json_object_set_int_member (object, "timesAchieved", badge->times_achieved);
  set_text (object, "unit", badge->unit);
  json_object_set_int_member (object, "value", badge->value);
  return object;
}

JsonNode *
standin_encode_badges (StandIn *self)
{
  g_autoptr (JsonObject) root = json_object_new ();
  JsonArray *badges = json_array_new ();

  for (guint i = 0; i < self->person->badges->len; i++)
    json_array_add_object_element (badges, encode_badge (self, g_ptr_array_index (self->person->badges, i)));
  json_object_set_array_member (root, "badges", badges);
  return wrap (root);
}

static JsonObject *
encode_person (StandIn *self, const char *id, const char *name, gboolean child, gboolean is_self)
{
  JsonObject *person = json_object_new (), *attributes = json_object_new ();
  g_autofree char *avatar = picture_url (self, "people", id);

  set_text (attributes, "avatar", avatar);
  json_object_set_boolean_member (attributes, "child", child);
  if (!is_self)
    json_object_set_boolean_member (attributes, "friend", TRUE);
  set_text (attributes, "name", name);
  json_object_set_object_member (person, "attributes", attributes);
  set_text (person, "id", id);
  set_text (person, "type", "person");
  return person;
}

JsonNode *
standin_encode_friends (StandIn *self)
{
  g_autoptr (JsonObject) root = json_object_new ();
  JsonArray *data = json_array_new ();

  for (guint i = 0; i < self->person->friends->len; i++)
    {
      const DaybeatFriend *person = g_ptr_array_index (self->person->friends, i);

      json_array_add_object_element (
          data, encode_person (self, person->id, person->display_name, person->child == TRUE, FALSE));
    }
  json_object_set_array_member (root, "data", data);
  return wrap (root);
}

static JsonObject *
encode_rank (const DaybeatLeaderboardEntry *entry)
{
  JsonObject *object = json_object_new (), *relationships = json_object_new ();
  JsonObject *user = json_object_new (), *data = json_object_new ();

  if (!entry->hidden)
    {
      JsonObject *attributes = json_object_new ();

      json_object_set_double_member (attributes, "step-average", entry->average_steps);
      json_object_set_int_member (attributes, "step-rank", entry->rank);
      json_object_set_int_member (attributes, "step-summary", entry->steps);
      json_object_set_boolean_member (attributes, "visibleActivity", TRUE);
      json_object_set_object_member (object, "attributes", attributes);
    }
  set_text (object, "id", entry->id);
  set_text (data, "id", entry->id);
  set_text (data, "type", "person");
  json_object_set_object_member (user, "data", data);
  json_object_set_object_member (relationships, "user", user);
  json_object_set_object_member (object, "relationships", relationships);
  set_text (object, "type", entry->hidden ? "inactive-user" : "ranked-user");
  return object;
}

JsonNode *
standin_encode_leaderboard (StandIn *self)
{
  g_autoptr (JsonObject) root = json_object_new ();
  JsonArray *data = json_array_new (), *included = json_array_new ();

  for (guint i = 0; i < self->person->leaderboard->len; i++)
    {
      const DaybeatLeaderboardEntry *entry = g_ptr_array_index (self->person->leaderboard, i);

      json_array_add_object_element (data, encode_rank (entry));
      json_array_add_object_element (included,
                                     encode_person (self, entry->id, entry->display_name, FALSE, entry->self));
    }
  json_object_set_array_member (root, "data", data);
  json_object_set_array_member (root, "included", included);
  return wrap (root);
}

JsonNode *
standin_encode_devices (StandIn *self)
{
  JsonArray *devices = json_array_new ();
  JsonNode *node;

  for (guint i = 0; i < self->person->devices->len; i++)
    {
      const DaybeatDevice *device = g_ptr_array_index (self->person->devices, i);
      JsonObject *object = json_object_new ();

      set_text (object, "battery", device->battery);
      if (device->battery_percent != DAYBEAT_ABSENT)
        json_object_set_int_member (object, "batteryLevel", device->battery_percent);
      set_text (object, "deviceVersion", device->name);
      json_object_set_array_member (object, "features", json_array_new ());
      set_text (object, "id", device->id);
      set_wall (object, "lastSyncTime", device->last_sync.wall_ms);
      set_text (object, "mac", device->hardware_address);
      set_text (object, "type", device->type);
      json_array_add_object_element (devices, object);
    }
  node = json_node_init_array (json_node_alloc (), devices);
  json_array_unref (devices);
  return node;
}

JsonNode *
standin_encode_sleep_goal (StandIn *self)
{
  const DaybeatSleepGoal *goal = self->person->sleep_goal;
  g_autoptr (JsonObject) root = json_object_new ();
  JsonObject *consistency = json_object_new (), *wish = json_object_new ();

  json_object_set_double_member (consistency, "awakeRestlessPercentage", goal->awake_restless_percent / 100.0);
  json_object_set_int_member (consistency, "flowId", goal->flow_id);
  json_object_set_int_member (consistency, "recommendedSleepGoal", goal->recommended_minutes);
  json_object_set_int_member (consistency, "typicalDuration", goal->typical_minutes);
  set_text (consistency, "typicalWakeupTime", "06:52");
  set_text (wish, "bedtime", "23:15");
  json_object_set_int_member (wish, "minDuration", goal->minutes);
  set_text (wish, "updatedOn", "2024-02-11T19:03:11.250Z");
  set_text (wish, "wakeupTime", "06:45");
  json_object_set_object_member (root, "consistency", consistency);
  json_object_set_object_member (root, "goal", wish);
  return wrap (root);
}

/* Sleep */

static const char *
level_word (guint32 level)
{
  return level == DAYBEAT_SLEEP_LEVEL_AWAKE ? "wake" : daybeat_sleep_level_to_string (level);
}

static JsonArray *
encode_segments (GArray *segments, gboolean classic)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < segments->len; i++)
    {
      const DaybeatSleepSegment *segment = &g_array_index (segments, DaybeatSleepSegment, i);
      JsonObject *object = json_object_new ();

      set_wall (object, "dateTime", segment->start_ms);
      set_text (object, "level", classic ? daybeat_sleep_level_to_string (segment->level) : level_word (segment->level));
      json_object_set_int_member (object, "seconds", segment->seconds);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
encode_level_summary (const DaybeatSleep *sleep, gboolean classic)
{
  JsonObject *summary = json_object_new ();

  for (int level = 0; level < DAYBEAT_N_SLEEP_LEVELS; level++)
    {
      JsonObject *object;

      if (sleep->level_minutes[level] == DAYBEAT_ABSENT)
        continue;
      object = json_object_new ();
      json_object_set_int_member (object, "count", MAX (0, sleep->level_counts[level]));
      json_object_set_int_member (object, "minutes", sleep->level_minutes[level]);
      if (!classic)
        json_object_set_int_member (object, "thirtyDayAvgMinutes", 0);
      json_object_set_object_member (summary, classic ? daybeat_sleep_level_to_string (level) : level_word (level),
                                     object);
    }
  return summary;
}

JsonNode *
standin_encode_sleep (StandIn *self, DaybeatSleep *sleep)
{
  gboolean classic = sleep->type == DAYBEAT_SLEEP_TYPE_CLASSIC;
  g_autoptr (JsonObject) object = json_object_new ();
  JsonObject *levels = json_object_new ();

  set_day (object, "dateOfSleep", sleep->day);
  json_object_set_int_member (object, "duration", sleep->in_bed_minutes * G_GINT64_CONSTANT (60000));
  json_object_set_int_member (object, "efficiency", sleep->efficiency_received);
  set_wall (object, "endTime", sleep->end.wall_ms);
  json_object_set_int_member (object, "infoCode", sleep->info_code);
  json_object_set_boolean_member (object, "isMainSleep", sleep->main == TRUE);
  json_object_set_array_member (levels, "data", encode_segments (sleep->segments, classic));
  if (!classic && !standin_fault (self, "no-shortdata", "sleep"))
    json_object_set_array_member (levels, "shortData", encode_segments (sleep->short_wakes, FALSE));
  json_object_set_object_member (levels, "summary", encode_level_summary (sleep, classic));
  json_object_set_object_member (object, "levels", levels);
  json_object_set_int_member (object, "logId", (gint64) g_ascii_strtoull (sleep->id, NULL, 10));
  set_text (object, "logType", sleep->log_type);
  json_object_set_int_member (object, "minutesAfterWakeup", MAX (0, sleep->after_wakeup_minutes));
  json_object_set_int_member (object, "minutesAsleep", sleep->asleep_minutes);
  json_object_set_int_member (object, "minutesAwake", sleep->awake_minutes);
  json_object_set_int_member (object, "minutesToFallAsleep", MAX (0, sleep->to_fall_asleep_minutes));
  set_wall (object, "startTime", sleep->start.wall_ms);
  json_object_set_int_member (object, "timeInBed", sleep->in_bed_minutes);
  set_text (object, "type", daybeat_sleep_type_to_string (sleep->type));
  return wrap (object);
}

/* Changing the person */

static void
set_string (char **member, GHashTable *form, const char *name)
{
  const char *value = g_hash_table_lookup (form, name);

  if (value != NULL)
    g_set_str (member, value);
}

static void
set_length (double *member, GHashTable *form, const char *name, DaybeatFitbitUnits units)
{
  const char *value = g_hash_table_lookup (form, name);

  if (value != NULL)
    *member = daybeat_fitbit_units_length_to_metres (units, g_ascii_strtod (value, NULL));
}

void
standin_update_profile (StandIn *self, GHashTable *form, DaybeatFitbitUnits units)
{
  DaybeatProfile *profile = self->person->profile;
  const char *birthday = g_hash_table_lookup (form, "birthday");

  if (birthday != NULL)
    profile->birth_date = daybeat_day_parse (birthday);
  set_string (&profile->gender, form, "gender");
  set_string (&profile->about_me, form, "aboutMe");
  set_string (&profile->full_name, form, "fullName");
  set_string (&profile->country, form, "country");
  set_string (&profile->state, form, "state");
  set_string (&profile->city, form, "city");
  set_string (&profile->clock, form, "clockTimeDisplayFormat");
  set_string (&profile->start_of_week, form, "startDayOfWeek");
  set_string (&profile->timezone, form, "timezone");
  set_string (&profile->locale, form, "locale");
  set_string (&profile->weight_unit, form, "weightUnit");
  set_string (&profile->height_unit, form, "heightUnit");
  set_string (&profile->water_unit, form, "waterUnit");
  set_string (&profile->glucose_unit, form, "glucoseUnit");
  set_string (&profile->swim_unit, form, "swimUnit");
  set_length (&profile->height_m, form, "height", units);
  set_length (&profile->stride_walking_m, form, "strideLengthWalking", units);
  set_length (&profile->stride_running_m, form, "strideLengthRunning", units);
}

void
standin_picture (StandIn *self, SoupServerMessage *message, const char *rest)
{
  g_autofree char *id = g_path_get_basename (rest);
  g_autofree char *svg = NULL;

  if (g_str_has_suffix (id, ".svg"))
    id[strlen (id) - 4] = '\0';
  if (g_str_has_prefix (rest, "people/"))
    svg = daybeat_sample_dup_avatar_svg (self->sample, id);
  for (guint i = 0; svg == NULL && i < self->person->badges->len; i++)
    {
      const DaybeatBadge *badge = g_ptr_array_index (self->person->badges, i);

      if (g_strcmp0 (badge->id, id) == 0)
        svg = g_strdup_printf (
            "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='300' viewBox='0 0 300 300'><defs>"
            "<linearGradient id='g' x2='0' y2='1'><stop stop-color='#%s'/><stop offset='1' stop-color='#%s'/>"
            "</linearGradient></defs><circle cx='150' cy='150' r='140' fill='url(#g)'/>"
            "<circle cx='150' cy='150' r='118' fill='none' stroke='#ffffff66' stroke-width='6'/>"
            "<path d='M150 62l24 54 58 6-43 39 12 57-51-29-51 29 12-57-43-39 58-6z' fill='#ffffffdd'/></svg>",
            badge->gradient_start, badge->gradient_end);
    }
  if (svg != NULL)
    standin_reply_text (message, 200, "image/svg+xml", svg);
  else
    standin_reply_error (message, 404, "not_found", NULL, "No such picture.");
}
