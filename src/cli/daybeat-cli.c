/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-cli"

#include "config.h"

#include "daybeat-cli.h"

gboolean
daybeat_cli_wants (int argc, char **argv)
{
  return argc > 1 && g_str_equal (argv[1], "--version");
}

int
daybeat_cli_run (int argc, char **argv)
{
  g_print ("Daybeat %s\n", PACKAGE_VERSION);
  return 0;
}
