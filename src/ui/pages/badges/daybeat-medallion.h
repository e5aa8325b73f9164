/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "daybeat-badge-item.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_MEDALLION (daybeat_medallion_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatMedallion, daybeat_medallion, DAYBEAT, MEDALLION, GtkWidget)

/**
 * DaybeatMedallion:
 *
 * A badge drawn: the picture where it is kept; else a disc in the badge's own gradient with its value; the next of
 * a ladder as an outline. CSS node `daybeat-medallion`. Accessible role presentation: what stands beside it says the
 * same.
 */

/**
 * daybeat_medallion_new:
 * @size: its width and height in pixels
 */
GtkWidget *daybeat_medallion_new (DaybeatBadgeItem *item, DaybeatUnits *units, int size);

/**
 * daybeat_medallion_set_picture:
 * @picture: (nullable):
 */
void daybeat_medallion_set_picture (DaybeatMedallion *self, GdkPaintable *picture);

G_END_DECLS
