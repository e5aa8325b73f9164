/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-own-mean.h"

#define TONIGHT ((DaybeatDay) 739000)

static void
add_night (GPtrArray *sleeps, DaybeatDay day, DaybeatSleepType type, int deep, int light)
{
  DaybeatSleep *sleep = daybeat_sleep_new ();

  sleep->day = day;
  sleep->type = type;
  sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_DEEP] = deep;
  sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_LIGHT] = light;
  g_ptr_array_add (sleeps, sleep);
}

static void
test_span (void)
{
  g_autoptr (GPtrArray) sleeps = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_sleep_unref);
  DaybeatOwnMean mean;

  add_night (sleeps, TONIGHT, DAYBEAT_SLEEP_TYPE_STAGES, 600, 600);      /* itself */
  add_night (sleeps, TONIGHT - 31, DAYBEAT_SLEEP_TYPE_STAGES, 600, 600); /* too long ago */
  add_night (sleeps, TONIGHT - 3, DAYBEAT_SLEEP_TYPE_CLASSIC, 600, 600); /* not comparable */
  add_night (sleeps, TONIGHT - 1, DAYBEAT_SLEEP_TYPE_STAGES, 60, 200);
  add_night (sleeps, TONIGHT - 2, DAYBEAT_SLEEP_TYPE_STAGES, 70, 210);
  add_night (sleeps, TONIGHT - 4, DAYBEAT_SLEEP_TYPE_STAGES, 80, 220);
  add_night (sleeps, TONIGHT - 5, DAYBEAT_SLEEP_TYPE_STAGES, 90, 230);

  daybeat_own_mean_init (&mean, sleeps, TONIGHT);
  g_assert_cmpuint (mean.n, ==, 4);
  g_assert_true (isnan (mean.minutes[DAYBEAT_SLEEP_LEVEL_DEEP]));

  add_night (sleeps, TONIGHT - 30, DAYBEAT_SLEEP_TYPE_STAGES, 50, 240);
  daybeat_own_mean_init (&mean, sleeps, TONIGHT);
  g_assert_cmpuint (mean.n, ==, 5);
  g_assert_cmpfloat_with_epsilon (mean.minutes[DAYBEAT_SLEEP_LEVEL_DEEP], 70, 1e-9);
  g_assert_cmpfloat_with_epsilon (mean.minutes[DAYBEAT_SLEEP_LEVEL_LIGHT], 220, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/own-mean/span", test_span);
  return g_test_run ();
}
