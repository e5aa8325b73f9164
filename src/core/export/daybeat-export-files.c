/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export-files.h"

#include <glib/gstdio.h>

#include "daybeat-csv.h"
#include "daybeat-export-rows.h"

/* Lists within rows have a table of their own, keyed by the row's id. */
static const struct
{
  const char *family;
  const char *member;
  const char *columns[5];
} nested_lists[] = {
  { "sleep", "stages", { "id", "start", "level", "seconds", NULL } },
  { "sleep", "short_wakes", { "id", "start", "seconds", NULL } },
};

gboolean
daybeat_export_files_write_text (const char *folder, const char *name, const char *text, gssize length,
                                 GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  /* A file that is replaced hands its mode on. */
  g_chmod (path, 0600);
  return g_file_set_contents_full (path, text, length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

static gboolean
write_lines (const char *folder, const char *family, GPtrArray *rows, GError **error)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *name = g_strconcat (family, ".jsonl", NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *line = daybeat_export_line (g_ptr_array_index (rows, i));

      g_string_append (lines, line);
      g_string_append_c (lines, '\n');
    }
  return daybeat_export_files_write_text (folder, name, lines->str, (gssize) lines->len, error);
}

static gboolean
write_single (const char *folder, const char *family, GPtrArray *rows, GError **error)
{
  g_autofree char *name = g_strconcat (family, ".json", NULL);
  g_autofree char *line = rows->len > 0 ? daybeat_export_line (g_ptr_array_index (rows, 0)) : g_strdup ("null");
  g_autofree char *text = g_strconcat (line, "\n", NULL);

  return daybeat_export_files_write_text (folder, name, text, -1, error);
}

static gboolean
write_table (const char *folder, const char *family, GPtrArray *templates, GPtrArray *rows, GError **error)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autofree char *name = g_strconcat (family, ".csv", NULL);
  g_auto (GStrv) columns = daybeat_csv_list_columns (templates);

  daybeat_csv_append_header (csv, (const char *const *) columns);
  for (guint i = 0; i < rows->len; i++)
    daybeat_csv_append_row (csv, (const char *const *) columns, g_ptr_array_index (rows, i));
  return daybeat_export_files_write_text (folder, name, csv->str, (gssize) csv->len, error);
}

static void
append_list (GString *csv, const char *const *columns, JsonObject *row, const char *member)
{
  JsonArray *list = json_object_get_array_member (row, member);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *element = json_array_get_object_element (list, i);

      /* The element is not written anywhere else, so the key may stay in it. */
      json_object_set_string_member (element, "id", json_object_get_string_member (row, "id"));
      daybeat_csv_append_row (csv, columns, element);
    }
}

static gboolean
write_nested_tables (const char *folder, const char *family, GPtrArray *rows, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (nested_lists); i++)
    {
      g_autoptr (GString) csv = g_string_new (NULL);
      g_autofree char *name = g_strdup_printf ("%s_%s.csv", family, nested_lists[i].member);

      if (!g_str_equal (nested_lists[i].family, family))
        continue;
      daybeat_csv_append_header (csv, nested_lists[i].columns);
      for (guint row = 0; row < rows->len; row++)
        append_list (csv, nested_lists[i].columns, g_ptr_array_index (rows, row), nested_lists[i].member);
      if (!daybeat_export_files_write_text (folder, name, csv->str, (gssize) csv->len, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
daybeat_export_files_write_family (const char *folder, DaybeatExportFormat format, const char *family,
                                   gboolean single, GPtrArray *templates, GPtrArray *rows, GError **error)
{
  if (format == DAYBEAT_EXPORT_CSV)
    return write_table (folder, family, templates, rows, error) &&
           write_nested_tables (folder, family, rows, error);
  return single ? write_single (folder, family, rows, error) : write_lines (folder, family, rows, error);
}
