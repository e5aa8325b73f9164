/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "daybeat-sleep.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SWATCH (daybeat_swatch_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSwatch, daybeat_swatch, DAYBEAT, SWATCH, GtkWidget)

/**
 * DaybeatSwatch:
 *
 * A small dot in one of the palette's colours: a legend's key, and the way in which charts ask CSS for a colour. Its
 * style classes are `daybeat-stage-awake`, `-rem`, `-light`, `-deep`, `-asleep` and `-restless`. Property `level`
 * (uint, a #DaybeatSleepLevel). Nothing to a screen reader: the word stands beside it.
 */

/**
 * daybeat_swatch_new:
 *
 * Returns: (transfer floating):
 */
GtkWidget *daybeat_swatch_new (DaybeatSleepLevel level);

void daybeat_swatch_set_level (DaybeatSwatch *self, DaybeatSleepLevel level);

/**
 * daybeat_swatch_get_css_class:
 *
 * Returns: the style class of a level's colour
 */
const char *daybeat_swatch_get_css_class (DaybeatSleepLevel level);

G_END_DECLS
