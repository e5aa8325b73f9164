/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sample"

#include "config.h"

#include <math.h>

#include "daybeat-random-private.h"
#include "daybeat-sample-night-private.h"
#include "daybeat-sample-private.h"

#define TOPIC_LIFE G_GUINT64_CONSTANT (0x300000000)
#define TOPIC_BLOCK G_GUINT64_CONSTANT (0x400000000)

/* What goes on in the life of the person on one day. */
typedef struct
{
  gboolean ill;
  gboolean not_worn;
  int zone_shift_minutes; /* how far away from home the clocks are */
} Life;

/* Life happens in blocks of 28 days: some have an illness, a journey, or a device left in a drawer. */
static Life
life_on (DaybeatSample *self, DaybeatDay day)
{
  DaybeatRandom random = daybeat_random_seed (self->seed, TOPIC_BLOCK + day / 28);
  int day_of_block = (int) (day % 28);
  int ill_from = daybeat_random_between (&random, 0, 70), away_from = daybeat_random_between (&random, 0, 90);
  int drawer_from = daybeat_random_between (&random, 0, 120);
  static const int shifts[] = { -360, 60, -540, 480 };
  int shift = shifts[daybeat_random_between (&random, 0, 3)];
  int nights_away = daybeat_random_between (&random, 5, 12);
  Life life = { 0 };

  life.ill = day_of_block >= ill_from && day_of_block < ill_from + 5;
  life.not_worn = day_of_block >= drawer_from && day_of_block < drawer_from + 6;
  if (day_of_block >= away_from && day_of_block < away_from + nights_away)
    life.zone_shift_minutes = shift;
  return life;
}

/* The last Sundays of March and October: when the clocks of the made person's country change. */
static gboolean
clocks_go_forward (DaybeatDay day)
{
  int month, day_of_month;

  daybeat_day_get_ymd (day, NULL, &month, &day_of_month);
  return month == 3 && day_of_month > 24 && daybeat_day_get_weekday (day) == 7;
}

static int
bed_minute_on (DaybeatSample *self, DaybeatDay day, Life life, DaybeatRandom *random)
{
  int weekday = daybeat_day_get_weekday (day);
  gboolean free_day = weekday >= 6;
  double season = 14.0 * sin ((double) (day % 365) / 365.0 * 2.0 * G_PI);
  double usual = (free_day ? 25.0 : -35.0) + season + (double) (self->seed % 7) * 6.0;

  /* After a long flight the body goes on at home's time for a while. */
  if (life.zone_shift_minutes != 0)
    usual += life.zone_shift_minutes > 0 ? 70 : -60;
  return (int) daybeat_random_normal (random, usual, life.ill ? 60 : 28);
}

static int
length_on (DaybeatDay day, Life life, DaybeatRandom *random)
{
  gboolean free_day = daybeat_day_get_weekday (day) >= 6;
  double usual = (free_day ? 505 : 447) + (life.ill ? 70 : 0);

  return (int) CLAMP (daybeat_random_normal (random, usual, 34), 240, 700);
}

static const char *
device_on (DaybeatSample *self, DaybeatDay day, gboolean *stages)
{
  /* The first quarter was worn on an older tracker that knew no stages. */
  *stages = day - self->first > (self->last - self->first) / 4;
  return *stages ? "Charge 6" : "One";
}

static void
add_night (DaybeatSample *self, DaybeatBatch *batch, DaybeatDay day)
{
  DaybeatRandom random = daybeat_random_seed (self->seed, TOPIC_LIFE + day);
  Life life = life_on (self, day);
  DaybeatSampleNight night = { .day = day, .ill = life.ill };

  night.bed_minute = bed_minute_on (self, day, life, &random);
  night.in_bed_minutes = length_on (day, life, &random);
  night.device = device_on (self, day, &night.stages);
  if (clocks_go_forward (day))
    night.lost_minutes = 60;
  if (life.not_worn || daybeat_random_chance (&random, 2.5))
    return;

  g_ptr_array_add (batch->sleeps, daybeat_sample_night_create (self->seed, batch->source, &night));
  if (day < self->last && daybeat_random_chance (&random, daybeat_day_get_weekday (day) >= 6 ? 14 : 4))
    {
      DaybeatSleep *nap = daybeat_sample_nap_create (self->seed, batch->source, day, night.device);

      if (daybeat_random_chance (&random, 12))
        g_set_str (&nap->log_type, "manual");
      g_ptr_array_add (batch->sleeps, nap);
    }
}

void
_daybeat_sample_add_sleeps (DaybeatSample *self, DaybeatBatch *batch)
{
  for (DaybeatDay day = self->first; day <= self->last; day++)
    add_night (self, batch, day);

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
