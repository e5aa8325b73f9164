/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sample"

/* What the made person does for exercise: when, and what the device wrote down of it. */

#include "config.h"

#include <math.h>

#include "daybeat-sample-day-private.h"

#define FIRST_ID G_GUINT64_CONSTANT (8200000000000000000)
#define MM_PER_KM 1000000
#define POOL_M (DAYBEAT_SAMPLE_POOL_MM / 1000)
#define MIDDLE_LATITUDE 51.3270
#define MIDDLE_LONGITUDE 12.3520
#define METRES_PER_DEGREE 111320.0
#define ROUND_M 3200.0

static const struct
{
  const char *type;
  const char *name;
} words[DAYBEAT_SAMPLE_N_KINDS] = {
  [DAYBEAT_SAMPLE_RUN] = { "RUNNING", "Run" },
  [DAYBEAT_SAMPLE_WALK] = { "WALKING", "Walk" },
  [DAYBEAT_SAMPLE_SWIM] = { "SWIMMING_POOL", "Swim" },
  [DAYBEAT_SAMPLE_RIDE] = { "BIKING", "Bike ride" },
};

/* Nobody exercises in bed, nor into tomorrow's data. */
static gboolean
is_free (const DaybeatSampleDay *self, guint first, guint minutes)
{
  if (first + minutes > self->n_known)
    return FALSE;
  for (guint i = first; i < first + minutes; i++)
    {
      if (self->minutes[i].sleep_level != DAYBEAT_SLEEP_LEVEL_UNKNOWN)
        return FALSE;
    }
  for (guint i = 0; i < self->n_exercises; i++)
    {
      if (first < self->exercises[i].first + self->exercises[i].minutes && self->exercises[i].first < first + minutes)
        return FALSE;
    }
  return TRUE;
}

/* In the morning where there is time, else after work. */
static void
plan (DaybeatSampleDay *self, DaybeatRandom *random, DaybeatSampleKind kind, int wall_minute, guint minutes,
      guint tempo)
{
  int late = daybeat_random_between (random, 1065, 1110);
  guint first = _daybeat_sample_day_find_minute (self, wall_minute);

  if (self->n_exercises == DAYBEAT_SAMPLE_MAX_EXERCISES)
    return;
  if (!is_free (self, first, minutes))
    first = _daybeat_sample_day_find_minute (self, late);
  if (is_free (self, first, minutes))
    self->exercises[self->n_exercises++] = (DaybeatSampleExercise){ kind, first, minutes, tempo };
}

void
_daybeat_sample_plan_exercises (DaybeatSample *sample, DaybeatSampleDay *self)
{
  DaybeatRandom random = daybeat_random_seed (sample->seed, TOPIC_EXERCISE + self->day);
  int weekday = daybeat_day_get_weekday (self->day);
  guint tempo = (guint) daybeat_random_between (&random, 165, 185),
        lap = (guint) daybeat_random_between (&random, 29, 36);
  guint long_minutes = (guint) daybeat_random_between (&random, 38, 72);
  guint short_minutes = (guint) daybeat_random_between (&random, 24, 48);

  if (!self->worn || self->ill)
    return;
  if (weekday == 7 && daybeat_random_chance (&random, 62))
    plan (self, &random, DAYBEAT_SAMPLE_SWIM, daybeat_random_between (&random, 640, 680), short_minutes, lap);
  if ((weekday == 2 || weekday == 4) && daybeat_random_chance (&random, 58))
    plan (self, &random, DAYBEAT_SAMPLE_RUN, daybeat_random_between (&random, 1070, 1100), short_minutes, tempo);
  if (weekday == 6 && daybeat_random_chance (&random, 55))
    plan (self, &random, DAYBEAT_SAMPLE_RIDE, daybeat_random_between (&random, 660, 720), long_minutes,
          330 + tempo / 3);
  if (daybeat_random_chance (&random, weekday >= 6 ? 30 : 9))
    plan (self, &random, DAYBEAT_SAMPLE_WALK, daybeat_random_between (&random, 1080, 1110), short_minutes, 81);
}

