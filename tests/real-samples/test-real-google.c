/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-google-health-decode-person.h"
#include "daybeat-real-sample.h"
#include "daybeat-test-google.h"

/* Numbers of days, minutes and readings as Google Health sends them. */

static void
assert_daily (DaybeatBatch *batch, const char *metric, DaybeatDay day, double expected)
{
  g_assert_cmpfloat_with_epsilon (daybeat_test_find_daily (batch, metric, day), expected, 1e-9);
}

static void
assert_value (const DaybeatSeries *series, guint column, guint index, double expected)
{
  g_assert_cmpfloat_with_epsilon (daybeat_series_get_value (series, column, index), expected, 1e-9);
}

static void
test_roll_ups (void)
{
  g_autoptr (DaybeatBatch) steps = daybeat_real_sample_decode_type ("steps", "steps-dailyrollup", NULL);
  g_autoptr (DaybeatBatch) gap = NULL;
  g_autoptr (DaybeatBatch) zones = NULL;
  g_autoptr (DaybeatBatch) energy = NULL;
  g_autoptr (DaybeatBatch) water = NULL;

  if (steps == NULL)
    return;
  g_assert_cmpuint (steps->dailies->len, ==, 2);
  assert_daily (steps, "steps", daybeat_day_from_ymd (2026, 9, 25), 9525);
  assert_daily (steps, "steps", daybeat_day_from_ymd (2026, 9, 24), 6859);
  /* A day that the tracker was not worn has none; one that it was worn without a step has 0. */
  gap = daybeat_real_sample_decode_type ("steps", "steps-dailyrollup-gap", NULL);
  g_assert_cmpuint (gap->dailies->len, ==, 3);
  assert_daily (gap, "steps", daybeat_day_from_ymd (2026, 11, 1), 0);
  g_assert_true (isnan (daybeat_test_find_daily (gap, "steps", daybeat_day_from_ymd (2026, 11, 2))));
  zones = daybeat_real_sample_decode_type ("active-zone-minutes", "active-zone-minutes-dailyrollup", NULL);
  assert_daily (zones, "azm", daybeat_day_from_ymd (2026, 11, 3), 41);
  assert_daily (zones, "azm.fat_burn", daybeat_day_from_ymd (2026, 11, 3), 17);
  assert_daily (zones, "azm.cardio", daybeat_day_from_ymd (2026, 11, 3), 24);
  assert_daily (zones, "azm.peak", daybeat_day_from_ymd (2026, 11, 3), 0);
  energy = daybeat_real_sample_decode_type ("total-calories", "total-calories-dailyrollup", NULL);
  g_assert_cmpuint (energy->dailies->len, ==, 7);
  assert_daily (energy, "kcal_total", daybeat_day_from_ymd (2026, 9, 19), 3632.937836);
  water = daybeat_real_sample_decode_type ("hydration-log-daily", "hydration-log-dailyrollup", NULL);
  assert_daily (water, "water", daybeat_day_from_ymd (2026, 11, 3), 1774.41);
}

static void
test_days_of_the_heart (void)
{
  DaybeatDay day = daybeat_day_from_ymd (2026, 11, 14);
  g_autoptr (DaybeatBatch) resting =
      daybeat_real_sample_decode_type ("daily-resting-heart-rate", "daily-resting-heart-rate-list", NULL);
  g_autoptr (DaybeatBatch) variability = NULL;

  if (resting == NULL)
    return;
  assert_daily (resting, "rhr", day, 58);
  assert_daily (resting, "rhr.with_sleep", day, 1);
  assert_daily (resting, "rhr", day - 1, 61);
  assert_daily (resting, "rhr.with_sleep", day - 1, 0);
  g_assert_true (isnan (daybeat_test_find_daily (resting, "rhr", day - 2)));
  assert_daily (resting, "rhr", day - 3, 59);
  g_assert_cmpuint (resting->dailies->len, ==, 5);
  variability =
      daybeat_real_sample_decode_type ("daily-heart-rate-variability", "daily-heart-rate-variability-list", NULL);
  g_assert_cmpuint (variability->dailies->len, ==, 16);
  assert_daily (variability, "hrv.rmssd", daybeat_day_from_ymd (2026, 1, 6), 45);
  assert_daily (variability, "hrv.deep", daybeat_day_from_ymd (2026, 1, 3), 40);
  assert_daily (variability, "hrv.nonrem_heart_rate", daybeat_day_from_ymd (2026, 1, 3), 59);
  assert_daily (variability, "hrv.entropy", daybeat_day_from_ymd (2026, 1, 3), 1.5);
}

