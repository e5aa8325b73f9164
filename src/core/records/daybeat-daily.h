/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-day.h"

G_BEGIN_DECLS

/**
 * DaybeatDaily:
 * @metric: (interned): id of a metric: `steps`, `rhr`, `spo2.avg`, …
 * @day: the civil day that it is of
 * @value: in the metric's canonical unit
 *
 * One number of one day. A plain struct, by value in an array: ten years of all metrics are 150,000 of them.
 */
typedef struct
{
  const char *metric;
  DaybeatDay day;
  double value;
} DaybeatDaily;

/**
 * DaybeatMetric:
 * @id: stable name, stored and exported
 * @unit: the export's word for the unit, such as `bpm`
 *
 * What a #DaybeatDaily can be of.
 */
typedef struct
{
  const char *id;
  const char *unit;
} DaybeatMetric;

/**
 * daybeat_metrics_get:
 * @n_metrics: (out):
 *
 * Returns: (transfer none) (array length=n_metrics): every metric that Daybeat knows
 */
const DaybeatMetric *daybeat_metrics_get (gsize *n_metrics);

/**
 * daybeat_metric_find:
 *
 * Returns: (transfer none) (nullable): the metric with that id
 */
const DaybeatMetric *daybeat_metric_find (const char *id);

/**
 * daybeat_daily_append:
 * @dailies: (element-type DaybeatDaily):
 * @metric: id of a metric, of which this keeps an interned copy
 *
 * Appends a value, unless it is absent (NaN).
 */
void daybeat_daily_append (GArray *dailies, const char *metric, DaybeatDay day, double value);

G_END_DECLS
