/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-history.h"
#include "daybeat-people.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_WINDOW (daybeat_window_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatWindow, daybeat_window, DAYBEAT, WINDOW, AdwApplicationWindow)

/**
 * DaybeatWindow:
 *
 * The window: the welcome while nobody's history is here, else the pages of the one that is open. Actions, also on
 * the session bus: `win.show-page (s)`, `win.open-person (s)`, `win.toast (s)`, `win.toggle-sidebar`, `win.show-sync`,
 * `win.stop-sync`.
 *
 * Property `history` (#DaybeatHistory, nullable): the one that is open.
 */

/**
 * daybeat_window_new:
 * @people: whose histories can be opened
 *
 * Returns: (transfer none): the window, which opens the last person's history by itself
 */
DaybeatWindow *daybeat_window_new (GtkApplication *application, DaybeatPeople *people);

DaybeatHistory *daybeat_window_get_history (DaybeatWindow *self);

/**
 * daybeat_window_open_person:
 *
 * Closes the history that is open and opens @person's.
 */
void daybeat_window_open_person (DaybeatWindow *self, DaybeatPerson *person);

/**
 * daybeat_window_take_history:
 * @history: (nullable): shown from now on; %NULL for the welcome
 */
void daybeat_window_take_history (DaybeatWindow *self, DaybeatHistory *history);

/**
 * daybeat_window_let_go:
 *
 * Shows the welcome, and leaves it to the caller to close what was open.
 *
 * Returns: (transfer full) (nullable): the history that was open
 */
DaybeatHistory *daybeat_window_let_go (DaybeatWindow *self);

/**
 * daybeat_window_open_any:
 *
 * Opens the person of last time, or anybody; with nobody there, shows the welcome.
 */
void daybeat_window_open_any (DaybeatWindow *self);

/**
 * daybeat_window_sync:
 *
 * Starts a sync of the open history; what it tells stands in the sidebar.
 */
void daybeat_window_sync (DaybeatWindow *self);

/**
 * daybeat_window_add_toast:
 * @text: a sentence, translated
 */
void daybeat_window_add_toast (DaybeatWindow *self, const char *text);

G_END_DECLS
