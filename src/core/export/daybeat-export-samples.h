/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-series.h"
#include "daybeat-track.h"

G_BEGIN_DECLS

/*
 * Samples and routes in the form of the export, written as text straight away: a day of heart rate is 86,400 of them.
 * Each function takes `shown`: TRUE or FALSE where every copy is written, with its source, else DAYBEAT_ABSENT.
 */

/**
 * daybeat_export_series_append_line:
 *
 * Appends the samples of a day as one line of JSON without the line feed.
 */
void daybeat_export_series_append_line (GString *text, const DaybeatSeries *series, int shown);

/**
 * daybeat_export_series_append_header:
 *
 * Appends the header of a table of samples, with the line feed.
 */
void daybeat_export_series_append_header (GString *csv, const DaybeatSeriesKind *kind, gboolean all_sources);

/**
 * daybeat_export_series_append_rows:
 *
 * Appends one row a sample.
 */
void daybeat_export_series_append_rows (GString *csv, const DaybeatSeries *series, int shown);

/**
 * daybeat_export_track_append_line:
 */
void daybeat_export_track_append_line (GString *text, const DaybeatTrack *track, int shown);

/**
 * daybeat_export_track_append_header:
 */
void daybeat_export_track_append_header (GString *csv, gboolean all_sources);

/**
 * daybeat_export_track_append_rows:
 */
void daybeat_export_track_append_rows (GString *csv, const DaybeatTrack *track, int shown);

G_END_DECLS
