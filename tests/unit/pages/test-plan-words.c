/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-plan-words.h"

static DaybeatUnits *
make_units (void)
{
  return daybeat_units_new ("metric", "24hour", "monday", NULL);
}

static void
test_item (void)
{
  g_autoptr (DaybeatUnits) units = make_units ();
  g_autofree char *sleep = daybeat_plan_words_dup_item (daybeat_day_from_ymd (2019, 3, 12), 45, 61, units);
  g_autofree char *profile = daybeat_plan_words_dup_item (DAYBEAT_DAY_NONE, 1, 0, units);

  g_assert_cmpstr (sleep, ==, "back to 12 Mar 2019 · 45 requests · 2\u202fmin");
  g_assert_cmpstr (profile, ==, "1 request · under\u202f1\u202fmin");
}

static void
test_total (void)
{
  g_autoptr (DaybeatUnits) units = make_units ();
  g_autofree char *years = daybeat_plan_words_dup_total (7330, 1466, units);
  g_autofree char *week = daybeat_plan_words_dup_total (9, 59, units);

  g_assert_cmpstr (years, ==, "About 7,330 requests in about 25\u202fmin");
  g_assert_cmpstr (week, ==, "About 9 requests in less than a minute");
}

static void
test_left (void)
{
  g_autoptr (DaybeatUnits) units = make_units ();
  g_autofree char *unknown = daybeat_plan_words_dup_left (12, 320, -1, units);
  g_autofree char *known = daybeat_plan_words_dup_left (12, 320, 3600, units);
  g_autofree char *last = daybeat_plan_words_dup_left (321, 320, 0, units);

  g_assert_cmpstr (unknown, ==, "12 of 320 requests");
  g_assert_cmpstr (known, ==, "12 of 320 requests · about 1\u202fh\u202f00\u202fmin left");
  g_assert_cmpstr (last, ==, "320 of 320 requests · less than a minute left");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-words/item", test_item);
  g_test_add_func ("/plan-words/total", test_total);
  g_test_add_func ("/plan-words/left", test_left);
  return g_test_run ();
}
