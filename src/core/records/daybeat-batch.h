/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-badge.h"
#include "daybeat-daily.h"
#include "daybeat-device.h"
#include "daybeat-exercise.h"
#include "daybeat-finding.h"
#include "daybeat-friend.h"
#include "daybeat-leaderboard-entry.h"
#include "daybeat-profile.h"
#include "daybeat-reading.h"
#include "daybeat-series.h"
#include "daybeat-sleep.h"
#include "daybeat-sleep-goal.h"
#include "daybeat-track.h"

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
  DAYBEAT_FAMILY_EXERCISES = 1 << 8,
  DAYBEAT_FAMILY_DAILIES = 1 << 9,
  DAYBEAT_FAMILY_SERIES = 1 << 10,
  DAYBEAT_FAMILY_READINGS = 1 << 11,
  DAYBEAT_FAMILY_TRACKS = 1 << 12,
} DaybeatFamilies;

/**
 * DaybeatBatch:
 * @source: where all of it came from
 * @complete: the families of which this is the whole list at the source: what it does not name is not there any more
 * @complete_kinds: (element-type utf8): interned ids of metrics, kinds of series and kinds of readings of which this
 *   holds everything: metrics from @first_day to @last_day, series and readings from @from_ms to @until_ms
 * @first_day: with #DAYBEAT_FAMILY_SLEEP or #DAYBEAT_FAMILY_EXERCISES in @complete, the first day of which this holds
 *   every sleep (by its end) or exercise (by its start), and with metrics in @complete_kinds every value
 * @last_day: the last such day
 * @from_ms: milliseconds since 1970 UTC: with series or readings in @complete_kinds, from when on this holds them all.
 *   Services select samples by physical time; windows that meet at an instant need no day twice, whatever the clock
 *   of the day was.
 * @until_ms: until when, exclusively. Where both windows are given, readings are bounded by both: a service that selects
 *   readings by civil time gives days alone.
 * @removed_sleep_ids: (element-type utf8): sleeps that were deleted at the source
 *
 * What one answer, file or made day holds, on its way to the store: written whole or not at all.
 */
typedef struct
{
  DaybeatSource source;
  DaybeatFamilies complete;
  GPtrArray *complete_kinds;
  DaybeatDay first_day;
  DaybeatDay last_day;
  gint64 from_ms;
  gint64 until_ms;
  DaybeatProfile *profile;      /* (nullable) */
  DaybeatSleepGoal *sleep_goal; /* (nullable) */
  GPtrArray *badges;            /* DaybeatBadge */
  GPtrArray *friends;           /* DaybeatFriend */
  GPtrArray *leaderboard;       /* DaybeatLeaderboardEntry */
  GPtrArray *devices;           /* DaybeatDevice */
  GPtrArray *sleeps;            /* DaybeatSleep */
  GPtrArray *exercises;         /* DaybeatExercise */
  GPtrArray *tracks;            /* DaybeatTrack */
  GArray *dailies;              /* DaybeatDaily */
  GPtrArray *series;            /* DaybeatSeries: at most one a kind and day */
  GPtrArray *readings;          /* DaybeatReading */
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
 * daybeat_batch_add_complete_kind:
 * @kind: id of a metric, a kind of series or a kind of readings
 */
void daybeat_batch_add_complete_kind (DaybeatBatch *self, const char *kind);

/**
 * daybeat_batch_is_complete_kind:
 */
gboolean daybeat_batch_is_complete_kind (const DaybeatBatch *self, const char *kind);

/**
 * daybeat_batch_holds_all:
 * @family: dailies, series or readings
 * @kind: id of a metric, a kind of series or a kind of readings
 *
 * Some words are metrics and kinds of readings too, such as `water`. Where @complete names one of the three families,
 * the complete kinds are of those that it names; else they are of all three.
 *
 * Returns: whether this holds everything of @kind in that family within its window
 */
gboolean daybeat_batch_holds_all (const DaybeatBatch *self, DaybeatFamilies family, const char *kind);

/**
 * daybeat_batch_add_finding:
 * @original: (nullable): the JSON as it came
 *
 * Notes what could not be understood, unless the same @path and @reason with the same @original stand there already.
 */
void daybeat_batch_add_finding (DaybeatBatch *self, const char *path, const char *reason, const char *original);

G_END_DECLS
