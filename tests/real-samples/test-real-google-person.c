/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-google-health-decode-person.h"
#include "daybeat-hypnogram.h"
#include "daybeat-real-sample.h"
#include "daybeat-test-google.h"

/* Nights, exercises and the person as Google Health sends them. */

static gboolean
decode_devices (GBytes *body, DaybeatBatch *batch, GError **error)
{
  g_autofree char *token = NULL;

  return daybeat_google_health_decode_devices (body, batch, &token, error);
}

static const DaybeatSleep *
find_sleep (DaybeatBatch *batch, const char *id)
{
  for (guint i = 0; i < batch->sleeps->len; i++)
    {
      const DaybeatSleep *sleep = g_ptr_array_index (batch->sleeps, i);

      if (g_str_equal (sleep->id, id))
        return sleep;
    }
  g_assert_not_reached ();
}

/* Stages fill the time in bed without a gap, and give the minutes that were counted, to one and a half. */
static void
assert_adds_up (const DaybeatSleep *sleep)
{
  double seconds[DAYBEAT_N_SLEEP_LEVELS] = { 0 };
  gint64 end_ms = sleep->start.wall_ms;

  for (guint i = 0; i < sleep->segments->len; i++)
    {
      const DaybeatSleepSegment *segment = &g_array_index (sleep->segments, DaybeatSleepSegment, i);

      g_assert_cmpint (segment->start_ms, ==, end_ms);
      end_ms += segment->seconds * G_GINT64_CONSTANT (1000);
      seconds[segment->level] += segment->seconds;
    }
  g_assert_cmpint (end_ms - sleep->start.wall_ms, ==, sleep->in_bed_minutes * DAYBEAT_MS_PER_MINUTE);
  for (int level = 0; level < DAYBEAT_N_SLEEP_LEVELS; level++)
    {
      if (sleep->level_minutes[level] != DAYBEAT_ABSENT)
        g_assert_cmpfloat_with_epsilon (seconds[level] / 60.0, sleep->level_minutes[level], 1.5);
    }
}

static void
test_stages (void)
{
  g_autofree char *token = NULL;
  g_autoptr (DaybeatBatch) batch = daybeat_real_sample_decode_type ("sleep", "sleep-list-stages", &token);
  const DaybeatSleep *sleep;

  if (batch == NULL)
    return;
  g_assert_cmpstr (token, ==, "CAoSBwiE_PbKBhAB");
  g_assert_cmpuint (batch->sleeps->len, ==, 1);
  sleep = find_sleep (batch, "4410982736115209901");
  g_assert_cmpint (sleep->type, ==, DAYBEAT_SLEEP_TYPE_STAGES);
  g_assert_cmpuint (sleep->day, ==, daybeat_day_from_ymd (2026, 1, 7));
  daybeat_test_assert_instant (sleep->start, "2026-01-07T04:20:00-04:00");
  daybeat_test_assert_instant (sleep->end, "2026-01-07T10:50:00-04:00");
  g_assert_cmpint (sleep->main, ==, TRUE);
  g_assert_cmpint (sleep->info_code, ==, 0);
  g_assert_cmpstr (sleep->log_type, ==, "auto_detected");
  g_assert_cmpint (sleep->in_bed_minutes, ==, 390);
  g_assert_cmpint (sleep->asleep_minutes, ==, 386);
  g_assert_cmpint (sleep->to_fall_asleep_minutes, ==, 4);
  g_assert_cmpint (sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_DEEP], ==, 91);
  g_assert_cmpint (sleep->level_counts[DAYBEAT_SLEEP_LEVEL_LIGHT], ==, 11);
  g_assert_cmpuint (sleep->segments->len, ==, 24);
  assert_adds_up (sleep);
}

static void
test_main_and_nap (void)
{
  g_autoptr (DaybeatBatch) batch = daybeat_real_sample_decode_type ("sleep", "sleep-list-main-and-nap", NULL);
  const DaybeatSleep *nap, *night;

  if (batch == NULL)
    return;
  g_assert_cmpuint (batch->sleeps->len, ==, 2);
  nap = find_sleep (batch, "6630118020071144210");
  night = find_sleep (batch, "6630118020071144102");
  g_assert_cmpint (nap->type, ==, DAYBEAT_SLEEP_TYPE_CLASSIC);
  g_assert_cmpint (nap->main, ==, FALSE);
  g_assert_cmpint (nap->info_code, ==, 2);
  g_assert_cmpint (nap->level_minutes[DAYBEAT_SLEEP_LEVEL_RESTLESS], ==, 3);
  g_assert_cmpuint (nap->day, ==, night->day);
  assert_adds_up (nap);
  g_assert_cmpint (night->main, ==, TRUE);
  g_assert_cmpstr (night->device, ==, "Charge 6");
  g_assert_cmpuint (night->short_wakes->len, ==, 1);
  g_assert_cmpuint (g_array_index (night->short_wakes, DaybeatSleepSegment, 0).seconds, ==, 90);
  g_assert_cmpint (night->asleep_minutes, ==, 395);
  g_assert_nonnull (strstr (night->extra, "\"out_of_bed_segments\":[{\"start_time\":\"2026-11-14T02:31:00Z\""));
  assert_adds_up (night);
}

