/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-record-table-private.h"

/*
 * The small families. The `WHERE … IS NOT` of each upsert makes writing the same again change nothing, not even
 * the time of the last change.
 */

static const DaybeatColumn profile_columns[] = {
  DAYBEAT_COLUMN (DaybeatProfile, source, FLAG),
  DAYBEAT_COLUMN (DaybeatProfile, id, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, display_name, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, full_name, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, first_name, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, last_name, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, nickname, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, about_me, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, birth_date, DAY),
  DAYBEAT_COLUMN (DaybeatProfile, age, INT),
  DAYBEAT_COLUMN (DaybeatProfile, gender, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, height_m, NUMBER),
  DAYBEAT_COLUMN (DaybeatProfile, weight_kg, NUMBER),
  DAYBEAT_COLUMN (DaybeatProfile, stride_walking_m, NUMBER),
  DAYBEAT_COLUMN (DaybeatProfile, stride_running_m, NUMBER),
  DAYBEAT_COLUMN (DaybeatProfile, stride_walking_type, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, stride_running_type, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, member_since, DAY),
  DAYBEAT_COLUMN (DaybeatProfile, timezone, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, utc_offset_minutes, OFFSET),
  DAYBEAT_COLUMN (DaybeatProfile, city, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, state, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, country, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, locale, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, language_locale, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, foods_locale, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, avatar_url, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, average_daily_steps, INT64),
  DAYBEAT_COLUMN (DaybeatProfile, start_of_week, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, clock, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, sleep_tracking, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, distance_unit, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, height_unit, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, weight_unit, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, water_unit, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, water_unit_name, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, temperature_unit, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, glucose_unit, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, swim_unit, TEXT),
  DAYBEAT_COLUMN (DaybeatProfile, child, INT),
  DAYBEAT_COLUMN (DaybeatProfile, ambassador, INT),
  DAYBEAT_COLUMN (DaybeatProfile, coach, INT),
  DAYBEAT_COLUMN (DaybeatProfile, auto_stride, INT),
  DAYBEAT_COLUMN (DaybeatProfile, as_of, DAY),
  DAYBEAT_COLUMN (DaybeatProfile, extra, TEXT),
};

