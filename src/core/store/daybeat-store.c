/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daybeat-batch-writer-private.h"
#include "daybeat-checkpoint-table-private.h"
#include "daybeat-clock.h"
#include "daybeat-finding-table-private.h"
#include "daybeat-record-table-private.h"
#include "daybeat-sleep-table-private.h"
#include "daybeat-store-schema-private.h"
#include "daybeat-store-worker-private.h"

struct _DaybeatStore
{
  GObject parent_instance;

  char *path;                 /* (owned) */
  GMainContext *context;      /* (owned): where `changed` is emitted */
  DaybeatStoreWorker *writer; /* (owned) (nullable): NULL where read-only */
  DaybeatStoreWorker *reader; /* (owned) */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DaybeatStore, daybeat_store, G_TYPE_OBJECT)

static void
daybeat_store_finalize (GObject *object)
{
  DaybeatStore *self = DAYBEAT_STORE (object);

  if (self->writer != NULL)
    daybeat_store_worker_stop (self->writer);
  if (self->reader != NULL)
    daybeat_store_worker_stop (self->reader);
  g_clear_pointer (&self->writer, daybeat_store_worker_unref);
  g_clear_pointer (&self->reader, daybeat_store_worker_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (daybeat_store_parent_class)->finalize (object);
}

static void
daybeat_store_class_init (DaybeatStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = daybeat_store_finalize;

  /**
   * DaybeatStore::changed:
   * @families: #DaybeatFamilies in which something is different now
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
daybeat_store_init (DaybeatStore *self)
{
}

/* Opening */

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_READ_ONLY,
               _("The folder for the history could not be made: %s"), g_strerror (errno));
  return FALSE;
}

/* SQLite would make the file readable by others: it is made here first, and its log takes the same mode. */
static void
make_file_private (const char *path)
{
  int fd = g_open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);

  if (fd >= 0)
    {
      fchmod (fd, 0600);
      close (fd);
    }
}

static gboolean
open_for_reading (DaybeatStore *self, GError **error)
{
  DaybeatStoreDb *db = daybeat_store_db_open (self->path, FALSE, error);

  if (db == NULL)
    return FALSE;
  self->reader = daybeat_store_worker_new ("daybeat-reader", db);
  return TRUE;
}

static gboolean
open_connections (DaybeatStore *self, GError **error)
{
  g_autoptr (DaybeatStoreDb) db = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!make_folder (self->path, error))
    return FALSE;
  make_file_private (self->path);

  db = daybeat_store_db_open (self->path, TRUE, error);
  if (db == NULL)
    return FALSE;
  if (daybeat_store_schema_bring_up_to_date (db, self->path, &local_error))
    self->writer = daybeat_store_worker_new ("daybeat-writer", g_steal_pointer (&db));
  else if (!g_error_matches (local_error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_TOO_NEW))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return open_for_reading (self, error);
}

static void
open_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  DaybeatStore *self = task_data;
  GError *error = NULL;

  if (open_connections (self, &error))
    g_task_return_pointer (task, g_object_ref (self), g_object_unref);
  else
    g_task_return_error (task, error);
}

void
daybeat_store_open_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (DaybeatStore) self = NULL;

  g_return_if_fail (path != NULL && *path != ':');

  self = g_object_new (DAYBEAT_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  self->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, daybeat_store_open_async);
  g_task_set_task_data (task, g_steal_pointer (&self), g_object_unref);
  g_task_run_in_thread (task, open_in_thread);
}

DaybeatStore *
daybeat_store_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
daybeat_store_is_read_only (DaybeatStore *self)
{
  g_return_val_if_fail (DAYBEAT_IS_STORE (self), TRUE);

  return self->writer == NULL;
}

/* Closing */

static void
close_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  DaybeatStore *self = source_object;

  if (self->writer != NULL)
    daybeat_store_worker_join (self->writer);
  daybeat_store_worker_join (self->reader);
  g_task_return_boolean (task, TRUE);
}

void
daybeat_store_close_async (DaybeatStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DAYBEAT_IS_STORE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, daybeat_store_close_async);
  if (self->writer != NULL)
    daybeat_store_worker_stop (self->writer);
  daybeat_store_worker_stop (self->reader);
  g_task_run_in_thread (task, close_in_thread);
}

gboolean
daybeat_store_close_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Handing work over */

