/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sample"

/* What the body is like from day to day, and what a device measures of it at night. */

#include "config.h"

#include <math.h>

#include "daybeat-sample-day-private.h"

#define RANGE_DAYS 30
#define MAX_NIGHT 1440

static double
round_to (double value, double step)
{
  return round (value / step) * step;
}

static double
wave (DaybeatDay day, double days)
{
  return sin ((double) day / days * 2.0 * G_PI);
}

static DaybeatRandom
draw (DaybeatSample *sample, DaybeatDay day, guint part)
{
  return daybeat_random_seed (sample->seed, TOPIC_BODY + ((guint64) part << 24) + day);
}

/* Fitness comes and goes over a year and a half; an illness shows the next morning. */
double
_daybeat_sample_get_resting_bpm (DaybeatSample *sample, DaybeatDay day)
{
  DaybeatSampleLife life = _daybeat_sample_live (sample, day);
  DaybeatRandom random = draw (sample, day, 1);
  double usual = 57.0 + (double) (sample->seed % 5) + 3.0 * wave (day, 540);

  return round (daybeat_random_normal (&random, usual + (life.ill ? 7 : 0) + (life.flight ? 3 : 0), 0.9));
}

double
_daybeat_sample_get_hrv (DaybeatSample *sample, DaybeatDay day)
{
  DaybeatRandom random = draw (sample, day, 2);
  double usual = 46.0 - 1.9 * (_daybeat_sample_get_resting_bpm (sample, day) - 58.0);

  return CLAMP (daybeat_random_normal (&random, usual, 4), 14, 110);
}

double
_daybeat_sample_get_spo2 (DaybeatSample *sample, DaybeatDay day)
{
  DaybeatSampleLife life = _daybeat_sample_live (sample, day);
  DaybeatRandom random = draw (sample, day, 3);

  return CLAMP (daybeat_random_normal (&random, life.ill ? 95.2 : 96.4, 0.4), 92, 98.5);
}

static double
get_temperature (DaybeatSample *sample, DaybeatDay day)
{
  DaybeatSampleLife life = _daybeat_sample_live (sample, day);
  DaybeatRandom random = draw (sample, day, 4);

  return daybeat_random_normal (&random, 33.9 + 0.3 * wave (day, 365.25) + (life.ill ? 0.9 : 0), 0.22);
}

static gboolean
is_asleep_in_stages (DaybeatSleepLevel level)
{
  return level >= DAYBEAT_SLEEP_LEVEL_REM && level <= DAYBEAT_SLEEP_LEVEL_DEEP;
}

double
_daybeat_sample_draw_hrv (guint32 seed, double mean, DaybeatSleepLevel level, gint64 utc_minute)
{
  DaybeatRandom random = daybeat_random_seed (seed, TOPIC_HRV + (guint64) utc_minute);
  double usual = mean * (level == DAYBEAT_SLEEP_LEVEL_DEEP ? 0.86 : level == DAYBEAT_SLEEP_LEVEL_REM ? 1.14 : 1.0);

  if (!is_asleep_in_stages (level) || utc_minute % 5 != 0 || daybeat_random_chance (&random, 6))
    return DAYBEAT_ABSENT_NUMBER;
  return round_to (CLAMP (daybeat_random_normal (&random, usual, mean * 0.16), 8, 160), 0.1);
}

double
_daybeat_sample_draw_spo2 (guint32 seed, double mean, DaybeatSleepLevel level, gint64 utc_minute)
{
  DaybeatRandom random = daybeat_random_seed (seed, TOPIC_SPO2 + (guint64) utc_minute);

  if (!is_asleep_in_stages (level) || daybeat_random_chance (&random, 15))
    return DAYBEAT_ABSENT_NUMBER;
  return round_to (CLAMP (daybeat_random_normal (&random, mean, 1.0), 85, 100), 0.1);
}

void
_daybeat_sample_mark_sleep (const DaybeatSleep *sleep, gint64 first_minute, guint8 *levels, guint n_levels)
{
  for (guint i = 0; i < sleep->segments->len; i++)
    {
      const DaybeatSleepSegment *segment = &g_array_index (sleep->segments, DaybeatSleepSegment, i);
      gint64 end_ms = segment->start_ms + segment->seconds * G_GINT64_CONSTANT (1000);
      gint64 from = daybeat_sample_sleep_to_utc (sleep, segment->start_ms) + DAYBEAT_MS_PER_MINUTE - 1;
      gint64 until = daybeat_sample_sleep_to_utc (sleep, end_ms) + DAYBEAT_MS_PER_MINUTE - 1;

      for (gint64 minute = from / DAYBEAT_MS_PER_MINUTE; minute < until / DAYBEAT_MS_PER_MINUTE; minute++)
        {
          if (minute >= first_minute && minute < first_minute + n_levels)
            levels[minute - first_minute] = (guint8) segment->level;
        }
    }
}

typedef struct
{
  double sum;
  double squares;
  double low;
  double high;
  guint n;
} Statistic;

static void
count (Statistic *self, double value)
{
  if (isnan (value))
    return;
  self->low = self->n > 0 ? MIN (self->low, value) : value;
  self->high = self->n > 0 ? MAX (self->high, value) : value;
  self->sum += value;
  self->squares += value * value;
  self->n++;
}

static double
get_mean (const Statistic *self)
{
  return self->n > 0 ? self->sum / self->n : DAYBEAT_ABSENT_NUMBER;
}

