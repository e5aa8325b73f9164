/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-hidden-sleeps.h"
#include "daybeat-sleep-night.h"

static DaybeatSleep *
make_sleep (const char *id, const char *start, const char *end, int asleep)
{
  DaybeatSleep *sleep = daybeat_sleep_new ();

  sleep->id = g_strdup (id);
  g_assert_true (daybeat_instant_parse (start, &sleep->start));
  g_assert_true (daybeat_instant_parse (end, &sleep->end));
  sleep->day = daybeat_instant_get_day (sleep->end);
  sleep->asleep_minutes = asleep;
  return sleep;
}

static void
count_notify (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_fill (void)
{
  g_autoptr (GPtrArray) sleeps = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_sleep_unref);
  DaybeatDay day = daybeat_day_from_ymd (2026, 11, 24);
  DaybeatSleepNight *night = daybeat_sleep_night_new (day);
  guint notified = 0;
  gboolean loaded, recorded;
  double asleep, in_bed, efficiency;

  g_assert_false (daybeat_sleep_night_get_loaded (night));
  g_assert_null (daybeat_sleep_night_get_main (night));
  g_assert_true (isnan (daybeat_sleep_night_get_asleep (night)));

  g_signal_connect (night, "notify::loaded", G_CALLBACK (count_notify), &notified);
  g_ptr_array_add (sleeps, make_sleep ("2", "2026-11-24T14:05", "2026-11-24T14:41", 33));
  g_ptr_array_add (sleeps, make_sleep ("1", "2026-11-23T23:41", "2026-11-24T07:20", 432));
  daybeat_sleep_night_set_sleeps (night, sleeps);

  g_assert_cmpuint (notified, ==, 1);
  g_object_get (night, "loaded", &loaded, "recorded", &recorded, "asleep", &asleep, "in-bed", &in_bed, "efficiency",
                &efficiency, NULL);
  g_assert_true (loaded);
  g_assert_true (recorded);
  g_assert_cmpfloat (asleep, ==, 465);
  g_assert_cmpfloat (in_bed, ==, 459);
  g_assert_cmpfloat_with_epsilon (efficiency, 100.0 * 432 / 459, 1e-9);
  g_assert_cmpstr (daybeat_sleep_night_get_main (night)->id, ==, "1");
  g_assert_cmpuint (daybeat_sleep_night_get_naps (night)->len, ==, 1);
  g_assert_finalize_object (night);
}

/* A nap on a day without a night is no night. */
static void
test_lone_nap (void)
{
  g_autoptr (GPtrArray) sleeps = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_sleep_unref);
  g_autoptr (DaybeatSleepNight) night = daybeat_sleep_night_new (daybeat_day_from_ymd (2026, 11, 24));

  g_ptr_array_add (sleeps, make_sleep ("2", "2026-11-24T14:05", "2026-11-24T14:41", 33));
  daybeat_sleep_night_set_sleeps (night, sleeps);
  g_assert_true (daybeat_sleep_night_get_loaded (night));
  g_assert_null (daybeat_sleep_night_get_main (night));
  g_assert_null (daybeat_sleep_night_get_numbers (night));
  g_assert_cmpuint (daybeat_sleep_night_get_naps (night)->len, ==, 1);
  g_assert_cmpfloat (daybeat_sleep_night_get_asleep (night), ==, 33);
}

static void
count_change (guint *changes)
{
  (*changes)++;
}

static void
test_hidden (void)
{
  g_autoptr (GPtrArray) sleeps = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_sleep_unref);
  g_autoptr (DaybeatHiddenSleeps) hidden = daybeat_hidden_sleeps_new ();
  guint changes = 0;

  g_signal_connect_swapped (hidden, "changed", G_CALLBACK (count_change), &changes);
  g_ptr_array_add (sleeps, make_sleep ("2", "2026-11-24T14:05", "2026-11-24T14:41", 33));
  g_ptr_array_add (sleeps, make_sleep ("1", "2026-11-23T23:41", "2026-11-24T07:20", 432));

  daybeat_hidden_sleeps_hide (hidden, "1");
  daybeat_hidden_sleeps_hide (hidden, "1");
  g_assert_cmpuint (changes, ==, 1);
  daybeat_hidden_sleeps_filter (hidden, sleeps);
  g_assert_cmpuint (sleeps->len, ==, 1);
  daybeat_hidden_sleeps_show (hidden, "1");
  g_assert_cmpuint (changes, ==, 2);
  daybeat_hidden_sleeps_filter (hidden, sleeps);
  daybeat_hidden_sleeps_filter (NULL, sleeps);
  g_assert_cmpuint (sleeps->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/models/sleep-night/fill", test_fill);
  g_test_add_func ("/models/sleep-night/lone-nap", test_lone_nap);
  g_test_add_func ("/models/sleep-night/hidden", test_hidden);
  return g_test_run ();
}