static void
push_read (DaybeatStore *self, gpointer tag, DaybeatStoreWork work, gpointer data, GDestroyNotify destroy,
           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  daybeat_store_worker_push (self->reader, task, work, data, destroy);
}

static void
push_write (DaybeatStore *self, gpointer tag, DaybeatStoreWork work, gpointer data, GDestroyNotify destroy,
            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  if (self->writer != NULL)
    {
      daybeat_store_worker_push (self->writer, g_steal_pointer (&task), work, data, destroy);
      return;
    }
  if (data != NULL && destroy != NULL)
    destroy (data);
  g_task_return_new_error (task, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_TOO_NEW,
                           _("This history was written by a newer Daybeat. It can be read but not changed here."));
}

typedef struct
{
  DaybeatStore *store; /* (owned) */
  DaybeatFamilies families;
} Change;

static gboolean
emit_changed (gpointer data)
{
  Change *change = data;

  g_signal_emit (change->store, signals[CHANGED], 0, (guint) change->families);
  return G_SOURCE_REMOVE;
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_object_unref (change->store);
  g_free (change);
}

static void
announce (DaybeatStore *self, DaybeatFamilies families)
{
  g_autoptr (GSource) source = NULL;
  Change *change;

  if (families == 0)
    return;
  change = g_new0 (Change, 1);
  change->store = g_object_ref (self);
  change->families = families;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_changed, change, change_free);
  g_source_attach (source, self->context);
}

static void
return_array (GTask *task, gpointer array, GDestroyNotify unref, GError *error)
{
  if (array != NULL)
    g_task_return_pointer (task, array, unref);
  else
    g_task_return_error (task, error);
}

/* Writing */

typedef struct
{
  DaybeatBatch *batch;           /* (owned) (nullable) */
  DaybeatCheckpoint *checkpoint; /* (owned) (nullable) */
} Apply;

static void
apply_free (gpointer data)
{
  Apply *apply = data;

  g_clear_pointer (&apply->batch, daybeat_batch_unref);
  g_clear_pointer (&apply->checkpoint, daybeat_checkpoint_unref);
  g_free (apply);
}

static void
work_apply (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  Apply *apply = data;
  DaybeatFamilies changed;
  GError *error = NULL;

  if (!daybeat_batch_writer_write (db, apply->batch, apply->checkpoint, &changed, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  announce (g_task_get_source_object (task), changed);
  g_task_return_boolean (task, TRUE);
}

void
daybeat_store_apply_async (DaybeatStore *self, DaybeatBatch *batch, DaybeatCheckpoint *checkpoint,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Apply *apply;

  g_return_if_fail (DAYBEAT_IS_STORE (self));

  apply = g_new0 (Apply, 1);
  apply->batch = batch != NULL ? daybeat_batch_ref (batch) : NULL;
  apply->checkpoint = checkpoint != NULL ? daybeat_checkpoint_ref (checkpoint) : NULL;
  push_write (self, daybeat_store_apply_async, work_apply, apply, apply_free, cancellable, callback, user_data);
}

gboolean
daybeat_store_apply_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
work_clear_marks (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  GError *error = NULL;

  if (daybeat_checkpoint_table_clear_marks (db, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
daybeat_store_clear_marks_async (DaybeatStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self));

  push_write (self, daybeat_store_clear_marks_async, work_clear_marks, NULL, NULL, cancellable, callback, user_data);
}

gboolean
daybeat_store_clear_marks_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

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

  return_array (task, sleeps, (GDestroyNotify) g_ptr_array_unref, error);
}

static void
load_sleeps (DaybeatStore *self, DaybeatDay first, DaybeatDay last, gboolean all_sources, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer user_data)
{
  Span *span = g_new0 (Span, 1);

  span->first = first;
  span->last = last;
  span->all_sources = all_sources;
  push_read (self, daybeat_store_load_sleeps_async, work_load_sleeps, span, g_free, cancellable, callback, user_data);
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

  return_array (task, days, (GDestroyNotify) g_array_unref, error);
}

void
daybeat_store_load_sleep_days_async (DaybeatStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self));

  push_read (self, daybeat_store_load_sleep_days_async, work_load_sleep_days, NULL, NULL, cancellable, callback,
             user_data);
}

GArray *
daybeat_store_load_sleep_days_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Small families */

static void
work_load_family (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  GError *error = NULL;
  GPtrArray *records = daybeat_record_table_load (data, db, &error);

  return_array (task, records, (GDestroyNotify) g_ptr_array_unref, error);
}