static void
test_days_of_the_night (void)
{
  DaybeatDay day = daybeat_day_from_ymd (2026, 11, 14);
  g_autoptr (DaybeatBatch) saturation =
      daybeat_real_sample_decode_type ("daily-oxygen-saturation", "daily-oxygen-saturation-list", NULL);
  g_autoptr (DaybeatBatch) breathing = NULL;
  g_autoptr (DaybeatBatch) skin = NULL;
  g_autoptr (DaybeatBatch) fitness = NULL;

  if (saturation == NULL)
    return;
  assert_daily (saturation, "spo2.avg", day, 96.4);
  assert_daily (saturation, "spo2.min", day, 94.1);
  assert_daily (saturation, "spo2.max", day - 1, 100);
  g_assert_true (isnan (daybeat_test_find_daily (saturation, "spo2.deviation", day - 1)));
  breathing = daybeat_real_sample_decode_type ("daily-respiratory-rate", "daily-respiratory-rate-list", NULL);
  assert_daily (breathing, "breathing_rate", day, 14.2);
  skin = daybeat_real_sample_decode_type ("daily-sleep-temperature-derivations",
                                          "daily-sleep-temperature-derivations-list", NULL);
  assert_daily (skin, "skin_temp.dev", day, 0.25);
  assert_daily (skin, "skin_temp.deviation_30d", day, 0.31);
  assert_daily (skin, "skin_temp.nightly", day - 1, 33.5);
  g_assert_true (isnan (daybeat_test_find_daily (skin, "skin_temp.dev", day - 1)));
  fitness = daybeat_real_sample_decode_type ("daily-vo2-max", "daily-vo2-max-list", NULL);
  assert_daily (fitness, "vo2max", day, 43.7);
  assert_daily (fitness, "vo2max.level", day, 4);
  assert_daily (fitness, "vo2max.estimated", day, 1);
}

static void
test_minutes (void)
{
  DaybeatDay day = daybeat_day_from_ymd (2026, 9, 25);
  g_autofree char *token = NULL;
  g_autoptr (DaybeatBatch) steps = daybeat_real_sample_decode_type ("steps-minutes", "steps-list", &token);
  g_autoptr (DaybeatBatch) distance = NULL;
  g_autoptr (DaybeatBatch) active = NULL;
  const DaybeatSeries *series;

  if (steps == NULL)
    return;
  g_assert_cmpstr (token, ==, "EhAKDnN0ZXBzLTE3NTg4MQ");
  series = daybeat_test_find_series (steps, "steps_minutes", day);
  g_assert_cmpuint (series->times->len, ==, 2);
  daybeat_test_assert_instant (series->start, "2026-09-25T23:57:00+09:00");
  g_assert_cmpint (g_array_index (series->times, gint32, 1), ==, 60000);
  assert_value (series, 0, 0, 44);
  assert_value (series, 0, 1, 2);
  distance = daybeat_real_sample_decode_type ("distance-minutes", "distance-list", NULL);
  assert_value (daybeat_test_find_series (distance, "distance_minutes", day), 0, 0, 1.5);
  active = daybeat_real_sample_decode_type ("active-minutes-minutes", "active-minutes-list", NULL);
  series = daybeat_test_find_series (active, "active_minutes", day);
  daybeat_test_assert_instant (series->start, "2026-09-25T23:59:00+09:00");
  assert_value (series, 0, 0, 1);
  g_assert_true (isnan (daybeat_series_get_value (series, 1, 0)));
}

