/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-test-server.h"

G_BEGIN_DECLS

/**
 * CliRun:
 * @folder: where the histories are kept
 * @client_file: what the test wrote with cli_run_write_client()
 * @said: what the last command wrote
 * @told: what it wrote to the standard error
 * @browser: comes back from the consent page at once
 * @asked: (nullable) (element-type utf8 utf8): what the last consent page was asked
 *
 * The command line where there is neither a keyring nor a browser of the desktop.
 */
typedef struct
{
  char *folder;
  char *client_file;
  DaybeatTestServer *server;
  SoupSession *browser;
  GString *said;
  GString *told;
  GHashTable *asked;
} CliRun;

/**
 * cli_run_isolate:
 *
 * To be called before everything else in a program.
 */
void cli_run_isolate (void);
void cli_run_set_up (CliRun *self, DaybeatTestAnswer answer);
void cli_run_tear_down (CliRun *self);
void cli_run_write_client (CliRun *self, const char *json);
guint16 cli_run_find_free_port (void);

/**
 * cli_run_command:
 * @arguments: (array zero-terminated=1): without the name of the program and the data folder
 *
 * Returns: the exit status
 */
int cli_run_command (CliRun *self, const char *const *arguments);

/**
 * cli_run_sign_in:
 * @more: (nullable) (array zero-terminated=1): further arguments
 *
 * Returns: the exit status of `--sign-in SERVICE --client FILE …`
 */
int cli_run_sign_in (CliRun *self, const char *service, const char *const *more);

G_END_DECLS
