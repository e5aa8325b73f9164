/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-hypnogram.h"
#include "daybeat-sleep-numbers.h"

#define MINUTE_MS G_GINT64_CONSTANT (60000)

static void
assert_near (double actual, double expected)
{
  g_assert_cmpfloat_with_epsilon (actual, expected, 1e-9);
}

static void
assert_clock (DaybeatInstant instant, int hour, int minute)
{
  g_assert_cmpint (daybeat_instant_get_minute_of_day (instant), ==, hour * 60 + minute);
}

/* Adds stretches one after the other; minutes and levels in pairs, ended by 0. */
static void
add_segments (DaybeatSleep *sleep, const int *pairs)
{
  gint64 at = sleep->start.wall_ms;

  for (; pairs[0] != 0; pairs += 2)
    {
      daybeat_sleep_add_segment (sleep->segments, at, (guint32) pairs[0] * 60, (DaybeatSleepLevel) pairs[1]);
      at += pairs[0] * MINUTE_MS;
    }
  sleep->end.wall_ms = at;
}

static void
add_short_wake (DaybeatSleep *sleep, int after_minutes, int minutes)
{
  daybeat_sleep_add_segment (sleep->short_wakes, sleep->start.wall_ms + after_minutes * MINUTE_MS,
                             (guint32) minutes * 60, DAYBEAT_SLEEP_LEVEL_AWAKE);
}

/* The night worked through in the definitions. */
static DaybeatSleep *
make_night (void)
{
  static const int pairs[] = {
    10, DAYBEAT_SLEEP_LEVEL_AWAKE, 100, DAYBEAT_SLEEP_LEVEL_LIGHT, 60, DAYBEAT_SLEEP_LEVEL_DEEP,
    80, DAYBEAT_SLEEP_LEVEL_LIGHT, 6, DAYBEAT_SLEEP_LEVEL_AWAKE, 50, DAYBEAT_SLEEP_LEVEL_REM,
    90, DAYBEAT_SLEEP_LEVEL_LIGHT, 40, DAYBEAT_SLEEP_LEVEL_REM, 14, DAYBEAT_SLEEP_LEVEL_AWAKE, 0,
  };
  DaybeatSleep *sleep = daybeat_sleep_new ();

  g_assert_true (daybeat_instant_parse ("2026-11-23T23:41:00", &sleep->start));
  sleep->type = DAYBEAT_SLEEP_TYPE_STAGES;
  add_segments (sleep, pairs);
  add_short_wake (sleep, 130, 2);
  add_short_wake (sleep, 300, 1);
  return sleep;
}

static void
test_stages (void)
{
  g_autoptr (DaybeatSleep) sleep = make_night ();
  DaybeatSleepNumbers numbers;

  daybeat_sleep_numbers_init (&numbers, sleep);
  assert_near (numbers.in_bed, 450);
  assert_near (numbers.asleep, 417);
  g_assert_false (numbers.asleep_received);
  assert_near (numbers.level_minutes[DAYBEAT_SLEEP_LEVEL_LIGHT], 270);
  assert_near (numbers.level_minutes[DAYBEAT_SLEEP_LEVEL_DEEP], 58);
  assert_near (numbers.level_minutes[DAYBEAT_SLEEP_LEVEL_REM], 89);
  assert_near (numbers.level_minutes[DAYBEAT_SLEEP_LEVEL_AWAKE], 33);
  assert_near (numbers.awake_in_bed, 33);
  assert_near (numbers.to_fall_asleep, 10);
  assert_near (numbers.sleep_period, 426);
  assert_near (numbers.awake_after_onset, 9);
  g_assert_cmpint (numbers.awakenings, ==, 3);
  g_assert_cmpint (numbers.long_awakenings, ==, 1);
  g_assert_cmpfloat_with_epsilon (numbers.efficiency, 92.67, 0.005);
  g_assert_cmpfloat_with_epsilon (numbers.level_shares[DAYBEAT_SLEEP_LEVEL_LIGHT], 64.75, 0.005);
  g_assert_cmpfloat_with_epsilon (numbers.level_shares[DAYBEAT_SLEEP_LEVEL_DEEP], 13.91, 0.005);
  g_assert_cmpfloat_with_epsilon (numbers.level_shares[DAYBEAT_SLEEP_LEVEL_REM], 21.34, 0.005);
  assert_clock (numbers.onset, 23, 51);
  assert_clock (numbers.offset, 6, 57);
  assert_clock (numbers.middle, 3, 24);
  assert_near (numbers.rem_latency, 246);
}

