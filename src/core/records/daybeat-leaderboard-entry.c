/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-records"

#include "config.h"

#include "daybeat-leaderboard-entry.h"

#include "daybeat-record-private.h"

static void
daybeat_leaderboard_entry_clear (DaybeatLeaderboardEntry *self)
{
  g_free (self->id);
  g_free (self->display_name);
  g_free (self->avatar_url);
  g_free (self->extra);
}

DAYBEAT_DEFINE_RECORD (DaybeatLeaderboardEntry, daybeat_leaderboard_entry)

DaybeatLeaderboardEntry *
daybeat_leaderboard_entry_new (void)
{
  DaybeatLeaderboardEntry *self = g_atomic_rc_box_new0 (DaybeatLeaderboardEntry);

  self->rank = DAYBEAT_ABSENT;
  self->steps = DAYBEAT_ABSENT;
  self->average_steps = DAYBEAT_ABSENT_NUMBER;
  return self;
}
