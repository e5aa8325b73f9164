/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-store-db-private.h"

G_BEGIN_DECLS

/**
 * DaybeatStoreWorker:
 *
 * A thread with a connection of its own, fed by a queue. Counted by reference; the thread holds one of its own, so
 * that letting go of the last never waits.
 */
typedef struct _DaybeatStoreWorker DaybeatStoreWorker;

/**
 * DaybeatStoreWork:
 * @task: to be returned exactly once
 * @data: (nullable): what was handed in with it
 *
 * Runs on the worker's thread.
 */
typedef void (*DaybeatStoreWork) (DaybeatStoreDb *db, GTask *task, gpointer data);

/**
 * daybeat_store_worker_new:
 * @db: (transfer full): used by the thread alone from now on
 *
 * Returns: (transfer full):
 */
DaybeatStoreWorker *daybeat_store_worker_new (const char *name, DaybeatStoreDb *db);
void daybeat_store_worker_unref (DaybeatStoreWorker *self);

/**
 * daybeat_store_worker_push:
 * @task: (transfer full):
 * @data: (nullable) (transfer full):
 */
void daybeat_store_worker_push (DaybeatStoreWorker *self, GTask *task, DaybeatStoreWork work, gpointer data,
                                GDestroyNotify destroy);

/**
 * daybeat_store_worker_stop:
 *
 * Lets the thread end after what is queued. What is pushed afterwards fails with %G_IO_ERROR_CLOSED.
 */
void daybeat_store_worker_stop (DaybeatStoreWorker *self);

/**
 * daybeat_store_worker_join:
 *
 * Waits for a stopped thread: not on the main thread.
 */
void daybeat_store_worker_join (DaybeatStoreWorker *self);

G_END_DECLS
