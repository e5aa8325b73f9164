/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-absent.h"
#include "daybeat-daily.h"
#include "daybeat-reading.h"
#include "daybeat-series.h"

static void
test_metrics (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n_metrics;
  const DaybeatMetric *metrics = daybeat_metrics_get (&n_metrics);

  for (gsize i = 0; i < n_metrics; i++)
    {
      g_assert_true (g_hash_table_add (ids, (gpointer) metrics[i].id));
      g_assert_true (daybeat_metric_find (metrics[i].id) == &metrics[i]);
      g_assert_cmpstr (metrics[i].unit, !=, "");
    }
  g_assert_null (daybeat_metric_find ("stepps"));
  g_assert_null (daybeat_metric_find (NULL));
}

static void
test_append (void)
{
  g_autoptr (GArray) dailies = g_array_new (FALSE, FALSE, sizeof (DaybeatDaily));
  char name[] = "rhr";
  const DaybeatDaily *daily;

  daybeat_daily_append (dailies, name, 738000, 58.5);
  daybeat_daily_append (dailies, name, 738001, DAYBEAT_ABSENT_NUMBER);
  daybeat_daily_append (dailies, name, 738002, 0);
  name[0] = 'x';
  g_assert_cmpuint (dailies->len, ==, 2);
  daily = &g_array_index (dailies, DaybeatDaily, 0);
  g_assert_true (daily->metric == g_intern_string ("rhr"));
  g_assert_cmpuint (daily->day, ==, 738000);
  g_assert_cmpfloat (daily->value, ==, 58.5);
  /* Nothing done is a number too. */
  g_assert_cmpfloat (g_array_index (dailies, DaybeatDaily, 1).value, ==, 0);
}

/* Exports and stored rows name them: no two alike. */
static void
test_kinds (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n_series, n_readings;
  const DaybeatSeriesKind *series = daybeat_series_kinds_get (&n_series);
  const DaybeatReadingKind *readings = daybeat_reading_kinds_get (&n_readings);

  for (gsize i = 0; i < n_series; i++)
    {
      g_assert_true (g_hash_table_add (ids, (gpointer) series[i].id));
      g_assert_true (daybeat_series_kind_find (series[i].id) == &series[i]);
      g_assert_nonnull (series[i].columns[0]);
      g_assert_null (series[i].columns[DAYBEAT_SERIES_MAX_COLUMNS]);
    }
  for (gsize i = 0; i < n_readings; i++)
    {
      g_assert_true (g_hash_table_add (ids, (gpointer) readings[i].id));
      g_assert_true (daybeat_reading_kind_find (readings[i].id) == &readings[i]);
    }
  g_assert_null (daybeat_series_kind_find ("heart"));
  g_assert_null (daybeat_reading_kind_find ("wait"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/daily/metrics", test_metrics);
  g_test_add_func ("/records/daily/append", test_append);
  g_test_add_func ("/records/daily/kinds", test_kinds);
  return g_test_run ();
}
