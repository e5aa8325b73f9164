/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-export-load.h"
#include "daybeat-export.h"

G_BEGIN_DECLS

/**
 * DaybeatExportSlices:
 * @written: called after each slice
 * @data: handed to @written
 *
 * A family that is too large to be in memory: samples and routes. What it points to outlives the writing.
 */
typedef struct
{
  const char *folder;
  DaybeatExportFormat format;
  gboolean all_sources;
  const DaybeatExportFamily *family;
  const DaybeatExportExtent *extent;
  void (*written) (gpointer data);
  gpointer data;
} DaybeatExportSlices;

/**
 * daybeat_export_slices_count:
 *
 * Returns: how many slices are written
 */
guint daybeat_export_slices_count (const DaybeatExportExtent *extent);

/**
 * daybeat_export_slices_write_async:
 *
 * Loads and writes a few days at a time, so that no more of them are in memory.
 */
void daybeat_export_slices_write_async (DaybeatStore *store, const DaybeatExportSlices *slices,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_export_slices_write_finish:
 * @n_rows: (out): how many lines or rows there are
 */
gboolean daybeat_export_slices_write_finish (DaybeatStore *store, GAsyncResult *result, gint64 *n_rows,
                                             GError **error);

G_END_DECLS
