/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-series.h"
#include "daybeat-sleep.h"

G_BEGIN_DECLS

/**
 * DaybeatNightHeart:
 * @minutes: (element-type double): beats per minute, the mean of each minute from the sleep's start on; NaN where the
 *   heart was not measured
 * @asleep_mean: the mean of the minutes asleep; NaN where too few are covered
 * @lowest: the least mean of five minutes in a row; NaN where there are no five
 * @n_covered: minutes asleep with a heart rate
 * @source: whose samples these are
 *
 * The heart in one sleep.
 */
typedef struct
{
  GArray *minutes;
  double asleep_mean;
  double lowest;
  guint n_covered;
  DaybeatSource source;
} DaybeatNightHeart;

/**
 * daybeat_night_heart_new:
 * @sleep: the main sleep
 * @series: (element-type DaybeatSeries): heart rate of the days that @sleep touches
 *
 * Returns: (transfer full) (nullable): %NULL where nothing was measured during the sleep
 */
DaybeatNightHeart *daybeat_night_heart_new (const DaybeatSleep *sleep, GPtrArray *series);
void daybeat_night_heart_free (DaybeatNightHeart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatNightHeart, daybeat_night_heart_free)

/**
 * daybeat_night_heart_get_asleep_mean:
 * @minutes: (array length=n): beats per minute, NaN where not measured
 * @asleep: (array length=n):
 * @min_covered: how many minutes asleep must be covered at least
 * @n_covered: (out): how many are
 *
 * Returns: the mean over minutes asleep of the means of minutes, so that a restless minute with more samples weighs no
 *   more than another; NaN where fewer than @min_covered or fewer than half of them are covered
 */
double daybeat_night_heart_get_asleep_mean (const double *minutes, const gboolean *asleep, guint n, guint min_covered,
                                            guint *n_covered);

/**
 * daybeat_night_heart_get_lowest:
 *
 * Returns: the least mean of five covered minutes in a row; NaN where there are none
 */
double daybeat_night_heart_get_lowest (const double *minutes, guint n);

G_END_DECLS
