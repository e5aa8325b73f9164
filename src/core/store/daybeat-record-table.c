/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-record-table-private.h"

gboolean
daybeat_record_table_put (const DaybeatRecordTable *table, DaybeatStoreDb *db, gconstpointer record, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, table->put_sql, error);

  if (statement == NULL)
    return FALSE;
  daybeat_columns_bind (table->columns, table->n_columns, record, statement, 1);
  return daybeat_store_db_run (db, statement, error);
}

static GHashTable *
collect_ids (const DaybeatRecordTable *table, GPtrArray *records)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (ids, *(char **) G_STRUCT_MEMBER_P (g_ptr_array_index (records, i), table->id_offset));
  return ids;
}

static GArray *
find_vanished (const DaybeatRecordTable *table, DaybeatStoreDb *db, GHashTable *ids, DaybeatSource source,
               GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, table->ids_sql, error);
  g_autoptr (GArray) vanished = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int (statement, 1, (int) source);
  while (TRUE)
    {
      gint64 rowid;

      if (!daybeat_store_db_step (db, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&vanished);
      rowid = sqlite3_column_int64 (statement, 1);
      if (!g_hash_table_contains (ids, sqlite3_column_text (statement, 0)))
        g_array_append_val (vanished, rowid);
    }
}

static gboolean
delete_vanished (const DaybeatRecordTable *table, DaybeatStoreDb *db, GPtrArray *records, DaybeatSource source,
                 GError **error)
{
  g_autoptr (GHashTable) ids = collect_ids (table, records);
  g_autoptr (GArray) vanished = find_vanished (table, db, ids, source, error);

  if (vanished == NULL)
    return FALSE;
  for (guint i = 0; i < vanished->len; i++)
    {
      if (!daybeat_store_db_set_number (db, table->delete_sql, g_array_index (vanished, gint64, i), error))
        return FALSE;
    }
  return TRUE;
}

gboolean
daybeat_record_table_put_all (const DaybeatRecordTable *table, DaybeatStoreDb *db, GPtrArray *records,
                              DaybeatSource source, gboolean complete, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      if (!daybeat_record_table_put (table, db, g_ptr_array_index (records, i), error))
        return FALSE;
    }
  return !complete || table->ids_sql == NULL || delete_vanished (table, db, records, source, error);
}

GPtrArray *
daybeat_record_table_load (const DaybeatRecordTable *table, DaybeatStoreDb *db, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, table->load_sql, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (table->unref_record);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (TRUE)
    {
      gpointer record;

      if (!daybeat_store_db_step (db, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&records);
      record = table->new_record ();
      daybeat_columns_read (table->columns, table->n_columns, record, statement);
      g_ptr_array_add (records, record);
    }
}