static void
test_manual (void)
{
  g_autoptr (DaybeatBatch) batch = daybeat_real_sample_decode_type ("sleep", "sleep-list-classic-manual", NULL);
  g_autoptr (DaybeatBatch) empty = NULL;
  const DaybeatSleep *sleep;

  if (batch == NULL)
    return;
  sleep = find_sleep (batch, "5520117349002213377");
  g_assert_cmpint (sleep->main, ==, DAYBEAT_ABSENT);
  g_assert_cmpstr (sleep->log_type, ==, "manual");
  g_assert_cmpint (sleep->info_code, ==, DAYBEAT_ABSENT);
  g_assert_cmpuint (sleep->day, ==, daybeat_day_from_ymd (2026, 4, 5));
  daybeat_test_assert_instant (sleep->start, "2026-04-04T20:39:00+02:00");
  g_assert_nonnull (strstr (sleep->extra, "\"stages_status\":\"REJECTED_SERVER\""));
  empty = daybeat_real_sample_decode_type ("sleep", "sleep-list-empty", NULL);
  g_assert_cmpuint (empty->sleeps->len, ==, 0);
}

static void
test_exercises (void)
{
  g_autoptr (DaybeatBatch) batch = daybeat_real_sample_decode_type ("exercise", "exercise-list", NULL);
  const DaybeatExercise *cardio, *lifting;
  const DaybeatExerciseZone *zone;

  if (batch == NULL)
    return;
  g_assert_cmpuint (batch->exercises->len, ==, 2);
  cardio = g_ptr_array_index (batch->exercises, 0);
  lifting = g_ptr_array_index (batch->exercises, 1);
  g_assert_cmpstr (cardio->id, ==, "3326913505930631984");
  g_assert_cmpstr (cardio->type, ==, "CARDIO_WORKOUT");
  g_assert_cmpstr (cardio->name, ==, "アクティビティ");
  g_assert_cmpstr (cardio->device, ==, "Pixel Watch 4");
  g_assert_cmpstr (cardio->log_type, ==, "auto_detected");
  g_assert_cmpfloat_with_epsilon (cardio->active_seconds, 1303, 1e-9);
  g_assert_cmpfloat_with_epsilon (cardio->energy_kcal, 202, 1e-9);
  g_assert_cmpfloat_with_epsilon (cardio->average_bpm, 115, 1e-9);
  g_assert_cmpint (cardio->zone_minutes, ==, 19);
  g_assert_cmpint (cardio->steps, ==, DAYBEAT_ABSENT);
  g_assert_cmpint (cardio->has_route, ==, FALSE);
  g_assert_cmpuint (cardio->zones->len, ==, 4);
  zone = g_ptr_array_index (cardio->zones, 1);
  g_assert_cmpstr (zone->name, ==, "moderate");
  g_assert_cmpfloat_with_epsilon (zone->minutes, 15, 1e-9);
  g_assert_cmpstr (lifting->log_type, ==, "tracker");
  daybeat_test_assert_instant (lifting->start, "2026-09-25T08:00:33+09:00");
  daybeat_test_assert_instant (lifting->end, "2026-09-25T08:58:24+09:00");
  g_assert_nonnull (strstr (lifting->extra, "\"events\":[{\"time\":\"2026-09-25T08:00:33+09:00\",\"type\":\"START\"}"));
}

