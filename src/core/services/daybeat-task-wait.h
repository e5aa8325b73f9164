/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * daybeat_task_wait:
 * @task: whose cancellable ends the wait early
 * @milliseconds: how long
 * @callback: gets @task, which it does not own, and returns %G_SOURCE_REMOVE
 */
void daybeat_task_wait (GTask *task, guint milliseconds, GSourceFunc callback);

G_END_DECLS
