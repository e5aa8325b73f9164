/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

typedef DaybeatTestHistory Fixture;

static DaybeatBatch *
new_profile (DaybeatSource source, DaybeatFamilies complete)
{
  DaybeatBatch *batch = daybeat_batch_new (source);

  batch->complete = complete;
  batch->profile = daybeat_profile_new ();
  batch->profile->source = source;
  return batch;
}

static DaybeatFamilies
apply (Fixture *fixture, DaybeatBatch *batch)
{
  g_autoptr (GError) error = NULL;

  fixture->changed = 0;
  daybeat_test_store_apply (fixture->store, batch, NULL, &error);
  g_assert_no_error (error);
  return fixture->changed;
}

static DaybeatProfile *
load (Fixture *fixture)
{
  g_autoptr (GPtrArray) profiles = daybeat_test_store_load_family (fixture->store, DAYBEAT_FAMILY_PROFILE);

  g_assert_cmpuint (profiles->len, ==, 1);
  return daybeat_profile_ref (g_ptr_array_index (profiles, 0));
}

/* A source that answers in parts says each part without unsaying the others. */
static void
test_parts_of_one_source (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) person = new_profile (DAYBEAT_SOURCE_GOOGLE_HEALTH, 0);
  g_autoptr (DaybeatBatch) settings = new_profile (DAYBEAT_SOURCE_GOOGLE_HEALTH, 0);
  g_autoptr (DaybeatBatch) all = new_profile (DAYBEAT_SOURCE_GOOGLE_HEALTH, DAYBEAT_FAMILY_PROFILE);
  g_autoptr (DaybeatProfile) both = NULL;
  g_autoptr (DaybeatProfile) anew = NULL;

  person->profile->age = 41;
  person->profile->extra = g_strdup ("{\"legacyUserId\":\"ABC123\",\"n\":1}");
  settings->profile->timezone = g_strdup ("Europe/Zurich");
  settings->profile->utc_offset_minutes = 60;
  settings->profile->extra = g_strdup ("{ \"n\":2, \"food\":\"x\" }");
  g_assert_cmpuint (apply (fixture, person), ==, DAYBEAT_FAMILY_PROFILE);
  g_assert_cmpuint (apply (fixture, settings), ==, DAYBEAT_FAMILY_PROFILE);
  g_assert_cmpuint (apply (fixture, settings), ==, 0);
  both = load (fixture);
  g_assert_cmpint (both->age, ==, 41);
  g_assert_cmpstr (both->timezone, ==, "Europe/Zurich");
  g_assert_cmpint (both->utc_offset_minutes, ==, 60);
  g_assert_cmpstr (both->extra, ==, "{\"legacyUserId\":\"ABC123\",\"n\":2,\"food\":\"x\"}");

  all->profile->age = 42;
  apply (fixture, all);
  anew = load (fixture);
  g_assert_cmpint (anew->age, ==, 42);
  g_assert_null (anew->timezone);
  g_assert_null (anew->extra);
}

static void
test_several_sources (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) fitbit = new_profile (DAYBEAT_SOURCE_FITBIT, DAYBEAT_FAMILY_PROFILE);
  g_autoptr (DaybeatBatch) archive = new_profile (DAYBEAT_SOURCE_ARCHIVE, DAYBEAT_FAMILY_PROFILE);
  g_autoptr (DaybeatBatch) google = new_profile (DAYBEAT_SOURCE_GOOGLE_HEALTH, 0);
  g_autoptr (DaybeatProfile) shown = NULL;

  fitbit->profile->id = g_strdup ("ABC123");
  fitbit->profile->display_name = g_strdup ("Ada L.");
  fitbit->profile->about_me = g_strdup ("Up the hill");
  fitbit->profile->child = FALSE;
  fitbit->profile->as_of = 2461000;
  archive->profile->display_name = g_strdup ("Ada");
  archive->profile->extra = g_strdup ("{\"old\":true}");
  google->profile->age = 41;
  apply (fixture, fitbit);
  apply (fixture, archive);
  apply (fixture, google);
  shown = load (fixture);
  g_assert_cmpint (shown->source, ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_assert_cmpint (shown->age, ==, 41);
  g_assert_cmpstr (shown->display_name, ==, "Ada");
  g_assert_cmpstr (shown->about_me, ==, "Up the hill");
  g_assert_cmpint (shown->child, ==, FALSE);
  /* Whose account it is and when it was said stays the source's own. */
  g_assert_null (shown->id);
  g_assert_null (shown->extra);
  g_assert_cmpuint (shown->as_of, ==, DAYBEAT_DAY_NONE);
}

