/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-store-db-private.h"
#include "daybeat-store-schema-private.h"
#include "daybeat-store-tables-private.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

typedef struct
{
  char *folder;
  char *path;
  char *other_path;
  DaybeatStore *store;
  DaybeatStore *other;
  DaybeatFamilies changed;
} Fixture;

static void
on_changed (DaybeatStore *store, DaybeatFamilies families, Fixture *fixture)
{
  fixture->changed |= families;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = daybeat_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "one", "history.sqlite", NULL);
  fixture->other_path = g_build_filename (fixture->folder, "other", "history.sqlite", NULL);
  fixture->store = daybeat_test_store_open (fixture->path, &error);
  g_assert_no_error (error);
  fixture->other = daybeat_test_store_open (fixture->other_path, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (on_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  daybeat_test_store_close (fixture->store);
  if (fixture->other != NULL)
    daybeat_test_store_close (fixture->other);
  g_free (fixture->path);
  g_free (fixture->other_path);
  daybeat_test_remove_folder (fixture->folder);
}

static void
save_picture (DaybeatStore *store, const char *url)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("picture", 7);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_store_save_picture_async (store, url, bytes, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_store_save_picture_finish (store, result, NULL));
}

/* Something of every family. */
static DaybeatBatch *
make_life (DaybeatSource source, const char *name)
{
  DaybeatBatch *batch = daybeat_batch_new (source);
  DaybeatExercise *exercise = daybeat_exercise_new ();
  DaybeatTrack *track = daybeat_track_new ("e");
  DaybeatReading *reading = daybeat_reading_new (daybeat_reading_kind_find ("weight"));
  DaybeatSeries *series = daybeat_series_new (daybeat_series_kind_find ("heart_rate"));
  DaybeatBadge *badge = daybeat_badge_new ();
  DaybeatFriend *person = daybeat_friend_new ();
  DaybeatDevice *device = daybeat_device_new ();
  DaybeatLeaderboardEntry *entry = daybeat_leaderboard_entry_new ();
  const DaybeatTrackPoint point = { 1793520000000, 47.1, 8.5, 400 };

  g_ptr_array_add (batch->sleeps, daybeat_test_make_sleep (source, name, "2026-11-01T23:00:00", 480));
  batch->profile = daybeat_profile_new ();
  batch->profile->display_name = g_strdup (name);
  batch->profile->avatar_url = g_strconcat ("https://example.org/", name, NULL);
  batch->sleep_goal = daybeat_sleep_goal_new ();
  batch->sleep_goal->minutes = 480;
  exercise->id = g_strdup ("e");
  g_assert_true (daybeat_instant_parse ("2026-11-01T08:00:00+01:00", &exercise->start));
  g_array_append_val (track->points, point);
  reading->id = g_strdup ("w");
  reading->time = exercise->start;
  reading->value = 72;
  series->day = daybeat_instant_get_day (exercise->start);
  series->start = exercise->start;
  daybeat_series_append (series, 0, (const double[]) { 60, NAN, NAN, NAN });
  badge->type = g_strdup ("DAILY_STEPS");
  badge->image_url = g_strdup ("https://example.org/badge");
  person->id = g_strdup ("f");
  device->id = g_strdup ("d");
  entry->id = g_strdup ("l");
  batch->profile->source = batch->sleep_goal->source = badge->source = source;
  person->source = device->source = entry->source = source;
  g_ptr_array_add (batch->exercises, exercise);
  g_ptr_array_add (batch->tracks, track);
  g_ptr_array_add (batch->readings, reading);
  g_ptr_array_add (batch->series, series);
  g_ptr_array_add (batch->badges, badge);
  g_ptr_array_add (batch->friends, person);
  g_ptr_array_add (batch->devices, device);
  g_ptr_array_add (batch->leaderboard, entry);
  daybeat_daily_append (batch->dailies, "rhr", series->day, 58);
  daybeat_batch_add_finding (batch, "sleep[]", "is not known", "{\"a\":1}");
  return batch;
}

#define EVERY_FAMILY                                                                                                   \
  (DAYBEAT_FAMILY_PROFILE | DAYBEAT_FAMILY_BADGES | DAYBEAT_FAMILY_FRIENDS | DAYBEAT_FAMILY_LEADERBOARD |              \
   DAYBEAT_FAMILY_DEVICES | DAYBEAT_FAMILY_SLEEP | DAYBEAT_FAMILY_SLEEP_GOAL | DAYBEAT_FAMILY_PICTURES |               \
   DAYBEAT_FAMILY_EXERCISES | DAYBEAT_FAMILY_DAILIES | DAYBEAT_FAMILY_SERIES | DAYBEAT_FAMILY_READINGS |               \
   DAYBEAT_FAMILY_TRACKS)

