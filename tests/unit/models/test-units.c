/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <math.h>

#include "daybeat-clock.h"
#include "daybeat-units.h"

#define NARROW "\u202f"

#define assert_text(expression, expected) \
  G_STMT_START \
  { \
    g_autofree char *text_ = (expression); \
    g_assert_cmpstr (text_, ==, expected); \
  } \
  G_STMT_END

static void
test_choices (void)
{
  g_autoptr (DaybeatProfile) profile = daybeat_profile_new ();
  g_autoptr (DaybeatUnits) bare = daybeat_units_new (NULL, NULL, NULL, NULL);
  g_autoptr (DaybeatUnits) by_profile = NULL;
  g_autoptr (DaybeatUnits) by_preference = NULL;

  g_assert_cmpint (daybeat_units_get_weight_system (bare), ==, DAYBEAT_UNIT_SYSTEM_METRIC);
  g_assert_true (daybeat_units_get_24_hours (bare));
  g_assert_cmpint (daybeat_units_get_first_weekday (bare), ==, 1);

  profile->height_unit = g_strdup ("en_US");
  profile->weight_unit = g_strdup ("en_GB");
  profile->distance_unit = g_strdup ("METRIC");
  profile->clock = g_strdup ("12hour");
  profile->start_of_week = g_strdup ("SUNDAY");
  by_profile = daybeat_units_new ("automatic", "automatic", "automatic", profile);
  g_assert_cmpint (daybeat_units_get_height_system (by_profile), ==, DAYBEAT_UNIT_SYSTEM_US);
  g_assert_cmpint (daybeat_units_get_weight_system (by_profile), ==, DAYBEAT_UNIT_SYSTEM_UK);
  g_assert_cmpint (daybeat_units_get_distance_system (by_profile), ==, DAYBEAT_UNIT_SYSTEM_METRIC);
  g_assert_false (daybeat_units_get_24_hours (by_profile));
  g_assert_cmpint (daybeat_units_get_first_weekday (by_profile), ==, 7);

  by_preference = daybeat_units_new ("us", "24-hour", "saturday", profile);
  g_assert_cmpint (daybeat_units_get_distance_system (by_preference), ==, DAYBEAT_UNIT_SYSTEM_US);
  g_assert_true (daybeat_units_get_24_hours (by_preference));
  g_assert_cmpint (daybeat_units_get_first_weekday (by_preference), ==, 6);
}

static void
test_numbers (void)
{
  g_autoptr (DaybeatUnits) units = daybeat_units_new ("metric", NULL, NULL, NULL);

  assert_text (daybeat_units_format_number (units, 0), "0");
  assert_text (daybeat_units_format_number (units, 999), "999");
  assert_text (daybeat_units_format_number (units, 25000), "25,000");
  assert_text (daybeat_units_format_number (units, -1234567), "\u22121,234,567");
  assert_text (daybeat_units_format_decimal (units, 0.25, 1), "0.3");
  assert_text (daybeat_units_format_decimal (units, -0.04, 1), "0.0");
  assert_text (daybeat_units_format_decimal (units, NAN, 1), "\u2013");
  assert_text (daybeat_units_format_steps (units, 1), "1" NARROW "step");
  assert_text (daybeat_units_format_steps (units, 35574), "35,574" NARROW "steps");
  assert_text (daybeat_units_format_steps (units, DAYBEAT_ABSENT), "\u2013");
  assert_text (daybeat_units_format_percent (units, 93.6), "94" NARROW "%");
}

