/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-test"

#include "config.h"

#include "daybeat-test-store.h"

#include <sqlite3.h>

#include "daybeat-test-support.h"

DaybeatStore *
daybeat_test_store_open (const char *path, GError **error)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_store_open_async (path, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_store_open_finish (result, error);
}

void
daybeat_test_store_close (DaybeatStore *store)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_store_close_async (store, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_store_close_finish (store, result, NULL));
  g_object_unref (store);
}

static void
on_changed (DaybeatStore *store, DaybeatFamilies families, DaybeatTestHistory *self)
{
  self->changed |= families;
}

void
daybeat_test_history_set_up (DaybeatTestHistory *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = daybeat_test_make_folder ();
  self->path = g_build_filename (self->folder, "history.sqlite", NULL);
  self->store = daybeat_test_store_open (self->path, &error);
  g_assert_no_error (error);
  g_signal_connect (self->store, "changed", G_CALLBACK (on_changed), self);
}

void
daybeat_test_history_tear_down (DaybeatTestHistory *self, gconstpointer data)
{
  daybeat_test_store_close (self->store);
  g_free (self->path);
  daybeat_test_remove_folder (self->folder);
}

gboolean
daybeat_test_store_apply (DaybeatStore *store, DaybeatBatch *batch, DaybeatCheckpoint *checkpoint, GError **error)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_store_apply_async (store, batch, checkpoint, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_store_apply_finish (store, result, error);
}

GPtrArray *
daybeat_test_store_load_sleeps (DaybeatStore *store, GError **error)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_store_load_sleeps_async (store, 1, G_MAXUINT32, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_store_load_sleeps_finish (store, result, error);
}

GPtrArray *
daybeat_test_store_load_family (DaybeatStore *store, DaybeatFamilies family)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *records;

  daybeat_store_load_family_async (store, family, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  records = daybeat_store_load_family_finish (store, result, NULL);
  g_assert_nonnull (records);
  return records;
}

GPtrArray *
daybeat_test_store_load_checkpoints (DaybeatStore *store)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *checkpoints;

  daybeat_store_load_checkpoints_async (store, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  checkpoints = daybeat_store_load_checkpoints_finish (store, result, NULL);
  g_assert_nonnull (checkpoints);
  return checkpoints;
}

gint64
daybeat_test_store_get_last_change (DaybeatStore *store)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 last_change;

  daybeat_store_get_last_change_async (store, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  last_change = daybeat_store_get_last_change_finish (store, result, &error);
  g_assert_no_error (error);
  return last_change;
}

GArray *
daybeat_test_store_load_dailies (DaybeatStore *store, const char *metric, gboolean all_sources)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *loaded;

  if (all_sources)
    daybeat_store_load_every_daily_async (store, metric, 0, G_MAXUINT32, NULL, daybeat_test_wait_callback, &wait);
  else
    daybeat_store_load_dailies_async (store, metric, 0, G_MAXUINT32, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  loaded = daybeat_store_load_dailies_finish (store, result, &error);
  g_assert_no_error (error);
  return loaded;
}

GPtrArray *
daybeat_test_store_load_series (DaybeatStore *store, const char *kind, gboolean all_sources)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *loaded;

  if (all_sources)
    daybeat_store_load_every_series_async (store, kind, 0, G_MAXUINT32, NULL, daybeat_test_wait_callback, &wait);
  else
    daybeat_store_load_series_async (store, kind, 0, G_MAXUINT32, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  loaded = daybeat_store_load_series_finish (store, result, &error);
  g_assert_no_error (error);
  return loaded;
}

GPtrArray *
daybeat_test_store_load_exercises (DaybeatStore *store, gboolean all_sources)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *loaded;

  if (all_sources)
    daybeat_store_load_every_exercise_async (store, NULL, daybeat_test_wait_callback, &wait);
  else
    daybeat_store_load_exercises_async (store, 0, G_MAXUINT32, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  loaded = daybeat_store_load_exercises_finish (store, result, &error);
  g_assert_no_error (error);
  return loaded;
}

