/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-stored-series-private.h"

#include "daybeat-finding-table-private.h"
#include "daybeat-packed-series.h"
#include "daybeat-series-merge-private.h"

static const char find_sql[] =
    "SELECT " DAYBEAT_STORED_SERIES_COLUMNS " FROM series "
    "WHERE kind = ?1 AND day = ?2 AND source = ?3";

static const char put_sql[] =
    "INSERT INTO series (kind, day, source, start_ms, start_offset, start_offset_source, n_samples, samples, "
    "withdrawn) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (kind, day, source) DO UPDATE SET "
    "start_ms = excluded.start_ms, start_offset = excluded.start_offset, "
    "start_offset_source = excluded.start_offset_source, n_samples = excluded.n_samples, samples = excluded.samples, "
    "withdrawn = excluded.withdrawn "
    "WHERE (start_ms, start_offset, start_offset_source, samples, withdrawn) IS NOT (excluded.start_ms, "
    "excluded.start_offset, excluded.start_offset_source, excluded.samples, excluded.withdrawn)";

/* Between records and packed bytes */

static guint
count_columns (const DaybeatSeriesKind *kind)
{
  guint n_columns = 0;

  while (n_columns < DAYBEAT_SERIES_MAX_COLUMNS && kind->columns[n_columns] != NULL)
    n_columns++;
  return n_columns;
}

static GBytes *
pack (const DaybeatSeries *series)
{
  g_autofree gint64 *times = g_new (gint64, MAX (series->times->len, 1));
  const double *columns[DAYBEAT_SERIES_MAX_COLUMNS] = { NULL };

  for (guint i = 0; i < series->times->len; i++)
    times[i] = g_array_index (series->times, gint32, i);
  for (guint column = 0; column < DAYBEAT_SERIES_MAX_COLUMNS; column++)
    {
      if (series->columns[column] != NULL)
        columns[column] = (const double *) (gpointer) series->columns[column]->data;
    }
  return daybeat_packed_series_write (times, series->times->len, columns, count_columns (series->kind));
}

/* Fills an empty series that counts from midnight; the checksum vouches for what was written here once. */
static gboolean
unpack (DaybeatSeries *series, sqlite3_stmt *statement, int column, GError **error)
{
  /* SQLite demands the pointer before the size. */
  const void *data = sqlite3_column_blob (statement, column);
  g_autoptr (GBytes) packed = g_bytes_new_static (data, (gsize) sqlite3_column_bytes (statement, column));
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!daybeat_packed_series_read (packed, times, series->columns, count_columns (series->kind), error))
    return FALSE;
  g_array_set_size (series->times, times->len);
  for (guint i = 0; i < times->len; i++)
    g_array_index (series->times, gint32, i) = (gint32) g_array_index (times, gint64, i);
  return TRUE;
}

/* One day of one source as it stands in the table */

void
daybeat_stored_series_clear (DaybeatStoredSeries *self)
{
  g_clear_pointer (&self->samples, daybeat_series_unref);
  g_clear_pointer (&self->withdrawn, daybeat_series_unref);
}

void
daybeat_stored_series_init (DaybeatStoredSeries *self, const DaybeatSeriesKind *kind, DaybeatDay day,
                            DaybeatSource source)
{
  daybeat_stored_series_clear (self);
  self->samples = daybeat_series_new_of_day (kind, day, source);
  self->withdrawn = daybeat_series_new_of_day (kind, day, source);
  self->start = DAYBEAT_INSTANT_NONE;
}

gboolean
daybeat_stored_series_read (DaybeatStoredSeries *self, sqlite3_stmt *statement, GError **error)
{
  self->start.wall_ms = sqlite3_column_int64 (statement, 0);
  self->start.offset_minutes = sqlite3_column_int (statement, 1);
  self->start.offset_source = sqlite3_column_int (statement, 2);
  return unpack (self->samples, statement, 3, error) &&
         (sqlite3_column_type (statement, 4) == SQLITE_NULL || unpack (self->withdrawn, statement, 4, error));
}

gboolean
daybeat_stored_series_tell (DaybeatStoreDb *db, const DaybeatSeries *series, const char *reason, const char *original,
                            GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_finding_unref);
  DaybeatFinding *finding = daybeat_finding_new ();

  finding->source = series->source;
  finding->path = g_strconcat ("series.", series->kind->id, NULL);
  finding->reason = g_strdup (reason);
  finding->original = g_strdup (original);
  g_ptr_array_add (findings, finding);
  return daybeat_finding_table_put_all (db, findings, error);
}

/* Damage must not keep new samples out for ever: it is told, and the day begins anew. */
gboolean
daybeat_stored_series_find (DaybeatStoreDb *db, const DaybeatSeriesKind *kind, DaybeatDay day, DaybeatSource source,
                            DaybeatStoredSeries *self, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, find_sql, error);
  gboolean row, whole;

  daybeat_stored_series_init (self, kind, day, source);
  if (statement == NULL)
    return FALSE;
  daybeat_bind_text (statement, 1, kind->id);
  sqlite3_bind_int64 (statement, 2, day);
  sqlite3_bind_int (statement, 3, (int) source);
  if (!daybeat_store_db_step (db, statement, &row, error))
    return FALSE;
  whole = !row || daybeat_stored_series_read (self, statement, NULL);
  sqlite3_reset (statement);
  if (whole)
    return TRUE;
  daybeat_stored_series_init (self, kind, day, source);
  return daybeat_stored_series_tell (db, self->samples, "was damaged in the history", NULL, error);
}

gboolean
daybeat_stored_series_put (DaybeatStoreDb *db, const DaybeatStoredSeries *self, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, put_sql, error);
  g_autoptr (GBytes) samples = pack (self->samples);
  g_autoptr (GBytes) withdrawn = pack (self->withdrawn);

  if (statement == NULL)
    return FALSE;
  daybeat_bind_text (statement, 1, self->samples->kind->id);
  sqlite3_bind_int64 (statement, 2, self->samples->day);
  sqlite3_bind_int (statement, 3, (int) self->samples->source);
  sqlite3_bind_int64 (statement, 4, self->start.wall_ms);
  sqlite3_bind_int (statement, 5, self->start.offset_minutes);
  sqlite3_bind_int (statement, 6, self->start.offset_source);
  sqlite3_bind_int64 (statement, 7, self->samples->times->len);
  sqlite3_bind_blob64 (statement, 8, g_bytes_get_data (samples, NULL), g_bytes_get_size (samples), SQLITE_TRANSIENT);
  if (self->withdrawn->times->len > 0)
    sqlite3_bind_blob64 (statement, 9, g_bytes_get_data (withdrawn, NULL), g_bytes_get_size (withdrawn),
                         SQLITE_TRANSIENT);
  return daybeat_store_db_run (db, statement, error);
}
