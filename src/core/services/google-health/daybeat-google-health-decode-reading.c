/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health-decode-private.h"
#include "daybeat-google-health-reading-private.h"
#include "daybeat-google-health-values.h"

#define MAX_RENAMED 4

typedef enum
{
  SAMPLED,  /* has `sampleTime` */
  LASTING,  /* has `interval` */
  TIMELESS, /* is a thing, not an event */
} Timing;

/*
 * @within: (nullable): an object around the value
 * @value: (nullable): member with the value, to be multiplied by @scale
 * @text: (nullable): member with the text; an array's words one after the other
 * @renamed: members that become details by another name; all else becomes details by its own
 * @read: (nullable): reads what is more than that
 */
typedef struct
{
  const char *key;
  const char *kind;
  Timing timing;
  const char *within;
  const char *value;
  double scale;
  const char *text;
  struct
  {
    const char *member;
    const char *name;
  } renamed[MAX_RENAMED + 1];
  DaybeatGoogleHealthReadFunc read;
} Reading;

/* clang-format off: a table */
static const Reading readings[] = {
  { "weight", "weight", SAMPLED, NULL, "weightGrams", 0.001, "notes", { { NULL, NULL } }, NULL },
  { "bodyFat", "body_fat", SAMPLED, NULL, "percentage", 1, NULL, { { NULL, NULL } }, NULL },
  { "height", "height", SAMPLED, NULL, "heightMillimeters", 0.001, NULL, { { NULL, NULL } }, NULL },
  { "bloodGlucose", "blood_glucose", SAMPLED, NULL, "bloodGlucoseMilligramsPerDeciliter", 1, "notes",
    { { "measurementTiming", "timing" }, { "measurementSource", "measured_by" }, { "mealType", "meal" } }, NULL },
  { "coreBodyTemperature", "core_temperature", SAMPLED, NULL, "temperatureCelsius", 1, NULL,
    { { "measurementLocation", "location" } }, NULL },
  { "vo2Max", "vo2max", SAMPLED, NULL, "vo2Max", 1, NULL, { { "measurementMethod", "method" } }, NULL },
  { "runVo2Max", "run_vo2max", SAMPLED, NULL, "runVo2Max", 1, NULL, { { NULL, NULL } }, NULL },
  { "respiratoryRateSleepSummary", "breathing_rate_sleep", SAMPLED, NULL, NULL, 1, NULL, { { NULL, NULL } },
    _daybeat_google_health_read_breathing },
  { "swimLengthsData", "swim_length", LASTING, NULL, "strokeCount", 1, "swimStrokeType", { { NULL, NULL } }, NULL },
  { "hydrationLog", "water", LASTING, "amountConsumed", "milliliters", 1, NULL,
    { { "userProvidedUnit", "typed_unit" } }, NULL },
  { "nutritionLog", "food", LASTING, NULL, NULL, 1, "foodDisplayName",
    { { "mealType", "meal" }, { "totalCarbohydrate", "carbohydrate" }, { "totalFat", "fat" } },
    _daybeat_google_health_read_meal },
  { "food", "food_item", TIMELESS, NULL, NULL, 1, "displayName",
    { { "mealType", "meal" }, { "totalCarbohydrate", "carbohydrate" }, { "totalFat", "fat" } },
    _daybeat_google_health_read_nutrients },
  { "foodMeasurementUnit", "food_unit", TIMELESS, NULL, NULL, 1, "displayName",
    { { "pluralDisplayName", "plural" } }, NULL },
  { "electrocardiogram", "electrocardiogram", LASTING, NULL, "beatsPerMinuteAvg", 1, "resultClassification",
    { { "waveformSamples", "waveform" }, { "samplingFrequencyHertz", "sampling_hz" },
      { "millivoltsScalingFactor", "per_millivolt" }, { "leadNumber", "lead" } },
    _daybeat_google_health_read_medical_device },
  { "irregularRhythmNotification", "irregular_rhythm", LASTING, NULL, NULL, 1, NULL, { { NULL, NULL } },
    _daybeat_google_health_read_alert_windows },
  { "menstrualPeriod", "menstrual_period", LASTING, NULL, NULL, 1, "notes", { { NULL, NULL } }, NULL },
  { "ovulationTest", "ovulation_test", SAMPLED, NULL, NULL, 1, "result", { { NULL, NULL } }, NULL },
  { "symptoms", "symptoms", SAMPLED, NULL, NULL, 1, "symptoms", { { NULL, NULL } }, NULL },
  { "moods", "moods", SAMPLED, NULL, NULL, 1, "moods", { { NULL, NULL } }, NULL },
};
/* clang-format on */

static const Reading *
find_reading (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      if (g_str_equal (readings[i].key, key))
        return &readings[i];
    }
  g_assert_not_reached ();
}

static gboolean
take_times (const Reading *how, DaybeatGoogleHealthPoint *point, DaybeatReading *reading)
{
  if (how->timing == TIMELESS)
    return TRUE;
  if (how->timing == SAMPLED)
    reading->time = daybeat_google_health_take_sample_time (&point->fields);
  else
    daybeat_google_health_take_interval (&point->fields, &reading->time, &reading->end);
  return !daybeat_instant_is_absent (reading->time);
}

