/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-absent.h"
#include "daybeat-instant.h"
#include "daybeat-source.h"

G_BEGIN_DECLS

/**
 * DaybeatExerciseZone:
 * @name: as the source names it, in lower case: `light`, `fat_burn`, …
 * @min_bpm: or %DAYBEAT_ABSENT
 * @max_bpm: or %DAYBEAT_ABSENT
 * @minutes: time in it, or NaN
 */
typedef struct
{
  char *name;
  int min_bpm;
  int max_bpm;
  double minutes;
} DaybeatExerciseZone;

/**
 * DaybeatExercise:
 *
 * One exercise as the source recorded it.
 */
typedef struct
{
  DaybeatSource source;
  char *id;
  DaybeatInstant start;
  DaybeatInstant end;
  char *name;             /* for people, in the source's language; (nullable) */
  char *type;             /* the source's own word; (nullable) */
  double active_seconds;  /* without pauses, or NaN, like every measure below */
  double distance_m;
  gint64 steps;           /* or DAYBEAT_ABSENT */
  double energy_kcal;
  double average_bpm;
  double elevation_gain_m;
  int zone_minutes;       /* active zone minutes, or DAYBEAT_ABSENT */
  GPtrArray *zones;       /* DaybeatExerciseZone */
  int has_route;          /* TRUE, FALSE or DAYBEAT_ABSENT */
  char *log_type;         /* (nullable) */
  char *notes;            /* (nullable) */
  char *device;           /* (nullable) */
  char *splits;           /* laps and splits, as a JSON array; (nullable) */
  char *extra;            /* further members, as a JSON object; (nullable) */
} DaybeatExercise;

/**
 * daybeat_exercise_new:
 *
 * Returns: (transfer full): an exercise with every member absent
 */
DaybeatExercise *daybeat_exercise_new (void);
DaybeatExercise *daybeat_exercise_ref (DaybeatExercise *self);
void daybeat_exercise_unref (DaybeatExercise *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatExercise, daybeat_exercise_unref)

/**
 * daybeat_exercise_add_zone:
 */
void daybeat_exercise_add_zone (DaybeatExercise *self, const char *name, int min_bpm, int max_bpm, double minutes);

G_END_DECLS
