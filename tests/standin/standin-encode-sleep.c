/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Sleep as the API writes it (§10, §17), with its habits: wall times, bare uint64 ids, a mean that is 0 for
 * unknown. */

#include "config.h"

#include <string.h>

#include "standin-private.h"

/* 1 January 1970 as a Julian day */
#define EPOCH_DAY 719163
#define MINUTE_MS G_GINT64_CONSTANT (60000)

static void
set_minute (JsonObject *object, const char *member, int minute)
{
  g_autofree char *text = g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);

  json_object_set_string_member (object, member, text);
}

JsonNode *
standin_encode_sleep_goal (StandIn *self)
{
  const DaybeatSleepGoal *goal = self->person->sleep_goal;
  g_autoptr (JsonObject) root = json_object_new ();
  JsonObject *consistency = json_object_new (), *wish = json_object_new ();

  json_object_set_double_member (consistency, "awakeRestlessPercentage",
                                 goal->awake_restless_percent / 100.0);
  json_object_set_int_member (consistency, "flowId", goal->flow_id);
  json_object_set_int_member (consistency, "recommendedSleepGoal", goal->recommended_minutes);
  json_object_set_int_member (consistency, "typicalDuration", goal->typical_minutes);
  set_minute (consistency, "typicalWakeupTime", goal->typical_wakeup_minute);
  set_minute (wish, "bedtime", goal->bedtime_minute);
  json_object_set_int_member (wish, "minDuration", goal->minutes);
  standin_set_utc (wish, "updatedOn", goal->updated);
  set_minute (wish, "wakeupTime", goal->wakeup_minute);
  json_object_set_object_member (root, "consistency", consistency);
  json_object_set_object_member (root, "goal", wish);
  return standin_wrap (root);
}

static const char *
level_word (guint32 level)
{
  return level == DAYBEAT_SLEEP_LEVEL_AWAKE ? "wake" : daybeat_sleep_level_to_string (level);
}

/* The API knows the wall's clock alone: after it was put back at three, segments jump back with it. */
static gint64
on_the_wall (const DaybeatSleep *sleep, gint64 time_ms)
{
  gint64 change = sleep->end.wall_ms - sleep->start.wall_ms - sleep->in_bed_minutes * MINUTE_MS;
  gint64 three = ((gint64)sleep->day - EPOCH_DAY) * DAYBEAT_MS_PER_DAY + 180 * MINUTE_MS;

  return time_ms >= three ? time_ms + change : time_ms;
}

static JsonArray *
encode_segments (const DaybeatSleep *sleep, GArray *segments)
{
  gboolean classic = sleep->type == DAYBEAT_SLEEP_TYPE_CLASSIC;
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < segments->len; i++)
    {
      const DaybeatSleepSegment *segment = &g_array_index (segments, DaybeatSleepSegment, i);
      JsonObject *object = json_object_new ();

      standin_set_wall (object, "dateTime", on_the_wall (sleep, segment->start_ms));
      standin_set_text (object, "level",
                        classic ? daybeat_sleep_level_to_string (segment->level)
                                : level_word (segment->level));
      json_object_set_int_member (object, "seconds", segment->seconds);
      json_array_add_object_element (array, object);
    }
  return array;
}

/* The mean of the thirty days before; 0 stands for unknown. */
static int
mean_before (StandIn *self, const DaybeatSleep *sleep, int level)
{
  int sum = 0, n_nights = 0;

  for (guint i = 0; i < self->person->sleeps->len; i++)
    {
      const DaybeatSleep *former = g_ptr_array_index (self->person->sleeps, i);

      if (former->type != DAYBEAT_SLEEP_TYPE_STAGES || former->day >= sleep->day
          || former->day + 30 < sleep->day)
        continue;
      sum += MAX (0, former->level_minutes[level]);
      n_nights++;
    }
  return n_nights > 0 ? (sum + n_nights / 2) / n_nights : 0;
}

static JsonObject *
encode_level_summary (StandIn *self, const DaybeatSleep *sleep, gboolean classic, gboolean with_means)
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
        json_object_set_int_member (object, "thirtyDayAvgMinutes",
                                    with_means ? mean_before (self, sleep, level) : 0);
      json_object_set_object_member (
          summary, classic ? daybeat_sleep_level_to_string (level) : level_word (level), object);
    }
  return summary;
}

static void
set_id (JsonObject *object, const DaybeatSleep *sleep)
{
  g_autofree char *number = g_strconcat (STANDIN_UINT64, sleep->id, NULL);

  json_object_set_string_member (object, "logId", number);
}

