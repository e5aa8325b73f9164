/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-store-private.h"

#include "daybeat-checkpoint-table-private.h"
#include "daybeat-finding-table-private.h"
#include "daybeat-single-record-private.h"
#include "daybeat-sleep-table-private.h"

/* What can be read: each async pair hands one table's load to the reader. */

/* Sleeps */

typedef struct
{
  DaybeatDay first;
  DaybeatDay last;
  gboolean all_sources;
} Span;

static void
work_load_sleeps (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  const Span *span = data;
  GError *error = NULL;
  GPtrArray *sleeps = daybeat_sleep_table_load (db, span->first, span->last, span->all_sources, &error);

  _daybeat_store_return_array (task, sleeps, (GDestroyNotify) g_ptr_array_unref, error);
}

static void
load_sleeps (DaybeatStore *self, DaybeatDay first, DaybeatDay last, gboolean all_sources, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer user_data)
{
  Span *span = g_new0 (Span, 1);

  span->first = first;
  span->last = last;
  span->all_sources = all_sources;
  _daybeat_store_push_read (self, daybeat_store_load_sleeps_async, work_load_sleeps, span, g_free, cancellable,
                            callback, user_data);
}

void
daybeat_store_load_sleeps_async (DaybeatStore *self, DaybeatDay first, DaybeatDay last, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self));

  load_sleeps (self, first, last, FALSE, cancellable, callback, user_data);
}

void
daybeat_store_load_every_sleep_async (DaybeatStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self));

  load_sleeps (self, 0, G_MAXUINT32, TRUE, cancellable, callback, user_data);
}

GPtrArray *
daybeat_store_load_sleeps_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
work_load_sleep_days (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  GError *error = NULL;
  GArray *days = daybeat_sleep_table_load_days (db, &error);

  _daybeat_store_return_array (task, days, (GDestroyNotify) g_array_unref, error);
}

void
daybeat_store_load_sleep_days_async (DaybeatStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self));

  _daybeat_store_push_read (self, daybeat_store_load_sleep_days_async, work_load_sleep_days, NULL, NULL, cancellable,
                            callback, user_data);
}

GArray *
daybeat_store_load_sleep_days_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* How far back a source is known to reach */

/* A record without a time stands on day 0. */
static const char oldest_day_sql[] =
    "SELECT min (day) FROM ("
    "SELECT min (day) AS day FROM sleep WHERE source = ?1 AND day > 0 AND withdrawn = 0 "
    "UNION ALL SELECT min (day) FROM exercise WHERE source = ?1 AND day > 0 AND withdrawn = 0 "
    "UNION ALL SELECT min (day) FROM daily WHERE source = ?1 AND day > 0 AND withdrawn = 0 "
    "UNION ALL SELECT min (day) FROM series WHERE source = ?1 AND day > 0 AND n_samples > 0 "
    "UNION ALL SELECT min (day) FROM reading WHERE source = ?1 AND day > 0 AND withdrawn = 0)";

static void
work_load_oldest_day (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  GError *error = NULL;
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, oldest_day_sql, &error);
  gboolean row = FALSE;
  gint64 day = DAYBEAT_DAY_NONE;

  if (statement != NULL)
    {
      sqlite3_bind_int (statement, 1, GPOINTER_TO_INT (data));
      if (daybeat_store_db_step (db, statement, &row, &error))
        day = row ? sqlite3_column_int64 (statement, 0) : DAYBEAT_DAY_NONE;
      sqlite3_reset (statement);
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, (gssize) day);
}

void
daybeat_store_load_oldest_day_async (DaybeatStore *self, DaybeatSource source, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self));

  _daybeat_store_push_read (self, daybeat_store_load_oldest_day_async, work_load_oldest_day, GINT_TO_POINTER (source),
                            NULL, cancellable, callback, user_data);
}

gboolean
daybeat_store_load_oldest_day_finish (DaybeatStore *self, GAsyncResult *result, DaybeatDay *day, GError **error)
{
  gssize answer;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  answer = g_task_propagate_int (G_TASK (result), error);
  *day = answer > 0 ? (DaybeatDay) answer : DAYBEAT_DAY_NONE;
  return answer >= 0;
}

/* Small families */

static void
work_load_family (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  DaybeatFamilies family = GPOINTER_TO_UINT (data);
  GError *error = NULL;
  GPtrArray *records = family == DAYBEAT_FAMILY_PROFILE || family == DAYBEAT_FAMILY_SLEEP_GOAL
                           ? daybeat_single_record_load (db, family, &error)
                           : daybeat_record_table_load (daybeat_record_tables_get (family), db, &error);

  _daybeat_store_return_array (task, records, (GDestroyNotify) g_ptr_array_unref, error);
}

void
daybeat_store_load_family_async (DaybeatStore *self, DaybeatFamilies family, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self) && daybeat_record_tables_get (family) != NULL);

  _daybeat_store_push_read (self, daybeat_store_load_family_async, work_load_family, GUINT_TO_POINTER (family), NULL,
                            cancellable, callback, user_data);
}

GPtrArray *
daybeat_store_load_family_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What was fetched, what was not understood, when */

static void
work_load_checkpoints (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  GError *error = NULL;
  GPtrArray *checkpoints = daybeat_checkpoint_table_load (db, &error);

  _daybeat_store_return_array (task, checkpoints, (GDestroyNotify) g_ptr_array_unref, error);
}

void
daybeat_store_load_checkpoints_async (DaybeatStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self));

  _daybeat_store_push_read (self, daybeat_store_load_checkpoints_async, work_load_checkpoints, NULL, NULL,
                            cancellable, callback, user_data);
}

GPtrArray *
daybeat_store_load_checkpoints_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
work_load_findings (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  GError *error = NULL;
  GPtrArray *findings = daybeat_finding_table_load (db, &error);

  _daybeat_store_return_array (task, findings, (GDestroyNotify) g_ptr_array_unref, error);
}

void
daybeat_store_load_findings_async (DaybeatStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self));

  _daybeat_store_push_read (self, daybeat_store_load_findings_async, work_load_findings, NULL, NULL, cancellable,
                            callback, user_data);
}

GPtrArray *
daybeat_store_load_findings_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
work_get_last_change (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  gint64 last_change;
  GError *error = NULL;

  if (daybeat_store_db_get_number (db, "SELECT value FROM facts WHERE name = 'last_change'", &last_change, &error))
    g_task_return_pointer (task, g_memdup2 (&last_change, sizeof last_change), g_free);
  else
    g_task_return_error (task, error);
}

void
daybeat_store_get_last_change_async (DaybeatStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self));

  _daybeat_store_push_read (self, daybeat_store_get_last_change_async, work_get_last_change, NULL, NULL, cancellable,
                            callback, user_data);
}

gint64
daybeat_store_get_last_change_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *last_change = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  last_change = g_task_propagate_pointer (G_TASK (result), error);
  return last_change != NULL ? *last_change : 0;
}
