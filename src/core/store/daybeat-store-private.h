/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-store.h"
#include "daybeat-store-worker-private.h"

G_BEGIN_DECLS

/* What the files of the store's public functions share: handing work to a thread, and saying what changed. */

/**
 * _daybeat_store_push_read:
 * @tag: the task's source tag
 * @data: (nullable) (transfer full): for @work
 *
 * Has @work done on the reader's thread; its task answers in the caller's main context.
 */
void _daybeat_store_push_read (DaybeatStore *self, gpointer tag, DaybeatStoreWork work, gpointer data,
                               GDestroyNotify destroy, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);

/**
 * _daybeat_store_push_write:
 *
 * The same on the writer's thread; a store that is read-only answers with %DAYBEAT_STORE_ERROR_TOO_NEW.
 */
void _daybeat_store_push_write (DaybeatStore *self, gpointer tag, DaybeatStoreWork work, gpointer data,
                                GDestroyNotify destroy, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);

/**
 * _daybeat_store_announce:
 *
 * Emits `changed` in the main context of opening, from any thread.
 */
void _daybeat_store_announce (DaybeatStore *self, DaybeatFamilies families);

/**
 * _daybeat_store_return_array:
 * @array: (nullable) (transfer full):
 * @error: (nullable) (transfer full): why there is no @array
 */
void _daybeat_store_return_array (GTask *task, gpointer array, GDestroyNotify unref, GError *error);

G_END_DECLS
