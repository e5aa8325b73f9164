/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-test-export.h"

/* Exercises, daily numbers, readings, samples and routes: from the store into their files, letter by letter. */

static DaybeatInstant
parse (const char *text)
{
  DaybeatInstant instant;

  g_assert_true (daybeat_instant_parse (text, &instant));
  return instant;
}

static DaybeatExercise *
add_exercise (DaybeatBatch *batch, const char *id, const char *start, const char *end)
{
  DaybeatExercise *exercise = daybeat_exercise_new ();

  exercise->source = batch->source;
  exercise->id = g_strdup (id);
  exercise->start = parse (start);
  exercise->end = parse (end);
  g_ptr_array_add (batch->exercises, exercise);
  return exercise;
}

static void
add_track (DaybeatBatch *batch, const char *id, gint64 time_ms)
{
  DaybeatTrack *track = daybeat_track_new (id);
  DaybeatTrackPoint point = { time_ms, 52.52, 13.405, NAN };

  track->source = batch->source;
  g_array_append_val (track->points, point);
  g_ptr_array_add (batch->tracks, track);
}

static DaybeatReading *
add_reading (DaybeatBatch *batch, const char *kind, const char *time, double value)
{
  DaybeatReading *reading = daybeat_reading_new (daybeat_reading_kind_find (kind));

  reading->source = batch->source;
  reading->id = g_strdup_printf ("%s %s", kind, time);
  reading->time = parse (time);
  reading->value = value;
  g_ptr_array_add (batch->readings, reading);
  return reading;
}

static void
add_series (DaybeatBatch *batch, const char *kind, const char *start, guint n_samples)
{
  DaybeatSeries *series = daybeat_series_new (daybeat_series_kind_find (kind));

  series->source = batch->source;
  series->start = parse (start);
  series->day = daybeat_instant_get_day (series->start);
  for (guint i = 0; i < n_samples; i++)
    {
      double values[DAYBEAT_SERIES_MAX_COLUMNS] = { 60.5 + i, NAN, NAN, NAN };

      daybeat_series_append (series, (gint32) i * 1000, values);
    }
  g_ptr_array_add (batch->series, series);
}

static DaybeatBatch *
make_google (void)
{
  DaybeatBatch *batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  DaybeatExercise *run = add_exercise (batch, "42", "2026-11-01T08:00:00+01:00", "2026-11-01T08:30:00+01:00");
  DaybeatReading *food;

  daybeat_exercise_add_zone (run, "light", 98, 122, 12.5);
  run->splits = g_strdup ("[{\"distance_m\":1000,\"active_s\":301.5},{\"distance_m\":1000}]");
  run->name = g_strdup ("Run, \"home\"");
  add_exercise (batch, "41", "2026-10-31T08:00:00+01:00", "2026-10-31T09:00:00+01:00");
  add_track (batch, "42", G_GINT64_CONSTANT (1793516400000));

  daybeat_daily_append (batch->dailies, "steps", daybeat_day_from_ymd (2026, 11, 1), 9525);
  daybeat_daily_append (batch->dailies, "rhr", daybeat_day_from_ymd (2026, 11, 1), 58);
  daybeat_daily_append (batch->dailies, "steps", daybeat_day_from_ymd (2026, 10, 31), 0);

  add_reading (batch, "height", "2020-01-01T00:00:00+01:00", 1.78);
  add_reading (batch, "weight", "2026-11-01T07:00:00+01:00", 72.6);
  add_reading (batch, "body_fat", "2026-11-01T07:00:00+01:00", 25.8);
  food = add_reading (batch, "food", "2026-11-01T12:30:00+01:00", 500);
  food->text = g_strdup ("Soup");
  food->details = g_strdup ("{\"meal\":\"lunch\",\"sodium_g\":0.5}");
  add_reading (batch, "food", "2026-11-01T07:30:00+01:00", 300);

  add_series (batch, "heart_rate", "2025-12-31T23:59:58+01:00", 2);
  add_series (batch, "heart_rate", "2026-01-01T00:00:00+01:00", 3);
  return batch;
}

static DaybeatBatch *
make_archive (void)
{
  DaybeatBatch *batch = daybeat_batch_new (DAYBEAT_SOURCE_ARCHIVE);

  add_exercise (batch, "7", "2026-11-01T08:01:00", "2026-11-01T08:30:00");
  add_track (batch, "7", G_GINT64_CONSTANT (1793516460000));
  add_track (batch, "of no known exercise", G_GINT64_CONSTANT (1793516460000));
  daybeat_daily_append (batch->dailies, "steps", daybeat_day_from_ymd (2026, 11, 1), 9000);
  add_reading (batch, "weight", "2026-11-01T07:00:30", 72.5);
  add_reading (batch, "water", "2026-11-01T07:00:30", 250);
  add_series (batch, "heart_rate", "2026-01-01T00:00:00+01:00", 1);
  return batch;
}

