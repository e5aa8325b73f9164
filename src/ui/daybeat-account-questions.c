/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-account-questions.h"

#include <glib/gi18n.h>

AdwDialog *
daybeat_account_questions_new_sign_out (void)
{
  AdwDialog *dialog = adw_alert_dialog_new (
      _("Keep the History?"), _("Signing out ends what the service lets Daybeat see. What was synced can stay on "
                                "this computer, to be looked at and exported."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("Cancel"), "delete",
                                  _("Sign Out and Delete"), "keep", _("Sign Out, Keep History"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "keep", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "keep");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  return dialog;
}

AdwDialog *
daybeat_account_questions_new_remove (const char *name)
{
  /* Translators: %s is the name of a person */
  g_autofree char *heading = g_strdup_printf (_("Remove %s?"), name);
  AdwDialog *dialog = adw_alert_dialog_new (
      heading, _("The sign-in is ended, and the history on this computer is deleted. It cannot be brought back from "
                 "here. What the service keeps is not touched."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("Cancel"), "remove", _("Remove"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  return dialog;
}
