/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-store-schema-private.h"

#include <glib/gi18n-lib.h>

static const char *const migrations[] = {
  "/io/github/daybeat/Daybeat/store/migrations/001.sql",
};

#define NEWEST_VERSION ((gint64) G_N_ELEMENTS (migrations))

static gboolean
check_owner (DaybeatStoreDb *db, gint64 version, GError **error)
{
  gint64 application_id, n_tables;

  if (!daybeat_store_db_get_number (db, "PRAGMA application_id", &application_id, error) ||
      !daybeat_store_db_get_number (db, "SELECT count (*) FROM sqlite_schema", &n_tables, error))
    return FALSE;
  if (application_id == DAYBEAT_STORE_APPLICATION_ID || (application_id == 0 && version == 0 && n_tables == 0))
    return TRUE;

  g_set_error_literal (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_CORRUPT,
                       _("The file belongs to another program."));
  return FALSE;
}

/* VACUUM INTO copies a consistent state, whatever lies in the write-ahead log. */
static gboolean
copy_before_migrating (DaybeatStoreDb *db, const char *path, gint64 version, GError **error)
{
  g_autofree char *copy = g_strdup_printf ("%s.before-version-%" G_GINT64_FORMAT, path, version + 1);
  sqlite3_stmt *statement;

  if (g_file_test (copy, G_FILE_TEST_EXISTS))
    return TRUE;
  statement = daybeat_store_db_prepare (db, "VACUUM INTO ?1", error);
  if (statement == NULL)
    return FALSE;
  daybeat_bind_text (statement, 1, copy);
  return daybeat_store_db_run (db, statement, error);
}

static gboolean
run_in_transaction (DaybeatStoreDb *db, const char *sql, gint64 version, GError **error)
{
  g_autofree char *script =
      g_strdup_printf ("%s\nPRAGMA user_version = %" G_GINT64_FORMAT "; PRAGMA application_id = %d;", sql, version,
                       DAYBEAT_STORE_APPLICATION_ID);

  if (!daybeat_store_db_execute (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (daybeat_store_db_execute (db, script, error) && daybeat_store_db_execute (db, "COMMIT", error))
    return TRUE;
  daybeat_store_db_execute (db, "ROLLBACK", NULL);
  return FALSE;
}

static gboolean
migrate (DaybeatStoreDb *db, gint64 version, GError **error)
{
  g_autoptr (GBytes) sql = g_resources_lookup_data (migrations[version], G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  gint64 seen;

  if (sql == NULL)
    return FALSE;
  if (run_in_transaction (db, g_bytes_get_data (sql, NULL), version + 1, error))
    return TRUE;

  /* Another process may have been quicker. */
  if (!daybeat_store_db_get_number (db, "PRAGMA user_version", &seen, NULL) || seen <= version)
    return FALSE;
  g_clear_error (error);
  return TRUE;
}

gboolean
daybeat_store_schema_bring_up_to_date (DaybeatStoreDb *db, const char *path, GError **error)
{
  gint64 version;
  gboolean is_old;

  if (!daybeat_store_db_get_number (db, "PRAGMA user_version", &version, error) || !check_owner (db, version, error))
    return FALSE;
  if (version > NEWEST_VERSION)
    {
      g_set_error_literal (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_TOO_NEW,
                           _("This history was written by a newer Daybeat. It can be read but not changed here."));
      return FALSE;
    }

  is_old = version < NEWEST_VERSION;
  if (is_old && version > 0 && !copy_before_migrating (db, path, version, error))
    return FALSE;
  for (; version < NEWEST_VERSION; version++)
    {
      if (!migrate (db, version, error))
        return FALSE;
    }
  return TRUE;
}
