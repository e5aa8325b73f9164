/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-auth"

#include "config.h"

#include "daybeat-file-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>
#include <unistd.h>

/* flock() cannot be interrupted by a GCancellable, so the thread asks again after a moment. */
#define MOMENT_MICROSECONDS 20000

struct _DaybeatFileLock
{
  int fd;
};

void
daybeat_file_lock_free (DaybeatFileLock *self)
{
  close (self->fd);
  g_free (self);
}

static void
take_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  const char *path = task_data;
  DaybeatFileLock *lock;
  int fd = open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);

  while (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      if ((errno != EWOULDBLOCK && errno != EINTR) || g_task_return_error_if_cancelled (task))
        {
          int code = errno;

          close (fd);
          fd = -1;
          errno = code;
          if (g_cancellable_is_cancelled (cancellable))
            return;
          break;
        }
      g_usleep (MOMENT_MICROSECONDS);
    }
  if (fd < 0)
    {
      g_task_return_new_error (task, G_IO_ERROR, (int) g_io_error_from_errno (errno),
                               _("The lock file for the sign-in cannot be used: %s"), g_strerror (errno));
      return;
    }
  lock = g_new0 (DaybeatFileLock, 1);
  lock->fd = fd;
  g_task_return_pointer (task, lock, (GDestroyNotify) daybeat_file_lock_free);
}

void
daybeat_file_lock_take_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, daybeat_file_lock_take_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, take_in_thread);
}

DaybeatFileLock *
daybeat_file_lock_take_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
