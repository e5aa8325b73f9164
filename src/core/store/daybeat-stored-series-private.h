/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-series.h"
#include "daybeat-store-db-private.h"

G_BEGIN_DECLS

/**
 * DaybeatStoredSeries:
 * @samples: (owned): what is shown, counted from the day's midnight in UTC
 * @withdrawn: (owned): what has vanished upstream, counted so too
 * @start: of the first sample
 *
 * One day of one kind and source as it stands in the table.
 */
typedef struct
{
  DaybeatSeries *samples;
  DaybeatSeries *withdrawn;
  DaybeatInstant start;
} DaybeatStoredSeries;

/**
 * daybeat_stored_series_init:
 *
 * Makes it a day without samples.
 */
void daybeat_stored_series_init (DaybeatStoredSeries *self, const DaybeatSeriesKind *kind, DaybeatDay day,
                                 DaybeatSource source);
void daybeat_stored_series_clear (DaybeatStoredSeries *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DaybeatStoredSeries, daybeat_stored_series_clear)

/* The columns of a row, in the order in which daybeat_stored_series_read() takes them. */
#define DAYBEAT_STORED_SERIES_COLUMNS "start_ms, start_offset, start_offset_source, samples, withdrawn"

/**
 * daybeat_stored_series_read:
 *
 * Fills a day without samples from the row that stands ready.
 *
 * Returns: %FALSE with %DAYBEAT_STORE_ERROR_CORRUPT where it is damaged
 */
gboolean daybeat_stored_series_read (DaybeatStoredSeries *self, sqlite3_stmt *statement, GError **error);

/**
 * daybeat_stored_series_find:
 *
 * Looks a day up; one that is not there, or is damaged, has no samples. Damage is noted as a finding.
 */
gboolean daybeat_stored_series_find (DaybeatStoreDb *db, const DaybeatSeriesKind *kind, DaybeatDay day,
                                     DaybeatSource source, DaybeatStoredSeries *self, GError **error);

/**
 * daybeat_stored_series_put:
 *
 * Writes the day; one that is the same changes nothing.
 */
gboolean daybeat_stored_series_put (DaybeatStoreDb *db, const DaybeatStoredSeries *self, GError **error);

/**
 * daybeat_stored_series_tell:
 * @original: (nullable):
 *
 * Notes as a finding what is wrong with a day.
 */
gboolean daybeat_stored_series_tell (DaybeatStoreDb *db, const DaybeatSeries *series, const char *reason,
                                     const char *original, GError **error);

G_END_DECLS
