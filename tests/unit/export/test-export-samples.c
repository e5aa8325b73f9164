/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>

#include "daybeat-export-sample-files.h"
#include "daybeat-test-support.h"

/* Samples and routes as text of the export, letter by letter. */

static DaybeatSeries *
make_series (const char *kind, const char *start)
{
  DaybeatSeries *series = daybeat_series_new (daybeat_series_kind_find (kind));

  series->source = DAYBEAT_SOURCE_FITBIT;
  g_assert_true (daybeat_instant_parse (start, &series->start));
  series->day = daybeat_instant_get_day (series->start);
  return series;
}

static void
append (DaybeatSeries *series, gint32 after_ms, double first, double second)
{
  double values[DAYBEAT_SERIES_MAX_COLUMNS] = { first, second, NAN, NAN };

  daybeat_series_append (series, after_ms, values);
}

static void
assert_line (const DaybeatSeries *series, int shown, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;

  daybeat_export_series_append_line (text, series, shown);
  g_assert_cmpstr (text->str, ==, expected);
  node = json_from_string (text->str, &error);
  g_assert_no_error (error);
}

static void
assert_table (const DaybeatSeries *series, int shown, const char *expected)
{
  g_autoptr (GString) csv = g_string_new (NULL);

  daybeat_export_series_append_header (csv, series->kind, shown != DAYBEAT_ABSENT);
  daybeat_export_series_append_rows (csv, series, shown);
  g_assert_cmpstr (csv->str, ==, expected);
}

static void
test_heart_rate (void)
{
  g_autoptr (DaybeatSeries) series = make_series ("heart_rate", "2026-10-31T23:59:58+05:45");

  append (series, 0, 61, NAN);
  append (series, 500, 62, 3);
  append (series, 1250, NAN, 0);
  assert_line (series, DAYBEAT_ABSENT,
               "{\"date\":\"2026-10-31\",\"offset_source\":\"source\",\"t\":[\"2026-10-31T23:59:58+05:45\",0.5,1.25],"
               "\"v\":[61,62,null],\"confidence\":[null,3,0]}");
  assert_table (series, DAYBEAT_ABSENT,
                "time,value,confidence\n2026-10-31T23:59:58+05:45,61,\n2026-10-31T23:59:58.500+05:45,62,3\n"
                "2026-10-31T23:59:59.250+05:45,,0\n");
}

/* A column that no sample has is no array, but stays a column of every table of its kind. */
static void
test_absent_column (void)
{
  g_autoptr (DaybeatSeries) series = make_series ("heart_rate", "2019-03-10T23:41:30");

  append (series, 0, 48, NAN);
  append (series, 60000, 48.5, NAN);
  assert_line (series, DAYBEAT_ABSENT,
               "{\"date\":\"2019-03-10\",\"offset_source\":\"none\",\"t\":[\"2019-03-10T23:41:30\",60],"
               "\"v\":[48,48.5]}");
  assert_table (series, DAYBEAT_ABSENT,
                "time,value,confidence\n2019-03-10T23:41:30,48,\n2019-03-10T23:42:30,48.5,\n");
}

static void
test_several_numbers (void)
{
  g_autoptr (DaybeatSeries) series = make_series ("active_minutes", "2026-11-02T08:00:00Z");

  append (series, 0, 1, 0);
  assert_line (series, TRUE,
               "{\"date\":\"2026-11-02\",\"offset_source\":\"source\",\"t\":[\"2026-11-02T08:00:00+00:00\"],"
               "\"light\":[1],\"moderate\":[0],\"source\":\"fitbit\",\"shown\":true}");
  assert_table (series, FALSE,
                "time,light,moderate,vigorous,source,shown\n2026-11-02T08:00:00+00:00,1,0,,fitbit,false\n");
}

/* Twenty-five hours on one clock: the instants go on, the day of the line stays. */
static void
test_clock_goes_back (void)
{
  g_autoptr (DaybeatSeries) series = make_series ("steps_minutes", "2026-10-25T00:00:00+02:00");

  append (series, 0, 10, NAN);
  append (series, 24 * 3600 * 1000 + 59 * 60 * 1000, 20, NAN);
  assert_line (series, DAYBEAT_ABSENT,
               "{\"date\":\"2026-10-25\",\"offset_source\":\"source\",\"t\":[\"2026-10-25T00:00:00+02:00\",89940],"
               "\"v\":[10,20]}");
  assert_table (series, DAYBEAT_ABSENT,
                "time,value\n2026-10-25T00:00:00+02:00,10\n2026-10-26T00:59:00+02:00,20\n");
}

