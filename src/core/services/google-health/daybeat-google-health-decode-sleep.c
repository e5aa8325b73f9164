/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health-decode-private.h"
#include "daybeat-google-health-values.h"

#define PATH "sleep[]"

/* What lasts longer is no sleep. */
#define MAX_SLEEP_MS (30 * DAYBEAT_MS_PER_DAY)

static DaybeatSleepLevel
take_level (DaybeatJsonFields *fields)
{
  g_autofree char *word = daybeat_google_health_take_word (fields, "type");
  DaybeatSleepLevel level = daybeat_sleep_level_from_string (word);

  if (level == DAYBEAT_SLEEP_LEVEL_UNKNOWN && word != NULL)
    daybeat_json_note (fields, "type", "is a level nobody knows", json_object_get_member (fields->object, "type"));
  return level;
}

/*
 * Segments are counted on the clock of the start, whatever clock a zone or a season brought while the person slept: the
 * lengths are of the instants. A short wake is one whatever its type says.
 */
static void
decode_segment (JsonObject *object, DaybeatSleep *sleep, GArray *segments, DaybeatBatch *batch, const char *path)
{
  g_auto (DaybeatJsonFields) fields = { 0 };
  DaybeatInstant start, end;
  DaybeatSleepLevel level;
  gint64 length;

  daybeat_json_fields_init (&fields, object, batch, path);
  start = daybeat_google_health_take_instant (&fields, "startTime", "startUtcOffset", NULL,
                                              sleep->start.offset_minutes);
  end = daybeat_google_health_take_instant (&fields, "endTime", "endUtcOffset", NULL, sleep->start.offset_minutes);
  length = daybeat_instant_get_utc (end) - daybeat_instant_get_utc (start);
  if (daybeat_instant_is_absent (start) || daybeat_instant_is_absent (end) || length < 0 || length > MAX_SLEEP_MS)
    {
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

      daybeat_json_note (&fields, "startTime", "has no start or no length", node);
      return;
    }
  level = take_level (&fields);
  if (segments == sleep->short_wakes)
    level = DAYBEAT_SLEEP_LEVEL_AWAKE;
  daybeat_json_take_nothing (&fields, "createTime");
  daybeat_json_take_nothing (&fields, "updateTime");
  daybeat_google_health_note_rest (&fields);
  daybeat_sleep_add_segment (segments,
                             daybeat_instant_get_utc (start) + sleep->start.offset_minutes * DAYBEAT_MS_PER_MINUTE,
                             (guint32) ((length + 500) / 1000), level);
}

static int
compare_segments (gconstpointer a, gconstpointer b)
{
  const DaybeatSleepSegment *one = a;
  const DaybeatSleepSegment *other = b;

  return (one->start_ms > other->start_ms) - (one->start_ms < other->start_ms);
}

static void
decode_segments (DaybeatJsonFields *entry, const char *member, DaybeatSleep *sleep, GArray *segments)
{
  JsonArray *array = daybeat_json_take_array (entry, member);
  g_autofree char *path = g_strdup_printf ("%s.%s[]", PATH, member);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = daybeat_json_element_object (array, i, entry->batch, path);

      if (object != NULL)
        decode_segment (object, sleep, segments, entry->batch, path);
    }
  g_array_sort (segments, compare_segments);
}

/* The merged stream was seen with every row twice: the first of a level counts. */
static void
decode_level_summary (JsonObject *object, DaybeatSleep *sleep, DaybeatBatch *batch)
{
  g_auto (DaybeatJsonFields) fields = { 0 };
  DaybeatSleepLevel level;

  daybeat_json_fields_init (&fields, object, batch, PATH ".summary.stagesSummary[]");
  level = take_level (&fields);
  if (sleep->level_minutes[level] != DAYBEAT_ABSENT || sleep->level_counts[level] != DAYBEAT_ABSENT)
    return;
  sleep->level_minutes[level] = daybeat_json_take_int (&fields, "minutes");
  sleep->level_counts[level] = daybeat_json_take_int (&fields, "count");
}

