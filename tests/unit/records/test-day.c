/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-clock.h"
#include "daybeat-day.h"

static void
test_parse (void)
{
  g_autofree char *text = daybeat_day_to_string (daybeat_day_parse ("2024-02-29"));

  g_assert_cmpstr (text, ==, "2024-02-29");
  g_assert_cmpuint (daybeat_day_parse ("2024-02-29T10:00:00"), ==, daybeat_day_from_ymd (2024, 2, 29));
  g_assert_cmpuint (daybeat_day_parse ("2023-02-29"), ==, DAYBEAT_DAY_NONE);
  g_assert_cmpuint (daybeat_day_parse ("2023-2-9"), ==, DAYBEAT_DAY_NONE);
  g_assert_cmpuint (daybeat_day_parse ("2023-02-28x"), ==, DAYBEAT_DAY_NONE);
  g_assert_cmpuint (daybeat_day_parse (""), ==, DAYBEAT_DAY_NONE);
  g_assert_cmpuint (daybeat_day_parse (NULL), ==, DAYBEAT_DAY_NONE);
}

static void
test_weekday (void)
{
  g_assert_cmpint (daybeat_day_get_weekday (daybeat_day_from_ymd (2026, 11, 23)), ==, 1);
  g_assert_cmpint (daybeat_day_get_weekday (daybeat_day_from_ymd (2026, 11, 29)), ==, 7);
}

static void
test_today (void)
{
  daybeat_clock_set_fixed (G_GINT64_CONSTANT (1700000000000));
  g_assert_cmpuint (daybeat_day_today (), ==, daybeat_day_from_ymd (2023, 11, 14));
  daybeat_clock_set_fixed (0);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/day/parse", test_parse);
  g_test_add_func ("/records/day/weekday", test_weekday);
  g_test_add_func ("/records/day/today", test_today);
  return g_test_run ();
}