static void
test_json (DaybeatTestExport *fixture, gconstpointer data)
{
  daybeat_test_export_apply (fixture, make_google ());
  daybeat_test_export_run (fixture, DAYBEAT_EXPORT_JSON, FALSE);
  daybeat_test_export_assert_file (fixture, "exercises.jsonl",
                                   "{\"id\":\"41\",\"start\":\"2026-10-31T08:00:00+01:00\","
                                   "\"end\":\"2026-10-31T09:00:00+01:00\",\"offset_source\":\"source\",\"name\":null,"
                                   "\"type\":null,\"duration_s\":3600,\"active_s\":null,\"distance_m\":null,"
                                   "\"steps\":null,\"energy_kcal\":null,\"average_bpm\":null,"
                                   "\"elevation_gain_m\":null,\"azm_min\":null,\"zones\":[],\"log_type\":null,"
                                   "\"source\":\"google-health\",\"device\":null}\n"
                                   "{\"id\":\"42\",\"start\":\"2026-11-01T08:00:00+01:00\","
                                   "\"end\":\"2026-11-01T08:30:00+01:00\",\"offset_source\":\"source\","
                                   "\"name\":\"Run, \\\"home\\\"\",\"type\":null,\"duration_s\":1800,"
                                   "\"active_s\":null,\"distance_m\":null,\"steps\":null,\"energy_kcal\":null,"
                                   "\"average_bpm\":null,\"elevation_gain_m\":null,\"azm_min\":null,"
                                   "\"zones\":[{\"name\":\"light\",\"min_bpm\":98,\"max_bpm\":122,"
                                   "\"minutes\":12.5}],\"log_type\":null,\"source\":\"google-health\","
                                   "\"device\":null,\"splits\":[{\"distance_m\":1000,\"active_s\":301.5},"
                                   "{\"distance_m\":1000}]}\n");
  daybeat_test_export_assert_file (fixture, "daily.jsonl",
                                   "{\"date\":\"2026-10-31\",\"metric\":\"steps\",\"value\":0,\"unit\":\"count\","
                                   "\"source\":\"google-health\"}\n"
                                   "{\"date\":\"2026-11-01\",\"metric\":\"rhr\",\"value\":58,\"unit\":\"bpm\","
                                   "\"source\":\"google-health\"}\n"
                                   "{\"date\":\"2026-11-01\",\"metric\":\"steps\",\"value\":9525,\"unit\":\"count\","
                                   "\"source\":\"google-health\"}\n");
  daybeat_test_export_assert_file (fixture, "height.jsonl",
                                   "{\"id\":\"height 2020-01-01T00:00:00+01:00\","
                                   "\"time\":\"2020-01-01T00:00:00+01:00\",\"offset_source\":\"source\",\"end\":null,"
                                   "\"value_m\":1.78,\"text\":null,\"source\":\"google-health\",\"device\":null}\n");
  daybeat_test_export_assert_file (fixture, "heart_rate.jsonl",
                                   "{\"date\":\"2025-12-31\",\"offset_source\":\"source\","
                                   "\"t\":[\"2025-12-31T23:59:58+01:00\",1],\"v\":[60.5,61.5]}\n"
                                   "{\"date\":\"2026-01-01\",\"offset_source\":\"source\","
                                   "\"t\":[\"2026-01-01T00:00:00+01:00\",1,2],\"v\":[60.5,61.5,62.5]}\n");
  daybeat_test_export_assert_file (fixture, "tracks.jsonl",
                                   "{\"exercise_id\":\"42\",\"t\":[\"2026-11-01T07:00:00+00:00\"],"
                                   "\"latitude\":[52.52],\"longitude\":[13.405],\"altitude_m\":[null]}\n");
  daybeat_test_export_assert_file (fixture, "steps_minutes.jsonl", "");
  g_assert_cmpint (daybeat_test_export_count (fixture, "exercises"), ==, 2);
  g_assert_cmpint (daybeat_test_export_count (fixture, "daily"), ==, 3);
  g_assert_cmpint (daybeat_test_export_count (fixture, "weight"), ==, 1);
  g_assert_cmpint (daybeat_test_export_count (fixture, "heart_rate"), ==, 2);
  g_assert_cmpint (daybeat_test_export_count (fixture, "tracks"), ==, 1);
}

