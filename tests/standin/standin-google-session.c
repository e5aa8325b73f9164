/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Exercises (§4.4) and their routes, food (§4.5), ECGs and notices of an irregular rhythm (§4.6). */

#include "config.h"

#include <math.h>

#include "standin-google-data-private.h"

static const DaybeatExerciseZone *
get_zone (const DaybeatExercise *exercise, guint number)
{
  return number < exercise->zones->len ? g_ptr_array_index (exercise->zones, number) : NULL;
}

static void
put_zones (GString *out, const DaybeatExercise *exercise)
{
  static const char *const keys[] = { "lightTime", "moderateTime", "vigorousTime", "peakTime" };

  if (exercise->zones->len == 0)
    return;
  standin_begin (out, "heartRateZoneDurations", '{');
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    standin_put_seconds (out, keys[i], get_zone (exercise, i)->minutes * 60);
  standin_end (out, '}');
}

static gint64
get_member (JsonObject *object, const char *name)
{
  return json_object_has_member (object, name) ? json_object_get_int_member (object, name) : 0;
}

/* Mixed as it comes: some numbers as texts, some not. */
static void
put_metrics (GString *out, const DaybeatExercise *exercise, JsonObject *extra)
{
  standin_begin (out, "metricsSummary", '{');
  standin_put_number (out, "caloriesKcal", exercise->energy_kcal);
  standin_put_number (out, "distanceMillimeters", exercise->distance_m * 1000);
  if (exercise->steps >= 0)
    standin_put_int64 (out, "steps", (double) exercise->steps);
  standin_put_number (out, "averageSpeedMillimetersPerSecond",
                      exercise->distance_m * 1000 / exercise->active_seconds);
  standin_put_number (out, "averagePaceSecondsPerMeter", exercise->active_seconds / exercise->distance_m);
  if (!isnan (exercise->average_bpm))
    standin_put_int64 (out, "averageHeartRateBeatsPerMinute", exercise->average_bpm);
  if (!isnan (exercise->elevation_gain_m))
    standin_put_number (out, "elevationGainMillimeters", exercise->elevation_gain_m * 1000);
  if (exercise->zone_minutes >= 0)
    standin_put_int64 (out, "activeZoneMinutes", exercise->zone_minutes);
  if (extra != NULL)
    standin_put_number (out, "totalSwimLengths", (double) get_member (extra, "swim_lengths"));
  put_zones (out, exercise);
  standin_end (out, '}');
}

static void
put_split (GString *out, JsonObject *split)
{
  DaybeatInstant start, end;

  daybeat_instant_parse (json_object_get_string_member (split, "start"), &start);
  daybeat_instant_parse (json_object_get_string_member (split, "end"), &end);
  standin_begin (out, NULL, '{');
  standin_put_utc (out, "startTime", daybeat_instant_get_utc (start));
  standin_put_offset (out, "startUtcOffset", start.offset_minutes);
  standin_put_utc (out, "endTime", daybeat_instant_get_utc (end));
  standin_put_offset (out, "endUtcOffset", end.offset_minutes);
  standin_put_seconds (out, "activeDuration", (double) get_member (split, "active_s"));
  standin_begin (out, "metricsSummary", '{');
  standin_put_number (out, "distanceMillimeters", json_object_get_double_member (split, "distance_m") * 1000);
  standin_put_int64 (out, "steps", (double) get_member (split, "steps"));
  if (json_object_has_member (split, "average_bpm"))
    standin_put_int64 (out, "averageHeartRateBeatsPerMinute", (double) get_member (split, "average_bpm"));
  standin_end (out, '}');
  standin_put_text (out, "splitType", "DISTANCE");
  standin_end (out, '}');
}

