/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "daybeat-sleep-night.h"
#include "daybeat-units.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SLEEP_ROW (daybeat_sleep_row_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSleepRow, daybeat_sleep_row, DAYBEAT, SLEEP_ROW, GtkBox)

/**
 * DaybeatSleepRow:
 *
 * One night in the list of all: date, times, a hypnogram 24 pixels high, time asleep. Fills itself when its night
 * does.
 */

/**
 * daybeat_sleep_row_bind:
 * @item: the list's, whose accessible label says the same
 */
void daybeat_sleep_row_bind (DaybeatSleepRow *self, DaybeatSleepNight *night, GtkListItem *item, DaybeatUnits *units);
void daybeat_sleep_row_unbind (DaybeatSleepRow *self);

G_END_DECLS
