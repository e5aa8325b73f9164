/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-fitbit"

#include "config.h"

#include "daybeat-fitbit-decoders.h"
#include "daybeat-json-fields.h"

#define PATH "sleep[]"

/* What lasts longer is no sleep, and no date could be told of its end. */
#define MAX_DURATION_MINUTES (30 * 24 * 60)

/* While the service works a sleep out: how long to wait where it does not say, and at most. */
#define DEFAULT_PENDING_MS 3000
#define LONGEST_PENDING_MS 60000

/* Segments: `dateTime` in the documentation, `datetime` in some bodies. */
static void
decode_segment (JsonObject *object, GArray *segments, DaybeatBatch *batch, const char *path)
{
  g_auto (DaybeatJsonFields) fields = { 0 };
  g_autofree char *word = NULL;
  DaybeatInstant start, old_start;
  DaybeatSleepLevel level;
  int seconds;

  daybeat_json_fields_init (&fields, object, batch, path);
  start = daybeat_json_take_instant (&fields, "dateTime");
  old_start = daybeat_json_take_instant (&fields, "datetime");
  if (daybeat_instant_is_absent (start))
    start = old_start;
  word = daybeat_json_take_text (&fields, "level");
  seconds = daybeat_json_take_int (&fields, "seconds");
  if (daybeat_instant_is_absent (start) || seconds == DAYBEAT_ABSENT)
    {
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

      daybeat_json_note (&fields, "dateTime", "has no start or no length", node);
      return;
    }

  level = daybeat_sleep_level_from_string (word);
  if (level == DAYBEAT_SLEEP_LEVEL_UNKNOWN && g_strcmp0 (word, "unknown") != 0)
    daybeat_json_note (&fields, "level", "is a level nobody knows", json_object_get_member (object, "level"));
  daybeat_sleep_add_segment (segments, start.wall_ms, (guint32) seconds, level);
}

static void
decode_segments (JsonArray *array, GArray *segments, DaybeatBatch *batch, const char *path)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = daybeat_json_element_object (array, i, batch, path);

      if (object != NULL)
        decode_segment (object, segments, batch, path);
    }
}

static void
decode_level_summary (JsonObject *summary, DaybeatSleep *sleep, DaybeatBatch *batch)
{
  JsonObjectIter iter;
  const char *word;
  JsonNode *node;

  json_object_iter_init (&iter, summary);
  while (json_object_iter_next (&iter, &word, &node))
    {
      DaybeatSleepLevel level = daybeat_sleep_level_from_string (word);
      g_auto (DaybeatJsonFields) fields = { 0 };
      int mean;

      if (level == DAYBEAT_SLEEP_LEVEL_UNKNOWN || !JSON_NODE_HOLDS_OBJECT (node))
        continue;
      daybeat_json_fields_init (&fields, json_node_get_object (node), batch, PATH ".levels.summary");
      sleep->level_minutes[level] = daybeat_json_take_int (&fields, "minutes");
      sleep->level_counts[level] = daybeat_json_take_int (&fields, "count");
      /* 0 stands for unknown, in every range of recent years. */
      mean = daybeat_json_take_int (&fields, "thirtyDayAvgMinutes");
      sleep->level_thirty_day_means[level] = mean > 0 ? mean : DAYBEAT_ABSENT;
    }
}

static void
decode_levels (DaybeatJsonFields *entry, DaybeatSleep *sleep)
{
  JsonObject *levels = daybeat_json_take_object (entry, "levels");
  g_auto (DaybeatJsonFields) fields = { 0 };
  JsonObject *summary;

  if (levels == NULL)
    return;
  daybeat_json_fields_init (&fields, levels, entry->batch, PATH ".levels");
  decode_segments (daybeat_json_take_array (&fields, "data"), sleep->segments, entry->batch, PATH ".levels.data[]");
  decode_segments (daybeat_json_take_array (&fields, "shortData"), sleep->short_wakes, entry->batch,
                   PATH ".levels.shortData[]");
  summary = daybeat_json_take_object (&fields, "summary");
  if (summary != NULL)
    decode_level_summary (summary, sleep, entry->batch);
}

static DaybeatSleepLevel
take_level_of_minute (DaybeatJsonFields *fields)
{
  int value = daybeat_json_take_int (fields, "value");

  switch (value)
    {
    case 1:
      return DAYBEAT_SLEEP_LEVEL_ASLEEP;
    case 2:
      return DAYBEAT_SLEEP_LEVEL_RESTLESS;
    case 3:
      return DAYBEAT_SLEEP_LEVEL_AWAKE;
    default:
      if (value != DAYBEAT_ABSENT)
        daybeat_json_note (fields, "value", "is a level nobody knows",
                           json_object_get_member (fields->object, "value"));
      return DAYBEAT_SLEEP_LEVEL_UNKNOWN;
    }
}