static void
test_received_first (void)
{
  g_autoptr (DaybeatSleep) sleep = make_night ();
  DaybeatSleepNumbers numbers;

  sleep->asleep_minutes = 416;
  sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_DEEP] = 57;
  daybeat_sleep_numbers_init (&numbers, sleep);
  g_assert_true (numbers.asleep_received);
  assert_near (numbers.asleep, 416);
  g_assert_true (numbers.levels_received);
  assert_near (numbers.level_minutes[DAYBEAT_SLEEP_LEVEL_DEEP], 57);
  assert_near (numbers.level_minutes[DAYBEAT_SLEEP_LEVEL_REM], 89);
  assert_near (numbers.efficiency, 100.0 * 416 / 450);
}

static void
test_classic (void)
{
  static const int pairs[] = {
    3, DAYBEAT_SLEEP_LEVEL_AWAKE, 50, DAYBEAT_SLEEP_LEVEL_ASLEEP, 4, DAYBEAT_SLEEP_LEVEL_RESTLESS,
    60, DAYBEAT_SLEEP_LEVEL_ASLEEP, 2, DAYBEAT_SLEEP_LEVEL_AWAKE, 31, DAYBEAT_SLEEP_LEVEL_ASLEEP, 0,
  };
  g_autoptr (DaybeatSleep) sleep = daybeat_sleep_new ();
  DaybeatSleepNumbers numbers;

  g_assert_true (daybeat_instant_parse ("2014-03-01T01:00:00", &sleep->start));
  add_segments (sleep, pairs);
  daybeat_sleep_numbers_init (&numbers, sleep);
  assert_near (numbers.in_bed, 150);
  assert_near (numbers.asleep, 141);
  assert_near (numbers.awake_after_onset, 6);
  g_assert_cmpint (numbers.awakenings, ==, 1);
  g_assert_true (isnan (numbers.level_shares[DAYBEAT_SLEEP_LEVEL_DEEP]));
  g_assert_true (isnan (numbers.rem_latency));
}

/* A sleep written down by hand has two times and nothing else. */
static void
test_without_segments (void)
{
  g_autoptr (DaybeatSleep) sleep = daybeat_sleep_new ();
  g_autoptr (DaybeatSleep) empty = daybeat_sleep_new ();
  DaybeatSleepNumbers numbers;

  g_assert_true (daybeat_instant_parse ("2014-03-01T01:00:00", &sleep->start));
  g_assert_true (daybeat_instant_parse ("2014-03-01T09:00:00", &sleep->end));
  sleep->asleep_minutes = 450;
  sleep->to_fall_asleep_minutes = 12;
  daybeat_sleep_numbers_init (&numbers, sleep);
  assert_near (numbers.in_bed, 480);
  assert_near (numbers.efficiency, 93.75);
  assert_clock (numbers.onset, 1, 12);
  assert_clock (numbers.offset, 9, 0);
  g_assert_cmpint (numbers.awakenings, ==, DAYBEAT_ABSENT);
  g_assert_true (isnan (numbers.level_minutes[DAYBEAT_SLEEP_LEVEL_ASLEEP]));

  daybeat_sleep_numbers_init (&numbers, empty);
  g_assert_true (isnan (numbers.asleep));
  g_assert_true (isnan (numbers.efficiency));
  g_assert_true (daybeat_instant_is_absent (numbers.onset));
}

