/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-history.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_AUTO_SYNC (daybeat_auto_sync_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatAutoSync, daybeat_auto_sync, DAYBEAT, AUTO_SYNC, GObject)

/**
 * DaybeatAutoSync:
 *
 * When the open history is synced: when somebody asks, and by itself where it has grown old or the network has come
 * back. Who stops a sync is heeded until they ask for one.
 *
 * Signal `failed` (string, translated): a sync ended, and nothing that lasts says why.
 */

/**
 * daybeat_auto_sync_new:
 *
 * Returns: (transfer full):
 */
DaybeatAutoSync *daybeat_auto_sync_new (void);

/**
 * daybeat_auto_sync_set_history:
 * @history: (nullable): the one that is open
 */
void daybeat_auto_sync_set_history (DaybeatAutoSync *self, DaybeatHistory *history);

/**
 * daybeat_auto_sync_run:
 *
 * Syncs because somebody asks for it.
 */
void daybeat_auto_sync_run (DaybeatAutoSync *self);

/**
 * daybeat_auto_sync_run_if_stale:
 *
 * Syncs where it is time for that.
 */
void daybeat_auto_sync_run_if_stale (DaybeatAutoSync *self);

/**
 * daybeat_auto_sync_stop:
 *
 * Ends the sync that runs. What was fetched is kept, and the next one goes on from there.
 */
void daybeat_auto_sync_stop (DaybeatAutoSync *self);

G_END_DECLS
