/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-people"

#include "config.h"

#include "daybeat-history-private.h"

/* The Google Health API left these behind (its migration guide has no row for them). */
#define NOT_AT_GOOGLE_HEALTH \
  (DAYBEAT_FAMILY_BADGES | DAYBEAT_FAMILY_FRIENDS | DAYBEAT_FAMILY_LEADERBOARD | DAYBEAT_FAMILY_SLEEP_GOAL)

gboolean
daybeat_history_offers (DaybeatHistory *self, DaybeatFamilies family)
{
  g_return_val_if_fail (DAYBEAT_IS_HISTORY (self), FALSE);

  return daybeat_person_get_source (self->person) != DAYBEAT_SOURCE_GOOGLE_HEALTH ||
         (family & NOT_AT_GOOGLE_HEALTH) == 0;
}

gboolean
daybeat_history_can_edit (DaybeatHistory *self)
{
  g_return_val_if_fail (DAYBEAT_IS_HISTORY (self), FALSE);

  /* Whoever only looks asks Google for no right to write. */
  return self->service != NULL && daybeat_person_get_source (self->person) == DAYBEAT_SOURCE_FITBIT;
}