static void
test_samples (void)
{
  DaybeatDay night = daybeat_day_from_ymd (2026, 11, 14);
  g_autoptr (DaybeatBatch) heart = daybeat_real_sample_decode_type ("heart-rate", "heart-rate-list", NULL);
  g_autoptr (DaybeatBatch) hours = NULL;
  g_autoptr (DaybeatBatch) variability = NULL;
  g_autoptr (DaybeatBatch) saturation = NULL;
  const DaybeatSeries *series;

  if (heart == NULL)
    return;
  series = daybeat_test_find_series (heart, "heart_rate", daybeat_day_from_ymd (2026, 9, 25));
  daybeat_test_assert_instant (series->start, "2026-09-25T19:04:57+09:00");
  g_assert_cmpint (g_array_index (series->times, gint32, 1), ==, 2000);
  assert_value (series, 0, 0, 50);
  assert_value (series, 0, 1, 49);
  hours = daybeat_real_sample_decode_type ("heart-rate", "heart-rate-rollup-hourly", NULL);
  series = daybeat_test_find_series (hours, "heart_rate", daybeat_day_from_ymd (2026, 9, 25));
  assert_value (series, 0, 1, 63.41176470588235);
  variability = daybeat_real_sample_decode_type ("heart-rate-variability", "heart-rate-variability-list", NULL);
  series = daybeat_test_find_series (variability, "hrv_5min", night);
  assert_value (series, 0, 0, 41.9);
  assert_value (series, 0, 1, 38.214);
  assert_value (series, 4, 0, 52.3);
  g_assert_true (isnan (daybeat_series_get_value (series, 4, 1)));
  saturation = daybeat_real_sample_decode_type ("oxygen-saturation", "oxygen-saturation-list", NULL);
  assert_value (daybeat_test_find_series (saturation, "spo2_minutes", night), 0, 1, 96.1);
}

static void
test_weights (void)
{
  g_autoptr (DaybeatBatch) weights = daybeat_real_sample_decode_type ("weight", "weight-list-health-connect", NULL);
  g_autoptr (DaybeatBatch) manual = NULL;
  g_autoptr (DaybeatBatch) fat = NULL;
  g_autoptr (DaybeatBatch) height = NULL;
  const DaybeatReading *reading;

  if (weights == NULL)
    return;
  g_assert_cmpuint (weights->readings->len, ==, 2);
  reading = daybeat_test_find_reading (weights, "8107172512320991248");
  g_assert_cmpfloat_with_epsilon (reading->value, 90.2, 1e-9);
  daybeat_test_assert_instant (reading->time, "2026-09-26T07:15:10+09:00");
  g_assert_nonnull (strstr (reading->details, "\"HEALTH_CONNECT\""));
  g_assert_nonnull (strstr (reading->details, "\"jp.healthplanet.healthplanetapp\""));
  manual = daybeat_real_sample_decode_type ("weight", "weight-list-manual", NULL);
  reading = daybeat_test_find_reading (manual, "7712003948");
  g_assert_cmpfloat_with_epsilon (reading->value, 72.6498, 1e-9);
  g_assert_cmpstr (reading->text, ==, "after run");
  fat = daybeat_real_sample_decode_type ("body-fat", "body-fat-list", NULL);
  g_assert_cmpfloat_with_epsilon (daybeat_test_find_reading (fat, "911827026476164016")->value, 25.8, 1e-9);
  height = daybeat_real_sample_decode_type ("height", "height-list", NULL);
  g_assert_cmpfloat_with_epsilon (daybeat_test_find_reading (height, "100200300")->value, 1.778, 1e-9);
}