static gint64
count_lines (DaybeatTestExport *fixture, const char *name)
{
  g_autofree char *text = daybeat_test_export_read (fixture, name);
  gint64 n_lines = 0;

  for (const char *line = strchr (text, '\n'); line != NULL; line = strchr (line + 1, '\n'))
    n_lines++;
  return n_lines;
}

/* What is said of how much there is, is how much there is, with every copy too. */
static void
test_counts (DaybeatTestExport *fixture, gconstpointer data)
{
  daybeat_test_export_apply (fixture, make_google ());
  daybeat_test_export_apply (fixture, make_archive ());
  for (gboolean all_sources = FALSE; all_sources <= TRUE; all_sources++)
    {
      g_auto (GStrv) families = NULL;

      daybeat_test_export_run (fixture, DAYBEAT_EXPORT_JSON, all_sources);
      families = daybeat_test_export_list_families (fixture);
      for (gsize i = 0; families[i] != NULL; i++)
        {
          g_autofree char *name = g_strconcat (families[i], ".jsonl", NULL);

          g_test_message ("%s", name);
          if (!g_str_equal (families[i], "profile"))
            g_assert_cmpint (count_lines (fixture, name), ==, daybeat_test_export_count (fixture, families[i]));
        }
      g_assert_cmpint (daybeat_test_export_count (fixture, "heart_rate"), ==, all_sources ? 3 : 2);
    }
}

static void
test_csv (DaybeatTestExport *fixture, gconstpointer data)
{
  daybeat_test_export_apply (fixture, make_google ());
  daybeat_test_export_run (fixture, DAYBEAT_EXPORT_CSV, FALSE);
  daybeat_test_export_assert_file (fixture, "exercises.csv",
                                   "id,start,end,offset_source,name,type,duration_s,active_s,distance_m,steps,"
                                   "energy_kcal,average_bpm,elevation_gain_m,azm_min,log_type,source,device\n"
                                   "41,2026-10-31T08:00:00+01:00,2026-10-31T09:00:00+01:00,source,,,3600,,,,,,,,,"
                                   "google-health,\n"
                                   "42,2026-11-01T08:00:00+01:00,2026-11-01T08:30:00+01:00,source,"
                                   "\"Run, \"\"home\"\"\",,1800,,,,,,,,,google-health,\n");
  daybeat_test_export_assert_file (fixture, "exercises_zones.csv",
                                   "id,name,min_bpm,max_bpm,minutes\n42,light,98,122,12.5\n");
  daybeat_test_export_assert_file (fixture, "exercises_splits.csv",
                                   "id,distance_m,active_s\n42,1000,301.5\n42,1000,\n");
  daybeat_test_export_assert_file (fixture, "daily.csv",
                                   "date,metric,value,unit,source\n2026-10-31,steps,0,count,google-health\n"
                                   "2026-11-01,rhr,58,bpm,google-health\n"
                                   "2026-11-01,steps,9525,count,google-health\n");
  daybeat_test_export_assert_file (fixture, "weight.csv",
                                   "time,offset_source,weight_kg,fat_percent,bmi,source\n"
                                   "2026-11-01T07:00:00+01:00,source,72.6,25.8,22.91377351344527,google-health\n");
  daybeat_test_export_assert_file (fixture, "food.csv",
                                   "date,time,offset_source,meal,name,energy_kcal,carbohydrate_g,fat_g,protein_g,"
                                   "source,sodium_g\n"
                                   "2026-11-01,2026-11-01T07:30:00+01:00,source,,,300,,,,google-health,\n"
                                   "2026-11-01,2026-11-01T12:30:00+01:00,source,lunch,Soup,500,,,,google-health,0.5\n");
  daybeat_test_export_assert_file (fixture, "heart_rate_2025.csv",
                                   "time,value,confidence\n2025-12-31T23:59:58+01:00,60.5,\n"
                                   "2025-12-31T23:59:59+01:00,61.5,\n");
  daybeat_test_export_assert_file (fixture, "heart_rate_2026.csv",
                                   "time,value,confidence\n2026-01-01T00:00:00+01:00,60.5,\n"
                                   "2026-01-01T00:00:01+01:00,61.5,\n2026-01-01T00:00:02+01:00,62.5,\n");
  g_assert_cmpint (daybeat_test_export_count (fixture, "heart_rate"), ==, 5);
}

