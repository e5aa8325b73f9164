/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <sys/stat.h>

#include "daybeat-clock.h"
#include "daybeat-test-export.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

/* The files of an export, letter by letter: golden/ was written by hand from the format's description. */

static DaybeatProfile *
make_profile (void)
{
  DaybeatProfile *profile = daybeat_profile_new ();

  profile->source = DAYBEAT_SOURCE_FITBIT;
  profile->id = g_strdup ("9ZTEST");
  profile->display_name = g_strdup ("Mika “the Owl”, \"M\"");
  profile->birth_date = daybeat_day_from_ymd (1989, 2, 14);
  profile->age = 37;
  profile->gender = g_strdup ("NA");
  profile->height_m = 1.75;
  profile->stride_walking_m = 0.7080000000000001;
  profile->member_since = daybeat_day_from_ymd (2016, 5, 1);
  profile->timezone = g_strdup ("Europe/Berlin");
  profile->about_me = g_strdup ("=1+1, and\na second line");
  profile->average_daily_steps = 0;
  profile->distance_unit = g_strdup ("METRIC");
  profile->as_of = daybeat_day_from_ymd (2026, 11, 2);
  return profile;
}

static DaybeatBadge *
make_badge (const char *id, DaybeatDay date)
{
  DaybeatBadge *badge = daybeat_badge_new ();

  badge->source = DAYBEAT_SOURCE_FITBIT;
  badge->id = g_strdup (id);
  badge->type = g_strdup ("DAILY_STEPS");
  badge->name = g_strdup ("Boat Shoe");
  badge->value = id[0] == 'B' ? 5000 : 10000;
  badge->times_achieved = 1;
  badge->date = date;
  badge->gradient_start = g_strdup ("FFDB01");
  badge->as_of = daybeat_day_from_ymd (2026, 11, 2);
  return badge;
}

static void
add_people (DaybeatBatch *batch)
{
  DaybeatFriend *friend = daybeat_friend_new ();
  DaybeatLeaderboardEntry *hidden = daybeat_leaderboard_entry_new ();
  DaybeatLeaderboardEntry *self = daybeat_leaderboard_entry_new ();
  DaybeatDevice *device = daybeat_device_new ();

  friend->source = hidden->source = self->source = device->source = DAYBEAT_SOURCE_FITBIT;
  friend->id = g_strdup ("AAA");
  friend->display_name = g_strdup ("Kim");
  friend->child = FALSE;
  friend->as_of = hidden->as_of = self->as_of = daybeat_day_from_ymd (2026, 11, 2);
  g_ptr_array_add (batch->friends, friend);

  hidden->id = g_strdup ("AAA");
  hidden->hidden = TRUE;
  self->id = g_strdup ("9ZTEST");
  self->display_name = g_strdup ("Mika");
  self->rank = 1;
  self->steps = 70001;
  self->average_steps = 10000.142857142857;
  self->self = TRUE;
  g_ptr_array_add (batch->leaderboard, hidden);
  g_ptr_array_add (batch->leaderboard, self);

  device->id = g_strdup ("123");
  device->name = g_strdup ("Charge 6");
  device->battery_percent = 0;
  g_assert_true (daybeat_instant_parse ("2026-11-02T07:08:09.250", &device->last_sync));
  g_ptr_array_add (batch->devices, device);
}

static DaybeatSleep *
make_classic (void)
{
  DaybeatSleep *sleep = daybeat_sleep_new ();

  sleep->source = DAYBEAT_SOURCE_FITBIT;
  sleep->id = g_strdup ("26013218219");
  g_assert_true (daybeat_instant_parse ("2026-10-31T14:00:00-04:00", &sleep->start));
  sleep->end = daybeat_instant_add_seconds (sleep->start, 3600);
  sleep->day = daybeat_instant_get_day (sleep->end);
  sleep->main = FALSE;
  sleep->log_type = g_strdup ("manual");
  sleep->in_bed_minutes = 60;
  sleep->asleep_minutes = 60;
  sleep->awake_minutes = 0;
  sleep->efficiency_received = 100;
  daybeat_sleep_add_segment (sleep->segments, sleep->start.wall_ms, 3600, DAYBEAT_SLEEP_LEVEL_ASLEEP);
  return sleep;
}

static void
fill (DaybeatTestExport *fixture)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  DaybeatSleep *night = daybeat_test_make_sleep (DAYBEAT_SOURCE_FITBIT, "26013218220", "2026-10-31T23:30:30", 480);

  batch->profile = make_profile ();
  g_ptr_array_add (batch->badges, make_badge ("A2", daybeat_day_from_ymd (2026, 3, 1)));
  g_ptr_array_add (batch->badges, make_badge ("B1", daybeat_day_from_ymd (2025, 12, 31)));
  add_people (batch);
  night->awake_minutes = 30;
  night->level_minutes[DAYBEAT_SLEEP_LEVEL_LIGHT] = 300;
  night->level_minutes[DAYBEAT_SLEEP_LEVEL_REM] = 92;
  night->level_minutes[DAYBEAT_SLEEP_LEVEL_AWAKE] = 30;
  night->device = g_strdup ("Charge 6");
  g_ptr_array_add (batch->sleeps, night);
  g_ptr_array_add (batch->sleeps, make_classic ());
  daybeat_batch_add_finding (batch, "sleep[].mood", "is not known", "{\"mood\":\"calm\"}");
  daybeat_clock_set_fixed (G_GINT64_CONSTANT (1793606400000));
  g_assert_true (daybeat_test_store_apply (fixture->store, batch, NULL, NULL));
}

