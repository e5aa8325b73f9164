/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-test"

#include "config.h"

#include "daybeat-test-body.h"

#include <string.h>

#include "daybeat-service-error.h"

GBytes *
daybeat_test_body (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

GBytes *
daybeat_test_read_fixture_of (const char *service, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", service, file, NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize size;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, size);
}

GBytes *
daybeat_test_read_fixture (const char *name)
{
  return daybeat_test_read_fixture_of ("fitbit", name);
}

DaybeatBatch *
daybeat_test_decode (DaybeatFitbitDecoder decode, GBytes *body)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  g_autoptr (GError) error = NULL;

  decode (body, batch, &error);
  g_assert_no_error (error);
  g_bytes_unref (body);
  return g_steal_pointer (&batch);
}

static guint
count_records (DaybeatBatch *batch)
{
  return (batch->profile != NULL) + (batch->sleep_goal != NULL) + batch->badges->len + batch->friends->len +
         batch->leaderboard->len + batch->devices->len + batch->sleeps->len;
}

void
daybeat_test_assert_refused (DaybeatFitbitDecoder decode, const char *text)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  g_autoptr (GBytes) body = daybeat_test_body (text);
  g_autoptr (GError) error = NULL;

  g_assert_false (decode (body, batch, &error));
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_MALFORMED);
  g_assert_cmpuint (count_records (batch), ==, 0);
}

guint
daybeat_test_count_findings (DaybeatBatch *batch, const char *path)
{
  guint count = 0;

  for (guint i = 0; i < batch->findings->len; i++)
    {
      const DaybeatFinding *finding = g_ptr_array_index (batch->findings, i);

      count += path == NULL || g_str_equal (finding->path, path);
    }
  return count;
}
