/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-reading-table-private.h"

#include "daybeat-id-list-private.h"
#include "daybeat-precedence.h"
#include "daybeat-record-columns-private.h"

static const DaybeatColumn columns[] = {
  DAYBEAT_COLUMN (DaybeatReading, source, FLAG),
  DAYBEAT_COLUMN (DaybeatReading, id, TEXT),
  DAYBEAT_COLUMN (DaybeatReading, time, INSTANT),
  DAYBEAT_COLUMN (DaybeatReading, end, INSTANT),
  DAYBEAT_COLUMN (DaybeatReading, value, NUMBER),
  DAYBEAT_COLUMN (DaybeatReading, text, TEXT),
  DAYBEAT_COLUMN (DaybeatReading, device, TEXT),
  DAYBEAT_COLUMN (DaybeatReading, details, TEXT),
};

/* An instant takes three columns. */
#define KIND_COLUMN ((int) G_N_ELEMENTS (columns) + 4)

static const char put_sql[] =
    "INSERT INTO reading (source, id, time_ms, time_offset, time_offset_source, end_ms, end_offset, "
    "end_offset_source, value, text, device, details, kind, day, utc_ms, withdrawn) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, 0) "
    "ON CONFLICT (kind, source, id) DO UPDATE SET "
    "time_ms = excluded.time_ms, time_offset = excluded.time_offset, time_offset_source = "
    "excluded.time_offset_source, end_ms = excluded.end_ms, end_offset = excluded.end_offset, "
    "end_offset_source = excluded.end_offset_source, value = excluded.value, text = excluded.text, device = "
    "excluded.device, details = excluded.details, day = excluded.day, utc_ms = excluded.utc_ms, withdrawn = "
    "excluded.withdrawn "
    "WHERE (time_ms, time_offset, time_offset_source, end_ms, end_offset, end_offset_source, value, text, "
    "device, details, day, utc_ms, withdrawn) IS NOT "
    "(excluded.time_ms, excluded.time_offset, excluded.time_offset_source, excluded.end_ms, "
    "excluded.end_offset, excluded.end_offset_source, excluded.value, excluded.text, excluded.device, "
    "excluded.details, excluded.day, excluded.utc_ms, excluded.withdrawn)";

#define SELECT \
  "SELECT source, id, time_ms, time_offset, time_offset_source, end_ms, end_offset, end_offset_source, value, text, " \
  "device, details, kind FROM reading "

static const char load_kind_sql[] =
    SELECT "WHERE kind = ?1 AND day BETWEEN ?2 AND ?3 AND withdrawn = 0 ORDER BY time_ms, id, source";

static const char load_all_sql[] =
    SELECT "WHERE ?1 IS NULL AND day BETWEEN ?2 AND ?3 AND withdrawn = 0 ORDER BY kind, time_ms, id, source";

static const char newest_sql[] =
    "SELECT value FROM reading WHERE kind = ?1 AND withdrawn = 0 AND value IS NOT NULL AND utc_ms IS NOT NULL "
    "ORDER BY utc_ms DESC, source, id LIMIT 1";

/* Each bound of the window that is known holds; what has no time is in no window, so that all of it must be named. */
static const char withdraw_sql[] =
    "UPDATE reading SET withdrawn = 1 WHERE kind = ?1 AND source = ?2 AND withdrawn = 0 "
    "AND (utc_ms IS NULL OR ((?3 IS NOT NULL OR ?5 IS NOT NULL) AND (?3 IS NULL OR (utc_ms >= ?3 AND utc_ms < ?4)) "
    "AND (?5 IS NULL OR day BETWEEN ?5 AND ?6))) AND id NOT IN (SELECT value FROM json_each (?7))";

/* Writing */

static gboolean
put (DaybeatStoreDb *db, DaybeatSource source, const DaybeatReading *reading, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, put_sql, error);
  gboolean timed = !daybeat_instant_is_absent (reading->time);
  int next;

  if (statement == NULL)
    return FALSE;
  next = daybeat_columns_bind (columns, G_N_ELEMENTS (columns), reading, statement, 1);
  sqlite3_bind_int (statement, 1, (int) source);
  daybeat_bind_text (statement, next, reading->kind->id);
  sqlite3_bind_int64 (statement, next + 1, timed ? daybeat_instant_get_day (reading->time) : 0);
  if (timed)
    sqlite3_bind_int64 (statement, next + 2, daybeat_instant_get_utc (reading->time));
  return daybeat_store_db_run (db, statement, error);
}

