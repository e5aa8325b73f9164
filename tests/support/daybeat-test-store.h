/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-store.h"

G_BEGIN_DECLS

/* A store without its async pairs, for tests that write and read in a straight line. */

/**
 * DaybeatTestHistory:
 * @path: of the file that @store has open
 * @changed: what has changed since a test set it to 0
 *
 * A fixture: a new history in a folder of its own.
 */
typedef struct
{
  char *folder;
  char *path;
  DaybeatStore *store;
  DaybeatFamilies changed;
} DaybeatTestHistory;

void daybeat_test_history_set_up (DaybeatTestHistory *self, gconstpointer data);
void daybeat_test_history_tear_down (DaybeatTestHistory *self, gconstpointer data);

/**
 * daybeat_test_store_open:
 *
 * Returns: (transfer full): or %NULL with @error
 */
DaybeatStore *daybeat_test_store_open (const char *path, GError **error);

/**
 * daybeat_test_store_close:
 * @store: (transfer full):
 */
void daybeat_test_store_close (DaybeatStore *store);
gboolean daybeat_test_store_apply (DaybeatStore *store, DaybeatBatch *batch, DaybeatCheckpoint *checkpoint,
                                   GError **error);
GPtrArray *daybeat_test_store_load_sleeps (DaybeatStore *store, GError **error);
GPtrArray *daybeat_test_store_load_family (DaybeatStore *store, DaybeatFamilies family);
GPtrArray *daybeat_test_store_load_checkpoints (DaybeatStore *store);
gint64 daybeat_test_store_get_last_change (DaybeatStore *store);

/**
 * daybeat_test_store_load_dailies:
 * @metric: (nullable):
 *
 * Those of every day; @all_sources for the copies that are not shown, too. So do the next ones.
 */
GArray *daybeat_test_store_load_dailies (DaybeatStore *store, const char *metric, gboolean all_sources);
GPtrArray *daybeat_test_store_load_series (DaybeatStore *store, const char *kind, gboolean all_sources);
GPtrArray *daybeat_test_store_load_exercises (DaybeatStore *store, gboolean all_sources);
GPtrArray *daybeat_test_store_load_readings (DaybeatStore *store, const char *kind, gboolean all_sources);
GPtrArray *daybeat_test_store_load_tracks (DaybeatStore *store);

/**
 * daybeat_test_make_sleep:
 * @start: see daybeat_instant_parse()
 *
 * Returns: (transfer full): a sleep with stages, two segments and a short wake
 */
DaybeatSleep *daybeat_test_make_sleep (DaybeatSource source, const char *id, const char *start, int minutes);

/**
 * daybeat_test_query_number:
 *
 * Opens the file on a connection of its own.
 *
 * Returns: the first column of the first row of @sql
 */
gint64 daybeat_test_query_number (const char *path, const char *sql);
char *daybeat_test_query_text (const char *path, const char *sql);

/**
 * daybeat_test_dump:
 *
 * Returns: (transfer full): every row of every table but for the time of the last change, in an order of their own
 */
char *daybeat_test_dump (const char *path);

/**
 * daybeat_test_run_sql:
 *
 * Changes the file behind the store's back.
 */
void daybeat_test_run_sql (const char *path, const char *sql);

G_END_DECLS
