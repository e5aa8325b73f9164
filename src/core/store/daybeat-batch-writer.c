/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-batch-writer-private.h"

#include "daybeat-checkpoint-table-private.h"
#include "daybeat-clock.h"
#include "daybeat-daily-table-private.h"
#include "daybeat-exercise-table-private.h"
#include "daybeat-finding-table-private.h"
#include "daybeat-reading-table-private.h"
#include "daybeat-record-table-private.h"
#include "daybeat-series-table-private.h"
#include "daybeat-single-record-private.h"
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
write_family (DaybeatStoreDb *db, DaybeatBatch *batch, DaybeatFamilies family, GError **error)
{
  switch (family)
    {
    case DAYBEAT_FAMILY_PROFILE:
      return daybeat_single_record_put (db, family, batch->profile, (batch->complete & family) != 0, error);
    case DAYBEAT_FAMILY_SLEEP_GOAL:
      return daybeat_single_record_put (db, family, batch->sleep_goal, (batch->complete & family) != 0, error);
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

/* The newest height and weight are the profile's, where it has none of its own. */
static gboolean
speaks_of_measures (const DaybeatBatch *batch)
{
  for (guint i = 0; i < batch->readings->len; i++)
    {
      const char *kind = ((DaybeatReading *) g_ptr_array_index (batch->readings, i))->kind->id;

      if (g_str_equal (kind, "height") || g_str_equal (kind, "weight"))
        return TRUE;
    }
  return daybeat_batch_is_complete_kind (batch, "height") || daybeat_batch_is_complete_kind (batch, "weight");
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
  if ((*changed & DAYBEAT_FAMILY_READINGS) != 0 && speaks_of_measures (batch))
    *changed |= DAYBEAT_FAMILY_PROFILE;
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
