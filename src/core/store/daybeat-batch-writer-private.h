/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-batch.h"
#include "daybeat-checkpoint.h"
#include "daybeat-store-db-private.h"

G_BEGIN_DECLS

/**
 * daybeat_batch_writer_write:
 * @batch: (nullable):
 * @checkpoint: (nullable):
 * @changed: (out): the families in which something is different now
 *
 * Writes a batch and what it is of in one transaction, or nothing.
 */
gboolean daybeat_batch_writer_write (DaybeatStoreDb *db, DaybeatBatch *batch, DaybeatCheckpoint *checkpoint,
                                     DaybeatFamilies *changed, GError **error);

/**
 * daybeat_batch_writer_touch:
 *
 * Notes that the history changed now, for the export's time.
 */
gboolean daybeat_batch_writer_touch (DaybeatStoreDb *db, GError **error);

G_END_DECLS
