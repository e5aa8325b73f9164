/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* What stands in a point behind its time (§4), type by type. */

#include "config.h"

#include <math.h>

#include <json-glib/json-glib.h>

#include "standin-google-collect-private.h"

const char *const standin_zone_words[4] = { "LIGHT", "MODERATE", "VIGOROUS", "PEAK" };
const char *const standin_azm_words[3] = { "FAT_BURN", "CARDIO", "PEAK" };
const char *const standin_level_words[4] = { "SEDENTARY", "LIGHTLY_ACTIVE", "MODERATELY_ACTIVE", "VERY_ACTIVE" };
const char *const standin_active_words[3] = { "LIGHT", "MODERATE", "VIGOROUS" };

static guint
find_place (const double *values, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (values[i] != 0)
        return i;
    }
  return 0;
}

STANDIN_WRITE (count)
{
  standin_put_int64 (out, "count", point->values[0]);
}

STANDIN_WRITE (millimeters)
{
  standin_put_int64 (out, "millimeters", point->values[0]);
}

STANDIN_WRITE (gain)
{
  standin_put_int64 (out, "gainMillimeters", point->values[0]);
}

STANDIN_WRITE (kcal)
{
  standin_put_number (out, "kcal", point->values[0]);
}

STANDIN_WRITE (active_minutes)
{
  guint place = find_place (point->values, G_N_ELEMENTS (standin_active_words));

  standin_begin (out, "activeMinutesByActivityLevel", '[');
  standin_begin (out, NULL, '{');
  standin_put_text (out, "activityLevel", standin_active_words[place]);
  standin_put_int64 (out, "activeMinutes", point->values[place]);
  standin_end (out, '}');
  standin_end (out, ']');
}

STANDIN_WRITE (zone_minutes)
{
  guint place = find_place (point->values, G_N_ELEMENTS (standin_azm_words));

  standin_put_text (out, "heartRateZone", standin_azm_words[place]);
  standin_put_int64 (out, "activeZoneMinutes", point->values[place]);
}

STANDIN_WRITE (level)
{
  standin_put_text (out, "activityLevelType",
                    standin_level_words[find_place (point->values, G_N_ELEMENTS (standin_level_words))]);
}

STANDIN_WRITE (nothing)
{
}

STANDIN_WRITE (zone)
{
  standin_put_text (out, "heartRateZoneType",
                    standin_zone_words[find_place (point->values, G_N_ELEMENTS (standin_zone_words))]);
}

STANDIN_WRITE (swim_length)
{
  standin_put_text (out, "swimStrokeType", ((const DaybeatReading *) point->record)->text);
  standin_put_int64 (out, "strokeCount", point->values[0]);
}

STANDIN_WRITE (vo2max)
{
  standin_put_number (out, "vo2Max", point->values[0]);
  standin_put_text (out, "measurementMethod", "GOOGLE_DEMOGRAPHIC");
}

STANDIN_WRITE (run_vo2max)
{
  standin_put_number (out, "runVo2Max", point->values[0]);
}

STANDIN_WRITE (daily_vo2max)
{
  standin_put_number (out, "vo2Max", point->values[0]);
  standin_put_flag (out, "estimated");
  standin_put_text (out, "cardioFitnessLevel", point->values[0] >= 44 ? "VERY_GOOD" : "GOOD");
  standin_put_number (out, "vo2MaxCovariance", 4.2);
}

STANDIN_WRITE (heart_rate)
{
  standin_put_int64 (out, "beatsPerMinute", point->values[0]);
  standin_begin (out, "metadata", '{');
  standin_put_text (out, "motionContext", point->values[1] != 0 ? "ACTIVE" : "SEDENTARY");
  standin_put_text (out, "sensorLocation", "WRIST");
  standin_end (out, '}');
}

STANDIN_WRITE (resting)
{
  standin_put_int64 (out, "beatsPerMinute", point->values[0]);
  standin_begin (out, "dailyRestingHeartRateMetadata", '{');
  standin_put_text (out, "calculationMethod", point->values[3] != 0 ? "WITH_SLEEP" : "ONLY_WITH_AWAKE_DATA");
  standin_end (out, '}');
}

STANDIN_WRITE (zones)
{
  standin_begin (out, "heartRateZones", '[');
  for (guint i = 0; i < G_N_ELEMENTS (standin_zone_words); i++)
    {
      standin_begin (out, NULL, '{');
      standin_put_text (out, "heartRateZoneType", standin_zone_words[i]);
      standin_put_int64 (out, "minBeatsPerMinute", point->values[2 * i]);
      standin_put_int64 (out, "maxBeatsPerMinute", point->values[2 * i + 1]);
      standin_end (out, '}');
    }
  standin_end (out, ']');
}

