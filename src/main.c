/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat"

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "daybeat-application.h"
#include "daybeat-cli.h"

int
main (int argc, char **argv)
{
  g_autoptr (GApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (daybeat_cli_wants (argc, argv))
    return daybeat_cli_run (argc, argv);

  application = G_APPLICATION (daybeat_application_new ());
  return g_application_run (application, argc, argv);
}
