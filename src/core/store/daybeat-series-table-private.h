/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-batch.h"
#include "daybeat-store-db-private.h"

G_BEGIN_DECLS

/**
 * daybeat_series_table_apply:
 *
 * Merges a batch's samples into the days that are there. Of a complete kind what the batch does not name within its
 * window is withdrawn: kept, not shown.
 */
gboolean daybeat_series_table_apply (DaybeatStoreDb *db, const DaybeatBatch *batch, GError **error);

/**
 * daybeat_series_table_load:
 * @all_sources: every copy of a day instead of the one that is shown
 *
 * Returns: (transfer full) (element-type DaybeatSeries): by day, then source
 */
GPtrArray *daybeat_series_table_load (DaybeatStoreDb *db, const char *kind, DaybeatDay first, DaybeatDay last,
                                      gboolean all_sources, GError **error);

/**
 * daybeat_series_table_load_days:
 *
 * Returns: (transfer full) (element-type DaybeatDay): newest first
 */
GArray *daybeat_series_table_load_days (DaybeatStoreDb *db, const char *kind, GError **error);

G_END_DECLS
