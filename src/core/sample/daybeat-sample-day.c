/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sample"

/* A day, minute by minute: what is done in it, and what a wrist makes of that. */

#include "config.h"

#include <math.h>

#include "daybeat-sample-day-private.h"

#define NOON 720
#define EVENING 1080
#define MAX_BPM 182
#define BASAL_MCAL_A_MINUTE 1085

/* What is being drawn; @cadence: steps a minute that the person would make, @fast: how much of the reserve of the
 * heart the exercise takes in percent. */
typedef struct
{
  DaybeatSample *sample;
  DaybeatSampleDay *day;
  DaybeatRandom random;
  DaybeatSampleLife life;
  guint8 cadence[DAYBEAT_SAMPLE_MAX_MINUTES];
  guint8 off_wrist[DAYBEAT_SAMPLE_MAX_MINUTES];
} Draft;

static const struct
{
  guint cadence;
  guint effort;
  DaybeatSampleLevel level;
} kinds[DAYBEAT_SAMPLE_N_KINDS] = {
  [DAYBEAT_SAMPLE_RUN] = { 164, 78, DAYBEAT_SAMPLE_LEVEL_VIGOROUS },
  [DAYBEAT_SAMPLE_WALK] = { 112, 42, DAYBEAT_SAMPLE_LEVEL_MODERATE },
  [DAYBEAT_SAMPLE_SWIM] = { 0, 64, DAYBEAT_SAMPLE_LEVEL_VIGOROUS },
  [DAYBEAT_SAMPLE_RIDE] = { 0, 60, DAYBEAT_SAMPLE_LEVEL_VIGOROUS },
};

guint
_daybeat_sample_day_find_minute (const DaybeatSampleDay *self, int wall_minute)
{
  gint64 wall_ms = ((gint64) self->day - EPOCH_DAY) * DAYBEAT_MS_PER_DAY + wall_minute * DAYBEAT_MS_PER_MINUTE;
  gint64 utc_ms = wall_ms - daybeat_sample_offset_at_wall (wall_ms) * DAYBEAT_MS_PER_MINUTE;

  return (guint) CLAMP ((utc_ms - self->start_ms) / DAYBEAT_MS_PER_MINUTE, 0, (gint64) self->n_minutes);
}

DaybeatInstant
daybeat_sample_day_get_instant (const DaybeatSampleDay *self, guint minute)
{
  gint64 utc_ms = self->start_ms + minute * DAYBEAT_MS_PER_MINUTE;

  return daybeat_instant_from_utc (utc_ms, daybeat_sample_offset_at_utc (utc_ms), DAYBEAT_OFFSET_RECEIVED);
}

static void
take_sleeps (Draft *draft)
{
  DaybeatSampleDay *day = draft->day;
  g_autoptr (GPtrArray) sleeps = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_sleep_unref);
  guint8 levels[DAYBEAT_SAMPLE_MAX_MINUTES] = { 0 };

  _daybeat_sample_add_night (draft->sample, DAYBEAT_SOURCE_SAMPLE, sleeps, day->day);
  if (sleeps->len > 0)
    day->night = daybeat_sleep_ref (g_ptr_array_index (sleeps, 0));
  if (day->day < draft->sample->last)
    _daybeat_sample_add_night (draft->sample, DAYBEAT_SOURCE_SAMPLE, sleeps, day->day + 1);
  for (guint i = 0; i < sleeps->len; i++)
    _daybeat_sample_mark_sleep (g_ptr_array_index (sleeps, i), day->start_ms / DAYBEAT_MS_PER_MINUTE, levels,
                                day->n_minutes);
  for (guint i = 0; i < day->n_minutes; i++)
    day->minutes[i].sleep_level = levels[i];
}

static void
walk (Draft *draft, int wall_minute, int minutes, int cadence)
{
  guint first = _daybeat_sample_day_find_minute (draft->day, wall_minute);

  for (guint i = first; i < MIN (first + (guint) minutes, draft->day->n_minutes); i++)
    draft->cadence[i] = (guint8) cadence;
}

