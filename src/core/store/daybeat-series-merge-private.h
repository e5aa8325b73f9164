/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-series.h"

G_BEGIN_DECLS

/* g_date_julian of 1970-01-01 */
#define DAYBEAT_EPOCH_DAY 719163

/* Samples of one kind and day as sets by time. Everything here counts its times from the day's midnight in UTC. */

/**
 * daybeat_series_rebase:
 *
 * Returns: (transfer full) (nullable): the same samples, counted from the day's midnight in UTC; %NULL where one of
 *   them is too far from that day for any clock on earth, or before the one before it
 */
DaybeatSeries *daybeat_series_rebase (const DaybeatSeries *self);

/**
 * daybeat_series_overlay:
 *
 * Returns: (transfer full): the samples of @above, and those of @below at other times
 */
DaybeatSeries *daybeat_series_overlay (const DaybeatSeries *below, const DaybeatSeries *above);

/**
 * daybeat_series_subtract:
 *
 * Returns: (transfer full): the samples of @self at times at which @other has none
 */
DaybeatSeries *daybeat_series_subtract (const DaybeatSeries *self, const DaybeatSeries *other);

/**
 * daybeat_series_select:
 * @from_ms: milliseconds since 1970 UTC
 * @until_ms: exclusively
 *
 * Returns: (transfer full): the samples of that time, or all the others
 */
DaybeatSeries *daybeat_series_select (const DaybeatSeries *self, gint64 from_ms, gint64 until_ms, gboolean inside);

/**
 * daybeat_series_new_of_day:
 *
 * Returns: (transfer full): an empty series, counted from the day's midnight in UTC
 */
DaybeatSeries *daybeat_series_new_of_day (const DaybeatSeriesKind *kind, DaybeatDay day, DaybeatSource source);

G_END_DECLS