static char *
list_ids (GPtrArray *readings, const DaybeatReadingKind *kind)
{
  g_autoptr (GPtrArray) of_kind = g_ptr_array_new ();

  for (guint i = 0; i < readings->len; i++)
    {
      DaybeatReading *reading = g_ptr_array_index (readings, i);

      if (reading->kind == kind)
        g_ptr_array_add (of_kind, reading);
    }
  return daybeat_id_list_new (of_kind, G_STRUCT_OFFSET (DaybeatReading, id));
}

/* What the source does not name any more within its window is kept, but not shown. */
static gboolean
withdraw_missing (DaybeatStoreDb *db, const DaybeatBatch *batch, const DaybeatReadingKind *kind, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, withdraw_sql, error);
  g_autofree char *ids = list_ids (batch->readings, kind);

  if (statement == NULL)
    return FALSE;
  daybeat_bind_text (statement, 1, kind->id);
  sqlite3_bind_int (statement, 2, (int) batch->source);
  if (batch->from_ms < batch->until_ms)
    {
      sqlite3_bind_int64 (statement, 3, batch->from_ms);
      sqlite3_bind_int64 (statement, 4, batch->until_ms);
    }
  if (batch->first_day != DAYBEAT_DAY_NONE)
    {
      sqlite3_bind_int64 (statement, 5, batch->first_day);
      sqlite3_bind_int64 (statement, 6, batch->last_day);
    }
  daybeat_bind_text (statement, 7, ids);
  return daybeat_store_db_run (db, statement, error);
}

gboolean
daybeat_reading_table_apply (DaybeatStoreDb *db, const DaybeatBatch *batch, GError **error)
{
  for (guint i = 0; i < batch->readings->len; i++)
    {
      if (!put (db, batch->source, g_ptr_array_index (batch->readings, i), error))
        return FALSE;
    }
  for (guint i = 0; i < batch->complete_kinds->len; i++)
    {
      const DaybeatReadingKind *kind = daybeat_reading_kind_find (g_ptr_array_index (batch->complete_kinds, i));

      if (kind != NULL && daybeat_batch_holds_all (batch, DAYBEAT_FAMILY_READINGS, kind->id) &&
          !withdraw_missing (db, batch, kind, error))
        return FALSE;
    }
  return TRUE;
}

/* Loading */

/* What is shown of a day may hang on a copy just before or after midnight. */
#define MARGIN_DAYS 1

static void
keep_days (GPtrArray *readings, DaybeatDay first, DaybeatDay last)
{
  for (guint i = readings->len; i-- > 0;)
    {
      const DaybeatReading *reading = g_ptr_array_index (readings, i);
      DaybeatDay day = daybeat_instant_is_absent (reading->time) ? 0 : daybeat_instant_get_day (reading->time);

      if (day < first || day > last)
        g_ptr_array_remove_index (readings, i);
    }
}

/* A kind that only a newer Daybeat knows is kept for it. */
static void
append_reading (GPtrArray *readings, sqlite3_stmt *statement)
{
  const DaybeatReadingKind *kind =
      daybeat_reading_kind_find ((const char *) sqlite3_column_text (statement, KIND_COLUMN));
  DaybeatReading *reading;

  if (kind == NULL)
    return;
  reading = daybeat_reading_new (kind);
  daybeat_columns_read (columns, G_N_ELEMENTS (columns), reading, statement);
  g_ptr_array_add (readings, reading);
}

GPtrArray *
daybeat_reading_table_load (DaybeatStoreDb *db, const char *kind, DaybeatDay first, DaybeatDay last,
                            gboolean all_sources, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, kind != NULL ? load_kind_sql : load_all_sql, error);
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_reading_unref);
  gboolean row;

  if (statement == NULL)
    return NULL;
  daybeat_bind_text (statement, 1, kind);
  sqlite3_bind_int64 (statement, 2, (gint64) first - MARGIN_DAYS);
  sqlite3_bind_int64 (statement, 3, (gint64) last + MARGIN_DAYS);
  while (TRUE)
    {
      if (!daybeat_store_db_step (db, statement, &row, error))
        return NULL;
      if (!row)
        break;
      append_reading (readings, statement);
    }
  if (!all_sources)
    daybeat_precedence_filter (readings, daybeat_precedence_decide_readings (readings));
  keep_days (readings, first, last);
  return g_steal_pointer (&readings);
}

gboolean
daybeat_reading_table_get_newest (DaybeatStoreDb *db, const char *kind, double *value, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, newest_sql, error);
  gboolean row;

  *value = DAYBEAT_ABSENT_NUMBER;
  if (statement == NULL)
    return FALSE;
  daybeat_bind_text (statement, 1, kind);
  if (!daybeat_store_db_step (db, statement, &row, error))
    return FALSE;
  if (row)
    *value = daybeat_column_number (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}
