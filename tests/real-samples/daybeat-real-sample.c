/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-test"

#include "config.h"

#include "daybeat-real-sample.h"

/* Beside the folder of the project. */
static char *
make_path (const char *service, const char *name)
{
  g_autofree char *file = name != NULL ? g_strconcat (name, ".json", NULL) : NULL;
  g_autofree char *beside = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "fixtures", service, file, NULL);

  return g_steal_pointer (&beside);
}

GBytes *
daybeat_real_sample_read_of (const char *service, const char *name)
{
  g_autofree char *folder = make_path (service, NULL);
  g_autofree char *path = make_path (service, name);
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

GBytes *
daybeat_real_sample_read (const char *name)
{
  return daybeat_real_sample_read_of ("fitbit", name);
}

static void
assert_understood (DaybeatBatch *batch)
{
  for (guint i = 0; i < batch->findings->len; i++)
    {
      const DaybeatFinding *finding = g_ptr_array_index (batch->findings, i);

      g_test_message ("%s %s", finding->path, finding->reason);
    }
  g_assert_cmpuint (batch->findings->len, ==, 0);
}

static DaybeatBatch *
decode_of (const char *service, DaybeatSource source, const char *name, DaybeatFitbitDecoder decode)
{
  g_autoptr (GBytes) body = daybeat_real_sample_read_of (service, name);
  g_autoptr (DaybeatBatch) batch = NULL;
  g_autoptr (GError) error = NULL;

  if (body == NULL)
    return NULL;
  batch = daybeat_batch_new (source);
  decode (body, batch, &error);
  g_assert_no_error (error);
  assert_understood (batch);
  return g_steal_pointer (&batch);
}

DaybeatBatch *
daybeat_real_sample_decode (const char *name, DaybeatFitbitDecoder decode)
{
  return decode_of ("fitbit", DAYBEAT_SOURCE_FITBIT, name, decode);
}

DaybeatBatch *
daybeat_real_sample_decode_person (const char *name, DaybeatFitbitDecoder decode)
{
  return decode_of ("google-health", DAYBEAT_SOURCE_GOOGLE_HEALTH, name, decode);
}

DaybeatBatch *
daybeat_real_sample_decode_type (const char *type, const char *name, char **next_page_token)
{
  g_autoptr (GBytes) body = daybeat_real_sample_read_of ("google-health", name);
  g_autoptr (DaybeatBatch) batch = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *token = NULL;

  if (body == NULL)
    return NULL;
  batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  daybeat_google_health_decode (daybeat_google_health_type_find (type), body, batch, &token, &error);
  g_assert_no_error (error);
  assert_understood (batch);
  if (next_page_token != NULL)
    *next_page_token = g_steal_pointer (&token);
  else
    g_assert_null (token);
  return g_steal_pointer (&batch);
}
