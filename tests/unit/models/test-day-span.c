/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-day-span.h"

static void
assert_span (DaybeatDaySpan span, const char *day, int first_weekday, const char *expected_first,
             const char *expected_last)
{
  DaybeatDay first, last;

  daybeat_day_span_get (span, daybeat_day_parse (day), first_weekday, &first, &last);
  g_assert_cmpuint (first, ==, daybeat_day_parse (expected_first));
  g_assert_cmpuint (last, ==, daybeat_day_parse (expected_last));
}

static void
test_get (void)
{
  assert_span (DAYBEAT_DAY_SPAN_DAY, "2026-11-24", 1, "2026-11-24", "2026-11-24");
  assert_span (DAYBEAT_DAY_SPAN_WEEK, "2026-11-24", 1, "2026-11-23", "2026-11-29");
  assert_span (DAYBEAT_DAY_SPAN_WEEK, "2026-11-29", 1, "2026-11-23", "2026-11-29");
  assert_span (DAYBEAT_DAY_SPAN_WEEK, "2026-11-29", 7, "2026-11-29", "2026-12-05");
  assert_span (DAYBEAT_DAY_SPAN_WEEK, "2026-11-27", 6, "2026-11-21", "2026-11-27");
  assert_span (DAYBEAT_DAY_SPAN_MONTH, "2024-02-11", 1, "2024-02-01", "2024-02-29");
  assert_span (DAYBEAT_DAY_SPAN_MONTH, "2026-12-31", 1, "2026-12-01", "2026-12-31");
}

static void
test_move (void)
{
  DaybeatDay day = daybeat_day_parse ("2026-03-31");

  g_assert_cmpuint (daybeat_day_span_move (DAYBEAT_DAY_SPAN_DAY, day, 1), ==, daybeat_day_parse ("2026-04-01"));
  g_assert_cmpuint (daybeat_day_span_move (DAYBEAT_DAY_SPAN_WEEK, day, -1), ==, daybeat_day_parse ("2026-03-24"));
  g_assert_cmpuint (daybeat_day_span_move (DAYBEAT_DAY_SPAN_MONTH, day, -1), ==, daybeat_day_parse ("2026-02-28"));
  g_assert_cmpuint (daybeat_day_span_move (DAYBEAT_DAY_SPAN_MONTH, day, 10), ==, daybeat_day_parse ("2027-01-31"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/models/day-span/get", test_get);
  g_test_add_func ("/models/day-span/move", test_move);
  return g_test_run ();
}