static void
test_measures (void)
{
  g_autoptr (DaybeatUnits) metric = daybeat_units_new ("metric", NULL, NULL, NULL);
  g_autoptr (DaybeatUnits) us = daybeat_units_new ("us", NULL, NULL, NULL);
  g_autoptr (DaybeatUnits) uk = daybeat_units_new ("uk", NULL, NULL, NULL);

  assert_text (daybeat_units_format_height (metric, 1.78), "178" NARROW "cm");
  assert_text (daybeat_units_format_height (us, 1.78), "5" NARROW "ft" NARROW "10" NARROW "in");
  assert_text (daybeat_units_format_height (us, 1.8287), "6" NARROW "ft" NARROW "0" NARROW "in");
  assert_text (daybeat_units_format_height (us, NAN), "\u2013");
  assert_text (daybeat_units_format_stride (metric, 0.72600000000000001), "72.6" NARROW "cm");
  assert_text (daybeat_units_format_stride (us, 0.726), "28.6" NARROW "in");
  assert_text (daybeat_units_format_weight (metric, 72.6), "72.6" NARROW "kg");
  assert_text (daybeat_units_format_weight (us, 72.6), "160.0" NARROW "lb");
  assert_text (daybeat_units_format_weight (uk, 72.6), "11" NARROW "st" NARROW "6.1" NARROW "lb");
  /* 13 st 13.99 lb must not become 13 st 14.0 lb */
  assert_text (daybeat_units_format_weight (uk, 88.9), "14" NARROW "st" NARROW "0.0" NARROW "lb");
  assert_text (daybeat_units_format_distance (metric, 7470), "7.47" NARROW "km");
  assert_text (daybeat_units_format_distance (metric, 42195), "42.2" NARROW "km");
  assert_text (daybeat_units_format_distance (metric, 4132000), "4,132" NARROW "km");
  assert_text (daybeat_units_format_distance (us, 1609.344), "1.00" NARROW "mi");
  assert_text (daybeat_units_format_distance (uk, 1609.344), "1.00" NARROW "mi");
}

static void
test_times (void)
{
  g_autoptr (DaybeatUnits) h24 = daybeat_units_new (NULL, "24", NULL, NULL);
  g_autoptr (DaybeatUnits) h12 = daybeat_units_new (NULL, "12", NULL, NULL);
  DaybeatInstant instant;

  assert_text (daybeat_units_format_duration (h24, 25949 / 60.0), "7" NARROW "h" NARROW "12" NARROW "min");
  assert_text (daybeat_units_format_duration (h24, 59.6), "1" NARROW "h" NARROW "00" NARROW "min");
  assert_text (daybeat_units_format_duration (h24, 27), "27" NARROW "min");
  assert_text (daybeat_units_format_duration (h24, 0.2), "under" NARROW "1" NARROW "min");
  assert_text (daybeat_units_format_duration (h24, 0), "0" NARROW "min");
  assert_text (daybeat_units_format_duration (h24, DAYBEAT_ABSENT), "\u2013");
  assert_text (daybeat_units_format_minute_of_day (h24, 1421), "23:41");
  assert_text (daybeat_units_format_minute_of_day (h24, -19), "23:41");
  assert_text (daybeat_units_format_minute_of_day (h12, 1421), "11:41" NARROW "PM");
  assert_text (daybeat_units_format_minute_of_day (h12, 0), "12:00" NARROW "AM");
  assert_text (daybeat_units_format_hour (h24, 25), "01");
  assert_text (daybeat_units_format_hour (h12, 13), "1" NARROW "PM");

  g_assert_true (daybeat_instant_parse ("2023-05-23T19:55:34.000", &instant));
  assert_text (daybeat_units_format_instant (h24, instant, DAYBEAT_DATE_SHORT), "23 May 2023, 19:55");
  assert_text (daybeat_units_format_instant (h24, DAYBEAT_INSTANT_NONE, DAYBEAT_DATE_SHORT), "\u2013");
}

static void
test_days (void)
{
  g_autoptr (DaybeatUnits) units = daybeat_units_new (NULL, NULL, NULL, NULL);
  DaybeatDay day = daybeat_day_from_ymd (2023, 11, 14);

  daybeat_clock_set_fixed (G_GINT64_CONSTANT (1700000000000)); /* 2023-11-14T22:13:20Z */
  assert_text (daybeat_units_format_day (units, day, DAYBEAT_DATE_SHORT), "14 Nov 2023");
  assert_text (daybeat_units_format_day (units, day, DAYBEAT_DATE_LONG), "14 November 2023");
  assert_text (daybeat_units_format_day (units, day, DAYBEAT_DATE_FULL), "Tuesday 14 November 2023");
  assert_text (daybeat_units_format_day (units, day, DAYBEAT_DATE_DAY_MONTH), "14 Nov");
  assert_text (daybeat_units_format_day (units, day, DAYBEAT_DATE_MONTH), "November 2023");
  assert_text (daybeat_units_format_day (units, day, DAYBEAT_DATE_WEEKDAY), "Tue 14 November");
  assert_text (daybeat_units_format_day (units, day - 365, DAYBEAT_DATE_WEEKDAY), "Mon 14 November 2022");
  assert_text (daybeat_units_format_day (units, day, DAYBEAT_DATE_RELATIVE), "Today");
  assert_text (daybeat_units_format_day (units, day - 1, DAYBEAT_DATE_RELATIVE), "Yesterday");
  assert_text (daybeat_units_format_day (units, day - 2, DAYBEAT_DATE_RELATIVE), "12 November 2023");
  assert_text (daybeat_units_format_day (units, DAYBEAT_DAY_NONE, DAYBEAT_DATE_LONG), "\u2013");
  daybeat_clock_set_fixed (0);
}