GPtrArray *
daybeat_test_store_load_readings (DaybeatStore *store, const char *kind, gboolean all_sources)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *loaded;

  if (all_sources)
    daybeat_store_load_every_reading_async (store, kind, NULL, daybeat_test_wait_callback, &wait);
  else
    daybeat_store_load_readings_async (store, kind, 0, G_MAXUINT32, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  loaded = daybeat_store_load_readings_finish (store, result, &error);
  g_assert_no_error (error);
  return loaded;
}

GPtrArray *
daybeat_test_store_load_tracks (DaybeatStore *store)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *tracks;

  daybeat_store_load_tracks_async (store, 0, G_MAXUINT32, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  tracks = daybeat_store_load_tracks_finish (store, result, &error);
  g_assert_no_error (error);
  return tracks;
}

DaybeatSleep *
daybeat_test_make_sleep (DaybeatSource source, const char *id, const char *start, int minutes)
{
  DaybeatSleep *sleep = daybeat_sleep_new ();

  sleep->source = source;
  sleep->id = g_strdup (id);
  g_assert_true (daybeat_instant_parse (start, &sleep->start));
  sleep->end = daybeat_instant_add_seconds (sleep->start, minutes * 60);
  sleep->day = daybeat_instant_get_day (sleep->end);
  sleep->type = DAYBEAT_SLEEP_TYPE_STAGES;
  sleep->main = TRUE;
  sleep->in_bed_minutes = minutes;
  sleep->asleep_minutes = minutes - 30;
  sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_DEEP] = 58;
  sleep->level_counts[DAYBEAT_SLEEP_LEVEL_DEEP] = 3;
  daybeat_sleep_add_segment (sleep->segments, sleep->start.wall_ms, 1800, DAYBEAT_SLEEP_LEVEL_LIGHT);
  daybeat_sleep_add_segment (sleep->segments, sleep->start.wall_ms + 1800000, 600, DAYBEAT_SLEEP_LEVEL_DEEP);
  daybeat_sleep_add_segment (sleep->short_wakes, sleep->start.wall_ms + 60000, 90, DAYBEAT_SLEEP_LEVEL_AWAKE);
  return sleep;
}

char *
daybeat_test_query_text (const char *path, const char *sql)
{
  sqlite3 *handle;
  sqlite3_stmt *statement;
  char *text;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return text;
}

gint64
daybeat_test_query_number (const char *path, const char *sql)
{
  g_autofree char *text = daybeat_test_query_text (path, sql);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

void
daybeat_test_run_sql (const char *path, const char *sql)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static char *
dump_row (sqlite3_stmt *statement, const char *table)
{
  GString *text = g_string_new (table);

  for (int column = 0; column < sqlite3_column_count (statement); column++)
    {
      const guint8 *bytes = sqlite3_column_blob (statement, column);
      int size = sqlite3_column_bytes (statement, column);

      g_string_append_printf (text, " %d:", sqlite3_column_type (statement, column));
      for (int i = 0; i < size; i++)
        g_string_append_printf (text, "%02x", bytes[i]);
    }
  return g_string_free_and_steal (text);
}

static void
dump_table (sqlite3 *handle, const char *table, GPtrArray *rows)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", table);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (rows, dump_row (statement, table));
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
}

char *
daybeat_test_dump (const char *path)
{
  static const char names_sql[] = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'facts'";
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *tables;
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, names_sql, -1, &tables, NULL), ==, SQLITE_OK);
  while (sqlite3_step (tables) == SQLITE_ROW)
    dump_table (handle, (const char *) sqlite3_column_text (tables, 0), rows);
  sqlite3_finalize (tables);
  sqlite3_close (handle);
  g_ptr_array_sort_values (rows, (GCompareFunc) g_strcmp0);
  g_ptr_array_add (rows, NULL);
  return g_strjoinv ("\n", (char **) rows->pdata);
}