static const char profile_put[] =
    "INSERT INTO profile (source, id, display_name, full_name, first_name, last_name, nickname, "
    "about_me, birth_date, age, gender, height_m, weight_kg, stride_walking_m, "
    "stride_running_m, stride_walking_type, stride_running_type, member_since, "
    "timezone, utc_offset_minutes, city, state, country, locale, language_locale, "
    "foods_locale, avatar_url, average_daily_steps, start_of_week, clock, "
    "sleep_tracking, distance_unit, height_unit, weight_unit, water_unit, "
    "water_unit_name, temperature_unit, glucose_unit, swim_unit, child, ambassador, "
    "coach, auto_stride, as_of, extra) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, "
    "?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38, "
    "?39, ?40, ?41, ?42, ?43, ?44, ?45) "
    "ON CONFLICT (source) DO UPDATE SET "
    "id = excluded.id, display_name = excluded.display_name, full_name = excluded.full_name, "
    "first_name = excluded.first_name, last_name = excluded.last_name, nickname = excluded.nickname, "
    "about_me = excluded.about_me, birth_date = excluded.birth_date, age = excluded.age, "
    "gender = excluded.gender, height_m = excluded.height_m, weight_kg = excluded.weight_kg, "
    "stride_walking_m = excluded.stride_walking_m, stride_running_m = excluded.stride_running_m, "
    "stride_walking_type = excluded.stride_walking_type, "
    "stride_running_type = excluded.stride_running_type, member_since = excluded.member_since, "
    "timezone = excluded.timezone, utc_offset_minutes = excluded.utc_offset_minutes, "
    "city = excluded.city, state = excluded.state, country = excluded.country, locale = excluded.locale, "
    "language_locale = excluded.language_locale, foods_locale = excluded.foods_locale, "
    "avatar_url = excluded.avatar_url, average_daily_steps = excluded.average_daily_steps, "
    "start_of_week = excluded.start_of_week, clock = excluded.clock, "
    "sleep_tracking = excluded.sleep_tracking, distance_unit = excluded.distance_unit, "
    "height_unit = excluded.height_unit, weight_unit = excluded.weight_unit, "
    "water_unit = excluded.water_unit, water_unit_name = excluded.water_unit_name, "
    "temperature_unit = excluded.temperature_unit, glucose_unit = excluded.glucose_unit, "
    "swim_unit = excluded.swim_unit, child = excluded.child, ambassador = excluded.ambassador, "
    "coach = excluded.coach, auto_stride = excluded.auto_stride, as_of = excluded.as_of, "
    "extra = excluded.extra "
    "WHERE (id, display_name, full_name, first_name, last_name, nickname, about_me, birth_date, age, "
    "gender, height_m, weight_kg, stride_walking_m, stride_running_m, stride_walking_type, "
    "stride_running_type, member_since, timezone, utc_offset_minutes, city, state, country, "
    "locale, language_locale, foods_locale, avatar_url, average_daily_steps, start_of_week, "
    "clock, sleep_tracking, distance_unit, height_unit, weight_unit, water_unit, water_unit_name, "
    "temperature_unit, glucose_unit, swim_unit, child, ambassador, coach, auto_stride, as_of, "
    "extra) IS NOT "
    "(excluded.id, excluded.display_name, excluded.full_name, excluded.first_name, excluded.last_name, "
    "excluded.nickname, excluded.about_me, excluded.birth_date, excluded.age, excluded.gender, "
    "excluded.height_m, excluded.weight_kg, excluded.stride_walking_m, excluded.stride_running_m, "
    "excluded.stride_walking_type, excluded.stride_running_type, excluded.member_since, "
    "excluded.timezone, excluded.utc_offset_minutes, excluded.city, excluded.state, excluded.country, "
    "excluded.locale, excluded.language_locale, excluded.foods_locale, excluded.avatar_url, "
    "excluded.average_daily_steps, excluded.start_of_week, excluded.clock, excluded.sleep_tracking, "
    "excluded.distance_unit, excluded.height_unit, excluded.weight_unit, excluded.water_unit, "
    "excluded.water_unit_name, excluded.temperature_unit, excluded.glucose_unit, excluded.swim_unit, "
    "excluded.child, excluded.ambassador, excluded.coach, excluded.auto_stride, excluded.as_of, "
    "excluded.extra)";

static const char profile_load[] =
    "SELECT source, id, display_name, full_name, first_name, last_name, nickname, about_me, birth_date, "
    "age, gender, height_m, weight_kg, stride_walking_m, stride_running_m, stride_walking_type, "
    "stride_running_type, member_since, timezone, utc_offset_minutes, city, state, country, "
    "locale, language_locale, foods_locale, avatar_url, average_daily_steps, start_of_week, "
    "clock, sleep_tracking, distance_unit, height_unit, weight_unit, water_unit, water_unit_name, "
    "temperature_unit, glucose_unit, swim_unit, child, ambassador, coach, auto_stride, as_of, "
    "extra FROM profile "
    "ORDER BY source";

static const DaybeatColumn sleep_goal_columns[] = {
  DAYBEAT_COLUMN (DaybeatSleepGoal, source, FLAG),
  DAYBEAT_COLUMN (DaybeatSleepGoal, minutes, INT),
  DAYBEAT_COLUMN (DaybeatSleepGoal, bedtime_minute, INT),
  DAYBEAT_COLUMN (DaybeatSleepGoal, wakeup_minute, INT),
  DAYBEAT_COLUMN (DaybeatSleepGoal, updated, INSTANT),
  DAYBEAT_COLUMN (DaybeatSleepGoal, recommended_minutes, INT),
  DAYBEAT_COLUMN (DaybeatSleepGoal, typical_minutes, INT),
  DAYBEAT_COLUMN (DaybeatSleepGoal, typical_wakeup_minute, INT),
  DAYBEAT_COLUMN (DaybeatSleepGoal, awake_restless_percent, NUMBER),
  DAYBEAT_COLUMN (DaybeatSleepGoal, flow_id, INT),
  DAYBEAT_COLUMN (DaybeatSleepGoal, as_of, DAY),
  DAYBEAT_COLUMN (DaybeatSleepGoal, extra, TEXT),
};