/* The service takes a beginning only: what is later belongs to another window. */
static gboolean
is_after_window (DaybeatGoogleHealthPoint *point, const DaybeatReading *reading)
{
  return point->type->bounds == DAYBEAT_GOOGLE_HEALTH_TIMES_FROM && point->batch->until_ms > point->batch->from_ms &&
         daybeat_instant_get_utc (reading->time) >= point->batch->until_ms;
}

/* Words as they come; several of them one after the other. */
static char *
take_text (DaybeatJsonFields *fields, const char *member)
{
  JsonNode *node = json_object_get_member (fields->object, member);
  GString *text;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return daybeat_json_take_id (fields, member);
  daybeat_json_take_nothing (fields, member);
  text = g_string_new (NULL);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      JsonNode *word = json_array_get_element (json_node_get_array (node), i);

      if (JSON_NODE_HOLDS_VALUE (word) && json_node_get_value_type (word) == G_TYPE_STRING)
        g_string_append_printf (text, text->len > 0 ? ", %s" : "%s", json_node_get_string (word));
      else
        daybeat_json_note (fields, member, "is not of the documented type", word);
    }
  return text->len > 0 ? g_string_free_and_steal (text) : (g_string_free (text, TRUE), NULL);
}

static void
take_value (const Reading *how, DaybeatJsonFields *fields, DaybeatReading *reading)
{
  if (how->value == NULL)
    return;
  reading->value = daybeat_json_take_number (fields, how->value) * how->scale;
  if (isnan (reading->value))
    daybeat_json_note (fields, how->value, "is missing", NULL);
}

static void
take_renamed (const Reading *how, DaybeatJsonFields *fields, JsonObject *details)
{
  for (gsize i = 0; how->renamed[i].member != NULL; i++)
    {
      JsonNode *node = json_object_get_member (fields->object, how->renamed[i].member);

      daybeat_json_take_nothing (fields, how->renamed[i].member);
      if (node != NULL && !JSON_NODE_HOLDS_NULL (node))
        daybeat_google_health_add_plain (details, how->renamed[i].name, node);
    }
}

static void
take_within (const Reading *how, DaybeatGoogleHealthPoint *point, DaybeatReading *reading, JsonObject *details)
{
  JsonObject *object = daybeat_json_take_object (&point->fields, how->within);
  g_auto (DaybeatJsonFields) fields = { 0 };

  if (object == NULL)
    {
      _daybeat_google_health_note_point (point, how->within, "is missing");
      return;
    }
  daybeat_json_fields_init (&fields, object, point->batch, point->fields.path);
  take_value (how, &fields, reading);
  take_renamed (how, &fields, details);
  daybeat_google_health_take_rest (&fields, details);
}

/* What has no name is told from others by its time, and by who says it. */
static char *
make_id (const DaybeatGoogleHealthOrigin *origin, const DaybeatReading *reading)
{
  const char *platform = json_object_get_string_member_with_default (origin->details, "platform", NULL);
  GString *id;

  if (origin->id != NULL)
    return g_strdup (origin->id);
  if (daybeat_instant_is_absent (reading->time))
    return NULL;
  id = g_string_new (reading->kind->id);
  g_string_append_printf (id, "@%" G_GINT64_FORMAT, daybeat_instant_get_utc (reading->time));
  if (platform != NULL && !g_str_equal (platform, "FITBIT"))
    g_string_append_printf (id, "@%s", platform);
  return g_string_free_and_steal (id);
}

static void
take_origin (DaybeatGoogleHealthPoint *point, DaybeatReading *reading, JsonObject *details)
{
  g_auto (DaybeatGoogleHealthOrigin) origin = { 0 };

  _daybeat_google_health_take_origin (point, &origin);
  reading->id = make_id (&origin, reading);
  if (reading->device == NULL)
    reading->device = g_strdup (origin.device);
  if (json_object_get_size (origin.details) > 0)
    json_object_set_object_member (details, "data_source", json_object_ref (origin.details));
  daybeat_google_health_take_rest (&point->envelope, details);
}

static void
decode_reading (DaybeatGoogleHealthPoint *point)
{
  const Reading *how = find_reading (point->type->key);
  g_autoptr (DaybeatReading) reading = daybeat_reading_new (daybeat_reading_kind_find (how->kind));
  g_autoptr (JsonObject) details = json_object_new ();

  reading->source = point->batch->source;
  if (!take_times (how, point, reading))
    {
      _daybeat_google_health_note_point (point, "interval", "has no time: the reading cannot be placed");
      return;
    }
  if (is_after_window (point, reading))
    return;
  if (how->text != NULL)
    reading->text = take_text (&point->fields, how->text);
  if (how->within != NULL)
    take_within (how, point, reading, details);
  else
    {
      take_value (how, &point->fields, reading);
      take_renamed (how, &point->fields, details);
    }
  if (how->read != NULL)
    how->read (point, reading, details);
  daybeat_google_health_take_rest (&point->fields, details);
  take_origin (point, reading, details);
  if (reading->id == NULL)
    {
      _daybeat_google_health_note_point (point, "name", "is missing: nothing tells it from others");
      return;
    }
  reading->details = daybeat_google_health_object_to_text (g_steal_pointer (&details));
  g_ptr_array_add (point->batch->readings, g_steal_pointer (&reading));
}

gboolean
_daybeat_google_health_decode_readings (const DaybeatGoogleHealthType *type, GBytes *body, DaybeatBatch *batch,
                                        char **next_page_token, GError **error)
{
  return _daybeat_google_health_decode_points (type, body, batch, decode_reading, NULL, next_page_token, error);
}
