/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-store-private.h"

#include "daybeat-daily-table-private.h"
#include "daybeat-exercise-table-private.h"
#include "daybeat-reading-table-private.h"
#include "daybeat-series-table-private.h"
#include "daybeat-track-table-private.h"

/* Daily numbers, samples, exercises, routes and readings: each async pair hands one table's load to the reader. */

typedef struct
{
  char *kind; /* (owned) (nullable) */
  DaybeatDay first;
  DaybeatDay last;
  gboolean all_sources;
} Span;

static Span *
span_new (const char *kind, DaybeatDay first, DaybeatDay last, gboolean all_sources)
{
  Span *span = g_new0 (Span, 1);

  span->kind = g_strdup (kind);
  span->first = first;
  span->last = last;
  span->all_sources = all_sources;
  return span;
}

static void
span_free (gpointer data)
{
  Span *span = data;

  g_free (span->kind);
  g_free (span);
}

static gpointer
finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Daily numbers */

static void
work_load_dailies (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  const Span *span = data;
  GError *error = NULL;
  GArray *rows = daybeat_daily_table_load (db, span->kind, span->first, span->last, span->all_sources, &error);

  _daybeat_store_return_array (task, rows, (GDestroyNotify) g_array_unref, error);
}

void
daybeat_store_load_dailies_async (DaybeatStore *self, const char *metric, DaybeatDay first, DaybeatDay last,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self));

  _daybeat_store_push_read (self, daybeat_store_load_dailies_async, work_load_dailies, span_new (metric, first, last,
                            FALSE), span_free, cancellable, callback, user_data);
}

void
daybeat_store_load_every_daily_async (DaybeatStore *self, const char *metric, DaybeatDay first, DaybeatDay last,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self));

  _daybeat_store_push_read (self, daybeat_store_load_every_daily_async, work_load_dailies, span_new (metric, first,
                            last, TRUE), span_free, cancellable, callback, user_data);
}

GArray *
daybeat_store_load_dailies_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

/* Samples */

static void
work_load_series (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  const Span *span = data;
  GError *error = NULL;
  GPtrArray *series = daybeat_series_table_load (db, span->kind, span->first, span->last, span->all_sources, &error);

  _daybeat_store_return_array (task, series, (GDestroyNotify) g_ptr_array_unref, error);
}

void
daybeat_store_load_series_async (DaybeatStore *self, const char *kind, DaybeatDay first, DaybeatDay last, GCancellable
                                 *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self) && kind != NULL);

  _daybeat_store_push_read (self, daybeat_store_load_series_async, work_load_series, span_new (kind, first, last,
                            FALSE), span_free, cancellable, callback, user_data);
}

void
daybeat_store_load_every_series_async (DaybeatStore *self, const char *kind, DaybeatDay first, DaybeatDay last,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self) && kind != NULL);

  _daybeat_store_push_read (self, daybeat_store_load_every_series_async, work_load_series, span_new (kind, first, last,
                            TRUE), span_free, cancellable, callback, user_data);
}

GPtrArray *
daybeat_store_load_series_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

static void
work_load_series_days (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  const Span *span = data;
  GError *error = NULL;
  GArray *days = daybeat_series_table_load_days (db, span->kind, &error);

  _daybeat_store_return_array (task, days, (GDestroyNotify) g_array_unref, error);
}

void
daybeat_store_load_series_days_async (DaybeatStore *self, const char *kind, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self) && kind != NULL);

  _daybeat_store_push_read (self, daybeat_store_load_series_days_async, work_load_series_days, span_new (kind, 0, 0,
                            FALSE), span_free, cancellable, callback, user_data);
}

GArray *
daybeat_store_load_series_days_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

/* Exercises and their routes */

static void
work_load_exercises (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  const Span *span = data;
  GError *error = NULL;
  GPtrArray *exercises = daybeat_exercise_table_load (db, span->first, span->last, span->all_sources, &error);

  _daybeat_store_return_array (task, exercises, (GDestroyNotify) g_ptr_array_unref, error);
}

void
daybeat_store_load_exercises_async (DaybeatStore *self, DaybeatDay first, DaybeatDay last, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self));

  _daybeat_store_push_read (self, daybeat_store_load_exercises_async, work_load_exercises, span_new (NULL, first, last,
                            FALSE), span_free, cancellable, callback, user_data);
}

void
daybeat_store_load_every_exercise_async (DaybeatStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self));

  _daybeat_store_push_read (self, daybeat_store_load_every_exercise_async, work_load_exercises, span_new (NULL, 0,
                            G_MAXUINT32, TRUE), span_free, cancellable, callback, user_data);
}

GPtrArray *
daybeat_store_load_exercises_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

static void
work_load_tracks (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  const Span *span = data;
  GError *error = NULL;
  GPtrArray *tracks = daybeat_track_table_load (db, span->first, span->last, &error);

  _daybeat_store_return_array (task, tracks, (GDestroyNotify) g_ptr_array_unref, error);
}

void
daybeat_store_load_tracks_async (DaybeatStore *self, DaybeatDay first, DaybeatDay last, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self));

  _daybeat_store_push_read (self, daybeat_store_load_tracks_async, work_load_tracks, span_new (NULL, first, last,
                            FALSE), span_free, cancellable, callback, user_data);
}

GPtrArray *
daybeat_store_load_tracks_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

/* Readings */

static void
work_load_readings (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  const Span *span = data;
  GError *error = NULL;
  GPtrArray *readings = daybeat_reading_table_load (db, span->kind, span->first, span->last, span->all_sources, &error);

  _daybeat_store_return_array (task, readings, (GDestroyNotify) g_ptr_array_unref, error);
}

void
daybeat_store_load_readings_async (DaybeatStore *self, const char *kind, DaybeatDay first, DaybeatDay last, GCancellable
                                   *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self));

  _daybeat_store_push_read (self, daybeat_store_load_readings_async, work_load_readings, span_new (kind, first, last,
                            FALSE), span_free, cancellable, callback, user_data);
}

void
daybeat_store_load_every_reading_async (DaybeatStore *self, const char *kind, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self));

  _daybeat_store_push_read (self, daybeat_store_load_every_reading_async, work_load_readings, span_new (kind, 0,
                            G_MAXUINT32, TRUE), span_free, cancellable, callback, user_data);
}

GPtrArray *
daybeat_store_load_readings_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}
