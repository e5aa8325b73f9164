/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-batch.h"
#include "daybeat-store-db-private.h"

G_BEGIN_DECLS

/**
 * daybeat_reading_table_apply:
 *
 * Writes a batch's readings; those of complete kinds that it does not name are withdrawn: kept, not shown.
 */
gboolean daybeat_reading_table_apply (DaybeatStoreDb *db, const DaybeatBatch *batch, GError **error);

/**
 * daybeat_reading_table_load:
 * @kind: (nullable): %NULL for all
 * @first: first civil day; 0 for what has no time, too
 * @all_sources: every copy of a reading instead of the one that is shown
 *
 * Returns: (transfer full) (element-type DaybeatReading): by kind where there are several, then time, then id
 */
GPtrArray *daybeat_reading_table_load (DaybeatStoreDb *db, const char *kind, DaybeatDay first, DaybeatDay last,
                                       gboolean all_sources, GError **error);

/**
 * daybeat_reading_table_get_newest:
 * @value: (out): the newest reading's, or NaN where there is none
 */
gboolean daybeat_reading_table_get_newest (DaybeatStoreDb *db, const char *kind, double *value, GError **error);

G_END_DECLS
