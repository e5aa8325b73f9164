/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export-templates-private.h"

#include "daybeat-export-rows.h"

/* Rows of records in which nothing but the members is there. */

static JsonObject *
make_record (DaybeatFamilies family)
{
  g_autoptr (DaybeatProfile) profile = daybeat_profile_new ();
  g_autoptr (DaybeatBadge) badge = daybeat_badge_new ();
  g_autoptr (DaybeatFriend) person = daybeat_friend_new ();
  g_autoptr (DaybeatLeaderboardEntry) entry = daybeat_leaderboard_entry_new ();
  g_autoptr (DaybeatDevice) device = daybeat_device_new ();

  switch (family)
    {
    case DAYBEAT_FAMILY_BADGES:
      return daybeat_export_row_badge (badge);
    case DAYBEAT_FAMILY_FRIENDS:
      return daybeat_export_row_friend (person);
    case DAYBEAT_FAMILY_LEADERBOARD:
      return daybeat_export_row_leaderboard (entry);
    case DAYBEAT_FAMILY_DEVICES:
      return daybeat_export_row_device (device);
    case DAYBEAT_FAMILY_PROFILE:
    default:
      return daybeat_export_row_profile (profile);
    }
}

static JsonObject *
make_sleep (DaybeatSleepType type)
{
  g_autoptr (DaybeatSleep) sleep = daybeat_sleep_new ();

  sleep->type = type;
  daybeat_sleep_add_segment (sleep->segments, 0, 60, DAYBEAT_SLEEP_LEVEL_ASLEEP);
  daybeat_sleep_add_segment (sleep->short_wakes, 0, 60, DAYBEAT_SLEEP_LEVEL_AWAKE);
  return daybeat_export_row_sleep (sleep, TRUE);
}

static JsonObject *
make_exercise (void)
{
  g_autoptr (DaybeatExercise) exercise = daybeat_exercise_new ();

  daybeat_exercise_add_zone (exercise, "light", 0, 0, 0);
  return daybeat_export_row_exercise (exercise);
}

static JsonObject *
make_reading (const char *kind)
{
  g_autoptr (DaybeatReading) reading = daybeat_reading_new (daybeat_reading_kind_find (kind));

  return daybeat_export_row_reading (reading);
}

static JsonObject *
make_daily (void)
{
  DaybeatDaily daily = { "steps", DAYBEAT_DAY_NONE, DAYBEAT_ABSENT_NUMBER };

  return daybeat_export_row_daily (&daily, DAYBEAT_SOURCE_UNKNOWN);
}

static JsonObject *
make_template (const DaybeatExportFamily *family)
{
  switch (family->shape)
    {
    case DAYBEAT_EXPORT_RECORDS:
      return make_record (family->family);
    case DAYBEAT_EXPORT_SLEEPS:
      return make_sleep (DAYBEAT_SLEEP_TYPE_STAGES);
    case DAYBEAT_EXPORT_EXERCISES:
      return make_exercise ();
    case DAYBEAT_EXPORT_DAILIES:
      return make_daily ();
    default:
      return make_reading (family->kinds[0]);
    }
}

static void
learn (DaybeatCsvColumns *columns, JsonObject *row, gboolean all_sources)
{
  if (all_sources)
    json_object_set_boolean_member (row, "shown", TRUE);
  daybeat_csv_columns_learn (columns, row);
  json_object_unref (row);
}

void
_daybeat_export_learn_templates (DaybeatCsvColumns *columns, const DaybeatExportFamily *family, gboolean all_sources)
{
  learn (columns, make_template (family), all_sources);
  if (family->shape == DAYBEAT_EXPORT_SLEEPS)
    learn (columns, make_sleep (DAYBEAT_SLEEP_TYPE_CLASSIC), all_sources);
}
