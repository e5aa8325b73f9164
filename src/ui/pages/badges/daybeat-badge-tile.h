/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "daybeat-badge-item.h"
#include "daybeat-store.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_BADGE_TILE (daybeat_badge_tile_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatBadgeTile, daybeat_badge_tile, DAYBEAT, BADGE_TILE, GtkFlowBoxChild)

/**
 * daybeat_badge_tile_new:
 * @store: (nullable): where its picture is kept
 *
 * A badge on a shelf: its medallion, name, how often and when. Named whole for a screen reader.
 */
GtkWidget *daybeat_badge_tile_new (DaybeatBadgeItem *item, DaybeatUnits *units, DaybeatStore *store);

/**
 * daybeat_badge_tile_get_item:
 *
 * Returns: (transfer none):
 */
DaybeatBadgeItem *daybeat_badge_tile_get_item (DaybeatBadgeTile *self);

G_END_DECLS