guint
daybeat_sample_exercise_get_lengths (const DaybeatSampleExercise *exercise)
{
  return exercise->kind == DAYBEAT_SAMPLE_SWIM ? exercise->minutes * 60 / exercise->tempo : 0;
}

guint
daybeat_sample_day_get_strokes (const DaybeatSampleDay *self, const DaybeatSampleExercise *exercise, guint length)
{
  DaybeatRandom random = daybeat_random_seed (self->seed, TOPIC_EXERCISE + ((guint64) length << 20) + self->day);

  return (guint) daybeat_random_between (&random, 11, 19) + exercise->tempo / 16;
}

static void
append_split (const DaybeatSampleDay *self, GString *text, guint first, guint until, const DaybeatSampleSums *sums)
{
  g_autofree char *start = daybeat_instant_to_string (daybeat_sample_day_get_instant (self, first));
  g_autofree char *end = daybeat_instant_to_string (daybeat_sample_day_get_instant (self, until));
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (
      text, "%s{\"start\":\"%s\",\"end\":\"%s\",\"type\":\"distance\",\"active_s\":%u,\"distance_m\":%s",
      text->len > 1 ? "," : "", start, end, (until - first) * 60,
      g_ascii_dtostr (number, sizeof number, (double) sums->distance_mm / 1000.0));
  g_string_append_printf (text, ",\"steps\":%u", sums->steps);
  if (sums->n_beats > 0)
    g_string_append_printf (text, ",\"average_bpm\":%u", (sums->beats + sums->n_beats / 2) / sums->n_beats);
  g_string_append_c (text, '}');
}

