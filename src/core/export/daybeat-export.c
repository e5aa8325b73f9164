/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export.h"

#include <glib/gi18n-lib.h>

#include "daybeat-export-last.h"
#include "daybeat-export-load.h"
#include "daybeat-export-slices.h"
#include "daybeat-export-whole.h"

struct _DaybeatExport
{
  GObject parent_instance;

  DaybeatStore *store; /* (owned) */
  char *folder;        /* (owned) */
  DaybeatExportFormat format;
  gboolean all_sources;

  GArray *families;   /* DaybeatExportFamily */
  GPtrArray *extents; /* DaybeatExportExtent by family; NULL for those that are loaded whole */
  JsonObject *counts; /* rows by family */
  gint64 n_rows;      /* of the family that was written last */
  double height_m;

  guint family;                             /* the one that is loaded and written */
  gpointer parts[DAYBEAT_EXPORT_MAX_PARTS]; /* of one that is loaded whole */
  guint n_parts;                            /* how many of them are there */
  GPtrArray *findings;                      /* (nullable) */
  gint64 last_change;
  guint done;
  guint total;
};

enum
{
  PROP_0,
  PROP_DONE,
  PROP_TOTAL,
  PROP_DOING,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (DaybeatExport, daybeat_export, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static const DaybeatExportFamily *
get_family (DaybeatExport *self)
{
  return self->family < self->families->len
             ? &g_array_index (self->families, DaybeatExportFamily, self->family)
             : NULL;
}

static void
clear_parts (DaybeatExport *self)
{
  const DaybeatExportFamily *family = get_family (self);

  while (self->n_parts > 0)
    {
      gpointer part = self->parts[--self->n_parts];

      if (family->shape == DAYBEAT_EXPORT_DAILIES)
        g_array_unref (part);
      else
        g_ptr_array_unref (part);
    }
}

static void
daybeat_export_finalize (GObject *object)
{
  DaybeatExport *self = DAYBEAT_EXPORT (object);

  clear_parts (self);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_ptr_array_unref (self->extents);
  g_array_unref (self->families);
  json_object_unref (self->counts);
  g_free (self->folder);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (daybeat_export_parent_class)->finalize (object);
}

static const char *
get_doing (DaybeatExport *self)
{
  const DaybeatExportFamily *family = get_family (self);

  return family != NULL ? _(family->title) : NULL;
}

static void
daybeat_export_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DaybeatExport *self = DAYBEAT_EXPORT (object);

  switch (prop_id)
    {
    case PROP_DONE:
      g_value_set_uint (value, self->done);
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, self->total);
      break;
    case PROP_DOING:
      g_value_set_string (value, get_doing (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
daybeat_export_class_init (DaybeatExportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = daybeat_export_finalize;
  object_class->get_property = daybeat_export_get_property;

  properties[PROP_DONE] = g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_DOING] = g_param_spec_string ("doing", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
clear_extent (gpointer data)
{
  if (data != NULL)
    daybeat_export_extent_free (data);
}

static void
daybeat_export_init (DaybeatExport *self)
{
  self->families = daybeat_export_families_new ();
  self->extents = g_ptr_array_new_with_free_func (clear_extent);
  self->counts = json_object_new ();
  self->height_m = DAYBEAT_ABSENT_NUMBER;
}

DaybeatExport *
daybeat_export_new (DaybeatStore *store, const char *folder, DaybeatExportFormat format, gboolean all_sources)
{
  DaybeatExport *self;

  g_return_val_if_fail (DAYBEAT_IS_STORE (store) && folder != NULL, NULL);

  self = g_object_new (DAYBEAT_TYPE_EXPORT, NULL);
  self->store = g_object_ref (store);
  self->folder = g_strdup (folder);
  self->format = format;
  self->all_sources = all_sources;
  return self;
}

/* Steps that write run on a thread, and nothing else touches the job meanwhile. */

static void
run_in_thread (GTask *task, GTaskThreadFunc write, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) step = g_task_new (g_task_get_source_object (task), g_task_get_cancellable (task), callback, task);

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

/* Whether the step went well; else @task is answered. */
static gboolean
finish_step (GTask *task, GAsyncResult *result)
{
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    return TRUE;
  g_task_return_error (task, error);
  return FALSE;
}

static void
advance (DaybeatExport *self)
{
  self->done++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
}

static void start_family (GTask *task);

/* Takes @task. */
static void
end_family (GTask *task)
{
  DaybeatExport *self = g_task_get_source_object (task);

  json_object_set_int_member (self->counts, get_family (self)->name, self->n_rows);
  clear_parts (self);
  self->family++;
  advance (self);
  start_family (task);
}

/* First: how much there is of what is written slice by slice */

static void look_at_extents (GTask *task);

static void
on_extent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DaybeatExport *self = g_task_get_source_object (task);
  GError *error = NULL;
  DaybeatExportExtent *extent =
      daybeat_export_load_extent_finish (DAYBEAT_STORE (source), get_family (self), result, &error);

  if (extent == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_add (self->extents, extent);
  self->total += daybeat_export_slices_count (extent);
  self->family++;
  look_at_extents (g_steal_pointer (&task));
}

static void
make_folder (GTask *step, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  DaybeatExport *self = source_object;
  GError *error = NULL;
  gboolean good = daybeat_export_make_folder (self->folder, &error);

  return_step (step, good, error);
}

static void
on_folder_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (finish_step (task, result))
    start_family (g_steal_pointer (&task));
}

static void
look_at_extents (GTask *task)
{
  DaybeatExport *self = g_task_get_source_object (task);

  for (; get_family (self) != NULL; self->family++)
    {
      self->total++;
      if (daybeat_export_family_is_sliced (get_family (self)))
        {
          daybeat_export_load_extent_async (self->store, get_family (self), g_task_get_cancellable (task), on_extent,
                                            task);
          return;
        }
      g_ptr_array_add (self->extents, NULL);
    }
  self->family = 0;
  self->total++; /* what is written last */
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
  run_in_thread (task, make_folder, on_folder_made);
}

/* A family that is loaded whole */

static void
write_whole (GTask *step, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  DaybeatExport *self = source_object;
  DaybeatExportWhole whole = { self->folder, self->format, self->all_sources, get_family (self) };
  GError *error = NULL;
  gboolean good;

  for (guint i = 0; i < self->n_parts; i++)
    whole.parts[i] = self->parts[i];
  whole.height_m = self->height_m;
  good = daybeat_export_whole_write (&whole, &self->n_rows, cancellable, &error);
  return_step (step, good, error);
}

static void
on_whole_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (finish_step (task, result))
    end_family (g_steal_pointer (&task));
}

static void load_part (GTask *task);

/* A weight is put in relation to the height. */
static void
remember_height (DaybeatExport *self, const DaybeatExportFamily *family, GPtrArray *records)
{
  if (family->family == DAYBEAT_FAMILY_PROFILE && records->len > 0)
    self->height_m = ((const DaybeatProfile *) g_ptr_array_index (records, 0))->height_m;
}

static void
on_part (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DaybeatExport *self = g_task_get_source_object (task);
  const DaybeatExportFamily *family = get_family (self);
  GError *error = NULL;
  gpointer part = daybeat_export_load_part_finish (DAYBEAT_STORE (source), family, result, &error);

  if (part == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self->parts[self->n_parts++] = part;
  remember_height (self, family, part);
  if (self->n_parts < daybeat_export_family_get_n_parts (family))
    load_part (g_steal_pointer (&task));
  else
    run_in_thread (g_steal_pointer (&task), write_whole, on_whole_written);
}

static void
load_part (GTask *task)
{
  DaybeatExport *self = g_task_get_source_object (task);

  daybeat_export_load_part_async (self->store, get_family (self), self->n_parts, self->all_sources,
                                  g_task_get_cancellable (task), on_part, task);
}

/* A family that is loaded and written slice by slice */

static void
on_slices_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DaybeatExport *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (daybeat_export_slices_write_finish (DAYBEAT_STORE (source), result, &self->n_rows, &error))
    end_family (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

static void
on_slice_written (gpointer data)
{
  advance (data);
}

static void
write_slices (GTask *task)
{
  DaybeatExport *self = g_task_get_source_object (task);
  DaybeatExportSlices slices = { self->folder, self->format, self->all_sources, get_family (self),
                                 g_ptr_array_index (self->extents, self->family), on_slice_written, self };

  daybeat_export_slices_write_async (self->store, &slices, g_task_get_cancellable (task), on_slices_written, task);
}

/* Last: what was not understood, and what all of it is */

static void
write_last (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  DaybeatExport *self = source_object;
  GError *error = NULL;
  gboolean good = daybeat_export_last_write (self->folder, self->findings, self->counts, self->last_change, &error);

  return_step (task, good, error);
}

static void
on_last_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (!finish_step (task, result))
    return;
  advance (DAYBEAT_EXPORT (source));
  g_task_return_boolean (task, TRUE);
}

static void
on_last_change (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DaybeatExport *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->last_change = daybeat_store_get_last_change_finish (DAYBEAT_STORE (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    run_in_thread (g_steal_pointer (&task), write_last, on_last_written);
}

static void
on_findings (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DaybeatExport *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  self->findings = daybeat_store_load_findings_finish (DAYBEAT_STORE (source), result, &error);
  if (self->findings == NULL)
    g_task_return_error (task, error);
  else
    daybeat_store_get_last_change_async (self->store, cancellable, on_last_change, g_steal_pointer (&task));
}

/* Takes @task. */
static void
start_family (GTask *task)
{
  DaybeatExport *self = g_task_get_source_object (task);
  const DaybeatExportFamily *family = get_family (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOING]);
  if (family == NULL)
    daybeat_store_load_findings_async (self->store, g_task_get_cancellable (task), on_findings, task);
  else if (!daybeat_export_family_is_sliced (family))
    load_part (task);
  else
    write_slices (task);
}

void
daybeat_export_run_async (DaybeatExport *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DAYBEAT_IS_EXPORT (self) && self->total == 0);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_export_run_async);
  look_at_extents (task);
}

gboolean
daybeat_export_run_finish (DaybeatExport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
