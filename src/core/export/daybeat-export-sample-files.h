/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-export-samples.h"
#include "daybeat-export.h"

G_BEGIN_DECLS

/**
 * DaybeatExportSampleFiles:
 *
 * The files of one kind of samples, or of all routes: written slice by slice, so that no more than a slice is in
 * memory. Lines of JSON are one file; tables of samples are one file a year, and none where there are no samples.
 */
typedef struct _DaybeatExportSampleFiles DaybeatExportSampleFiles;

/**
 * daybeat_export_sample_files_new:
 * @family: the files' stem
 * @kind: (nullable): what the samples are of; %NULL for routes
 *
 * Returns: (transfer full): with no file opened yet
 */
DaybeatExportSampleFiles *daybeat_export_sample_files_new (const char *folder, const char *family,
                                                           const DaybeatSeriesKind *kind, DaybeatExportFormat format,
                                                           gboolean all_sources);

/**
 * daybeat_export_sample_files_free:
 *
 * What was not closed never appears.
 */
void daybeat_export_sample_files_free (DaybeatExportSampleFiles *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatExportSampleFiles, daybeat_export_sample_files_free)

/**
 * daybeat_export_sample_files_add_series:
 * @shown: for what is written with every copy, else %DAYBEAT_ABSENT
 *
 * Adds the samples of a day, if there are any: no earlier than the days before.
 */
gboolean daybeat_export_sample_files_add_series (DaybeatExportSampleFiles *self, const DaybeatSeries *series,
                                                 int shown, GError **error);

/**
 * daybeat_export_sample_files_add_track:
 */
gboolean daybeat_export_sample_files_add_track (DaybeatExportSampleFiles *self, const DaybeatTrack *track, int shown,
                                                GError **error);

/**
 * daybeat_export_sample_files_close:
 * @n_rows: (out): how many lines or rows there are
 *
 * Makes the last file appear, and takes away the years that an export before had and this one has not.
 */
gboolean daybeat_export_sample_files_close (DaybeatExportSampleFiles *self, gint64 *n_rows, GError **error);

G_END_DECLS
