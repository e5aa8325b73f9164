/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "daybeat-friend.h"
#include "daybeat-leaderboard-entry.h"
#include "daybeat-units.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_FRIEND_ITEM (daybeat_friend_item_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatFriendItem, daybeat_friend_item, DAYBEAT, FRIEND_ITEM, GObject)

/**
 * DaybeatFriendItem:
 *
 * Somebody as the friends page shows them: a place on the leaderboard, a friend, or both.
 */

/**
 * daybeat_friend_item_create_places:
 * @leaderboard: (element-type DaybeatLeaderboardEntry):
 * @friends: (element-type DaybeatFriend): to say since when
 *
 * Returns: (transfer full): a #GListModel of #DaybeatFriendItem: by place, who has none after them by name
 */
GListModel *daybeat_friend_item_create_places (GPtrArray *leaderboard, GPtrArray *friends);

/**
 * daybeat_friend_item_create_others:
 *
 * Returns: (transfer full): a #GListModel of #DaybeatFriendItem: friends who are not on the leaderboard, by name
 */
GListModel *daybeat_friend_item_create_others (GPtrArray *leaderboard, GPtrArray *friends);

/**
 * daybeat_friend_item_get_name:
 *
 * Returns: what the service shows of their name; a translated word where it shows none
 */
const char *daybeat_friend_item_get_name (DaybeatFriendItem *self);

/**
 * daybeat_friend_item_get_avatar_url:
 *
 * Returns: (nullable):
 */
const char *daybeat_friend_item_get_avatar_url (DaybeatFriendItem *self);

gboolean daybeat_friend_item_is_self (DaybeatFriendItem *self);

/**
 * daybeat_friend_item_get_rank:
 *
 * Returns: the place, 1 is first; %DAYBEAT_ABSENT for none
 */
int daybeat_friend_item_get_rank (DaybeatFriendItem *self);

/**
 * daybeat_friend_item_get_steps:
 *
 * Returns: the steps of seven days, or %DAYBEAT_ABSENT
 */
gint64 daybeat_friend_item_get_steps (DaybeatFriendItem *self);

/**
 * daybeat_friend_item_get_share:
 *
 * Returns: their steps as a share of the most on this leaderboard, 0–1
 */
double daybeat_friend_item_get_share (DaybeatFriendItem *self);

/**
 * daybeat_friend_item_dup_reason:
 *
 * Returns: (transfer full) (nullable): why there are no steps, as a sentence; %NULL where there are
 */
char *daybeat_friend_item_dup_reason (DaybeatFriendItem *self);

/**
 * daybeat_friend_item_dup_detail:
 *
 * Returns: (transfer full): the average of a day, or since when they are friends; empty where neither is known
 */
char *daybeat_friend_item_dup_detail (DaybeatFriendItem *self, DaybeatUnits *units);

/**
 * daybeat_friend_item_dup_summary:
 *
 * Returns: (transfer full): all of it in a sentence, for a screen reader
 */
char *daybeat_friend_item_dup_summary (DaybeatFriendItem *self, DaybeatUnits *units);

G_END_DECLS
