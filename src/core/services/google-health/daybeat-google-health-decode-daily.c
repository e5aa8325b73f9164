/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health-decode-private.h"
#include "daybeat-google-health-values.h"

#define MAX_NUMBERS 4
#define MAX_LEVELS 6

typedef void (*ReadFunc) (DaybeatGoogleHealthPoint *point, DaybeatDay day);

/* What is one number a member; what is not, has a function. */
typedef struct
{
  const char *key;
  struct
  {
    const char *member;
    const char *metric;
  } numbers[MAX_NUMBERS + 1];
  ReadFunc read;
} Daily;

static void
append (DaybeatGoogleHealthPoint *point, const char *metric, DaybeatDay day, double value)
{
  daybeat_daily_append (point->batch->dailies, metric, day, value);
}

static void
note_word (DaybeatJsonFields *fields, const char *member)
{
  daybeat_json_note (fields, member, "is a word nobody knows", json_object_get_member (fields->object, member));
}

/* How it was worked out. */
static void
read_resting_heart_rate (DaybeatGoogleHealthPoint *point, DaybeatDay day)
{
  JsonObject *object = daybeat_json_take_object (&point->fields, "dailyRestingHeartRateMetadata");
  g_auto (DaybeatJsonFields) fields = { 0 };
  g_autofree char *method = NULL;

  if (object == NULL)
    return;
  daybeat_json_fields_init (&fields, object, point->batch, point->fields.path);
  method = daybeat_google_health_take_word (&fields, "calculationMethod");
  if (g_strcmp0 (method, "with_sleep") == 0)
    append (point, "rhr.with_sleep", day, 1);
  else if (g_strcmp0 (method, "only_with_awake_data") == 0)
    append (point, "rhr.with_sleep", day, 0);
  else if (method != NULL)
    note_word (&fields, "calculationMethod");
  daybeat_google_health_note_rest (&fields);
}

/* From the poorest, 1, to the best. */
static void
read_cardio_fitness (DaybeatGoogleHealthPoint *point, DaybeatDay day)
{
  static const char *const levels[MAX_LEVELS] = { "poor", "fair", "average", "good", "very_good", "excellent" };
  g_autofree char *word = daybeat_google_health_take_word (&point->fields, "cardioFitnessLevel");
  int estimated = daybeat_json_take_flag (&point->fields, "estimated");
  int level = 0;

  append (point, "vo2max.estimated", day, estimated == TRUE);
  if (word == NULL)
    return;
  while (level < MAX_LEVELS && !g_str_equal (word, levels[level]))
    level++;
  if (level < MAX_LEVELS)
    append (point, "vo2max.level", day, level + 1);
  else
    note_word (&point->fields, "cardioFitnessLevel");
}

/* The service sends both temperatures, but not what sets the night apart. */
static void
read_skin_temperature (DaybeatGoogleHealthPoint *point, DaybeatDay day)
{
  double nightly = daybeat_json_take_number (&point->fields, "nightlyTemperatureCelsius");
  double baseline = daybeat_json_take_number (&point->fields, "baselineTemperatureCelsius");

  append (point, "skin_temp.nightly", day, nightly);
  append (point, "skin_temp.baseline", day, baseline);
  append (point, "skin_temp.dev", day, nightly - baseline);
}

static void
read_zone (DaybeatGoogleHealthPoint *point, JsonObject *object, const char *path, DaybeatDay day)
{
  static const char *const zones[] = { "light", "moderate", "vigorous", "peak", NULL };
  g_auto (DaybeatJsonFields) fields = { 0 };
  g_autofree char *zone = NULL;
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;

  daybeat_json_fields_init (&fields, object, point->batch, path);
  zone = daybeat_google_health_take_word (&fields, "heartRateZoneType");
  if (zone == NULL || !g_strv_contains (zones, zone))
    {
      daybeat_json_note (&fields, "heartRateZoneType", "is a zone nobody knows", point->node);
      return;
    }
  least = g_strdup_printf ("zone.%s.min", zone);
  most = g_strdup_printf ("zone.%s.max", zone);
  append (point, least, day, daybeat_json_take_number (&fields, "minBeatsPerMinute"));
  append (point, most, day, daybeat_json_take_number (&fields, "maxBeatsPerMinute"));
  daybeat_google_health_note_rest (&fields);
}

static void
read_zones (DaybeatGoogleHealthPoint *point, DaybeatDay day)
{
  static const char path[] = "dailyHeartRateZones[].heartRateZones[]";
  JsonArray *zones = daybeat_json_take_array (&point->fields, "heartRateZones");

  for (guint i = 0; zones != NULL && i < json_array_get_length (zones); i++)
    {
      JsonObject *object = daybeat_json_element_object (zones, i, point->batch, path);

      if (object != NULL)
        read_zone (point, object, path, day);
    }
}

