/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-hypnogram.h"
#include "daybeat-real-sample.h"
#include "daybeat-sleep-numbers.h"

static const DaybeatSleep *
only_sleep (DaybeatBatch *batch)
{
  g_assert_cmpuint (batch->sleeps->len, ==, 1);
  return g_ptr_array_index (batch->sleeps, 0);
}

static void
assert_instant (DaybeatInstant instant, const char *expected)
{
  g_autofree char *text = daybeat_instant_to_string (instant);

  g_assert_cmpstr (text, ==, expected);
}

/* Seconds by level, checking on the way that each segment begins where the one before ended. */
static guint
sum_seconds (GArray *segments, gboolean contiguous, guint seconds[DAYBEAT_N_SLEEP_LEVELS])
{
  guint sum = 0;

  for (guint i = 0; i < segments->len; i++)
    {
      const DaybeatSleepSegment *segment = &g_array_index (segments, DaybeatSleepSegment, i);

      if (contiguous && i > 0)
        g_assert_cmpint (segment->start_ms, ==, segment[-1].start_ms + segment[-1].seconds * G_GINT64_CONSTANT (1000));
      seconds[segment->level] += segment->seconds;
      sum += segment->seconds;
    }
  return sum;
}

/* What holds for every night with stages: they fill the time in bed, and with the short wakes cut in they give the
 * minutes that the service counted, to half a minute. */
static void
assert_adds_up (const DaybeatSleep *sleep)
{
  static const DaybeatSleepLevel levels[] = { DAYBEAT_SLEEP_LEVEL_DEEP, DAYBEAT_SLEEP_LEVEL_LIGHT,
                                              DAYBEAT_SLEEP_LEVEL_REM, DAYBEAT_SLEEP_LEVEL_AWAKE };
  guint seconds[DAYBEAT_N_SLEEP_LEVELS] = { 0 };
  guint cut[DAYBEAT_N_SLEEP_LEVELS] = { 0 };
  g_autoptr (GArray) hypnogram = daybeat_hypnogram_new (sleep);
  DaybeatSleepNumbers numbers;
  int minutes = 0;

  g_assert_cmpint (sleep->end.wall_ms - sleep->start.wall_ms, ==, sleep->in_bed_minutes * DAYBEAT_MS_PER_MINUTE);
  g_assert_cmpint (sleep->asleep_minutes + sleep->awake_minutes, ==, sleep->in_bed_minutes);
  g_assert_cmpuint (sum_seconds (sleep->segments, TRUE, seconds), ==, sleep->in_bed_minutes * 60);
  g_assert_cmpuint (sum_seconds (hypnogram, TRUE, cut), ==, sleep->in_bed_minutes * 60);
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_assert_cmpfloat (fabs (cut[levels[i]] / 60.0 - sleep->level_minutes[levels[i]]), <=, 0.5);
      minutes += sleep->level_minutes[levels[i]];
    }
  g_assert_cmpint (minutes, ==, sleep->in_bed_minutes);
  g_assert_cmpint (sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_AWAKE], ==, sleep->awake_minutes);

  daybeat_sleep_numbers_init (&numbers, sleep);
  g_assert_cmpfloat_with_epsilon (numbers.efficiency, 100.0 * sleep->asleep_minutes / sleep->in_bed_minutes, 1e-9);
}

static void
assert_first_of_january (const DaybeatSleep *sleep)
{
  guint seconds[DAYBEAT_N_SLEEP_LEVELS] = { 0 };

  g_assert_cmpstr (sleep->id, ==, "39633217639");
  g_assert_cmpuint (sleep->day, ==, daybeat_day_from_ymd (2023, 1, 1));
  assert_instant (sleep->start, "2023-01-01T03:01:30");
  assert_instant (sleep->end, "2023-01-01T12:21:30");
  g_assert_cmpint (sleep->type, ==, DAYBEAT_SLEEP_TYPE_STAGES);
  g_assert_cmpint (sleep->main, ==, TRUE);
  g_assert_cmpstr (sleep->log_type, ==, "auto_detected");
  g_assert_cmpint (sleep->info_code, ==, 0);
  g_assert_cmpint (sleep->in_bed_minutes, ==, 560);
  g_assert_cmpint (sleep->asleep_minutes, ==, 493);
  g_assert_cmpint (sleep->awake_minutes, ==, 67);
  g_assert_cmpint (sleep->efficiency_received, ==, 97);
  g_assert_cmpint (sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_DEEP], ==, 122);
  g_assert_cmpint (sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_LIGHT], ==, 233);
  g_assert_cmpint (sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_REM], ==, 138);
  g_assert_cmpint (sleep->level_counts[DAYBEAT_SLEEP_LEVEL_AWAKE], ==, 32);
  g_assert_cmpuint (sleep->segments->len, ==, 39);
  sum_seconds (sleep->segments, TRUE, seconds);
  g_assert_cmpuint (seconds[DAYBEAT_SLEEP_LEVEL_LIGHT], ==, 14940);
  g_assert_cmpuint (seconds[DAYBEAT_SLEEP_LEVEL_REM], ==, 8730);
  g_assert_cmpuint (seconds[DAYBEAT_SLEEP_LEVEL_DEEP], ==, 7530);
  g_assert_cmpuint (seconds[DAYBEAT_SLEEP_LEVEL_AWAKE], ==, 2400);
  g_assert_cmpuint (sleep->short_wakes->len, ==, 27);
  memset (seconds, 0, sizeof seconds);
  g_assert_cmpuint (sum_seconds (sleep->short_wakes, FALSE, seconds), ==, 1620);
  g_assert_null (sleep->extra);
}