static void
append_minute (DaybeatSleep *sleep, guint index, DaybeatSleepLevel level)
{
  GArray *segments = sleep->segments;
  DaybeatSleepSegment *former =
      segments->len > 0 ? &g_array_index (segments, DaybeatSleepSegment, segments->len - 1) : NULL;

  if (former != NULL && former->level == (guint32) level)
    former->seconds += 60;
  else
    daybeat_sleep_add_segment (segments, sleep->start.wall_ms + index * DAYBEAT_MS_PER_MINUTE, 60, level);
}

/* Version 1.0: a row a minute from the start on, its clock without a date. */
static void
decode_minutes (DaybeatJsonFields *entry, DaybeatSleep *sleep)
{
  JsonArray *minutes = daybeat_json_take_array (entry, "minuteData");

  for (guint i = 0; minutes != NULL && i < json_array_get_length (minutes); i++)
    {
      JsonObject *object = daybeat_json_element_object (minutes, i, entry->batch, PATH ".minuteData[]");
      g_auto (DaybeatJsonFields) fields = { 0 };

      /* A row that says nothing is a minute all the same: those after it keep their place. */
      if (object == NULL)
        {
          append_minute (sleep, i, DAYBEAT_SLEEP_LEVEL_UNKNOWN);
          continue;
        }
      daybeat_json_fields_init (&fields, object, entry->batch, PATH ".minuteData[]");
      append_minute (sleep, i, take_level_of_minute (&fields));
    }
}

/* What version 1.0 counts of a classic sleep, in the terms of 1.2. */
static void
read_old_counts (DaybeatJsonFields *entry, DaybeatSleep *sleep)
{
  int awake_count = daybeat_json_take_int (entry, "awakeCount");
  int awake = daybeat_json_take_int (entry, "awakeDuration");
  int restless_count = daybeat_json_take_int (entry, "restlessCount");
  int restless = daybeat_json_take_int (entry, "restlessDuration");

  if (awake_count != DAYBEAT_ABSENT)
    sleep->level_counts[DAYBEAT_SLEEP_LEVEL_AWAKE] = awake_count;
  if (awake != DAYBEAT_ABSENT)
    sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_AWAKE] = awake;
  if (restless_count != DAYBEAT_ABSENT)
    sleep->level_counts[DAYBEAT_SLEEP_LEVEL_RESTLESS] = restless_count;
  if (restless != DAYBEAT_ABSENT)
    sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_RESTLESS] = restless;
  if (awake != DAYBEAT_ABSENT && sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_ASLEEP] == DAYBEAT_ABSENT)
    sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_ASLEEP] = sleep->asleep_minutes;
}

static gint64
take_duration (DaybeatJsonFields *entry, const char *member, gint64 largest)
{
  gint64 duration = daybeat_json_take_count (entry, member);

  if (duration <= largest)
    return duration;
  daybeat_json_note (entry, member, "is out of range", json_object_get_member (entry->object, member));
  return DAYBEAT_ABSENT;
}

static void
read_times (DaybeatJsonFields *entry, DaybeatSleep *sleep)
{
  gint64 duration = take_duration (entry, "duration", MAX_DURATION_MINUTES * DAYBEAT_MS_PER_MINUTE);

  sleep->day = daybeat_json_take_day (entry, "dateOfSleep");
  sleep->start = daybeat_json_take_instant (entry, "startTime");
  sleep->end = daybeat_json_take_instant (entry, "endTime");
  sleep->in_bed_minutes = (int) take_duration (entry, "timeInBed", MAX_DURATION_MINUTES);
  if (sleep->in_bed_minutes == DAYBEAT_ABSENT && duration != DAYBEAT_ABSENT)
    sleep->in_bed_minutes = (int) (duration / DAYBEAT_MS_PER_MINUTE);
  if (duration == DAYBEAT_ABSENT && sleep->in_bed_minutes != DAYBEAT_ABSENT)
    duration = sleep->in_bed_minutes * DAYBEAT_MS_PER_MINUTE;

  if (daybeat_instant_is_absent (sleep->end) && !daybeat_instant_is_absent (sleep->start))
    sleep->end = daybeat_instant_add_seconds (sleep->start, MAX (duration, 0) / 1000);
  if (sleep->day == DAYBEAT_DAY_NONE)
    sleep->day = daybeat_instant_get_day (sleep->end);
}

static void
read_minutes (DaybeatJsonFields *entry, DaybeatSleep *sleep)
{
  sleep->asleep_minutes = daybeat_json_take_int (entry, "minutesAsleep");
  sleep->awake_minutes = daybeat_json_take_int (entry, "minutesAwake");
  sleep->to_fall_asleep_minutes = daybeat_json_take_int (entry, "minutesToFallAsleep");
  sleep->after_wakeup_minutes = daybeat_json_take_int (entry, "minutesAfterWakeup");
  sleep->efficiency_received = daybeat_json_take_int (entry, "efficiency");
  sleep->main = daybeat_json_take_flag (entry, "isMainSleep");
  sleep->info_code = daybeat_json_take_int (entry, "infoCode");
  sleep->log_type = daybeat_json_take_text (entry, "logType");
}

