/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export-slices.h"

#include "daybeat-export-sample-files.h"
#include "daybeat-precedence.h"

/* A week of heart rate by the second is some ten megabytes. */
#define DAYS_AT_ONCE 7

typedef struct
{
  DaybeatExportSlices slices;
  DaybeatExportSampleFiles *files;
  guint first;      /* in the days: of the slice */
  guint last;
  GPtrArray *slice; /* (nullable): what was loaded and is not written */
  gint64 n_rows;
} Run;

static void load_slice (GTask *task);

static void
run_free (gpointer data)
{
  Run *run = data;

  daybeat_export_sample_files_free (run->files);
  g_clear_pointer (&run->slice, g_ptr_array_unref);
  g_free (run);
}

guint
daybeat_export_slices_count (const DaybeatExportExtent *extent)
{
  return (extent->days->len + DAYS_AT_ONCE - 1) / DAYS_AT_ONCE;
}

/* What writes runs on a thread, and nothing else touches the run meanwhile. */

static void
run_in_thread (GTask *task, GTaskThreadFunc write, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) step =
      g_task_new (g_task_get_source_object (task), g_task_get_cancellable (task), callback, task);

  g_task_set_task_data (step, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (step, write);
}

static void
return_step (GTask *step, gboolean good, GError *error)
{
  if (good)
    g_task_return_boolean (step, TRUE);
  else
    g_task_return_error (step, error);
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean good = g_task_propagate_boolean (G_TASK (result), &error);

  return_step (task, good, error);
}

static void
close_files (GTask *step, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Run *run = task_data;
  GError *error = NULL;
  gboolean good = daybeat_export_sample_files_close (run->files, &run->n_rows, &error);

  return_step (step, good, error);
}

static void
on_slice_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  run->first = run->last + 1;
  run->slices.written (run->slices.data);
  load_slice (g_steal_pointer (&task));
}

/* A route is shown with its exercise. */
static gboolean *
decide_tracks (GPtrArray *tracks, GHashTable *hidden)
{
  gboolean *shown = g_new (gboolean, MAX (tracks->len, 1));

  for (guint i = 0; i < tracks->len; i++)
    {
      const DaybeatTrack *track = g_ptr_array_index (tracks, i);
      g_autofree char *key = daybeat_export_make_track_key (track->source, track->exercise_id);

      shown[i] = !g_hash_table_contains (hidden, key);
    }
  return shown;
}

static gboolean
write_records (Run *run, GError **error)
{
  gboolean is_series = run->slices.family->shape == DAYBEAT_EXPORT_SERIES;
  g_autofree gboolean *shown = is_series ? daybeat_precedence_decide_series (run->slice)
                                         : decide_tracks (run->slice, run->slices.extent->hidden);

  for (guint i = 0; i < run->slice->len; i++)
    {
      gpointer record = g_ptr_array_index (run->slice, i);
      int copy = run->slices.all_sources ? shown[i] : DAYBEAT_ABSENT;
      gboolean good;

      if (!run->slices.all_sources && !shown[i])
        continue;
      good = is_series ? daybeat_export_sample_files_add_series (run->files, record, copy, error)
                       : daybeat_export_sample_files_add_track (run->files, record, copy, error);
      if (!good)
        return FALSE;
    }
  return TRUE;
}

static void
write_slice (GTask *step, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Run *run = task_data;
  GError *error = NULL;
  gboolean good = write_records (run, &error);

  g_clear_pointer (&run->slice, g_ptr_array_unref);
  return_step (step, good, error);
}

static void
on_slice_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  run->slice = daybeat_export_load_slice_finish (DAYBEAT_STORE (source), run->slices.family, result, &error);
  if (run->slice == NULL)
    g_task_return_error (task, error);
  else
    run_in_thread (g_steal_pointer (&task), write_slice, on_slice_written);
}

/* Takes @task. */
static void
load_slice (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  GArray *days = run->slices.extent->days;

  if (run->first >= days->len)
    {
      run_in_thread (task, close_files, on_closed);
      return;
    }
  run->last = MIN (run->first + DAYS_AT_ONCE, days->len) - 1;
  daybeat_export_load_slice_async (g_task_get_source_object (task), run->slices.family,
                                   g_array_index (days, DaybeatDay, run->first),
                                   g_array_index (days, DaybeatDay, run->last), run->slices.all_sources,
                                   g_task_get_cancellable (task), on_slice_loaded, task);
}

void
daybeat_export_slices_write_async (DaybeatStore *store, const DaybeatExportSlices *slices, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  g_task_set_source_tag (task, daybeat_export_slices_write_async);
  run->slices = *slices;
  run->files = daybeat_export_sample_files_new (slices->folder, slices->family->name,
                                                daybeat_series_kind_find (slices->family->kinds[0]), slices->format,
                                                slices->all_sources);
  g_task_set_task_data (task, run, run_free);
  load_slice (task);
}

gboolean
daybeat_export_slices_write_finish (DaybeatStore *store, GAsyncResult *result, gint64 *n_rows, GError **error)
{
  const Run *run;

  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  run = g_task_get_task_data (G_TASK (result));
  *n_rows = run->n_rows;
  return g_task_propagate_boolean (G_TASK (result), error);
}
