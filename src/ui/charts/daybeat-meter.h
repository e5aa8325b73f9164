/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "daybeat-sleep.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_METER (daybeat_meter_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatMeter, daybeat_meter, DAYBEAT, METER, GtkWidget)

/**
 * DaybeatMeter:
 *
 * A thin bar of how much, in a stage's colour, with a tick where the person's own mean lies. Runs in reading
 * direction. A meter to a screen reader, with the words that it is given.
 */

/**
 * daybeat_meter_set_value:
 * @level: whose colour it has
 * @value: 0 to 1: how much of the whole is filled
 * @mean: 0 to 1: where the tick stands; NaN for none
 * @text: what a screen reader says of it
 */
void daybeat_meter_set_value (DaybeatMeter *self, DaybeatSleepLevel level, double value, double mean,
                              const char *text);

G_END_DECLS
