/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-chart.h"
#include "daybeat-sleep.h"
#include "daybeat-units.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_HYPNOGRAM_CHART (daybeat_hypnogram_chart_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatHypnogramChart, daybeat_hypnogram_chart, DAYBEAT, HYPNOGRAM_CHART, DaybeatChart)

/**
 * DaybeatHypnogramChart:
 *
 * One sleep over time: a row for each stage (awake, REM, light, deep) or for what a classic log has (awake, restless,
 * asleep), a thin line joining them, short wakes as hairlines on top. What the source did not say is a gap. Time
 * runs in reading direction on the clock of the sleep's start. The cursor is a #DaybeatChart's.
 *
 * Property `compact` (boolean): 24 pixels high, without words, axis and cursor, for a row of a list.
 */

/**
 * daybeat_hypnogram_chart_new:
 *
 * Returns: (transfer floating):
 */
GtkWidget *daybeat_hypnogram_chart_new (void);

/**
 * daybeat_hypnogram_chart_set_sleep:
 * @sleep: (nullable): what to show
 * @units: (nullable): how to write times; may be %NULL for a compact one
 */
void daybeat_hypnogram_chart_set_sleep (DaybeatHypnogramChart *self, const DaybeatSleep *sleep, DaybeatUnits *units);

void daybeat_hypnogram_chart_set_compact (DaybeatHypnogramChart *self, gboolean compact);

/**
 * daybeat_hypnogram_chart_get_x:
 * @wall_ms: a moment on the clock of the sleep's start
 *
 * Returns: where that moment lies across the widget, for a chart that continues this one's axis
 */
float daybeat_hypnogram_chart_get_x (DaybeatHypnogramChart *self, gint64 wall_ms);

/**
 * daybeat_sleep_level_get_title:
 *
 * Returns: what a person calls this level, translated: `Deep`
 */
const char *daybeat_sleep_level_get_title (DaybeatSleepLevel level);

G_END_DECLS
