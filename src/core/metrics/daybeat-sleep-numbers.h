/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-sleep.h"

G_BEGIN_DECLS

/**
 * DaybeatSleepNumbers:
 *
 * What follows from one sleep. Minutes are unrounded; what is not known is NaN, a count −1, an instant absent.
 * Terms are those of the American Academy of Sleep Medicine where it has one (TIB, TST, SOL, SPT, WASO, SE).
 */
typedef struct
{
  double in_bed;          /* TIB: end − start */
  double asleep;          /* TST: received, else light + deep + REM after short wakes, or the classic asleep */
  gboolean asleep_received;
  double awake_in_bed;    /* TIB − TST: everything that was not sleep */
  double to_fall_asleep;  /* SOL: first sleeping epoch − start */
  double sleep_period;    /* SPT: from the first sleeping epoch to the end of the last */
  double awake_after_onset; /* WASO: awake, or restless, within the sleep period */
  double efficiency;      /* SE: 100 · TST ÷ TIB */
  double level_minutes[DAYBEAT_N_SLEEP_LEVELS];  /* received, else computed */
  gboolean levels_received;
  double level_shares[DAYBEAT_N_SLEEP_LEVELS];   /* percent of the sleep in these levels; stages only */
  int awakenings;         /* runs of awake within the sleep period; adjoining wakes are one */
  int long_awakenings;    /* those of five minutes or more */
  double rem_latency;     /* from the first sleeping epoch to the first REM */
  DaybeatInstant onset;   /* on the clock at falling asleep */
  DaybeatInstant offset;  /* on the clock at waking */
  DaybeatInstant middle;  /* onset + SPT ÷ 2 */
} DaybeatSleepNumbers;

/**
 * daybeat_sleep_numbers_init:
 * @numbers: (out caller-allocates):
 */
void daybeat_sleep_numbers_init (DaybeatSleepNumbers *numbers, const DaybeatSleep *sleep);

/**
 * daybeat_sleep_day_get_asleep:
 * @sleeps: (element-type DaybeatSleep): the sleeps of one day
 *
 * Returns: minutes asleep in all of them; where some overlap, because two sources recorded the same sleep, moments
 *   are counted once. NaN where nothing is known.
 */
double daybeat_sleep_day_get_asleep (GPtrArray *sleeps);

G_END_DECLS
