/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "daybeat-badge-item.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_BADGE_SHELF (daybeat_badge_shelf_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatBadgeShelf, daybeat_badge_shelf, DAYBEAT, BADGE_SHELF, GObject)

/**
 * DaybeatBadgeShelf:
 *
 * A #GListModel of #DaybeatBadgeItem: the badges of one category from the lowest to the highest, and after them the
 * next one of their ladder where it is known.
 */

/**
 * daybeat_badge_shelf_create_all:
 * @badges: (element-type DaybeatBadge):
 *
 * Returns: (transfer full): a #GListModel of #DaybeatBadgeShelf, steps first, then floors, distance, and the rest
 */
GListModel *daybeat_badge_shelf_create_all (GPtrArray *badges);

/**
 * daybeat_badge_shelf_get_title:
 *
 * Returns: the category, as the service words it
 */
const char *daybeat_badge_shelf_get_title (DaybeatBadgeShelf *self);

/**
 * daybeat_badge_shelf_get_n_earned:
 */
guint daybeat_badge_shelf_get_n_earned (DaybeatBadgeShelf *self);

G_END_DECLS