void
daybeat_store_load_family_async (DaybeatStore *self, DaybeatFamilies family, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  const DaybeatRecordTable *table = daybeat_record_tables_get (family);

  g_return_if_fail (DAYBEAT_IS_STORE (self) && table != NULL);

  push_read (self, daybeat_store_load_family_async, work_load_family, (gpointer) table, NULL, cancellable, callback,
             user_data);
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

  return_array (task, checkpoints, (GDestroyNotify) g_ptr_array_unref, error);
}

void
daybeat_store_load_checkpoints_async (DaybeatStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self));

  push_read (self, daybeat_store_load_checkpoints_async, work_load_checkpoints, NULL, NULL, cancellable, callback,
             user_data);
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

  return_array (task, findings, (GDestroyNotify) g_ptr_array_unref, error);
}

void
daybeat_store_load_findings_async (DaybeatStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self));

  push_read (self, daybeat_store_load_findings_async, work_load_findings, NULL, NULL, cancellable, callback,
             user_data);
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

  push_read (self, daybeat_store_get_last_change_async, work_get_last_change, NULL, NULL, cancellable, callback,
             user_data);
}

gint64
daybeat_store_get_last_change_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *last_change = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  last_change = g_task_propagate_pointer (G_TASK (result), error);
  return last_change != NULL ? *last_change : 0;
}

/* Pictures */

typedef struct
{
  char *url;     /* (owned) */
  GBytes *bytes; /* (owned) (nullable) */
} Picture;

static Picture *
picture_new (const char *url, GBytes *bytes)
{
  Picture *picture = g_new0 (Picture, 1);

  picture->url = g_strdup (url);
  picture->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  return picture;
}

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  g_free (picture->url);
  g_clear_pointer (&picture->bytes, g_bytes_unref);
  g_free (picture);
}

static void
work_save_picture (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  static const char sql[] = "INSERT INTO picture (url, bytes, fetched_at) VALUES (?1, ?2, ?3) ON CONFLICT (url) "
                            "DO UPDATE SET bytes = excluded.bytes, fetched_at = excluded.fetched_at "
                            "WHERE bytes IS NOT excluded.bytes";
  Picture *picture = data;
  gint64 before = daybeat_store_db_get_changes (db);
  GError *error = NULL;
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, sql, &error);

  if (statement != NULL)
    {
      daybeat_bind_text (statement, 1, picture->url);
      sqlite3_bind_blob64 (statement, 2, g_bytes_get_data (picture->bytes, NULL), g_bytes_get_size (picture->bytes),
                           SQLITE_TRANSIENT);
      sqlite3_bind_int64 (statement, 3, daybeat_clock_now ());
    }
  if (statement == NULL || !daybeat_store_db_run (db, statement, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (daybeat_store_db_get_changes (db) != before)
    announce (g_task_get_source_object (task), DAYBEAT_FAMILY_PICTURES);
  g_task_return_boolean (task, TRUE);
}

void
daybeat_store_save_picture_async (DaybeatStore *self, const char *url, GBytes *bytes, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self) && url != NULL && bytes != NULL);

  push_write (self, daybeat_store_save_picture_async, work_save_picture, picture_new (url, bytes), picture_free,
              cancellable, callback, user_data);
}

gboolean
daybeat_store_save_picture_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
work_load_picture (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  Picture *picture = data;
  GError *error = NULL;
  sqlite3_stmt *statement = daybeat_store_db_prepare (db, "SELECT bytes FROM picture WHERE url = ?1", &error);
  gboolean row;
  GBytes *bytes = NULL;

  if (statement != NULL)
    daybeat_bind_text (statement, 1, picture->url);
  if (statement == NULL || !daybeat_store_db_step (db, statement, &row, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (row)
    {
      const void *blob = sqlite3_column_blob (statement, 0);

      bytes = g_bytes_new (blob, (gsize) sqlite3_column_bytes (statement, 0));
      sqlite3_reset (statement);
    }
  g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
}

void
daybeat_store_load_picture_async (DaybeatStore *self, const char *url, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DAYBEAT_IS_STORE (self) && url != NULL);

  push_read (self, daybeat_store_load_picture_async, work_load_picture, picture_new (url, NULL), picture_free,
             cancellable, callback, user_data);
}

GBytes *
daybeat_store_load_picture_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
