/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-records"

#include "config.h"

#include "daybeat-exercise.h"

#include "daybeat-record-private.h"

static void
zone_free (gpointer data)
{
  DaybeatExerciseZone *zone = data;

  g_free (zone->name);
  g_free (zone);
}

static void
daybeat_exercise_clear (DaybeatExercise *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->type);
  g_ptr_array_unref (self->zones);
  g_free (self->log_type);
  g_free (self->notes);
  g_free (self->device);
  g_free (self->splits);
  g_free (self->extra);
}

DAYBEAT_DEFINE_RECORD (DaybeatExercise, daybeat_exercise)

DaybeatExercise *
daybeat_exercise_new (void)
{
  DaybeatExercise *self = g_atomic_rc_box_new0 (DaybeatExercise);

  self->start = self->end = DAYBEAT_INSTANT_NONE;
  self->active_seconds = self->distance_m = self->energy_kcal = DAYBEAT_ABSENT_NUMBER;
  self->average_bpm = self->elevation_gain_m = DAYBEAT_ABSENT_NUMBER;
  self->steps = self->zone_minutes = self->has_route = DAYBEAT_ABSENT;
  self->zones = g_ptr_array_new_with_free_func (zone_free);
  return self;
}

void
daybeat_exercise_add_zone (DaybeatExercise *self, const char *name, int min_bpm, int max_bpm, double minutes)
{
  DaybeatExerciseZone *zone;

  g_return_if_fail (self != NULL && name != NULL);

  zone = g_new0 (DaybeatExerciseZone, 1);
  zone->name = g_strdup (name);
  zone->min_bpm = min_bpm;
  zone->max_bpm = max_bpm;
  zone->minutes = minutes;
  g_ptr_array_add (self->zones, zone);
}
