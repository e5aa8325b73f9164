/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sample"

#include "config.h"

#include <math.h>

#include "daybeat-random-private.h"
#include "daybeat-sample-night-private.h"
#include "daybeat-sample-private.h"

#define TOPIC_LIFE G_GUINT64_CONSTANT (0x300000000)
#define TOPIC_BLOCK G_GUINT64_CONSTANT (0x400000000)

#define DAYS_PER_BLOCK 28
#define LAST_BED_MINUTE 300
#define FIRST_BED_MINUTE (-200)
#define FAR_MINUTES 300
#define DAYS_OF_LAG 6

/* After a flight the body goes on at the former place's time, and comes round within days: later to bed in
 * the east, earlier in the west. */
static void
arrive (DaybeatSampleLife *life, int zone_shift_minutes, int n_days)
{
  if (n_days < 0 || n_days >= DAYS_OF_LAG)
    return;
  life->lag_minutes = (int)(0.42 * zone_shift_minutes * exp (-n_days / 2.4));
  life->flight = n_days == 0 && ABS (zone_shift_minutes) >= FAR_MINUTES;
}

/* Life happens in blocks: some have an illness, a journey, or a device left in a drawer, which may last into
 * the next. */
static void
live_block (DaybeatSample *self, DaybeatDay block, DaybeatDay day, DaybeatSampleLife *life)
{
  static const int shifts[] = { -360, 60, -540, 480 };
  DaybeatRandom random = daybeat_random_seed (self->seed, TOPIC_BLOCK + block);
  int day_of_block = (int)(day - block * DAYS_PER_BLOCK);
  int ill_from = daybeat_random_between (&random, 0, 90),
      away_from = daybeat_random_between (&random, 0, 130);
  int drawer_from = daybeat_random_between (&random, 0, 140);
  int shift = shifts[daybeat_random_between (&random, 0, 3)];
  int back_from = away_from + daybeat_random_between (&random, 5, 12);

  if (ill_from < DAYS_PER_BLOCK && day_of_block >= ill_from && day_of_block < ill_from + 5)
    life->ill = TRUE;
  if (drawer_from < DAYS_PER_BLOCK && day_of_block >= drawer_from && day_of_block < drawer_from + 6)
    life->not_worn = TRUE;
  if (away_from >= DAYS_PER_BLOCK)
    return;
  arrive (life, shift, day_of_block - away_from);
  arrive (life, -shift, day_of_block - back_from);
}

DaybeatSampleLife
_daybeat_sample_live (DaybeatSample *self, DaybeatDay day)
{
  DaybeatSampleLife life = { 0 };

  live_block (self, day / DAYS_PER_BLOCK - 1, day, &life);
  live_block (self, day / DAYS_PER_BLOCK, day, &life);
  return life;
}

/* The last Sundays of March and October: when the clocks of the made person's country change. */
static gboolean
clocks_change (DaybeatDay day, int in_month)
{
  int month, day_of_month;

  daybeat_day_get_ymd (day, NULL, &month, &day_of_month);
  return month == in_month && day_of_month > 24 && daybeat_day_get_weekday (day) == 7;
}

static int
bed_minute_on (DaybeatSample *self, DaybeatDay day, DaybeatSampleLife life, DaybeatRandom *random)
{
  int weekday = daybeat_day_get_weekday (day);
  gboolean free_day = weekday >= 6;
  double season = 14.0 * sin ((double)(day % 365) / 365.0 * 2.0 * G_PI);
  double usual = (free_day ? 25.0 : -35.0) + season + (double)(self->seed % 7) * 6.0;

  return (int)CLAMP (daybeat_random_normal (random, usual + life.lag_minutes, life.ill ? 60 : 28),
                     FIRST_BED_MINUTE, LAST_BED_MINUTE);
}

static int
length_on (DaybeatDay day, DaybeatSampleLife life, DaybeatRandom *random)
{
  gboolean free_day = daybeat_day_get_weekday (day) >= 6;
  double usual = (free_day ? 505 : 447) + (life.ill ? 70 : 0) - (life.flight ? 150 : 0);

  return (int)CLAMP (daybeat_random_normal (random, usual, 34), 240, 700);
}

/* The first quarter was worn on an older tracker that knew no stages. */
gboolean
_daybeat_sample_is_on_old_device (DaybeatSample *self, DaybeatDay day)
{
  return day - self->first <= (self->last - self->first) / 4;
}

static void
add_nap (DaybeatSample *self, GPtrArray *sleeps, const DaybeatSleep *night, DaybeatRandom *random)
{
  g_autoptr (DaybeatSleep) nap
      = daybeat_sample_nap_create (self->seed, night->source, night->day, night->device);

  if (daybeat_random_chance (random, 12))
    g_set_str (&nap->log_type, "manual");
  /* Whoever has slept until noon is not tired yet. */
  if (nap->start.wall_ms - night->end.wall_ms > 120 * DAYBEAT_MS_PER_MINUTE)
    g_ptr_array_add (sleeps, g_steal_pointer (&nap));
}

void
_daybeat_sample_add_night (DaybeatSample *self, DaybeatSource source, GPtrArray *sleeps, DaybeatDay day)
{
  DaybeatRandom random = daybeat_random_seed (self->seed, TOPIC_LIFE + day);
  DaybeatSampleLife life = _daybeat_sample_live (self, day);
  DaybeatSampleNight plan = { .day = day, .ill = life.ill };
  DaybeatSleep *night;

  plan.bed_minute = bed_minute_on (self, day, life, &random);
  plan.in_bed_minutes = length_on (day, life, &random);
  if (clocks_change (day, 3))
    plan.clock_change_minutes = 60;
  else if (clocks_change (day, 10))
    plan.clock_change_minutes = -60;
  if (life.not_worn || daybeat_random_chance (&random, 2.5))
    return;
  plan.poor_signal = daybeat_random_chance (&random, 1.5) && !_daybeat_sample_is_on_old_device (self, day);
  plan.stages = !plan.poor_signal && !_daybeat_sample_is_on_old_device (self, day);
  plan.device = _daybeat_sample_is_on_old_device (self, day) ? "One" : "Charge 6";

  night = daybeat_sample_night_create (self->seed, source, &plan);
  g_ptr_array_add (sleeps, night);
  if (day < self->last && daybeat_random_chance (&random, daybeat_day_get_weekday (day) >= 6 ? 14 : 4))
    add_nap (self, sleeps, night, &random);
}

void
_daybeat_sample_add_sleeps (DaybeatSample *self, DaybeatBatch *batch)
{
  for (DaybeatDay day = self->first; day <= self->last; day++)
    _daybeat_sample_add_night (self, batch->source, batch->sleeps, day);

  batch->sleep_goal = daybeat_sleep_goal_new ();
  batch->sleep_goal->source = batch->source;
  batch->sleep_goal->minutes = 450;
  batch->sleep_goal->bedtime_minute = 23 * 60 + 15;
  batch->sleep_goal->wakeup_minute = 6 * 60 + 45;
  batch->sleep_goal->recommended_minutes = 445;
  batch->sleep_goal->typical_minutes = 432;
  batch->sleep_goal->typical_wakeup_minute = 6 * 60 + 52;
  batch->sleep_goal->awake_restless_percent = 8.5;
  batch->sleep_goal->flow_id = 0;
  daybeat_instant_parse ("2024-02-11T19:03:11.250Z", &batch->sleep_goal->updated);
}