static void
decode_summary (DaybeatJsonFields *entry, DaybeatSleep *sleep)
{
  JsonObject *object = daybeat_json_take_object (entry, "summary");
  g_auto (DaybeatJsonFields) fields = { 0 };
  JsonArray *levels;
  int in_bed_minutes;

  if (object == NULL)
    return;
  daybeat_json_fields_init (&fields, object, entry->batch, PATH ".summary");
  in_bed_minutes = daybeat_json_take_int (&fields, "minutesInSleepPeriod");
  if (in_bed_minutes != DAYBEAT_ABSENT)
    sleep->in_bed_minutes = in_bed_minutes;
  sleep->asleep_minutes = daybeat_json_take_int (&fields, "minutesAsleep");
  sleep->awake_minutes = daybeat_json_take_int (&fields, "minutesAwake");
  sleep->to_fall_asleep_minutes = daybeat_json_take_int (&fields, "minutesToFallAsleep");
  sleep->after_wakeup_minutes = daybeat_json_take_int (&fields, "minutesAfterWakeUp");
  levels = daybeat_json_take_array (&fields, "stagesSummary");
  for (guint i = 0; levels != NULL && i < json_array_get_length (levels); i++)
    {
      JsonObject *level = daybeat_json_element_object (levels, i, entry->batch, PATH ".summary.stagesSummary[]");

      if (level != NULL)
        decode_level_summary (level, sleep, entry->batch);
    }
  daybeat_google_health_note_rest (&fields);
}

/* Why there are no stages, by Fitbit's numbers where there is one. A log by hand, for which the service has nothing to
 * work with, has none there. */
static int
status_to_info_code (const char *status)
{
  static const struct
  {
    const char *status;
    int info_code;
  } codes[] = {
    { "SUCCEEDED", 0 },          { "REJECTED_COVERAGE", 1 }, { "REJECTED_MAX_GAP", 1 },
    { "REJECTED_START_GAP", 1 }, { "REJECTED_END_GAP", 1 },  { "REJECTED_NAP", 2 },
    { "TIMEOUT", 3 },            { "PROCESSING_INTERNAL_ERROR", 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      if (g_strcmp0 (status, codes[i].status) == 0)
        return codes[i].info_code;
    }
  return DAYBEAT_ABSENT;
}

static void
add_flag (JsonObject *extra, const char *member, int flag)
{
  if (flag != DAYBEAT_ABSENT)
    json_object_set_boolean_member (extra, member, flag);
}

/* What is false is left out: who is not said to be the main sleep may be one that the service has not judged yet. */
static void
decode_metadata (DaybeatJsonFields *entry, DaybeatSleep *sleep, JsonObject *extra)
{
  JsonObject *object = daybeat_json_take_object (entry, "metadata");
  g_auto (DaybeatJsonFields) fields = { 0 };
  g_autofree char *status = NULL;
  g_autofree char *external_id = NULL;
  int main, old_main, nap;

  if (object == NULL)
    return;
  daybeat_json_fields_init (&fields, object, entry->batch, PATH ".metadata");
  main = daybeat_json_take_flag (&fields, "mainSleep");
  old_main = daybeat_json_take_flag (&fields, "main");
  nap = daybeat_json_take_flag (&fields, "nap");
  sleep->main = main != DAYBEAT_ABSENT ? main : old_main;
  if (sleep->main == DAYBEAT_ABSENT && nap == TRUE)
    sleep->main = FALSE;
  add_flag (extra, "nap", nap);

  status = daybeat_json_take_text (&fields, "stagesStatus");
  sleep->info_code = status_to_info_code (status);
  if (status != NULL)
    json_object_set_string_member (extra, "stages_status", status);
  external_id = daybeat_json_take_id (&fields, "externalId");
  if (external_id != NULL)
    json_object_set_string_member (extra, "external_id", external_id);
  add_flag (extra, "processed", daybeat_json_take_flag (&fields, "processed"));
  daybeat_google_health_take_rest (&fields, extra);
}

static gboolean
has_stages (const DaybeatSleep *sleep)
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
  g_autofree char *type = daybeat_google_health_take_word (entry, "type");
  gboolean is_classic = g_strcmp0 (type, "classic") == 0;

  if (g_strcmp0 (type, "stages") == 0 || (!is_classic && has_stages (sleep)))
    sleep->type = DAYBEAT_SLEEP_TYPE_STAGES;
  if (type != NULL && !is_classic && !g_str_equal (type, "stages"))
    daybeat_json_note (entry, "type", "is a kind of sleep nobody knows",
                       json_object_get_member (entry->object, "type"));
}

