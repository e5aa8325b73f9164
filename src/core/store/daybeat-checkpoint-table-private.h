/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-checkpoint.h"
#include "daybeat-store-db-private.h"

G_BEGIN_DECLS

/**
 * daybeat_checkpoint_table_put:
 *
 * Writes what was fetched; windows of the same resource that touch or overlap become one. A window is as old as its
 * oldest part, but for the part that holds the newest day: that one's time counts, for it is what ages.
 */
gboolean daybeat_checkpoint_table_put (DaybeatStoreDb *db, const DaybeatCheckpoint *checkpoint, GError **error);

/**
 * daybeat_checkpoint_table_load:
 *
 * Returns: (transfer full) (element-type DaybeatCheckpoint): by resource, newest window first
 */
GPtrArray *daybeat_checkpoint_table_load (DaybeatStoreDb *db, GError **error);

gboolean daybeat_checkpoint_table_clear_marks (DaybeatStoreDb *db, GError **error);

G_END_DECLS
