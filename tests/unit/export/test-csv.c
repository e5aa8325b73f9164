/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-csv.h"

/* Tables whose columns are learnt from their rows. */

static JsonObject *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (text, &error);

  g_assert_no_error (error);
  return json_node_dup_object (node);
}

static const char *const rows[] = {
  "{\"id\":\"1\",\"minutes\":{\"deep\":1},\"text\":null,\"stages\":[{\"level\":\"deep\",\"seconds\":30}]}",
  "{\"id\":\"2\",\"minutes\":{\"light\":2.5,\"more\":{\"x\":true}},\"text\":\"a,b\",\"wave\":[1,null,-2.25]}",
  "{\"id\":\"3\",\"text\":\"say \\\"so\\\"\",\"stages\":[{\"seconds\":60,\"note\":\"two\\nlines\"},{\"beats\":[1,2]}]}",
  "{\"id\":\"4\",\"text\":7,\"minutes\":null,\"stages\":\"none\",\"extra\":{\"events\":[{\"type\":\"START\"}]}}",
};

static void
make_tables (GString *csv, const char *const *texts, gsize n_texts)
{
  g_autoptr (DaybeatCsvColumns) columns = daybeat_csv_columns_new ();
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (gsize i = 0; i < n_texts; i++)
    {
      g_ptr_array_add (objects, parse (texts[i]));
      daybeat_csv_columns_learn (columns, g_ptr_array_index (objects, i));
    }
  daybeat_csv_append_header (csv, columns);
  for (guint i = 0; i < objects->len; i++)
    daybeat_csv_append_row (csv, columns, g_ptr_array_index (objects, i));
  for (guint list = 0; list < daybeat_csv_columns_get_n_lists (columns); list++)
    {
      g_string_append_printf (csv, "== %s\n", daybeat_csv_columns_get_list_name (columns, list));
      daybeat_csv_append_list_header (csv, columns, list);
      for (guint i = 0; i < objects->len; i++)
        daybeat_csv_append_list_rows (csv, columns, list, g_ptr_array_index (objects, i));
    }
}

static void
test_tables (void)
{
  g_autoptr (GString) csv = g_string_new (NULL);

  make_tables (csv, rows, G_N_ELEMENTS (rows));
  g_assert_cmpstr (csv->str, ==,
                   "id,minutes_deep,minutes_light,minutes_more_x,text,minutes,stages\n"
                   "1,1,,,,,\n"
                   "2,,2.5,true,\"a,b\",,\n"
                   "3,,,,\"say \"\"so\"\"\",,\n"
                   "4,,,,7,,none\n"
                   "== stages\n"
                   "id,level,seconds,note,beats\n"
                   "1,deep,30,,\n"
                   "3,,60,\"two\nlines\",\n"
                   "3,,,,\"[1,2]\"\n"
                   "== wave\n"
                   "id,value\n"
                   "2,1\n"
                   "2,\n"
                   "2,-2.25\n"
                   "== extra_events\n"
                   "id,type\n"
                   "4,START\n");
}

/* Where a row has no id, its time is the key. */
static void
test_key (void)
{
  static const char *const keyless[] = { "{\"time\":\"2026-11-02T08:00:00\",\"parts\":[\"x,y\"]}", "{\"parts\":[1]}" };
  g_autoptr (GString) csv = g_string_new (NULL);

  make_tables (csv, keyless, G_N_ELEMENTS (keyless));
  g_assert_cmpstr (csv->str, ==,
                   "time\n2026-11-02T08:00:00\n\n== parts\nid,value\n2026-11-02T08:00:00,\"x,y\"\n,1\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/tables", test_tables);
  g_test_add_func ("/csv/key", test_key);
  return g_test_run ();
}
