/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* What stands in a roll-up, type by type. Sums are sent though they are 0: the device was worn. */

#include "config.h"

#include "standin-google-collect-private.h"

STANDIN_ROLL (count)
{
  standin_put_int64 (out, "countSum", roll->sums[0]);
}

STANDIN_ROLL (millimeters)
{
  standin_put_int64 (out, "millimetersSum", roll->sums[0]);
}

STANDIN_ROLL (gain)
{
  standin_put_int64 (out, "gainMillimetersSum", roll->sums[0]);
}

STANDIN_ROLL (kcal)
{
  standin_put_number (out, "kcalSum", roll->sums[0]);
}

typedef void (*Put) (GString *out, const char *key, double value);

/* A row for each word; those of 0 are left out, as a list of what there was. */
static void
put_rows (GString *out, const StandInRoll *roll, const char *list, const char *word_key, const char *const *words,
          guint n_words, const char *value_key, Put put)
{
  standin_begin (out, list, '[');
  for (guint i = 0; i < n_words; i++)
    {
      if (roll->sums[i] == 0)
        continue;
      standin_begin (out, NULL, '{');
      standin_put_text (out, word_key, words[i]);
      put (out, value_key, roll->sums[i]);
      standin_end (out, '}');
    }
  standin_end (out, ']');
}

STANDIN_ROLL (zone_kcal)
{
  put_rows (out, roll, "caloriesInHeartRateZones", "heartRateZone", standin_zone_words, 4, "kcal",
            standin_put_number);
}

STANDIN_ROLL (active_minutes)
{
  put_rows (out, roll, "activeMinutesRollupByActivityLevel", "activityLevel", standin_active_words, 3,
            "activeMinutesSum", standin_put_int64);
}

STANDIN_ROLL (zone_minutes)
{
  standin_put_int64 (out, "sumInFatBurnHeartZone", roll->sums[0]);
  standin_put_int64 (out, "sumInCardioHeartZone", roll->sums[1]);
  standin_put_int64 (out, "sumInPeakHeartZone", roll->sums[2]);
}

STANDIN_ROLL (level)
{
  put_rows (out, roll, "activityLevelRollupsByActivityLevelType", "activityLevelType", standin_level_words, 4,
            "totalDuration", standin_put_seconds);
}

STANDIN_ROLL (duration)
{
  standin_put_seconds (out, "durationSum", roll->sums[0]);
}

STANDIN_ROLL (zone)
{
  put_rows (out, roll, "timeInHeartRateZones", "heartRateZone", standin_zone_words, 4, "duration",
            standin_put_seconds);
}

STANDIN_ROLL (strokes)
{
  standin_put_int64 (out, "strokeCountSum", roll->sums[0]);
}

static double
get_mean (const StandInRoll *roll)
{
  return roll->sums[0] / roll->n;
}

STANDIN_ROLL (run_vo2max)
{
  standin_put_number (out, "rateMin", roll->low);
  standin_put_number (out, "rateMax", roll->high);
  standin_put_number (out, "rateAvg", get_mean (roll));
}

STANDIN_ROLL (heart_rate)
{
  standin_put_number (out, "beatsPerMinuteAvg", get_mean (roll));
  standin_put_number (out, "beatsPerMinuteMax", roll->high);
  standin_put_number (out, "beatsPerMinuteMin", roll->low);
}

/* Not the value, but what is usual for the person. */
STANDIN_ROLL (resting)
{
  standin_put_number (out, "beatsPerMinuteMin", roll->last[1]);
  standin_put_number (out, "beatsPerMinuteMax", roll->last[2]);
}

STANDIN_ROLL (daily_hrv)
{
  standin_put_number (out, "averageHeartRateVariabilityMillisecondsMin", roll->last[1]);
  standin_put_number (out, "averageHeartRateVariabilityMillisecondsMax", roll->last[2]);
}

STANDIN_ROLL (core_temperature)
{
  standin_put_number (out, "temperatureCelsiusAvg", get_mean (roll));
  standin_put_number (out, "temperatureCelsiusMax", roll->high);
  standin_put_number (out, "temperatureCelsiusMin", roll->low);
}

STANDIN_ROLL (weight)
{
  standin_put_number (out, "weightGramsAvg", get_mean (roll) * 1000);
}

STANDIN_ROLL (body_fat)
{
  standin_put_number (out, "bodyFatPercentageAvg", get_mean (roll));
}

STANDIN_ROLL (glucose)
{
  standin_put_number (out, "bloodGlucoseMilligramsPerDeciliterAvg", get_mean (roll));
}

STANDIN_ROLL (hydration)
{
  standin_begin (out, "amountConsumed", '{');
  standin_put_number (out, "millilitersSum", roll->sums[0]);
  standin_put_text (out, "userProvidedUnitLast", "MILLILITER");
  standin_end (out, '}');
}
