/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-grant-words.h"

#define HOUR G_GINT64_CONSTANT (3600000)
#define DAY (24 * HOUR)

/* 2026-11-25T10:00:00Z */
#define NOW G_GINT64_CONSTANT (1795600800000)

static void
assert_words (gint64 ends_at, const char *expected)
{
  g_autoptr (DaybeatUnits) units = daybeat_units_new ("metric", "24hour", "monday", NULL);
  g_autofree char *words = daybeat_grant_words_dup_end ("Google", ends_at, NOW, units);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_days (void)
{
  /* As a sign-in for a week says right after the consent. */
  assert_words (NOW + 7 * DAY - 1000, "Google ends this sign-in in 7 days");
  assert_words (NOW + 5 * DAY, "Google ends this sign-in in 5 days");
  assert_words (NOW + 38 * HOUR, "Google ends this sign-in in 2 days");
}

static void
test_last_days (void)
{
  /* The calendar counts, not the hours: tomorrow begins at midnight. */
  assert_words (NOW + 38 * HOUR - 60000, "Google ends this sign-in tomorrow at 23:59");
  assert_words (NOW + 14 * HOUR, "Google ends this sign-in tomorrow at 00:00");
  assert_words (NOW + 14 * HOUR - 60000, "Google ends this sign-in today at 23:59");
  assert_words (NOW + 1, "Google ends this sign-in today at 10:00");
  assert_words (NOW, "Google has ended this sign-in");
  assert_words (NOW - 3 * DAY, "Google has ended this sign-in");
}

static void
test_reminder (void)
{
  g_assert_false (daybeat_grant_words_is_near (0, NOW));
  g_assert_false (daybeat_grant_words_is_near (NOW - 1, NOW));
  g_assert_false (daybeat_grant_words_is_near (NOW + 7 * DAY, NOW));
  g_assert_false (daybeat_grant_words_is_near (NOW + 38 * HOUR, NOW));
  g_assert_true (daybeat_grant_words_is_near (NOW + 38 * HOUR - 1, NOW));
  g_assert_true (daybeat_grant_words_is_near (NOW + 1, NOW));
}

int
main (int argc, char *argv[])
{
  /* Days are those of this computer's calendar. */
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/grant-words/days", test_days);
  g_test_add_func ("/grant-words/last-days", test_last_days);
  g_test_add_func ("/grant-words/reminder", test_reminder);
  return g_test_run ();
}
