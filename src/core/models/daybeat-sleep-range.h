/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-circular.h"
#include "daybeat-hidden-sleeps.h"
#include "daybeat-own-mean.h"
#include "daybeat-sleep-night.h"
#include "daybeat-store.h"

G_BEGIN_DECLS

/**
 * DaybeatSleepBar:
 * @day: the civil day
 * @bed: minutes from the midnight with which @day begins to falling asleep, by the clock on the wall then; negative
 *   before midnight; NaN where no night was recorded
 * @wake: likewise to waking up
 * @asleep: minutes asleep in the night; NaN where not known
 * @napped: minutes asleep in naps; 0 where there were none
 *
 * One day of a chart. The first two say where the clock stood, never how long the night was.
 */
typedef struct
{
  DaybeatDay day;
  double bed;
  double wake;
  double asleep;
  double napped;
} DaybeatSleepBar;

/**
 * DaybeatSleepSummary:
 * @nights: nights that count: today, still going on, does not
 * @days: days of the span that are over, so that they could hold one
 * @needed: how many a mean needs
 * @clocks_needed: how many a usual time needs
 * @asleep: mean minutes asleep a day, naps included; NaN below @needed
 * @efficiency: mean of the nights' efficiencies; NaN below @needed
 * @bed: times of falling asleep
 * @wake: times of waking up
 * @has_usual_times: whether @bed and @wake are usual times
 * @travel: whether the clock was set by two hours or more between two of the nights
 */
typedef struct
{
  guint nights;
  guint days;
  guint needed;
  guint clocks_needed;
  double asleep;
  double efficiency;
  DaybeatCircular bed;
  DaybeatCircular wake;
  gboolean has_usual_times;
  gboolean travel;
} DaybeatSleepSummary;

#define DAYBEAT_TYPE_SLEEP_RANGE (daybeat_sleep_range_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSleepRange, daybeat_sleep_range, DAYBEAT, SLEEP_RANGE, GObject)

/**
 * DaybeatSleepRange:
 *
 * The nights of a span of days, as a chart or a single night with what it is compared to needs them. Does not change.
 */

/**
 * daybeat_sleep_range_load_async:
 * @first: first civil day
 * @last: last civil day
 * @hidden: (nullable): what to leave out
 */
void daybeat_sleep_range_load_async (DaybeatStore *store, DaybeatDay first, DaybeatDay last,
                                     DaybeatHiddenSleeps *hidden, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_sleep_range_load_finish:
 *
 * Returns: (transfer full):
 */
DaybeatSleepRange *daybeat_sleep_range_load_finish (GAsyncResult *result, GError **error);

/**
 * daybeat_sleep_range_new:
 * @sleeps: (element-type DaybeatSleep): sleeps of those days, in any order; others are passed over
 *
 * Returns: (transfer full):
 */
DaybeatSleepRange *daybeat_sleep_range_new (DaybeatDay first, DaybeatDay last, GPtrArray *sleeps);

DaybeatDay daybeat_sleep_range_get_first (DaybeatSleepRange *self);
DaybeatDay daybeat_sleep_range_get_last (DaybeatSleepRange *self);

/**
 * daybeat_sleep_range_get_night:
 *
 * Returns: (transfer none) (nullable): the day's, also where nothing was recorded; %NULL outside of the range
 */
DaybeatSleepNight *daybeat_sleep_range_get_night (DaybeatSleepRange *self, DaybeatDay day);

/**
 * daybeat_sleep_range_get_own_mean:
 * @mean: (out caller-allocates): see daybeat_own_mean_init()
 */
void daybeat_sleep_range_get_own_mean (DaybeatSleepRange *self, DaybeatDay tonight, DaybeatOwnMean *mean);

/**
 * daybeat_sleep_range_dup_bars:
 *
 * Returns: (transfer full) (element-type DaybeatSleepBar): one for each day, in order
 */
GArray *daybeat_sleep_range_dup_bars (DaybeatSleepRange *self);

/**
 * daybeat_sleep_range_get_summary:
 * @summary: (out caller-allocates):
 */
void daybeat_sleep_range_get_summary (DaybeatSleepRange *self, DaybeatSleepSummary *summary);

G_END_DECLS
