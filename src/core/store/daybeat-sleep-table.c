/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-sleep-table-private.h"

#include "daybeat-id-list-private.h"
#include "daybeat-precedence.h"
#include "daybeat-record-columns-private.h"

/* The three received arrays lie side by side and are packed as one. */
G_STATIC_ASSERT (G_STRUCT_OFFSET (DaybeatSleep, level_counts) ==
                 G_STRUCT_OFFSET (DaybeatSleep, level_minutes) + DAYBEAT_N_SLEEP_LEVELS * sizeof (int));
G_STATIC_ASSERT (G_STRUCT_OFFSET (DaybeatSleep, level_thirty_day_means) ==
                 G_STRUCT_OFFSET (DaybeatSleep, level_counts) + DAYBEAT_N_SLEEP_LEVELS * sizeof (int));

static const DaybeatColumn columns[] = {
  DAYBEAT_COLUMN (DaybeatSleep, source, FLAG),
  DAYBEAT_COLUMN (DaybeatSleep, id, TEXT),
  DAYBEAT_COLUMN (DaybeatSleep, day, DAY),
  DAYBEAT_COLUMN (DaybeatSleep, start, INSTANT),
  DAYBEAT_COLUMN (DaybeatSleep, end, INSTANT),
  DAYBEAT_COLUMN (DaybeatSleep, type, FLAG),
  DAYBEAT_COLUMN (DaybeatSleep, main, INT),
  DAYBEAT_COLUMN (DaybeatSleep, log_type, TEXT),
  DAYBEAT_COLUMN (DaybeatSleep, info_code, INT),
  DAYBEAT_COLUMN (DaybeatSleep, in_bed_minutes, INT),
  DAYBEAT_COLUMN (DaybeatSleep, asleep_minutes, INT),
  DAYBEAT_COLUMN (DaybeatSleep, awake_minutes, INT),
  DAYBEAT_COLUMN (DaybeatSleep, to_fall_asleep_minutes, INT),
  DAYBEAT_COLUMN (DaybeatSleep, after_wakeup_minutes, INT),
  DAYBEAT_COLUMN (DaybeatSleep, efficiency_received, INT),
  DAYBEAT_COLUMN (DaybeatSleep, score_received, INT),
  DAYBEAT_COLUMN (DaybeatSleep, level_minutes, LEVELS),
  DAYBEAT_COLUMN (DaybeatSleep, segments, SEGMENTS),
  DAYBEAT_COLUMN (DaybeatSleep, short_wakes, SEGMENTS),
  DAYBEAT_COLUMN (DaybeatSleep, device, TEXT),
  DAYBEAT_COLUMN (DaybeatSleep, extra, TEXT),
};

#define COLUMNS \
  "source, id, day, start_ms, start_offset, start_offset_source, end_ms, end_offset, " \
  "end_offset_source, type, main, log_type, info_code, in_bed_minutes, asleep_minutes, awake_minutes, " \
  "to_fall_asleep_minutes, after_wakeup_minutes, efficiency_received, score_received, levels, " \
  "segments, short_wakes, device, extra"

static const char put_sql[] =
    "INSERT INTO sleep (" COLUMNS ", withdrawn) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, "
    "?21, ?22, ?23, ?24, ?25, 0) "
    "ON CONFLICT (source, id) DO UPDATE SET "
    "day = excluded.day, start_ms = excluded.start_ms, start_offset = excluded.start_offset, "
    "start_offset_source = excluded.start_offset_source, end_ms = excluded.end_ms, "
    "end_offset = excluded.end_offset, end_offset_source = excluded.end_offset_source, "
    "type = excluded.type, main = excluded.main, log_type = excluded.log_type, "
    "info_code = excluded.info_code, in_bed_minutes = excluded.in_bed_minutes, "
    "asleep_minutes = excluded.asleep_minutes, awake_minutes = excluded.awake_minutes, "
    "to_fall_asleep_minutes = excluded.to_fall_asleep_minutes, "
    "after_wakeup_minutes = excluded.after_wakeup_minutes, "
    "efficiency_received = excluded.efficiency_received, score_received = excluded.score_received, "
    "levels = excluded.levels, segments = excluded.segments, short_wakes = excluded.short_wakes, "
    "device = excluded.device, extra = excluded.extra, withdrawn = excluded.withdrawn "
    "WHERE (day, start_ms, start_offset, start_offset_source, end_ms, end_offset, end_offset_source, "
    "type, main, log_type, info_code, in_bed_minutes, asleep_minutes, awake_minutes, "
    "to_fall_asleep_minutes, after_wakeup_minutes, efficiency_received, score_received, levels, "
    "segments, short_wakes, device, extra, withdrawn) IS NOT "
    "(excluded.day, excluded.start_ms, excluded.start_offset, excluded.start_offset_source, "
    "excluded.end_ms, excluded.end_offset, excluded.end_offset_source, excluded.type, excluded.main, "
    "excluded.log_type, excluded.info_code, excluded.in_bed_minutes, excluded.asleep_minutes, "
    "excluded.awake_minutes, excluded.to_fall_asleep_minutes, excluded.after_wakeup_minutes, "
    "excluded.efficiency_received, excluded.score_received, excluded.levels, excluded.segments, "
    "excluded.short_wakes, excluded.device, excluded.extra, excluded.withdrawn)";

static const char load_sql[] =
    "SELECT " COLUMNS " FROM sleep WHERE withdrawn = 0 AND day BETWEEN ?1 AND ?2 ORDER BY end_ms, id, source";

/*
 * The service announced that log ids may change their form: the same sleep under a new id takes the old one's place,
 * unless the source names both (?5), for then they are two.
 */
