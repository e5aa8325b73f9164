/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "daybeat-export-file.h"
#include "daybeat-export-rows.h"
#include "daybeat-export-table.h"
#include "daybeat-export-values-private.h"
#include "daybeat-precedence.h"

#define FORMAT_VERSION 1

struct _DaybeatExport
{
  GObject parent_instance;

  DaybeatStore *store; /* (owned) */
  char *folder;        /* (owned) */
  DaybeatExportFormat format;
  gboolean all_sources;

  guint next;            /* the family that is being loaded */
  GPtrArray *records[7]; /* (owned) (nullable): by family, then what was not understood */
  gint64 last_change;
  guint done;
  const char *doing;
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

typedef JsonObject *(*RowFunc) (gconstpointer record);

/* The families in the order of the format. */
static const struct
{
  const char *name;
  const char *title;
  DaybeatFamilies family;
  gboolean single;
  RowFunc row;
  gpointer (*new_record) (void);
  GDestroyNotify unref_record;
} families[] = {
  { "profile", N_ ("Profile"), DAYBEAT_FAMILY_PROFILE, TRUE, (RowFunc) daybeat_export_row_profile,
    (gpointer (*) (void)) daybeat_profile_new, (GDestroyNotify) daybeat_profile_unref },
  { "badges", N_ ("Badges"), DAYBEAT_FAMILY_BADGES, FALSE, (RowFunc) daybeat_export_row_badge,
    (gpointer (*) (void)) daybeat_badge_new, (GDestroyNotify) daybeat_badge_unref },
  { "friends", N_ ("Friends"), DAYBEAT_FAMILY_FRIENDS, FALSE, (RowFunc) daybeat_export_row_friend,
    (gpointer (*) (void)) daybeat_friend_new, (GDestroyNotify) daybeat_friend_unref },
  { "leaderboard", N_ ("Leaderboard"), DAYBEAT_FAMILY_LEADERBOARD, FALSE, (RowFunc) daybeat_export_row_leaderboard,
    (gpointer (*) (void)) daybeat_leaderboard_entry_new, (GDestroyNotify) daybeat_leaderboard_entry_unref },
  { "devices", N_ ("Devices"), DAYBEAT_FAMILY_DEVICES, FALSE, (RowFunc) daybeat_export_row_device,
    (gpointer (*) (void)) daybeat_device_new, (GDestroyNotify) daybeat_device_unref },
  { "sleep", N_ ("Sleep"), DAYBEAT_FAMILY_SLEEP, FALSE, NULL, NULL, NULL },
};

#define N_FAMILIES G_N_ELEMENTS (families)
#define FINDINGS N_FAMILIES

G_STATIC_ASSERT (N_FAMILIES + 1 == 7);

static void
daybeat_export_finalize (GObject *object)
{
  DaybeatExport *self = DAYBEAT_EXPORT (object);

  g_clear_object (&self->store);
  g_free (self->folder);
  for (gsize i = 0; i <= N_FAMILIES; i++)
    g_clear_pointer (&self->records[i], g_ptr_array_unref);

  G_OBJECT_CLASS (daybeat_export_parent_class)->finalize (object);
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
      g_value_set_uint (value, N_FAMILIES + 1);
      break;
    case PROP_DOING:
      g_value_set_string (value, self->doing != NULL ? _(self->doing) : NULL);
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
daybeat_export_init (DaybeatExport *self)
{
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

/* The last step, on a thread: rows and files */

static GPtrArray *
new_rows (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
}

static GPtrArray *
make_rows (DaybeatExport *self, gsize index)
{
  GPtrArray *records = self->records[index];
  g_autofree gboolean *shown = NULL;
  GPtrArray *rows;

  if (families[index].family == DAYBEAT_FAMILY_SLEEP)
    rows = daybeat_export_sleep_rows (records);
  else
    {
      rows = new_rows ();
      for (guint i = 0; i < records->len; i++)
        g_ptr_array_add (rows, families[index].row (g_ptr_array_index (records, i)));
    }

  /* Only nights are known from several sources so far. */
  if (self->all_sources && families[index].family == DAYBEAT_FAMILY_SLEEP)
    shown = daybeat_precedence_decide_sleeps (records);
  for (guint i = 0; self->all_sources && i < rows->len; i++)
    json_object_set_boolean_member (g_ptr_array_index (rows, i), "shown", shown == NULL || shown[i]);
  return rows;
}

/* Records with every member, so that a table without rows has its header all the same. */
static DaybeatCsvColumns *
make_columns (DaybeatExport *self, gsize index)
{
  DaybeatCsvColumns *columns = daybeat_csv_columns_new ();
  g_autoptr (GPtrArray) templates = new_rows ();

  if (families[index].new_record != NULL)
    {
      gpointer record = families[index].new_record ();

      g_ptr_array_add (templates, families[index].row (record));
      families[index].unref_record (record);
    }
  else
    daybeat_export_sleep_add_templates (templates);
  for (guint i = 0; i < templates->len; i++)
    {
      JsonObject *row = g_ptr_array_index (templates, i);

      if (self->all_sources)
        json_object_set_boolean_member (row, "shown", TRUE);
      daybeat_csv_columns_learn (columns, row);
    }
  return columns;
}

static gboolean
write_family (DaybeatExport *self, gsize index, GPtrArray *rows, GError **error)
{
  g_autoptr (DaybeatCsvColumns) columns = self->format == DAYBEAT_EXPORT_CSV ? make_columns (self, index) : NULL;
  g_autoptr (DaybeatExportTable) table =
      daybeat_export_table_open (self->folder, families[index].name, families[index].single, columns, error);

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      if (!daybeat_export_table_add (table, g_ptr_array_index (rows, i), error))
        return FALSE;
    }
  return daybeat_export_table_close (table, error);
}

static gboolean
fail_to_make (const char *folder, GError **error)
{
  int code = errno;

  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code), _("The folder %s could not be made: %s"),
               folder, g_strerror (code));
  return FALSE;
}