static void
test_day (void)
{
  g_autoptr (DaybeatBatch) batch = daybeat_real_sample_decode ("sleep-1.2-date-stages", daybeat_fitbit_decode_sleep);
  const DaybeatSleep *sleep;

  if (batch == NULL)
    return;
  sleep = only_sleep (batch);
  assert_first_of_january (sleep);
  assert_adds_up (sleep);
  g_assert_cmpint (sleep->level_thirty_day_means[DAYBEAT_SLEEP_LEVEL_DEEP], ==, 59);
  g_assert_cmpint (sleep->level_thirty_day_means[DAYBEAT_SLEEP_LEVEL_LIGHT], ==, 189);
  g_assert_cmpint (sleep->level_thirty_day_means[DAYBEAT_SLEEP_LEVEL_REM], ==, 86);
  g_assert_cmpint (sleep->level_thirty_day_means[DAYBEAT_SLEEP_LEVEL_AWAKE], ==, 48);
}

/* The same night by range: the means are missing there. */
static void
test_range (void)
{
  g_autoptr (DaybeatBatch) batch = daybeat_real_sample_decode ("sleep-1.2-range-stages", daybeat_fitbit_decode_sleep);
  const DaybeatSleep *sleep;

  if (batch == NULL)
    return;
  sleep = only_sleep (batch);
  assert_first_of_january (sleep);
  assert_adds_up (sleep);
  for (int level = 0; level < DAYBEAT_N_SLEEP_LEVELS; level++)
    g_assert_cmpint (sleep->level_thirty_day_means[level], ==, DAYBEAT_ABSENT);
}

static void
test_list (void)
{
  g_autoptr (GBytes) body = daybeat_real_sample_read ("sleep-1.2-list-desc-limit1");
  g_autoptr (DaybeatBatch) batch =
      daybeat_real_sample_decode ("sleep-1.2-list-desc-limit1", daybeat_fitbit_decode_sleep);
  g_autofree char *next = NULL;
  g_autofree char *previous = NULL;
  const DaybeatSleep *sleep;

  if (batch == NULL)
    return;
  sleep = only_sleep (batch);
  assert_adds_up (sleep);
  g_assert_cmpstr (sleep->id, ==, "39620986791");
  assert_instant (sleep->start, "2022-12-31T05:09:00");
  assert_instant (sleep->end, "2022-12-31T10:18:00");
  g_assert_cmpint (sleep->asleep_minutes, ==, 283);
  g_assert_cmpint (sleep->after_wakeup_minutes, ==, 2);
  g_assert_cmpint (sleep->efficiency_received, ==, 98);
  g_assert_cmpuint (sleep->segments->len, ==, 13);
  g_assert_cmpuint (sleep->short_wakes->len, ==, 24);
  daybeat_fitbit_decode_sleep_paging (body, &next, &previous);
  g_assert_true (g_str_has_suffix (next, "list.json?offset=1&limit=1&sort=desc&beforeDate=2023-01-01"));
  g_assert_null (previous);
}