static const char rename_sql[] =
    "UPDATE sleep SET id = ?2 WHERE rowid = (SELECT rowid FROM sleep "
    "WHERE source = ?1 AND start_ms = ?3 AND end_ms = ?4 AND id <> ?2 "
    "AND id NOT IN (SELECT value FROM json_each (?5)) "
    "AND NOT EXISTS (SELECT 1 FROM sleep WHERE source = ?1 AND id = ?2) ORDER BY withdrawn, id LIMIT 1)";

static const char withdraw_window_sql[] =
    "UPDATE sleep SET withdrawn = 1 WHERE source = ?1 AND day BETWEEN ?2 AND ?3 AND withdrawn = 0 "
    "AND id NOT IN (SELECT value FROM json_each (?4))";

static const char withdraw_sql[] = "UPDATE sleep SET withdrawn = 1 WHERE source = ?1 AND id = ?2 AND withdrawn = 0";

static const char days_sql[] = "SELECT DISTINCT day FROM sleep WHERE withdrawn = 0 ORDER BY day DESC";

static gboolean
put (DaybeatStoreDb *db, const DaybeatSleep *sleep, const char *ids, GError **error)
{
  sqlite3_stmt *rename = daybeat_store_db_prepare (db, rename_sql, error);
  sqlite3_stmt *statement;

  if (rename == NULL)
    return FALSE;
  sqlite3_bind_int (rename, 1, (int) sleep->source);
  daybeat_bind_text (rename, 2, sleep->id);
  sqlite3_bind_int64 (rename, 3, sleep->start.wall_ms);
  sqlite3_bind_int64 (rename, 4, sleep->end.wall_ms);
  daybeat_bind_text (rename, 5, ids);
  if (!daybeat_store_db_run (db, rename, error))
    return FALSE;

  statement = daybeat_store_db_prepare (db, put_sql, error);
  if (statement == NULL)
    return FALSE;
  daybeat_columns_bind (columns, G_N_ELEMENTS (columns), sleep, statement, 1);
  return daybeat_store_db_run (db, statement, error);
}

/* What the source does not name any more within its window is kept, but not shown. */
static gboolean
withdraw_missing (DaybeatStoreDb *db, const DaybeatBatch *batch, const char *ids, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, withdraw_window_sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, (int) batch->source);
  sqlite3_bind_int64 (statement, 2, batch->first_day);
  sqlite3_bind_int64 (statement, 3, batch->last_day);
  daybeat_bind_text (statement, 4, ids);
  return daybeat_store_db_run (db, statement, error);
}

static gboolean
withdraw_removed (DaybeatStoreDb *db, const DaybeatBatch *batch, GError **error)
{
  for (guint i = 0; i < batch->removed_sleep_ids->len; i++)
    {
      sqlite3_stmt *statement = daybeat_store_db_prepare (db, withdraw_sql, error);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int (statement, 1, (int) batch->source);
      daybeat_bind_text (statement, 2, g_ptr_array_index (batch->removed_sleep_ids, i));
      if (!daybeat_store_db_run (db, statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
daybeat_sleep_table_apply (DaybeatStoreDb *db, const DaybeatBatch *batch, GError **error)
{
  g_autofree char *ids = daybeat_id_list_new (batch->sleeps, G_STRUCT_OFFSET (DaybeatSleep, id));

  for (guint i = 0; i < batch->sleeps->len; i++)
    {
      if (!put (db, g_ptr_array_index (batch->sleeps, i), ids, error))
        return FALSE;
    }
  if ((batch->complete & DAYBEAT_FAMILY_SLEEP) != 0 && !withdraw_missing (db, batch, ids, error))
    return FALSE;
  return withdraw_removed (db, batch, error);
}

/* What is shown of a day may hang on a copy that ends just before or after midnight. */
#define MARGIN_DAYS 1

static void
keep_days (GPtrArray *sleeps, DaybeatDay first, DaybeatDay last)
{
  for (guint i = sleeps->len; i-- > 0;)
    {
      DaybeatDay day = ((DaybeatSleep *) g_ptr_array_index (sleeps, i))->day;

      if (day < first || day > last)
        g_ptr_array_remove_index (sleeps, i);
    }
}

GPtrArray *
daybeat_sleep_table_load (DaybeatStoreDb *db, DaybeatDay first, DaybeatDay last, gboolean all_sources, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, load_sql, error);
  g_autoptr (GPtrArray) sleeps = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_sleep_unref);
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, (gint64) first - MARGIN_DAYS);
  sqlite3_bind_int64 (statement, 2, (gint64) last + MARGIN_DAYS);
  while (TRUE)
    {
      DaybeatSleep *sleep;

      if (!daybeat_store_db_step (db, statement, &row, error))
        return NULL;
      if (!row)
        break;
      sleep = daybeat_sleep_new ();
      daybeat_columns_read (columns, G_N_ELEMENTS (columns), sleep, statement);
      g_ptr_array_add (sleeps, sleep);
    }
  if (!all_sources)
    daybeat_precedence_filter (sleeps, daybeat_precedence_decide_sleeps (sleeps));
  keep_days (sleeps, first, last);
  return g_steal_pointer (&sleeps);
}

GArray *
daybeat_sleep_table_load_days (DaybeatStoreDb *db, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, days_sql, error);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DaybeatDay));
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (TRUE)
    {
      DaybeatDay day;

      if (!daybeat_store_db_step (db, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&days);
      day = (DaybeatDay) sqlite3_column_int64 (statement, 0);
      g_array_append_val (days, day);
    }
}