static const char sleep_goal_put[] =
    "INSERT INTO sleep_goal (source, minutes, bedtime_minute, wakeup_minute, updated_ms, updated_offset, "
    "updated_offset_source, recommended_minutes, typical_minutes, "
    "typical_wakeup_minute, awake_restless_percent, flow_id, as_of, extra) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) "
    "ON CONFLICT (source) DO UPDATE SET "
    "minutes = excluded.minutes, bedtime_minute = excluded.bedtime_minute, "
    "wakeup_minute = excluded.wakeup_minute, updated_ms = excluded.updated_ms, "
    "updated_offset = excluded.updated_offset, updated_offset_source = excluded.updated_offset_source, "
    "recommended_minutes = excluded.recommended_minutes, typical_minutes = excluded.typical_minutes, "
    "typical_wakeup_minute = excluded.typical_wakeup_minute, "
    "awake_restless_percent = excluded.awake_restless_percent, flow_id = excluded.flow_id, "
    "as_of = excluded.as_of, extra = excluded.extra "
    "WHERE (minutes, bedtime_minute, wakeup_minute, updated_ms, updated_offset, updated_offset_source, "
    "recommended_minutes, typical_minutes, typical_wakeup_minute, awake_restless_percent, "
    "flow_id, as_of, extra) IS NOT "
    "(excluded.minutes, excluded.bedtime_minute, excluded.wakeup_minute, excluded.updated_ms, "
    "excluded.updated_offset, excluded.updated_offset_source, excluded.recommended_minutes, "
    "excluded.typical_minutes, excluded.typical_wakeup_minute, excluded.awake_restless_percent, "
    "excluded.flow_id, excluded.as_of, excluded.extra)";

static const char sleep_goal_load[] =
    "SELECT source, minutes, bedtime_minute, wakeup_minute, updated_ms, updated_offset, "
    "updated_offset_source, recommended_minutes, typical_minutes, typical_wakeup_minute, "
    "awake_restless_percent, flow_id, as_of, extra FROM sleep_goal "
    "ORDER BY as_of DESC, source";

static const DaybeatColumn badge_columns[] = {
  DAYBEAT_COLUMN (DaybeatBadge, source, FLAG),
  DAYBEAT_COLUMN (DaybeatBadge, id, TEXT),
  DAYBEAT_COLUMN (DaybeatBadge, type, TEXT),
  DAYBEAT_COLUMN (DaybeatBadge, category, TEXT),
  DAYBEAT_COLUMN (DaybeatBadge, name, TEXT),
  DAYBEAT_COLUMN (DaybeatBadge, short_name, TEXT),
  DAYBEAT_COLUMN (DaybeatBadge, description, TEXT),
  DAYBEAT_COLUMN (DaybeatBadge, short_description, TEXT),
  DAYBEAT_COLUMN (DaybeatBadge, earned_message, TEXT),
  DAYBEAT_COLUMN (DaybeatBadge, value, INT64),
  DAYBEAT_COLUMN (DaybeatBadge, unit, TEXT),
  DAYBEAT_COLUMN (DaybeatBadge, times_achieved, INT64),
  DAYBEAT_COLUMN (DaybeatBadge, date, DAY),
  DAYBEAT_COLUMN (DaybeatBadge, gradient_start, TEXT),
  DAYBEAT_COLUMN (DaybeatBadge, gradient_end, TEXT),
  DAYBEAT_COLUMN (DaybeatBadge, image_url, TEXT),
  DAYBEAT_COLUMN (DaybeatBadge, as_of, DAY),
  DAYBEAT_COLUMN (DaybeatBadge, extra, TEXT),
};