static void
assert_golden (DaybeatTestExport *fixture, const char *kind, const char *const *names)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *golden = g_test_build_filename (G_TEST_DIST, "unit", "export", "golden", kind, names[i], NULL);
      g_autofree char *written = daybeat_test_export_read (fixture, names[i]);
      g_autofree char *expected = NULL;
      g_autoptr (GError) error = NULL;

      g_file_get_contents (golden, &expected, NULL, &error);
      g_assert_no_error (error);
      g_test_message ("%s/%s", kind, names[i]);
      g_assert_cmpstr (written, ==, expected);
    }
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

static void
test_json (DaybeatTestExport *fixture, gconstpointer data)
{
  static const char *const names[] = { "profile.json",      "badges.jsonl",        "friends.jsonl",
                                       "leaderboard.jsonl", "devices.jsonl",       "sleep.jsonl",
                                       "unknown/0001.json", "unknown/index.jsonl", NULL };
  g_auto (GStrv) families = NULL;

  fill (fixture);
  daybeat_test_export_run (fixture, DAYBEAT_EXPORT_JSON, FALSE);
  assert_golden (fixture, "json", names);
  families = daybeat_test_export_list_families (fixture);
  /* One a family, about.json, what was not understood, and no temporary file. */
  g_assert_cmpuint (count_files (fixture->out), ==, g_strv_length (families) + 2);
}

static void
test_csv (DaybeatTestExport *fixture, gconstpointer data)
{
  static const char *const names[] = { "profile.csv", "badges.csv", "friends.csv",      "leaderboard.csv",
                                       "devices.csv", "sleep.csv",  "sleep_stages.csv", "sleep_short_wakes.csv",
                                       NULL };

  fill (fixture);
  daybeat_test_export_run (fixture, DAYBEAT_EXPORT_CSV, FALSE);
  assert_golden (fixture, "csv", names);
}

static void
test_empty (DaybeatTestExport *fixture, gconstpointer data)
{
  g_autofree char *about = NULL;

  daybeat_test_export_run (fixture, DAYBEAT_EXPORT_JSON, FALSE);
  about = daybeat_test_export_read (fixture, "about.json");
  g_assert_nonnull (strstr (about, "\"exported\":null"));
  daybeat_test_export_assert_file (fixture, "profile.json", "null\n");
  daybeat_test_export_assert_file (fixture, "sleep.jsonl", "");
  daybeat_test_export_assert_file (fixture, "heart_rate.jsonl", "");
  daybeat_test_export_assert_file (fixture, "tracks.jsonl", "");

  daybeat_test_export_run (fixture, DAYBEAT_EXPORT_CSV, FALSE);
  daybeat_test_export_assert_file (fixture, "sleep_stages.csv", "id,start,level,seconds\n");
  daybeat_test_export_assert_file (fixture, "exercises_zones.csv", "id,name,min_bpm,max_bpm,minutes\n");
  daybeat_test_export_assert_file (fixture, "weight.csv", "time,offset_source,weight_kg,fat_percent,bmi,source\n");
  daybeat_test_export_assert_file (fixture, "tracks.csv", "exercise_id,time,latitude,longitude,altitude_m\n");
  g_assert_false (daybeat_test_export_has (fixture, "heart_rate.csv"));
}

static void
test_about (DaybeatTestExport *fixture, gconstpointer data)
{
  g_autofree char *about = NULL;
  g_autoptr (JsonNode) node = NULL;

  fill (fixture);
  daybeat_test_export_run (fixture, DAYBEAT_EXPORT_JSON, FALSE);
  about = daybeat_test_export_read (fixture, "about.json");
  node = json_from_string (about, NULL);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "format"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "program"), ==, "daybeat");
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "version"), ==, PACKAGE_VERSION);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "exported"), ==,
                   "2026-11-02T08:00:00+00:00");
  g_assert_cmpint (daybeat_test_export_count (fixture, "profile"), ==, 1);
  g_assert_cmpint (daybeat_test_export_count (fixture, "badges"), ==, 2);
  g_assert_cmpint (daybeat_test_export_count (fixture, "sleep"), ==, 2);
  g_assert_cmpint (daybeat_test_export_count (fixture, "heart_rate"), ==, 0);
}

