/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-batch.h"

G_BEGIN_DECLS

/**
 * DaybeatStoreTable:
 * @name: of a table whose rows each belong to a source
 * @family: what changes with it; 0 where it belongs to none
 */
typedef struct
{
  const char *name;
  DaybeatFamilies family;
} DaybeatStoreTable;

/**
 * daybeat_store_tables_get:
 *
 * Returns: (transfer none) (array length=n_tables): the tables that hold a history: everything with a source but for
 *   the checkpoints, which are of one account's sync
 */
const DaybeatStoreTable *daybeat_store_tables_get (gsize *n_tables);

G_END_DECLS
