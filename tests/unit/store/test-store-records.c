/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-clock.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

#define FIRST_DAY (daybeat_day_from_ymd (2026, 11, 1))

typedef DaybeatTestHistory Fixture;

/* Writes it twice: the second time nothing may change. */
static void
apply (Fixture *fixture, DaybeatBatch *batch, DaybeatFamilies changed)
{
  g_autoptr (GError) error = NULL;
  gint64 last_change;

  fixture->changed = 0;
  daybeat_test_store_apply (fixture->store, batch, NULL, &error);
  g_assert_no_error (error);
  last_change = daybeat_test_store_get_last_change (fixture->store);
  g_assert_cmpuint (fixture->changed, ==, changed);

  fixture->changed = 0;
  daybeat_clock_set_fixed (last_change + 1);
  daybeat_test_store_apply (fixture->store, batch, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (daybeat_test_store_get_last_change (fixture->store), ==, last_change);
  g_assert_cmpuint (fixture->changed, ==, 0);
  daybeat_clock_set_fixed (0);
}

/* Daily numbers */

static DaybeatBatch *
new_dailies (DaybeatSource source, const char *metric)
{
  DaybeatBatch *batch = daybeat_batch_new (source);

  daybeat_batch_add_complete_kind (batch, metric);
  batch->first_day = FIRST_DAY;
  batch->last_day = FIRST_DAY + 9;
  return batch;
}

static void
assert_dailies (Fixture *fixture, const char *metric, gboolean all_sources, const char *expected)
{
  g_autoptr (GArray) rows = daybeat_test_store_load_dailies (fixture->store, metric, all_sources);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const DaybeatDailyRow *row = &g_array_index (rows, DaybeatDailyRow, i);

      g_string_append_printf (text, "%s%s %u %g %s%s", i > 0 ? "; " : "", row->daily.metric,
                              row->daily.day - FIRST_DAY, row->daily.value, daybeat_source_to_string (row->source),
                              row->shown ? "" : " hidden");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_dailies (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) first = new_dailies (DAYBEAT_SOURCE_GOOGLE_HEALTH, "rhr");
  g_autoptr (DaybeatBatch) second = new_dailies (DAYBEAT_SOURCE_GOOGLE_HEALTH, "rhr");
  const DaybeatDaily absent = { g_intern_static_string ("rhr"), FIRST_DAY + 5, NAN };

  daybeat_daily_append (first->dailies, "rhr", FIRST_DAY, 58);
  daybeat_daily_append (first->dailies, "rhr", FIRST_DAY + 1, 59.5);
  daybeat_daily_append (first->dailies, "steps", FIRST_DAY + 1, 8000);
  daybeat_daily_append (first->dailies, "rhr", FIRST_DAY + 10, 61);
  g_array_append_val (first->dailies, absent);
  apply (fixture, first, DAYBEAT_FAMILY_DAILIES);
  assert_dailies (fixture, NULL, FALSE,
                  "rhr 0 58 google-health; rhr 1 59.5 google-health; steps 1 8000 google-health; "
                  "rhr 10 61 google-health");

  /* What is not named within the window goes; what lies outside of it, and other metrics, stay. */
  daybeat_daily_append (second->dailies, "rhr", FIRST_DAY + 1, 60);
  apply (fixture, second, DAYBEAT_FAMILY_DAILIES);
  assert_dailies (fixture, "rhr", FALSE, "rhr 1 60 google-health; rhr 10 61 google-health");
  assert_dailies (fixture, "steps", FALSE, "steps 1 8000 google-health");
  g_assert_cmpint (daybeat_test_query_number (fixture->path, "SELECT count (*) FROM daily WHERE withdrawn"), ==, 1);
  apply (fixture, first, DAYBEAT_FAMILY_DAILIES);
  assert_dailies (fixture, "rhr", FALSE, "rhr 0 58 google-health; rhr 1 59.5 google-health; rhr 10 61 google-health");
}

static void
test_dailies_of_two_sources (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) google = new_dailies (DAYBEAT_SOURCE_GOOGLE_HEALTH, "steps");
  g_autoptr (DaybeatBatch) fitbit = new_dailies (DAYBEAT_SOURCE_FITBIT, "steps");

  daybeat_daily_append (google->dailies, "steps", FIRST_DAY + 1, 8000);
  daybeat_daily_append (fitbit->dailies, "steps", FIRST_DAY, 7000);
  daybeat_daily_append (fitbit->dailies, "steps", FIRST_DAY + 1, 7900);
  apply (fixture, google, DAYBEAT_FAMILY_DAILIES);
  apply (fixture, fitbit, DAYBEAT_FAMILY_DAILIES);
  assert_dailies (fixture, "steps", FALSE, "steps 0 7000 fitbit; steps 1 8000 google-health");
  assert_dailies (fixture, "steps", TRUE,
                  "steps 0 7000 fitbit; steps 1 7900 fitbit hidden; steps 1 8000 google-health");
}

