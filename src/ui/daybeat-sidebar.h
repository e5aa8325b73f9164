/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-history.h"
#include "daybeat-people.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SIDEBAR (daybeat_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSidebar, daybeat_sidebar, DAYBEAT, SIDEBAR, AdwNavigationPage)

/**
 * DaybeatSidebar:
 *
 * The list of pages, the menu, whose history it is, and the state of the sync. Choosing a page activates
 * `win.show-page`, choosing a person `win.open-person`.
 */

/**
 * daybeat_sidebar_set_people:
 * @people: who can be chosen: with more than one, their menu takes the title's place
 */
void daybeat_sidebar_set_people (DaybeatSidebar *self, DaybeatPeople *people);

/**
 * daybeat_sidebar_set_history:
 * @history: (nullable): the one that is open
 */
void daybeat_sidebar_set_history (DaybeatSidebar *self, DaybeatHistory *history);

/**
 * daybeat_sidebar_select:
 * @tag: the page that is shown
 */
void daybeat_sidebar_select (DaybeatSidebar *self, const char *tag);

G_END_DECLS
