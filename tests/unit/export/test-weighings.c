/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-export-weight.h"

/* What was measured in one step on the scale. */

typedef struct
{
  GPtrArray *weights;
  GPtrArray *fats;
  GPtrArray *heights;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->weights = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_reading_unref);
  fixture->fats = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_reading_unref);
  fixture->heights = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_reading_unref);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->weights);
  g_ptr_array_unref (fixture->fats);
  g_ptr_array_unref (fixture->heights);
}

static DaybeatReading *
add (GPtrArray *readings, const char *kind, DaybeatSource source, const char *time, double value)
{
  DaybeatReading *reading = daybeat_reading_new (daybeat_reading_kind_find (kind));

  reading->source = source;
  reading->id = g_strdup_printf ("%u-%s", source, time);
  g_assert_true (daybeat_instant_parse (time, &reading->time));
  reading->value = value;
  g_ptr_array_add (readings, reading);
  return reading;
}

static void
assert_weighing (GArray *weighings, guint index, double weight, double fat, double bmi)
{
  const DaybeatWeighing *weighing = &g_array_index (weighings, DaybeatWeighing, index);

  g_assert_cmpfloat (weighing->weight != NULL ? weighing->weight->value : 0, ==, weight);
  g_assert_cmpfloat (weighing->fat != NULL ? weighing->fat->value : 0, ==, fat);
  if (isnan (bmi))
    g_assert_true (isnan (weighing->bmi));
  else
    g_assert_cmpfloat_with_epsilon (weighing->bmi, bmi, 1e-4);
}

/* A share of fat belongs to the nearest weight within a minute, and to one alone. */
static void
test_within_a_minute (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) weighings = NULL;

  add (fixture->weights, "weight", DAYBEAT_SOURCE_FITBIT, "2026-11-01T07:00:00+01:00", 70);
  add (fixture->weights, "weight", DAYBEAT_SOURCE_FITBIT, "2026-11-01T07:00:40+01:00", 71);
  add (fixture->weights, "weight", DAYBEAT_SOURCE_FITBIT, "2026-11-02T07:00:00+01:00", 72);
  add (fixture->fats, "body_fat", DAYBEAT_SOURCE_FITBIT, "2026-11-01T07:00:05+01:00", 20);
  add (fixture->fats, "body_fat", DAYBEAT_SOURCE_FITBIT, "2026-11-01T07:00:41+01:00", 21);
  add (fixture->fats, "body_fat", DAYBEAT_SOURCE_FITBIT, "2026-11-02T06:58:59+01:00", 22);
  add (fixture->fats, "body_fat", DAYBEAT_SOURCE_FITBIT, "2026-11-03T06:58:59+01:00", 23);

  weighings = daybeat_weighings_make (fixture->weights, fixture->fats, fixture->heights, NAN, FALSE);
  g_assert_cmpuint (weighings->len, ==, 5);
  assert_weighing (weighings, 0, 70, 20, NAN);
  assert_weighing (weighings, 1, 71, 21, NAN);
  assert_weighing (weighings, 2, 0, 22, NAN);
  assert_weighing (weighings, 3, 72, 0, NAN);
  assert_weighing (weighings, 4, 0, 23, NAN);
}

static void
test_body_mass_index (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) weighings = NULL;
  g_autoptr (GArray) without = NULL;

  add (fixture->weights, "weight", DAYBEAT_SOURCE_FITBIT, "2019-01-01T07:00:00Z", 72.6);
  add (fixture->weights, "weight", DAYBEAT_SOURCE_FITBIT, "2021-01-01T07:00:00Z", 72.6);
  add (fixture->weights, "weight", DAYBEAT_SOURCE_FITBIT, "2026-01-01T07:00:00Z", 72.6);
  add (fixture->weights, "weight", DAYBEAT_SOURCE_FITBIT, "2026-01-02T07:00:00Z", 72.6)->details =
      g_strdup ("{\"bmi\":22.5}");
  add (fixture->heights, "height", DAYBEAT_SOURCE_FITBIT, "2020-01-01T07:00:00Z", 1.70);
  add (fixture->heights, "height", DAYBEAT_SOURCE_FITBIT, "2025-01-01T07:00:00Z", 1.78);

  weighings = daybeat_weighings_make (fixture->weights, fixture->fats, fixture->heights, 2, FALSE);
  assert_weighing (weighings, 0, 72.6, 0, 25.1211); /* no height is so old: the oldest one */
  assert_weighing (weighings, 1, 72.6, 0, 25.1211);
  assert_weighing (weighings, 2, 72.6, 0, 22.9138);
  assert_weighing (weighings, 3, 72.6, 0, 22.5);

  g_ptr_array_set_size (fixture->heights, 0);
  without = daybeat_weighings_make (fixture->weights, fixture->fats, fixture->heights, 2, FALSE);
  assert_weighing (without, 0, 72.6, 0, 18.15);
}

static void
test_sources (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) weighings = NULL;
  g_autoptr (GArray) every = NULL;

  add (fixture->weights, "weight", DAYBEAT_SOURCE_GOOGLE_HEALTH, "2026-11-01T07:00:00+01:00", 70);
  add (fixture->weights, "weight", DAYBEAT_SOURCE_FITBIT, "2026-11-01T07:00:10", 70.1);
  add (fixture->fats, "body_fat", DAYBEAT_SOURCE_FITBIT, "2026-11-01T07:00:10", 20);

  /* Shown: Google's weight, and the share of fat that only Fitbit has. */
  weighings = daybeat_weighings_make (fixture->weights, fixture->fats, fixture->heights, NAN, FALSE);
  g_assert_cmpuint (weighings->len, ==, 1);
  assert_weighing (weighings, 0, 70, 20, NAN);

  every = daybeat_weighings_make (fixture->weights, fixture->fats, fixture->heights, NAN, TRUE);
  g_assert_cmpuint (every->len, ==, 2);
  assert_weighing (every, 0, 70, 0, NAN);
  assert_weighing (every, 1, 70.1, 20, NAN);
  g_assert_true (g_array_index (every, DaybeatWeighing, 0).shown);
  g_assert_false (g_array_index (every, DaybeatWeighing, 1).shown);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/weighings/within-a-minute", Fixture, NULL, set_up, test_within_a_minute, tear_down);
  g_test_add ("/weighings/body-mass-index", Fixture, NULL, set_up, test_body_mass_index, tear_down);
  g_test_add ("/weighings/sources", Fixture, NULL, set_up, test_sources, tear_down);
  return g_test_run ();
}
