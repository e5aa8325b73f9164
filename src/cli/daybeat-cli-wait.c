/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-cli"

#include "config.h"

#include "daybeat-cli-wait.h"

#include <glib-unix.h>
#include <stdio.h>
#include <unistd.h>

static gboolean
on_interrupted (gpointer data)
{
  DaybeatCliWait *self = data;

  self->signal_id = 0;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

void
daybeat_cli_wait_init (DaybeatCliWait *self)
{
  *self = (DaybeatCliWait) { .cancellable = g_cancellable_new () };
  self->signal_id = g_unix_signal_add (SIGINT, on_interrupted, self);
}

void
daybeat_cli_wait_clear (DaybeatCliWait *self)
{
  g_clear_handle_id (&self->signal_id, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->result);
}

void
daybeat_cli_wait_callback (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ((DaybeatCliWait *) user_data)->result = g_object_ref (result);
}

GAsyncResult *
daybeat_cli_wait_for (DaybeatCliWait *self)
{
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&self->result);
}

void
daybeat_cli_show_progress (const char *text, guint done, guint total)
{
  if (!isatty (STDERR_FILENO))
    return;
  if (text != NULL)
    fprintf (stderr, "\r\033[K%s  %u/%u", text, done, total);
  else
    fprintf (stderr, "\r\033[K");
  fflush (stderr);
}
