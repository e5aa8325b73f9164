/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-absent.h"
#include "daybeat-instant.h"
#include "daybeat-source.h"

G_BEGIN_DECLS

#define DAYBEAT_SERIES_MAX_COLUMNS 5

/**
 * DaybeatSeriesKind:
 * @id: stable name, stored and exported
 * @columns: (array zero-terminated=1): the export's names of the numbers that each sample has; the first is `value`
 *
 * What samples can be of.
 */
typedef struct
{
  const char *id;
  const char *columns[DAYBEAT_SERIES_MAX_COLUMNS + 1];
} DaybeatSeriesKind;

/**
 * DaybeatSeries:
 * @kind: what the samples are of
 * @day: the civil day of every sample in it, on the clock of @start
 * @start: the first sample
 * @times: (element-type gint32): milliseconds after @start, ascending
 * @columns: (element-type double): one array a column of @kind, as long as @times; NaN where a sample lacks it;
 *   %NULL where no sample has it
 *
 * The samples of one kind, day and source, as arrays: a day of heart rate has up to 86,400 of them. Samples after
 * a change of the clock within the day are in it too, counted from @start.
 */
typedef struct
{
  DaybeatSource source;
  const DaybeatSeriesKind *kind;
  DaybeatDay day;
  DaybeatInstant start;
  GArray *times;
  GArray *columns[DAYBEAT_SERIES_MAX_COLUMNS];
} DaybeatSeries;

/**
 * daybeat_series_kinds_get:
 * @n_kinds: (out):
 *
 * Returns: (transfer none) (array length=n_kinds):
 */
const DaybeatSeriesKind *daybeat_series_kinds_get (gsize *n_kinds);

/**
 * daybeat_series_kind_find:
 *
 * Returns: (transfer none) (nullable):
 */
const DaybeatSeriesKind *daybeat_series_kind_find (const char *id);

/**
 * daybeat_series_new:
 *
 * Returns: (transfer full): an empty series
 */
DaybeatSeries *daybeat_series_new (const DaybeatSeriesKind *kind);
DaybeatSeries *daybeat_series_ref (DaybeatSeries *self);
void daybeat_series_unref (DaybeatSeries *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatSeries, daybeat_series_unref)

/**
 * daybeat_series_append:
 * @after_ms: milliseconds after the start, not less than those of the sample before
 * @values: (array): one a column of the kind; NaN where absent
 */
void daybeat_series_append (DaybeatSeries *self, gint32 after_ms, const double *values);

/**
 * daybeat_series_get_value:
 *
 * Returns: the number, or NaN
 */
double daybeat_series_get_value (const DaybeatSeries *self, guint column, guint index);

G_END_DECLS