/* `water` is a metric and a kind of readings: a batch that names its family takes nothing from the other. */
static void
test_words_of_two_families (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) dailies = new_dailies (DAYBEAT_SOURCE_GOOGLE_HEALTH, "water");
  g_autoptr (DaybeatBatch) readings = new_dailies (DAYBEAT_SOURCE_GOOGLE_HEALTH, "water");
  g_autoptr (DaybeatBatch) either = new_dailies (DAYBEAT_SOURCE_GOOGLE_HEALTH, "water");

  daybeat_daily_append (dailies->dailies, "water", FIRST_DAY, 1500);
  apply (fixture, dailies, DAYBEAT_FAMILY_DAILIES);
  readings->complete = DAYBEAT_FAMILY_READINGS;
  apply (fixture, readings, 0);
  assert_dailies (fixture, "water", FALSE, "water 0 1500 google-health");
  apply (fixture, either, DAYBEAT_FAMILY_DAILIES);
  assert_dailies (fixture, "water", FALSE, "");
}

/* Exercises and routes */

static DaybeatExercise *
add_exercise (DaybeatBatch *batch, const char *id, const char *start, int minutes)
{
  DaybeatExercise *exercise = daybeat_exercise_new ();

  exercise->source = batch->source;
  exercise->id = g_strdup (id);
  g_assert_true (daybeat_instant_parse (start, &exercise->start));
  exercise->end = daybeat_instant_add_seconds (exercise->start, minutes * 60);
  g_ptr_array_add (batch->exercises, exercise);
  return exercise;
}

static DaybeatBatch *
new_exercises (DaybeatSource source)
{
  DaybeatBatch *batch = daybeat_batch_new (source);

  batch->complete = DAYBEAT_FAMILY_EXERCISES;
  batch->first_day = FIRST_DAY;
  batch->last_day = FIRST_DAY + 9;
  return batch;
}

static void
assert_exercises (Fixture *fixture, gboolean all_sources, const char *expected)
{
  g_autoptr (GPtrArray) exercises = daybeat_test_store_load_exercises (fixture->store, all_sources);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < exercises->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", ((DaybeatExercise *) g_ptr_array_index (exercises, i))->id);
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_exercise_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) batch = new_exercises (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  DaybeatExercise *written = add_exercise (batch, "1", "2026-11-01T08:00:00.500+01:00", 45);
  g_autoptr (GPtrArray) back = NULL;
  const DaybeatExercise *read;
  const DaybeatExerciseZone *zone;

  written->name = g_strdup ("Lauf \"am\" Fluß");
  written->distance_m = 8123.4;
  written->steps = 0;
  written->has_route = TRUE;
  written->splits = g_strdup ("[{\"km\":1}]");
  daybeat_exercise_add_zone (written, "light", 90, DAYBEAT_ABSENT, 0.1);
  daybeat_exercise_add_zone (written, "peak", DAYBEAT_ABSENT, 200, NAN);
  add_exercise (batch, "2", "2026-11-02T08:00:00+01:00", 45)->start = DAYBEAT_INSTANT_NONE;
  apply (fixture, batch, DAYBEAT_FAMILY_EXERCISES);

  back = daybeat_test_store_load_exercises (fixture->store, FALSE);
  g_assert_cmpuint (back->len, ==, 2);
  read = g_ptr_array_index (back, 1);
  g_assert_cmpstr (read->name, ==, written->name);
  g_assert_cmpmem (&read->start, sizeof read->start, &written->start, sizeof written->start);
  g_assert_cmpmem (&read->end, sizeof read->end, &written->end, sizeof written->end);
  g_assert_cmpfloat (read->distance_m, ==, 8123.4);
  g_assert_cmpint (read->steps, ==, 0);
  g_assert_cmpint (read->zone_minutes, ==, DAYBEAT_ABSENT);
  g_assert_true (isnan (read->energy_kcal));
  g_assert_cmpint (read->has_route, ==, TRUE);
  g_assert_cmpstr (read->splits, ==, written->splits);
  g_assert_cmpuint (read->zones->len, ==, 2);
  zone = g_ptr_array_index (read->zones, 0);
  g_assert_cmpstr (zone->name, ==, "light");
  g_assert_cmpint (zone->min_bpm, ==, 90);
  g_assert_cmpint (zone->max_bpm, ==, DAYBEAT_ABSENT);
  g_assert_cmpfloat (zone->minutes, ==, 0.1);
  g_assert_true (isnan (((DaybeatExerciseZone *) g_ptr_array_index (read->zones, 1))->minutes));
  g_assert_true (daybeat_instant_is_absent (((DaybeatExercise *) g_ptr_array_index (back, 0))->start));
}

