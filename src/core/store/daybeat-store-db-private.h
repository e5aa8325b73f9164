/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "daybeat-store-error.h"

G_BEGIN_DECLS

/**
 * DaybeatStoreDb:
 *
 * One connection to the file and its prepared statements: used by one thread. Every failure carries SQLite's message.
 */
typedef struct _DaybeatStoreDb DaybeatStoreDb;

/**
 * daybeat_store_db_open:
 * @writable: whether the file may be made and changed
 *
 * Returns: (transfer full): the connection with its pragmas set, or %NULL with #DAYBEAT_STORE_ERROR
 */
DaybeatStoreDb *daybeat_store_db_open (const char *path, gboolean writable, GError **error);
void daybeat_store_db_close (DaybeatStoreDb *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatStoreDb, daybeat_store_db_close)

/**
 * daybeat_store_db_execute:
 * @sql: one or more statements without parameters
 */
gboolean daybeat_store_db_execute (DaybeatStoreDb *self, const char *sql, GError **error);

/**
 * daybeat_store_db_prepare:
 * @sql: a literal: its address is the key under which the statement is kept
 *
 * Returns: (transfer none): the statement, reset and with nothing bound
 */
sqlite3_stmt *daybeat_store_db_prepare (DaybeatStoreDb *self, const char *sql, GError **error);

/**
 * daybeat_store_db_step:
 * @row: (out) (optional): whether a row stands ready
 *
 * Returns: %FALSE with @error where SQLite failed
 */
gboolean daybeat_store_db_step (DaybeatStoreDb *self, sqlite3_stmt *statement, gboolean *row, GError **error);

/**
 * daybeat_store_db_run:
 *
 * Steps a statement that gives no rows.
 */
gboolean daybeat_store_db_run (DaybeatStoreDb *self, sqlite3_stmt *statement, GError **error);

/**
 * daybeat_store_db_get_number:
 *
 * Returns: whether the first column of the first row of @sql could be read into @number; absent rows give 0
 */
gboolean daybeat_store_db_get_number (DaybeatStoreDb *self, const char *sql, gint64 *number, GError **error);

/**
 * daybeat_store_db_set_number:
 *
 * Runs @sql with its one parameter bound to @number.
 */
gboolean daybeat_store_db_set_number (DaybeatStoreDb *self, const char *sql, gint64 number, GError **error);

/**
 * daybeat_store_db_get_changes:
 *
 * Returns: rows changed since the connection was opened
 */
gint64 daybeat_store_db_get_changes (DaybeatStoreDb *self);

/* Binding and reading with absent values as the records have them: −1, NaN, NULL, no instant, no day are SQL NULL. */
void daybeat_bind_text (sqlite3_stmt *statement, int index, const char *text);
void daybeat_bind_count (sqlite3_stmt *statement, int index, gint64 count);
void daybeat_bind_number (sqlite3_stmt *statement, int index, double number);
char *daybeat_column_text (sqlite3_stmt *statement, int column);
gint64 daybeat_column_count (sqlite3_stmt *statement, int column);
double daybeat_column_number (sqlite3_stmt *statement, int column);

G_END_DECLS