/* A split a kilometre, to the minute in which it was full. */
static char *
make_splits (const DaybeatSampleDay *self, const DaybeatSampleExercise *exercise)
{
  GString *text = g_string_new ("[");
  guint begun = exercise->first, end = exercise->first + exercise->minutes;

  for (guint i = exercise->first; i < end; i++)
    {
      DaybeatSampleSums sums = daybeat_sample_day_sum_up (self, begun, i + 1);

      if (sums.distance_mm < MM_PER_KM && i + 1 < end)
        continue;
      append_split (self, text, begun, i + 1, &sums);
      begun = i + 1;
    }
  g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

static void
add_zones (DaybeatExercise *exercise, const DaybeatSampleDay *self, const DaybeatSampleSums *sums)
{
  static const char *const names[DAYBEAT_SAMPLE_N_ZONES] = { NULL, "light", "moderate", "vigorous", "peak" };

  for (int zone = DAYBEAT_SAMPLE_ZONE_LIGHT; zone < DAYBEAT_SAMPLE_N_ZONES; zone++)
    daybeat_exercise_add_zone (
        exercise, names[zone], self->zone_min[zone],
        zone < DAYBEAT_SAMPLE_ZONE_PEAK ? self->zone_min[zone + 1] - 1 : DAYBEAT_SAMPLE_MAX_BPM, sums->zones[zone]);
}

static void
describe_effort (DaybeatExercise *record, const DaybeatSampleDay *self, const DaybeatSampleExercise *exercise)
{
  DaybeatSampleSums sums = daybeat_sample_day_sum_up (self, exercise->first, exercise->first + exercise->minutes);
  guint lengths = daybeat_sample_exercise_get_lengths (exercise);

  record->energy_kcal = round ((double) (sums.active_mcal + sums.basal_mcal) / 1000.0);
  record->distance_m = lengths > 0 ? lengths * POOL_M : (double) sums.distance_mm / 1000.0;
  if (exercise->kind == DAYBEAT_SAMPLE_RUN || exercise->kind == DAYBEAT_SAMPLE_WALK)
    {
      record->steps = sums.steps;
      record->elevation_gain_m = sums.floors * DAYBEAT_SAMPLE_FLOOR_MM / 1000.0;
    }
  if (sums.n_beats > 0)
    {
      record->average_bpm = (sums.beats + sums.n_beats / 2) / sums.n_beats;
      record->zone_minutes =
          (int) (sums.zones[DAYBEAT_SAMPLE_ZONE_MODERATE] + 2 * sums.zones[DAYBEAT_SAMPLE_ZONE_VIGOROUS] +
                 2 * sums.zones[DAYBEAT_SAMPLE_ZONE_PEAK]);
      add_zones (record, self, &sums);
    }
  if (lengths > 0)
    record->extra = g_strdup_printf ("{\"pool_length_m\":%d,\"swim_lengths\":%u}", POOL_M, lengths);
}

void
daybeat_sample_day_add_exercises (const DaybeatSampleDay *self, DaybeatBatch *batch)
{
  for (guint i = 0; i < self->n_exercises; i++)
    {
      const DaybeatSampleExercise *exercise = &self->exercises[i];
      DaybeatExercise *record = daybeat_exercise_new ();
      gboolean walk = exercise->kind == DAYBEAT_SAMPLE_WALK;

      record->source = batch->source;
      record->id = g_strdup_printf ("%" G_GUINT64_FORMAT, FIRST_ID + (guint64) self->day * 100000 + exercise->first);
      record->start = daybeat_sample_day_get_instant (self, exercise->first);
      record->end = daybeat_sample_day_get_instant (self, exercise->first + exercise->minutes);
      record->name = g_strdup (words[exercise->kind].name);
      record->type = g_strdup (words[exercise->kind].type);
      record->active_seconds = exercise->minutes * 60;
      record->log_type = g_strdup (walk ? "auto_detected" : "tracker");
      record->device = g_strdup (self->has_heart ? "Charge 6" : "One");
      record->has_route = exercise->kind == DAYBEAT_SAMPLE_RUN && self->has_heart;
      describe_effort (record, self, exercise);
      if (exercise->kind == DAYBEAT_SAMPLE_RUN)
        record->splits = make_splits (self, exercise);
      g_ptr_array_add (batch->exercises, record);
    }
}

/* Round after round through a park; no two are quite the same. */
static DaybeatTrackPoint
find_place (const DaybeatSampleDay *self, gint64 time_ms, double metres, double wobble)
{
  double angle = metres / ROUND_M * 2.0 * G_PI + (double) (self->day % 7);
  double radius = ROUND_M / (2.0 * G_PI) * (1.0 + 0.08 * sin (3.0 * angle) + wobble);
  DaybeatTrackPoint point = { .time_ms = time_ms };

  point.latitude = round ((MIDDLE_LATITUDE + radius * sin (angle) / METRES_PER_DEGREE) * 1e7) / 1e7;
  point.longitude =
      round ((MIDDLE_LONGITUDE + radius * cos (angle) / METRES_PER_DEGREE / cos (MIDDLE_LATITUDE / 180.0 * G_PI)) *
             1e7) /
      1e7;
  point.altitude_m = round ((112.0 + 6.0 * sin (angle)) * 10.0) / 10.0;
  return point;
}

DaybeatTrack *
daybeat_sample_day_create_track (const DaybeatSampleDay *self, guint number, DaybeatSource source)
{
  const DaybeatSampleExercise *exercise = &self->exercises[number];
  g_autofree char *id =
      g_strdup_printf ("%" G_GUINT64_FORMAT, FIRST_ID + (guint64) self->day * 100000 + exercise->first);
  DaybeatRandom random =
      daybeat_random_seed (self->seed, TOPIC_EXERCISE + (G_GUINT64_CONSTANT (1) << 31) + self->day);
  DaybeatTrack *track;
  double metres = 0;

  if (exercise->kind != DAYBEAT_SAMPLE_RUN || !self->has_heart)
    return NULL;
  track = daybeat_track_new (id);
  track->source = source;
  for (guint second = 0; second <= exercise->minutes * 60; second += DAYBEAT_SAMPLE_TRACK_SECONDS)
    {
      guint minute = MIN (exercise->first + second / 60, exercise->first + exercise->minutes - 1);
      DaybeatTrackPoint point =
          find_place (self, self->start_ms + (exercise->first * 60 + second) * G_GINT64_CONSTANT (1000), metres,
                      daybeat_random_between (&random, -6, 6) / 1000.0);

      g_array_append_val (track->points, point);
      metres += self->minutes[minute].distance_mm / 1000.0 * DAYBEAT_SAMPLE_TRACK_SECONDS / 60.0;
    }
  return track;
}
