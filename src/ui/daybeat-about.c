/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-about.h"

#include <glib/gi18n.h>

void
daybeat_about_present (GtkWidget *parent)
{
  AdwDialog *dialog = g_object_new (ADW_TYPE_ABOUT_DIALOG,
                                    "application-name", "Daybeat",
                                    "application-icon", APPLICATION_ID,
                                    "version", PACKAGE_VERSION,
                                    "developer-name", _("The Daybeat contributors"),
                                    "website", "https://github.com/daybeat/daybeat",
                                    "issue-url", "https://github.com/daybeat/daybeat/issues",
                                    "license-type", GTK_LICENSE_GPL_3_0,
                                    /* Translators: put your name here, one a line */
                                    "translator-credits", _("translator-credits"),
                                    "comments",
                                    _("Your health history, on your computer.\n\nDaybeat is for Fitbit and Google "
                                      "Health data. It is not a product of Fitbit or Google, nor endorsed by them, "
                                      "and it is not a medical device."),
                                    NULL);

  adw_dialog_present (dialog, parent);
}