/* What the README tells people about is what there is. */
static void
test_readme (DaybeatTestExport *fixture, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "README.md", NULL);
  g_autofree char *readme = NULL;
  g_auto (GStrv) families = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &readme, NULL, &error);
  g_assert_no_error (error);
  daybeat_test_export_run (fixture, DAYBEAT_EXPORT_JSON, FALSE);
  families = daybeat_test_export_list_families (fixture);
  g_assert_cmpuint (g_strv_length (families), >, 30);
  for (gsize i = 0; families[i] != NULL; i++)
    {
      g_autofree char *alone = g_strdup_printf ("`%s`", families[i]);
      g_autofree char *file = g_strdup_printf ("`%s.json", families[i]);

      g_test_message ("%s", families[i]);
      g_assert_true (strstr (readme, alone) != NULL || strstr (readme, file) != NULL);
    }
}

/* A later day, another clock, the same answers fetched again: the same bytes. */
static void
test_same_store_same_bytes (DaybeatTestExport *fixture, gconstpointer data)
{
  static const char *const names[] = { "about.json", "profile.json", "badges.jsonl", "sleep.jsonl", NULL };

  fill (fixture);
  daybeat_test_export_run (fixture, DAYBEAT_EXPORT_JSON, FALSE);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *before = daybeat_test_export_read (fixture, names[i]);
      g_autofree char *after = NULL;

      fill (fixture);
      daybeat_clock_set_fixed (G_GINT64_CONSTANT (1800000000000));
      daybeat_test_export_run (fixture, DAYBEAT_EXPORT_JSON, FALSE);
      after = daybeat_test_export_read (fixture, names[i]);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_all_sources (DaybeatTestExport *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) archive = daybeat_batch_new (DAYBEAT_SOURCE_ARCHIVE);
  g_autofree char *shown_only = NULL;
  g_autofree char *every = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_hidden = 0;

  fill (fixture);
  g_ptr_array_add (archive->sleeps,
                   daybeat_test_make_sleep (DAYBEAT_SOURCE_ARCHIVE, "copy", "2026-10-31T23:40:00", 400));
  g_assert_true (daybeat_test_store_apply (fixture->store, archive, NULL, NULL));

  daybeat_test_export_run (fixture, DAYBEAT_EXPORT_JSON, FALSE);
  shown_only = daybeat_test_export_read (fixture, "sleep.jsonl");
  g_assert_null (strstr (shown_only, "\"copy\""));
  g_assert_null (strstr (shown_only, "\"shown\""));

  daybeat_test_export_run (fixture, DAYBEAT_EXPORT_JSON, TRUE);
  every = daybeat_test_export_read (fixture, "sleep.jsonl");
  lines = g_strsplit (g_strchomp (every), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      gboolean hidden = strstr (lines[i], "\"shown\":false") != NULL;

      g_assert_true (hidden == (strstr (lines[i], "\"copy\"") != NULL));
      n_hidden += hidden;
    }
  g_assert_cmpuint (n_hidden, ==, 1);
}

static void
test_private_and_replaced (DaybeatTestExport *fixture, gconstpointer data)
{
  g_autofree char *unknown = g_build_filename (fixture->out, "unknown", NULL);
  g_autofree char *former = g_build_filename (unknown, "0002.json", NULL);
  g_autofree char *own = g_build_filename (unknown, "mine.txt", NULL);
  g_autofree char *sleep = g_build_filename (fixture->out, "sleep.jsonl", NULL);
  g_autofree char *written = NULL;
  GStatBuf status;

  g_assert_cmpint (g_mkdir_with_parents (unknown, 0700), ==, 0);
  g_assert_true (g_file_set_contents (former, "of an export before", -1, NULL));
  g_assert_true (g_file_set_contents (own, "somebody's own", -1, NULL));
  g_assert_true (g_file_set_contents (sleep, "of an export before", -1, NULL));
  fill (fixture);
  daybeat_test_export_run (fixture, DAYBEAT_EXPORT_JSON, FALSE);

  g_assert_false (g_file_test (former, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));
  written = daybeat_test_export_read (fixture, "sleep.jsonl");
  g_assert_true (g_str_has_prefix (written, "{\"id\":"));
  g_assert_cmpint (g_stat (sleep, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (fixture->out, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
}

static void
test_folder_in_the_way (DaybeatTestExport *fixture, gconstpointer data)
{
  g_autoptr (DaybeatExport) job =
      daybeat_export_new (fixture->store, fixture->out, DAYBEAT_EXPORT_JSON, FALSE);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->out, "a file", -1, NULL));
  daybeat_export_run_async (job, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_false (daybeat_export_run_finish (job, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
}

#define ADD(name, test)                                                                                                \
  g_test_add ("/export/" name, DaybeatTestExport, NULL, daybeat_test_export_set_up, test,                             \
              daybeat_test_export_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("json", test_json);
  ADD ("csv", test_csv);
  ADD ("empty", test_empty);
  ADD ("about", test_about);
  ADD ("readme", test_readme);
  ADD ("same-store-same-bytes", test_same_store_same_bytes);
  ADD ("all-sources", test_all_sources);
  ADD ("private-and-replaced", test_private_and_replaced);
  ADD ("folder-in-the-way", test_folder_in_the_way);
  return g_test_run ();
}
