/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-series-table-private.h"

#include "daybeat-precedence.h"
#include "daybeat-series-merge-private.h"
#include "daybeat-stored-series-private.h"

static const char days_between_sql[] =
    "SELECT day FROM series WHERE kind = ?1 AND day BETWEEN ?2 AND ?3 AND source = ?4 AND n_samples > 0";

static const char load_sql[] =
    "SELECT " DAYBEAT_STORED_SERIES_COLUMNS ", day, source FROM series "
    "WHERE kind = ?1 AND day BETWEEN ?2 AND ?3 AND n_samples > 0 ORDER BY day, source";

static const char days_sql[] =
    "SELECT DISTINCT day FROM series WHERE kind = ?1 AND n_samples > 0 ORDER BY day DESC";

/* Merging */

/* The first sample, on the clock that was told with it, else on the one that was known. */
static DaybeatInstant
find_start (const DaybeatSeries *samples, DaybeatInstant stored, DaybeatInstant fresh)
{
  DaybeatInstant clock = stored;
  gint64 utc_ms;

  if (samples->times->len == 0)
    return stored;
  utc_ms = samples->start.wall_ms + g_array_index (samples->times, gint32, 0);
  if (daybeat_instant_is_absent (stored) ||
      (!daybeat_instant_is_absent (fresh) && daybeat_instant_get_utc (fresh) == utc_ms))
    clock = fresh;
  return daybeat_instant_from_utc (utc_ms, clock.offset_minutes, (DaybeatOffsetSource) clock.offset_source);
}

typedef struct
{
  gboolean complete; /* what is missing in the window is withdrawn */
  gint64 from_ms;
  gint64 until_ms;
} Window;

static void
merge (DaybeatStoredSeries *stored, const DaybeatSeries *fresh, DaybeatInstant fresh_start, const Window *window)
{
  g_autoptr (DaybeatSeries) old = g_steal_pointer (&stored->samples);
  g_autoptr (DaybeatSeries) gone = g_steal_pointer (&stored->withdrawn);
  gint64 until_ms = window->complete ? window->until_ms : window->from_ms;
  g_autoptr (DaybeatSeries) outside = daybeat_series_select (old, window->from_ms, until_ms, FALSE);
  g_autoptr (DaybeatSeries) inside = daybeat_series_select (old, window->from_ms, until_ms, TRUE);
  g_autoptr (DaybeatSeries) all_gone = daybeat_series_overlay (gone, inside);

  stored->samples = daybeat_series_overlay (outside, fresh);
  stored->withdrawn = daybeat_series_subtract (all_gone, stored->samples);
  stored->start = find_start (stored->samples, stored->start, fresh_start);
}

/* @fresh is (nullable): a day of which the source names no sample in the window */
static gboolean
apply_day (DaybeatStoreDb *db, const DaybeatSeriesKind *kind, DaybeatDay day, DaybeatSource source,
           const DaybeatSeries *fresh, const Window *window, GError **error)
{
  g_auto (DaybeatStoredSeries) stored = { 0 };
  g_autoptr (DaybeatSeries) based =
      fresh != NULL ? daybeat_series_rebase (fresh) : daybeat_series_new_of_day (kind, day, source);

  if (based == NULL)
    {
      g_autofree char *original =
          g_strdup_printf ("{\"day\":%u,\"samples\":%u}", fresh->day, fresh->times->len);

      return daybeat_stored_series_tell (db, fresh, "lies outside its day", original, error);
    }
  based->source = source;
  if (!daybeat_stored_series_find (db, kind, day, source, &stored, error))
    return FALSE;
  if (stored.samples->times->len == 0 && stored.withdrawn->times->len == 0)
    {
      if (based->times->len == 0)
        return TRUE;
      daybeat_series_unref (stored.samples);
      stored.samples = daybeat_series_ref (based);
      stored.start = find_start (based, DAYBEAT_INSTANT_NONE, fresh->start);
      return daybeat_stored_series_put (db, &stored, error);
    }
  merge (&stored, based, fresh != NULL && fresh->times->len > 0 ? fresh->start : DAYBEAT_INSTANT_NONE, window);
  return daybeat_stored_series_put (db, &stored, error);
}

/* Days in which a sample of the window may lie: a clock is less than a day from UTC. */
static GArray *
find_days (DaybeatStoreDb *db, const DaybeatBatch *batch, const char *kind, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, days_between_sql, error);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DaybeatDay));
  gboolean row;

  if (statement == NULL)
    return NULL;
  daybeat_bind_text (statement, 1, kind);
  sqlite3_bind_int64 (statement, 2, batch->from_ms / DAYBEAT_MS_PER_DAY + DAYBEAT_EPOCH_DAY - 2);
  sqlite3_bind_int64 (statement, 3, batch->until_ms / DAYBEAT_MS_PER_DAY + DAYBEAT_EPOCH_DAY + 1);
  sqlite3_bind_int (statement, 4, (int) batch->source);
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

