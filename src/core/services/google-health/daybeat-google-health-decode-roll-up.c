/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health-decode-private.h"
#include "daybeat-google-health-values.h"

#define MAX_NUMBERS 4

typedef enum
{
  NUMBER,
  SECONDS_TO_MINUTES,
} Form;

/*
 * A day that the tracker was not worn has no point; one that has a point has every sum in it, though the service leaves
 * out what is 0. What is not a sum is absent where it is missing.
 */
typedef enum
{
  SUM,
  NOT_A_SUM,
} Missing;

typedef struct
{
  const char *member;
  const char *metric;
  double scale;
} Number;

/*
 * @within: an object around the numbers; or the array of rows, one a zone or level, told apart by @word
 * @total: (nullable): the metric of the sum of all numbers
 */
typedef struct
{
  const char *key;
  const char *within;
  const char *word;
  const char *amount;
  Form form;
  Missing missing;
  const char *total;
  Number numbers[MAX_NUMBERS];
} RollUp;

#define BY_ZONE(prefix)                                                                                                \
  {                                                                                                                    \
    { "LIGHT", prefix "light", 1 }, { "MODERATE", prefix "moderate", 1 }, { "VIGOROUS", prefix "vigorous", 1 },        \
    {                                                                                                                  \
      "PEAK", prefix "peak", 1                                                                                         \
    }                                                                                                                  \
  }

static const RollUp roll_ups[] = {
  { "steps", NULL, NULL, NULL, NUMBER, SUM, NULL, { { "countSum", "steps", 1 } } },
  { "distance", NULL, NULL, NULL, NUMBER, SUM, NULL, { { "millimetersSum", "distance", 0.001 } } },
  { "floors", NULL, NULL, NULL, NUMBER, SUM, NULL, { { "countSum", "floors", 1 } } },
  { "altitude", NULL, NULL, NULL, NUMBER, SUM, NULL, { { "gainMillimetersSum", "elevation", 0.001 } } },
  { "activeEnergyBurned", NULL, NULL, NULL, NUMBER, SUM, NULL, { { "kcalSum", "kcal_active", 1 } } },
  { "totalCalories", NULL, NULL, NULL, NUMBER, SUM, NULL, { { "kcalSum", "kcal_total", 1 } } },
  { "swimLengthsData", NULL, NULL, NULL, NUMBER, SUM, NULL, { { "strokeCountSum", "swim.strokes", 1 } } },
  { "sedentaryPeriod", NULL, NULL, NULL, SECONDS_TO_MINUTES, SUM, NULL, { { "durationSum", "sedentary", 1 } } },
  { "activeZoneMinutes",
    NULL,
    NULL,
    NULL,
    NUMBER,
    SUM,
    "azm",
    { { "sumInFatBurnHeartZone", "azm.fat_burn", 1 },
      { "sumInCardioHeartZone", "azm.cardio", 1 },
      { "sumInPeakHeartZone", "azm.peak", 1 } } },
  { "activeMinutes",
    "activeMinutesRollupByActivityLevel",
    "activityLevel",
    "activeMinutesSum",
    NUMBER,
    SUM,
    NULL,
    { { "LIGHT", "active_minutes.light", 1 },
      { "MODERATE", "active_minutes.moderate", 1 },
      { "VIGOROUS", "active_minutes.vigorous", 1 } } },
  { "timeInHeartRateZone", "timeInHeartRateZones", "heartRateZone", "duration", SECONDS_TO_MINUTES, SUM, NULL,
    BY_ZONE ("zone.") },
  { "caloriesInHeartRateZone", "caloriesInHeartRateZones", "heartRateZone", "kcal", NUMBER, SUM, NULL,
    BY_ZONE ("kcal_zone.") },
  { "restingHeartRatePersonalRange",
    NULL,
    NULL,
    NULL,
    NUMBER,
    NOT_A_SUM,
    NULL,
    { { "beatsPerMinuteMin", "rhr.range_min", 1 }, { "beatsPerMinuteMax", "rhr.range_max", 1 } } },
  { "heartRateVariabilityPersonalRange",
    NULL,
    NULL,
    NULL,
    NUMBER,
    NOT_A_SUM,
    NULL,
    { { "averageHeartRateVariabilityMillisecondsMin", "hrv.range_min", 1 },
      { "averageHeartRateVariabilityMillisecondsMax", "hrv.range_max", 1 } } },
  { "hydrationLog", "amountConsumed", NULL, NULL, NUMBER, SUM, NULL, { { "millilitersSum", "water", 1 } } },
  { "nutritionLog", "energy", NULL, NULL, NUMBER, SUM, NULL, { { "kcalSum", "kcal_in", 1 } } },
};

static const RollUp *
find_roll_up (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (roll_ups); i++)
    {
      if (g_str_equal (roll_ups[i].key, key))
        return &roll_ups[i];
    }
  g_assert_not_reached ();
}

static double
take_number (const RollUp *roll_up, DaybeatJsonFields *fields, const char *member)
{
  if (roll_up->form == SECONDS_TO_MINUTES)
    return daybeat_google_health_take_seconds (fields, member) / 60.0;
  return daybeat_json_take_number (fields, member);
}