static void
test_ago (void)
{
  g_autoptr (DaybeatUnits) units = daybeat_units_new (NULL, NULL, NULL, NULL);

  assert_text (daybeat_units_format_ago (units, -5), "just now");
  assert_text (daybeat_units_format_ago (units, 12 * 60), "12 min ago");
  assert_text (daybeat_units_format_ago (units, 3600), "1 hour ago");
  assert_text (daybeat_units_format_ago (units, 3 * 3600), "3 hours ago");
  assert_text (daybeat_units_format_ago (units, 2 * 86400), "2 days ago");
  assert_text (daybeat_units_format_ago (units, 100 * 86400), "3 months ago");
  assert_text (daybeat_units_format_ago (units, G_GINT64_CONSTANT (3000) * 86400), "8 years ago");
}

static void
test_typed_heights (void)
{
  g_autoptr (DaybeatUnits) metric = daybeat_units_new ("metric", NULL, NULL, NULL);
  g_autoptr (DaybeatUnits) us = daybeat_units_new ("us", NULL, NULL, NULL);
  static const char *const good[] = { "178", "178 cm", "1.78 m", "1,78m", "1.78", " 178" NARROW "cm " };
  static const char *const five_ten[] = { "5'10\"", "5 ft 10 in", "5'10", "70", "70 in" };
  static const char *const bad[] = { "", "tall", "178 kg", "1.7.8", "12 m", "-178", "178 cm 3 cm 4 cm", "0", "\xff" };
  double metres;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (daybeat_units_parse_height (metric, good[i], &metres));
      g_assert_cmpfloat_with_epsilon (metres, 1.78, 1e-9);
    }
  for (guint i = 0; i < G_N_ELEMENTS (five_ten); i++)
    {
      g_assert_true (daybeat_units_parse_height (us, five_ten[i], &metres));
      g_assert_cmpfloat_with_epsilon (metres, 1.778, 1e-9);
    }
  g_assert_true (daybeat_units_parse_height (us, "6", &metres));
  g_assert_cmpfloat_with_epsilon (metres, 1.8288, 1e-9);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (daybeat_units_parse_height (metric, bad[i], &metres));
  g_assert_true (daybeat_units_parse_stride (metric, "72.6", &metres));
  g_assert_cmpfloat_with_epsilon (metres, 0.726, 1e-9);
}

static void
test_typed_weights (void)
{
  g_autoptr (DaybeatUnits) metric = daybeat_units_new ("metric", NULL, NULL, NULL);
  g_autoptr (DaybeatUnits) uk = daybeat_units_new ("uk", NULL, NULL, NULL);
  double kilograms;

  g_assert_true (daybeat_units_parse_weight (metric, "72,6 kg", &kilograms));
  g_assert_cmpfloat_with_epsilon (kilograms, 72.6, 1e-9);
  g_assert_true (daybeat_units_parse_weight (metric, "160 lbs", &kilograms));
  g_assert_cmpfloat_with_epsilon (kilograms, 72.5747792, 1e-6);
  g_assert_true (daybeat_units_parse_weight (uk, "11 st 6", &kilograms));
  g_assert_cmpfloat_with_epsilon (kilograms, 72.5747792, 1e-6);
  g_assert_true (daybeat_units_parse_weight (uk, "11", &kilograms));
  g_assert_cmpfloat_with_epsilon (kilograms, 69.85322498, 1e-6);
  g_assert_false (daybeat_units_parse_weight (metric, "0.2", &kilograms));
  g_assert_false (daybeat_units_parse_weight (metric, "72 cm", &kilograms));
  g_assert_false (daybeat_units_parse_weight (metric, NULL, &kilograms));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/units/choices", test_choices);
  g_test_add_func ("/units/numbers", test_numbers);
  g_test_add_func ("/units/measures", test_measures);
  g_test_add_func ("/units/times", test_times);
  g_test_add_func ("/units/days", test_days);
  g_test_add_func ("/units/ago", test_ago);
  g_test_add_func ("/units/typed-heights", test_typed_heights);
  g_test_add_func ("/units/typed-weights", test_typed_weights);

  return g_test_run ();
}
