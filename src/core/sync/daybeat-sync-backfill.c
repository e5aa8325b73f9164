/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sync"

#include "config.h"

#include "daybeat-sync-private.h"

/* The older windows, once the first answers told how far back to go. */

/* A day or so before the account is the first night in another zone; more than this is another account's. */
#define BEFORE_THE_ACCOUNT 31

static void
on_known (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatSync) self = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) checkpoints = daybeat_store_load_checkpoints_finish (DAYBEAT_STORE (source), result, &error);
  g_autoptr (GArray) steps = NULL;

  self->in_flight--;
  if (checkpoints == NULL)
    _daybeat_sync_note_failure (self, error, TRUE);
  else
    {
      steps = daybeat_sync_plan_backfill (checkpoints, self->service, self->planned_since, self->today);
      _daybeat_sync_set_plan (self, steps);
      _daybeat_sync_enqueue (self, steps);
    }
  _daybeat_sync_go_on (self);
}

/* Down to where the account begins. Where the profile does not say when that was, or something older came all the same,
   the search goes on while it finds something. */
static DaybeatDay
search_until (DaybeatSync *self)
{
  DaybeatDay oldest = MIN (self->oldest_found, self->today);

  if (self->member_since != DAYBEAT_DAY_NONE && self->member_since <= oldest + BEFORE_THE_ACCOUNT)
    return MIN (self->member_since, self->today);
  return oldest - DAYBEAT_SYNC_EMPTY_STRETCH;
}

gboolean
_daybeat_sync_is_everything_planned (DaybeatSync *self)
{
  return self->backfilling && self->planned_since <= search_until (self);
}

static void
plan (DaybeatSync *self)
{
  self->planned_since = search_until (self);
  daybeat_store_load_checkpoints_async (self->store, NULL, on_known, g_object_ref (self));
}

static void
on_oldest_known (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatSync) self = user_data;
  GError *error = NULL;
  DaybeatDay oldest;

  if (daybeat_store_load_oldest_day_finish (DAYBEAT_STORE (source), result, &oldest, &error))
    {
      _daybeat_sync_note_found (self, oldest);
      plan (self);
      return;
    }
  self->in_flight--;
  _daybeat_sync_note_failure (self, error, TRUE);
  _daybeat_sync_go_on (self);
}

/* What a former run found before it was cut short keeps this one going: its windows are not fetched anew. */
void
_daybeat_sync_plan_backfill (DaybeatSync *self)
{
  gboolean searching = !self->backfilling && self->member_since == DAYBEAT_DAY_NONE;

  self->backfilling = TRUE;
  self->in_flight++;
  if (searching)
    daybeat_store_load_oldest_day_async (self->store, daybeat_service_get_source (self->service), NULL,
                                         on_oldest_known, g_object_ref (self));
  else
    plan (self);
}
