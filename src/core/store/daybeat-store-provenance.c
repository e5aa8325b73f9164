/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-store-private.h"

#include "daybeat-checkpoint-table-private.h"
#include "daybeat-daily-table-private.h"
#include "daybeat-exercise-table-private.h"
#include "daybeat-reading-table-private.h"
#include "daybeat-series-table-private.h"
#include "daybeat-sleep-table-private.h"

/* Where what is shown of a day came from */

typedef struct
{
  DaybeatFamilies family;
  char *kind;     /* (owned) (nullable) */
  DaybeatDay day;
  char *resource; /* (owned) (nullable) */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->kind);
  g_free (question->resource);
  g_free (question);
}

static void
add (GPtrArray *provenances, DaybeatSource source, const char *device)
{
  for (guint i = 0; i < provenances->len; i++)
    {
      const DaybeatProvenance *known = g_ptr_array_index (provenances, i);

      if (known->source == source && g_strcmp0 (known->device, device) == 0)
        return;
    }
  g_ptr_array_add (provenances, daybeat_provenance_new (source, device));
}

static gboolean
ask_dailies (DaybeatStoreDb *db, const Question *question, GPtrArray *provenances, GError **error)
{
  g_autoptr (GArray) rows =
      daybeat_daily_table_load (db, question->kind, question->day, question->day, FALSE, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    add (provenances, g_array_index (rows, DaybeatDailyRow, i).source, NULL);
  return rows != NULL;
}

static GPtrArray *
load_records (DaybeatStoreDb *db, const Question *question, GError **error)
{
  DaybeatDay day = question->day;

  switch (question->family)
    {
    case DAYBEAT_FAMILY_SLEEP:
      return daybeat_sleep_table_load (db, day, day, FALSE, error);
    case DAYBEAT_FAMILY_EXERCISES:
      return daybeat_exercise_table_load (db, day, day, FALSE, error);
    case DAYBEAT_FAMILY_READINGS:
      return daybeat_reading_table_load (db, question->kind, day, day, FALSE, error);
    case DAYBEAT_FAMILY_SERIES:
      return daybeat_series_table_load (db, question->kind, day, day, FALSE, error);
    default:
      return g_ptr_array_new ();
    }
}

static void
add_record (GPtrArray *provenances, DaybeatFamilies family, gconstpointer record)
{
  if (family == DAYBEAT_FAMILY_SLEEP)
    add (provenances, ((const DaybeatSleep *) record)->source, ((const DaybeatSleep *) record)->device);
  else if (family == DAYBEAT_FAMILY_EXERCISES)
    add (provenances, ((const DaybeatExercise *) record)->source, ((const DaybeatExercise *) record)->device);
  else if (family == DAYBEAT_FAMILY_READINGS)
    add (provenances, ((const DaybeatReading *) record)->source, ((const DaybeatReading *) record)->device);
  else
    add (provenances, ((const DaybeatSeries *) record)->source, NULL);
}

static gboolean
ask_records (DaybeatStoreDb *db, const Question *question, GPtrArray *provenances, GError **error)
{
  g_autoptr (GPtrArray) records = load_records (db, question, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    add_record (provenances, question->family, g_ptr_array_index (records, i));
  return records != NULL;
}

static gboolean
is_about (const DaybeatCheckpoint *checkpoint, const Question *question)
{
  return checkpoint->marked == NULL && checkpoint->first <= question->day && question->day <= checkpoint->last &&
         (question->resource == NULL || g_str_equal (checkpoint->resource, question->resource));
}

static gboolean
add_times (DaybeatStoreDb *db, const Question *question, GPtrArray *provenances, GError **error)
{
  g_autoptr (GPtrArray) checkpoints = daybeat_checkpoint_table_load (db, error);

  for (guint i = 0; checkpoints != NULL && i < checkpoints->len; i++)
    {
      const DaybeatCheckpoint *checkpoint = g_ptr_array_index (checkpoints, i);

      for (guint j = 0; j < provenances->len && is_about (checkpoint, question); j++)
        {
          DaybeatProvenance *provenance = g_ptr_array_index (provenances, j);

          if (provenance->source == checkpoint->source)
            provenance->fetched_at = MAX (provenance->fetched_at, checkpoint->fetched_at);
        }
    }
  return checkpoints != NULL;
}

static void
work_load_provenance (DaybeatStoreDb *db, GTask *task, gpointer data)
{
  const Question *question = data;
  g_autoptr (GPtrArray) provenances = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_provenance_free);
  GError *error = NULL;
  gboolean answered = question->family == DAYBEAT_FAMILY_DAILIES ? ask_dailies (db, question, provenances, &error)
                                                                 : ask_records (db, question, provenances, &error);

  if (answered && add_times (db, question, provenances, &error))
    g_task_return_pointer (task, g_steal_pointer (&provenances), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
daybeat_store_load_provenance_async (DaybeatStore *self, DaybeatFamilies family, const char *kind, DaybeatDay day,
                                     const char *resource, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  Question *question;

  g_return_if_fail (DAYBEAT_IS_STORE (self) && (family != DAYBEAT_FAMILY_SERIES || kind != NULL));

  question = g_new0 (Question, 1);
  question->family = family;
  question->kind = g_strdup (kind);
  question->day = day;
  question->resource = g_strdup (resource);
  _daybeat_store_push_read (self, daybeat_store_load_provenance_async, work_load_provenance, question, question_free,
                            cancellable, callback, user_data);
}

GPtrArray *
daybeat_store_load_provenance_finish (DaybeatStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