/* To work and back, round the block at noon, and here and there in between. */
static void
plan_walks (Draft *draft)
{
  DaybeatRandom *random = &draft->random;
  gboolean working_day = daybeat_day_get_weekday (draft->day->day) <= 5 && !draft->life.ill && !draft->life.flight;
  int n_errands = daybeat_random_between (random, draft->life.ill ? 2 : 10, draft->life.ill ? 6 : 24);

  for (int i = 0; i < n_errands; i++)
    {
      int minute = daybeat_random_between (random, 420, 1330), minutes = daybeat_random_between (random, 1, 7);

      walk (draft, minute, minutes, daybeat_random_between (random, 25, 95));
    }
  if (!working_day)
    {
      int minutes = daybeat_random_between (random, 0, draft->life.ill ? 8 : 55);

      walk (draft, daybeat_random_between (random, 640, 900), minutes, daybeat_random_between (random, 88, 106));
      return;
    }
  walk (draft, daybeat_random_between (random, 470, 500), daybeat_random_between (random, 12, 19), 108);
  walk (draft, daybeat_random_between (random, 740, 770), daybeat_random_between (random, 5, 22), 96);
  walk (draft, daybeat_random_between (random, 1010, 1050), daybeat_random_between (random, 12, 21), 104);
}

/* Every few days it is charged, mostly while its owner is in the shower. */
static void
plan_charging (Draft *draft)
{
  DaybeatSampleDay *day = draft->day;
  guint first = day->night != NULL
                    ? _daybeat_sample_day_find_minute (day, 12 + daybeat_instant_get_minute_of_day (day->night->end))
                    : _daybeat_sample_day_find_minute (day, 480);
  guint minutes = (guint) daybeat_random_between (&draft->random, 18, 85);

  if (!daybeat_random_chance (&draft->random, 24) || first + minutes >= _daybeat_sample_day_find_minute (day, 780))
    return;
  for (guint i = first; i < first + minutes; i++)
    draft->off_wrist[i] = TRUE;
}

static guint
find_exercise (const DaybeatSampleDay *day, guint minute)
{
  for (guint i = 0; i < day->n_exercises; i++)
    {
      if (minute >= day->exercises[i].first && minute < day->exercises[i].first + day->exercises[i].minutes)
        return i + 1;
    }
  return 0;
}

static int
draw_cadence (Draft *draft, guint minute, guint exercise)
{
  int usual = exercise > 0 ? (int) kinds[draft->day->exercises[exercise - 1].kind].cadence : draft->cadence[minute];

  if (usual > 0)
    return MAX (0, usual + daybeat_random_between (&draft->random, -7, 7));
  /* Up for a glass of water. */
  return exercise == 0 && daybeat_random_chance (&draft->random, 7) ? daybeat_random_between (&draft->random, 3, 24)
                                                                    : 0;
}

static double
get_aim (Draft *draft, guint minute, guint exercise, double resting)
{
  const DaybeatSampleMinute *now = &draft->day->minutes[minute];
  double reserve = MAX_BPM - resting;

  switch (now->sleep_level)
    {
    case DAYBEAT_SLEEP_LEVEL_UNKNOWN:
      break;
    case DAYBEAT_SLEEP_LEVEL_DEEP:
      return resting - 4;
    case DAYBEAT_SLEEP_LEVEL_REM:
      return resting + 3;
    case DAYBEAT_SLEEP_LEVEL_AWAKE:
      return resting + 9;
    default:
      return resting - 1;
    }
  if (exercise > 0)
    return resting + reserve * kinds[draft->day->exercises[exercise - 1].kind].effort / 100.0;
  return resting + 13 + now->steps * 0.3;
}

static DaybeatSampleZone
find_zone (const DaybeatSampleDay *day, guint bpm)
{
  for (int zone = DAYBEAT_SAMPLE_ZONE_PEAK; zone > DAYBEAT_SAMPLE_ZONE_NONE; zone--)
    {
      if (bpm >= day->zone_min[zone])
        return zone;
    }
  return DAYBEAT_SAMPLE_ZONE_NONE;
}

