/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * daybeat_cli_wants:
 * @argv: the program's arguments
 *
 * Returns: whether these ask for work that needs no window
 */
gboolean daybeat_cli_wants (int argc, char **argv);

/**
 * daybeat_cli_run:
 *
 * Does that work, with progress on a terminal and errors on standard error.
 *
 * Returns: the exit status: 0 done, 1 failed, 2 wrong usage
 */
int daybeat_cli_run (int argc, char **argv);

G_END_DECLS
