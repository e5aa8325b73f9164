/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-sleep-goal.h"
#include "daybeat-sleep-range.h"
#include "daybeat-units.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SLEEP_SPAN_VIEW (daybeat_sleep_span_view_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSleepSpanView, daybeat_sleep_span_view, DAYBEAT, SLEEP_SPAN_VIEW, AdwBin)

/**
 * DaybeatSleepSpanView:
 *
 * The nights of a week or a month as floating bars, with their means and usual times. A day is opened with the action
 * `sleep.open-day`.
 */

/**
 * daybeat_sleep_span_view_show:
 * @goal: (nullable):
 */
void daybeat_sleep_span_view_show (DaybeatSleepSpanView *self, DaybeatSleepRange *range, const DaybeatSleepGoal *goal,
                                   DaybeatUnits *units);

G_END_DECLS
