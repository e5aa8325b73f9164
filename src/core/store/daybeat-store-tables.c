/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-store-tables-private.h"

static const DaybeatStoreTable tables[] = {
  { "profile", DAYBEAT_FAMILY_PROFILE },
  { "badge", DAYBEAT_FAMILY_BADGES },
  { "friend", DAYBEAT_FAMILY_FRIENDS },
  { "leaderboard", DAYBEAT_FAMILY_LEADERBOARD },
  { "device", DAYBEAT_FAMILY_DEVICES },
  { "sleep", DAYBEAT_FAMILY_SLEEP },
  { "sleep_goal", DAYBEAT_FAMILY_SLEEP_GOAL },
  { "exercise", DAYBEAT_FAMILY_EXERCISES },
  { "track", DAYBEAT_FAMILY_TRACKS },
  { "daily", DAYBEAT_FAMILY_DAILIES },
  { "series", DAYBEAT_FAMILY_SERIES },
  /* The newest height and weight are the profile's, where it has none of its own. */
  { "reading", DAYBEAT_FAMILY_READINGS | DAYBEAT_FAMILY_PROFILE },
  { "finding", 0 },
};

const DaybeatStoreTable *
daybeat_store_tables_get (gsize *n_tables)
{
  *n_tables = G_N_ELEMENTS (tables);
  return tables;
}