static void
live (DaybeatStore *store, DaybeatSource source, const char *name)
{
  g_autoptr (DaybeatBatch) batch = make_life (source, name);
  g_autoptr (DaybeatCheckpoint) checkpoint = daybeat_checkpoint_new (source, "sleep", 2461000, 2461010, 7);
  g_autofree char *url = g_strdup (batch->profile->avatar_url);
  g_autoptr (GError) error = NULL;

  daybeat_test_store_apply (store, batch, checkpoint, &error);
  g_assert_no_error (error);
  save_picture (store, url);
  save_picture (store, "https://example.org/badge");
}

static gboolean
absorb_copy (Fixture *fixture, const char *path, DaybeatSource copied, GError **error)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  fixture->changed = 0;
  daybeat_store_absorb_async (fixture->store, path, copied, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_store_absorb_finish (fixture->store, result, error);
}

static gboolean
absorb (Fixture *fixture, const char *path, GError **error)
{
  return absorb_copy (fixture, path, DAYBEAT_SOURCE_UNKNOWN, error);
}

static void
forget (Fixture *fixture, DaybeatSource source)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->changed = 0;
  daybeat_store_forget_source_async (fixture->store, source, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  daybeat_store_forget_source_finish (fixture->store, result, &error);
  g_assert_no_error (error);
}

static void
test_absorb_twice_and_forget (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *other_before = NULL;
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;
  g_autofree char *after = NULL;
  g_autofree char *other_after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 last_change;

  live (fixture->store, DAYBEAT_SOURCE_GOOGLE_HEALTH, "google");
  live (fixture->other, DAYBEAT_SOURCE_FITBIT, "fitbit");
  before = daybeat_test_dump (fixture->path);
  other_before = daybeat_test_dump (fixture->other_path);

  absorb (fixture, fixture->other_path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->changed, ==, EVERY_FAMILY);
  once = daybeat_test_dump (fixture->path);
  g_assert_cmpstr (once, !=, before);
  g_assert_nonnull (strstr (once, "sleep 1:31 3:666974626974")); /* of source 1, “fitbit” */
  last_change = daybeat_test_store_get_last_change (fixture->store);
  absorb (fixture, fixture->other_path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->changed, ==, 0);
  twice = daybeat_test_dump (fixture->path);
  g_assert_cmpstr (twice, ==, once);
  g_assert_cmpint (daybeat_test_store_get_last_change (fixture->store), ==, last_change);
  /* What syncs remember is of the account that they are of. */
  g_assert_cmpint (daybeat_test_query_number (fixture->path, "SELECT count (*) FROM checkpoint"), ==, 1);

  forget (fixture, DAYBEAT_SOURCE_FITBIT);
  g_assert_cmpuint (fixture->changed, ==, EVERY_FAMILY);
  after = daybeat_test_dump (fixture->path);
  g_assert_cmpstr (after, ==, before);
  other_after = daybeat_test_dump (fixture->other_path);
  g_assert_cmpstr (other_after, ==, other_before);
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  live (fixture->store, DAYBEAT_SOURCE_FITBIT, "one");
  live (fixture->other, DAYBEAT_SOURCE_ARCHIVE, "archive");
  live (fixture->other, DAYBEAT_SOURCE_FITBIT, "other");
  before = daybeat_test_dump (fixture->path);
  g_assert_false (absorb (fixture, fixture->other_path, &error));
  g_assert_error (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Fitbit"));
  g_assert_cmpuint (fixture->changed, ==, 0);
  after = daybeat_test_dump (fixture->path);
  g_assert_cmpstr (after, ==, before);
  g_clear_error (&error);

  /* With room for it, it goes. */
  forget (fixture, DAYBEAT_SOURCE_FITBIT);
  g_assert_true (absorb (fixture, fixture->other_path, &error));
}

/* What has grown since takes the place of its older copy, in one step: nobody sees it gone in between. */
static void
test_anew (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) sleeps = NULL;
  g_autoptr (GError) error = NULL;

  live (fixture->other, DAYBEAT_SOURCE_FITBIT, "other");
  g_assert_true (absorb (fixture, fixture->other_path, &error));
  live (fixture->other, DAYBEAT_SOURCE_FITBIT, "grown");
  g_assert_false (absorb (fixture, fixture->other_path, &error));
  g_clear_error (&error);
  g_assert_true (absorb_copy (fixture, fixture->other_path, DAYBEAT_SOURCE_FITBIT, &error));
  g_assert_no_error (error);
  sleeps = daybeat_test_store_load_sleeps (fixture->store, NULL);
  g_assert_cmpuint (sleeps->len, ==, 1);
  g_assert_cmpstr (((DaybeatSleep *) g_ptr_array_index (sleeps, 0))->id, ==, "grown");
}

