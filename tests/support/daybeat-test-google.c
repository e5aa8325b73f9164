/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-test"

#include "config.h"

#include "daybeat-test-google.h"

#include <string.h>

#include "daybeat-service-error.h"
#include "daybeat-test-body.h"

GBytes *
daybeat_test_google_read_fixture (const char *name)
{
  return daybeat_test_read_fixture_of ("google-health", name);
}

DaybeatBatch *
daybeat_test_google_decode (const char *type, GBytes *body)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_autofree char *token = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_google_health_decode (daybeat_google_health_type_find (type), body, batch, &token, &error);
  g_assert_no_error (error);
  g_assert_null (token);
  g_bytes_unref (body);
  return g_steal_pointer (&batch);
}

char *
daybeat_test_google_add_page (DaybeatBatch *batch, const char *type, const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  char *token;

  daybeat_google_health_decode (daybeat_google_health_type_find (type), body, batch, &token, &error);
  g_assert_no_error (error);
  return token;
}

void
daybeat_test_google_assert_refused (const char *type, const char *text)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  g_autofree char *token = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (
      daybeat_google_health_decode (daybeat_google_health_type_find (type), body, batch, &token, &error));
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_MALFORMED);
  g_assert_null (token);
}

double
daybeat_test_find_daily (DaybeatBatch *batch, const char *metric, DaybeatDay day)
{
  double value = NAN;

  g_assert_nonnull (daybeat_metric_find (metric));
  for (guint i = 0; i < batch->dailies->len; i++)
    {
      const DaybeatDaily *daily = &g_array_index (batch->dailies, DaybeatDaily, i);

      if (daily->day != day || !g_str_equal (daily->metric, metric))
        continue;
      g_assert_true (isnan (value));
      value = daily->value;
    }
  return value;
}

const DaybeatSeries *
daybeat_test_find_series (DaybeatBatch *batch, const char *kind, DaybeatDay day)
{
  const DaybeatSeries *found = NULL;

  for (guint i = 0; i < batch->series->len; i++)
    {
      const DaybeatSeries *series = g_ptr_array_index (batch->series, i);

      if (series->day != day || !g_str_equal (series->kind->id, kind))
        continue;
      g_assert_null (found);
      found = series;
    }
  g_assert_nonnull (found);
  return found;
}

const DaybeatReading *
daybeat_test_find_reading (DaybeatBatch *batch, const char *id)
{
  const DaybeatReading *found = NULL;

  for (guint i = 0; i < batch->readings->len; i++)
    {
      const DaybeatReading *reading = g_ptr_array_index (batch->readings, i);

      if (!g_str_equal (reading->id, id))
        continue;
      g_assert_null (found);
      found = reading;
    }
  g_assert_nonnull (found);
  return found;
}

void
daybeat_test_assert_instant (DaybeatInstant instant, const char *expected)
{
  g_autofree char *text = daybeat_instant_to_string (instant);

  g_assert_cmpstr (text, ==, expected);
}