static gboolean
is_missing (DaybeatJsonFields *fields, const char *member)
{
  JsonNode *node = json_object_get_member (fields->object, member);

  return node == NULL || JSON_NODE_HOLDS_NULL (node);
}

static void
append_numbers (const RollUp *roll_up, const double *values, DaybeatBatch *batch, DaybeatDay day)
{
  double total = 0;

  for (gsize i = 0; i < MAX_NUMBERS && roll_up->numbers[i].member != NULL; i++)
    {
      daybeat_daily_append (batch->dailies, roll_up->numbers[i].metric, day, values[i] * roll_up->numbers[i].scale);
      total += values[i];
    }
  if (roll_up->total != NULL)
    daybeat_daily_append (batch->dailies, roll_up->total, day, total);
}

/* A member a number. */
static void
read_members (const RollUp *roll_up, DaybeatJsonFields *fields, DaybeatDay day)
{
  double values[MAX_NUMBERS];

  for (gsize i = 0; i < MAX_NUMBERS && roll_up->numbers[i].member != NULL; i++)
    {
      const char *member = roll_up->numbers[i].member;

      values[i] = take_number (roll_up, fields, member);
      if (roll_up->missing == SUM && is_missing (fields, member))
        values[i] = 0;
    }
  append_numbers (roll_up, values, fields->batch, day);
}

static int
find_number (const RollUp *roll_up, const char *word)
{
  for (int i = 0; i < MAX_NUMBERS && roll_up->numbers[i].member != NULL; i++)
    {
      if (g_strcmp0 (word, roll_up->numbers[i].member) == 0)
        return i;
    }
  return -1;
}

static void
read_row (const RollUp *roll_up, DaybeatGoogleHealthPoint *point, JsonObject *object, const char *path,
          double *values)
{
  g_auto (DaybeatJsonFields) row = { 0 };
  g_autofree char *word = NULL;
  int number;

  daybeat_json_fields_init (&row, object, point->batch, path);
  word = daybeat_json_take_text (&row, roll_up->word);
  number = find_number (roll_up, word);
  if (number >= 0)
    {
      values[number] = take_number (roll_up, &row, roll_up->amount);
      if (is_missing (&row, roll_up->amount))
        values[number] = 0;
      daybeat_google_health_note_rest (&row);
    }
  else
    daybeat_json_note (&row, roll_up->word, "is a word nobody knows", point->node);
}

/* A row a number. */
static void
read_rows (const RollUp *roll_up, DaybeatGoogleHealthPoint *point, DaybeatDay day)
{
  JsonArray *rows = daybeat_json_take_array (&point->fields, roll_up->within);
  g_autofree char *path = g_strdup_printf ("%s.%s[]", point->fields.path, roll_up->within);
  double values[MAX_NUMBERS] = { 0 };

  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      JsonObject *object = daybeat_json_element_object (rows, i, point->batch, path);

      if (object != NULL)
        read_row (roll_up, point, object, path, values);
    }
  append_numbers (roll_up, values, point->batch, day);
}

/* The same with an object around the numbers. */
static void
read_within (const RollUp *roll_up, DaybeatGoogleHealthPoint *point, DaybeatDay day)
{
  JsonObject *object = daybeat_json_take_object (&point->fields, roll_up->within);
  g_auto (DaybeatJsonFields) fields = { 0 };

  if (object == NULL)
    return;
  daybeat_json_fields_init (&fields, object, point->batch, point->fields.path);
  read_members (roll_up, &fields, day);
  daybeat_json_take_nothing (&fields, "userProvidedUnitLast");
  daybeat_google_health_note_rest (&fields);
}

/* What the single logs say, each at its time. */
static void
pass_over_logged (DaybeatJsonFields *fields)
{
  static const char *const logged[] = { "energyFromFat", "totalCarbohydrate", "totalFat", "nutrients" };

  for (gsize i = 0; i < G_N_ELEMENTS (logged); i++)
    daybeat_json_take_nothing (fields, logged[i]);
}

static void
decode_roll_up (DaybeatGoogleHealthPoint *point)
{
  const RollUp *roll_up = find_roll_up (point->type->key);
  DaybeatDay day = daybeat_google_health_take_civil_day (&point->envelope, "civilStartTime");

  if (day == DAYBEAT_DAY_NONE)
    {
      _daybeat_google_health_note_point (point, "civilStartTime", "is missing: the value cannot be placed");
      return;
    }
  if (roll_up->word != NULL)
    read_rows (roll_up, point, day);
  else if (roll_up->within != NULL)
    read_within (roll_up, point, day);
  else
    read_members (roll_up, &point->fields, day);
  pass_over_logged (&point->fields);
  daybeat_google_health_note_rest (&point->fields);
  daybeat_json_take_nothing (&point->envelope, "civilEndTime");
  daybeat_google_health_note_rest (&point->envelope);
}

gboolean
_daybeat_google_health_decode_roll_ups (const DaybeatGoogleHealthType *type, GBytes *body, DaybeatBatch *batch,
                                        char **next_page_token, GError **error)
{
  return _daybeat_google_health_decode_points (type, body, batch, decode_roll_up, NULL, next_page_token, error);
}
