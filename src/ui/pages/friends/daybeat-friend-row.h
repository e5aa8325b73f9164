/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-friend-item.h"
#include "daybeat-store.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_FRIEND_ROW (daybeat_friend_row_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatFriendRow, daybeat_friend_row, DAYBEAT, FRIEND_ROW, GtkListBoxRow)

/**
 * daybeat_friend_row_new:
 * @store: (nullable): where pictures are kept
 * @with_place: whether the row stands on the leaderboard: with place, steps and bar
 *
 * Somebody in a list, named whole for a screen reader.
 */
GtkWidget *daybeat_friend_row_new (DaybeatFriendItem *item, DaybeatUnits *units, DaybeatStore *store,
                                   gboolean with_place);

G_END_DECLS
