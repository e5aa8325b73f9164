/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-export-family.h"
#include "daybeat-store.h"

G_BEGIN_DECLS

/*
 * What an export reads from the store, under one pair of functions for all families.
 */

/**
 * daybeat_export_load_part_async:
 * @part: which of the family's parts
 * @all_sources: every copy instead of what is shown
 */
void daybeat_export_load_part_async (DaybeatStore *store, const DaybeatExportFamily *family, guint part,
                                     gboolean all_sources, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);

/**
 * daybeat_export_load_part_finish:
 *
 * Returns: (transfer full): a #GPtrArray of records; of daily numbers a #GArray of #DaybeatDailyRow
 */
gpointer daybeat_export_load_part_finish (DaybeatStore *store, const DaybeatExportFamily *family,
                                          GAsyncResult *result, GError **error);

/**
 * DaybeatExportExtent:
 * @days: (element-type DaybeatDay): of which there is anything, oldest first; with 0 for what has no day
 * @hidden: (nullable): of routes: the exercises that are not shown, as daybeat_export_make_track_key() says them
 *
 * What there is of a family that is too large to be loaded whole.
 */
typedef struct
{
  GArray *days;
  GHashTable *hidden;
} DaybeatExportExtent;

void daybeat_export_extent_free (DaybeatExportExtent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatExportExtent, daybeat_export_extent_free)

/**
 * daybeat_export_make_track_key:
 *
 * Returns: (transfer full): the exercise of a source
 */
char *daybeat_export_make_track_key (DaybeatSource source, const char *exercise_id);

/**
 * daybeat_export_load_extent_async:
 * @family: a sliced one
 */
void daybeat_export_load_extent_async (DaybeatStore *store, const DaybeatExportFamily *family,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_export_load_extent_finish:
 *
 * Returns: (transfer full): or %NULL with @error
 */
DaybeatExportExtent *daybeat_export_load_extent_finish (DaybeatStore *store, const DaybeatExportFamily *family,
                                                        GAsyncResult *result, GError **error);

/**
 * daybeat_export_load_slice_async:
 * @family: a sliced one
 */
void daybeat_export_load_slice_async (DaybeatStore *store, const DaybeatExportFamily *family, DaybeatDay first,
                                      DaybeatDay last, gboolean all_sources, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_export_load_slice_finish:
 *
 * Returns: (transfer full): a #GPtrArray of #DaybeatSeries or #DaybeatTrack
 */
GPtrArray *daybeat_export_load_slice_finish (DaybeatStore *store, const DaybeatExportFamily *family,
                                             GAsyncResult *result, GError **error);

G_END_DECLS
