/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-sign-in-flow.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SIGN_IN_PAGE (daybeat_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSignInPage, daybeat_sign_in_page, DAYBEAT, SIGN_IN_PAGE, AdwNavigationPage)

/**
 * DaybeatSignInPage:
 *
 * The last step of the set-up: the person is in the browser, and then what came of it: why it did not work, what the
 * keyring says, or what was not granted.
 *
 * Signals: `signed-in` (#DaybeatHistory): there it is, before anything else is said of it. `done`: nothing more to be
 * said. `retry`: once more with what was chosen. `change-client`, `cancelled`: back to an earlier step.
 */

/**
 * daybeat_sign_in_page_run:
 * @flow: not run yet
 * @wanted: (array zero-terminated=1): the scopes that are asked for
 * @parent: the window that comes back when the browser is done
 *
 * Opens the browser and waits. A run that is under way is given up.
 */
void daybeat_sign_in_page_run (DaybeatSignInPage *self, DaybeatSignInFlow *flow, const char *const *wanted,
                               GtkWindow *parent);

/**
 * daybeat_sign_in_page_wait:
 *
 * Shows that something goes on before the browser opens.
 */
void daybeat_sign_in_page_wait (DaybeatSignInPage *self);

/**
 * daybeat_sign_in_page_stop:
 *
 * Gives up what runs, and forgets a grant that nobody has stored.
 */
void daybeat_sign_in_page_stop (DaybeatSignInPage *self);

G_END_DECLS