static const char badge_put[] =
    "INSERT INTO badge (source, id, type, category, name, short_name, description, short_description, "
    "earned_message, value, unit, times_achieved, date, gradient_start, gradient_end, "
    "image_url, as_of, extra) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18) "
    "ON CONFLICT (source, type, coalesce (value, -1), coalesce (id, '')) DO UPDATE SET "
    "category = excluded.category, name = excluded.name, short_name = excluded.short_name, "
    "description = excluded.description, short_description = excluded.short_description, "
    "earned_message = excluded.earned_message, unit = excluded.unit, "
    "times_achieved = excluded.times_achieved, date = excluded.date, "
    "gradient_start = excluded.gradient_start, gradient_end = excluded.gradient_end, "
    "image_url = excluded.image_url, as_of = excluded.as_of, extra = excluded.extra "
    "WHERE (category, name, short_name, description, short_description, earned_message, unit, "
    "times_achieved, date, gradient_start, gradient_end, image_url, as_of, extra) IS NOT "
    "(excluded.category, excluded.name, excluded.short_name, excluded.description, "
    "excluded.short_description, excluded.earned_message, excluded.unit, excluded.times_achieved, "
    "excluded.date, excluded.gradient_start, excluded.gradient_end, excluded.image_url, excluded.as_of, "
    "excluded.extra)";

static const char badge_load[] =
    "SELECT source, id, type, category, name, short_name, description, short_description, "
    "earned_message, value, unit, times_achieved, date, gradient_start, gradient_end, image_url, "
    "as_of, extra FROM badge "
    "ORDER BY date, id, type, value, source";

static const DaybeatColumn friend_columns[] = {
  DAYBEAT_COLUMN (DaybeatFriend, source, FLAG),
  DAYBEAT_COLUMN (DaybeatFriend, id, TEXT),
  DAYBEAT_COLUMN (DaybeatFriend, display_name, TEXT),
  DAYBEAT_COLUMN (DaybeatFriend, avatar_url, TEXT),
  DAYBEAT_COLUMN (DaybeatFriend, child, INT),
  DAYBEAT_COLUMN (DaybeatFriend, since, INSTANT),
  DAYBEAT_COLUMN (DaybeatFriend, as_of, DAY),
  DAYBEAT_COLUMN (DaybeatFriend, extra, TEXT),
};

static const char friend_put[] =
    "INSERT INTO friend (source, id, display_name, avatar_url, child, since_ms, since_offset, "
    "since_offset_source, as_of, extra) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) "
    "ON CONFLICT (source, id) DO UPDATE SET "
    "display_name = excluded.display_name, avatar_url = excluded.avatar_url, child = excluded.child, "
    "since_ms = excluded.since_ms, since_offset = excluded.since_offset, "
    "since_offset_source = excluded.since_offset_source, as_of = excluded.as_of, extra = excluded.extra "
    "WHERE (display_name, avatar_url, child, since_ms, since_offset, since_offset_source, as_of, extra) IS NOT "
    "(excluded.display_name, excluded.avatar_url, excluded.child, excluded.since_ms, "
    "excluded.since_offset, excluded.since_offset_source, excluded.as_of, excluded.extra)";

static const char friend_load[] =
    "SELECT source, id, display_name, avatar_url, child, since_ms, since_offset, since_offset_source, "
    "as_of, extra FROM friend "
    "ORDER BY since_ms, id, source";

