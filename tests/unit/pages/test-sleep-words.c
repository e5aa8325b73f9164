/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-sleep-words.h"

static DaybeatUnits *
make_units (void)
{
  return daybeat_units_new ("metric", "24hour", "monday", NULL);
}

static DaybeatSleep *
make_sleep (DaybeatSleepType type, int info_code)
{
  DaybeatSleep *sleep = daybeat_sleep_new ();

  g_assert_true (daybeat_instant_parse ("2026-11-23T23:41:00", &sleep->start));
  g_assert_true (daybeat_instant_parse ("2026-11-24T07:20:00", &sleep->end));
  sleep->source = DAYBEAT_SOURCE_FITBIT;
  sleep->type = type;
  sleep->info_code = info_code;
  sleep->asleep_minutes = 432;
  return sleep;
}

static void
test_details (void)
{
  g_autoptr (DaybeatUnits) units = make_units ();
  g_autoptr (DaybeatSleep) sleep = make_sleep (DAYBEAT_SLEEP_TYPE_STAGES, 0);
  g_autoptr (DaybeatSleep) timeless = daybeat_sleep_new ();
  g_autofree char *details = NULL;
  g_autofree char *times = daybeat_sleep_words_dup_times (timeless, units);
  DaybeatSleepNumbers numbers;

  daybeat_sleep_numbers_init (&numbers, sleep);
  details = daybeat_sleep_words_dup_details (&numbers, sleep, units);
  g_assert_cmpstr (details, ==, "23:41 – 07:20 · 7\u202fh\u202f39\u202fmin in bed · 94\u202f% efficiency");
  g_assert_cmpstr (times, ==, "Times not known");
}

/* Every kind of night without stages says why; one with stages says nothing. */
static void
test_reasons (void)
{
  const char *seen[4] = { NULL };

  for (int code = 0; code <= 3; code++)
    {
      g_autoptr (DaybeatSleep) stages = make_sleep (DAYBEAT_SLEEP_TYPE_STAGES, code);
      g_autoptr (DaybeatSleep) classic = make_sleep (DAYBEAT_SLEEP_TYPE_CLASSIC, code);

      g_assert_null (daybeat_sleep_words_get_no_stages_reason (stages));
      seen[code] = daybeat_sleep_words_get_no_stages_reason (classic);
      g_assert_nonnull (seen[code]);
      for (int other = 0; other < code; other++)
        g_assert_cmpstr (seen[code], !=, seen[other]);
    }
}

static void
test_origin (void)
{
  g_autoptr (DaybeatUnits) units = make_units ();
  g_autoptr (DaybeatSleep) sleep = make_sleep (DAYBEAT_SLEEP_TYPE_STAGES, 0);
  g_autofree char *plain = daybeat_sleep_words_dup_origin (sleep, 0, units);
  g_autofree char *full = NULL;

  g_assert_cmpstr (plain, ==, "from Fitbit");
  sleep->device = g_strdup ("Charge 6");
  full = daybeat_sleep_words_dup_origin (sleep, G_GINT64_CONSTANT (1795168800000), units);
  g_assert_cmpstr (full, ==, "Recorded by Charge 6 · from Fitbit · as of 20 Nov 2026, 10:00");
}

static void
test_heart (void)
{
  DaybeatNightHeart heart = {
    .asleep_mean = 54.4, .lowest = 48.8, .n_covered = 400, .source = DAYBEAT_SOURCE_GOOGLE_HEALTH,
  };
  g_autofree char *full = daybeat_sleep_words_dup_heart (&heart);
  g_autofree char *little = NULL;

  g_assert_cmpstr (full, ==, "Heart rate · 54 bpm on average asleep · 49 bpm in the calmest five minutes · from Google "
                             "Health");
  heart.asleep_mean = heart.lowest = NAN;
  little = daybeat_sleep_words_dup_heart (&heart);
  g_assert_cmpstr (little, ==, "Heart rate · too little was measured for an average · from Google Health");
}

/* The vendor's efficiency is told apart from ours, and what is not known is not explained. */
static void
test_explain (void)
{
  g_autoptr (DaybeatUnits) units = make_units ();
  g_autoptr (DaybeatSleep) sleep = make_sleep (DAYBEAT_SLEEP_TYPE_STAGES, 0);
  g_autoptr (GPtrArray) few = NULL;
  g_autoptr (GPtrArray) more = NULL;
  DaybeatSleepNumbers numbers;
  gboolean found = FALSE;

  daybeat_sleep_numbers_init (&numbers, sleep);
  few = daybeat_sleep_words_explain (&numbers, sleep, units);
  sleep->efficiency_received = 97;
  more = daybeat_sleep_words_explain (&numbers, sleep, units);
  g_assert_cmpuint (more->len, ==, few->len + 1);
  for (guint i = 0; i < more->len; i++)
    {
      const DaybeatSleepExplanation *explanation = g_ptr_array_index (more, i);

      found |= g_str_equal (explanation->term, "Efficiency as received: 97\u202f%");
      g_assert_cmpuint (strlen (explanation->meaning), >, 0);
    }
  g_assert_true (found);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/sleep-words/details", test_details);
  g_test_add_func ("/pages/sleep-words/reasons", test_reasons);
  g_test_add_func ("/pages/sleep-words/origin", test_origin);
  g_test_add_func ("/pages/sleep-words/heart", test_heart);
  g_test_add_func ("/pages/sleep-words/explain", test_explain);
  return g_test_run ();
}
