/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-history.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SYNC_PLAN_DIALOG (daybeat_sync_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSyncPlanDialog, daybeat_sync_plan_dialog, DAYBEAT, SYNC_PLAN_DIALOG, AdwDialog)

/**
 * DaybeatSyncPlanDialog:
 *
 * What a sync means to fetch, how many requests that takes and how long, how far it is, and a way to stop it.
 */

/**
 * daybeat_sync_plan_dialog_new:
 *
 * Returns: (transfer floating):
 */
AdwDialog *daybeat_sync_plan_dialog_new (DaybeatHistory *history);

G_END_DECLS
