/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sample"

#include "config.h"

#include "daybeat-sample-private.h"

DaybeatSample *
daybeat_sample_new (guint32 seed, guint years, DaybeatDay last)
{
  DaybeatSample *self = g_new0 (DaybeatSample, 1);
  int year, month, day;

  daybeat_day_get_ymd (last, &year, &month, &day);
  self->seed = seed;
  self->last = last;
  self->first = daybeat_day_from_ymd (year - (int) years, month, MIN (day, 28));
  return self;
}

void
daybeat_sample_free (DaybeatSample *self)
{
  g_free (self);
}

DaybeatDay
daybeat_sample_get_first_day (DaybeatSample *self)
{
  return self->first;
}

static void
set_dates_of_knowing (DaybeatSample *self, DaybeatBatch *batch)
{
  batch->profile->as_of = batch->sleep_goal->as_of = self->last;
  for (guint i = 0; i < batch->badges->len; i++)
    ((DaybeatBadge *) g_ptr_array_index (batch->badges, i))->as_of = self->last;
  for (guint i = 0; i < batch->friends->len; i++)
    ((DaybeatFriend *) g_ptr_array_index (batch->friends, i))->as_of = self->last;
  for (guint i = 0; i < batch->leaderboard->len; i++)
    ((DaybeatLeaderboardEntry *) g_ptr_array_index (batch->leaderboard, i))->as_of = self->last;
  for (guint i = 0; i < batch->devices->len; i++)
    ((DaybeatDevice *) g_ptr_array_index (batch->devices, i))->as_of = self->last;
}

DaybeatBatch *
daybeat_sample_create_batch (DaybeatSample *self, DaybeatSource source)
{
  DaybeatBatch *batch = daybeat_batch_new (source);

  _daybeat_sample_add_profile (self, batch);
  _daybeat_sample_add_badges (self, batch);
  _daybeat_sample_add_friends (self, batch);
  _daybeat_sample_add_devices (self, batch);
  _daybeat_sample_add_sleeps (self, batch);
  set_dates_of_knowing (self, batch);

  batch->complete = DAYBEAT_FAMILY_PROFILE | DAYBEAT_FAMILY_BADGES | DAYBEAT_FAMILY_FRIENDS |
                    DAYBEAT_FAMILY_LEADERBOARD | DAYBEAT_FAMILY_DEVICES | DAYBEAT_FAMILY_SLEEP |
                    DAYBEAT_FAMILY_SLEEP_GOAL;
  batch->first_day = self->first;
  batch->last_day = self->last;
  return batch;
}
