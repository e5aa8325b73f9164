/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-batch.h"

static void
test_findings_once (void)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  DaybeatFinding *finding;

  for (int i = 0; i < 1000; i++)
    daybeat_batch_add_finding (batch, "sleep[].type", "is not text", NULL);
  daybeat_batch_add_finding (batch, "sleep[].type", "is not text", "{}");

  g_assert_cmpuint (batch->findings->len, ==, 2);
  finding = g_ptr_array_index (batch->findings, 1);
  g_assert_cmpint (finding->source, ==, DAYBEAT_SOURCE_FITBIT);
  g_assert_cmpstr (finding->original, ==, "{}");
}

/* An answer of nothing but surprises must not keep the program busy for hours. */
static void
test_many_findings (void)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);

  for (int round = 0; round < 2; round++)
    {
      for (int i = 0; i < 300000; i++)
        {
          char original[16];

          g_snprintf (original, sizeof original, "%d", i);
          daybeat_batch_add_finding (batch, "sleep[]", "is not an object", original);
        }
    }
  g_assert_cmpuint (batch->findings->len, ==, 300000);
}

static void
test_absent_is_not_zero (void)
{
  g_autoptr (DaybeatSleep) sleep = daybeat_sleep_new ();
  g_autoptr (DaybeatProfile) profile = daybeat_profile_new ();
  g_autoptr (DaybeatLeaderboardEntry) entry = daybeat_leaderboard_entry_new ();

  g_assert_cmpint (sleep->main, ==, DAYBEAT_ABSENT);
  g_assert_cmpint (sleep->asleep_minutes, ==, DAYBEAT_ABSENT);
  g_assert_true (daybeat_instant_is_absent (sleep->start));
  g_assert_true (isnan (profile->height_m));
  g_assert_true (isnan (entry->average_steps));
  g_assert_cmpint (entry->rank, ==, DAYBEAT_ABSENT);
}

static void
test_new_records_are_absent (void)
{
  g_autoptr (DaybeatExercise) exercise = daybeat_exercise_new ();
  g_autoptr (DaybeatReading) reading = daybeat_reading_new (daybeat_reading_kind_find ("weight"));
  g_autoptr (DaybeatTrack) track = daybeat_track_new ("7");

  g_assert_true (daybeat_instant_is_absent (exercise->start));
  g_assert_true (isnan (exercise->distance_m));
  g_assert_cmpint (exercise->steps, ==, DAYBEAT_ABSENT);
  g_assert_cmpint (exercise->has_route, ==, DAYBEAT_ABSENT);
  g_assert_cmpuint (exercise->zones->len, ==, 0);
  daybeat_exercise_add_zone (exercise, "light", 90, DAYBEAT_ABSENT, 12.5);
  g_assert_cmpstr (((DaybeatExerciseZone *) g_ptr_array_index (exercise->zones, 0))->name, ==, "light");
  g_assert_true (daybeat_instant_is_absent (reading->time));
  g_assert_true (daybeat_instant_is_absent (reading->end));
  g_assert_true (isnan (reading->value));
  g_assert_cmpstr (track->exercise_id, ==, "7");
  g_assert_cmpuint (track->points->len, ==, 0);
}

static void
test_complete_kinds (void)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  char name[] = "water";

  daybeat_batch_add_complete_kind (batch, name);
  daybeat_batch_add_complete_kind (batch, "water");
  name[0] = 'x';
  g_assert_cmpuint (batch->complete_kinds->len, ==, 1);
  g_assert_true (daybeat_batch_is_complete_kind (batch, "water"));
  g_assert_false (daybeat_batch_is_complete_kind (batch, "weight"));

  /* The word alone means whatever has it; with a family named, that one. */
  g_assert_true (daybeat_batch_holds_all (batch, DAYBEAT_FAMILY_DAILIES, "water"));
  g_assert_true (daybeat_batch_holds_all (batch, DAYBEAT_FAMILY_READINGS, "water"));
  batch->complete = DAYBEAT_FAMILY_READINGS | DAYBEAT_FAMILY_SLEEP;
  g_assert_false (daybeat_batch_holds_all (batch, DAYBEAT_FAMILY_DAILIES, "water"));
  g_assert_true (daybeat_batch_holds_all (batch, DAYBEAT_FAMILY_READINGS, "water"));
  g_assert_false (daybeat_batch_holds_all (batch, DAYBEAT_FAMILY_READINGS, "weight"));
}

static void
test_words (void)
{
  for (int level = 0; level < DAYBEAT_N_SLEEP_LEVELS; level++)
    g_assert_cmpint (daybeat_sleep_level_from_string (daybeat_sleep_level_to_string (level)), ==, level);
  for (int source = 0; source <= DAYBEAT_SOURCE_SAMPLE; source++)
    g_assert_cmpint (daybeat_source_from_string (daybeat_source_to_string (source)), ==, source);

  g_assert_cmpint (daybeat_sleep_level_from_string ("wake"), ==, DAYBEAT_SLEEP_LEVEL_AWAKE);
  g_assert_cmpint (daybeat_sleep_level_from_string ("dreaming"), ==, DAYBEAT_SLEEP_LEVEL_UNKNOWN);
  g_assert_cmpint (daybeat_source_from_string (NULL), ==, DAYBEAT_SOURCE_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/batch/findings-once", test_findings_once);
  g_test_add_func ("/records/batch/many-findings", test_many_findings);
  g_test_add_func ("/records/absent-is-not-zero", test_absent_is_not_zero);
  g_test_add_func ("/records/new-records-are-absent", test_new_records_are_absent);
  g_test_add_func ("/records/batch/complete-kinds", test_complete_kinds);
  g_test_add_func ("/records/words", test_words);
  return g_test_run ();
}