static void
test_profiles (void)
{
  g_autoptr (DaybeatBatch) batch = daybeat_real_sample_decode_person ("profile", daybeat_google_health_decode_profile);
  g_autoptr (DaybeatBatch) least = NULL;
  g_autoptr (DaybeatBatch) identity = NULL;

  if (batch == NULL)
    return;
  g_assert_cmpstr (batch->profile->id, ==, "7301944128856120934");
  g_assert_cmpint (batch->profile->age, ==, 30);
  g_assert_cmpuint (batch->profile->member_since, ==, daybeat_day_from_ymd (2026, 1, 2));
  g_assert_cmpfloat_with_epsilon (batch->profile->stride_walking_m, 0.7, 1e-9);
  g_assert_cmpfloat_with_epsilon (batch->profile->stride_running_m, 0.9, 1e-9);
  g_assert_null (batch->profile->display_name);
  g_assert_null (batch->profile->extra);
  least = daybeat_real_sample_decode_person ("profile-minimal", daybeat_google_health_decode_profile);
  g_assert_cmpuint (least->profile->member_since, ==, daybeat_day_from_ymd (2015, 11, 8));
  g_assert_true (isnan (least->profile->stride_walking_m));
  identity = daybeat_real_sample_decode_person ("identity", daybeat_google_health_decode_identity);
  g_assert_cmpstr (identity->profile->id, ==, "7301944128856120934");
  g_assert_cmpstr (identity->profile->extra, ==, "{\"legacyUserId\":\"7KQX2M\"}");
}

static void
test_settings (void)
{
  g_autoptr (DaybeatBatch) american =
      daybeat_real_sample_decode_person ("settings", daybeat_google_health_decode_settings);
  g_autoptr (DaybeatBatch) metric = NULL;

  if (american == NULL)
    return;
  g_assert_cmpstr (american->profile->timezone, ==, "America/New_York");
  g_assert_cmpint (american->profile->utc_offset_minutes, ==, -240);
  g_assert_cmpstr (american->profile->weight_unit, ==, "en_US");
  g_assert_cmpstr (american->profile->water_unit, ==, "en_US");
  g_assert_cmpstr (american->profile->glucose_unit, ==, "en_US");
  g_assert_cmpstr (american->profile->stride_walking_type, ==, "default");
  g_assert_cmpint (american->profile->auto_stride, ==, TRUE);
  g_assert_cmpstr (american->profile->locale, ==, "en_US");
  g_assert_null (american->profile->swim_unit);
  metric = daybeat_real_sample_decode_person ("settings-metric", daybeat_google_health_decode_settings);
  g_assert_cmpstr (metric->profile->distance_unit, ==, "METRIC");
  g_assert_cmpstr (metric->profile->swim_unit, ==, "METRIC");
  g_assert_cmpstr (metric->profile->stride_running_type, ==, "auto");
  g_assert_cmpint (metric->profile->auto_stride, ==, FALSE);
  g_assert_cmpint (metric->profile->utc_offset_minutes, ==, 60);
}

static void
test_devices (void)
{
  g_autoptr (DaybeatBatch) one = daybeat_real_sample_decode_person ("paired-devices", decode_devices);
  g_autoptr (DaybeatBatch) two = NULL;
  const DaybeatDevice *tracker, *scale;

  if (one == NULL)
    return;
  g_assert_cmpuint (one->devices->len, ==, 1);
  tracker = g_ptr_array_index (one->devices, 0);
  g_assert_cmpstr (tracker->id, ==, "2846193375");
  g_assert_cmpstr (tracker->name, ==, "Fitbit Air");
  g_assert_cmpint (tracker->battery_percent, ==, 80);
  g_assert_cmpstr (tracker->hardware_address, ==, "02005E10AF31");
  g_assert_nonnull (strstr (tracker->features, "\"FINITE_IMPROBABILITY\""));
  two = daybeat_real_sample_decode_person ("paired-devices-two", decode_devices);
  g_assert_cmpuint (two->devices->len, ==, 2);
  scale = g_ptr_array_index (two->devices, 1);
  g_assert_cmpstr (scale->type, ==, "SCALE");
  g_assert_cmpint (scale->battery_percent, ==, DAYBEAT_ABSENT);
  daybeat_test_assert_instant (scale->last_sync, "2026-11-21T06:12:00+00:00");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/real-samples/google-health/sleep/stages", test_stages);
  g_test_add_func ("/real-samples/google-health/sleep/main-and-nap", test_main_and_nap);
  g_test_add_func ("/real-samples/google-health/sleep/manual", test_manual);
  g_test_add_func ("/real-samples/google-health/exercises", test_exercises);
  g_test_add_func ("/real-samples/google-health/profile", test_profiles);
  g_test_add_func ("/real-samples/google-health/settings", test_settings);
  g_test_add_func ("/real-samples/google-health/devices", test_devices);
  return g_test_run ();
}
