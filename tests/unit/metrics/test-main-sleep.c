/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-main-sleep.h"

static DaybeatSleep *
make_sleep (const char *start, const char *end, DaybeatSleepType type, int is_main)
{
  DaybeatSleep *sleep = daybeat_sleep_new ();

  g_assert_true (daybeat_instant_parse (start, &sleep->start));
  g_assert_true (daybeat_instant_parse (end, &sleep->end));
  sleep->day = daybeat_instant_get_day (sleep->end);
  sleep->type = type;
  sleep->main = is_main;
  return sleep;
}

static DaybeatSleep *
make_classic (const char *start, const char *end)
{
  return make_sleep (start, end, DAYBEAT_SLEEP_TYPE_CLASSIC, TRUE);
}

static GPtrArray *
make_day (DaybeatSleep *first, DaybeatSleep *second)
{
  GPtrArray *sleeps = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_sleep_unref);

  g_ptr_array_add (sleeps, first);
  g_ptr_array_add (sleeps, second);
  return sleeps;
}

static void
assert_main (guint expected, DaybeatSleep *first, DaybeatSleep *second)
{
  g_autoptr (GPtrArray) sleeps = make_day (first, second);

  g_assert_true (daybeat_main_sleep_find (sleeps) == g_ptr_array_index (sleeps, expected));
}

static void
test_find (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_assert_null (daybeat_main_sleep_find (none));
  /* the flag, although the other is longer and has stages */
  assert_main (1, make_sleep ("2026-11-23T23:00", "2026-11-24T07:00", DAYBEAT_SLEEP_TYPE_STAGES, FALSE),
               make_sleep ("2026-11-24T13:00", "2026-11-24T14:00", DAYBEAT_SLEEP_TYPE_CLASSIC, TRUE));
  /* stages before length */
  assert_main (1, make_sleep ("2026-11-23T23:00", "2026-11-24T07:00", DAYBEAT_SLEEP_TYPE_CLASSIC, DAYBEAT_ABSENT),
               make_sleep ("2026-11-24T08:00", "2026-11-24T12:00", DAYBEAT_SLEEP_TYPE_STAGES, DAYBEAT_ABSENT));
  /* length */
  assert_main (1, make_sleep ("2026-11-24T13:00", "2026-11-24T14:00", DAYBEAT_SLEEP_TYPE_CLASSIC, DAYBEAT_ABSENT),
               make_sleep ("2026-11-23T23:00", "2026-11-24T07:00", DAYBEAT_SLEEP_TYPE_CLASSIC, DAYBEAT_ABSENT));
  /* a tie: the earlier */
  assert_main (1, make_sleep ("2026-11-24T13:00", "2026-11-24T14:00", DAYBEAT_SLEEP_TYPE_CLASSIC, DAYBEAT_ABSENT),
               make_sleep ("2026-11-24T03:00", "2026-11-24T04:00", DAYBEAT_SLEEP_TYPE_CLASSIC, DAYBEAT_ABSENT));
}

static void
test_lone_nap (void)
{
  g_autoptr (DaybeatSleep) nap = make_classic ("2026-11-24T14:00", "2026-11-24T14:40");
  g_autoptr (DaybeatSleep) night = make_classic ("2026-11-24T04:00", "2026-11-24T06:00");
  g_autoptr (DaybeatSleep) shift = make_classic ("2026-11-24T10:00", "2026-11-24T13:00");
  g_autoptr (DaybeatSleep) edge = make_classic ("2026-11-24T19:30", "2026-11-24T20:30");

  g_assert_true (daybeat_main_sleep_is_lone_nap (nap));
  g_assert_false (daybeat_main_sleep_is_lone_nap (night));
  g_assert_false (daybeat_main_sleep_is_lone_nap (shift));
  g_assert_false (daybeat_main_sleep_is_lone_nap (edge));
}

static void
test_daylight_saving (void)
{
  g_autoptr (DaybeatSleep) autumn = make_sleep ("2026-10-24T23:00:00+02:00", "2026-10-25T07:00:00+01:00",
                                                DAYBEAT_SLEEP_TYPE_STAGES, TRUE);
  g_autoptr (DaybeatSleep) spring = make_sleep ("2027-03-27T23:00:00+01:00", "2027-03-28T07:00:00+02:00",
                                                DAYBEAT_SLEEP_TYPE_STAGES, TRUE);
  g_autoptr (DaybeatSleep) unknown = make_sleep ("2027-03-27T23:00:00", "2027-03-28T07:00:00",
                                                 DAYBEAT_SLEEP_TYPE_STAGES, TRUE);

  g_assert_cmpint (daybeat_sleep_get_in_bed_seconds (autumn), ==, 540 * 60);
  g_assert_cmpint (daybeat_sleep_get_in_bed_seconds (spring), ==, 420 * 60);
  g_assert_cmpint (daybeat_sleep_get_in_bed_seconds (unknown), ==, 480 * 60);
  unknown->in_bed_minutes = 420;
  g_assert_cmpint (daybeat_sleep_get_in_bed_seconds (unknown), ==, 420 * 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/main-sleep/find", test_find);
  g_test_add_func ("/metrics/main-sleep/lone-nap", test_lone_nap);
  g_test_add_func ("/metrics/main-sleep/daylight-saving", test_daylight_saving);
  return g_test_run ();
}
