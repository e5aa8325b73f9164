/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-people.h"
#include "daybeat-window.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_ACCOUNT_PAGE (daybeat_account_page_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatAccountPage, daybeat_account_page, DAYBEAT, ACCOUNT_PAGE, AdwNavigationPage)

/**
 * DaybeatAccountPage:
 *
 * One person's account: what is granted and until when, as the service says it; what is not, offered again; and the
 * ways out: export, sign out, remove.
 */

/**
 * daybeat_account_page_new:
 *
 * Returns: (transfer floating):
 */
AdwNavigationPage *daybeat_account_page_new (DaybeatWindow *window, DaybeatPeople *people, DaybeatPerson *person);

G_END_DECLS
