/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-store-schema-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static const char *const migrations[] = {
  "/io/github/daybeat/Daybeat/store/migrations/001.sql",
  "/io/github/daybeat/Daybeat/store/migrations/002.sql",
};

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

static gboolean
fail_to_copy (GError **error)
{
  int code = errno;

  g_set_error (error, DAYBEAT_STORE_ERROR, code == ENOSPC ? DAYBEAT_STORE_ERROR_FULL : DAYBEAT_STORE_ERROR_READ_ONLY,
               _("The history could not be copied before it is brought up to date: %s"), g_strerror (code));
  return FALSE;
}

/* SQLite writes into an empty file that is there, so that the copy keeps the mode with which it is made here. */
static gboolean
make_private_file (const char *path, GError **error)
{
  int file = g_open (path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);

  return (file >= 0 && g_close (file, NULL)) || fail_to_copy (error);
}

/*
 * VACUUM INTO copies a consistent state, whatever lies in the write-ahead log. The copy gets its name when it is
 * whole; one that is there already is of the state before an earlier try, and stays.
 */
static gboolean
copy_before_migrating (DaybeatStoreDb *db, const char *path, gint64 version, GError **error)
{
  g_autofree char *copy = g_strdup_printf ("%s.before-version-%" G_GINT64_FORMAT, path, version + 1);
  g_autofree char *part = g_strconcat (copy, ".part", NULL);
  sqlite3_stmt *statement;

  if (g_file_test (copy, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!make_private_file (part, error))
    return FALSE;
  statement = daybeat_store_db_prepare (db, "VACUUM INTO ?1", error);
  if (statement == NULL)
    return FALSE;
  daybeat_bind_text (statement, 1, part);
  if (!daybeat_store_db_run (db, statement, error))
    return FALSE;
  return g_rename (part, copy) == 0 || fail_to_copy (error);
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
migrate (DaybeatStoreDb *db, const char *resource, gint64 version, GError **error)
{
  g_autoptr (GBytes) sql = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
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
_daybeat_store_schema_run (DaybeatStoreDb *db, const char *path, const char *const *resources, gsize n_resources,
                           GError **error)
{
  gint64 newest = (gint64) n_resources;
  gint64 version;

  if (!daybeat_store_db_get_number (db, "PRAGMA user_version", &version, error) || !check_owner (db, version, error))
    return FALSE;
  if (version > newest)
    {
      g_set_error_literal (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_TOO_NEW,
                           _("This history was written by a newer Daybeat. It can be read but not changed here."));
      return FALSE;
    }

  if (version > 0 && version < newest && !copy_before_migrating (db, path, version, error))
    return FALSE;
  for (; version < newest; version++)
    {
      if (!migrate (db, resources[version], version, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
daybeat_store_schema_bring_up_to_date (DaybeatStoreDb *db, const char *path, GError **error)
{
  return _daybeat_store_schema_run (db, path, migrations, G_N_ELEMENTS (migrations), error);
}
