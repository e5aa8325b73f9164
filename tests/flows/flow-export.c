/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-flow"

#include "config.h"

#include "daybeat-export.h"
#include "daybeat-test-support.h"
#include "flow-person.h"

static void
append_file (GString *all, const char *path, const char *name)
{
  g_autoptr (GRegex) moment =
      g_regex_new ("\"exported\" ?: ?\"[^\"]*\"", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL, *without_moment = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  without_moment = g_regex_replace_literal (moment, content, -1, 0, "", G_REGEX_MATCH_DEFAULT, NULL);
  g_string_append_printf (all, "== %s\n%s\n", name, without_moment);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
append_folder (GString *all, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        append_folder (all, path);
      else
        append_file (all, path, g_ptr_array_index (names, i));
    }
}

static char *
export_into_folder (DaybeatStore *store, gboolean all_sources)
{
  char *folder = daybeat_test_make_folder ();
  g_autoptr (DaybeatExport) job = daybeat_export_new (store, folder, DAYBEAT_EXPORT_JSON, all_sources);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_export_run_async (job, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  daybeat_export_run_finish (job, result, &error);
  g_assert_no_error (error);
  return folder;
}

char *
flow_export (DaybeatStore *store)
{
  char *folder = export_into_folder (store, FALSE);
  GString *all = g_string_new (NULL);

  append_folder (all, folder);
  daybeat_test_remove_folder (folder);
  return g_string_free_and_steal (all);
}

GPtrArray *
flow_export_rows (DaybeatStore *store, const char *family, gboolean all_sources)
{
  char *folder = export_into_folder (store, all_sources);
  g_autofree char *name = g_strconcat (family, ".jsonl", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (gsize i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr (JsonNode) node = json_from_string (lines[i], &error);

      g_assert_no_error (error);
      g_ptr_array_add (rows, json_node_dup_object (node));
    }
  daybeat_test_remove_folder (folder);
  return rows;
}

void
flow_assert_same_export (const char *one, const char *other)
{
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) other_lines = NULL;

  if (g_str_equal (one, other))
    return;
  lines = g_strsplit (one, "\n", -1);
  other_lines = g_strsplit (other, "\n", -1);
  for (gsize i = 0; lines[i] != NULL && other_lines[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, other_lines[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (other_lines));
}