static void
put_splits (GString *out, const DaybeatExercise *exercise)
{
  g_autoptr (JsonNode) node = exercise->splits != NULL ? json_from_string (exercise->splits, NULL) : NULL;
  JsonArray *splits = node != NULL ? json_node_get_array (node) : NULL;

  if (splits == NULL)
    return;
  standin_begin (out, "splitSummaries", '[');
  for (guint i = 0; i < json_array_get_length (splits); i++)
    put_split (out, json_array_get_object_element (splits, i));
  standin_end (out, ']');
}

static void
put_event (GString *out, gint64 ms, const char *word)
{
  standin_begin (out, NULL, '{');
  standin_put_utc (out, "eventTime", ms);
  standin_put_offset (out, "eventUtcOffset", daybeat_sample_offset_at_utc (ms));
  standin_put_text (out, "exerciseEventType", word);
  standin_end (out, '}');
}

static void
put_exercise_metadata (GString *out, const DaybeatExercise *exercise, JsonObject *extra)
{
  standin_begin (out, "exerciseMetadata", '{');
  if (exercise->has_route == TRUE)
    standin_put_flag (out, "hasGps");
  if (extra != NULL)
    standin_put_int64 (out, "poolLengthMillimeters", (double) get_member (extra, "pool_length_m") * 1000);
  standin_end (out, '}');
}

void
standin_google_write_exercise (GString *out, const StandInGoogleType *type, const StandInPoint *point)
{
  const DaybeatExercise *exercise = point->record;
  g_autoptr (JsonNode) node = exercise->extra != NULL ? json_from_string (exercise->extra, NULL) : NULL;
  JsonObject *extra = node != NULL ? json_node_get_object (node) : NULL;
  gint64 written_ms = point->end_ms + 3 * DAYBEAT_MS_PER_MINUTE + 118;

  standin_put_text (out, "exerciseType", exercise->type);
  put_metrics (out, exercise, extra);
  put_exercise_metadata (out, exercise, extra);
  standin_put_text (out, "displayName", exercise->name);
  standin_put_seconds (out, "activeDuration", exercise->active_seconds);
  put_splits (out, exercise);
  if (g_strcmp0 (exercise->log_type, "tracker") == 0)
    {
      standin_begin (out, "exerciseEvents", '[');
      put_event (out, point->start_ms, "START");
      put_event (out, point->end_ms, "STOP");
      standin_end (out, ']');
    }
  standin_put_utc (out, "createTime", written_ms);
  standin_put_utc (out, "updateTime", written_ms);
}

/* ECGs */

static void
put_medical_device (GString *out)
{
  standin_begin (out, "medicalDeviceInfo", '{');
  standin_put_text (out, "algorithmVersion", "2.1.0");
  standin_put_text (out, "firmwareVersion", "60.20001.194.86");
  standin_put_text (out, "deviceModel", "Charge 6");
  standin_end (out, '}');
}

void
standin_google_write_ecg (GString *out, const StandInGoogleType *type, const StandInPoint *point)
{
  const DaybeatReading *reading = point->record;

  standin_put_int64 (out, "beatsPerMinuteAvg", reading->value);
  standin_put_text (out, "resultClassification", reading->text);
  standin_begin (out, "waveformSamples", '[');
  for (guint i = 0; i < 7500; i++)
    standin_put_number (out, NULL, daybeat_sample_draw_ecg (i));
  standin_end (out, ']');
  standin_put_number (out, "samplingFrequencyHertz", 250);
  standin_put_number (out, "millivoltsScalingFactor", 10922);
  standin_put_number (out, "leadNumber", 1);
  put_medical_device (out);
}

static void
put_beat (GString *out, gint64 ms, int bpm)
{
  int offset = daybeat_sample_offset_at_utc (ms);

  standin_begin (out, NULL, '{');
  standin_put_utc (out, "physicalTime", ms);
  standin_put_offset (out, "utcOffset", offset);
  standin_put_civil (out, "civilTime", ms + offset * DAYBEAT_MS_PER_MINUTE);
  standin_put_number (out, "beatsPerMinute", bpm);
  standin_end (out, '}');
}

