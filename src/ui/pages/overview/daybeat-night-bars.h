/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "daybeat-sleep-range.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_NIGHT_BARS (daybeat_night_bars_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatNightBars, daybeat_night_bars, DAYBEAT, NIGHT_BARS, GtkWidget)

/**
 * DaybeatNightBars:
 *
 * How long each night of a span was, as bars in reading direction; a day without one leaves its place free. A drawing
 * beside words that say the same, so its accessible role is presentation.
 */

/**
 * daybeat_night_bars_new:
 * @bars: (element-type DaybeatSleepBar): one a day
 */
GtkWidget *daybeat_night_bars_new (GArray *bars);

G_END_DECLS
