/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-chart.h"
#include "daybeat-sleep-goal.h"
#include "daybeat-sleep-range.h"
#include "daybeat-units.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SLEEP_BARS_CHART (daybeat_sleep_bars_chart_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSleepBarsChart, daybeat_sleep_bars_chart, DAYBEAT, SLEEP_BARS_CHART, DaybeatChart)

/**
 * DaybeatSleepBarsChart:
 *
 * The nights of a week or a month: a bar from falling asleep to waking, floating over a clock that runs through
 * midnight from top to bottom, the goal's bed and wake time as a band, weekends lighter; under it how long each
 * day's sleep was, naps paler on top, the goal as a line. Days run in reading direction. The cursor is a
 * #DaybeatChart's.
 *
 * Signal `day-activated (DaybeatSleepBarsChart *self, guint day)`: a day was clicked, or opened with Enter.
 */

/**
 * daybeat_sleep_bars_chart_set_bars:
 * @bars: (element-type DaybeatSleepBar): one a day
 * @goal: (nullable):
 */
void daybeat_sleep_bars_chart_set_bars (DaybeatSleepBarsChart *self, GArray *bars, const DaybeatSleepGoal *goal,
                                        DaybeatUnits *units);

G_END_DECLS
