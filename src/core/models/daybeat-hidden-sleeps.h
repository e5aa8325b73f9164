/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "daybeat-sleep.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_HIDDEN_SLEEPS (daybeat_hidden_sleeps_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatHiddenSleeps, daybeat_hidden_sleeps, DAYBEAT, HIDDEN_SLEEPS, GObject)

/**
 * DaybeatHiddenSleeps:
 *
 * The sleeps a person has deleted but could still bring back: kept in the store, left out of every view.
 *
 * Signal `changed (DaybeatHiddenSleeps *self)`: one was hidden or shown again.
 */

/**
 * daybeat_hidden_sleeps_new:
 *
 * Returns: (transfer full): with nothing hidden
 */
DaybeatHiddenSleeps *daybeat_hidden_sleeps_new (void);

/**
 * daybeat_hidden_sleeps_hide:
 *
 * Leaves a sleep out of whatever is filtered from now on.
 */
void daybeat_hidden_sleeps_hide (DaybeatHiddenSleeps *self, const char *sleep_id);

/**
 * daybeat_hidden_sleeps_show:
 *
 * Brings it back.
 */
void daybeat_hidden_sleeps_show (DaybeatHiddenSleeps *self, const char *sleep_id);

/**
 * daybeat_hidden_sleeps_filter:
 * @self: (nullable): %NULL hides nothing
 * @sleeps: (element-type DaybeatSleep): changed: what is hidden is taken out
 */
void daybeat_hidden_sleeps_filter (DaybeatHiddenSleeps *self, GPtrArray *sleeps);

G_END_DECLS
