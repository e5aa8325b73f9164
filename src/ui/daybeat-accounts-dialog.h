/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-people.h"
#include "daybeat-window.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_ACCOUNTS_DIALOG (daybeat_accounts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatAccountsDialog, daybeat_accounts_dialog, DAYBEAT, ACCOUNTS_DIALOG, AdwDialog)

/**
 * DaybeatAccountsDialog:
 *
 * Everyone whose history is on this computer; a click shows the person's #DaybeatAccountPage.
 */

/**
 * daybeat_accounts_dialog_new:
 * @window: which history is open, and where to open another
 *
 * Returns: (transfer floating):
 */
AdwDialog *daybeat_accounts_dialog_new (DaybeatWindow *window, DaybeatPeople *people);

G_END_DECLS