/* Windows of five minutes, the last of them all right. */
void
standin_google_write_irn (GString *out, const StandInGoogleType *type, const StandInPoint *point)
{
  standin_begin (out, "alertWindows", '[');
  for (int window = 0; window < 6; window++)
    {
      gint64 ms = point->start_ms + window * 5 * DAYBEAT_MS_PER_MINUTE, end_ms = ms + 5 * DAYBEAT_MS_PER_MINUTE;
      int offset = daybeat_sample_offset_at_utc (ms);

      standin_begin (out, NULL, '{');
      standin_put_utc (out, "startTime", ms);
      standin_put_offset (out, "startUtcOffset", offset);
      standin_put_utc (out, "endTime", end_ms);
      standin_put_offset (out, "endUtcOffset", offset);
      standin_put_civil (out, "civilStartTime", ms + offset * DAYBEAT_MS_PER_MINUTE);
      standin_put_civil (out, "civilEndTime", end_ms + offset * DAYBEAT_MS_PER_MINUTE);
      if (window < 5)
        standin_put_flag (out, "positive");
      standin_begin (out, "heartBeats", '[');
      for (int beat = 0; beat < 4; beat++)
        put_beat (out, ms + beat * 912, 61 + (window * 7 + beat * 11) % 40);
      standin_end (out, ']');
      standin_end (out, '}');
    }
  standin_end (out, ']');
  put_medical_device (out);
}

/* Food */

static void
put_quantity (GString *out, const char *key, const char *unit, double value)
{
  standin_begin (out, key, '{');
  standin_put_number (out, unit, value);
  standin_end (out, '}');
}

static void
put_nutrient (GString *out, const char *word, const char *unit, double grams)
{
  standin_begin (out, NULL, '{');
  standin_put_text (out, "nutrient", word);
  put_quantity (out, "quantity", unit, grams);
  standin_end (out, '}');
}

void
standin_google_write_nutrition (GString *out, const StandInGoogleType *type, const StandInPoint *point)
{
  const DaybeatReading *reading = point->record;
  g_autoptr (JsonNode) node = json_from_string (reading->details, NULL);
  JsonObject *details = json_node_get_object (node);

  standin_put_text (out, "foodDisplayName", reading->text);
  standin_put_text (out, "mealType", json_object_get_string_member (details, "meal"));
  put_quantity (out, "energy", "kcal", reading->value);
  put_quantity (out, "totalCarbohydrate", "grams", json_object_get_double_member (details, "carbohydrate_g"));
  put_quantity (out, "totalFat", "grams", json_object_get_double_member (details, "fat_g"));
  standin_begin (out, "nutrients", '[');
  put_nutrient (out, "PROTEIN", "grams", json_object_get_double_member (details, "protein_g"));
  put_nutrient (out, "SODIUM", "grams", json_object_get_double_member (details, "sodium_g"));
  standin_end (out, ']');
  standin_begin (out, "serving", '{');
  standin_put_number (out, "amount", 1);
  standin_put_text (out, "foodMeasurementUnit", "users/me/dataTypes/food-measurement-unit/dataPoints/305");
  standin_put_text (out, "foodMeasurementUnitDisplayName", "serving");
  standin_end (out, '}');
}

void
standin_google_roll_nutrition (GString *out, const StandInRoll *roll)
{
  put_quantity (out, "energy", "kcalSum", roll->sums[0]);
}

void
standin_google_write_food (GString *out, const StandInGoogleType *type, const StandInPoint *point)
{
  const DaybeatReading *reading = point->record;

  standin_put_text (out, "displayName", reading->text);
  standin_put_text (out, "accessLevel", "FOOD_ACCESS_LEVEL_PRIVATE");
  standin_put_text (out, "languageCode", "de-DE");
  put_quantity (out, "energyAvg", "kcal", 312 + point->start_ms * 116);
  standin_begin (out, "defaultServing", '{');
  standin_put_number (out, "amount", 1);
  standin_put_text (out, "foodMeasurementUnit", "users/me/dataTypes/food-measurement-unit/dataPoints/305");
  standin_end (out, '}');
}

