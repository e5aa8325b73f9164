/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export-table.h"

#include "daybeat-export-file.h"
#include "daybeat-export-rows.h"

struct _DaybeatExportTable
{
  const DaybeatCsvColumns *columns; /* (nullable) */
  gboolean single;
  guint n_rows;
  DaybeatExportFile *file;
  GPtrArray *lists; /* DaybeatExportFile: one a nested list */
  GString *text;    /* what is written next */
};

void
daybeat_export_table_free (DaybeatExportTable *self)
{
  g_clear_pointer (&self->file, daybeat_export_file_free);
  g_ptr_array_unref (self->lists);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static gboolean
open_list (DaybeatExportTable *self, const char *folder, const char *family, guint list, GError **error)
{
  g_autofree char *name =
      g_strdup_printf ("%s_%s.csv", family, daybeat_csv_columns_get_list_name (self->columns, list));
  DaybeatExportFile *file = daybeat_export_file_open (folder, name, error);

  if (file == NULL)
    return FALSE;
  g_ptr_array_add (self->lists, file);
  daybeat_csv_append_list_header (self->text, self->columns, list);
  return daybeat_export_file_append (file, self->text, error);
}

static gboolean
open_table (DaybeatExportTable *self, const char *folder, const char *family, GError **error)
{
  daybeat_csv_append_header (self->text, self->columns);
  if (!daybeat_export_file_append (self->file, self->text, error))
    return FALSE;
  for (guint list = 0; list < daybeat_csv_columns_get_n_lists (self->columns); list++)
    {
      if (!open_list (self, folder, family, list, error))
        return FALSE;
    }
  return TRUE;
}

DaybeatExportTable *
daybeat_export_table_open (const char *folder, const char *family, gboolean single, const DaybeatCsvColumns *columns,
                           GError **error)
{
  g_autoptr (DaybeatExportTable) self = g_new0 (DaybeatExportTable, 1);
  g_autofree char *name = g_strconcat (family, columns != NULL ? ".csv" : single ? ".json" : ".jsonl", NULL);

  self->columns = columns;
  self->single = single;
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_export_file_free);
  self->text = g_string_new (NULL);
  self->file = daybeat_export_file_open (folder, name, error);
  if (self->file == NULL || (columns != NULL && !open_table (self, folder, family, error)))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
add_to_table (DaybeatExportTable *self, JsonObject *row, GError **error)
{
  daybeat_csv_append_row (self->text, self->columns, row);
  if (!daybeat_export_file_append (self->file, self->text, error))
    return FALSE;
  for (guint list = 0; list < self->lists->len; list++)
    {
      daybeat_csv_append_list_rows (self->text, self->columns, list, row);
      if (!daybeat_export_file_append (g_ptr_array_index (self->lists, list), self->text, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
daybeat_export_table_add (DaybeatExportTable *self, JsonObject *row, GError **error)
{
  g_autofree char *line = NULL;

  self->n_rows++;
  if (self->columns != NULL)
    return add_to_table (self, row, error);
  if (self->single && self->n_rows > 1)
    return TRUE;
  line = daybeat_export_line (row);
  g_string_append (self->text, line);
  g_string_append_c (self->text, '\n');
  return daybeat_export_file_append (self->file, self->text, error);
}

gboolean
daybeat_export_table_close (DaybeatExportTable *self, GError **error)
{
  if (self->columns == NULL && self->single && self->n_rows == 0)
    {
      g_string_append (self->text, "null\n");
      if (!daybeat_export_file_append (self->file, self->text, error))
        return FALSE;
    }
  for (guint list = 0; list < self->lists->len; list++)
    {
      if (!daybeat_export_file_close (g_ptr_array_index (self->lists, list), error))
        return FALSE;
    }
  return daybeat_export_file_close (self->file, error);
}
