/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-batch.h"
#include "daybeat-store-db-private.h"

G_BEGIN_DECLS

/**
 * daybeat_exercise_table_apply:
 *
 * Writes a batch's exercises; what it says is complete and does not name is withdrawn: kept, not shown.
 */
gboolean daybeat_exercise_table_apply (DaybeatStoreDb *db, const DaybeatBatch *batch, GError **error);

/**
 * daybeat_exercise_table_load:
 * @first: first civil day on which one begins
 * @all_sources: every copy of an exercise instead of the one that is shown
 *
 * Returns: (transfer full) (element-type DaybeatExercise): by start, then id
 */
GPtrArray *daybeat_exercise_table_load (DaybeatStoreDb *db, DaybeatDay first, DaybeatDay last, gboolean all_sources,
                                        GError **error);

G_END_DECLS
