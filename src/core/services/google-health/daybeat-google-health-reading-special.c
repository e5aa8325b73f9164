/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health-reading-private.h"
#include "daybeat-google-health-values.h"

static gboolean
has_daily (GArray *dailies, const char *metric, DaybeatDay day)
{
  const char *id = g_intern_string (metric);

  for (guint i = dailies->len; i > 0; i--)
    {
      const DaybeatDaily *daily = &g_array_index (dailies, DaybeatDaily, i - 1);

      if (daily->metric == id && daily->day == day)
        return TRUE;
      if (daily->day > day)
        return FALSE;
    }
  return FALSE;
}

/* The rate of a stage is a number of the day too; of two sleeps of a day the later one's. */
static void
add_rate_of_day (DaybeatGoogleHealthPoint *point, const DaybeatReading *reading, const char *stage, double rate)
{
  g_autofree char *metric = g_strconcat ("breathing_rate.", stage, NULL);
  DaybeatDay day = daybeat_instant_get_day (reading->time);

  if (daybeat_metric_find (metric) != NULL && !has_daily (point->batch->dailies, metric, day))
    daybeat_daily_append (point->batch->dailies, metric, day, rate);
}

static double
read_breathing_of (DaybeatGoogleHealthPoint *point, const char *member, const char *stage, JsonObject *details)
{
  JsonObject *object = daybeat_json_take_object (&point->fields, member);
  g_auto (DaybeatJsonFields) fields = { 0 };
  g_autofree char *deviation = g_strconcat (stage, "_deviation", NULL);
  g_autofree char *signal_to_noise = g_strconcat (stage, "_signal_to_noise", NULL);
  double rate;

  if (object == NULL)
    return DAYBEAT_ABSENT_NUMBER;
  daybeat_json_fields_init (&fields, object, point->batch, point->fields.path);
  rate = daybeat_json_take_number (&fields, "breathsPerMinute");
  daybeat_google_health_set_number (details, stage, rate);
  daybeat_google_health_set_number (details, deviation, daybeat_json_take_number (&fields, "standardDeviation"));
  daybeat_google_health_set_number (details, signal_to_noise, daybeat_json_take_number (&fields, "signalToNoise"));
  daybeat_google_health_note_rest (&fields);
  return rate;
}

void
_daybeat_google_health_read_breathing (DaybeatGoogleHealthPoint *point, DaybeatReading *reading, JsonObject *details)
{
  static const struct
  {
    const char *member;
    const char *stage;
  } stages[] = { { "deepSleepStats", "deep" }, { "lightSleepStats", "light" }, { "remSleepStats", "rem" } };

  reading->value = read_breathing_of (point, "fullSleepStats", "full", details);
  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    add_rate_of_day (point, reading, stages[i].stage,
                     read_breathing_of (point, stages[i].member, stages[i].stage, details));
}

static void
add_nutrient (JsonObject *object, DaybeatBatch *batch, const char *path, JsonObject *details)
{
  g_auto (DaybeatJsonFields) fields = { 0 };
  g_autofree char *nutrient = NULL;
  JsonNode *quantity;

  daybeat_json_fields_init (&fields, object, batch, path);
  nutrient = daybeat_google_health_take_word (&fields, "nutrient");
  quantity = json_object_get_member (object, "quantity");
  daybeat_json_take_nothing (&fields, "quantity");
  if (nutrient != NULL && quantity != NULL)
    daybeat_google_health_add_plain (details, nutrient, quantity);
  else
    {
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

      daybeat_json_note (&fields, "nutrient", "has no name or no quantity", node);
    }
  daybeat_google_health_note_rest (&fields);
}

/* Grams each, even of what is counted in milligrams elsewhere. */
void
_daybeat_google_health_read_nutrients (DaybeatGoogleHealthPoint *point, DaybeatReading *reading, JsonObject *details)
{
  JsonArray *nutrients = daybeat_json_take_array (&point->fields, "nutrients");
  g_autofree char *path = g_strconcat (point->fields.path, ".nutrients[]", NULL);

  for (guint i = 0; nutrients != NULL && i < json_array_get_length (nutrients); i++)
    {
      JsonObject *object = daybeat_json_element_object (nutrients, i, point->batch, path);

      if (object != NULL)
        add_nutrient (object, point->batch, path, details);
    }
}