static DaybeatSampleLevel
find_level (const Draft *draft, const DaybeatSampleMinute *now)
{
  if (now->sleep_level != DAYBEAT_SLEEP_LEVEL_UNKNOWN)
    return DAYBEAT_SAMPLE_LEVEL_NONE;
  if (now->exercise > 0)
    return kinds[draft->day->exercises[now->exercise - 1].kind].level;
  return now->steps >= 100  ? DAYBEAT_SAMPLE_LEVEL_MODERATE
         : now->steps >= 20 ? DAYBEAT_SAMPLE_LEVEL_LIGHT
                            : DAYBEAT_SAMPLE_LEVEL_SEDENTARY;
}

static guint32
find_distance (const DaybeatSampleDay *day, const DaybeatSampleMinute *now)
{
  const DaybeatSampleExercise *exercise = now->exercise > 0 ? &day->exercises[now->exercise - 1] : NULL;

  if (exercise != NULL && exercise->kind == DAYBEAT_SAMPLE_RIDE)
    return exercise->tempo * 1000;
  if (exercise != NULL && exercise->kind == DAYBEAT_SAMPLE_RUN)
    return (guint32) now->steps * exercise->tempo * 1000 / kinds[DAYBEAT_SAMPLE_RUN].cadence;
  return (guint32) now->steps * 726;
}

static void
live_minute (Draft *draft, guint minute, double *bpm, double resting)
{
  DaybeatSampleDay *day = draft->day;
  DaybeatSampleMinute *now = &day->minutes[minute];
  guint exercise = now->sleep_level == DAYBEAT_SLEEP_LEVEL_UNKNOWN ? find_exercise (day, minute) : 0;

  now->basal_mcal = day->worn ? BASAL_MCAL_A_MINUTE : 0;
  now->worn = (guint8) (now->sleep_level != DAYBEAT_SLEEP_LEVEL_UNKNOWN || (day->worn && !draft->off_wrist[minute]));
  if (!now->worn)
    return;
  now->exercise = (guint8) exercise;
  if (now->sleep_level == DAYBEAT_SLEEP_LEVEL_UNKNOWN)
    now->steps = (guint8) draw_cadence (draft, minute, exercise);
  *bpm += (get_aim (draft, minute, exercise, resting) - *bpm) * 0.4 +
          daybeat_random_between (&draft->random, -20, 20) / 10.0;
  *bpm = CLAMP (*bpm, resting - 9, 196);
  if (day->has_heart)
    now->bpm = (guint8) round (*bpm);
  now->zone = day->has_heart ? (guint8) find_zone (day, now->bpm) : 0;
  now->level = (guint8) find_level (draft, now);
  now->distance_mm = find_distance (day, now);
  if (now->steps >= 40 && daybeat_random_chance (&draft->random, exercise > 0 ? 9 : 6))
    now->floors = 1;
  now->active_mcal = exercise > 0 ? (guint32) (MAX (0, *bpm - resting) * 82) : now->steps * 33u;
}

static void
find_zones (DaybeatSampleDay *day, double resting)
{
  static const int percents[DAYBEAT_SAMPLE_N_ZONES] = { 0, 33, 48, 66, 85 };

  for (int zone = DAYBEAT_SAMPLE_ZONE_LIGHT; zone < DAYBEAT_SAMPLE_N_ZONES; zone++)
    day->zone_min[zone] = (guint8) round (resting + (MAX_BPM - resting) * percents[zone] / 100.0);
}

static void
live (Draft *draft)
{
  DaybeatSampleDay *day = draft->day;
  double resting = _daybeat_sample_get_resting_bpm (draft->sample, day->day);
  double bpm = resting + 6;

  find_zones (day, resting);
  plan_walks (draft);
  plan_charging (draft);
  for (guint i = 0; i < day->n_known; i++)
    live_minute (draft, i, &bpm, resting);
}

