/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-daily-table-private.h"

#include <math.h>

#include "daybeat-precedence.h"

static const char put_sql[] =
    "INSERT INTO daily (metric, day, source, value, withdrawn) VALUES (?1, ?2, ?3, ?4, 0) "
    "ON CONFLICT (metric, day, source) DO UPDATE SET value = excluded.value, withdrawn = 0 "
    "WHERE value IS NOT excluded.value OR withdrawn <> 0";

static const char withdraw_sql[] =
    "UPDATE daily SET withdrawn = 1 WHERE metric = ?1 AND day BETWEEN ?2 AND ?3 AND source = ?4 AND withdrawn = 0 "
    "AND day NOT IN (SELECT value FROM json_each (?5))";

static const char load_one_sql[] =
    "SELECT metric, day, value, source FROM daily "
    "WHERE metric = ?1 AND day BETWEEN ?2 AND ?3 AND withdrawn = 0 ORDER BY day, source";

static const char load_all_sql[] =
    "SELECT metric, day, value, source FROM daily "
    "WHERE day BETWEEN ?2 AND ?3 AND withdrawn = 0 AND ?1 IS NULL ORDER BY day, metric, source";

static gboolean
put (DaybeatStoreDb *db, const DaybeatDaily *daily, DaybeatSource source, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, put_sql, error);

  if (statement == NULL)
    return FALSE;
  daybeat_bind_text (statement, 1, daily->metric);
  sqlite3_bind_int64 (statement, 2, daily->day);
  sqlite3_bind_int (statement, 3, (int) source);
  sqlite3_bind_double (statement, 4, daily->value);
  return daybeat_store_db_run (db, statement, error);
}

static char *
list_days (GArray *dailies, const char *metric)
{
  GString *days = g_string_new ("[");

  for (guint i = 0; i < dailies->len; i++)
    {
      const DaybeatDaily *daily = &g_array_index (dailies, DaybeatDaily, i);

      if (g_str_equal (daily->metric, metric) && !isnan (daily->value))
        g_string_append_printf (days, "%s%u", days->len > 1 ? "," : "", daily->day);
    }
  g_string_append_c (days, ']');
  return g_string_free_and_steal (days);
}

/* What the source does not name any more within its window is kept, but not shown. */
static gboolean
withdraw_missing (DaybeatStoreDb *db, const DaybeatBatch *batch, const char *metric, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, withdraw_sql, error);
  g_autofree char *days = NULL;

  if (statement == NULL)
    return FALSE;
  days = list_days (batch->dailies, metric);
  daybeat_bind_text (statement, 1, metric);
  sqlite3_bind_int64 (statement, 2, batch->first_day);
  sqlite3_bind_int64 (statement, 3, batch->last_day);
  sqlite3_bind_int (statement, 4, (int) batch->source);
  daybeat_bind_text (statement, 5, days);
  return daybeat_store_db_run (db, statement, error);
}

gboolean
daybeat_daily_table_apply (DaybeatStoreDb *db, const DaybeatBatch *batch, GError **error)
{
  for (guint i = 0; i < batch->dailies->len; i++)
    {
      const DaybeatDaily *daily = &g_array_index (batch->dailies, DaybeatDaily, i);

      /* Absent is no number, and SQLite would take it for NULL. */
      if (!isnan (daily->value) && !put (db, daily, batch->source, error))
        return FALSE;
    }
  if (batch->first_day == DAYBEAT_DAY_NONE)
    return TRUE;
  for (guint i = 0; i < batch->complete_kinds->len; i++)
    {
      const char *kind = g_ptr_array_index (batch->complete_kinds, i);

      if (daybeat_batch_holds_all (batch, DAYBEAT_FAMILY_DAILIES, kind) && daybeat_metric_find (kind) != NULL &&
          !withdraw_missing (db, batch, kind, error))
        return FALSE;
    }
  return TRUE;
}

static void
append_row (GArray *rows, sqlite3_stmt *statement)
{
  DaybeatDailyRow row = { .shown = TRUE };

  row.daily.metric = g_intern_string ((const char *) sqlite3_column_text (statement, 0));
  row.daily.day = (DaybeatDay) sqlite3_column_int64 (statement, 1);
  row.daily.value = sqlite3_column_double (statement, 2);
  row.source = (DaybeatSource) sqlite3_column_int (statement, 3);
  g_array_append_val (rows, row);
}

static GArray *
keep_shown (GArray *rows)
{
  guint kept = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      if (g_array_index (rows, DaybeatDailyRow, i).shown)
        g_array_index (rows, DaybeatDailyRow, kept++) = g_array_index (rows, DaybeatDailyRow, i);
    }
  return g_array_set_size (rows, kept);
}

GArray *
daybeat_daily_table_load (DaybeatStoreDb *db, const char *metric, DaybeatDay first, DaybeatDay last,
                          gboolean all_sources, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, metric != NULL ? load_one_sql : load_all_sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (DaybeatDailyRow));
  gboolean row;

  if (statement == NULL)
    return NULL;
  daybeat_bind_text (statement, 1, metric);
  sqlite3_bind_int64 (statement, 2, first);
  sqlite3_bind_int64 (statement, 3, last);
  while (TRUE)
    {
      if (!daybeat_store_db_step (db, statement, &row, error))
        return NULL;
      if (!row)
        break;
      append_row (rows, statement);
    }
  daybeat_precedence_decide_dailies (rows);
  return all_sources ? g_steal_pointer (&rows) : keep_shown (g_steal_pointer (&rows));
}
