/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-models"

#include "config.h"

#include "daybeat-family-load.h"

typedef struct
{
  DaybeatFamilyLoad *load;  /* (owned) */
  DaybeatFamilies wanted;   /* not loaded yet */
  DaybeatFamilies awaited;  /* the one being loaded */
} LoadRun;

static void load_next (GTask *task);

static void
load_run_free (LoadRun *run)
{
  g_clear_pointer (&run->load, daybeat_family_load_free);
  g_free (run);
}

static void
replace_array (GPtrArray **array, GPtrArray *records)
{
  g_ptr_array_unref (*array);
  *array = g_ptr_array_ref (records);
}

static void
keep_records (LoadRun *run, GPtrArray *records)
{
  DaybeatFamilyLoad *load = run->load;

  switch (run->awaited)
    {
    case DAYBEAT_FAMILY_PROFILE:
      load->profile = records->len > 0 ? daybeat_profile_ref (g_ptr_array_index (records, 0)) : NULL;
      break;
    case DAYBEAT_FAMILY_SLEEP_GOAL:
      load->sleep_goal = records->len > 0 ? daybeat_sleep_goal_ref (g_ptr_array_index (records, 0)) : NULL;
      break;
    case DAYBEAT_FAMILY_BADGES:
      replace_array (&load->badges, records);
      break;
    case DAYBEAT_FAMILY_FRIENDS:
      replace_array (&load->friends, records);
      break;
    case DAYBEAT_FAMILY_LEADERBOARD:
      replace_array (&load->leaderboard, records);
      break;
    case DAYBEAT_FAMILY_DEVICES:
      replace_array (&load->devices, records);
      break;
    case DAYBEAT_FAMILY_SLEEP:
    case DAYBEAT_FAMILY_PICTURES:
    default:
      g_assert_not_reached ();
    }
}

static void
on_family_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  records = daybeat_store_load_family_finish (DAYBEAT_STORE (object), result, &error);
  if (records == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  keep_records (g_task_get_task_data (task), records);
  load_next (g_steal_pointer (&task));
}

static void
on_checkpoints_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) checkpoints = NULL;
  LoadRun *run = g_task_get_task_data (task);

  checkpoints = daybeat_store_load_checkpoints_finish (DAYBEAT_STORE (object), result, &error);
  if (checkpoints == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  replace_array (&run->load->checkpoints, checkpoints);
  g_task_return_pointer (task, g_steal_pointer (&run->load), (GDestroyNotify) daybeat_family_load_free);
}

/* Takes @task: the lowest family that is still wanted, and when there is none, the checkpoints. */
static void
load_next (GTask *task)
{
  LoadRun *run = g_task_get_task_data (task);
  DaybeatStore *store = g_task_get_source_object (task);

  if (run->wanted == 0)
    {
      daybeat_store_load_checkpoints_async (store, g_task_get_cancellable (task), on_checkpoints_loaded, task);
      return;
    }
  run->awaited = run->wanted & (~run->wanted + 1);
  run->wanted &= ~run->awaited;
  daybeat_store_load_family_async (store, run->awaited, g_task_get_cancellable (task), on_family_loaded, task);
}

void
daybeat_family_load_free (DaybeatFamilyLoad *load)
{
  g_clear_pointer (&load->profile, daybeat_profile_unref);
  g_clear_pointer (&load->sleep_goal, daybeat_sleep_goal_unref);
  g_clear_pointer (&load->badges, g_ptr_array_unref);
  g_clear_pointer (&load->friends, g_ptr_array_unref);
  g_clear_pointer (&load->leaderboard, g_ptr_array_unref);
  g_clear_pointer (&load->devices, g_ptr_array_unref);
  g_clear_pointer (&load->checkpoints, g_ptr_array_unref);
  g_free (load);
}

void
daybeat_family_load_async (DaybeatStore *store, DaybeatFamilies families, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  LoadRun *run;

  g_return_if_fail (DAYBEAT_IS_STORE (store));
  g_return_if_fail ((families & (DAYBEAT_FAMILY_SLEEP | DAYBEAT_FAMILY_PICTURES)) == 0);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_family_load_async);
  run = g_new0 (LoadRun, 1);
  run->wanted = families;
  run->load = g_new0 (DaybeatFamilyLoad, 1);
  run->load->badges = g_ptr_array_new ();
  run->load->friends = g_ptr_array_new ();
  run->load->leaderboard = g_ptr_array_new ();
  run->load->devices = g_ptr_array_new ();
  run->load->checkpoints = g_ptr_array_new ();
  g_task_set_task_data (task, run, (GDestroyNotify) load_run_free);
  load_next (g_steal_pointer (&task));
}

DaybeatFamilyLoad *
daybeat_family_load_finish (DaybeatStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

DaybeatEmptyReason
daybeat_family_load_get_reason (DaybeatFamilyLoad *load, const char *resource)
{
  g_return_val_if_fail (load != NULL, DAYBEAT_EMPTY_REASON_NOTHING);

  for (guint i = 0; i < load->checkpoints->len; i++)
    {
      DaybeatCheckpoint *checkpoint = g_ptr_array_index (load->checkpoints, i);

      if (g_strcmp0 (checkpoint->resource, resource) != 0)
        continue;
      if (g_strcmp0 (checkpoint->marked, "forbidden") == 0)
        return DAYBEAT_EMPTY_REASON_FORBIDDEN;
      if (checkpoint->marked != NULL)
        return DAYBEAT_EMPTY_REASON_NOT_GRANTED;
      return DAYBEAT_EMPTY_REASON_NOTHING;
    }
  return DAYBEAT_EMPTY_REASON_NOT_SYNCED;
}
