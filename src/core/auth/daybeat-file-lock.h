/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DaybeatFileLock:
 *
 * A lock across processes: who holds it is alone, and a process that dies lets go of it.
 */
typedef struct _DaybeatFileLock DaybeatFileLock;

/**
 * daybeat_file_lock_take_async:
 * @path: a file, made where it does not exist
 *
 * Waits for the lock on a thread; cancelling ends the wait.
 */
void daybeat_file_lock_take_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);

/**
 * daybeat_file_lock_take_finish:
 *
 * Returns: (transfer full): the lock; daybeat_file_lock_free() lets go of it
 */
DaybeatFileLock *daybeat_file_lock_take_finish (GAsyncResult *result, GError **error);
void daybeat_file_lock_free (DaybeatFileLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatFileLock, daybeat_file_lock_free)

G_END_DECLS
