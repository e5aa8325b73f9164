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
 * Signing in, step by step: the service, what is needed, the client, what may be seen, the browser, and what came of
 * it. At its end the window shows the history and syncs.
 */

/**
 * daybeat_set_up_dialog_new:
 * @source: the service, or #DAYBEAT_SOURCE_UNKNOWN to ask for it
 *
 * For somebody new.
 *
 * Returns: (transfer floating):
 */
AdwDialog *daybeat_set_up_dialog_new (DaybeatWindow *window, DaybeatPeople *people, DaybeatSource source);

/**
 * daybeat_set_up_dialog_new_again:
 * @person: who signs in again
 * @choose: whether to show first what may be seen; else the browser opens at once with what was granted last time,
 *   where everything that takes is still known
 *
 * Returns: (transfer floating):
 */
AdwDialog *daybeat_set_up_dialog_new_again (DaybeatWindow *window, DaybeatPeople *people, DaybeatPerson *person,
                                            gboolean choose);

G_END_DECLS
