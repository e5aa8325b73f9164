/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health-type.h"

#include <glib/gi18n-lib.h>

#include "daybeat-google-health-decode-private.h"

#define SCOPE(suffix) "https://www.googleapis.com/auth/googlehealth." suffix ".readonly"
#define ACTIVITY SCOPE ("activity_and_fitness")
#define METRICS SCOPE ("health_metrics_and_measurements")
#define SLEEP SCOPE ("sleep")
#define NUTRITION SCOPE ("nutrition")
#define REPRODUCTION SCOPE ("reproductive_health")

#define LIST DAYBEAT_GOOGLE_HEALTH_LIST
#define RECONCILE DAYBEAT_GOOGLE_HEALTH_RECONCILE
#define DAILY DAYBEAT_GOOGLE_HEALTH_DAILY_ROLL_UP
#define WHOLE DAYBEAT_GOOGLE_HEALTH_WHOLE
#define DATES DAYBEAT_GOOGLE_HEALTH_DATES
#define TIMES DAYBEAT_GOOGLE_HEALTH_TIMES
#define FROM DAYBEAT_GOOGLE_HEALTH_TIMES_FROM

#define DAILIES DAYBEAT_FAMILY_DAILIES
#define SERIES DAYBEAT_FAMILY_SERIES
#define READINGS DAYBEAT_FAMILY_READINGS

/* The service's limits: points a page, sleeps and exercises a page, days a roll-up. */
#define PAGE 10000
#define SESSIONS 25
#define ROLL 90
#define SHORT_ROLL 14

/* A reading with thousands of numbers in it: as many as keep a page at a few megabytes. */
#define LARGE 100

/* Windows of our own, where the service has no limit: what one transaction may hold, and be lost with. */
#define FIVE_YEARS 1826
#define YEAR 365
#define HALF_YEAR 180
#define FORTNIGHT 14

/* How long what was measured may still be measured anew, and samples still arrive from a tracker. */
#define REREAD 10
#define REREAD_SAMPLES 7

#define DECODE(what) _daybeat_google_health_decode_##what

#define KINDS(...) ((const char *const[]) { __VA_ARGS__, NULL })
#define SAMPLED(name) name ".sample_time.physical_time"
#define STARTED(name) name ".interval.start_time"
#define DATED(name) name ".date"

