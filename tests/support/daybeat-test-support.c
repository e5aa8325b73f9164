/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-test"

#include "config.h"

#include "daybeat-test-support.h"

#include <glib/gstdio.h>

/* Long enough for a sanitizer build on a busy machine: reached only when a test has failed. */
#define PATIENCE_SECONDS 60

void
daybeat_test_wait_callback (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DaybeatTestWait *wait = user_data;

  g_assert_null (wait->result);
  wait->result = g_object_ref (result);
}

static gboolean
on_out_of_patience (gpointer data)
{
  g_error ("waited %d seconds in vain", PATIENCE_SECONDS);
  return G_SOURCE_REMOVE;
}

void
daybeat_test_wait_until (gboolean (*condition) (gpointer data), gpointer data)
{
  GMainContext *context = g_main_context_get_thread_default ();
  g_autoptr (GSource) alarm = g_timeout_source_new_seconds (PATIENCE_SECONDS);

  g_source_set_callback (alarm, on_out_of_patience, NULL, NULL);
  g_source_attach (alarm, context);
  while (!condition (data))
    g_main_context_iteration (context, TRUE);
  g_source_destroy (alarm);
}

static gboolean
has_result (gpointer data)
{
  return ((DaybeatTestWait *) data)->result != NULL;
}

GAsyncResult *
daybeat_test_wait_result (DaybeatTestWait *wait)
{
  daybeat_test_wait_until (has_result, wait);
  return g_steal_pointer (&wait->result);
}

char *
daybeat_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("daybeat-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }
  g_remove (path);
}

void
daybeat_test_remove_folder (char *folder)
{
  remove_tree (folder);
  g_free (folder);
}
