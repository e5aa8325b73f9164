/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-test-export.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

/* A year of heart rate, of which never more than a few days are in memory. */

#define N_DAYS 365
#define FIRST_DAY daybeat_day_from_ymd (2025, 7, 1)
#define FEW 16

DaybeatSeries *__real_daybeat_series_new (const DaybeatSeriesKind *kind);
DaybeatSeries *__real_daybeat_series_ref (DaybeatSeries *self);
void __real_daybeat_series_unref (DaybeatSeries *self);
DaybeatSeries *__wrap_daybeat_series_new (const DaybeatSeriesKind *kind);
DaybeatSeries *__wrap_daybeat_series_ref (DaybeatSeries *self);
void __wrap_daybeat_series_unref (DaybeatSeries *self);

/* References, which are at least as many as series: threads of the store take them, those of the export drop them. */
static int n_live;
static int n_most;
static int n_made;

static void
count_one (void)
{
  int n = g_atomic_int_add (&n_live, 1) + 1;
  int most = g_atomic_int_get (&n_most);

  while (n > most && !g_atomic_int_compare_and_exchange (&n_most, most, n))
    most = g_atomic_int_get (&n_most);
}

DaybeatSeries *
__wrap_daybeat_series_new (const DaybeatSeriesKind *kind)
{
  count_one ();
  g_atomic_int_inc (&n_made);
  return __real_daybeat_series_new (kind);
}

DaybeatSeries *
__wrap_daybeat_series_ref (DaybeatSeries *self)
{
  count_one ();
  return __real_daybeat_series_ref (self);
}

void
__wrap_daybeat_series_unref (DaybeatSeries *self)
{
  g_atomic_int_add (&n_live, -1);
  __real_daybeat_series_unref (self);
}

static DaybeatSeries *
make_day (DaybeatDay day)
{
  DaybeatSeries *series = daybeat_series_new (daybeat_series_kind_find ("heart_rate"));
  g_autofree char *date = daybeat_day_to_string (day);
  g_autofree char *start = g_strconcat (date, "T00:00:00+01:00", NULL);

  series->source = DAYBEAT_SOURCE_GOOGLE_HEALTH;
  series->day = day;
  g_assert_true (daybeat_instant_parse (start, &series->start));
  for (int minute = 0; minute < 1440; minute++)
    {
      double values[DAYBEAT_SERIES_MAX_COLUMNS] = { 50 + (minute * 7 + day) % 90, NAN, NAN, NAN };

      daybeat_series_append (series, minute * 60000, values);
    }
  return series;
}

/* A closed store has let go of everything, on all of its threads. */
static void
reopen (DaybeatTestExport *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "history.sqlite", NULL);
  g_autoptr (GError) error = NULL;

  daybeat_test_store_close (fixture->store);
  fixture->store = daybeat_test_store_open (path, &error);
  g_assert_no_error (error);
}

static void
fill (DaybeatTestExport *fixture)
{
  for (guint i = 0; i < N_DAYS; i++)
    {
      DaybeatBatch *batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);

      g_ptr_array_add (batch->series, make_day (FIRST_DAY + i));
      daybeat_test_export_apply (fixture, batch);
    }
  reopen (fixture);
  g_assert_cmpint (g_atomic_int_get (&n_live), ==, 0);
}

static gsize
count_lines (DaybeatTestExport *fixture, const char *name)
{
  g_autofree char *text = daybeat_test_export_read (fixture, name);
  gsize n_lines = 0;

  for (const char *line = strchr (text, '\n'); line != NULL; line = strchr (line + 1, '\n'))
    n_lines++;
  return n_lines;
}

static void
on_done (GObject *job, GParamSpec *pspec, gpointer data)
{
  guint *last = data;
  guint done, total;

  g_object_get (job, "done", &done, "total", &total, NULL);
  g_assert_cmpuint (done, ==, *last + 1);
  g_assert_cmpuint (done, <=, total);
  *last = done;
}

static void
test_year (DaybeatTestExport *fixture, gconstpointer data)
{
  g_autoptr (DaybeatExport) job = NULL;
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint last = 0, total;

  fill (fixture);
  g_atomic_int_set (&n_most, 0);
  g_atomic_int_set (&n_made, 0);

  job = daybeat_export_new (fixture->store, fixture->out, DAYBEAT_EXPORT_JSON, FALSE);
  g_signal_connect (job, "notify::done", G_CALLBACK (on_done), &last);
  daybeat_export_run_async (job, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  daybeat_export_run_finish (job, result, &error);
  g_assert_no_error (error);

  g_object_get (job, "total", &total, NULL);
  g_assert_cmpuint (last, ==, total);
  g_assert_cmpint (g_atomic_int_get (&n_made), >=, N_DAYS);
  g_assert_cmpint (g_atomic_int_get (&n_most), >, 0);
  g_assert_cmpint (g_atomic_int_get (&n_most), <=, FEW);
  g_assert_cmpuint (count_lines (fixture, "heart_rate.jsonl"), ==, N_DAYS);
  g_clear_object (&job);
  reopen (fixture);
  g_assert_cmpint (g_atomic_int_get (&n_live), ==, 0);
}

static void
test_year_as_tables (DaybeatTestExport *fixture, gconstpointer data)
{
  fill (fixture);
  g_atomic_int_set (&n_most, 0);
  daybeat_test_export_run (fixture, DAYBEAT_EXPORT_CSV, FALSE);
  g_assert_cmpint (g_atomic_int_get (&n_most), <=, FEW);
  g_assert_cmpuint (count_lines (fixture, "heart_rate_2025.csv"), ==, 1 + 184 * 1440);
  g_assert_cmpuint (count_lines (fixture, "heart_rate_2026.csv"), ==, 1 + 181 * 1440);
  g_assert_cmpint (daybeat_test_export_count (fixture, "heart_rate"), ==, N_DAYS * 1440);
}

static void
cancel_late (GObject *job, GParamSpec *pspec, gpointer data)
{
  g_autofree char *doing = NULL;

  g_object_get (job, "doing", &doing, NULL);
  if (g_strcmp0 (doing, "Samples") == 0)
    g_cancellable_cancel (data);
}

/* Nothing that was begun appears, and nothing of it stays. */
static void
test_cancelled (DaybeatTestExport *fixture, gconstpointer data)
{
  g_autoptr (DaybeatExport) job = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GDir) dir = NULL;
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;

  fill (fixture);
  job = daybeat_export_new (fixture->store, fixture->out, DAYBEAT_EXPORT_JSON, FALSE);
  g_signal_connect (job, "notify::done", G_CALLBACK (cancel_late), cancellable);
  daybeat_export_run_async (job, cancellable, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_false (daybeat_export_run_finish (job, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_assert_false (daybeat_test_export_has (fixture, "heart_rate.jsonl"));
  g_assert_false (daybeat_test_export_has (fixture, "about.json"));
  g_assert_true (daybeat_test_export_has (fixture, "sleep.jsonl"));
  dir = g_dir_open (fixture->out, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_has_suffix (name, ".json") || g_str_has_suffix (name, ".jsonl"));
}

#define ADD(name, test)                                                                                                \
  g_test_add ("/export-memory/" name, DaybeatTestExport, NULL, daybeat_test_export_set_up, test,                       \
              daybeat_test_export_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("year", test_year);
  ADD ("year-as-tables", test_year_as_tables);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
