/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-records"

#include "config.h"

#include "daybeat-sleep-goal.h"

#include "daybeat-record-private.h"

static void
daybeat_sleep_goal_clear (DaybeatSleepGoal *self)
{
  g_free (self->extra);
}

DAYBEAT_DEFINE_RECORD (DaybeatSleepGoal, daybeat_sleep_goal)

DaybeatSleepGoal *
daybeat_sleep_goal_new (void)
{
  DaybeatSleepGoal *self = g_atomic_rc_box_new0 (DaybeatSleepGoal);

  self->minutes = DAYBEAT_ABSENT;
  self->bedtime_minute = DAYBEAT_ABSENT;
  self->wakeup_minute = DAYBEAT_ABSENT;
  self->updated = DAYBEAT_INSTANT_NONE;
  self->recommended_minutes = DAYBEAT_ABSENT;
  self->typical_minutes = DAYBEAT_ABSENT;
  self->typical_wakeup_minute = DAYBEAT_ABSENT;
  self->awake_restless_percent = DAYBEAT_ABSENT_NUMBER;
  self->flow_id = DAYBEAT_ABSENT;
  return self;
}
