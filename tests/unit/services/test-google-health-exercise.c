/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-test-body.h"
#include "daybeat-test-google.h"

static DaybeatBatch *
decode (const char *fixture)
{
  return daybeat_test_google_decode ("exercise", daybeat_test_google_read_fixture (fixture));
}

static void
assert_zone (const DaybeatExercise *exercise, guint index, const char *name, double minutes)
{
  const DaybeatExerciseZone *zone = g_ptr_array_index (exercise->zones, index);

  g_assert_cmpstr (zone->name, ==, name);
  g_assert_cmpint (zone->min_bpm, ==, DAYBEAT_ABSENT);
  g_assert_cmpint (zone->max_bpm, ==, DAYBEAT_ABSENT);
  g_assert_cmpfloat_with_epsilon (zone->minutes, minutes, 1e-9);
}

static void
test_run (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("exercise");
  const DaybeatExercise *run = g_ptr_array_index (batch->exercises, 0);

  g_assert_cmpuint (batch->findings->len, ==, 0);
  g_assert_cmpint (run->source, ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_assert_cmpstr (run->id, ==, "700001");
  g_assert_cmpstr (run->name, ==, "Run");
  g_assert_cmpstr (run->type, ==, "RUNNING");
  g_assert_cmpstr (run->notes, ==, "by the river");
  g_assert_cmpstr (run->device, ==, "Versa 4");
  g_assert_cmpstr (run->log_type, ==, "tracker");
  daybeat_test_assert_instant (run->start, "2025-06-03T07:10:00+02:00");
  daybeat_test_assert_instant (run->end, "2025-06-03T07:42:30+02:00");
  g_assert_cmpfloat_with_epsilon (run->active_seconds, 1890.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (run->distance_m, 5210.4, 1e-9);
  g_assert_cmpint (run->steps, ==, 5333);
  g_assert_cmpfloat_with_epsilon (run->energy_kcal, 388.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (run->average_bpm, 151, 1e-9);
  g_assert_cmpfloat_with_epsilon (run->elevation_gain_m, 42.672, 1e-9);
  g_assert_cmpint (run->zone_minutes, ==, 58);
  g_assert_cmpint (run->has_route, ==, TRUE);
  g_assert_cmpuint (run->zones->len, ==, 2);
  assert_zone (run, 0, "light", 2);
  assert_zone (run, 1, "vigorous", 25.5);
}

static void
test_splits (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("exercise");
  const DaybeatExercise *run = g_ptr_array_index (batch->exercises, 0);

  g_assert_cmpstr (run->splits, ==,
                   "[{\"start\":\"2025-06-03T07:10:00+02:00\",\"end\":\"2025-06-03T07:16:03+02:00\","
                   "\"type\":\"DISTANCE\",\"active_s\":363,\"distance_m\":1000,\"steps\":1003,"
                   "\"average_bpm\":144},{\"start\":\"2025-06-03T07:10:00+02:00\","
                   "\"end\":\"2025-06-03T07:42:30+02:00\",\"type\":\"MANUAL\",\"summary\":true,\"active_s\":1890.5}]");
}

/* Everything else, by our names. */
static void
test_extra (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("exercise");
  const DaybeatExercise *run = g_ptr_array_index (batch->exercises, 0);
  const DaybeatExercise *swim = g_ptr_array_index (batch->exercises, 1);

  g_assert_nonnull (strstr (run->extra, "\"mobility_metrics\":{\"avg_cadence_steps_per_minute\":164.5"));
  g_assert_nonnull (strstr (run->extra, "\"run_vo2_max\":46.5"));
  g_assert_nonnull (strstr (run->extra,
                            "\"events\":[{\"time\":\"2025-06-03T07:10:00+02:00\",\"type\":\"START\"},"
                            "{\"time\":\"2025-06-03T07:20:00+02:00\",\"type\":\"AUTO_PAUSE\"}]"));
  g_assert_nonnull (strstr (run->extra, "\"form_factor\":\"WATCH\""));
  g_assert_nonnull (strstr (swim->extra, "\"swim_lengths\":40"));
  g_assert_nonnull (strstr (swim->extra, "\"pool_length_m\":25"));
  g_assert_cmpint (swim->has_route, ==, FALSE);
  g_assert_cmpstr (swim->log_type, ==, "manual");
  g_assert_null (swim->splits);
  g_assert_true (isnan (swim->distance_m));
}

static void
test_odd (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("exercise-odd");
  const DaybeatExercise *exercise;

  g_assert_cmpuint (batch->exercises->len, ==, 1);
  exercise = g_ptr_array_index (batch->exercises, 0);
  g_assert_cmpstr (exercise->id, ==, "2025-06-02T16:00:00+00:00");
  g_assert_cmpstr (exercise->type, ==, "MOONWALKING");
  g_assert_cmpint (exercise->start.offset_source, ==, DAYBEAT_OFFSET_ASSUMED);
  /* Without an end, what is known of its length. */
  daybeat_test_assert_instant (exercise->end, "2025-06-02T16:10:00+00:00");
  g_assert_cmpint (exercise->steps, ==, DAYBEAT_ABSENT);
  g_assert_cmpint (exercise->has_route, ==, DAYBEAT_ABSENT);
  g_assert_cmpuint (exercise->zones->len, ==, 0);
  g_assert_nonnull (strstr (exercise->extra, "\"tempo\":\"slow\""));
  g_assert_cmpuint (daybeat_test_count_findings (batch, "exercise[].metricsSummary.steps"), ==, 1);
  g_assert_cmpuint (
      daybeat_test_count_findings (batch, "exercise[].metricsSummary.heartRateZoneDurations.moderateTime"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "exercise[].interval"), ==, 2);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "exercise[].startTime"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/google-health/exercise/run", test_run);
  g_test_add_func ("/google-health/exercise/splits", test_splits);
  g_test_add_func ("/google-health/exercise/extra", test_extra);
  g_test_add_func ("/google-health/exercise/odd", test_odd);
  return g_test_run ();
}
