/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-batch.h"
#include "daybeat-store-db-private.h"

G_BEGIN_DECLS

/**
 * daybeat_sleep_table_apply:
 *
 * Writes a batch's sleeps; what it says is complete or removed is withdrawn: kept, not shown.
 */
gboolean daybeat_sleep_table_apply (DaybeatStoreDb *db, const DaybeatBatch *batch, GError **error);

/**
 * daybeat_sleep_table_load:
 * @all_sources: every copy of a sleep instead of the one that is shown
 *
 * Returns: (transfer full) (element-type DaybeatSleep): by end, then id
 */
GPtrArray *daybeat_sleep_table_load (DaybeatStoreDb *db, DaybeatDay first, DaybeatDay last, gboolean all_sources,
                                     GError **error);

/**
 * daybeat_sleep_table_load_days:
 *
 * Returns: (transfer full) (element-type DaybeatDay): newest first
 */
GArray *daybeat_sleep_table_load_days (DaybeatStoreDb *db, GError **error);

G_END_DECLS
