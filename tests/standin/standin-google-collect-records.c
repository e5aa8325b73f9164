/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Points of a day from its records: readings, exercises, sleeps. */

#include "config.h"

#include <math.h>

#include "standin-google-collect-private.h"

static gint
compare_starts (gconstpointer a, gconstpointer b)
{
  const StandInPoint *one = a, *other = b;

  return one->start_ms < other->start_ms ? -1 : one->start_ms > other->start_ms ? 1 : 0;
}

static StandInPoint *
append_reading (GArray *points, DaybeatReading *reading)
{
  gint64 start_ms = daybeat_instant_is_absent (reading->time) ? 0 : daybeat_instant_get_utc (reading->time);
  StandInPoint *point = standin_points_append (
      points, start_ms, daybeat_instant_is_absent (reading->end) ? start_ms : daybeat_instant_get_utc (reading->end));

  point->values[0] = isnan (reading->value) ? 0 : reading->value;
  point->record = daybeat_reading_ref (reading);
  point->unref = (GDestroyNotify) daybeat_reading_unref;
  return point;
}

void
standin_collect_readings (StandIn *self, const StandInGoogleType *type, DaybeatDay day, StandInPurpose purpose,
                          GArray *points)
{
  static const struct
  {
    const char *id;
    const char *kind;
  } kinds[] = {
    { "swim-lengths-data", "swim_length" },
    { "vo2-max", "vo2max" },
    { "run-vo2-max", "run_vo2max" },
    { "core-body-temperature", "core_temperature" },
    { "weight", "weight" },
    { "body-fat", "body_fat" },
    { "height", "height" },
    { "blood-glucose", "blood_glucose" },
    { "nutrition-log", "food" },
    { "hydration-log", "water" },
    { "electrocardiogram", "electrocardiogram" },
    { "irregular-rhythm-notification", "irregular_rhythm" },
    { "menstrual-period", "menstrual_period" },
    { "ovulation-test", "ovulation_test" },
    { "symptoms", "symptoms" },
    { "moods", "moods" },
  };
  GPtrArray *readings = standin_google_get_digest (self, day)->records->readings;
  const DaybeatReadingKind *kind = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i].id, type->id))
        kind = daybeat_reading_kind_find (kinds[i].kind);
    }
  for (guint i = 0; i < readings->len; i++)
    {
      DaybeatReading *reading = g_ptr_array_index (readings, i);

      if (reading->kind == kind)
        append_reading (points, reading);
    }
  g_array_sort (points, compare_starts);
}

void
standin_collect_exercises (StandIn *self, const StandInGoogleType *type, DaybeatDay day, StandInPurpose purpose,
                           GArray *points)
{
  GPtrArray *exercises = standin_google_get_digest (self, day)->records->exercises;

  for (guint i = 0; i < exercises->len; i++)
    {
      DaybeatExercise *exercise = g_ptr_array_index (exercises, i);
      StandInPoint *point = standin_points_append (points, daybeat_instant_get_utc (exercise->start),
                                                   daybeat_instant_get_utc (exercise->end));

      point->record = daybeat_exercise_ref (exercise);
      point->unref = (GDestroyNotify) daybeat_exercise_unref;
    }
  g_array_sort (points, compare_starts);
}

/* The same sleeps as the other service has, and what was changed there. */
void
standin_collect_sleeps (StandIn *self, const StandInGoogleType *type, DaybeatDay day, StandInPurpose purpose,
                        GArray *points)
{
  for (guint i = 0; i < self->person->sleeps->len; i++)
    {
      DaybeatSleep *sleep = g_ptr_array_index (self->person->sleeps, i);
      StandInPoint *point;

      if (sleep->day != day)
        continue;
      point = standin_points_append (points, daybeat_sample_sleep_to_utc (sleep, sleep->start.wall_ms),
                                     daybeat_sample_sleep_get_end (sleep));
      point->record = daybeat_sleep_ref (sleep);
      point->unref = (GDestroyNotify) daybeat_sleep_unref;
    }
  g_array_sort (points, compare_starts);
}

/* Foods and units are nothing that happens: they lie on the last day, so that they are found once. */
void
standin_collect_foods (StandIn *self, const StandInGoogleType *type, DaybeatDay day, StandInPurpose purpose,
                       GArray *points)
{
  static const char *const foods[] = { "Porridge", "Lentil soup", "Vegetable curry" };
  static const char *const units[] = { "gram", "serving" };
  gboolean of_units = !g_str_equal (type->id, "food");

  for (guint i = 0; day == self->person->last_day && i < (of_units ? G_N_ELEMENTS (units) : G_N_ELEMENTS (foods));
       i++)
    {
      g_autoptr (DaybeatReading) reading =
          daybeat_reading_new (daybeat_reading_kind_find (of_units ? "food_unit" : "food_item"));

      reading->id = g_strdup_printf ("%u", (of_units ? 304 : 81001) + i);
      reading->text = g_strdup (of_units ? units[i] : foods[i]);
      append_reading (points, reading)->start_ms = i;
    }
}
