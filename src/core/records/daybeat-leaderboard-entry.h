/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-absent.h"
#include "daybeat-instant.h"
#include "daybeat-source.h"

G_BEGIN_DECLS

/**
 * DaybeatLeaderboardEntry:
 *
 * A place among friends by the steps of seven days, today and the six before.
 */
typedef struct
{
  DaybeatSource source;
  char *id;
  char *display_name;   /* (nullable) */
  char *avatar_url;     /* (nullable) */
  int rank;             /* 1 is first, ties are possible; DAYBEAT_ABSENT for the inactive */
  gint64 steps;         /* of the seven days; DAYBEAT_ABSENT where not shared */
  double average_steps; /* per counted day; NaN where not shared */
  gboolean self;        /* the person whose history this is */
  gboolean hidden;      /* shares no numbers */
  DaybeatDay as_of;
  char *extra;          /* members nobody knew, as a JSON object; (nullable) */
} DaybeatLeaderboardEntry;

/**
 * daybeat_leaderboard_entry_new:
 *
 * Returns: (transfer full): a record with every member absent
 */
DaybeatLeaderboardEntry *daybeat_leaderboard_entry_new (void);
DaybeatLeaderboardEntry *daybeat_leaderboard_entry_ref (DaybeatLeaderboardEntry *self);
void daybeat_leaderboard_entry_unref (DaybeatLeaderboardEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatLeaderboardEntry, daybeat_leaderboard_entry_unref)

G_END_DECLS
