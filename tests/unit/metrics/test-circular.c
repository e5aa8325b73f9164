/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "daybeat-circular.h"

static void
test_around_midnight (void)
{
  static const double bedtimes[] = { 23 * 60 + 30, 10, 23 * 60 + 50, 90 };
  DaybeatCircular circular;

  daybeat_circular_init (&circular, bedtimes, G_N_ELEMENTS (bedtimes));
  g_assert_cmpfloat_with_epsilon (circular.mean, 14.7468, 5e-5);
  g_assert_cmpfloat_with_epsilon (circular.length, 0.980384, 5e-7);
  g_assert_cmpfloat_with_epsilon (circular.deviation, 45.6194, 5e-5);
  g_assert_false (daybeat_circular_is_usual (&circular)); /* four are too few */
}

static void
test_opposite (void)
{
  static const double times[] = { 0, 720 };
  DaybeatCircular circular;

  daybeat_circular_init (&circular, times, G_N_ELEMENTS (times));
  g_assert_cmpfloat (circular.length, <, 1e-9);
  g_assert_true (isnan (circular.mean));
  g_assert_false (daybeat_circular_is_usual (&circular));
}

static void
test_usual (void)
{
  static const double same[] = { 1439, 1439, 1439, 1439, 1439 };
  static const double spread[] = { 0, 288, 576, 864, 1152, 1 };
  DaybeatCircular circular;

  daybeat_circular_init (&circular, same, G_N_ELEMENTS (same));
  g_assert_true (daybeat_circular_is_usual (&circular));
  g_assert_cmpfloat_with_epsilon (circular.mean, 1439, 1e-9);
  g_assert_cmpfloat_with_epsilon (circular.deviation, 0, 1e-4);
  daybeat_circular_init (&circular, spread, G_N_ELEMENTS (spread));
  g_assert_false (daybeat_circular_is_usual (&circular));
  daybeat_circular_init (&circular, NULL, 0);
  g_assert_true (isnan (circular.mean));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/circular/around-midnight", test_around_midnight);
  g_test_add_func ("/metrics/circular/opposite", test_opposite);
  g_test_add_func ("/metrics/circular/usual", test_usual);
  return g_test_run ();
}
