/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DaybeatCliWait:
 *
 * Turns the jobs of core into a straight line: the command line has nothing else to do while one runs. Interrupting the
 * program cancels the job, which ends in order.
 */
typedef struct
{
  GCancellable *cancellable; /* (owned) */
  GAsyncResult *result;      /* (owned) (nullable) */
  guint signal_id;
} DaybeatCliWait;

void daybeat_cli_wait_init (DaybeatCliWait *self);
void daybeat_cli_wait_clear (DaybeatCliWait *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DaybeatCliWait, daybeat_cli_wait_clear)

/* To be handed to an async function with the #DaybeatCliWait as its data. */
void daybeat_cli_wait_callback (GObject *source, GAsyncResult *result, gpointer user_data);

/**
 * daybeat_cli_wait_for:
 *
 * Returns: (transfer full): the result, for the matching `…_finish`
 */
GAsyncResult *daybeat_cli_wait_for (DaybeatCliWait *self);

/**
 * daybeat_cli_show_progress:
 * @text: (nullable): what goes on; %NULL clears the line
 *
 * One line that renews itself on a terminal; nothing elsewhere.
 */
void daybeat_cli_show_progress (const char *text, guint done, guint total);

G_END_DECLS
