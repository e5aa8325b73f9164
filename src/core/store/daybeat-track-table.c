/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-track-table-private.h"

#include "daybeat-packed-series.h"

static const char put_sql[] =
    "INSERT INTO track (source, exercise_id, n_points, points) VALUES (?1, ?2, ?3, ?4) "
    "ON CONFLICT (source, exercise_id) DO UPDATE SET n_points = excluded.n_points, points = excluded.points "
    "WHERE points IS NOT excluded.points";

static const char load_sql[] =
    "SELECT track.source, exercise_id, points FROM track "
    "LEFT JOIN exercise ON exercise.source = track.source AND exercise.id = track.exercise_id "
    "WHERE coalesce (day, 0) BETWEEN ?1 AND ?2 AND coalesce (withdrawn, 0) = 0 "
    "ORDER BY start_ms, exercise_id, track.source";

enum
{
  LATITUDE,
  LONGITUDE,
  ALTITUDE,
  N_COLUMNS
};

static const DaybeatTrackPoint *
point_at (const DaybeatTrack *track, guint index)
{
  return &g_array_index (track->points, DaybeatTrackPoint, index);
}

static GBytes *
pack (const DaybeatTrack *track)
{
  guint n_points = track->points->len;
  g_autofree gint64 *times = g_new (gint64, MAX (n_points, 1));
  g_autofree double *values = g_new (double, MAX (n_points, 1) * N_COLUMNS);
  const double *columns[N_COLUMNS] = { values, values + n_points, values + 2 * (gsize) n_points };

  for (guint i = 0; i < n_points; i++)
    {
      times[i] = point_at (track, i)->time_ms;
      values[i] = point_at (track, i)->latitude;
      values[n_points + i] = point_at (track, i)->longitude;
      values[2 * (gsize) n_points + i] = point_at (track, i)->altitude_m;
    }
  return daybeat_packed_series_write (times, n_points, columns, N_COLUMNS);
}

static double
number_at (GArray *column, guint index)
{
  return column != NULL ? g_array_index (column, double, index) : DAYBEAT_ABSENT_NUMBER;
}

static gboolean
unpack (DaybeatTrack *track, sqlite3_stmt *statement, int column, GError **error)
{
  /* SQLite demands the pointer before the size. */
  const void *data = sqlite3_column_blob (statement, column);
  g_autoptr (GBytes) packed = g_bytes_new_static (data, (gsize) sqlite3_column_bytes (statement, column));
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *columns[N_COLUMNS];

  if (!daybeat_packed_series_read (packed, times, columns, N_COLUMNS, error))
    return FALSE;
  for (guint i = 0; i < times->len; i++)
    {
      DaybeatTrackPoint point = {
        .time_ms = g_array_index (times, gint64, i),
        .latitude = number_at (columns[LATITUDE], i),
        .longitude = number_at (columns[LONGITUDE], i),
        .altitude_m = number_at (columns[ALTITUDE], i),
      };

      g_array_append_val (track->points, point);
    }
  for (guint i = 0; i < N_COLUMNS; i++)
    g_clear_pointer (&columns[i], g_array_unref);
  return TRUE;
}

static gboolean
put (DaybeatStoreDb *db, const DaybeatTrack *track, DaybeatSource source, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, put_sql, error);
  g_autoptr (GBytes) points = pack (track);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, (int) source);
  daybeat_bind_text (statement, 2, track->exercise_id);
  sqlite3_bind_int64 (statement, 3, track->points->len);
  sqlite3_bind_blob64 (statement, 4, g_bytes_get_data (points, NULL), g_bytes_get_size (points), SQLITE_TRANSIENT);
  return daybeat_store_db_run (db, statement, error);
}

gboolean
daybeat_track_table_apply (DaybeatStoreDb *db, const DaybeatBatch *batch, GError **error)
{
  for (guint i = 0; i < batch->tracks->len; i++)
    {
      if (!put (db, g_ptr_array_index (batch->tracks, i), batch->source, error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
daybeat_track_table_load (DaybeatStoreDb *db, DaybeatDay first, DaybeatDay last, GError **error)
{
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, load_sql, error);
  g_autoptr (GPtrArray) tracks = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_track_unref);
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, first);
  sqlite3_bind_int64 (statement, 2, last);
  while (TRUE)
    {
      DaybeatTrack *track;

      if (!daybeat_store_db_step (db, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&tracks);
      track = daybeat_track_new ((const char *) sqlite3_column_text (statement, 1));
      track->source = (DaybeatSource) sqlite3_column_int (statement, 0);
      g_ptr_array_add (tracks, track);
      if (!unpack (track, statement, 2, error))
        {
          sqlite3_reset (statement);
          return NULL;
        }
    }
}
