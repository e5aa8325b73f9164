/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-sleep-night-list.h"
#include "daybeat-units.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SLEEP_LIST_VIEW (daybeat_sleep_list_view_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSleepListView, daybeat_sleep_list_view, DAYBEAT, SLEEP_LIST_VIEW, AdwBin)

/**
 * DaybeatSleepListView:
 *
 * Every night there is, newest first, under its month. A night is opened with the action `sleep.open-day`.
 */

/**
 * daybeat_sleep_list_view_show:
 * @nights: (nullable): where it is the list that is shown already, only @units are taken over
 */
void daybeat_sleep_list_view_show (DaybeatSleepListView *self, DaybeatSleepNightList *nights, DaybeatUnits *units);

G_END_DECLS
