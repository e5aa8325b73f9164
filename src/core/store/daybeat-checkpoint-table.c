/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-checkpoint-table-private.h"

/* The window that reaches over ?3–?4 with everything that touches it; ?3 > 0 keeps resources without days apart. */
static const char merge_sql[] =
    "SELECT min (first, ?3), max (last, ?4), last, fetched_at FROM checkpoint "
    "WHERE source = ?1 AND resource = ?2 AND ?3 > 0 AND first <= ?4 + 1 AND last >= ?3 - 1 AND marked IS NULL";

static const char remove_sql[] =
    "DELETE FROM checkpoint WHERE source = ?1 AND resource = ?2 AND "
    "((first >= ?3 AND last <= ?4) OR first = 0)";

static const char put_sql[] =
    "INSERT INTO checkpoint (source, resource, first, last, fetched_at, marked) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
    "ON CONFLICT (source, resource, first) DO UPDATE SET last = excluded.last, fetched_at = excluded.fetched_at, "
    "marked = excluded.marked";

static const char load_sql[] =
    "SELECT source, resource, first, last, fetched_at, marked FROM checkpoint ORDER BY source, resource, last DESC";

static void
bind_window (sqlite3_stmt *statement, const DaybeatCheckpoint *checkpoint, gint64 first, gint64 last)
{
  sqlite3_bind_int (statement, 1, (int) checkpoint->source);
  daybeat_bind_text (statement, 2, checkpoint->resource);
  sqlite3_bind_int64 (statement, 3, first);
  sqlite3_bind_int64 (statement, 4, last);
}

static gboolean
merge (DaybeatStoreDb *db, const DaybeatCheckpoint *checkpoint, gint64 *first, gint64 *last, gint64 *fetched_at,
       GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, merge_sql, error);
  gint64 newest = checkpoint->last;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  bind_window (statement, checkpoint, checkpoint->first, checkpoint->last);
  while (TRUE)
    {
      if (!daybeat_store_db_step (db, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      *first = MIN (*first, sqlite3_column_int64 (statement, 0));
      *last = MAX (*last, sqlite3_column_int64 (statement, 1));
      if (sqlite3_column_int64 (statement, 2) > newest)
        {
          newest = sqlite3_column_int64 (statement, 2);
          *fetched_at = sqlite3_column_int64 (statement, 3);
        }
    }
}

gboolean
daybeat_checkpoint_table_put (DaybeatStoreDb *db, const DaybeatCheckpoint *checkpoint, GError **error)
{
  gint64 first = checkpoint->first, last = checkpoint->last, fetched_at = checkpoint->fetched_at;
  sqlite3_stmt *statement;

  if (checkpoint->marked == NULL)
    {
      if (!merge (db, checkpoint, &first, &last, &fetched_at, error))
        return FALSE;
      statement = daybeat_store_db_prepare (db, remove_sql, error);
      if (statement == NULL)
        return FALSE;
      bind_window (statement, checkpoint, first, last);
      if (!daybeat_store_db_run (db, statement, error))
        return FALSE;
    }

  statement = daybeat_store_db_prepare (db, put_sql, error);
  if (statement == NULL)
    return FALSE;
  /* A mark speaks of the resource, not of days: it stands where resources without days stand. */
  bind_window (statement, checkpoint, checkpoint->marked != NULL ? 0 : first, checkpoint->marked != NULL ? 0 : last);
  sqlite3_bind_int64 (statement, 5, fetched_at);
  daybeat_bind_text (statement, 6, checkpoint->marked);
  return daybeat_store_db_run (db, statement, error);
}

GPtrArray *
daybeat_checkpoint_table_load (DaybeatStoreDb *db, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, load_sql, error);
  g_autoptr (GPtrArray) checkpoints = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_checkpoint_unref);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (TRUE)
    {
      DaybeatCheckpoint *checkpoint;

      if (!daybeat_store_db_step (db, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&checkpoints);
      checkpoint = daybeat_checkpoint_new (
          (DaybeatSource) sqlite3_column_int (statement, 0), (const char *) sqlite3_column_text (statement, 1),
          (DaybeatDay) sqlite3_column_int64 (statement, 2), (DaybeatDay) sqlite3_column_int64 (statement, 3),
          sqlite3_column_int64 (statement, 4));
      checkpoint->marked = daybeat_column_text (statement, 5);
      g_ptr_array_add (checkpoints, checkpoint);
    }
}

gboolean
daybeat_checkpoint_table_clear_marks (DaybeatStoreDb *db, GError **error)
{
  return daybeat_store_db_execute (db, "DELETE FROM checkpoint WHERE marked IS NOT NULL", error);
}