STANDIN_WRITE (hrv)
{
  standin_put_number (out, "rootMeanSquareOfSuccessiveDifferencesMilliseconds", point->values[0]);
  standin_begin (out, "metadata", '{');
  standin_put_number (out, "lowFrequencyPower", point->values[1]);
  standin_put_number (out, "highFrequencyPower", point->values[2]);
  standin_end (out, '}');
}

/* Not every night has deep sleep. */
STANDIN_WRITE (daily_hrv)
{
  standin_put_number (out, "averageHeartRateVariabilityMilliseconds", point->values[0]);
  if (!isnan (point->values[3]))
    standin_put_number (out, "deepSleepRootMeanSquareOfSuccessiveDifferencesMilliseconds", point->values[3]);
  standin_put_int64 (out, "nonRemHeartRateBeatsPerMinute", point->values[4]);
  standin_put_number (out, "entropy", point->values[5]);
}

STANDIN_WRITE (percentage)
{
  standin_put_number (out, "percentage", point->values[0]);
}

STANDIN_WRITE (daily_spo2)
{
  standin_put_number (out, "averagePercentage", point->values[0]);
  standin_put_number (out, "lowerBoundPercentage", point->values[1]);
  standin_put_number (out, "upperBoundPercentage", point->values[2]);
  standin_put_number (out, "standardDeviationPercentage", point->values[3]);
}

STANDIN_WRITE (breathing)
{
  standin_put_number (out, "breathsPerMinute", point->values[0]);
}

STANDIN_WRITE (breathing_stages)
{
  static const char *const parts[] = { "fullSleepStats", "deepSleepStats", "lightSleepStats", "remSleepStats" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      standin_begin (out, parts[i], '{');
      standin_put_number (out, "breathsPerMinute", point->values[i]);
      standin_put_number (out, "standardDeviation", 0.9 + 0.2 * i);
      standin_put_number (out, "signalToNoise", 3.1 - 0.5 * i);
      standin_end (out, '}');
    }
}

STANDIN_WRITE (temperature)
{
  standin_put_number (out, "nightlyTemperatureCelsius", point->values[0]);
  standin_put_number (out, "baselineTemperatureCelsius", point->values[1]);
  standin_put_number (out, "relativeNightlyStddev30dCelsius", point->values[2]);
}

STANDIN_WRITE (core_temperature)
{
  standin_put_number (out, "temperatureCelsius", point->values[0]);
  standin_put_text (out, "measurementLocation", "EAR");
  standin_put_text (out, "id", ((const DaybeatReading *) point->record)->id);
}

static void
put_notes (GString *out, const StandInPoint *point)
{
  const DaybeatReading *reading = point->record;

  if (reading->text != NULL)
    standin_put_text (out, "notes", reading->text);
}

STANDIN_WRITE (weight)
{
  standin_put_number (out, "weightGrams", point->values[0] * 1000);
  put_notes (out, point);
}

STANDIN_WRITE (height)
{
  standin_put_int64 (out, "heightMillimeters", point->values[0] * 1000);
}

STANDIN_WRITE (glucose)
{
  standin_put_number (out, "bloodGlucoseMilligramsPerDeciliter", point->values[0]);
  standin_put_text (out, "measurementTiming", "FASTING");
  standin_put_text (out, "specimen", "CAPILLARY_BLOOD");
  put_notes (out, point);
}

STANDIN_WRITE (hydration)
{
  standin_begin (out, "amountConsumed", '{');
  standin_put_number (out, "milliliters", point->values[0]);
  standin_put_text (out, "userProvidedUnit", "MILLILITER");
  standin_end (out, '}');
}

STANDIN_WRITE (notes)
{
  put_notes (out, point);
}

STANDIN_WRITE (ovulation)
{
  standin_put_text (out, "result", ((const DaybeatReading *) point->record)->text);
}

/* `HEADACHE, COUGH` as the list that it was. */
static void
put_words (GString *out, const char *key, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ", ", -1);

  standin_begin (out, key, '[');
  for (gsize i = 0; words[i] != NULL; i++)
    standin_put_text (out, NULL, words[i]);
  standin_end (out, ']');
}

STANDIN_WRITE (symptoms)
{
  put_words (out, "symptoms", ((const DaybeatReading *) point->record)->text);
}

STANDIN_WRITE (moods)
{
  const DaybeatReading *reading = point->record;
  g_autoptr (JsonNode) details = json_from_string (reading->details, NULL);
  JsonArray *valences = json_object_get_array_member (json_node_get_object (details), "valences");

  put_words (out, "moods", reading->text);
  put_words (out, "valences", json_array_get_string_element (valences, 0));
}