static gboolean
has_stages (DaybeatSleep *sleep)
{
  for (guint i = 0; i < sleep->segments->len; i++)
    {
      guint32 level = g_array_index (sleep->segments, DaybeatSleepSegment, i).level;

      if (level >= DAYBEAT_SLEEP_LEVEL_REM && level <= DAYBEAT_SLEEP_LEVEL_DEEP)
        return TRUE;
    }
  return FALSE;
}

static void
read_type (DaybeatJsonFields *entry, DaybeatSleep *sleep)
{
  g_autofree char *type = daybeat_json_take_text (entry, "type");

  if (g_strcmp0 (type, "stages") == 0 || (type == NULL && has_stages (sleep)))
    sleep->type = DAYBEAT_SLEEP_TYPE_STAGES;
  else if (type != NULL && !g_str_equal (type, "classic"))
    daybeat_json_note (entry, "type", "is a kind of sleep nobody knows", json_object_get_member (entry->object, "type"));
}

static void
decode_entry (JsonObject *object, DaybeatBatch *batch)
{
  g_auto (DaybeatJsonFields) entry = { 0 };
  g_autoptr (DaybeatSleep) sleep = daybeat_sleep_new ();

  daybeat_json_fields_init (&entry, object, batch, PATH);
  sleep->source = batch->source;
  sleep->id = daybeat_json_take_id (&entry, "logId");
  read_times (&entry, sleep);
  read_minutes (&entry, sleep);
  decode_levels (&entry, sleep);
  read_old_counts (&entry, sleep);
  if (!daybeat_instant_is_absent (sleep->start))
    decode_minutes (&entry, sleep);
  read_type (&entry, sleep);
  sleep->extra = daybeat_json_take_rest (&entry);

  if (daybeat_instant_is_absent (sleep->start) || sleep->day == DAYBEAT_DAY_NONE)
    {
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

      daybeat_json_note (&entry, "startTime", "is missing: the sleep cannot be placed", node);
      return;
    }
  /* Without an id the start tells one sleep from another. */
  if (sleep->id == NULL)
    sleep->id = daybeat_instant_to_string (sleep->start);
  g_ptr_array_add (batch->sleeps, g_steal_pointer (&sleep));
}

gboolean
daybeat_fitbit_decode_sleep (GBytes *body, DaybeatBatch *batch, GError **error)
{
  g_autoptr (JsonNode) root = daybeat_json_parse_object (body, error);
  JsonNode *list;
  JsonArray *entries;

  if (root == NULL)
    return FALSE;
  list = json_object_get_member (json_node_get_object (root), "sleep");
  /* Logging a sleep answers with the one sleep. */
  if (list != NULL && JSON_NODE_HOLDS_OBJECT (list))
    {
      decode_entry (json_node_get_object (list), batch);
      return TRUE;
    }
  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    return daybeat_json_fail_shape (error);

  entries = json_node_get_array (list);
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonObject *object = daybeat_json_element_object (entries, i, batch, PATH);

      if (object != NULL)
        decode_entry (object, batch);
    }
  return TRUE;
}

static JsonObject *
member_of_root (JsonNode *root, const char *member)
{
  JsonNode *node =
      root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_object_get_member (json_node_get_object (root), member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gint64
read_wait (JsonObject *meta)
{
  g_autoptr (DaybeatBatch) nowhere = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  g_auto (DaybeatJsonFields) fields = { 0 };

  daybeat_json_fields_init (&fields, meta, nowhere, "meta");
  return daybeat_json_take_count (&fields, "retryDuration");
}

guint
daybeat_fitbit_decode_sleep_pending (GBytes *body)
{
  g_autoptr (JsonNode) root = daybeat_json_parse (body, NULL);
  JsonObject *meta = member_of_root (root, "meta");
  gint64 wait;

  if (meta == NULL || g_strcmp0 (json_object_get_string_member_with_default (meta, "state", NULL), "pending") != 0)
    return 0;
  wait = read_wait (meta);
  return wait > 0 ? (guint) MIN (wait, LONGEST_PENDING_MS) : DEFAULT_PENDING_MS;
}

void
daybeat_fitbit_decode_sleep_paging (GBytes *body, char **next, char **previous)
{
  g_autoptr (JsonNode) root = daybeat_json_parse (body, NULL);
  JsonObject *pagination = member_of_root (root, "pagination");
  const char *forward = NULL, *back = NULL;

  if (pagination != NULL)
    {
      forward = json_object_get_string_member_with_default (pagination, "next", NULL);
      back = json_object_get_string_member_with_default (pagination, "previous", NULL);
    }
  *next = forward != NULL && *forward != '\0' ? g_strdup (forward) : NULL;
  *previous = back != NULL && *back != '\0' ? g_strdup (back) : NULL;
}