static void
add_track (DaybeatBatch *batch, const char *exercise_id, double altitude_m)
{
  DaybeatTrack *track = daybeat_track_new (exercise_id);
  const DaybeatTrackPoint points[] = {
    { G_GINT64_CONSTANT (1793520000500), 47.376886912345678, 8.541694, altitude_m },
    { G_GINT64_CONSTANT (1793520003500), 47.376887, 8.5417, NAN },
    { G_GINT64_CONSTANT (1793520002000), -47.1, -180, 408.25 },
  };

  track->source = batch->source;
  g_array_append_vals (track->points, points, G_N_ELEMENTS (points));
  g_ptr_array_add (batch->tracks, track);
}

static void
test_vanished_and_renamed_exercises (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) first = new_exercises (DAYBEAT_SOURCE_FITBIT);
  g_autoptr (DaybeatBatch) second = new_exercises (DAYBEAT_SOURCE_FITBIT);
  g_autoptr (GPtrArray) tracks = NULL;

  add_exercise (first, "1", "2026-11-01T08:00:00", 45);
  add_exercise (first, "2", "2026-11-02T08:00:00", 45);
  add_exercise (first, "3", "2026-11-20T08:00:00", 45);
  add_track (first, "1", 400);
  add_track (first, "2", 410);
  apply (fixture, first, DAYBEAT_FAMILY_EXERCISES | DAYBEAT_FAMILY_TRACKS);
  assert_exercises (fixture, FALSE, "1 2 3");
  add_exercise (second, "one", "2026-11-01T08:00:00", 45);
  apply (fixture, second, DAYBEAT_FAMILY_EXERCISES);
  assert_exercises (fixture, TRUE, "one 3");
  /* The route goes with its exercise. */
  tracks = daybeat_test_store_load_tracks (fixture->store);
  g_assert_cmpuint (tracks->len, ==, 1);
  g_assert_cmpstr (((DaybeatTrack *) g_ptr_array_index (tracks, 0))->exercise_id, ==, "one");
}

static void
test_exercise_of_two_sources (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) fitbit = new_exercises (DAYBEAT_SOURCE_FITBIT);
  g_autoptr (DaybeatBatch) google = new_exercises (DAYBEAT_SOURCE_GOOGLE_HEALTH);

  add_exercise (fitbit, "f1", "2026-11-01T08:00:00", 45);
  add_exercise (fitbit, "f2", "2026-11-02T08:00:00", 45);
  add_exercise (google, "g1", "2026-11-01T08:01:00+01:00", 43);
  apply (fixture, fitbit, DAYBEAT_FAMILY_EXERCISES);
  apply (fixture, google, DAYBEAT_FAMILY_EXERCISES);
  assert_exercises (fixture, FALSE, "g1 f2");
  assert_exercises (fixture, TRUE, "f1 g1 f2");
}

