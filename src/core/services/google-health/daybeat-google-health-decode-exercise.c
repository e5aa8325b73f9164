/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health-decode-private.h"
#include "daybeat-google-health-values.h"

#define PATH "exercise[]"

/* Zones by their names here; in the order of the effort. */
static const struct
{
  const char *member;
  const char *name;
} zones[] = {
  { "lightTime", "light" }, { "moderateTime", "moderate" }, { "vigorousTime", "vigorous" }, { "peakTime", "peak" }
};

/* What a split has beside its times, by the export's names. */
static const struct
{
  const char *member;
  const char *name;
  double scale;
} measures[] = {
  { "caloriesKcal", "energy_kcal", 1 },
  { "distanceMillimeters", "distance_m", 0.001 },
  { "steps", "steps", 1 },
  { "averageHeartRateBeatsPerMinute", "average_bpm", 1 },
  { "elevationGainMillimeters", "elevation_gain_m", 0.001 },
  { "activeZoneMinutes", "azm_min", 1 },
  { "averageSpeedMillimetersPerSecond", "average_speed_m_s", 0.001 },
  { "averagePaceSecondsPerMeter", "average_pace_s_m", 1 },
};

static double
take_scaled (DaybeatJsonFields *fields, const char *member, double scale)
{
  return daybeat_json_take_number (fields, member) * scale;
}

static void
read_zones (DaybeatJsonFields *metrics, DaybeatExercise *exercise)
{
  JsonObject *object = daybeat_json_take_object (metrics, "heartRateZoneDurations");
  g_auto (DaybeatJsonFields) fields = { 0 };

  if (object == NULL)
    return;
  daybeat_json_fields_init (&fields, object, metrics->batch, PATH ".metricsSummary.heartRateZoneDurations");
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      double seconds = daybeat_google_health_take_seconds (&fields, zones[i].member);

      if (!isnan (seconds))
        daybeat_exercise_add_zone (exercise, zones[i].name, DAYBEAT_ABSENT, DAYBEAT_ABSENT, seconds / 60.0);
    }
  daybeat_google_health_note_rest (&fields);
}

static void
read_metrics (DaybeatGoogleHealthPoint *point, DaybeatExercise *exercise, JsonObject *extra)
{
  JsonObject *object = daybeat_json_take_object (&point->fields, "metricsSummary");
  g_auto (DaybeatJsonFields) fields = { 0 };

  if (object == NULL)
    return;
  daybeat_json_fields_init (&fields, object, point->batch, PATH ".metricsSummary");
  exercise->energy_kcal = daybeat_json_take_number (&fields, "caloriesKcal");
  exercise->distance_m = take_scaled (&fields, "distanceMillimeters", 0.001);
  exercise->steps = daybeat_json_take_count (&fields, "steps");
  exercise->average_bpm = daybeat_json_take_number (&fields, "averageHeartRateBeatsPerMinute");
  exercise->elevation_gain_m = take_scaled (&fields, "elevationGainMillimeters", 0.001);
  exercise->zone_minutes = daybeat_json_take_int (&fields, "activeZoneMinutes");
  daybeat_google_health_set_number (extra, "swim_lengths", daybeat_json_take_number (&fields, "totalSwimLengths"));
  read_zones (&fields, exercise);
  daybeat_google_health_take_rest (&fields, extra);
}

/* Where there is metadata, no route is the default that is left out. */
static void
read_metadata (DaybeatGoogleHealthPoint *point, DaybeatExercise *exercise, JsonObject *extra)
{
  JsonObject *object = daybeat_json_take_object (&point->fields, "exerciseMetadata");
  g_auto (DaybeatJsonFields) fields = { 0 };

  if (object == NULL)
    return;
  daybeat_json_fields_init (&fields, object, point->batch, PATH ".exerciseMetadata");
  exercise->has_route = daybeat_json_take_flag (&fields, "hasGps") == TRUE;
  daybeat_google_health_set_number (extra, "pool_length_m", take_scaled (&fields, "poolLengthMillimeters", 0.001));
  daybeat_google_health_take_rest (&fields, extra);
}

static void
add_split_measures (DaybeatJsonFields *split, JsonObject *row)
{
  JsonObject *object = daybeat_json_take_object (split, "metricsSummary");
  g_auto (DaybeatJsonFields) fields = { 0 };

  if (object == NULL)
    return;
  daybeat_json_fields_init (&fields, object, split->batch, split->path);
  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
    daybeat_google_health_set_number (row, measures[i].name,
                                      take_scaled (&fields, measures[i].member, measures[i].scale));
  daybeat_google_health_take_rest (&fields, row);
}

static void
add_split (JsonObject *object, DaybeatExercise *exercise, JsonArray *rows, gboolean is_summary, DaybeatBatch *batch,
           const char *path)
{
  g_auto (DaybeatJsonFields) fields = { 0 };
  JsonObject *row = json_object_new ();
  g_autofree char *type = NULL;
  int near_minutes = exercise->start.offset_minutes;

  daybeat_json_fields_init (&fields, object, batch, path);
  daybeat_google_health_set_instant (row, "start",
               daybeat_google_health_take_instant (&fields, "startTime", "startUtcOffset", NULL, near_minutes));
  daybeat_google_health_set_instant (row, "end",
               daybeat_google_health_take_instant (&fields, "endTime", "endUtcOffset", NULL, near_minutes));
  type = daybeat_json_take_text (&fields, "splitType");
  if (type != NULL)
    json_object_set_string_member (row, "type", type);
  if (is_summary)
    json_object_set_boolean_member (row, "summary", TRUE);
  daybeat_google_health_set_number (row, "active_s", daybeat_google_health_take_seconds (&fields, "activeDuration"));
  add_split_measures (&fields, row);
  daybeat_google_health_take_rest (&fields, row);
  json_array_add_object_element (rows, row);
}

