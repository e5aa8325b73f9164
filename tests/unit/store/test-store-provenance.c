/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

#define DAY (daybeat_day_from_ymd (2026, 11, 2))

typedef DaybeatTestHistory Fixture;

static void
apply (Fixture *fixture, DaybeatBatch *batch, const char *resource, DaybeatDay first, DaybeatDay last, gint64 time)
{
  g_autoptr (DaybeatCheckpoint) checkpoint =
      resource != NULL ? daybeat_checkpoint_new (batch->source, resource, first, last, time) : NULL;
  g_autoptr (GError) error = NULL;

  daybeat_test_store_apply (fixture->store, batch, checkpoint, &error);
  g_assert_no_error (error);
}

static void
assert_came_from (Fixture *fixture, DaybeatFamilies family, const char *kind, const char *resource,
                  const char *expected)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) provenances = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  daybeat_store_load_provenance_async (fixture->store, family, kind, DAY, resource, NULL, daybeat_test_wait_callback,
                                       &wait);
  result = daybeat_test_wait_result (&wait);
  provenances = daybeat_store_load_provenance_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < provenances->len; i++)
    {
      const DaybeatProvenance *provenance = g_ptr_array_index (provenances, i);

      g_string_append_printf (text, "%s%s %s %" G_GINT64_FORMAT, i > 0 ? "; " : "",
                              daybeat_source_to_string (provenance->source),
                              provenance->device != NULL ? provenance->device : "-", provenance->fetched_at);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
add_sleep (DaybeatBatch *batch, const char *id, const char *start, int minutes, const char *device)
{
  DaybeatSleep *sleep = daybeat_test_make_sleep (batch->source, id, start, minutes);

  sleep->device = g_strdup (device);
  g_ptr_array_add (batch->sleeps, sleep);
}

static void
test_sleeps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) google = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_autoptr (DaybeatBatch) archive = daybeat_batch_new (DAYBEAT_SOURCE_ARCHIVE);
  g_autoptr (DaybeatBatch) nothing = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);

  add_sleep (google, "1", "2026-11-01T23:00:00", 480, "Charge 6");
  add_sleep (google, "2", "2026-11-02T15:00:00", 30, "Charge 6");
  add_sleep (google, "3", "2026-11-02T23:00:00", 480, "Pixel Watch");
  add_sleep (archive, "a", "2026-11-01T23:01:00", 470, NULL);
  add_sleep (archive, "b", "2026-11-02T18:00:00", 30, NULL);
  apply (fixture, google, "sleep", DAY - 10, DAY + 1, 700);
  apply (fixture, archive, NULL, 0, 0, 0);
  /* Neither another resource nor another window nor one without days tells when this was asked for. */
  apply (fixture, nothing, "steps", DAY - 1, DAY + 1, 900);
  apply (fixture, nothing, "weight", DAY - 10, DAY - 1, 950);
  apply (fixture, nothing, "profile", 0, 0, 999);
  assert_came_from (fixture, DAYBEAT_FAMILY_SLEEP, NULL, "sleep", "google-health Charge 6 700; archive - 0");
  assert_came_from (fixture, DAYBEAT_FAMILY_SLEEP, NULL, NULL, "google-health Charge 6 900; archive - 0");
}

static void
test_other_families (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  DaybeatReading *reading = daybeat_reading_new (daybeat_reading_kind_find ("weight"));
  DaybeatSeries *series = daybeat_series_new (daybeat_series_kind_find ("heart_rate"));
  DaybeatExercise *exercise = daybeat_exercise_new ();

  daybeat_daily_append (batch->dailies, "rhr", DAY, 58);
  g_assert_true (daybeat_instant_parse ("2026-11-02T07:00:00+01:00", &reading->time));
  reading->id = g_strdup ("w");
  reading->device = g_strdup ("Aria");
  series->day = DAY;
  series->start = exercise->start = reading->time;
  exercise->id = g_strdup ("e");
  daybeat_series_append (series, 0, (const double[]) { 60, NAN, NAN, NAN });
  g_ptr_array_add (batch->readings, reading);
  g_ptr_array_add (batch->series, series);
  g_ptr_array_add (batch->exercises, exercise);
  apply (fixture, batch, "all", DAY, DAY, 5);
  assert_came_from (fixture, DAYBEAT_FAMILY_DAILIES, "rhr", NULL, "fitbit - 5");
  assert_came_from (fixture, DAYBEAT_FAMILY_DAILIES, "steps", NULL, "");
  assert_came_from (fixture, DAYBEAT_FAMILY_READINGS, "weight", "all", "fitbit Aria 5");
  assert_came_from (fixture, DAYBEAT_FAMILY_SERIES, "heart_rate", "other", "fitbit - 0");
  assert_came_from (fixture, DAYBEAT_FAMILY_EXERCISES, NULL, NULL, "fitbit - 5");
}

#define ADD(name, test)                                                                                                \
  g_test_add ("/store-provenance/" name, Fixture, NULL, daybeat_test_history_set_up, test, daybeat_test_history_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("sleeps", test_sleeps);
  ADD ("other-families", test_other_families);
  return g_test_run ();
}