static const DaybeatColumn leaderboard_entry_columns[] = {
  DAYBEAT_COLUMN (DaybeatLeaderboardEntry, source, FLAG),
  DAYBEAT_COLUMN (DaybeatLeaderboardEntry, id, TEXT),
  DAYBEAT_COLUMN (DaybeatLeaderboardEntry, display_name, TEXT),
  DAYBEAT_COLUMN (DaybeatLeaderboardEntry, avatar_url, TEXT),
  DAYBEAT_COLUMN (DaybeatLeaderboardEntry, rank, INT),
  DAYBEAT_COLUMN (DaybeatLeaderboardEntry, steps, INT64),
  DAYBEAT_COLUMN (DaybeatLeaderboardEntry, average_steps, NUMBER),
  DAYBEAT_COLUMN (DaybeatLeaderboardEntry, self, FLAG),
  DAYBEAT_COLUMN (DaybeatLeaderboardEntry, hidden, FLAG),
  DAYBEAT_COLUMN (DaybeatLeaderboardEntry, as_of, DAY),
  DAYBEAT_COLUMN (DaybeatLeaderboardEntry, extra, TEXT),
};

static const char leaderboard_entry_put[] =
    "INSERT INTO leaderboard (source, id, display_name, avatar_url, rank, steps, average_steps, self, "
    "hidden, as_of, extra) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) "
    "ON CONFLICT (source, id) DO UPDATE SET "
    "display_name = excluded.display_name, avatar_url = excluded.avatar_url, rank = excluded.rank, "
    "steps = excluded.steps, average_steps = excluded.average_steps, self = excluded.self, "
    "hidden = excluded.hidden, as_of = excluded.as_of, extra = excluded.extra "
    "WHERE (display_name, avatar_url, rank, steps, average_steps, self, hidden, as_of, extra) IS NOT "
    "(excluded.display_name, excluded.avatar_url, excluded.rank, excluded.steps, excluded.average_steps, "
    "excluded.self, excluded.hidden, excluded.as_of, excluded.extra)";

static const char leaderboard_entry_load[] =
    "SELECT source, id, display_name, avatar_url, rank, steps, average_steps, self, hidden, as_of, "
    "extra FROM leaderboard "
    "ORDER BY rank IS NULL, rank, id, source";

static const DaybeatColumn device_columns[] = {
  DAYBEAT_COLUMN (DaybeatDevice, source, FLAG),
  DAYBEAT_COLUMN (DaybeatDevice, id, TEXT),
  DAYBEAT_COLUMN (DaybeatDevice, name, TEXT),
  DAYBEAT_COLUMN (DaybeatDevice, type, TEXT),
  DAYBEAT_COLUMN (DaybeatDevice, battery, TEXT),
  DAYBEAT_COLUMN (DaybeatDevice, battery_percent, INT),
  DAYBEAT_COLUMN (DaybeatDevice, last_sync, INSTANT),
  DAYBEAT_COLUMN (DaybeatDevice, hardware_address, TEXT),
  DAYBEAT_COLUMN (DaybeatDevice, features, TEXT),
  DAYBEAT_COLUMN (DaybeatDevice, as_of, DAY),
  DAYBEAT_COLUMN (DaybeatDevice, extra, TEXT),
};

static const char device_put[] =
    "INSERT INTO device (source, id, name, type, battery, battery_percent, last_sync_ms, "
    "last_sync_offset, last_sync_offset_source, hardware_address, features, as_of, "
    "extra) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) "
    "ON CONFLICT (source, id) DO UPDATE SET "
    "name = excluded.name, type = excluded.type, battery = excluded.battery, "
    "battery_percent = excluded.battery_percent, last_sync_ms = excluded.last_sync_ms, "
    "last_sync_offset = excluded.last_sync_offset, "
    "last_sync_offset_source = excluded.last_sync_offset_source, "
    "hardware_address = excluded.hardware_address, features = excluded.features, as_of = excluded.as_of, "
    "extra = excluded.extra "
    "WHERE (name, type, battery, battery_percent, last_sync_ms, last_sync_offset, "
    "last_sync_offset_source, hardware_address, features, as_of, extra) IS NOT "
    "(excluded.name, excluded.type, excluded.battery, excluded.battery_percent, excluded.last_sync_ms, "
    "excluded.last_sync_offset, excluded.last_sync_offset_source, excluded.hardware_address, "
    "excluded.features, excluded.as_of, excluded.extra)";