/* Where the second half fails, the first did not happen. */
static void
test_anew_or_not_at_all (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  live (fixture->store, DAYBEAT_SOURCE_FITBIT, "older");
  live (fixture->store, DAYBEAT_SOURCE_ARCHIVE, "one");
  live (fixture->other, DAYBEAT_SOURCE_FITBIT, "newer");
  live (fixture->other, DAYBEAT_SOURCE_ARCHIVE, "other");
  before = daybeat_test_dump (fixture->path);
  g_assert_false (absorb_copy (fixture, fixture->other_path, DAYBEAT_SOURCE_FITBIT, &error));
  g_assert_error (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_CONFLICT);
  g_assert_cmpuint (fixture->changed, ==, 0);
  after = daybeat_test_dump (fixture->path);
  g_assert_cmpstr (after, ==, before);
}

static void
on_counted (DaybeatStore *store, DaybeatFamilies families, guint *n_changes)
{
  (*n_changes)++;
}

/* A copy follows its original: what is new, what is different and what is gone, in one step, and nothing else. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) news = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  g_autoptr (GPtrArray) devices = NULL;
  g_autofree char *fresh = NULL;
  g_autofree char *followed = NULL;
  g_autoptr (GError) error = NULL;
  guint n_changes = 0;

  live (fixture->store, DAYBEAT_SOURCE_GOOGLE_HEALTH, "google");
  live (fixture->other, DAYBEAT_SOURCE_FITBIT, "fitbit");
  g_assert_true (absorb_copy (fixture, fixture->other_path, DAYBEAT_SOURCE_FITBIT, &error));
  g_assert_true (absorb_copy (fixture, fixture->other_path, DAYBEAT_SOURCE_FITBIT, &error));
  g_assert_cmpuint (fixture->changed, ==, 0);

  g_ptr_array_add (news->sleeps, daybeat_test_make_sleep (DAYBEAT_SOURCE_FITBIT, "9", "2026-11-03T23:00:00", 300));
  g_ptr_array_add (news->sleeps, daybeat_test_make_sleep (DAYBEAT_SOURCE_FITBIT, "fitbit", "2026-11-01T23:00:00", 99));
  news->complete = DAYBEAT_FAMILY_DEVICES; /* there are none any more */
  g_assert_true (daybeat_test_store_apply (fixture->other, news, NULL, NULL));
  g_signal_connect (fixture->store, "changed", G_CALLBACK (on_counted), &n_changes);
  g_assert_true (absorb_copy (fixture, fixture->other_path, DAYBEAT_SOURCE_FITBIT, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->changed, ==, DAYBEAT_FAMILY_SLEEP | DAYBEAT_FAMILY_DEVICES);
  g_assert_cmpuint (n_changes, ==, 1);
  followed = daybeat_test_dump (fixture->path);
  devices = daybeat_test_store_load_family (fixture->store, DAYBEAT_FAMILY_DEVICES);
  g_assert_cmpuint (devices->len, ==, 1);

  forget (fixture, DAYBEAT_SOURCE_FITBIT);
  g_assert_true (absorb (fixture, fixture->other_path, &error));
  fresh = daybeat_test_dump (fixture->path);
  g_assert_cmpstr (followed, ==, fresh);
  g_signal_handlers_disconnect_by_func (fixture->store, on_counted, &n_changes);
}

/* The made person is nobody's; what this store has of it stays. */
static void
test_sample_of_both (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) profiles = NULL;
  g_autoptr (GError) error = NULL;

  live (fixture->store, DAYBEAT_SOURCE_SAMPLE, "here");
  live (fixture->other, DAYBEAT_SOURCE_SAMPLE, "there");
  g_assert_true (absorb (fixture, fixture->other_path, &error));
  g_assert_no_error (error);
  profiles = daybeat_test_store_load_family (fixture->store, DAYBEAT_FAMILY_PROFILE);
  g_assert_cmpstr (((DaybeatProfile *) g_ptr_array_index (profiles, 0))->display_name, ==, "here");
}

