/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-history.h"
#include "daybeat-units.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SLEEP_LOG_DIALOG (daybeat_sleep_log_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSleepLogDialog, daybeat_sleep_log_dialog, DAYBEAT, SLEEP_LOG_DIALOG, AdwDialog)

/**
 * DaybeatSleepLogDialog:
 *
 * Writes down a sleep that no tracker recorded: when it began and how long it lasted. Stays open with what was typed
 * where the service refuses it, and says why.
 */

/**
 * daybeat_sleep_log_dialog_new:
 * @day: the day on which the sleep began, to begin with
 *
 * Returns: (transfer floating):
 */
AdwDialog *daybeat_sleep_log_dialog_new (DaybeatHistory *history, DaybeatDay day, DaybeatUnits *units);

G_END_DECLS
