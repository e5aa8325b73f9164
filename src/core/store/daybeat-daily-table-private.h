/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-batch.h"
#include "daybeat-store-db-private.h"

G_BEGIN_DECLS

/**
 * daybeat_daily_table_apply:
 *
 * Writes a batch's daily numbers; days of complete metrics that it does not name are withdrawn: kept, not shown.
 */
gboolean daybeat_daily_table_apply (DaybeatStoreDb *db, const DaybeatBatch *batch, GError **error);

/**
 * daybeat_daily_table_load:
 * @metric: (nullable): %NULL for all
 * @all_sources: every copy of a number instead of the one that is shown
 *
 * Returns: (transfer full) (element-type DaybeatDailyRow): by day, then metric, then source
 */
GArray *daybeat_daily_table_load (DaybeatStoreDb *db, const char *metric, DaybeatDay first, DaybeatDay last,
                                  gboolean all_sources, GError **error);

G_END_DECLS
