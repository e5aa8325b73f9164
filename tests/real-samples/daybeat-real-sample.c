/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-test"

#include "config.h"

#include "daybeat-real-sample.h"

/* Beside the folder of the project. */
static char *
make_path (const char *name)
{
  g_autofree char *file = name != NULL ? g_strconcat (name, ".json", NULL) : NULL;
  g_autofree char *beside = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "fixtures", "fitbit", file, NULL);

  return g_steal_pointer (&beside);
}

GBytes *
daybeat_real_sample_read (const char *name)
{
  g_autofree char *folder = make_path (NULL);
  g_autofree char *path = make_path (name);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize size;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("there are no samples beside the project");
      return NULL;
    }
  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, size);
}

DaybeatBatch *
daybeat_real_sample_decode (const char *name, DaybeatFitbitDecoder decode)
{
  g_autoptr (GBytes) body = daybeat_real_sample_read (name);
  g_autoptr (DaybeatBatch) batch = NULL;
  g_autoptr (GError) error = NULL;

  if (body == NULL)
    return NULL;
  batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  decode (body, batch, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < batch->findings->len; i++)
    {
      const DaybeatFinding *finding = g_ptr_array_index (batch->findings, i);

      g_test_message ("%s %s", finding->path, finding->reason);
    }
  g_assert_cmpuint (batch->findings->len, ==, 0);
  return g_steal_pointer (&batch);
}
