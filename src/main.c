/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat"

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "daybeat-application.h"
#include "daybeat-cli.h"

/* From the build folder the translations are found where DAYBEAT_LOCALE_DIR says. */
static void
choose_language (void)
{
  const char *folder = g_getenv ("DAYBEAT_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char **argv)
{
  g_autoptr (GApplication) application = NULL;

  choose_language ();

  if (daybeat_cli_wants (argc, argv))
    return daybeat_cli_run (argc, argv);

  application = G_APPLICATION (daybeat_application_new ());
  return g_application_run (application, argc, argv);
}