static void
test_daylight_saving (void)
{
  static const int pairs[] = { 540, DAYBEAT_SLEEP_LEVEL_LIGHT, 0 };
  g_autoptr (DaybeatSleep) sleep = daybeat_sleep_new ();
  DaybeatSleepNumbers numbers;

  g_assert_true (daybeat_instant_parse ("2026-10-24T23:00:00+02:00", &sleep->start));
  sleep->type = DAYBEAT_SLEEP_TYPE_STAGES;
  add_segments (sleep, pairs);
  g_assert_true (daybeat_instant_parse ("2026-10-25T07:00:00+01:00", &sleep->end));
  daybeat_sleep_numbers_init (&numbers, sleep);
  assert_near (numbers.in_bed, 540);
  assert_near (numbers.asleep, 540);
  assert_clock (numbers.offset, 7, 0);
  g_assert_cmpint (numbers.offset.offset_minutes, ==, 60);
}

/* Segments out of order, overlapping, with a hole, and a short wake that adjoins a long one. */
static void
test_hypnogram (void)
{
  g_autoptr (DaybeatSleep) sleep = daybeat_sleep_new ();
  g_autoptr (GArray) hypnogram = NULL;
  DaybeatSleepSegment *segments;

  daybeat_sleep_add_segment (sleep->segments, 100 * MINUTE_MS, 600, DAYBEAT_SLEEP_LEVEL_AWAKE);
  daybeat_sleep_add_segment (sleep->segments, 0, 90 * 60, DAYBEAT_SLEEP_LEVEL_LIGHT);
  daybeat_sleep_add_segment (sleep->segments, 80 * MINUTE_MS, 20 * 60, DAYBEAT_SLEEP_LEVEL_DEEP);
  daybeat_sleep_add_segment (sleep->segments, 120 * MINUTE_MS, 600, DAYBEAT_SLEEP_LEVEL_LIGHT);
  daybeat_sleep_add_segment (sleep->short_wakes, 98 * MINUTE_MS, 120, DAYBEAT_SLEEP_LEVEL_AWAKE);
  daybeat_sleep_add_segment (sleep->short_wakes, 115 * MINUTE_MS, 60, DAYBEAT_SLEEP_LEVEL_AWAKE);

  hypnogram = daybeat_hypnogram_new (sleep);
  segments = (DaybeatSleepSegment *) hypnogram->data;
  g_assert_cmpuint (hypnogram->len, ==, 4);
  g_assert_cmpuint (segments[0].seconds, ==, 80 * 60);
  g_assert_cmpuint (segments[1].seconds, ==, 18 * 60);
  g_assert_cmpuint (segments[2].seconds, ==, 12 * 60);
  g_assert_cmpint (segments[2].start_ms, ==, 98 * MINUTE_MS);
  g_assert_cmpuint (segments[2].level, ==, DAYBEAT_SLEEP_LEVEL_AWAKE);
  g_assert_cmpint (segments[3].start_ms, ==, 120 * MINUTE_MS);
}

static void
test_day (void)
{
  g_autoptr (GPtrArray) sleeps = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_sleep_unref);
  DaybeatSleep *nap = daybeat_sleep_new ();
  DaybeatSleep *twin = make_night ();

  g_assert_true (isnan (daybeat_sleep_day_get_asleep (sleeps)));
  g_ptr_array_add (sleeps, make_night ());
  g_assert_true (daybeat_instant_parse ("2026-11-24T14:05:00", &nap->start));
  g_assert_true (daybeat_instant_parse ("2026-11-24T14:41:00", &nap->end));
  nap->asleep_minutes = 33;
  g_ptr_array_add (sleeps, nap);
  assert_near (daybeat_sleep_day_get_asleep (sleeps), 450);
  g_ptr_array_add (sleeps, twin);
  assert_near (daybeat_sleep_day_get_asleep (sleeps), 450);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/sleep-numbers/stages", test_stages);
  g_test_add_func ("/metrics/sleep-numbers/received-first", test_received_first);
  g_test_add_func ("/metrics/sleep-numbers/classic", test_classic);
  g_test_add_func ("/metrics/sleep-numbers/without-segments", test_without_segments);
  g_test_add_func ("/metrics/sleep-numbers/daylight-saving", test_daylight_saving);
  g_test_add_func ("/metrics/sleep-numbers/hypnogram", test_hypnogram);
  g_test_add_func ("/metrics/sleep-numbers/day", test_day);
  return g_test_run ();
}