static void
add_splits (DaybeatGoogleHealthPoint *point, const char *member, DaybeatExercise *exercise, JsonArray *rows)
{
  JsonArray *splits = daybeat_json_take_array (&point->fields, member);
  g_autofree char *path = g_strdup_printf (PATH ".%s[]", member);
  gboolean is_summary = g_str_equal (member, "splitSummaries");

  for (guint i = 0; splits != NULL && i < json_array_get_length (splits); i++)
    {
      JsonObject *object = daybeat_json_element_object (splits, i, point->batch, path);

      if (object != NULL)
        add_split (object, exercise, rows, is_summary, point->batch, path);
    }
}

static void
read_splits (DaybeatGoogleHealthPoint *point, DaybeatExercise *exercise)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *rows = json_array_new ();

  json_node_take_array (node, rows);
  add_splits (point, "splits", exercise, rows);
  add_splits (point, "splitSummaries", exercise, rows);
  if (json_array_get_length (rows) > 0)
    exercise->splits = json_to_string (node, FALSE);
}

static void
add_event (JsonObject *object, DaybeatExercise *exercise, JsonArray *rows, DaybeatBatch *batch, const char *path)
{
  g_auto (DaybeatJsonFields) fields = { 0 };
  JsonObject *row = json_object_new ();
  g_autofree char *type = NULL;

  daybeat_json_fields_init (&fields, object, batch, path);
  daybeat_google_health_set_instant (row, "time",
               daybeat_google_health_take_instant (&fields, "eventTime", "eventUtcOffset", NULL,
                                                   exercise->start.offset_minutes));
  type = daybeat_json_take_text (&fields, "exerciseEventType");
  if (type != NULL)
    json_object_set_string_member (row, "type", type);
  daybeat_google_health_take_rest (&fields, row);
  json_array_add_object_element (rows, row);
}

/* When it was started, paused, gone on with and stopped. */
static void
read_events (DaybeatGoogleHealthPoint *point, DaybeatExercise *exercise, JsonObject *extra)
{
  static const char path[] = PATH ".exerciseEvents[]";
  JsonArray *events = daybeat_json_take_array (&point->fields, "exerciseEvents");
  JsonArray *rows;

  if (events == NULL || json_array_get_length (events) == 0)
    return;
  rows = json_array_new ();
  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      JsonObject *object = daybeat_json_element_object (events, i, point->batch, path);

      if (object != NULL)
        add_event (object, exercise, rows, point->batch, path);
    }
  json_object_set_array_member (extra, "events", rows);
}

static void
read_origin (DaybeatGoogleHealthPoint *point, DaybeatExercise *exercise, JsonObject *extra)
{
  g_auto (DaybeatGoogleHealthOrigin) origin = { 0 };

  _daybeat_google_health_take_origin (point, &origin);
  exercise->id = origin.id != NULL ? g_strdup (origin.id) : daybeat_instant_to_string (exercise->start);
  exercise->device = g_strdup (origin.device);
  exercise->log_type = _daybeat_google_health_origin_dup_log_type (&origin);
  if (json_object_get_size (origin.details) > 0)
    json_object_set_object_member (extra, "data_source", json_object_ref (origin.details));
  daybeat_google_health_take_rest (&point->envelope, extra);
}

static void
decode_exercise (DaybeatGoogleHealthPoint *point)
{
  g_autoptr (DaybeatExercise) exercise = daybeat_exercise_new ();
  g_autoptr (JsonObject) extra = json_object_new ();

  exercise->source = point->batch->source;
  daybeat_google_health_take_interval (&point->fields, &exercise->start, &exercise->end);
  if (daybeat_instant_is_absent (exercise->start))
    {
      _daybeat_google_health_note_point (point, "interval", "has no start: the exercise cannot be placed");
      return;
    }
  read_origin (point, exercise, extra);
  exercise->name = daybeat_json_take_text (&point->fields, "displayName");
  exercise->type = daybeat_json_take_text (&point->fields, "exerciseType");
  exercise->active_seconds = daybeat_google_health_take_seconds (&point->fields, "activeDuration");
  if (daybeat_instant_is_absent (exercise->end) && exercise->active_seconds >= 0)
    exercise->end = daybeat_instant_add_seconds (exercise->start, (gint64) exercise->active_seconds);
  exercise->notes = daybeat_json_take_text (&point->fields, "notes");
  read_metrics (point, exercise, extra);
  read_metadata (point, exercise, extra);
  read_splits (point, exercise);
  read_events (point, exercise, extra);
  daybeat_google_health_take_rest (&point->fields, extra);
  exercise->extra = daybeat_google_health_object_to_text (g_steal_pointer (&extra));
  g_ptr_array_add (point->batch->exercises, g_steal_pointer (&exercise));
}

gboolean
_daybeat_google_health_decode_exercises (const DaybeatGoogleHealthType *type, GBytes *body, DaybeatBatch *batch,
                                         char **next_page_token, GError **error)
{
  return _daybeat_google_health_decode_points (type, body, batch, decode_exercise, NULL, next_page_token, error);
}