/* clang-format off: a table */
static const DaybeatGoogleHealthType types[] = {
  { "sleep", "sleep", "sleep", "sleep.interval.civil_end_time", LIST, DATES, SESSIONS, HALF_YEAR, REREAD, 1.15, SLEEP,
    DAYBEAT_FAMILY_SLEEP, N_ ("Sleep"), KINDS (NULL), DECODE (sleeps) },

  { "steps", "steps", "steps", NULL, DAILY, DATES, ROLL, ROLL, REREAD, 1, ACTIVITY, DAILIES, N_ ("Steps"),
    KINDS ("steps"), DECODE (roll_ups) },
  { "distance", "distance", "distance", NULL, DAILY, DATES, ROLL, ROLL, REREAD, 1, ACTIVITY, DAILIES,
    N_ ("Distance"), KINDS ("distance"), DECODE (roll_ups) },
  { "total-calories", "total-calories", "totalCalories", NULL, DAILY, DATES, SHORT_ROLL, SHORT_ROLL, REREAD, 1,
    ACTIVITY, DAILIES, N_ ("Energy burned"), KINDS ("kcal_total"), DECODE (roll_ups) },
  { "active-zone-minutes", "active-zone-minutes", "activeZoneMinutes", NULL, DAILY, DATES, ROLL, ROLL, REREAD, 1,
    ACTIVITY, DAILIES, N_ ("Active zone minutes"), KINDS ("azm", "azm.fat_burn", "azm.cardio", "azm.peak"),
    DECODE (roll_ups) },

  { "daily-resting-heart-rate", "daily-resting-heart-rate", "dailyRestingHeartRate",
    DATED ("daily_resting_heart_rate"), LIST, DATES, PAGE, FIVE_YEARS, REREAD, 1, METRICS, DAILIES,
    N_ ("Resting heart rate"), KINDS ("rhr", "rhr.with_sleep"), DECODE (dailies) },
  { "daily-heart-rate-variability", "daily-heart-rate-variability", "dailyHeartRateVariability",
    DATED ("daily_heart_rate_variability"), LIST, DATES, PAGE, FIVE_YEARS, REREAD, 1, METRICS, DAILIES,
    N_ ("Heart rate variability"), KINDS ("hrv.rmssd", "hrv.deep", "hrv.entropy", "hrv.nonrem_heart_rate"),
    DECODE (dailies) },
  { "daily-oxygen-saturation", "daily-oxygen-saturation", "dailyOxygenSaturation",
    DATED ("daily_oxygen_saturation"), LIST, DATES, PAGE, FIVE_YEARS, REREAD, 1, METRICS, DAILIES,
    N_ ("Oxygen saturation"), KINDS ("spo2.avg", "spo2.min", "spo2.max", "spo2.deviation"), DECODE (dailies) },
  { "daily-respiratory-rate", "daily-respiratory-rate", "dailyRespiratoryRate", DATED ("daily_respiratory_rate"),
    LIST, DATES, PAGE, FIVE_YEARS, REREAD, 1, METRICS, DAILIES, N_ ("Breathing rate"), KINDS ("breathing_rate"),
    DECODE (dailies) },
  { "daily-sleep-temperature-derivations", "daily-sleep-temperature-derivations", "dailySleepTemperatureDerivations",
    DATED ("daily_sleep_temperature_derivations"), LIST, DATES, PAGE, FIVE_YEARS, REREAD, 1, METRICS, DAILIES,
    N_ ("Skin temperature"),
    KINDS ("skin_temp.nightly", "skin_temp.baseline", "skin_temp.dev", "skin_temp.deviation_30d"), DECODE (dailies) },
  { "daily-vo2-max", "daily-vo2-max", "dailyVo2Max", DATED ("daily_vo2_max"), LIST, DATES, PAGE, FIVE_YEARS, REREAD,
    1, ACTIVITY, DAILIES, N_ ("Cardio fitness"),
    KINDS ("vo2max", "vo2max.estimated", "vo2max.level", "vo2max.covariance"), DECODE (dailies) },
  { "daily-heart-rate-zones", "daily-heart-rate-zones", "dailyHeartRateZones", DATED ("daily_heart_rate_zones"),
    RECONCILE, DATES, PAGE, FIVE_YEARS, REREAD, 1, METRICS, DAILIES, N_ ("Heart rate zones"),
    KINDS ("zone.light.min", "zone.light.max", "zone.moderate.min", "zone.moderate.max", "zone.vigorous.min",
           "zone.vigorous.max", "zone.peak.min", "zone.peak.max"), DECODE (dailies) },

  { "exercise", "exercise", "exercise", "exercise.interval.civil_start_time", LIST, DATES, SESSIONS, HALF_YEAR,
    REREAD, 0.7, ACTIVITY, DAYBEAT_FAMILY_EXERCISES, N_ ("Exercises"), KINDS (NULL), DECODE (exercises) },
  { "weight", "weight", "weight", SAMPLED ("weight"), LIST, TIMES, PAGE, FIVE_YEARS, REREAD, 0.5, METRICS, READINGS,
    N_ ("Weight"), KINDS ("weight"), DECODE (readings) },
  { "body-fat", "body-fat", "bodyFat", SAMPLED ("body_fat"), LIST, TIMES, PAGE, FIVE_YEARS, REREAD, 0.5, METRICS,
    READINGS, N_ ("Body fat"), KINDS ("body_fat"), DECODE (readings) },
  { "height", "height", "height", SAMPLED ("height"), LIST, TIMES, PAGE, FIVE_YEARS, REREAD, 0.01, METRICS, READINGS,
    N_ ("Height"), KINDS ("height"), DECODE (readings) },

  { "active-energy-burned", "active-energy-burned", "activeEnergyBurned", NULL, DAILY, DATES, ROLL, ROLL, REREAD, 1,
    ACTIVITY, DAILIES, N_ ("Energy burned by moving"), KINDS ("kcal_active"), DECODE (roll_ups) },
  { "active-minutes", "active-minutes", "activeMinutes", NULL, DAILY, DATES, SHORT_ROLL, SHORT_ROLL, REREAD, 1,
    ACTIVITY, DAILIES, N_ ("Active minutes"),
    KINDS ("active_minutes.light", "active_minutes.moderate", "active_minutes.vigorous"), DECODE (roll_ups) },
  { "sedentary-period", "sedentary-period", "sedentaryPeriod", NULL, DAILY, DATES, ROLL, ROLL, REREAD, 1, ACTIVITY,
    DAILIES, N_ ("Time sitting"), KINDS ("sedentary"), DECODE (roll_ups) },
  { "floors", "floors", "floors", NULL, DAILY, DATES, ROLL, ROLL, REREAD, 1, ACTIVITY, DAILIES, N_ ("Floors"),
    KINDS ("floors"), DECODE (roll_ups) },
  { "altitude", "altitude", "altitude", NULL, DAILY, DATES, ROLL, ROLL, REREAD, 1, ACTIVITY, DAILIES,
    N_ ("Elevation gained"), KINDS ("elevation"), DECODE (roll_ups) },
  { "time-in-heart-rate-zone", "time-in-heart-rate-zone", "timeInHeartRateZone", NULL, DAILY, DATES, ROLL, ROLL,
    REREAD, 1, ACTIVITY, DAILIES, N_ ("Time in heart rate zones"),
    KINDS ("zone.light", "zone.moderate", "zone.vigorous", "zone.peak"), DECODE (roll_ups) },
  { "calories-in-heart-rate-zone", "calories-in-heart-rate-zone", "caloriesInHeartRateZone", NULL, DAILY, DATES,
    SHORT_ROLL, SHORT_ROLL, REREAD, 1, ACTIVITY, DAILIES, N_ ("Energy burned by heart rate zone"),
    KINDS ("kcal_zone.light", "kcal_zone.moderate", "kcal_zone.vigorous", "kcal_zone.peak"), DECODE (roll_ups) },
  { "swim-lengths-data", "swim-lengths-data", "swimLengthsData", NULL, DAILY, DATES, ROLL, ROLL, REREAD, 0.05,
    ACTIVITY, DAILIES, N_ ("Swimming strokes"), KINDS ("swim.strokes"), DECODE (roll_ups) },
  { "daily-resting-heart-rate-range", "daily-resting-heart-rate", "restingHeartRatePersonalRange", NULL, DAILY, DATES,
    ROLL, ROLL, REREAD, 1, METRICS, DAILIES, N_ ("Usual range of the resting heart rate"),
    KINDS ("rhr.range_min", "rhr.range_max"), DECODE (roll_ups) },
  { "daily-heart-rate-variability-range", "daily-heart-rate-variability", "heartRateVariabilityPersonalRange", NULL,
    DAILY, DATES, ROLL, ROLL, REREAD, 1, METRICS, DAILIES, N_ ("Usual range of the heart rate variability"),
    KINDS ("hrv.range_min", "hrv.range_max"), DECODE (roll_ups) },
  { "hydration-log-daily", "hydration-log", "hydrationLog", NULL, DAILY, DATES, ROLL, ROLL, REREAD, 1, NUTRITION,
    DAILIES, N_ ("Water, day by day"), KINDS ("water"), DECODE (roll_ups) },
  { "nutrition-log-daily", "nutrition-log", "nutritionLog", NULL, DAILY, DATES, ROLL, ROLL, REREAD, 1, NUTRITION,
    DAILIES, N_ ("Energy eaten, day by day"), KINDS ("kcal_in"), DECODE (roll_ups) },

  { "hydration-log", "hydration-log", "hydrationLog", "hydration_log.interval.civil_start_time", LIST, DATES, PAGE,
    FIVE_YEARS, REREAD, 2, NUTRITION, READINGS, N_ ("Water"), KINDS ("water"), DECODE (readings) },
  { "nutrition-log", "nutrition-log", "nutritionLog", "nutrition_log.interval.civil_start_time", LIST, DATES, PAGE,
    FIVE_YEARS, REREAD, 2, NUTRITION, READINGS, N_ ("Food"), KINDS ("food"), DECODE (readings) },
  { "food", "food", "food", NULL, LIST, WHOLE, PAGE, 0, 0, 0, NUTRITION, READINGS, N_ ("Your own foods"),
    KINDS ("food_item"), DECODE (readings) },
  { "food-measurement-unit", "food-measurement-unit", "foodMeasurementUnit", NULL, LIST, WHOLE, PAGE, 0, 0, 0,
    NUTRITION, READINGS, N_ ("Food units"), KINDS ("food_unit"), DECODE (readings) },
  { "vo2-max", "vo2-max", "vo2Max", SAMPLED ("vo2_max"), LIST, TIMES, PAGE, FIVE_YEARS, REREAD, 0.1, ACTIVITY,
    READINGS, N_ ("VO₂ max measurements"), KINDS ("vo2max"), DECODE (readings) },
  { "run-vo2-max", "run-vo2-max", "runVo2Max", SAMPLED ("run_vo2_max"), LIST, TIMES, PAGE, FIVE_YEARS, REREAD, 0.1,
    ACTIVITY, READINGS, N_ ("VO₂ max from runs"), KINDS ("run_vo2max"), DECODE (readings) },
  { "respiratory-rate-sleep-summary", "respiratory-rate-sleep-summary", "respiratoryRateSleepSummary",
    SAMPLED ("respiratory_rate_sleep_summary"), LIST, TIMES, PAGE, FIVE_YEARS, REREAD, 1.15, METRICS,
    READINGS | DAILIES, N_ ("Breathing by stage of sleep"), KINDS ("breathing_rate_sleep"), DECODE (readings) },
  { "core-body-temperature", "core-body-temperature", "coreBodyTemperature", SAMPLED ("core_body_temperature"), LIST,
    TIMES, PAGE, FIVE_YEARS, REREAD, 0.1, METRICS, READINGS, N_ ("Body temperature"), KINDS ("core_temperature"),
    DECODE (readings) },
  { "blood-glucose", "blood-glucose", "bloodGlucose", SAMPLED ("blood_glucose"), LIST, TIMES, PAGE, FIVE_YEARS,
    REREAD, 0.1, METRICS, READINGS, N_ ("Blood glucose"), KINDS ("blood_glucose"), DECODE (readings) },
  { "swim-lengths", "swim-lengths-data", "swimLengthsData", STARTED ("swim_lengths_data"), LIST, TIMES, PAGE,
    FIVE_YEARS, REREAD, 2, ACTIVITY, READINGS, N_ ("Swimming lengths"), KINDS ("swim_length"), DECODE (readings) },
  { "electrocardiogram", "electrocardiogram", "electrocardiogram", STARTED ("electrocardiogram"), LIST, FROM, LARGE,
    FIVE_YEARS, REREAD, 0.02, SCOPE ("ecg"), READINGS, N_ ("ECG"), KINDS ("electrocardiogram"), DECODE (readings) },
  { "irregular-rhythm-notification", "irregular-rhythm-notification", "irregularRhythmNotification",
    "irregular_rhythm_notification.interval.civil_start_time", LIST, DATES, LARGE, FIVE_YEARS, REREAD, 0.01,
    SCOPE ("irn"), READINGS, N_ ("Irregular rhythm"), KINDS ("irregular_rhythm"), DECODE (readings) },
  { "menstrual-period", "menstrual-period", "menstrualPeriod", STARTED ("menstrual_period"), LIST, TIMES, PAGE,
    FIVE_YEARS, REREAD, 0.05, REPRODUCTION, READINGS, N_ ("Menstrual periods"), KINDS ("menstrual_period"),
    DECODE (readings) },
  { "ovulation-test", "ovulation-test", "ovulationTest", SAMPLED ("ovulation_test"), LIST, TIMES, PAGE, FIVE_YEARS,
    REREAD, 0.05, REPRODUCTION, READINGS, N_ ("Ovulation tests"), KINDS ("ovulation_test"), DECODE (readings) },
  { "symptoms", "symptoms", "symptoms", SAMPLED ("symptoms"), LIST, TIMES, PAGE, FIVE_YEARS, REREAD, 0.1,
    SCOPE ("logged_symptoms"), READINGS, N_ ("Symptoms"), KINDS ("symptoms"), DECODE (readings) },
  { "moods", "moods", "moods", SAMPLED ("moods"), LIST, TIMES, PAGE, FIVE_YEARS, REREAD, 0.5,
    SCOPE ("mindfulness"), READINGS, N_ ("Moods"), KINDS ("moods"), DECODE (readings) },

  { "heart-rate-variability", "heart-rate-variability", "heartRateVariability", SAMPLED ("heart_rate_variability"),
    RECONCILE, TIMES, PAGE, HALF_YEAR, REREAD_SAMPLES, 95, METRICS, SERIES,
    N_ ("Heart rate variability through the night"), KINDS ("hrv_5min"), DECODE (series) },
  { "oxygen-saturation", "oxygen-saturation", "oxygenSaturation", SAMPLED ("oxygen_saturation"), RECONCILE, TIMES,
    PAGE, HALF_YEAR, REREAD_SAMPLES, 420, METRICS, SERIES, N_ ("Oxygen saturation through the night"),
    KINDS ("spo2_minutes"), DECODE (series) },
  { "active-zone-minutes-minutes", "active-zone-minutes", "activeZoneMinutes", STARTED ("active_zone_minutes"),
    RECONCILE, TIMES, PAGE, YEAR, REREAD_SAMPLES, 25, ACTIVITY, SERIES, N_ ("Active zone minutes, minute by minute"),
    KINDS ("zone_minutes"), DECODE (series) },
  { "steps-minutes", "steps", "steps", STARTED ("steps"), RECONCILE, TIMES, PAGE, HALF_YEAR, REREAD_SAMPLES, 400,
    ACTIVITY, SERIES, N_ ("Steps, minute by minute"), KINDS ("steps_minutes"), DECODE (series) },
  { "distance-minutes", "distance", "distance", STARTED ("distance"), RECONCILE, TIMES, PAGE, HALF_YEAR,
    REREAD_SAMPLES, 400, ACTIVITY, SERIES, N_ ("Distance, minute by minute"), KINDS ("distance_minutes"),
    DECODE (series) },
  { "floors-minutes", "floors", "floors", STARTED ("floors"), RECONCILE, TIMES, PAGE, YEAR, REREAD_SAMPLES, 12,
    ACTIVITY, SERIES, N_ ("Floors, minute by minute"), KINDS ("floors_minutes"), DECODE (series) },
  { "altitude-minutes", "altitude", "altitude", STARTED ("altitude"), RECONCILE, TIMES, PAGE, YEAR, REREAD_SAMPLES,
    12, ACTIVITY, SERIES, N_ ("Elevation, minute by minute"), KINDS ("elevation_minutes"), DECODE (series) },
  { "active-energy-burned-minutes", "active-energy-burned", "activeEnergyBurned", STARTED ("active_energy_burned"),
    RECONCILE, TIMES, PAGE, HALF_YEAR, REREAD_SAMPLES, 400, ACTIVITY, SERIES,
    N_ ("Energy burned by moving, minute by minute"), KINDS ("energy_minutes"), DECODE (series) },
  { "active-minutes-minutes", "active-minutes", "activeMinutes", STARTED ("active_minutes"), RECONCILE, TIMES, PAGE,
    HALF_YEAR, REREAD_SAMPLES, 250, ACTIVITY, SERIES, N_ ("Active minutes, minute by minute"),
    KINDS ("active_minutes"), DECODE (series) },
  { "activity-level", "activity-level", "activityLevel", STARTED ("activity_level"), RECONCILE, TIMES, PAGE,
    HALF_YEAR, REREAD_SAMPLES, 150, ACTIVITY, SERIES, N_ ("Activity through the day"), KINDS ("activity_level"),
    DECODE (series) },
  { "basal-energy-burned-minutes", "basal-energy-burned", "basalEnergyBurned", STARTED ("basal_energy_burned"),
    RECONCILE, TIMES, PAGE, HALF_YEAR, REREAD_SAMPLES, 1440, ACTIVITY, SERIES,
    N_ ("Energy burned at rest, minute by minute"), KINDS ("basal_energy_minutes"), DECODE (series) },
  { "heart-rate", "heart-rate", "heartRate", SAMPLED ("heart_rate"), RECONCILE, TIMES, PAGE, FORTNIGHT,
    REREAD_SAMPLES, 17280, METRICS, SERIES, N_ ("Heart rate"), KINDS ("heart_rate"), DECODE (series) },
};
/* clang-format on */

const DaybeatGoogleHealthType *
daybeat_google_health_types_get (gsize *n_types)
{
  *n_types = G_N_ELEMENTS (types);
  return types;
}

const DaybeatGoogleHealthType *
daybeat_google_health_type_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_strcmp0 (types[i].id, id) == 0)
        return &types[i];
    }
  return NULL;
}
