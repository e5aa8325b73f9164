/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-chart.h"
#include "daybeat-hypnogram-chart.h"
#include "daybeat-night-heart.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_HEART_CHART (daybeat_heart_chart_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatHeartChart, daybeat_heart_chart, DAYBEAT, HEART_CHART, DaybeatChart)

/**
 * DaybeatHeartChart:
 *
 * The heart rate of one sleep as a line, on the time axis of the hypnogram above it: what lies under a stage was
 * measured in it. The sleeping average is a thin line with its number. Where nothing was measured the line has a gap.
 * The cursor goes from minute to minute.
 */

/**
 * daybeat_heart_chart_show:
 * @heart: (nullable) (transfer full): what to show
 * @sleep: the sleep that it is of
 * @above: the chart whose time axis this one continues
 */
void daybeat_heart_chart_show (DaybeatHeartChart *self, DaybeatNightHeart *heart, const DaybeatSleep *sleep,
                               DaybeatHypnogramChart *above, DaybeatUnits *units);

G_END_DECLS
