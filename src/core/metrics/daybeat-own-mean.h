/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-sleep.h"

G_BEGIN_DECLS

#define DAYBEAT_OWN_MEAN_DAYS 30
#define DAYBEAT_OWN_MEAN_MIN_NIGHTS 5

/**
 * DaybeatOwnMean:
 * @n: nights with stages found in the span
 * @minutes: mean minutes by #DaybeatSleepLevel; NaN for all where @n is below %DAYBEAT_OWN_MEAN_MIN_NIGHTS
 */
typedef struct
{
  guint n;
  double minutes[DAYBEAT_N_SLEEP_LEVELS];
} DaybeatOwnMean;

/**
 * daybeat_own_mean_init:
 * @mean: (out caller-allocates):
 * @main_sleeps: (element-type DaybeatSleep): main sleeps, in any order; those outside of the span are passed over
 * @tonight: the night that is compared: the 30 days before it count, itself not
 *
 * Classic nights are left out: they are not translated into stages.
 */
void daybeat_own_mean_init (DaybeatOwnMean *mean, GPtrArray *main_sleeps, DaybeatDay tonight);

G_END_DECLS