static const Daily dailies[] = {
  { "dailyRestingHeartRate", { { "beatsPerMinute", "rhr" } }, read_resting_heart_rate },
  { "dailyHeartRateVariability",
    { { "averageHeartRateVariabilityMilliseconds", "hrv.rmssd" },
      { "deepSleepRootMeanSquareOfSuccessiveDifferencesMilliseconds", "hrv.deep" },
      { "entropy", "hrv.entropy" },
      { "nonRemHeartRateBeatsPerMinute", "hrv.nonrem_heart_rate" } },
    NULL },
  { "dailyOxygenSaturation",
    { { "averagePercentage", "spo2.avg" },
      { "lowerBoundPercentage", "spo2.min" },
      { "upperBoundPercentage", "spo2.max" },
      { "standardDeviationPercentage", "spo2.deviation" } },
    NULL },
  { "dailyRespiratoryRate", { { "breathsPerMinute", "breathing_rate" } }, NULL },
  { "dailySleepTemperatureDerivations",
    { { "relativeNightlyStddev30dCelsius", "skin_temp.deviation_30d" } },
    read_skin_temperature },
  { "dailyVo2Max", { { "vo2Max", "vo2max" }, { "vo2MaxCovariance", "vo2max.covariance" } }, read_cardio_fitness },
  { "dailyHeartRateZones", { { NULL, NULL } }, read_zones },
};

static const Daily *
find_daily (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dailies); i++)
    {
      if (g_str_equal (dailies[i].key, key))
        return &dailies[i];
    }
  g_assert_not_reached ();
}

static JsonObject *
object_member (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
text_member (JsonObject *object, const char *member)
{
  return object != NULL ? json_object_get_string_member_with_default (object, member, NULL) : NULL;
}

/* What the service's own hardware measured goes before what came by another way, as in its own apps. */
static int
rank_source (JsonNode *point)
{
  static const char *const worn[] = { "FITNESS_BAND", "WATCH", "RING", NULL };
  JsonObject *source = object_member (json_node_get_object (point), "dataSource");
  const char *platform = text_member (source, "platform");
  const char *form = text_member (object_member (source, "device"), "formFactor");

  return (g_strcmp0 (platform, "FITBIT") == 0 ? 2 : 0) + (form != NULL && g_strv_contains (worn, form) ? 1 : 0);
}

/* Whether an earlier page had the day: newest first, so that it can only be at its end. */
static gboolean
had_earlier_page (DaybeatGoogleHealthPoint *point, DaybeatDay day)
{
  GArray *values = point->batch->dailies;

  for (guint i = values->len; i > 0; i--)
    {
      const DaybeatDaily *value = &g_array_index (values, DaybeatDaily, i - 1);

      if (value->day >= day)
        return value->day == day;
    }
  return FALSE;
}

static void
forget_day (DaybeatGoogleHealthPoint *point, DaybeatDay day)
{
  GArray *values = point->batch->dailies;

  for (guint i = values->len; i > 0; i--)
    {
      if (g_array_index (values, DaybeatDaily, i - 1).day == day)
        g_array_remove_index (values, i - 1);
    }
}

static void
keep_aside (DaybeatGoogleHealthPoint *point, JsonNode *other)
{
  g_autofree char *original = json_to_string (other, FALSE);

  daybeat_batch_add_finding (point->batch, point->fields.path, "is another source's value of the same day", original);
}

/*
 * A day has one value: of two sources the better one's. The other is kept as it came, unless it says the same. Whether
 * @point is the one.
 */
static gboolean
claim_day (DaybeatGoogleHealthPoint *point, DaybeatDay day)
{
  GHashTable *claimed = point->data;
  JsonNode *former = g_hash_table_lookup (claimed, GUINT_TO_POINTER (day));

  if (former == NULL && had_earlier_page (point, day))
    {
      keep_aside (point, point->node);
      return FALSE;
    }
  if (former != NULL &&
      json_node_equal (json_object_get_member (json_node_get_object (former), point->type->key),
                       json_object_get_member (json_node_get_object (point->node), point->type->key)))
    return FALSE;
  if (former != NULL && rank_source (former) >= rank_source (point->node))
    {
      keep_aside (point, point->node);
      return FALSE;
    }
  if (former != NULL)
    {
      keep_aside (point, former);
      forget_day (point, day);
    }
  g_hash_table_insert (claimed, GUINT_TO_POINTER (day), point->node);
  return TRUE;
}

static void
decode_daily (DaybeatGoogleHealthPoint *point)
{
  const Daily *daily = find_daily (point->type->key);
  DaybeatDay day = daybeat_google_health_take_date (&point->fields, "date");

  if (day == DAYBEAT_DAY_NONE)
    {
      _daybeat_google_health_note_point (point, "date", "is missing: the value cannot be placed");
      return;
    }
  if (!claim_day (point, day))
    return;
  for (gsize i = 0; daily->numbers[i].member != NULL; i++)
    append (point, daily->numbers[i].metric, day, daybeat_json_take_number (&point->fields, daily->numbers[i].member));
  if (daily->read != NULL)
    daily->read (point, day);
  daybeat_google_health_note_rest (&point->fields);
}

gboolean
_daybeat_google_health_decode_dailies (const DaybeatGoogleHealthType *type, GBytes *body, DaybeatBatch *batch,
                                       char **next_page_token, GError **error)
{
  g_autoptr (GHashTable) claimed = g_hash_table_new (NULL, NULL);

  return _daybeat_google_health_decode_points (type, body, batch, decode_daily, claimed, next_page_token, error);
}
