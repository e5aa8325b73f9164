/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-series.h"

static void
test_empty (void)
{
  g_autoptr (DaybeatSeries) series = daybeat_series_new (daybeat_series_kind_find ("hrv_5min"));

  g_assert_cmpuint (series->times->len, ==, 0);
  g_assert_true (daybeat_instant_is_absent (series->start));
  for (guint column = 0; column < DAYBEAT_SERIES_MAX_COLUMNS; column++)
    g_assert_null (series->columns[column]);
}

/* A column that only later samples have is absent in those before; one that none has is not there at all. */
static void
test_columns_come_late (void)
{
  g_autoptr (DaybeatSeries) series = daybeat_series_new (daybeat_series_kind_find ("hrv_5min"));

  daybeat_series_append (series, 0, (const double[]) { 41.5, NAN, NAN, NAN, NAN });
  daybeat_series_append (series, 300000, (const double[]) { NAN, 0.9, NAN, NAN, NAN });
  daybeat_series_append (series, 600000, (const double[]) { 0, NAN, 120, NAN, NAN });
  g_assert_cmpuint (series->times->len, ==, 3);
  g_assert_cmpint (g_array_index (series->times, gint32, 1), ==, 300000);
  for (guint column = 0; column < 3; column++)
    g_assert_cmpuint (series->columns[column]->len, ==, 3);
  g_assert_cmpfloat (daybeat_series_get_value (series, 0, 0), ==, 41.5);
  g_assert_true (isnan (daybeat_series_get_value (series, 0, 1)));
  g_assert_cmpfloat (daybeat_series_get_value (series, 0, 2), ==, 0);
  g_assert_true (isnan (daybeat_series_get_value (series, 1, 0)));
  g_assert_cmpfloat (daybeat_series_get_value (series, 1, 1), ==, 0.9);
  g_assert_cmpfloat (daybeat_series_get_value (series, 2, 2), ==, 120);
  g_assert_null (series->columns[3]);
  g_assert_true (isnan (daybeat_series_get_value (series, 3, 2)));
}

/* A kind takes only the columns that it has. */
static void
test_columns_of_kind (void)
{
  g_autoptr (DaybeatSeries) series = daybeat_series_new (daybeat_series_kind_find ("steps_minutes"));

  daybeat_series_append (series, 0, (const double[]) { 12, 1, 1, 1, 1 });
  g_assert_nonnull (series->columns[0]);
  g_assert_null (series->columns[1]);
}

static void
test_references (void)
{
  DaybeatSeries *series = daybeat_series_new (daybeat_series_kind_find ("steps_minutes"));
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_series_unref);

  g_ptr_array_add (list, daybeat_series_ref (series));
  daybeat_series_append (series, 0, (const double[]) { 12, NAN, NAN, NAN, NAN });
  daybeat_series_unref (series);
  series = g_ptr_array_index (list, 0);
  g_assert_cmpuint (series->times->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/series/empty", test_empty);
  g_test_add_func ("/records/series/columns-come-late", test_columns_come_late);
  g_test_add_func ("/records/series/columns-of-kind", test_columns_of_kind);
  g_test_add_func ("/records/series/references", test_references);
  return g_test_run ();
}
