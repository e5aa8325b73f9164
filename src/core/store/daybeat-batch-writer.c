/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-batch-writer-private.h"

#include "daybeat-absent.h"
#include "daybeat-checkpoint-table-private.h"
#include "daybeat-clock.h"
#include "daybeat-daily-table-private.h"
#include "daybeat-exercise-table-private.h"
#include "daybeat-finding-table-private.h"
#include "daybeat-reading-table-private.h"
#include "daybeat-record-table-private.h"
#include "daybeat-series-table-private.h"
#include "daybeat-sleep-table-private.h"
#include "daybeat-track-table-private.h"

gboolean
daybeat_batch_writer_touch (DaybeatStoreDb *db, GError **error)
{
  return daybeat_store_db_set_number (db,
                                      "INSERT INTO facts (name, value) VALUES ('last_change', ?1) "
                                      "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                                      daybeat_clock_now (), error);
}

static gboolean
write_list (DaybeatStoreDb *db, DaybeatBatch *batch, DaybeatFamilies family, GPtrArray *records, GError **error)
{
  return daybeat_record_table_put_all (daybeat_record_tables_get (family), db, records, batch->source,
                                       (batch->complete & family) != 0, error);
}

static gboolean
write_single (DaybeatStoreDb *db, DaybeatFamilies family, gconstpointer record, GError **error)
{
  return record == NULL || daybeat_record_table_put (daybeat_record_tables_get (family), db, record, error);
}

#define OTHERWISE(said, known) ((said) != DAYBEAT_ABSENT ? (said) : (known))

static DaybeatSleepGoal *
fill_goal (const DaybeatSleepGoal *said, const DaybeatSleepGoal *known)
{
  DaybeatSleepGoal *goal = daybeat_sleep_goal_new ();

  goal->source = said->source;
  goal->minutes = OTHERWISE (said->minutes, known->minutes);
  goal->bedtime_minute = OTHERWISE (said->bedtime_minute, known->bedtime_minute);
  goal->wakeup_minute = OTHERWISE (said->wakeup_minute, known->wakeup_minute);
  goal->updated = daybeat_instant_is_absent (said->updated) ? known->updated : said->updated;
  goal->recommended_minutes = OTHERWISE (said->recommended_minutes, known->recommended_minutes);
  goal->typical_minutes = OTHERWISE (said->typical_minutes, known->typical_minutes);
  goal->typical_wakeup_minute = OTHERWISE (said->typical_wakeup_minute, known->typical_wakeup_minute);
  goal->awake_restless_percent =
      isnan (said->awake_restless_percent) ? known->awake_restless_percent : said->awake_restless_percent;
  goal->flow_id = OTHERWISE (said->flow_id, known->flow_id);
  goal->as_of = said->as_of;
  goal->extra = g_strdup (said->extra != NULL ? said->extra : known->extra);
  return goal;
}

/* Who changes the goal is told no more than the change: what else is known stays. */
static gboolean
write_goal (DaybeatStoreDb *db, DaybeatBatch *batch, GError **error)
{
  const DaybeatRecordTable *table = daybeat_record_tables_get (DAYBEAT_FAMILY_SLEEP_GOAL);
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (DaybeatSleepGoal) filled = NULL;
  const DaybeatSleepGoal *newest;

  if (batch->sleep_goal == NULL || (batch->complete & DAYBEAT_FAMILY_SLEEP_GOAL) != 0)
    return write_single (db, DAYBEAT_FAMILY_SLEEP_GOAL, batch->sleep_goal, error);

  known = daybeat_record_table_load (table, db, error);
  if (known == NULL)
    return FALSE;
  newest = known->len > 0 ? g_ptr_array_index (known, 0) : NULL;
  if (newest == NULL || newest->source != batch->sleep_goal->source)
    return write_single (db, DAYBEAT_FAMILY_SLEEP_GOAL, batch->sleep_goal, error);
  filled = fill_goal (batch->sleep_goal, newest);
  return daybeat_record_table_put (table, db, filled, error);
}

static gboolean
write_family (DaybeatStoreDb *db, DaybeatBatch *batch, DaybeatFamilies family, GError **error)
{
  switch (family)
    {
    case DAYBEAT_FAMILY_PROFILE:
      return write_single (db, family, batch->profile, error);
    case DAYBEAT_FAMILY_SLEEP_GOAL:
      return write_goal (db, batch, error);
    case DAYBEAT_FAMILY_BADGES:
      return write_list (db, batch, family, batch->badges, error);
    case DAYBEAT_FAMILY_FRIENDS:
      return write_list (db, batch, family, batch->friends, error);
    case DAYBEAT_FAMILY_LEADERBOARD:
      return write_list (db, batch, family, batch->leaderboard, error);
    case DAYBEAT_FAMILY_DEVICES:
      return write_list (db, batch, family, batch->devices, error);
    case DAYBEAT_FAMILY_SLEEP:
      return daybeat_sleep_table_apply (db, batch, error);
    case DAYBEAT_FAMILY_EXERCISES:
      return daybeat_exercise_table_apply (db, batch, error);
    case DAYBEAT_FAMILY_DAILIES:
      return daybeat_daily_table_apply (db, batch, error);
    case DAYBEAT_FAMILY_SERIES:
      return daybeat_series_table_apply (db, batch, error);
    case DAYBEAT_FAMILY_READINGS:
      return daybeat_reading_table_apply (db, batch, error);
    case DAYBEAT_FAMILY_TRACKS:
      return daybeat_track_table_apply (db, batch, error);
    case DAYBEAT_FAMILY_PICTURES:
    default:
      return TRUE;
    }
}

static gboolean
write_batch (DaybeatStoreDb *db, DaybeatBatch *batch, DaybeatFamilies *changed, GError **error)
{
  gint64 at_first = daybeat_store_db_get_changes (db);

  for (guint family = DAYBEAT_FAMILY_PROFILE; family <= DAYBEAT_FAMILY_TRACKS; family <<= 1)
    {
      gint64 before = daybeat_store_db_get_changes (db);

      if (!write_family (db, batch, (DaybeatFamilies) family, error))
        return FALSE;
      if (daybeat_store_db_get_changes (db) != before)
        *changed |= (DaybeatFamilies) family;
    }
  /* What was not understood belongs to no family, but it is exported too. */
  return daybeat_finding_table_put_all (db, batch->findings, error) &&
         (daybeat_store_db_get_changes (db) == at_first || daybeat_batch_writer_touch (db, error));
}

gboolean
daybeat_batch_writer_write (DaybeatStoreDb *db, DaybeatBatch *batch, DaybeatCheckpoint *checkpoint,
                            DaybeatFamilies *changed, GError **error)
{
  *changed = 0;
  if (!daybeat_store_db_execute (db, "BEGIN IMMEDIATE", error))
    return FALSE;

  if ((batch == NULL || write_batch (db, batch, changed, error)) &&
      (checkpoint == NULL || daybeat_checkpoint_table_put (db, checkpoint, error)) &&
      daybeat_store_db_execute (db, "COMMIT", error))
    return TRUE;

  *changed = 0;
  daybeat_store_db_execute (db, "ROLLBACK", NULL);
  return FALSE;
}
