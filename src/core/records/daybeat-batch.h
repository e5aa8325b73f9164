/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-badge.h"
#include "daybeat-device.h"
#include "daybeat-finding.h"
#include "daybeat-friend.h"
#include "daybeat-leaderboard-entry.h"
#include "daybeat-profile.h"
#include "daybeat-sleep.h"
#include "daybeat-sleep-goal.h"

G_BEGIN_DECLS

/**
 * DaybeatFamilies:
 *
 * Families of records, to say what a batch speaks of and what changed in a store.
 */
typedef enum
{
  DAYBEAT_FAMILY_PROFILE = 1 << 0,
  DAYBEAT_FAMILY_BADGES = 1 << 1,
  DAYBEAT_FAMILY_FRIENDS = 1 << 2,
  DAYBEAT_FAMILY_LEADERBOARD = 1 << 3,
  DAYBEAT_FAMILY_DEVICES = 1 << 4,
  DAYBEAT_FAMILY_SLEEP = 1 << 5,
  DAYBEAT_FAMILY_SLEEP_GOAL = 1 << 6,
  DAYBEAT_FAMILY_PICTURES = 1 << 7,
} DaybeatFamilies;

/**
 * DaybeatBatch:
 * @source: where all of it came from
 * @complete: the families of which this is the whole list at the source: what it does not name is not there any more
 * @first_day: with #DAYBEAT_FAMILY_SLEEP in @complete, the first day of which this holds every sleep
 * @last_day: the last such day
 * @removed_sleep_ids: (element-type utf8): sleeps that were deleted at the source
 *
 * What one answer, file or made day holds, on its way to the store: written whole or not at all.
 */
typedef struct
{
  DaybeatSource source;
  DaybeatFamilies complete;
  DaybeatDay first_day;
  DaybeatDay last_day;
  DaybeatProfile *profile;      /* (nullable) */
  DaybeatSleepGoal *sleep_goal; /* (nullable) */
  GPtrArray *badges;            /* DaybeatBadge */
  GPtrArray *friends;           /* DaybeatFriend */
  GPtrArray *leaderboard;       /* DaybeatLeaderboardEntry */
  GPtrArray *devices;           /* DaybeatDevice */
  GPtrArray *sleeps;            /* DaybeatSleep */
  GPtrArray *removed_sleep_ids;
  GPtrArray *findings;          /* DaybeatFinding: by daybeat_batch_add_finding(), each once */
  GHashTable *told;             /* the same, to look up what was told already */
} DaybeatBatch;

/**
 * daybeat_batch_new:
 *
 * Returns: (transfer full): an empty batch, its arrays owning what is added
 */
DaybeatBatch *daybeat_batch_new (DaybeatSource source);
DaybeatBatch *daybeat_batch_ref (DaybeatBatch *self);
void daybeat_batch_unref (DaybeatBatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatBatch, daybeat_batch_unref)

/**
 * daybeat_batch_add_finding:
 * @original: (nullable): the JSON as it came
 *
 * Notes what could not be understood, unless the same @path and @reason with the same @original stand there already.
 */
void daybeat_batch_add_finding (DaybeatBatch *self, const char *path, const char *reason, const char *original);

G_END_DECLS
