/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-store-worker-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GTask *task;            /* (owned) (nullable): NULL ends the thread */
  DaybeatStoreWork work;
  gpointer data;          /* (owned) (nullable) */
  GDestroyNotify destroy;
} Job;

struct _DaybeatStoreWorker
{
  GAsyncQueue *queue; /* (owned) */
  DaybeatStoreDb *db; /* (owned): the thread's */
  GThread *thread;    /* (owned) (nullable) */
  gint stopped;       /* (atomic) */
};

static void
job_free (Job *job)
{
  if (job->destroy != NULL && job->data != NULL)
    job->destroy (job->data);
  g_clear_object (&job->task);
  g_free (job);
}

static void
worker_clear (DaybeatStoreWorker *self)
{
  g_async_queue_unref (self->queue);
  g_clear_pointer (&self->db, daybeat_store_db_close);
  g_clear_pointer (&self->thread, g_thread_unref);
}

void
daybeat_store_worker_unref (DaybeatStoreWorker *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) worker_clear);
}

static gpointer
worker_thread (gpointer data)
{
  DaybeatStoreWorker *self = data;
  gboolean go_on = TRUE;

  while (go_on)
    {
      Job *job = g_async_queue_pop (self->queue);

      go_on = job->task != NULL;
      if (go_on && !g_task_return_error_if_cancelled (job->task))
        job->work (self->db, job->task, job->data);
      job_free (job);
    }
  g_clear_pointer (&self->db, daybeat_store_db_close);
  daybeat_store_worker_unref (self);
  return NULL;
}

DaybeatStoreWorker *
daybeat_store_worker_new (const char *name, DaybeatStoreDb *db)
{
  DaybeatStoreWorker *self = g_atomic_rc_box_new0 (DaybeatStoreWorker);

  self->queue = g_async_queue_new ();
  self->db = db;
  self->thread = g_thread_new (name, worker_thread, g_atomic_rc_box_acquire (self));
  return self;
}

void
daybeat_store_worker_push (DaybeatStoreWorker *self, GTask *task, DaybeatStoreWork work, gpointer data,
                           GDestroyNotify destroy)
{
  Job *job = g_new0 (Job, 1);

  job->task = task;
  job->work = work;
  job->data = data;
  job->destroy = destroy;
  if (!g_atomic_int_get (&self->stopped))
    {
      g_async_queue_push (self->queue, job);
      return;
    }
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, _("The history has been closed."));
  job_free (job);
}

void
daybeat_store_worker_stop (DaybeatStoreWorker *self)
{
  if (g_atomic_int_compare_and_exchange (&self->stopped, FALSE, TRUE))
    g_async_queue_push (self->queue, g_new0 (Job, 1));
}

void
daybeat_store_worker_join (DaybeatStoreWorker *self)
{
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
}
