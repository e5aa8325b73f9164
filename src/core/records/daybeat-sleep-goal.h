/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-absent.h"
#include "daybeat-instant.h"
#include "daybeat-source.h"

G_BEGIN_DECLS

/**
 * DaybeatSleepGoal:
 *
 * What the person wants of a night, and what the service makes of it.
 */
typedef struct
{
  DaybeatSource source;
  int minutes;                  /* or DAYBEAT_ABSENT */
  int bedtime_minute;           /* minutes after midnight, or DAYBEAT_ABSENT */
  int wakeup_minute;            /* minutes after midnight, or DAYBEAT_ABSENT */
  DaybeatInstant updated;
  int recommended_minutes;      /* or DAYBEAT_ABSENT */
  int typical_minutes;          /* or DAYBEAT_ABSENT */
  int typical_wakeup_minute;    /* minutes after midnight, or DAYBEAT_ABSENT */
  double awake_restless_percent;/* 0–100, or NaN */
  int flow_id;                  /* how much the service knows of the person; DAYBEAT_ABSENT */
  DaybeatDay as_of;
  char *extra;                  /* members nobody knew, as a JSON object; (nullable) */
} DaybeatSleepGoal;

/**
 * daybeat_sleep_goal_new:
 *
 * Returns: (transfer full): a record with every member absent
 */
DaybeatSleepGoal *daybeat_sleep_goal_new (void);
DaybeatSleepGoal *daybeat_sleep_goal_ref (DaybeatSleepGoal *self);
void daybeat_sleep_goal_unref (DaybeatSleepGoal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatSleepGoal, daybeat_sleep_goal_unref)

G_END_DECLS