void
standin_google_write_food_unit (GString *out, const StandInGoogleType *type, const StandInPoint *point)
{
  const DaybeatReading *reading = point->record;
  g_autofree char *plural = g_strconcat (reading->text, "s", NULL);

  standin_put_text (out, "displayName", reading->text);
  standin_put_text (out, "pluralDisplayName", plural);
}

/* Routes: only with the scope of the place too, and only of what has one. */

static void
append_track_point (GString *out, const DaybeatTrackPoint *point)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autoptr (GString) time = g_string_new (NULL);

  standin_put_utc (time, NULL, point->time_ms);
  g_string_append_printf (out, "<Trackpoint><Time>%.*s</Time>", (int) time->len - 3, time->str + 1);
  g_string_append_printf (out, "<Position><LatitudeDegrees>%s</LatitudeDegrees>",
                          g_ascii_formatd (text, sizeof text, "%.7f", point->latitude));
  g_string_append_printf (out, "<LongitudeDegrees>%s</LongitudeDegrees></Position>",
                          g_ascii_formatd (text, sizeof text, "%.7f", point->longitude));
  g_string_append_printf (out, "<AltitudeMeters>%s</AltitudeMeters></Trackpoint>",
                          g_ascii_formatd (text, sizeof text, "%.1f", point->altitude_m));
}

static char *
make_tcx (const DaybeatTrack *track)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                               "<TrainingCenterDatabase xmlns=\"http://www.garmin.com/xmlschemas/"
                               "TrainingCenterDatabase/v2\"><Activities><Activity Sport=\"Running\"><Lap><Track>");

  for (guint i = 0; i < track->points->len; i++)
    append_track_point (out, &g_array_index (track->points, DaybeatTrackPoint, i));
  g_string_append (out, "</Track></Lap></Activity></Activities></TrainingCenterDatabase>");
  return g_string_free (out, FALSE);
}

static DaybeatTrack *
find_track (StandIn *self, const char *id, gboolean *is_exercise)
{
  for (DaybeatDay day = self->person->first_day; day <= self->person->last_day; day++)
    {
      GPtrArray *exercises = standin_google_get_digest (self, day)->records->exercises;

      for (guint i = 0; i < exercises->len; i++)
        {
          if (!g_str_equal (((const DaybeatExercise *) g_ptr_array_index (exercises, i))->id, id))
            continue;
          *is_exercise = TRUE;
          return daybeat_sample_day_create_track (standin_google_get_day (self, day), i,
                                                  DAYBEAT_SOURCE_GOOGLE_HEALTH);
        }
    }
  return NULL;
}

void
standin_google_tcx (StandInGoogleCall *call, const char *id)
{
  gboolean is_exercise = FALSE;
  g_autoptr (DaybeatTrack) track = NULL;
  g_autofree char *tcx = NULL;
  const char *alt = g_hash_table_lookup (call->form, "alt");

  if (!standin_google_check_scope (call->message, call->scopes, call->type->scope) ||
      !standin_google_check_scope (call->message, call->scopes, "location.readonly"))
    return;
  track = find_track (call->self, id, &is_exercise);
  if (track == NULL)
    {
      standin_google_reply_error (
          call->message, &(StandInGoogleError){
                             .code = 404,
                             .status = "NOT_FOUND",
                             .message = is_exercise ? "The exercise has no GPS data." : "The exercise was not found.",
                         });
      return;
    }
  tcx = make_tcx (track);
  if (g_strcmp0 (alt, "media") == 0)
    standin_reply_text (call->message, 200, "application/vnd.garmin.tcx+xml", tcx);
  else
    {
      g_autoptr (GString) out = g_string_new ("{");

      standin_put_text (out, "tcxData", tcx);
      standin_end (out, '}');
      g_string_truncate (out, out->len - 1);
      standin_reply_text (call->message, 200, "application/json; charset=UTF-8", out->str);
    }
}