static void
add_reading (DaybeatBatch *batch, const char *kind, const char *time, double value)
{
  DaybeatReading *reading = daybeat_reading_new (daybeat_reading_kind_find (kind));

  reading->source = batch->source;
  reading->id = g_strdup (time);
  reading->value = value;
  g_assert_true (daybeat_instant_parse (time, &reading->time));
  g_ptr_array_add (batch->readings, reading);
}

/* Google's profile has neither height nor weight: the newest readings go before what another source once said. */
static void
test_measures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) fitbit = new_profile (DAYBEAT_SOURCE_FITBIT, DAYBEAT_FAMILY_PROFILE);
  g_autoptr (DaybeatBatch) google = new_profile (DAYBEAT_SOURCE_GOOGLE_HEALTH, 0);
  g_autoptr (DaybeatBatch) readings = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_autoptr (DaybeatBatch) water = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_autoptr (DaybeatProfile) alone = NULL;
  g_autoptr (DaybeatProfile) united = NULL;

  fitbit->profile->weight_kg = 80;
  fitbit->profile->height_m = 1.74;
  apply (fixture, fitbit);
  add_reading (readings, "weight", "2026-11-02T07:00:00+01:00", 72.5);
  add_reading (readings, "weight", "2026-11-02T06:30:00Z", 72.25);
  add_reading (readings, "weight", "2026-10-02T06:30:00Z", 75);
  g_assert_cmpuint (apply (fixture, readings), ==, DAYBEAT_FAMILY_READINGS | DAYBEAT_FAMILY_PROFILE);
  alone = load (fixture);
  g_assert_cmpfloat (alone->weight_kg, ==, 80);
  apply (fixture, google);
  united = load (fixture);
  g_assert_cmpfloat (united->weight_kg, ==, 72.25);
  g_assert_cmpfloat (united->height_m, ==, 1.74);
  add_reading (water, "water", "2026-11-02T07:00:00+01:00", 250);
  g_assert_cmpuint (apply (fixture, water), ==, DAYBEAT_FAMILY_READINGS);
}

/* The goal of one source is not taken for another's, whichever is newer. */
static void
test_goal_of_its_source (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) fitbit = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  g_autoptr (DaybeatBatch) archive = daybeat_batch_new (DAYBEAT_SOURCE_ARCHIVE);
  g_autoptr (DaybeatBatch) change = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  g_autoptr (GPtrArray) goals = NULL;
  const DaybeatSleepGoal *goal;

  fitbit->sleep_goal = daybeat_sleep_goal_new ();
  fitbit->sleep_goal->source = DAYBEAT_SOURCE_FITBIT;
  fitbit->sleep_goal->bedtime_minute = 1380;
  fitbit->sleep_goal->as_of = 2461000;
  archive->sleep_goal = daybeat_sleep_goal_new ();
  archive->sleep_goal->source = DAYBEAT_SOURCE_ARCHIVE;
  archive->sleep_goal->bedtime_minute = 1300;
  archive->sleep_goal->as_of = 2461001;
  change->sleep_goal = daybeat_sleep_goal_new ();
  change->sleep_goal->source = DAYBEAT_SOURCE_FITBIT;
  change->sleep_goal->minutes = 450;
  change->sleep_goal->as_of = 2461002;
  apply (fixture, fitbit);
  apply (fixture, archive);
  apply (fixture, change);
  goals = daybeat_test_store_load_family (fixture->store, DAYBEAT_FAMILY_SLEEP_GOAL);
  g_assert_cmpuint (goals->len, ==, 1);
  goal = g_ptr_array_index (goals, 0);
  g_assert_cmpint (goal->minutes, ==, 450);
  g_assert_cmpint (goal->bedtime_minute, ==, 1380);
}

#define ADD(name, test)                                                                                                \
  g_test_add ("/store-profile/" name, Fixture, NULL, daybeat_test_history_set_up, test, daybeat_test_history_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("parts-of-one-source", test_parts_of_one_source);
  ADD ("several-sources", test_several_sources);
  ADD ("measures", test_measures);
  ADD ("goal-of-its-source", test_goal_of_its_source);
  return g_test_run ();
}
