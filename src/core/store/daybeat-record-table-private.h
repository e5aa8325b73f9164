/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-batch.h"
#include "daybeat-record-columns-private.h"

G_BEGIN_DECLS

/**
 * DaybeatRecordTable:
 * @columns: how a record's members lie in the columns
 * @put_sql: writes one record, changing nothing where the same stands there already
 * @load_sql: every record in the order of the export
 * @ids_sql: (nullable): id and rowid of every record of the source ?1, for tables that are replaced as a whole
 * @delete_sql: (nullable): deletes the rowid ?1
 * @new_record: makes an empty record
 * @unref_record: frees it
 * @id_offset: where in the record its id stands
 *
 * One small family: what differs between them is data.
 */
typedef struct
{
  const DaybeatColumn *columns;
  gsize n_columns;
  const char *put_sql;
  const char *load_sql;
  const char *ids_sql;
  const char *delete_sql;
  gpointer (*new_record) (void);
  GDestroyNotify unref_record;
  gsize id_offset;
} DaybeatRecordTable;

/**
 * daybeat_record_tables_get:
 *
 * Returns: (transfer none) (nullable): the table of one small family
 */
const DaybeatRecordTable *daybeat_record_tables_get (DaybeatFamilies family);

/**
 * daybeat_record_table_put:
 */
gboolean daybeat_record_table_put (const DaybeatRecordTable *table, DaybeatStoreDb *db, gconstpointer record,
                                   GError **error);

/**
 * daybeat_record_table_put_all:
 * @complete: whether what @records does not name is to leave the table
 */
gboolean daybeat_record_table_put_all (const DaybeatRecordTable *table, DaybeatStoreDb *db, GPtrArray *records,
                                       DaybeatSource source, gboolean complete, GError **error);

/**
 * daybeat_record_table_load:
 *
 * Returns: (transfer full): records
 */
GPtrArray *daybeat_record_table_load (const DaybeatRecordTable *table, DaybeatStoreDb *db, GError **error);

G_END_DECLS
