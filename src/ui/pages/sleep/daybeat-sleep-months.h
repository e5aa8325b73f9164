/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "daybeat-sleep-night-list.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SLEEP_MONTHS (daybeat_sleep_months_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSleepMonths, daybeat_sleep_months, DAYBEAT, SLEEP_MONTHS, GObject)

/**
 * DaybeatSleepMonths:
 *
 * A #GtkSectionModel that cuts a #DaybeatSleepNightList into months, by the days alone: no night is read for it.
 */

/**
 * daybeat_sleep_months_new:
 *
 * Returns: (transfer full):
 */
DaybeatSleepMonths *daybeat_sleep_months_new (DaybeatSleepNightList *nights);

G_END_DECLS
