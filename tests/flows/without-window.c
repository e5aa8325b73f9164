/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "daybeat-cli.h"

/* The command line alone, for flows that start the program very often: without GTK it is there at once. */

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  return daybeat_cli_run (argc, argv);
}