void
_daybeat_google_health_read_meal (DaybeatGoogleHealthPoint *point, DaybeatReading *reading, JsonObject *details)
{
  JsonObject *energy = daybeat_json_take_object (&point->fields, "energy");

  if (energy != NULL)
    {
      g_auto (DaybeatJsonFields) fields = { 0 };

      daybeat_json_fields_init (&fields, energy, point->batch, point->fields.path);
      reading->value = daybeat_json_take_number (&fields, "kcal");
      daybeat_google_health_take_rest (&fields, details);
    }
  _daybeat_google_health_read_nutrients (point, reading, details);
}

void
_daybeat_google_health_read_medical_device (DaybeatGoogleHealthPoint *point, DaybeatReading *reading,
                                            JsonObject *details)
{
  JsonObject *object = daybeat_json_take_object (&point->fields, "medicalDeviceInfo");
  g_auto (DaybeatJsonFields) fields = { 0 };

  if (object == NULL)
    return;
  daybeat_json_fields_init (&fields, object, point->batch, point->fields.path);
  reading->device = daybeat_json_take_id (&fields, "deviceModel");
  daybeat_google_health_take_rest (&fields, details);
}

static void
add_beat (JsonObject *object, DaybeatBatch *batch, int near_minutes, JsonArray *beats)
{
  g_auto (DaybeatJsonFields) fields = { 0 };
  JsonObject *beat = json_object_new ();

  daybeat_json_fields_init (&fields, object, batch, "irregularRhythmNotification[].alertWindows[].heartBeats[]");
  daybeat_google_health_set_instant (beat, "time",
               daybeat_google_health_take_instant (&fields, "physicalTime", "utcOffset", "civilTime", near_minutes));
  daybeat_google_health_set_number (beat, "bpm", daybeat_json_take_number (&fields, "beatsPerMinute"));
  daybeat_google_health_take_rest (&fields, beat);
  json_array_add_object_element (beats, beat);
}

static void
add_beats (DaybeatJsonFields *window, int near_minutes, JsonObject *row)
{
  JsonArray *array = daybeat_json_take_array (window, "heartBeats");
  JsonArray *beats;

  if (array == NULL)
    return;
  beats = json_array_new ();
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = daybeat_json_element_object (array, i, window->batch, window->path);

      if (object != NULL)
        add_beat (object, window->batch, near_minutes, beats);
    }
  json_object_set_array_member (row, "heart_beats", beats);
}

static void
add_window (JsonObject *object, DaybeatGoogleHealthPoint *point, int near_minutes, JsonArray *rows)
{
  g_auto (DaybeatJsonFields) fields = { 0 };
  JsonObject *row = json_object_new ();

  daybeat_json_fields_init (&fields, object, point->batch, "irregularRhythmNotification[].alertWindows[]");
  daybeat_google_health_set_instant (row, "start",
               daybeat_google_health_take_instant (&fields, "startTime", "startUtcOffset", "civilStartTime",
                                                   near_minutes));
  daybeat_google_health_set_instant (row, "end",
               daybeat_google_health_take_instant (&fields, "endTime", "endUtcOffset", "civilEndTime", near_minutes));
  json_object_set_boolean_member (row, "positive", daybeat_json_take_flag (&fields, "positive") == TRUE);
  add_beats (&fields, near_minutes, row);
  daybeat_google_health_take_rest (&fields, row);
  json_array_add_object_element (rows, row);
}

void
_daybeat_google_health_read_alert_windows (DaybeatGoogleHealthPoint *point, DaybeatReading *reading,
                                           JsonObject *details)
{
  JsonArray *windows = daybeat_json_take_array (&point->fields, "alertWindows");
  JsonArray *rows = json_array_new ();

  for (guint i = 0; windows != NULL && i < json_array_get_length (windows); i++)
    {
      JsonObject *object = daybeat_json_element_object (windows, i, point->batch, point->fields.path);

      if (object != NULL)
        add_window (object, point, reading->time.offset_minutes, rows);
    }
  json_object_set_array_member (details, "alert_windows", rows);
  _daybeat_google_health_read_medical_device (point, reading, details);
}
