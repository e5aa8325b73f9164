/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-picture-table-private.h"

#include "daybeat-clock.h"

static const char put_sql[] =
    "INSERT INTO picture (url, bytes, fetched_at) VALUES (?1, ?2, ?3) ON CONFLICT (url) "
    "DO UPDATE SET bytes = excluded.bytes, fetched_at = excluded.fetched_at WHERE bytes IS NOT excluded.bytes";

static const char load_sql[] = "SELECT bytes FROM picture WHERE url = ?1";

gboolean
daybeat_picture_table_put (DaybeatStoreDb *db, const char *url, GBytes *bytes, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, put_sql, error);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (statement == NULL)
    return FALSE;
  daybeat_bind_text (statement, 1, url);
  /* An empty blob is not NULL. */
  sqlite3_bind_blob64 (statement, 2, data != NULL ? data : "", size, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 3, daybeat_clock_now ());
  return daybeat_store_db_run (db, statement, error);
}

gboolean
daybeat_picture_table_load (DaybeatStoreDb *db, const char *url, GBytes **bytes, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, load_sql, error);
  gboolean row;

  *bytes = NULL;
  if (statement == NULL)
    return FALSE;
  daybeat_bind_text (statement, 1, url);
  if (!daybeat_store_db_step (db, statement, &row, error))
    return FALSE;
  if (row)
    {
      /* SQLite demands the pointer before the size. */
      const void *blob = sqlite3_column_blob (statement, 0);

      *bytes = g_bytes_new (blob, (gsize) sqlite3_column_bytes (statement, 0));
      sqlite3_reset (statement);
    }
  return TRUE;
}
