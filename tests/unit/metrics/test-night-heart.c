/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-night-heart.h"

#define ABSENT DAYBEAT_ABSENT_NUMBER

/* The worked example of the table of metrics, its least number of minutes lifted. */
static void
test_asleep_mean (void)
{
  const double minutes[] = { 62, 60, 58, ABSENT, 57, 56, ABSENT, 90, 55, 54 };
  const gboolean asleep[] = { 0, 1, 1, 1, 1, 1, 1, 0, 1, 1 };
  guint n_covered;
  double mean = daybeat_night_heart_get_asleep_mean (minutes, asleep, 10, 1, &n_covered);

  g_assert_cmpfloat_with_epsilon (mean, 56.666666666666664, 1e-9);
  g_assert_cmpuint (n_covered, ==, 6);
  g_assert_true (isnan (daybeat_night_heart_get_asleep_mean (minutes, asleep, 10, 60, &n_covered)));
}

static void
test_half_must_be_covered (void)
{
  const double minutes[] = { 60, ABSENT, ABSENT, ABSENT };
  const gboolean asleep[] = { 1, 1, 1, 1 };
  guint n_covered;

  g_assert_true (isnan (daybeat_night_heart_get_asleep_mean (minutes, asleep, 4, 1, &n_covered)));
  g_assert_cmpuint (n_covered, ==, 1);
}

static void
test_lowest (void)
{
  const double minutes[] = { 50, ABSENT, 60, 58, 56, 54, 52, 70 };

  g_assert_cmpfloat_with_epsilon (daybeat_night_heart_get_lowest (minutes, 8), 56, 1e-9);
  g_assert_true (isnan (daybeat_night_heart_get_lowest (minutes, 5)));
}

/* A sleep of two hours from 23:30 in Berlin, its second half awake. */
static DaybeatSleep *
make_sleep (const char *start, const char *end)
{
  DaybeatSleep *sleep = daybeat_sleep_new ();

  g_assert_true (daybeat_instant_parse (start, &sleep->start));
  g_assert_true (daybeat_instant_parse (end, &sleep->end));
  daybeat_sleep_add_segment (sleep->segments, sleep->start.wall_ms, 3600, DAYBEAT_SLEEP_LEVEL_LIGHT);
  daybeat_sleep_add_segment (sleep->segments, sleep->start.wall_ms + 60 * DAYBEAT_MS_PER_MINUTE, 3600,
                             DAYBEAT_SLEEP_LEVEL_AWAKE);
  return sleep;
}

/* One sample each half minute. */
static void
add_day (GPtrArray *days, const char *start, guint n_samples, double bpm)
{
  DaybeatSeries *series = daybeat_series_new (daybeat_series_kind_find ("heart_rate"));

  series->source = DAYBEAT_SOURCE_GOOGLE_HEALTH;
  g_assert_true (daybeat_instant_parse (start, &series->start));
  series->day = daybeat_instant_get_day (series->start);
  for (guint i = 0; i < n_samples; i++)
    {
      double values[DAYBEAT_SERIES_MAX_COLUMNS] = { bpm + i % 2, ABSENT, ABSENT, ABSENT };

      daybeat_series_append (series, (gint32) i * 30000, values);
    }
  g_ptr_array_add (days, series);
}

static void
test_through_midnight (void)
{
  g_autoptr (DaybeatSleep) sleep = make_sleep ("2026-11-23T23:30:00+01:00", "2026-11-24T01:30:00+01:00");
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_series_unref);
  g_autoptr (DaybeatNightHeart) heart = NULL;

  /* The evening before in another zone's clock: the instants count, not the walls. */
  add_day (days, "2026-11-23T22:00:00+00:00", 120, 50);
  add_day (days, "2026-11-24T00:00:00+01:00", 400, 60);
  heart = daybeat_night_heart_new (sleep, days);

  g_assert_nonnull (heart);
  g_assert_cmpint (heart->source, ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_assert_cmpuint (heart->minutes->len, ==, 120);
  g_assert_cmpfloat (g_array_index (heart->minutes, double, 0), ==, 50.5);
  g_assert_cmpfloat (g_array_index (heart->minutes, double, 119), ==, 60.5);
  g_assert_cmpuint (heart->n_covered, ==, 60);
}

/* A sleep that knows only its wall time is laid over the wall time of the samples. */
static void
test_without_offset (void)
{
  g_autoptr (DaybeatSleep) sleep = make_sleep ("2026-11-24T01:00:00", "2026-11-24T03:00:00");
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_series_unref);
  g_autoptr (DaybeatNightHeart) heart = NULL;

  add_day (days, "2026-11-24T00:00:00+09:00", 1000, 60);
  heart = daybeat_night_heart_new (sleep, days);
  g_assert_nonnull (heart);
  g_assert_cmpfloat_with_epsilon (heart->asleep_mean, 60.5, 1e-9);
}

static void
test_not_measured (void)
{
  g_autoptr (DaybeatSleep) sleep = make_sleep ("2026-11-24T01:00:00", "2026-11-24T03:00:00");
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_series_unref);

  g_assert_null (daybeat_night_heart_new (sleep, days));
  add_day (days, "2026-11-24T10:00:00+01:00", 100, 60);
  g_assert_null (daybeat_night_heart_new (sleep, days));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/night-heart/asleep-mean", test_asleep_mean);
  g_test_add_func ("/night-heart/half-must-be-covered", test_half_must_be_covered);
  g_test_add_func ("/night-heart/lowest", test_lowest);
  g_test_add_func ("/night-heart/through-midnight", test_through_midnight);
  g_test_add_func ("/night-heart/without-offset", test_without_offset);
  g_test_add_func ("/night-heart/not-measured", test_not_measured);
  return g_test_run ();
}
