/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-test"

#include "config.h"

#include "daybeat-test-export.h"

#include <json-glib/json-glib.h>

#include "daybeat-clock.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

void
daybeat_test_export_set_up (DaybeatTestExport *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = daybeat_test_make_folder ();
  self->out = g_build_filename (self->folder, "out", NULL);
  path = g_build_filename (self->folder, "history.sqlite", NULL);
  self->store = daybeat_test_store_open (path, &error);
  g_assert_no_error (error);
}

void
daybeat_test_export_tear_down (DaybeatTestExport *self, gconstpointer data)
{
  daybeat_clock_set_fixed (0);
  daybeat_test_store_close (self->store);
  g_free (self->out);
  daybeat_test_remove_folder (self->folder);
}

void
daybeat_test_export_apply (DaybeatTestExport *self, DaybeatBatch *batch)
{
  g_autoptr (GError) error = NULL;

  daybeat_test_store_apply (self->store, batch, NULL, &error);
  g_assert_no_error (error);
  daybeat_batch_unref (batch);
}

void
daybeat_test_export_run (DaybeatTestExport *self, DaybeatExportFormat format, gboolean all_sources)
{
  g_autoptr (DaybeatExport) job = daybeat_export_new (self->store, self->out, format, all_sources);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_export_run_async (job, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  daybeat_export_run_finish (job, result, &error);
  g_assert_no_error (error);
}

char *
daybeat_test_export_read (DaybeatTestExport *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->out, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

gboolean
daybeat_test_export_has (DaybeatTestExport *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->out, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

void
daybeat_test_export_assert_file (DaybeatTestExport *self, const char *name, const char *expected)
{
  g_autofree char *text = daybeat_test_export_read (self, name);

  g_test_message ("%s", name);
  g_assert_cmpstr (text, ==, expected);
}

static JsonObject *
read_families (DaybeatTestExport *self)
{
  g_autofree char *about = daybeat_test_export_read (self, "about.json");
  g_autoptr (JsonNode) node = json_from_string (about, NULL);

  g_assert_nonnull (node);
  return json_object_ref (json_object_get_object_member (json_node_get_object (node), "families"));
}

gint64
daybeat_test_export_count (DaybeatTestExport *self, const char *family)
{
  g_autoptr (JsonObject) families = read_families (self);

  g_assert_true (json_object_has_member (families, family));
  return json_object_get_int_member (families, family);
}

GStrv
daybeat_test_export_list_families (DaybeatTestExport *self)
{
  g_autoptr (JsonObject) families = read_families (self);
  g_autoptr (GList) names = json_object_get_members (families);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (GList *name = names; name != NULL; name = name->next)
    g_strv_builder_add (builder, name->data);
  return g_strv_builder_end (builder);
}