static void
test_readings (void)
{
  DaybeatDay night = daybeat_day_from_ymd (2026, 11, 14);
  g_autoptr (DaybeatBatch) body = daybeat_real_sample_decode_type ("core-body-temperature",
                                                                   "core-body-temperature-list", NULL);
  g_autoptr (DaybeatBatch) breathing = NULL;
  g_autoptr (DaybeatBatch) food = NULL;
  const DaybeatReading *reading;

  if (body == NULL)
    return;
  reading = daybeat_test_find_reading (body, "9911200345");
  g_assert_cmpfloat_with_epsilon (reading->value, 36.8, 1e-9);
  g_assert_nonnull (strstr (reading->details, "\"location\":\"EAR\""));
  breathing = daybeat_real_sample_decode_type ("respiratory-rate-sleep-summary",
                                               "respiratory-rate-sleep-summary-list", NULL);
  reading = g_ptr_array_index (breathing->readings, 0);
  g_assert_cmpfloat_with_epsilon (reading->value, 14.2, 1e-9);
  g_assert_nonnull (strstr (reading->details, "\"rem\":15.1"));
  assert_daily (breathing, "breathing_rate.deep", night, 13.8);
  assert_daily (breathing, "breathing_rate.light", night, 14.4);
  food = daybeat_real_sample_decode_type ("nutrition-log", "nutrition-log-list", NULL);
  reading = daybeat_test_find_reading (food, "33810029");
  g_assert_cmpstr (reading->text, ==, "Porridge");
  g_assert_cmpfloat_with_epsilon (reading->value, 312, 1e-9);
  daybeat_test_assert_instant (reading->time, "2026-11-03T12:30:00+01:00");
  g_assert_nonnull (strstr (reading->details, "\"meal\":\"BREAKFAST\",\"carbohydrate_g\":54.2"));
  g_assert_nonnull (strstr (reading->details, "\"protein_g\":10.4"));
  g_assert_nonnull (strstr (reading->details, "\"sodium_g\":0.12"));
}

static void
test_rhythm (void)
{
  g_autoptr (DaybeatBatch) ecg =
      daybeat_real_sample_decode_type ("electrocardiogram", "electrocardiogram-list", NULL);
  g_autoptr (DaybeatBatch) irregular = NULL;
  g_autoptr (DaybeatBatch) profile = NULL;
  const DaybeatReading *reading;

  if (ecg == NULL)
    return;
  reading = daybeat_test_find_reading (ecg, "552001");
  g_assert_cmpfloat_with_epsilon (reading->value, 66, 1e-9);
  g_assert_cmpstr (reading->text, ==, "NORMAL_SINUS_RHYTHM");
  g_assert_cmpstr (reading->device, ==, "Sense 2");
  daybeat_test_assert_instant (reading->time, "2026-10-02T07:14:31+00:00");
  g_assert_nonnull (strstr (reading->details, "\"waveform\":[130,141,165,155,103,62,-20,-101,-88,-40,3,20]"));
  g_assert_nonnull (strstr (reading->details, "\"sampling_hz\":250"));
  g_assert_nonnull (strstr (reading->details, "\"per_millivolt\":10922"));
  irregular = daybeat_real_sample_decode_type ("irregular-rhythm-notification",
                                               "irregular-rhythm-notification-list", NULL);
  reading = daybeat_test_find_reading (irregular, "9001");
  g_assert_cmpstr (reading->device, ==, "Charge 6");
  g_assert_nonnull (strstr (reading->details, "\"time\":\"2026-08-19T03:00:00.412+01:00\",\"bpm\":71"));
  g_assert_nonnull (strstr (reading->details, "\"positive\":true"));
  profile = daybeat_real_sample_decode_person ("irn-profile", daybeat_google_health_decode_irn_profile);
  reading = daybeat_test_find_reading (profile, "irregular_rhythm_profile");
  g_assert_cmpstr (reading->details, ==, "{\"onboarded\":true,\"enrolled\":true}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/real-samples/google-health/roll-ups", test_roll_ups);
  g_test_add_func ("/real-samples/google-health/days/heart", test_days_of_the_heart);
  g_test_add_func ("/real-samples/google-health/days/night", test_days_of_the_night);
  g_test_add_func ("/real-samples/google-health/minutes", test_minutes);
  g_test_add_func ("/real-samples/google-health/samples", test_samples);
  g_test_add_func ("/real-samples/google-health/weights", test_weights);
  g_test_add_func ("/real-samples/google-health/readings", test_readings);
  g_test_add_func ("/real-samples/google-health/rhythm", test_rhythm);
  return g_test_run ();
}
