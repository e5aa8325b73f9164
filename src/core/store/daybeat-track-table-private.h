/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-batch.h"
#include "daybeat-store-db-private.h"

G_BEGIN_DECLS

/**
 * daybeat_track_table_apply:
 *
 * Writes a batch's routes, each in place of the one that was there.
 */
gboolean daybeat_track_table_apply (DaybeatStoreDb *db, const DaybeatBatch *batch, GError **error);

/**
 * daybeat_track_table_load:
 * @first: first civil day on which an exercise begins; 0 for those without a day, too
 *
 * Returns: (transfer full) (element-type DaybeatTrack): the routes of exercises that have not vanished upstream, by
 *   start, then id
 */
GPtrArray *daybeat_track_table_load (DaybeatStoreDb *db, DaybeatDay first, DaybeatDay last, GError **error);

G_END_DECLS
