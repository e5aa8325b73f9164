/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-finding-table-private.h"

#include <string.h>

static const char put_sql[] =
    "INSERT INTO finding (source, path, reason, digest, original) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING";

static const char load_sql[] =
    "SELECT source, path, reason, original FROM finding ORDER BY source, path, reason, digest";

static GBytes *
convert (GConverter *converter, const void *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return g_converter_convert_bytes (converter, bytes, NULL);
}

static gboolean
put (DaybeatStoreDb *db, const DaybeatFinding *finding, GError **error)
{
  const char *original = finding->original != NULL ? finding->original : "";
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, original, -1);
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1);
  g_autoptr (GBytes) packed = convert (G_CONVERTER (compressor), original, strlen (original));
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, put_sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, (int) finding->source);
  daybeat_bind_text (statement, 2, finding->path);
  daybeat_bind_text (statement, 3, finding->reason);
  daybeat_bind_text (statement, 4, digest);
  if (finding->original != NULL && packed != NULL)
    sqlite3_bind_blob64 (statement, 5, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), SQLITE_TRANSIENT);
  return daybeat_store_db_run (db, statement, error);
}

gboolean
daybeat_finding_table_put_all (DaybeatStoreDb *db, GPtrArray *findings, GError **error)
{
  for (guint i = 0; i < findings->len; i++)
    {
      if (!put (db, g_ptr_array_index (findings, i), error))
        return FALSE;
    }
  return TRUE;
}

static char *
read_original (sqlite3_stmt *statement, int column)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  const void *data = sqlite3_column_blob (statement, column);
  g_autoptr (GBytes) bytes = NULL;

  if (data == NULL)
    return NULL;
  bytes = convert (G_CONVERTER (decompressor), data, (gsize) sqlite3_column_bytes (statement, column));
  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

GPtrArray *
daybeat_finding_table_load (DaybeatStoreDb *db, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, load_sql, error);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_finding_unref);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (TRUE)
    {
      DaybeatFinding *finding;

      if (!daybeat_store_db_step (db, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&findings);
      finding = daybeat_finding_new ();
      finding->source = (DaybeatSource) sqlite3_column_int (statement, 0);
      finding->path = daybeat_column_text (statement, 1);
      finding->reason = daybeat_column_text (statement, 2);
      finding->original = read_original (statement, 3);
      g_ptr_array_add (findings, finding);
    }
}
