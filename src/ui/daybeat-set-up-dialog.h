/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-people.h"
#include "daybeat-window.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SET_UP_DIALOG (daybeat_set_up_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSetUpDialog, daybeat_set_up_dialog, DAYBEAT, SET_UP_DIALOG, AdwDialog)

/**
 * DaybeatSetUpDialog:
 *
 * Signing in, step by step: what is needed, the client, what may be seen, the browser, and what came of it. At its
 * end the window shows the history and syncs.
 */

/**
 * daybeat_set_up_dialog_new:
 * @person: (nullable): who signs in again; %NULL for somebody new
 *
 * Returns: (transfer floating):
 */
AdwDialog *daybeat_set_up_dialog_new (DaybeatWindow *window, DaybeatPeople *people, DaybeatPerson *person);

G_END_DECLS
