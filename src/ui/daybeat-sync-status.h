/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-history.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SYNC_STATUS (daybeat_sync_status_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSyncStatus, daybeat_sync_status, DAYBEAT, SYNC_STATUS, AdwBin)

/**
 * DaybeatSyncStatus:
 *
 * The line at the foot of the sidebar: when the history was last synced, kept current, or how far the running sync
 * is, with a way to see what it fetches and to stop it. A click syncs.
 */

/**
 * daybeat_sync_status_set_history:
 * @history: (nullable): whose state to show
 */
void daybeat_sync_status_set_history (DaybeatSyncStatus *self, DaybeatHistory *history);

G_END_DECLS