/* A sample of nothing but zeros, with the other spelling of the key. */
static void
test_lower_case (void)
{
  g_autoptr (DaybeatBatch) batch =
      daybeat_real_sample_decode ("sleep-1.2-list-lowercase-datetime", daybeat_fitbit_decode_sleep);
  const DaybeatSleep *sleep;

  if (batch == NULL)
    return;
  sleep = only_sleep (batch);
  g_assert_cmpstr (sleep->id, ==, "0");
  g_assert_cmpuint (sleep->day, ==, daybeat_day_from_ymd (2017, 3, 26));
  assert_instant (sleep->start, "2017-03-25T23:58:30");
  g_assert_cmpint (sleep->main, ==, DAYBEAT_ABSENT);
  g_assert_cmpint (sleep->in_bed_minutes, ==, 0);
  g_assert_cmpuint (sleep->segments->len, ==, 2);
  assert_instant ((DaybeatInstant) { .wall_ms = g_array_index (sleep->segments, DaybeatSleepSegment, 1).start_ms },
                  "2017-03-26T00:16:30");
  g_assert_cmpuint (sleep->short_wakes->len, ==, 1);
}

static void
test_old_version (void)
{
  g_autoptr (DaybeatBatch) batch = daybeat_real_sample_decode ("sleep-1.0-date-legacy", daybeat_fitbit_decode_sleep);
  const DaybeatSleep *night, *nap;

  if (batch == NULL)
    return;
  g_assert_cmpuint (batch->sleeps->len, ==, 2);
  night = g_ptr_array_index (batch->sleeps, 0);
  nap = g_ptr_array_index (batch->sleeps, 1);
  g_assert_cmpstr (night->id, ==, "29744");
  g_assert_cmpint (night->type, ==, DAYBEAT_SLEEP_TYPE_CLASSIC);
  g_assert_cmpuint (night->day, ==, daybeat_day_from_ymd (2011, 6, 16));
  assert_instant (night->end, "2011-06-16T08:00:00");
  g_assert_cmpint (night->main, ==, TRUE);
  g_assert_cmpint (night->asleep_minutes, ==, 480);
  g_assert_cmpuint (night->segments->len, ==, 3);
  g_assert_cmpuint (g_array_index (night->segments, DaybeatSleepSegment, 0).level, ==, DAYBEAT_SLEEP_LEVEL_AWAKE);
  g_assert_cmpuint (g_array_index (night->segments, DaybeatSleepSegment, 1).level, ==, DAYBEAT_SLEEP_LEVEL_RESTLESS);
  g_assert_cmpuint (g_array_index (night->segments, DaybeatSleepSegment, 2).level, ==, DAYBEAT_SLEEP_LEVEL_ASLEEP);
  g_assert_cmpstr (nap->id, ==, "29745");
  g_assert_cmpint (nap->main, ==, FALSE);
  assert_instant (nap->start, "2011-06-16T14:00:00");
  assert_instant (nap->end, "2011-06-16T15:00:00");
  /* 1.0 counts falling asleep and lying awake at the end apart. */
  g_assert_cmpint (nap->to_fall_asleep_minutes + nap->asleep_minutes + nap->awake_minutes + nap->after_wakeup_minutes,
                   ==, nap->in_bed_minutes);
}

static void
test_goal (void)
{
  g_autoptr (DaybeatBatch) batch =
      daybeat_real_sample_decode ("sleep-1.2-goal-with-consistency", daybeat_fitbit_decode_sleep_goal);
  const DaybeatSleepGoal *goal;

  if (batch == NULL)
    return;
  goal = batch->sleep_goal;
  g_assert_cmpint (goal->minutes, ==, 270);
  g_assert_cmpint (goal->bedtime_minute, ==, 3 * 60 + 45);
  g_assert_cmpint (goal->wakeup_minute, ==, 8 * 60 + 50);
  assert_instant (goal->updated, "2023-05-31T07:37:13.100+00:00");
  g_assert_cmpint (goal->recommended_minutes, ==, 210);
  g_assert_cmpint (goal->typical_minutes, ==, 189);
  g_assert_cmpint (goal->typical_wakeup_minute, ==, 8 * 60 + 2);
  g_assert_cmpfloat_with_epsilon (goal->awake_restless_percent, 6.614505127313476, 1e-12);
  g_assert_null (goal->extra);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/real-samples/sleep/day", test_day);
  g_test_add_func ("/real-samples/sleep/range", test_range);
  g_test_add_func ("/real-samples/sleep/list", test_list);
  g_test_add_func ("/real-samples/sleep/lower-case", test_lower_case);
  g_test_add_func ("/real-samples/sleep/1.0", test_old_version);
  g_test_add_func ("/real-samples/sleep-goal", test_goal);
  return g_test_run ();
}