static const char device_load[] =
    "SELECT source, id, name, type, battery, battery_percent, last_sync_ms, last_sync_offset, "
    "last_sync_offset_source, hardware_address, features, as_of, extra FROM device "
    "ORDER BY last_sync_ms, id, source";

static const DaybeatRecordTable tables[] = {
  {
    .columns = profile_columns,
    .n_columns = G_N_ELEMENTS (profile_columns),
    .put_sql = profile_put,
    .load_sql = profile_load,
    .new_record = (gpointer (*) (void)) daybeat_profile_new,
    .unref_record = (GDestroyNotify) daybeat_profile_unref,
  },
  {
    .columns = sleep_goal_columns,
    .n_columns = G_N_ELEMENTS (sleep_goal_columns),
    .put_sql = sleep_goal_put,
    .load_sql = sleep_goal_load,
    .new_record = (gpointer (*) (void)) daybeat_sleep_goal_new,
    .unref_record = (GDestroyNotify) daybeat_sleep_goal_unref,
  },
  {
    .columns = badge_columns,
    .n_columns = G_N_ELEMENTS (badge_columns),
    .put_sql = badge_put,
    .load_sql = badge_load,
    .new_record = (gpointer (*) (void)) daybeat_badge_new,
    .unref_record = (GDestroyNotify) daybeat_badge_unref,
  },
  {
    .columns = friend_columns,
    .n_columns = G_N_ELEMENTS (friend_columns),
    .put_sql = friend_put,
    .load_sql = friend_load,
    .ids_sql = "SELECT id, rowid FROM friend WHERE source = ?1",
    .delete_sql = "DELETE FROM friend WHERE rowid = ?1",
    .id_offset = G_STRUCT_OFFSET (DaybeatFriend, id),
    .new_record = (gpointer (*) (void)) daybeat_friend_new,
    .unref_record = (GDestroyNotify) daybeat_friend_unref,
  },
  {
    .columns = leaderboard_entry_columns,
    .n_columns = G_N_ELEMENTS (leaderboard_entry_columns),
    .put_sql = leaderboard_entry_put,
    .load_sql = leaderboard_entry_load,
    .ids_sql = "SELECT id, rowid FROM leaderboard WHERE source = ?1",
    .delete_sql = "DELETE FROM leaderboard WHERE rowid = ?1",
    .id_offset = G_STRUCT_OFFSET (DaybeatLeaderboardEntry, id),
    .new_record = (gpointer (*) (void)) daybeat_leaderboard_entry_new,
    .unref_record = (GDestroyNotify) daybeat_leaderboard_entry_unref,
  },
  {
    .columns = device_columns,
    .n_columns = G_N_ELEMENTS (device_columns),
    .put_sql = device_put,
    .load_sql = device_load,
    .ids_sql = "SELECT id, rowid FROM device WHERE source = ?1",
    .delete_sql = "DELETE FROM device WHERE rowid = ?1",
    .id_offset = G_STRUCT_OFFSET (DaybeatDevice, id),
    .new_record = (gpointer (*) (void)) daybeat_device_new,
    .unref_record = (GDestroyNotify) daybeat_device_unref,
  },
};

static const DaybeatFamilies families[] = {
  DAYBEAT_FAMILY_PROFILE,
  DAYBEAT_FAMILY_SLEEP_GOAL,
  DAYBEAT_FAMILY_BADGES,
  DAYBEAT_FAMILY_FRIENDS,
  DAYBEAT_FAMILY_LEADERBOARD,
  DAYBEAT_FAMILY_DEVICES,
};

G_STATIC_ASSERT (G_N_ELEMENTS (tables) == G_N_ELEMENTS (families));

const DaybeatRecordTable *
daybeat_record_tables_get (DaybeatFamilies family)
{
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    {
      if (families[i] == family)
        return &tables[i];
    }
  return NULL;
}