/* An export into the same folder may have had more of them: what it wrote is recognised by its name. */
static void
remove_former_unknown (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gsize digits = strspn (name, "0123456789");

      if (g_str_equal (name, "index.jsonl") || (digits >= 4 && g_str_equal (name + digits, ".json")))
        g_unlink (path);
    }
  if (dir != NULL)
    g_rmdir (folder);
}

/* What was kept without being understood: each as it came, with an index that says where it is and where it stood. */
static gboolean
write_unknown (DaybeatExport *self, GError **error)
{
  GPtrArray *findings = self->records[FINDINGS];
  g_autofree char *folder = g_build_filename (self->folder, "unknown", NULL);
  g_autoptr (DaybeatExportTable) index = NULL;

  remove_former_unknown (folder);
  if (findings->len == 0)
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail_to_make (folder, error);
  index = daybeat_export_table_open (folder, "index", FALSE, NULL, error);
  if (index == NULL)
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    {
      const DaybeatFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *name = finding->original != NULL ? g_strdup_printf ("%04u.json", i + 1) : NULL;
      g_autofree char *reason = g_strdup_printf ("%s %s", finding->path, finding->reason);
      g_autoptr (JsonObject) row = json_object_new ();

      json_object_set_string_member (row, "path", name);
      json_object_set_string_member (row, "reason", reason);
      json_object_set_int_member (row, "bytes", finding->original != NULL ? (gint64) strlen (finding->original) : 0);
      json_object_set_string_member (row, "source", daybeat_source_to_string (finding->source));
      if (name != NULL && !daybeat_export_file_write (folder, name, finding->original, error))
        return FALSE;
      if (!daybeat_export_table_add (index, row, error))
        return FALSE;
    }
  return daybeat_export_table_close (index, error);
}

/* The same history exports the same bytes: the time is that of the last change, not of the export. */
static gboolean
write_about (DaybeatExport *self, JsonObject *counts, GError **error)
{
  DaybeatInstant changed =
      self->last_change != 0 ? daybeat_instant_from_utc (self->last_change, 0, DAYBEAT_OFFSET_RECEIVED)
                             : DAYBEAT_INSTANT_NONE;
  g_autoptr (DaybeatExportTable) table = daybeat_export_table_open (self->folder, "about", TRUE, NULL, error);
  g_autoptr (JsonObject) about = json_object_new ();

  if (table == NULL)
    return FALSE;

  json_object_set_int_member (about, "format", FORMAT_VERSION);
  json_object_set_string_member (about, "program", "daybeat");
  json_object_set_string_member (about, "version", PACKAGE_VERSION);
  _daybeat_export_instant (about, "exported", changed);
  json_object_set_object_member (about, "families", json_object_ref (counts));
  return daybeat_export_table_add (table, about, error) && daybeat_export_table_close (table, error);
}

static gboolean
write_everything (DaybeatExport *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonObject) counts = json_object_new ();

  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    return fail_to_make (self->folder, error);
  for (gsize i = 0; i < N_FAMILIES; i++)
    {
      g_autoptr (GPtrArray) rows = make_rows (self, i);

      json_object_set_int_member (counts, families[i].name, rows->len);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_family (self, i, rows, error))
        return FALSE;
    }
  return write_unknown (self, error) && write_about (self, counts, error);
}

static void
write_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_everything (source_object, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The steps before: everything is loaded */

static void load_next (GTask *task);

static void
set_progress (DaybeatExport *self, guint done, const char *doing)
{
  self->done = done;
  self->doing = doing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOING]);
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
    g_task_run_in_thread (task, write_in_thread);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DaybeatExport *self = g_task_get_source_object (task);
  DaybeatStore *store = DAYBEAT_STORE (source);
  GError *error = NULL;
  GPtrArray *records;

  if (self->next == FINDINGS)
    records = daybeat_store_load_findings_finish (store, result, &error);
  else if (families[self->next].family == DAYBEAT_FAMILY_SLEEP)
    records = daybeat_store_load_sleeps_finish (store, result, &error);
  else
    records = daybeat_store_load_family_finish (store, result, &error);
  if (records == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self->records[self->next++] = records;
  load_next (g_steal_pointer (&task));
}

static void
load_next (GTask *task)
{
  DaybeatExport *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  set_progress (self, self->next, self->next < N_FAMILIES ? families[self->next].title : NULL);
  if (self->next > FINDINGS)
    daybeat_store_get_last_change_async (self->store, cancellable, on_last_change, task);
  else if (self->next == FINDINGS)
    daybeat_store_load_findings_async (self->store, cancellable, on_loaded, task);
  else if (families[self->next].family != DAYBEAT_FAMILY_SLEEP)
    daybeat_store_load_family_async (self->store, families[self->next].family, cancellable, on_loaded, task);
  else if (self->all_sources)
    daybeat_store_load_every_sleep_async (self->store, cancellable, on_loaded, task);
  else
    daybeat_store_load_sleeps_async (self->store, 0, G_MAXUINT32, cancellable, on_loaded, task);
}

void
daybeat_export_run_async (DaybeatExport *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DAYBEAT_IS_EXPORT (self) && self->next == 0);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, daybeat_export_run_async);
  load_next (task);
}

gboolean
daybeat_export_run_finish (DaybeatExport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
