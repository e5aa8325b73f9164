/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-history.h"
#include "daybeat-units.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SLEEP_GOAL_DIALOG (daybeat_sleep_goal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSleepGoalDialog, daybeat_sleep_goal_dialog, DAYBEAT, SLEEP_GOAL_DIALOG, AdwDialog)

/**
 * DaybeatSleepGoalDialog:
 *
 * How long the person wants to sleep, as the service keeps it.
 */

/**
 * daybeat_sleep_goal_dialog_new:
 * @goal: (nullable): as it is now
 *
 * Returns: (transfer floating):
 */
AdwDialog *daybeat_sleep_goal_dialog_new (DaybeatHistory *history, const DaybeatSleepGoal *goal, DaybeatUnits *units);

G_END_DECLS