static void
test_track (void)
{
  static const DaybeatTrackPoint points[] = {
    { G_GINT64_CONSTANT (1793606400000), 52.5200066, 13.404954, 34.5 },
    { G_GINT64_CONSTANT (1793606401000), 52.52001, -0.25, NAN },
    { G_GINT64_CONSTANT (1793606402100), -0.0000001, 13.404956, -2 },
  };
  g_autoptr (DaybeatTrack) track = daybeat_track_new ("a,\"b\"");
  g_autoptr (GString) text = g_string_new (NULL);

  track->source = DAYBEAT_SOURCE_GOOGLE_HEALTH;
  g_array_append_vals (track->points, points, G_N_ELEMENTS (points));
  daybeat_export_track_append_line (text, track, DAYBEAT_ABSENT);
  g_assert_cmpstr (text->str, ==,
                   "{\"exercise_id\":\"a,\\\"b\\\"\",\"t\":[\"2026-11-02T08:00:00+00:00\",1,2.1],"
                   "\"latitude\":[52.5200066,52.52001,-1e-07],\"longitude\":[13.404954,-0.25,13.404956],"
                   "\"altitude_m\":[34.5,null,-2]}");

  g_string_truncate (text, 0);
  daybeat_export_track_append_header (text, TRUE);
  daybeat_export_track_append_rows (text, track, TRUE);
  g_assert_cmpstr (text->str, ==,
                   "exercise_id,time,latitude,longitude,altitude_m,source,shown\n"
                   "\"a,\"\"b\"\"\",2026-11-02T08:00:00+00:00,52.5200066,13.404954,34.5,google-health,true\n"
                   "\"a,\"\"b\"\"\",2026-11-02T08:00:01+00:00,52.52001,-0.25,,google-health,true\n"
                   "\"a,\"\"b\"\"\",2026-11-02T08:00:02.100+00:00,-1e-07,13.404956,-2,google-health,true\n");
}

/* A day without samples, and samples without a day, are no line and no table. */
static void
test_nothing (void)
{
  static const DaybeatExportFormat formats[] = { DAYBEAT_EXPORT_JSON, DAYBEAT_EXPORT_CSV };
  g_autoptr (DaybeatSeries) empty = make_series ("heart_rate", "2026-11-02T08:00:00Z");
  g_autoptr (DaybeatSeries) lost = make_series ("heart_rate", "2026-11-02T08:00:00Z");

  append (lost, 0, 60, NAN);
  lost->day = DAYBEAT_DAY_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      char *folder = daybeat_test_make_folder ();
      g_autoptr (DaybeatExportSampleFiles) files =
          daybeat_export_sample_files_new (folder, "heart_rate", empty->kind, formats[i], FALSE);
      g_autofree char *lines = g_build_filename (folder, "heart_rate.jsonl", NULL);
      g_autoptr (GDir) dir = NULL;
      g_autoptr (GError) error = NULL;
      gint64 n_rows;

      g_assert_true (daybeat_export_sample_files_add_series (files, empty, DAYBEAT_ABSENT, &error));
      g_assert_true (daybeat_export_sample_files_add_series (files, lost, DAYBEAT_ABSENT, &error));
      g_assert_true (daybeat_export_sample_files_close (files, &n_rows, &error));
      g_assert_cmpint (n_rows, ==, 0);
      g_assert_true (g_file_test (lines, G_FILE_TEST_EXISTS) == (formats[i] == DAYBEAT_EXPORT_JSON));
      dir = g_dir_open (folder, 0, NULL);
      g_assert_true ((g_dir_read_name (dir) != NULL) == (formats[i] == DAYBEAT_EXPORT_JSON));
      daybeat_test_remove_folder (folder);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-samples/heart-rate", test_heart_rate);
  g_test_add_func ("/export-samples/absent-column", test_absent_column);
  g_test_add_func ("/export-samples/several-numbers", test_several_numbers);
  g_test_add_func ("/export-samples/clock-goes-back", test_clock_goes_back);
  g_test_add_func ("/export-samples/track", test_track);
  g_test_add_func ("/export-samples/nothing", test_nothing);
  return g_test_run ();
}