static void
test_tracks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) first = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_autoptr (DaybeatBatch) second = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_autoptr (GPtrArray) tracks = NULL;
  const DaybeatTrack *read, *written;

  add_track (first, "alone", 400.5);
  apply (fixture, first, DAYBEAT_FAMILY_TRACKS);
  add_track (second, "alone", 401);
  apply (fixture, second, DAYBEAT_FAMILY_TRACKS);
  tracks = daybeat_test_store_load_tracks (fixture->store);
  g_assert_cmpuint (tracks->len, ==, 1);
  read = g_ptr_array_index (tracks, 0);
  written = g_ptr_array_index (second->tracks, 0);
  g_assert_cmpint (read->source, ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_assert_cmpuint (read->points->len, ==, written->points->len);
  for (guint i = 0; i < read->points->len; i++)
    {
      const DaybeatTrackPoint *a = &g_array_index (read->points, DaybeatTrackPoint, i);
      const DaybeatTrackPoint *b = &g_array_index (written->points, DaybeatTrackPoint, i);

      g_assert_cmpint (a->time_ms, ==, b->time_ms);
      g_assert_cmpfloat (a->latitude, ==, b->latitude);
      g_assert_cmpfloat (a->longitude, ==, b->longitude);
      g_assert_true (a->altitude_m == b->altitude_m || (isnan (a->altitude_m) && isnan (b->altitude_m)));
    }
}

/* How far back */

static void
assert_oldest_day (Fixture *fixture, DaybeatSource source, DaybeatDay expected)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DaybeatDay day;

  daybeat_store_load_oldest_day_async (fixture->store, source, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_store_load_oldest_day_finish (fixture->store, result, &day, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (day, ==, expected);
}

/* Of any family, but of that source alone, and nothing that has no day or has vanished. */
static void
test_oldest_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) dailies = new_dailies (DAYBEAT_SOURCE_GOOGLE_HEALTH, "rhr");
  g_autoptr (DaybeatBatch) vanished = new_dailies (DAYBEAT_SOURCE_GOOGLE_HEALTH, "rhr");
  g_autoptr (DaybeatBatch) night = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  g_autoptr (DaybeatBatch) readings = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  DaybeatReading *timeless = daybeat_reading_new (daybeat_reading_kind_find ("food_item"));
  DaybeatReading *weight = daybeat_reading_new (daybeat_reading_kind_find ("weight"));

  assert_oldest_day (fixture, DAYBEAT_SOURCE_GOOGLE_HEALTH, DAYBEAT_DAY_NONE);
  daybeat_daily_append (dailies->dailies, "rhr", FIRST_DAY, 58);
  daybeat_daily_append (dailies->dailies, "rhr", FIRST_DAY + 9, 58);
  daybeat_daily_append (vanished->dailies, "rhr", FIRST_DAY + 9, 58);
  g_ptr_array_add (night->sleeps, daybeat_test_make_sleep (DAYBEAT_SOURCE_FITBIT, "1", "2020-01-01T23:00:00", 480));
  timeless->id = g_strdup ("apple");
  weight->id = g_strdup ("w");
  g_assert_true (daybeat_instant_parse ("2026-10-01T08:00:00+01:00", &weight->time));
  g_ptr_array_add (readings->readings, timeless);
  g_ptr_array_add (readings->readings, weight);

  apply (fixture, night, DAYBEAT_FAMILY_SLEEP);
  apply (fixture, dailies, DAYBEAT_FAMILY_DAILIES);
  assert_oldest_day (fixture, DAYBEAT_SOURCE_GOOGLE_HEALTH, FIRST_DAY);
  vanished->complete = DAYBEAT_FAMILY_DAILIES;
  apply (fixture, vanished, DAYBEAT_FAMILY_DAILIES);
  assert_oldest_day (fixture, DAYBEAT_SOURCE_GOOGLE_HEALTH, FIRST_DAY + 9);
  apply (fixture, readings, DAYBEAT_FAMILY_READINGS | DAYBEAT_FAMILY_PROFILE);
  assert_oldest_day (fixture, DAYBEAT_SOURCE_GOOGLE_HEALTH, daybeat_day_from_ymd (2026, 10, 1));
  assert_oldest_day (fixture, DAYBEAT_SOURCE_FITBIT,
                     ((DaybeatSleep *) g_ptr_array_index (night->sleeps, 0))->day);
}

#define ADD(name, test)                                                                                                \
  g_test_add ("/store-records/" name, Fixture, NULL, daybeat_test_history_set_up, test, daybeat_test_history_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("dailies", test_dailies);
  ADD ("dailies-of-two-sources", test_dailies_of_two_sources);
  ADD ("words-of-two-families", test_words_of_two_families);
  ADD ("exercise-round-trip", test_exercise_round_trip);
  ADD ("vanished-and-renamed-exercises", test_vanished_and_renamed_exercises);
  ADD ("exercise-of-two-sources", test_exercise_of_two_sources);
  ADD ("tracks", test_tracks);
  ADD ("oldest-day", test_oldest_day);
  return g_test_run ();
}
