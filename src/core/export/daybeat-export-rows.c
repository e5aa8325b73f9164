/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export-rows.h"

#include "daybeat-export-values-private.h"

JsonObject *
daybeat_export_row_profile (const DaybeatProfile *profile)
{
  JsonObject *row = json_object_new ();
  JsonObject *units = json_object_new ();

  _daybeat_export_text (row, "id", profile->id);
  _daybeat_export_text (row, "display_name", profile->display_name);
  _daybeat_export_text (row, "full_name", profile->full_name);
  _daybeat_export_text (row, "first_name", profile->first_name);
  _daybeat_export_text (row, "last_name", profile->last_name);
  _daybeat_export_day (row, "birth_date", profile->birth_date);
  _daybeat_export_count (row, "age", profile->age);
  _daybeat_export_text (row, "gender", profile->gender);
  _daybeat_export_number (row, "height_m", profile->height_m);
  _daybeat_export_number (row, "weight_kg", profile->weight_kg);
  _daybeat_export_number (row, "stride_walking_m", profile->stride_walking_m);
  _daybeat_export_number (row, "stride_running_m", profile->stride_running_m);
  _daybeat_export_day (row, "member_since", profile->member_since);
  _daybeat_export_text (row, "timezone", profile->timezone);
  _daybeat_export_text (row, "country", profile->country);
  _daybeat_export_text (row, "locale", profile->locale);
  _daybeat_export_text (row, "about_me", profile->about_me);
  _daybeat_export_count (row, "average_daily_steps", profile->average_daily_steps);
  _daybeat_export_text (row, "start_of_week", profile->start_of_week);
  _daybeat_export_text (row, "clock", profile->clock);
  _daybeat_export_text (units, "distance", profile->distance_unit);
  _daybeat_export_text (units, "weight", profile->weight_unit);
  _daybeat_export_text (units, "height", profile->height_unit);
  _daybeat_export_text (units, "water", profile->water_unit);
  _daybeat_export_text (units, "temperature", profile->temperature_unit);
  json_object_set_object_member (row, "units", units);
  _daybeat_export_source (row, profile->source);
  _daybeat_export_day (row, "as_of", profile->as_of);
  return row;
}

JsonObject *
daybeat_export_row_badge (const DaybeatBadge *badge)
{
  JsonObject *row = json_object_new ();

  _daybeat_export_text (row, "id", badge->id);
  _daybeat_export_text (row, "type", badge->type);
  _daybeat_export_text (row, "category", badge->category);
  _daybeat_export_text (row, "name", badge->name);
  _daybeat_export_text (row, "short_name", badge->short_name);
  _daybeat_export_text (row, "description", badge->description);
  _daybeat_export_text (row, "earned_message", badge->earned_message);
  _daybeat_export_count (row, "value", badge->value);
  _daybeat_export_text (row, "unit", badge->unit);
  _daybeat_export_count (row, "times_achieved", badge->times_achieved);
  _daybeat_export_day (row, "date", badge->date);
  _daybeat_export_text (row, "gradient_start", badge->gradient_start);
  _daybeat_export_text (row, "gradient_end", badge->gradient_end);
  _daybeat_export_source (row, badge->source);
  _daybeat_export_day (row, "as_of", badge->as_of);
  return row;
}

JsonObject *
daybeat_export_row_friend (const DaybeatFriend *person)
{
  JsonObject *row = json_object_new ();

  _daybeat_export_text (row, "id", person->id);
  _daybeat_export_text (row, "display_name", person->display_name);
  _daybeat_export_text (row, "avatar", person->avatar_url);
  _daybeat_export_flag (row, "child", person->child);
  _daybeat_export_instant (row, "since", person->since);
  _daybeat_export_source (row, person->source);
  _daybeat_export_day (row, "as_of", person->as_of);
  return row;
}

JsonObject *
daybeat_export_row_leaderboard (const DaybeatLeaderboardEntry *entry)
{
  JsonObject *row = json_object_new ();

  _daybeat_export_text (row, "id", entry->id);
  _daybeat_export_text (row, "display_name", entry->display_name);
  _daybeat_export_count (row, "rank", entry->rank);
  _daybeat_export_count (row, "steps", entry->steps);
  _daybeat_export_number (row, "average_steps", entry->average_steps);
  _daybeat_export_flag (row, "self", entry->self);
  _daybeat_export_flag (row, "hidden", entry->hidden);
  _daybeat_export_source (row, entry->source);
  _daybeat_export_day (row, "as_of", entry->as_of);
  return row;
}

JsonObject *
daybeat_export_row_device (const DaybeatDevice *device)
{
  JsonObject *row = json_object_new ();

  _daybeat_export_text (row, "id", device->id);
  _daybeat_export_text (row, "name", device->name);
  _daybeat_export_text (row, "type", device->type);
  _daybeat_export_text (row, "battery", device->battery);
  _daybeat_export_count (row, "battery_percent", device->battery_percent);
  _daybeat_export_instant (row, "last_sync", device->last_sync);
  _daybeat_export_source (row, device->source);
  return row;
}

static void
add_minute_of_day (JsonObject *row, const char *member, int minute)
{
  g_autofree char *text = minute >= 0 ? g_strdup_printf ("%02d:%02d", minute / 60, minute % 60) : NULL;

  _daybeat_export_text (row, member, text);
}

JsonObject *
daybeat_export_row_sleep_goal (const DaybeatSleepGoal *goal)
{
  JsonObject *row = json_object_new ();

  _daybeat_export_count (row, "goal_min", goal->minutes);
  add_minute_of_day (row, "bedtime", goal->bedtime_minute);
  add_minute_of_day (row, "wakeup_time", goal->wakeup_minute);
  _daybeat_export_instant (row, "updated", goal->updated);
  _daybeat_export_count (row, "recommended_min", goal->recommended_minutes);
  _daybeat_export_count (row, "typical_min", goal->typical_minutes);
  add_minute_of_day (row, "typical_wakeup_time", goal->typical_wakeup_minute);
  _daybeat_export_number (row, "awake_restless_percent", goal->awake_restless_percent);
  _daybeat_export_source (row, goal->source);
  _daybeat_export_day (row, "as_of", goal->as_of);
  return row;
}
