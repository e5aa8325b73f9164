/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* The types of data (§4), what may be asked of each, and how its points are made and written. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "standin-google-collect-private.h"

#define L STANDIN_CAN_LIST
#define G STANDIN_CAN_GET
#define R STANDIN_CAN_RECONCILE
#define U STANDIN_CAN_ROLL_UP
#define D STANDIN_CAN_DAILY_ROLL_UP

#define INTERVAL STANDIN_KIND_INTERVAL
#define SAMPLE STANDIN_KIND_SAMPLE
#define DAILY STANDIN_KIND_DAILY
#define SESSION STANDIN_KIND_SESSION

#define ACTIVITY "activity_and_fitness.readonly"
#define METRICS "health_metrics_and_measurements.readonly"
#define NUTRITION "nutrition.readonly"
#define REPRODUCTION "reproductive_health.readonly"

#define PASSIVE "PASSIVELY_MEASURED"
#define DERIVED "DERIVED"
#define ACTIVE "ACTIVELY_MEASURED"
#define MANUAL "MANUAL"

#define WRITE(what) standin_write_##what
#define ROLL(what) standin_roll_##what
#define COLLECT(what) standin_collect_##what

/* clang-format off: a table */
static const StandInGoogleType types[] = {
  { "steps", "steps", INTERVAL, L | R | U | D, ACTIVITY, PASSIVE, FALSE, 90, COLLECT (minutes), WRITE (count),
    ROLL (count) },
  { "distance", "distance", INTERVAL, L | R | U | D, ACTIVITY, PASSIVE, FALSE, 90, COLLECT (minutes),
    WRITE (millimeters), ROLL (millimeters) },
  { "floors", "floors", INTERVAL, R | U | D, ACTIVITY, PASSIVE, FALSE, 90, COLLECT (minutes), WRITE (count),
    ROLL (count) },
  { "altitude", "altitude", INTERVAL, L | R | U | D, ACTIVITY, PASSIVE, FALSE, 90, COLLECT (minutes), WRITE (gain),
    ROLL (gain) },
  { "active-energy-burned", "activeEnergyBurned", INTERVAL, L | R | U | D, ACTIVITY, PASSIVE, FALSE, 90,
    COLLECT (minutes), WRITE (kcal), ROLL (kcal) },
  { "basal-energy-burned", "basalEnergyBurned", INTERVAL, L | R, ACTIVITY, PASSIVE, FALSE, 90, COLLECT (minutes),
    WRITE (kcal) },
  { "total-calories", "totalCalories", INTERVAL, U | D, ACTIVITY, DERIVED, FALSE, 14, COLLECT (minutes), WRITE (kcal),
    ROLL (kcal) },
  { "calories-in-heart-rate-zone", "caloriesInHeartRateZone", INTERVAL, U | D, ACTIVITY, DERIVED, FALSE, 14,
    COLLECT (minutes), WRITE (kcal), ROLL (zone_kcal) },
  { "active-minutes", "activeMinutes", INTERVAL, L | R | U | D, ACTIVITY, PASSIVE, FALSE, 14, COLLECT (minutes),
    WRITE (active_minutes), ROLL (active_minutes) },
  { "active-zone-minutes", "activeZoneMinutes", INTERVAL, L | R | U | D, ACTIVITY, PASSIVE, FALSE, 90,
    COLLECT (minutes), WRITE (zone_minutes), ROLL (zone_minutes) },
  { "activity-level", "activityLevel", INTERVAL, L | R | U | D, ACTIVITY, PASSIVE, FALSE, 90, COLLECT (minutes),
    WRITE (level), ROLL (level) },
  { "sedentary-period", "sedentaryPeriod", INTERVAL, L | R | U | D, ACTIVITY, DERIVED, FALSE, 90, COLLECT (minutes),
    WRITE (nothing), ROLL (duration) },
  { "time-in-heart-rate-zone", "timeInHeartRateZone", INTERVAL, R | U | D, ACTIVITY, DERIVED, FALSE, 90,
    COLLECT (minutes), WRITE (zone), ROLL (zone) },
  { "swim-lengths-data", "swimLengthsData", INTERVAL, L | R | U | D, ACTIVITY, ACTIVE, FALSE, 90, COLLECT (readings),
    WRITE (swim_length), ROLL (strokes) },
  { "exercise", "exercise", SESSION, L | G | R, ACTIVITY, PASSIVE, TRUE, 90, COLLECT (exercises),
    standin_google_write_exercise },
  { "vo2-max", "vo2Max", SAMPLE, L | R, ACTIVITY, DERIVED, FALSE, 90, COLLECT (readings), WRITE (vo2max) },
  { "run-vo2-max", "runVo2Max", SAMPLE, L | R | U | D, ACTIVITY, DERIVED, FALSE, 90, COLLECT (readings),
    WRITE (run_vo2max), ROLL (run_vo2max) },
  { "daily-vo2-max", "dailyVo2Max", DAILY, L | R, ACTIVITY, DERIVED, FALSE, 90, COLLECT (dailies),
    WRITE (daily_vo2max) },

  { "heart-rate", "heartRate", SAMPLE, L | R | U | D, METRICS, PASSIVE, FALSE, 14, COLLECT (heart_rate),
    WRITE (heart_rate), ROLL (heart_rate) },
  { "daily-resting-heart-rate", "dailyRestingHeartRate", DAILY, L | R | D, METRICS, DERIVED, FALSE, 90,
    COLLECT (dailies), WRITE (resting), ROLL (resting), "restingHeartRatePersonalRange" },
  { "daily-heart-rate-zones", "dailyHeartRateZones", DAILY, R, METRICS, DERIVED, FALSE, 90, COLLECT (dailies),
    WRITE (zones) },
  { "heart-rate-variability", "heartRateVariability", SAMPLE, L | R, METRICS, PASSIVE, FALSE, 90, COLLECT (night),
    WRITE (hrv) },
  { "daily-heart-rate-variability", "dailyHeartRateVariability", DAILY, L | R | D, METRICS, DERIVED, FALSE, 90,
    COLLECT (dailies), WRITE (daily_hrv), ROLL (daily_hrv), "heartRateVariabilityPersonalRange" },
  { "oxygen-saturation", "oxygenSaturation", SAMPLE, L | R, METRICS, PASSIVE, FALSE, 90, COLLECT (night),
    WRITE (percentage) },
  { "daily-oxygen-saturation", "dailyOxygenSaturation", DAILY, L | R, METRICS, DERIVED, FALSE, 90, COLLECT (dailies),
    WRITE (daily_spo2) },
  { "daily-respiratory-rate", "dailyRespiratoryRate", DAILY, L | R, METRICS, DERIVED, FALSE, 90, COLLECT (dailies),
    WRITE (breathing) },
  { "respiratory-rate-sleep-summary", "respiratoryRateSleepSummary", SAMPLE, L | R, METRICS, DERIVED, FALSE, 90,
    COLLECT (breathing), WRITE (breathing_stages) },
  { "daily-sleep-temperature-derivations", "dailySleepTemperatureDerivations", DAILY, L | R, METRICS, DERIVED, FALSE,
    90, COLLECT (dailies), WRITE (temperature) },
  { "core-body-temperature", "coreBodyTemperature", SAMPLE, L | R | U | D, METRICS, MANUAL, FALSE, 90,
    COLLECT (readings), WRITE (core_temperature), ROLL (core_temperature) },
  { "weight", "weight", SAMPLE, L | G | R | U | D, METRICS, ACTIVE, TRUE, 90, COLLECT (readings), WRITE (weight),
    ROLL (weight) },
  { "body-fat", "bodyFat", SAMPLE, L | G | R | U | D, METRICS, ACTIVE, TRUE, 90, COLLECT (readings),
    WRITE (percentage), ROLL (body_fat) },
  { "height", "height", SAMPLE, L | G | R, METRICS, MANUAL, TRUE, 90, COLLECT (readings), WRITE (height) },
  { "blood-glucose", "bloodGlucose", SAMPLE, L | G | R | U | D, METRICS, MANUAL, TRUE, 90, COLLECT (readings),
    WRITE (glucose), ROLL (glucose) },

  { "sleep", "sleep", STANDIN_KIND_SLEEP, L | G | R, "sleep.readonly", DERIVED, TRUE, 90, COLLECT (sleeps),
    standin_google_write_sleep },

  { "nutrition-log", "nutritionLog", SESSION, L | G | R | U | D, NUTRITION, MANUAL, TRUE, 90, COLLECT (readings),
    standin_google_write_nutrition, standin_google_roll_nutrition },
  { "hydration-log", "hydrationLog", SESSION, L | G | R | U | D, NUTRITION, MANUAL, TRUE, 90, COLLECT (readings),
    WRITE (hydration), ROLL (hydration) },
  { "food", "food", STANDIN_KIND_FOOD, L | G, NUTRITION, MANUAL, TRUE, 90, COLLECT (foods),
    standin_google_write_food },
  { "food-measurement-unit", "foodMeasurementUnit", STANDIN_KIND_FOOD, L | G, NUTRITION, MANUAL, TRUE, 90,
    COLLECT (foods), standin_google_write_food_unit },

  { "electrocardiogram", "electrocardiogram", STANDIN_KIND_ECG, L | G, "ecg.readonly", ACTIVE, TRUE, 90,
    COLLECT (readings), standin_google_write_ecg },
  { "irregular-rhythm-notification", "irregularRhythmNotification", SESSION, L | G, "irn.readonly", DERIVED, TRUE, 90,
    COLLECT (readings), standin_google_write_irn },
  { "menstrual-period", "menstrualPeriod", INTERVAL, L, REPRODUCTION, MANUAL, FALSE, 90, COLLECT (readings),
    WRITE (notes) },
  { "ovulation-test", "ovulationTest", SAMPLE, L, REPRODUCTION, MANUAL, FALSE, 90, COLLECT (readings),
    WRITE (ovulation) },
  { "symptoms", "symptoms", SAMPLE, L, "logged_symptoms.readonly", MANUAL, FALSE, 90, COLLECT (readings),
    WRITE (symptoms) },
  { "moods", "moods", SAMPLE, L, "mindfulness.readonly", MANUAL, FALSE, 90, COLLECT (readings), WRITE (moods) },
};
/* clang-format on */

const StandInGoogleType *
standin_google_find_type (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_str_equal (types[i].id, id))
        return &types[i];
    }
  return NULL;
}

gboolean
standin_google_is_type (const char *id)
{
  return standin_google_find_type (id) != NULL;
}
