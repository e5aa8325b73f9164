/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-store.h"

G_BEGIN_DECLS

/**
 * DaybeatEmptyReason:
 * @DAYBEAT_EMPTY_REASON_NOTHING: asked for, and there is nothing
 * @DAYBEAT_EMPTY_REASON_NOT_SYNCED: never asked for yet
 * @DAYBEAT_EMPTY_REASON_FORBIDDEN: the person's own privacy settings at the service hide it
 * @DAYBEAT_EMPTY_REASON_NOT_GRANTED: the person did not grant it when signing in
 *
 * Why there is nothing to show.
 */
typedef enum
{
  DAYBEAT_EMPTY_REASON_NOTHING,
  DAYBEAT_EMPTY_REASON_NOT_SYNCED,
  DAYBEAT_EMPTY_REASON_FORBIDDEN,
  DAYBEAT_EMPTY_REASON_NOT_GRANTED,
} DaybeatEmptyReason;

/**
 * DaybeatFamilyLoad:
 *
 * What one page asks of the store: some small families, and what has been fetched of them. Arrays that were not asked
 * for are empty, never %NULL.
 */
typedef struct
{
  DaybeatProfile *profile;      /* (nullable) */
  DaybeatSleepGoal *sleep_goal; /* (nullable) */
  GPtrArray *badges;            /* DaybeatBadge */
  GPtrArray *friends;           /* DaybeatFriend */
  GPtrArray *leaderboard;       /* DaybeatLeaderboardEntry */
  GPtrArray *devices;           /* DaybeatDevice */
  GPtrArray *checkpoints;       /* DaybeatCheckpoint */
} DaybeatFamilyLoad;

void daybeat_family_load_free (DaybeatFamilyLoad *load);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatFamilyLoad, daybeat_family_load_free)

/**
 * daybeat_family_load_async:
 * @families: any of profile, badges, friends, leaderboard, devices, sleep goal
 */
void daybeat_family_load_async (DaybeatStore *store, DaybeatFamilies families, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_family_load_finish:
 *
 * Returns: (transfer full): or %NULL with #DAYBEAT_STORE_ERROR
 */
DaybeatFamilyLoad *daybeat_family_load_finish (DaybeatStore *store, GAsyncResult *result, GError **error);

/**
 * daybeat_family_load_get_reason:
 * @resource: id of the service's resource, such as `friends`
 *
 * Returns: why there is nothing of @resource, if there is nothing
 */
DaybeatEmptyReason daybeat_family_load_get_reason (DaybeatFamilyLoad *load, const char *resource);

G_END_DECLS
