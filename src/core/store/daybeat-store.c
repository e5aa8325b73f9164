/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daybeat-batch-writer-private.h"
#include "daybeat-checkpoint-table-private.h"
#include "daybeat-store-schema-private.h"

struct _DaybeatStore
{
  GObject parent_instance;

  char *path;                 /* (owned) */
  GMainContext *context;      /* (owned): where `changed` is emitted */
  DaybeatStoreWorker *writer; /* (owned) (nullable): NULL where read-only */
  DaybeatStoreWorker *reader; /* (owned) */
  guint pending;              /* (atomic): the families of which `changed` has yet to tell */
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

void
_daybeat_store_push_read (DaybeatStore *self, gpointer tag, DaybeatStoreWork work, gpointer data,
                          GDestroyNotify destroy, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  daybeat_store_worker_push (self->reader, task, work, data, destroy);
}

void
_daybeat_store_push_write (DaybeatStore *self, gpointer tag, DaybeatStoreWork work, gpointer data,
                           GDestroyNotify destroy, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
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

static gboolean
emit_changed (gpointer data)
{
  DaybeatStore *self = data;
  guint families = g_atomic_int_and (&self->pending, 0);

  g_signal_emit (self, signals[CHANGED], 0, families);
  return G_SOURCE_REMOVE;
}

void
_daybeat_store_announce (DaybeatStore *self, DaybeatFamilies families)
{
  g_autoptr (GSource) source = NULL;

  /* What waits to be told already is told together with this. */
  if (families == 0 || g_atomic_int_or (&self->pending, families) != 0)
    return;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_changed, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

void
_daybeat_store_return_array (GTask *task, gpointer array, GDestroyNotify unref, GError *error)
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
  _daybeat_store_announce (g_task_get_source_object (task), changed);
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
  _daybeat_store_push_write (self, daybeat_store_apply_async, work_apply, apply, apply_free, cancellable, callback,
                             user_data);
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

  _daybeat_store_push_write (self, daybeat_store_clear_marks_async, work_clear_marks, NULL, NULL, cancellable,
                             callback, user_data);
}

gboolean
daybeat_store_clear_marks_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
