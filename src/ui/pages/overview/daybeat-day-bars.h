/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DAYBEAT_TYPE_DAY_BARS (daybeat_day_bars_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatDayBars, daybeat_day_bars, DAYBEAT, DAY_BARS, GtkWidget)

/**
 * DaybeatDayBars:
 *
 * One number of each day of a span, as bars in reading direction; a day without one leaves its place free. A drawing
 * beside words that say the same, so its accessible role is presentation.
 */

/**
 * daybeat_day_bars_new:
 * @values: (element-type double): one a day; NaN where there is none
 * @least_scale: what the full height stands for at least, so that small numbers stay small
 */
GtkWidget *daybeat_day_bars_new (GArray *values, double least_scale);

G_END_DECLS