static gboolean
read_times (DaybeatGoogleHealthPoint *point, DaybeatSleep *sleep)
{
  gint64 length;

  daybeat_google_health_take_interval (&point->fields, &sleep->start, &sleep->end);
  length = daybeat_instant_get_utc (sleep->end) - daybeat_instant_get_utc (sleep->start);
  if (daybeat_instant_is_absent (sleep->start) || daybeat_instant_is_absent (sleep->end) || length < 0 ||
      length > MAX_SLEEP_MS)
    return FALSE;
  sleep->day = daybeat_instant_get_day (sleep->end);
  sleep->in_bed_minutes = (int) (length / DAYBEAT_MS_PER_MINUTE);
  return TRUE;
}

static void
read_origin (DaybeatGoogleHealthPoint *point, DaybeatSleep *sleep, JsonObject *extra)
{
  g_auto (DaybeatGoogleHealthOrigin) origin = { 0 };

  _daybeat_google_health_take_origin (point, &origin);
  /* Without an id the start tells one sleep from another. */
  sleep->id = origin.id != NULL ? g_strdup (origin.id) : daybeat_instant_to_string (sleep->start);
  sleep->device = g_strdup (origin.device);
  sleep->log_type = _daybeat_google_health_origin_dup_log_type (&origin);
  if (json_object_get_size (origin.details) > 0)
    json_object_set_object_member (extra, "data_source", json_object_ref (origin.details));
  daybeat_google_health_take_rest (&point->envelope, extra);
}

static void
decode_sleep (DaybeatGoogleHealthPoint *point)
{
  g_autoptr (DaybeatSleep) sleep = daybeat_sleep_new ();
  g_autoptr (JsonObject) extra = json_object_new ();

  sleep->source = point->batch->source;
  if (!read_times (point, sleep))
    {
      _daybeat_google_health_note_point (point, "interval", "has no start or no end: the sleep cannot be placed");
      return;
    }
  read_origin (point, sleep, extra);
  decode_summary (&point->fields, sleep);
  decode_metadata (&point->fields, sleep, extra);
  decode_segments (&point->fields, "stages", sleep, sleep->segments);
  decode_segments (&point->fields, "shortAwakenings", sleep, sleep->short_wakes);
  read_type (&point->fields, sleep);
  daybeat_google_health_take_rest (&point->fields, extra);
  sleep->extra = daybeat_google_health_object_to_text (g_steal_pointer (&extra));
  g_ptr_array_add (point->batch->sleeps, g_steal_pointer (&sleep));
}

/* Where one sleep of a day is the main one, the others are not; where none is, it is for the metrics to say. */
static void
settle_main_sleeps (GPtrArray *sleeps)
{
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < sleeps->len; i++)
    {
      const DaybeatSleep *sleep = g_ptr_array_index (sleeps, i);

      if (sleep->main == TRUE)
        g_hash_table_add (days, GUINT_TO_POINTER (sleep->day));
    }
  for (guint i = 0; i < sleeps->len; i++)
    {
      DaybeatSleep *sleep = g_ptr_array_index (sleeps, i);

      if (sleep->main == DAYBEAT_ABSENT && g_hash_table_contains (days, GUINT_TO_POINTER (sleep->day)))
        sleep->main = FALSE;
    }
}

gboolean
_daybeat_google_health_decode_sleeps (const DaybeatGoogleHealthType *type, GBytes *body, DaybeatBatch *batch,
                                      char **next_page_token, GError **error)
{
  if (!_daybeat_google_health_decode_points (type, body, batch, decode_sleep, NULL, next_page_token, error))
    return FALSE;
  settle_main_sleeps (batch->sleeps);
  return TRUE;
}
