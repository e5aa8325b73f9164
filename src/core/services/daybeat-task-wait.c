/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-services"

#include "config.h"

#include "daybeat-task-wait.h"

void
daybeat_task_wait (GTask *task, guint milliseconds, GSourceFunc callback)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GSource) timer = g_timeout_source_new (milliseconds);
  g_autoptr (GSource) cancelled = cancellable != NULL ? g_cancellable_source_new (cancellable) : NULL;

  if (cancelled != NULL)
    {
      g_source_set_dummy_callback (cancelled);
      g_source_add_child_source (timer, cancelled);
    }
  g_task_attach_source (task, timer, callback);
}
