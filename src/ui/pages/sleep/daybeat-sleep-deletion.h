/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-hidden-sleeps.h"
#include "daybeat-history.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SLEEP_DELETION (daybeat_sleep_deletion_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSleepDeletion, daybeat_sleep_deletion, DAYBEAT, SLEEP_DELETION, GObject)

/**
 * DaybeatSleepDeletion:
 *
 * One sleep on its way out: hidden at once, with a toast to bring it back, and deleted at the service only when the
 * toast has gone. If that fails it comes back, with a toast that says why. Keeps itself alive until it is done, and
 * the program running while the service is asked.
 */

/**
 * daybeat_sleep_deletion_begin:
 * @overlay: where the toasts are shown
 *
 * Returns: (transfer full): for daybeat_sleep_deletion_send()
 */
DaybeatSleepDeletion *daybeat_sleep_deletion_begin (AdwToastOverlay *overlay, DaybeatHistory *history,
                                                    DaybeatHiddenSleeps *hidden, const char *sleep_id);

/**
 * daybeat_sleep_deletion_send:
 *
 * Does not wait for the toast any longer, because the page goes away. Nothing where it was sent or undone already.
 */
void daybeat_sleep_deletion_send (DaybeatSleepDeletion *self);

G_END_DECLS