DaybeatSampleDay *
daybeat_sample_day_new (DaybeatSample *sample, DaybeatDay day)
{
  DaybeatSampleDay *self = g_new0 (DaybeatSampleDay, 1);
  Draft draft = { .sample = sample, .day = self };

  self->day = day;
  self->seed = sample->seed;
  self->start_ms = daybeat_sample_midnight (day);
  self->n_minutes = (guint) ((daybeat_sample_midnight (day + 1) - self->start_ms) / DAYBEAT_MS_PER_MINUTE);
  if (day >= sample->first && day <= sample->last)
    {
      draft.random = daybeat_random_seed (sample->seed, TOPIC_DAY + day);
      draft.life = _daybeat_sample_live (sample, day);
      self->n_known = day < sample->last ? self->n_minutes : _daybeat_sample_day_find_minute (self, NOON);
      self->ill = draft.life.ill;
      self->is_first = day == sample->first;
      self->worn = !draft.life.not_worn;
      self->has_heart = !_daybeat_sample_is_on_old_device (sample, day);
      take_sleeps (&draft);
      _daybeat_sample_plan_exercises (sample, self);
      live (&draft);
    }
  for (guint i = 0; i < 2; i++)
    {
      self->night_hrv[i] = _daybeat_sample_get_hrv (sample, day + i);
      self->night_spo2[i] = _daybeat_sample_get_spo2 (sample, day + i);
    }
  _daybeat_sample_sum_up_body (sample, self);
  return self;
}

void
daybeat_sample_day_free (DaybeatSampleDay *self)
{
  g_clear_pointer (&self->night, daybeat_sleep_unref);
  g_free (self);
}

/* On from one minute's mean to the next one's, and a beat up or down. */
guint
daybeat_sample_day_get_bpm (const DaybeatSampleDay *self, guint second)
{
  guint minute = second / 60, part = second % 60;
  guint64 hash = ((guint64) self->day * 86400 + second + self->seed) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  int next, bpm;

  if (minute >= self->n_known || self->minutes[minute].bpm == 0)
    return 0;
  next = minute + 1 < self->n_known && self->minutes[minute + 1].bpm > 0 ? self->minutes[minute + 1].bpm
                                                                         : self->minutes[minute].bpm;
  bpm = ((int) self->minutes[minute].bpm * (int) (60 - part) + next * (int) part + 30) / 60;
  return (guint) (bpm + (part > 0 ? (int) (hash >> 62) - 1 : 0));
}

/* Whose night a minute belongs to: in the evening it is the next day's. */
static DaybeatDay
find_night (const DaybeatSampleDay *self, guint minute)
{
  return minute >= EVENING ? self->day + 1 : self->day;
}

gboolean
daybeat_sample_day_get_hrv (const DaybeatSampleDay *self, guint minute, double *rmssd, double *low, double *high)
{
  gint64 utc_minute = self->start_ms / DAYBEAT_MS_PER_MINUTE + minute;
  double mean;

  if (minute >= self->n_known || !self->has_heart)
    return FALSE;
  mean = self->night_hrv[find_night (self, minute) - self->day];
  *rmssd = _daybeat_sample_draw_hrv (self->seed, mean, self->minutes[minute].sleep_level, utc_minute);
  *low = round (*rmssd * *rmssd * 3.1) / 10.0 + 20;
  *high = round (*rmssd * *rmssd * 2.4) / 10.0 + 15;
  return !isnan (*rmssd);
}

double
daybeat_sample_day_get_spo2 (const DaybeatSampleDay *self, guint minute)
{
  gint64 utc_minute = self->start_ms / DAYBEAT_MS_PER_MINUTE + minute;

  if (minute >= self->n_known || !self->has_heart)
    return DAYBEAT_ABSENT_NUMBER;
  return _daybeat_sample_draw_spo2 (self->seed, self->night_spo2[find_night (self, minute) - self->day],
                                    self->minutes[minute].sleep_level, utc_minute);
}