static double
get_deviation (const Statistic *self)
{
  double mean = get_mean (self);

  return self->n > 1 ? sqrt (MAX (0, self->squares / self->n - mean * mean)) : DAYBEAT_ABSENT_NUMBER;
}

/* From the same samples that the minutes of the night give. */
static void
sum_up_night (DaybeatSample *sample, DaybeatSampleDay *self)
{
  gint64 first = self->night != NULL ? daybeat_sample_sleep_to_utc (self->night, self->night->start.wall_ms) : 0;
  double hrv_mean = _daybeat_sample_get_hrv (sample, self->day),
         spo2_mean = _daybeat_sample_get_spo2 (sample, self->day);
  guint8 levels[MAX_NIGHT] = { 0 };
  Statistic hrv = { 0 }, deep = { 0 }, spo2 = { 0 };

  first /= DAYBEAT_MS_PER_MINUTE;
  if (self->night != NULL)
    _daybeat_sample_mark_sleep (self->night, first, levels, MAX_NIGHT);
  for (guint i = 0; i < MAX_NIGHT; i++)
    {
      double value;

      if (!is_asleep_in_stages (levels[i]))
        continue;
      value = _daybeat_sample_draw_hrv (self->seed, hrv_mean, levels[i], first + i);
      count (&hrv, value);
      if (levels[i] == DAYBEAT_SLEEP_LEVEL_DEEP)
        count (&deep, value);
      count (&spo2, _daybeat_sample_draw_spo2 (self->seed, spo2_mean, levels[i], first + i));
    }
  self->body.hrv = round_to (get_mean (&hrv), 0.1);
  self->body.hrv_deep = round_to (get_mean (&deep), 0.1);
  self->body.spo2 = round_to (get_mean (&spo2), 0.1);
  self->body.spo2_low = spo2.n > 0 ? spo2.low : DAYBEAT_ABSENT_NUMBER;
  self->body.spo2_high = spo2.n > 0 ? spo2.high : DAYBEAT_ABSENT_NUMBER;
  self->body.spo2_deviation = round_to (get_deviation (&spo2), 0.01);
}

static void
sum_up_resting_range (DaybeatSample *sample, DaybeatSampleDay *self)
{
  Statistic resting = { 0 };

  for (guint i = 0; i < RANGE_DAYS; i++)
    count (&resting, _daybeat_sample_get_resting_bpm (sample, self->day - i));
  self->body.resting_low = resting.low;
  self->body.resting_high = resting.high;
}

static void
sum_up_hrv_range (DaybeatSample *sample, DaybeatSampleDay *self)
{
  Statistic hrv = { 0 };

  for (guint i = 0; i < RANGE_DAYS; i++)
    count (&hrv, round_to (_daybeat_sample_get_hrv (sample, self->day - i), 0.1));
  self->body.hrv_low = hrv.low;
  self->body.hrv_high = hrv.high;
}

/* The baseline is what the thirty nights before were like. */
static void
sum_up_temperature (DaybeatSample *sample, DaybeatSampleDay *self)
{
  Statistic before = { 0 };

  for (guint i = 1; i <= RANGE_DAYS; i++)
    count (&before, get_temperature (sample, self->day - i));
  self->body.temperature = round_to (get_temperature (sample, self->day), 0.01);
  self->body.temperature_baseline = round_to (get_mean (&before), 0.01);
  self->body.temperature_deviation = round_to (get_deviation (&before), 0.01);
}

static void
draw_breathing (DaybeatSample *sample, DaybeatSampleDay *self)
{
  DaybeatRandom random = draw (sample, self->day, 5);
  double usual = daybeat_random_normal (&random, self->ill ? 16.4 : 14.3, 0.4);

  self->body.breathing = round_to (usual, 0.1);
  self->body.breathing_deep = round_to (usual - 0.5, 0.1);
  self->body.breathing_light = round_to (usual + 0.1, 0.1);
  self->body.breathing_rem = round_to (usual + 0.7, 0.1);
}

static void
forget_all (DaybeatSampleBody *body)
{
  double *values = (double *) body;

  for (gsize i = 0; i < sizeof *body / sizeof *values; i++)
    values[i] = DAYBEAT_ABSENT_NUMBER;
}

void
_daybeat_sample_sum_up_body (DaybeatSample *sample, DaybeatSampleDay *self)
{
  DaybeatRandom random = draw (sample, self->day, 6);
  gboolean by_night = self->night != NULL && self->night->type == DAYBEAT_SLEEP_TYPE_STAGES;

  forget_all (&self->body);
  if (!self->worn || !self->has_heart)
    return;
  self->body.resting_bpm = _daybeat_sample_get_resting_bpm (sample, self->day);
  self->body.vo2max = round_to (43.5 - 0.35 * (self->body.resting_bpm - 58.0) + 1.2 * wave (self->day, 540), 0.1);
  sum_up_resting_range (sample, self);
  if (!by_night)
    return;
  sum_up_night (sample, self);
  sum_up_hrv_range (sample, self);
  sum_up_temperature (sample, self);
  draw_breathing (sample, self);
  self->body.hrv_entropy = round_to (CLAMP (daybeat_random_normal (&random, 2.4, 0.3), 1, 4), 0.01);
  self->body.nonrem_bpm = self->body.resting_bpm - (double) daybeat_random_between (&random, 0, 3);
}