static void
test_oneself_and_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "nowhere.sqlite", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  live (fixture->store, DAYBEAT_SOURCE_FITBIT, "one");
  before = daybeat_test_dump (fixture->path);
  g_assert_true (absorb (fixture, fixture->path, &error));
  after = daybeat_test_dump (fixture->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (absorb (fixture, missing, &error));
  g_assert_error (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_FAILED);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  /* The store goes on as before. */
  g_assert_true (absorb (fixture, fixture->other_path, &error));
}

/* The other history is only read, so that it may go on being written. */
static void
test_other_is_being_written (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatStoreDb) writer = NULL;
  g_autoptr (GPtrArray) sleeps = NULL;
  g_autoptr (GError) error = NULL;

  live (fixture->other, DAYBEAT_SOURCE_FITBIT, "other");
  writer = daybeat_store_db_open (fixture->other_path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (daybeat_store_db_execute (writer, "BEGIN IMMEDIATE; DELETE FROM sleep;", &error));
  absorb (fixture, fixture->other_path, &error);
  g_assert_no_error (error);
  sleeps = daybeat_test_store_load_sleeps (fixture->store, NULL);
  g_assert_cmpuint (sleeps->len, ==, 1);
}

static void
test_newer_and_foreign (Fixture *fixture, gconstpointer data)
{
  g_autofree char *foreign = g_build_filename (fixture->folder, "foreign.sqlite", NULL);
  g_autoptr (GError) error = NULL;

  daybeat_test_store_close (g_steal_pointer (&fixture->other));
  daybeat_test_run_sql (fixture->other_path, "PRAGMA user_version = 1000");
  g_assert_false (absorb (fixture, fixture->other_path, &error));
  g_assert_error (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_TOO_NEW);
  g_clear_error (&error);
  daybeat_test_run_sql (foreign, "CREATE TABLE notes (text)");
  g_assert_false (absorb (fixture, foreign, &error));
  g_assert_error (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_CORRUPT);
}

/* A history of the first schema is brought up to date before it is copied. */
static void
test_older (Fixture *fixture, gconstpointer data)
{
  static const char *const only_first[] = { "/io/github/daybeat/Daybeat/store/migrations/001.sql" };
  g_autofree char *older = g_build_filename (fixture->folder, "older.sqlite", NULL);
  g_autoptr (DaybeatStoreDb) db = daybeat_store_db_open (older, TRUE, NULL);
  g_autoptr (GPtrArray) sleeps = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (_daybeat_store_schema_run (db, older, only_first, 1, &error));
  g_assert_true (daybeat_store_db_execute (
      db,
      "INSERT INTO sleep (source, id, day, start_offset, start_offset_source, end_offset, end_offset_source, type, "
      "levels, segments, short_wakes) VALUES (1, 'night', 738000, 0, 0, 0, 0, 1, x'01', x'01', x'01')",
      &error));
  g_clear_pointer (&db, daybeat_store_db_close);
  absorb (fixture, older, &error);
  g_assert_no_error (error);
  sleeps = daybeat_test_store_load_sleeps (fixture->store, NULL);
  g_assert_cmpuint (sleeps->len, ==, 1);
}

/* A table that comes later and has a source must not be forgotten in either direction. */
static void
test_every_table_is_known (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) names = g_string_new ("''");
  gsize n_tables;
  const DaybeatStoreTable *tables = daybeat_store_tables_get (&n_tables);
  g_autofree char *sql = NULL;
  g_autofree char *unknown = NULL;

  for (gsize i = 0; i < n_tables; i++)
    g_string_append_printf (names, ", '%s'", tables[i].name);
  sql = g_strdup_printf ("SELECT group_concat (t.name) FROM sqlite_schema AS t, pragma_table_info (t.name) AS c "
                         "WHERE t.type = 'table' AND c.name = 'source' AND t.name NOT IN (%s)",
                         names->str);
  unknown = daybeat_test_query_text (fixture->path, sql);
  g_assert_cmpstr (unknown, ==, "checkpoint");
}

#define ADD(name, test) g_test_add ("/store-joining/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("absorb-twice-and-forget", test_absorb_twice_and_forget);
  ADD ("conflict", test_conflict);
  ADD ("anew", test_anew);
  ADD ("anew-or-not-at-all", test_anew_or_not_at_all);
  ADD ("copy", test_copy);
  ADD ("sample-of-both", test_sample_of_both);
  ADD ("oneself-and-nothing", test_oneself_and_nothing);
  ADD ("other-is-being-written", test_other_is_being_written);
  ADD ("newer-and-foreign", test_newer_and_foreign);
  ADD ("older", test_older);
  ADD ("every-table-is-known", test_every_table_is_known);
  return g_test_run ();
}