static gint64
key_of (const DaybeatSeriesKind *kind, DaybeatDay day)
{
  gsize n_kinds;

  return (gint64) (kind - daybeat_series_kinds_get (&n_kinds)) << 32 | day;
}

static gboolean
contains (GHashTable *named, const DaybeatSeriesKind *kind, DaybeatDay day)
{
  gint64 key = key_of (kind, day);

  return g_hash_table_contains (named, &key);
}

static void
add_name (GHashTable *named, const DaybeatSeriesKind *kind, DaybeatDay day)
{
  gint64 key = key_of (kind, day);

  g_hash_table_add (named, g_memdup2 (&key, sizeof key));
}

static gboolean
withdraw_missing (DaybeatStoreDb *db, const DaybeatBatch *batch, const DaybeatSeriesKind *kind, GHashTable *named,
                  GError **error)
{
  const Window window = { TRUE, batch->from_ms, batch->until_ms };
  g_autoptr (GArray) days = find_days (db, batch, kind->id, error);

  if (days == NULL)
    return FALSE;
  for (guint i = 0; i < days->len; i++)
    {
      DaybeatDay day = g_array_index (days, DaybeatDay, i);

      if (!contains (named, kind, day) && !apply_day (db, kind, day, batch->source, NULL, &window, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
holds_all (const DaybeatBatch *batch, const char *kind)
{
  return batch->from_ms < batch->until_ms && daybeat_batch_holds_all (batch, DAYBEAT_FAMILY_SERIES, kind);
}

gboolean
daybeat_series_table_apply (DaybeatStoreDb *db, const DaybeatBatch *batch, GError **error)
{
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < batch->series->len; i++)
    {
      const DaybeatSeries *series = g_ptr_array_index (batch->series, i);
      /* A second part of the same day must not take the place of the first. */
      const Window window = { holds_all (batch, series->kind->id) && !contains (named, series->kind, series->day),
                              batch->from_ms, batch->until_ms };

      if (!apply_day (db, series->kind, series->day, batch->source, series, &window, error))
        return FALSE;
      add_name (named, series->kind, series->day);
    }
  for (guint i = 0; i < batch->complete_kinds->len; i++)
    {
      const DaybeatSeriesKind *kind = daybeat_series_kind_find (g_ptr_array_index (batch->complete_kinds, i));

      if (kind != NULL && holds_all (batch, kind->id) && !withdraw_missing (db, batch, kind, named, error))
        return FALSE;
    }
  return TRUE;
}

/* Loading */

static DaybeatSeries *
read_series (const DaybeatSeriesKind *kind, sqlite3_stmt *statement, GError **error)
{
  g_auto (DaybeatStoredSeries) stored = { 0 };
  gint64 shift;

  daybeat_stored_series_init (&stored, kind, (DaybeatDay) sqlite3_column_int64 (statement, 5),
               (DaybeatSource) sqlite3_column_int (statement, 6));
  if (!daybeat_stored_series_read (&stored, statement, error))
    return NULL;
  shift = daybeat_instant_get_utc (stored.start) - stored.samples->start.wall_ms;
  for (guint i = 0; i < stored.samples->times->len; i++)
    {
      gint32 *time = &g_array_index (stored.samples->times, gint32, i);

      *time = (gint32) (*time - shift);
    }
  stored.samples->start = stored.start;
  return g_steal_pointer (&stored.samples);
}

GPtrArray *
daybeat_series_table_load (DaybeatStoreDb *db, const char *kind_id, DaybeatDay first, DaybeatDay last,
                           gboolean all_sources, GError **error)
{
  const DaybeatSeriesKind *kind = daybeat_series_kind_find (kind_id);
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, load_sql, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_series_unref);
  gboolean row = kind != NULL;

  if (statement == NULL)
    return NULL;
  daybeat_bind_text (statement, 1, kind_id);
  sqlite3_bind_int64 (statement, 2, first);
  sqlite3_bind_int64 (statement, 3, last);
  while (row)
    {
      DaybeatSeries *series;

      if (!daybeat_store_db_step (db, statement, &row, error))
        return NULL;
      if (!row)
        break;
      series = read_series (kind, statement, error);
      if (series == NULL)
        {
          sqlite3_reset (statement);
          return NULL;
        }
      g_ptr_array_add (all, series);
    }
  if (!all_sources)
    daybeat_precedence_filter (all, daybeat_precedence_decide_series (all));
  return g_steal_pointer (&all);
}

GArray *
daybeat_series_table_load_days (DaybeatStoreDb *db, const char *kind, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, days_sql, error);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DaybeatDay));
  gboolean row;

  if (statement == NULL)
    return NULL;
  daybeat_bind_text (statement, 1, kind);
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
