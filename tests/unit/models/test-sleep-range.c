/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-clock.h"
#include "daybeat-sleep-range.h"

static void
add_sleep (GPtrArray *sleeps, const char *start, const char *end, int asleep)
{
  DaybeatSleep *sleep = daybeat_sleep_new ();

  g_assert_true (daybeat_instant_parse (start, &sleep->start));
  g_assert_true (daybeat_instant_parse (end, &sleep->end));
  sleep->day = daybeat_instant_get_day (sleep->end);
  sleep->asleep_minutes = asleep;
  g_ptr_array_add (sleeps, sleep);
}

static GPtrArray *
make_week (void)
{
  GPtrArray *sleeps = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_sleep_unref);

  add_sleep (sleeps, "2026-11-15T23:30", "2026-11-16T07:00", 417);
  add_sleep (sleeps, "2026-11-17T00:10", "2026-11-17T07:10", 400);
  add_sleep (sleeps, "2026-11-17T14:00", "2026-11-17T14:40", 30);
  add_sleep (sleeps, "2026-11-17T23:50", "2026-11-18T06:50", 390);
  add_sleep (sleeps, "2026-11-20T01:30", "2026-11-20T08:00", 350);
  add_sleep (sleeps, "2026-11-12T01:30", "2026-11-12T08:00", 350); /* before the span */
  return sleeps;
}

static void
test_bars (void)
{
  DaybeatDay monday = daybeat_day_from_ymd (2026, 11, 16);
  g_autoptr (GPtrArray) sleeps = make_week ();
  DaybeatSleepRange *range = daybeat_sleep_range_new (monday, monday + 6, sleeps);
  g_autoptr (GArray) bars = daybeat_sleep_range_dup_bars (range);
  DaybeatSleepBar *bar = (DaybeatSleepBar *) bars->data;

  g_assert_cmpuint (bars->len, ==, 7);
  g_assert_cmpfloat (bar[0].bed, ==, -30);
  g_assert_cmpfloat (bar[0].wake, ==, 420);
  g_assert_cmpfloat (bar[0].asleep, ==, 417);
  g_assert_cmpfloat (bar[1].bed, ==, 10);
  g_assert_cmpfloat (bar[1].napped, ==, 30);
  g_assert_true (isnan (bar[3].bed));
  g_assert_true (isnan (bar[3].asleep));
  g_assert_cmpfloat (bar[3].napped, ==, 0);
  g_assert_null (daybeat_sleep_range_get_night (range, monday - 1));
  g_assert_null (daybeat_sleep_range_get_night (range, monday + 7));
  g_assert_null (daybeat_sleep_night_get_main (daybeat_sleep_range_get_night (range, monday + 3)));
  g_assert_finalize_object (range);
}

static void
test_summary (void)
{
  DaybeatDay monday = daybeat_day_from_ymd (2026, 11, 16);
  g_autoptr (GPtrArray) sleeps = make_week ();
  g_autoptr (DaybeatSleepRange) range = daybeat_sleep_range_new (monday, monday + 6, sleeps);
  g_autoptr (DaybeatSleepRange) fuller = NULL;
  DaybeatSleepSummary summary;

  daybeat_sleep_range_get_summary (range, &summary);
  g_assert_cmpuint (summary.nights, ==, 4);
  g_assert_cmpuint (summary.needed, ==, 4);
  g_assert_cmpfloat_with_epsilon (summary.asleep, (417 + 430 + 390 + 350) / 4.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (summary.bed.mean, 14.7468, 5e-5);
  g_assert_false (summary.has_usual_times);
  g_assert_false (summary.travel);

  add_sleep (sleeps, "2026-11-20T23:45:00+01:00", "2026-11-21T08:00:00+01:00", 450);
  add_sleep (sleeps, "2026-11-21T23:45:00-05:00", "2026-11-22T08:00:00-05:00", 450);
  fuller = daybeat_sleep_range_new (monday, monday + 6, sleeps);
  daybeat_sleep_range_get_summary (fuller, &summary);
  g_assert_cmpuint (summary.nights, ==, 6);
  g_assert_true (summary.has_usual_times);
  g_assert_true (summary.travel);
}

/* Mean of ratios, not ratio of sums; and a day that has not ended does not count. */
static void
test_today_is_partial (void)
{
  DaybeatDay day = daybeat_day_from_ymd (2026, 11, 16);
  g_autoptr (GPtrArray) sleeps = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_sleep_unref);
  g_autoptr (DaybeatSleepRange) range = NULL;
  DaybeatSleepSummary summary;

  add_sleep (sleeps, "2026-11-16T00:00", "2026-11-16T07:30", 417);
  add_sleep (sleeps, "2026-11-17T00:00", "2026-11-17T05:30", 300);
  add_sleep (sleeps, "2026-11-18T00:00", "2026-11-18T07:30", 417);
  add_sleep (sleeps, "2026-11-19T00:00", "2026-11-19T05:30", 300);
  add_sleep (sleeps, "2026-11-20T00:00", "2026-11-20T08:00", 10);
  range = daybeat_sleep_range_new (day, day + 6, sleeps);
  daybeat_clock_set_fixed (G_GINT64_CONSTANT (1795168800000)); /* 2026-11-20T10:00Z */
  daybeat_sleep_range_get_summary (range, &summary);
  daybeat_clock_set_fixed (0);
  g_assert_cmpuint (summary.nights, ==, 4);
  g_assert_cmpuint (summary.days, ==, 4); /* not the three that have yet to come */
  g_assert_cmpfloat_with_epsilon (summary.efficiency, 91.788, 0.0005);
}

static void
test_own_mean (void)
{
  DaybeatDay day = daybeat_day_from_ymd (2026, 11, 16);
  g_autoptr (GPtrArray) sleeps = make_week ();
  g_autoptr (DaybeatSleepRange) range = NULL;
  DaybeatOwnMean mean;

  for (guint i = 0; i < sleeps->len; i++)
    {
      DaybeatSleep *sleep = g_ptr_array_index (sleeps, i);

      sleep->type = DAYBEAT_SLEEP_TYPE_STAGES;
      sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_DEEP] = sleep->asleep_minutes;
    }
  range = daybeat_sleep_range_new (day - 30, day + 6, sleeps);
  daybeat_sleep_range_get_own_mean (range, day + 6, &mean);
  g_assert_cmpuint (mean.n, ==, 5); /* the nap is not a night */
  g_assert_cmpfloat_with_epsilon (mean.minutes[DAYBEAT_SLEEP_LEVEL_DEEP], (417 + 400 + 390 + 350 + 350) / 5.0, 1e-9);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/models/sleep-range/bars", test_bars);
  g_test_add_func ("/models/sleep-range/summary", test_summary);
  g_test_add_func ("/models/sleep-range/today-is-partial", test_today_is_partial);
  g_test_add_func ("/models/sleep-range/own-mean", test_own_mean);
  return g_test_run ();
}