/* What an export before left in the folder and this one has not. */
static void
test_former_years (DaybeatTestExport *fixture, gconstpointer data)
{
  static const char *const others[] = { "heart_rate_20260.csv", "heart_rate_note.csv", "my_heart_rate_2024.csv" };
  g_autofree char *former = g_build_filename (fixture->out, "heart_rate_2024.csv", NULL);

  daybeat_test_export_apply (fixture, make_google ());
  daybeat_test_export_run (fixture, DAYBEAT_EXPORT_CSV, FALSE);
  g_assert_true (g_file_set_contents (former, "time,value,confidence\n", -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *path = g_build_filename (fixture->out, others[i], NULL);

      g_assert_true (g_file_set_contents (path, "somebody's own", -1, NULL));
    }
  daybeat_test_export_run (fixture, DAYBEAT_EXPORT_CSV, FALSE);
  g_assert_false (daybeat_test_export_has (fixture, "heart_rate_2024.csv"));
  g_assert_true (daybeat_test_export_has (fixture, "heart_rate_2025.csv"));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_true (daybeat_test_export_has (fixture, others[i]));
}

static void
test_shown (DaybeatTestExport *fixture, gconstpointer data)
{
  g_autofree char *tracks = NULL;

  daybeat_test_export_apply (fixture, make_google ());
  daybeat_test_export_apply (fixture, make_archive ());
  daybeat_test_export_run (fixture, DAYBEAT_EXPORT_CSV, FALSE);
  g_assert_cmpint (daybeat_test_export_count (fixture, "exercises"), ==, 2);
  g_assert_cmpint (daybeat_test_export_count (fixture, "daily"), ==, 3);
  g_assert_cmpint (daybeat_test_export_count (fixture, "weight"), ==, 1);
  g_assert_cmpint (daybeat_test_export_count (fixture, "water"), ==, 1);
  g_assert_cmpint (daybeat_test_export_count (fixture, "heart_rate"), ==, 5);
  tracks = daybeat_test_export_read (fixture, "tracks.csv");
  g_assert_nonnull (strstr (tracks, "\n42,"));
  g_assert_null (strstr (tracks, "\n7,"));
  g_assert_nonnull (strstr (tracks, "\nof no known exercise,"));
}

static void
test_every_copy (DaybeatTestExport *fixture, gconstpointer data)
{
  daybeat_test_export_apply (fixture, make_google ());
  daybeat_test_export_apply (fixture, make_archive ());
  daybeat_test_export_run (fixture, DAYBEAT_EXPORT_CSV, TRUE);
  daybeat_test_export_assert_file (fixture, "daily.csv",
                                   "date,metric,value,unit,source,shown\n"
                                   "2026-10-31,steps,0,count,google-health,true\n"
                                   "2026-11-01,rhr,58,bpm,google-health,true\n"
                                   "2026-11-01,steps,9525,count,google-health,true\n"
                                   "2026-11-01,steps,9000,count,archive,false\n");
  daybeat_test_export_assert_file (fixture, "weight.csv",
                                   "time,offset_source,weight_kg,fat_percent,bmi,source,shown\n"
                                   "2026-11-01T07:00:00+01:00,source,72.6,25.8,22.91377351344527,google-health,true\n"
                                   "2026-11-01T07:00:30,none,72.5,,22.88221184193915,archive,false\n");
  daybeat_test_export_assert_file (fixture, "heart_rate_2026.csv",
                                   "time,value,confidence,source,shown\n"
                                   "2026-01-01T00:00:00+01:00,60.5,,google-health,true\n"
                                   "2026-01-01T00:00:01+01:00,61.5,,google-health,true\n"
                                   "2026-01-01T00:00:02+01:00,62.5,,google-health,true\n"
                                   "2026-01-01T00:00:00+01:00,60.5,,archive,false\n");
  daybeat_test_export_assert_file (fixture, "tracks.csv",
                                   "exercise_id,time,latitude,longitude,altitude_m,source,shown\n"
                                   "of no known exercise,2026-11-01T07:01:00+00:00,52.52,13.405,,archive,true\n"
                                   "42,2026-11-01T07:00:00+00:00,52.52,13.405,,google-health,true\n"
                                   "7,2026-11-01T07:01:00+00:00,52.52,13.405,,archive,false\n");
}

#define ADD(name, test)                                                                                                \
  g_test_add ("/export-families/" name, DaybeatTestExport, NULL, daybeat_test_export_set_up, test,                     \
              daybeat_test_export_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("json", test_json);
  ADD ("counts", test_counts);
  ADD ("csv", test_csv);
  ADD ("former-years", test_former_years);
  ADD ("shown", test_shown);
  ADD ("every-copy", test_every_copy);
  return g_test_run ();
}
