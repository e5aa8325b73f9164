/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-store-db-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "daybeat-absent.h"

/* How long to wait for another process that writes, before saying so. */
#define BUSY_MILLISECONDS 10000

struct _DaybeatStoreDb
{
  sqlite3 *handle;        /* (owned) */
  GHashTable *statements; /* (owned): SQL literal → sqlite3_stmt */
};

static DaybeatStoreError
code_of (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_FULL:
      return DAYBEAT_STORE_ERROR_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return DAYBEAT_STORE_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return DAYBEAT_STORE_ERROR_CORRUPT;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return DAYBEAT_STORE_ERROR_READ_ONLY;
    default:
      return DAYBEAT_STORE_ERROR_FAILED;
    }
}

/* SQLite calls only ENOSPC a full disk; a quota or a limit on file sizes means the same to a person. */
static gboolean
is_out_of_space (sqlite3 *handle, int result)
{
  int code = handle != NULL && (result & 0xff) == SQLITE_IOERR ? sqlite3_system_errno (handle) : 0;

  return code == ENOSPC || code == EDQUOT || code == EFBIG;
}

static const char *
sentence_for (DaybeatStoreError code)
{
  switch (code)
    {
    case DAYBEAT_STORE_ERROR_FULL:
      return _("There is no space left on the disk. Nothing of this step was written.");
    case DAYBEAT_STORE_ERROR_BUSY:
      return _("Another program is using the history. Close it and try again.");
    case DAYBEAT_STORE_ERROR_CORRUPT:
      return _("The file is damaged or is not a history of Daybeat.");
    case DAYBEAT_STORE_ERROR_READ_ONLY:
      return _("The history or its folder cannot be opened for writing.");
    case DAYBEAT_STORE_ERROR_TOO_NEW:
    case DAYBEAT_STORE_ERROR_CONFLICT:
    case DAYBEAT_STORE_ERROR_FAILED:
    default:
      return _("The history could not be read or written.");
    }
}

static gboolean
fail (DaybeatStoreDb *self, int result, GError **error)
{
  DaybeatStoreError code = is_out_of_space (self->handle, result) ? DAYBEAT_STORE_ERROR_FULL : code_of (result);

  /* SQLite's message names tables and constraints, never a value. */
  g_set_error (error, DAYBEAT_STORE_ERROR, code, "%s (SQLite: %s)", sentence_for (code),
               self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (result));
  return FALSE;
}

static gboolean
set_pragmas (DaybeatStoreDb *self, gboolean writable, GError **error)
{
  sqlite3_busy_timeout (self->handle, BUSY_MILLISECONDS);
  sqlite3_extended_result_codes (self->handle, 1);
  if (!daybeat_store_db_execute (self, "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;", error))
    return FALSE;
  return !writable ||
         daybeat_store_db_execute (self, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;", error);
}

DaybeatStoreDb *
daybeat_store_db_open (const char *path, gboolean writable, GError **error)
{
  g_autoptr (DaybeatStoreDb) self = g_new0 (DaybeatStoreDb, 1);
  int flags = writable ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  int result;

  self->statements = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) sqlite3_finalize);
  result = sqlite3_open_v2 (path, &self->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);
  if (result != SQLITE_OK)
    {
      fail (self, result, error);
      return NULL;
    }
  return set_pragmas (self, writable, error) ? g_steal_pointer (&self) : NULL;
}

void
daybeat_store_db_close (DaybeatStoreDb *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close (self->handle);
  g_free (self);
}

gboolean
daybeat_store_db_execute (DaybeatStoreDb *self, const char *sql, GError **error)
{
  int result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return result == SQLITE_OK || fail (self, result, error);
}

sqlite3_stmt *
daybeat_store_db_prepare (DaybeatStoreDb *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  int result;

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }

  result = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (result != SQLITE_OK)
    {
      fail (self, result, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, (gpointer) sql, statement);
  return statement;
}

gboolean
daybeat_store_db_step (DaybeatStoreDb *self, sqlite3_stmt *statement, gboolean *row, GError **error)
{
  int result = sqlite3_step (statement);

  if (row != NULL)
    *row = result == SQLITE_ROW;
  if (result == SQLITE_ROW)
    return TRUE;

  /* A finished statement left unreset would hold its read lock. */
  if (result == SQLITE_DONE)
    {
      sqlite3_reset (statement);
      return TRUE;
    }
  fail (self, result, error);
  sqlite3_reset (statement);
  return FALSE;
}

gboolean
daybeat_store_db_run (DaybeatStoreDb *self, sqlite3_stmt *statement, GError **error)
{
  gboolean row;

  do
    {
      if (!daybeat_store_db_step (self, statement, &row, error))
        return FALSE;
    }
  while (row);
  return TRUE;
}

gboolean
daybeat_store_db_get_number (DaybeatStoreDb *self, const char *sql, gint64 *number, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (self, sql, error);
  gboolean row;

  *number = 0;
  if (statement == NULL || !daybeat_store_db_step (self, statement, &row, error))
    return FALSE;
  if (row)
    *number = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

gboolean
daybeat_store_db_set_number (DaybeatStoreDb *self, const char *sql, gint64 number, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, number);
  return daybeat_store_db_run (self, statement, error);
}

gint64
daybeat_store_db_get_changes (DaybeatStoreDb *self)
{
  return sqlite3_total_changes64 (self->handle);
}

void
daybeat_bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  if (text != NULL)
    sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
  else
    sqlite3_bind_null (statement, index);
}

void
daybeat_bind_count (sqlite3_stmt *statement, int index, gint64 count)
{
  if (count != DAYBEAT_ABSENT)
    sqlite3_bind_int64 (statement, index, count);
  else
    sqlite3_bind_null (statement, index);
}

void
daybeat_bind_number (sqlite3_stmt *statement, int index, double number)
{
  if (isfinite (number))
    sqlite3_bind_double (statement, index, number);
  else
    sqlite3_bind_null (statement, index);
}

char *
daybeat_column_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

gint64
daybeat_column_count (sqlite3_stmt *statement, int column)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return DAYBEAT_ABSENT;
  return sqlite3_column_int64 (statement, column);
}

double
daybeat_column_number (sqlite3_stmt *statement, int column)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return DAYBEAT_ABSENT_NUMBER;
  return sqlite3_column_double (statement, column);
}
