/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-axis.h"

/* A night from 23:41 to 07:20: whole hours, counted through midnight. */
static void
test_time (void)
{
  DaybeatAxis axis;

  daybeat_axis_init_time (&axis, -19, 440, 8);
  g_assert_cmpfloat (axis.low, ==, -19);
  g_assert_cmpfloat (axis.high, ==, 440);
  g_assert_cmpfloat (axis.step, ==, 60);
  g_assert_cmpuint (axis.n_ticks, ==, 8);
  g_assert_cmpfloat (daybeat_axis_get_tick (&axis, 0), ==, 0);
  g_assert_cmpfloat (daybeat_axis_get_tick (&axis, 7), ==, 420);

  daybeat_axis_init_time (&axis, -90, 440, 3);
  g_assert_cmpfloat (axis.step, ==, 180);
  g_assert_cmpfloat (daybeat_axis_get_tick (&axis, 0), ==, 0);
  g_assert_cmpuint (axis.n_ticks, ==, 3);
}

/* No width, no span and no room leave a scale that can still be used. */
static void
test_edges (void)
{
  DaybeatAxis axis;

  daybeat_axis_init_time (&axis, 100, 100, 5);
  g_assert_cmpfloat (axis.high, >, axis.low);
  daybeat_axis_init_time (&axis, 0, 100000, 1);
  g_assert_cmpuint (axis.n_ticks, <=, 2);
  daybeat_axis_init_time (&axis, 61, 62, 5);
  g_assert_cmpuint (axis.n_ticks, ==, 0);
  daybeat_axis_init_duration (&axis, 0, 0);
  g_assert_cmpfloat (axis.high, >, 0);
  g_assert_cmpfloat (daybeat_axis_value_at (&axis, 5, 0, FALSE), ==, 0);
}

static void
test_duration (void)
{
  DaybeatAxis axis;

  daybeat_axis_init_duration (&axis, 512, 4);
  g_assert_cmpfloat (axis.low, ==, 0);
  g_assert_cmpfloat (axis.step, ==, 180);
  g_assert_cmpfloat (axis.high, ==, 540);
  g_assert_cmpuint (axis.n_ticks, ==, 4);
  daybeat_axis_init_duration (&axis, 540, 4);
  g_assert_cmpfloat (axis.high, >=, 540);
}

static void
test_place (void)
{
  DaybeatAxis axis;

  daybeat_axis_init_time (&axis, -60, 420, 8);
  g_assert_cmpfloat (daybeat_axis_place (&axis, -60, 480, FALSE), ==, 0);
  g_assert_cmpfloat (daybeat_axis_place (&axis, 0, 480, FALSE), ==, 60);
  g_assert_cmpfloat (daybeat_axis_place (&axis, 0, 480, TRUE), ==, 420);
  for (int minute = -60; minute <= 420; minute += 7)
    {
      for (int mirrored = 0; mirrored <= 1; mirrored++)
        g_assert_cmpfloat_with_epsilon (
            daybeat_axis_value_at (&axis, daybeat_axis_place (&axis, minute, 333, mirrored), 333, mirrored), minute,
            1e-9);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/axis/time", test_time);
  g_test_add_func ("/charts/axis/edges", test_edges);
  g_test_add_func ("/charts/axis/duration", test_duration);
  g_test_add_func ("/charts/axis/place", test_place);
  return g_test_run ();
}