JsonNode *
standin_encode_sleep (StandIn *self, DaybeatSleep *sleep, gboolean with_means)
{
  gboolean classic = sleep->type == DAYBEAT_SLEEP_TYPE_CLASSIC;
  g_autoptr (JsonObject) object = json_object_new ();
  JsonObject *levels = json_object_new ();

  standin_set_day (object, "dateOfSleep", sleep->day);
  json_object_set_int_member (object, "duration", sleep->in_bed_minutes * G_GINT64_CONSTANT (60000));
  json_object_set_int_member (object, "efficiency", sleep->efficiency_received);
  standin_set_wall (object, "endTime", sleep->end.wall_ms);
  json_object_set_int_member (object, "infoCode", sleep->info_code);
  json_object_set_boolean_member (object, "isMainSleep", sleep->main == TRUE);
  json_object_set_array_member (levels, "data", encode_segments (sleep, sleep->segments));
  if (!classic && !standin_fault (self, "no-shortdata", "sleep"))
    json_object_set_array_member (levels, "shortData", encode_segments (sleep, sleep->short_wakes));
  json_object_set_object_member (levels, "summary", encode_level_summary (self, sleep, classic, with_means));
  json_object_set_object_member (object, "levels", levels);
  set_id (object, sleep);
  standin_set_text (object, "logType", sleep->log_type);
  json_object_set_int_member (object, "minutesAfterWakeup", MAX (0, sleep->after_wakeup_minutes));
  json_object_set_int_member (object, "minutesAsleep", sleep->asleep_minutes);
  json_object_set_int_member (object, "minutesAwake", sleep->awake_minutes);
  json_object_set_int_member (object, "minutesToFallAsleep", MAX (0, sleep->to_fall_asleep_minutes));
  standin_set_wall (object, "startTime", sleep->start.wall_ms);
  json_object_set_int_member (object, "timeInBed", sleep->in_bed_minutes);
  standin_set_text (object, "type", daybeat_sleep_type_to_string (sleep->type));
  return standin_wrap (object);
}

/* Version 1.0: a row a minute, and no stages */

typedef enum
{
  VALUE_ASLEEP = 1,
  VALUE_RESTLESS = 2,
  VALUE_AWAKE = 3,
  N_VALUES,
} MinuteValue;

static guint32
level_at (GArray *segments, gint64 time_ms, guint32 fallback)
{
  for (guint i = 0; i < segments->len; i++)
    {
      const DaybeatSleepSegment *segment = &g_array_index (segments, DaybeatSleepSegment, i);

      if (time_ms >= segment->start_ms
          && time_ms < segment->start_ms + segment->seconds * G_GINT64_CONSTANT (1000))
        return segment->level;
    }
  return fallback;
}

static MinuteValue
value_at (const DaybeatSleep *sleep, gint64 time_ms)
{
  switch (level_at (sleep->segments, time_ms, DAYBEAT_SLEEP_LEVEL_UNKNOWN))
    {
    case DAYBEAT_SLEEP_LEVEL_AWAKE:
    case DAYBEAT_SLEEP_LEVEL_UNKNOWN:
      return VALUE_AWAKE;
    case DAYBEAT_SLEEP_LEVEL_RESTLESS:
      return VALUE_RESTLESS;
    default:
      return level_at (sleep->short_wakes, time_ms, DAYBEAT_SLEEP_LEVEL_UNKNOWN) == DAYBEAT_SLEEP_LEVEL_AWAKE
                 ? VALUE_RESTLESS
                 : VALUE_ASLEEP;
    }
}

/* Times roll past midnight without a date. */
static JsonArray *
encode_minutes (const DaybeatSleep *sleep, int *minutes, int *counts)
{
  JsonArray *rows = json_array_new ();
  MinuteValue former = N_VALUES;

  for (int i = 0; i < sleep->in_bed_minutes; i++)
    {
      DaybeatInstant instant = daybeat_instant_add_seconds (sleep->start, i * 60);
      int minute = daybeat_instant_get_minute_of_day (instant);
      MinuteValue value = value_at (sleep, instant.wall_ms);
      JsonObject *row = json_object_new ();
      g_autofree char *time
          = g_strdup_printf ("%02d:%02d:%02d", minute / 60, minute % 60, (int)(instant.wall_ms / 1000 % 60));
      g_autofree char *digit = g_strdup_printf ("%d", value);

      minutes[value]++;
      counts[value] += value != former;
      former = value;
      json_object_set_string_member (row, "dateTime", time);
      json_object_set_string_member (row, "value", digit);
      json_array_add_object_element (rows, row);
    }
  return rows;
}

JsonNode *
standin_encode_sleep_1_0 (StandIn *self, DaybeatSleep *sleep)
{
  g_autoptr (JsonObject) object = json_object_new ();
  int minutes[N_VALUES] = { 0 }, counts[N_VALUES] = { 0 };
  JsonArray *rows = encode_minutes (sleep, minutes, counts);

  json_object_set_int_member (object, "awakeCount", counts[VALUE_AWAKE]);
  json_object_set_int_member (object, "awakeDuration", minutes[VALUE_AWAKE]);
  json_object_set_int_member (object, "awakeningsCount", counts[VALUE_AWAKE] + counts[VALUE_RESTLESS]);
  standin_set_day (object, "dateOfSleep", sleep->day);
  json_object_set_int_member (object, "duration", sleep->in_bed_minutes * MINUTE_MS);
  json_object_set_int_member (object, "efficiency", sleep->efficiency_received);
  json_object_set_boolean_member (object, "isMainSleep", sleep->main == TRUE);
  set_id (object, sleep);
  json_object_set_array_member (object, "minuteData", rows);
  json_object_set_int_member (object, "minutesAfterWakeup", 0);
  json_object_set_int_member (object, "minutesAsleep", minutes[VALUE_ASLEEP]);
  json_object_set_int_member (object, "minutesAwake", sleep->in_bed_minutes - minutes[VALUE_ASLEEP]);
  json_object_set_int_member (object, "minutesToFallAsleep", 0);
  json_object_set_int_member (object, "restlessCount", counts[VALUE_RESTLESS]);
  json_object_set_int_member (object, "restlessDuration", minutes[VALUE_RESTLESS]);
  standin_set_wall (object, "startTime", sleep->start.wall_ms);
  json_object_set_int_member (object, "timeInBed", sleep->in_bed_minutes);
  return standin_wrap (object);
}
