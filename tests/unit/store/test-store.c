/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "daybeat-clock.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

typedef struct
{
  char *folder;
  char *path;
  DaybeatStore *store;
  guint changes;
  DaybeatFamilies changed;
} Fixture;

static void
on_changed (DaybeatStore *store, DaybeatFamilies families, Fixture *fixture)
{
  fixture->changes++;
  fixture->changed |= families;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = daybeat_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "person", "history.sqlite", NULL);
  fixture->store = daybeat_test_store_open (fixture->path, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (on_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->store != NULL)
    daybeat_test_store_close (fixture->store);
  g_free (fixture->path);
  daybeat_test_remove_folder (fixture->folder);
}

static void
apply (Fixture *fixture, DaybeatBatch *batch, DaybeatCheckpoint *checkpoint)
{
  g_autoptr (GError) error = NULL;

  daybeat_test_store_apply (fixture->store, batch, checkpoint, &error);
  g_assert_no_error (error);
}

static GPtrArray *
load_sleeps (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *sleeps = daybeat_test_store_load_sleeps (fixture->store, &error);

  g_assert_no_error (error);
  return sleeps;
}

static GPtrArray *
load_family (Fixture *fixture, DaybeatFamilies family)
{
  return daybeat_test_store_load_family (fixture->store, family);
}

static GPtrArray *
load_checkpoints (Fixture *fixture)
{
  return daybeat_test_store_load_checkpoints (fixture->store);
}

static DaybeatBatch *
make_nights (DaybeatSource source, const char *const *ids)
{
  DaybeatBatch *batch = daybeat_batch_new (source);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *start = g_strdup_printf ("2026-11-%02uT23:10:00", i + 1);

      g_ptr_array_add (batch->sleeps, daybeat_test_make_sleep (source, ids[i], start, 480));
    }
  batch->complete = DAYBEAT_FAMILY_SLEEP;
  batch->first_day = daybeat_day_from_ymd (2026, 11, 2);
  batch->last_day = daybeat_day_from_ymd (2026, 11, 30);
  return batch;
}

static void
test_sleep_round_trip (Fixture *fixture, gconstpointer data)
{
  const char *const ids[] = { "18446744073709551615", NULL };
  g_autoptr (DaybeatBatch) batch = make_nights (DAYBEAT_SOURCE_FITBIT, ids);
  g_autoptr (GPtrArray) sleeps = NULL;
  DaybeatSleep *sleep;

  apply (fixture, batch, NULL);
  sleeps = load_sleeps (fixture);
  g_assert_cmpuint (sleeps->len, ==, 1);
  sleep = g_ptr_array_index (sleeps, 0);
  g_assert_cmpstr (sleep->id, ==, ids[0]);
  g_assert_cmpint (sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_DEEP], ==, 58);
  g_assert_cmpint (sleep->level_counts[DAYBEAT_SLEEP_LEVEL_DEEP], ==, 3);
  g_assert_cmpint (sleep->level_minutes[DAYBEAT_SLEEP_LEVEL_REM], ==, DAYBEAT_ABSENT);
  g_assert_cmpint (sleep->score_received, ==, DAYBEAT_ABSENT);
  g_assert_cmpuint (sleep->segments->len, ==, 2);
  g_assert_cmpuint (g_array_index (sleep->segments, DaybeatSleepSegment, 1).seconds, ==, 600);
  g_assert_cmpuint (sleep->short_wakes->len, ==, 1);
  g_assert_null (sleep->device);
  g_assert_cmpuint (fixture->changed, ==, DAYBEAT_FAMILY_SLEEP);
}

static void
test_same_again_changes_nothing (Fixture *fixture, gconstpointer data)
{
  const char *const ids[] = { "1", "2", NULL };
  g_autoptr (DaybeatBatch) first = make_nights (DAYBEAT_SOURCE_FITBIT, ids);
  g_autoptr (DaybeatBatch) again = make_nights (DAYBEAT_SOURCE_FITBIT, ids);

  apply (fixture, first, NULL);
  g_assert_cmpuint (fixture->changes, ==, 1);
  apply (fixture, again, NULL);
  g_assert_cmpuint (fixture->changes, ==, 1);
}

static void
test_vanished_and_back (Fixture *fixture, gconstpointer data)
{
  const char *const two[] = { "1", "2", NULL };
  const char *const one[] = { "1", NULL };
  g_autoptr (DaybeatBatch) both = make_nights (DAYBEAT_SOURCE_FITBIT, two);
  g_autoptr (DaybeatBatch) less = make_nights (DAYBEAT_SOURCE_FITBIT, one);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) back = NULL;

  apply (fixture, both, NULL);
  apply (fixture, less, NULL);
  after = load_sleeps (fixture);
  g_assert_cmpuint (after->len, ==, 1);
  apply (fixture, both, NULL);
  back = load_sleeps (fixture);
  g_assert_cmpuint (back->len, ==, 2);
}

static void
test_removed_by_id (Fixture *fixture, gconstpointer data)
{
  const char *const two[] = { "1", "2", NULL };
  g_autoptr (DaybeatBatch) both = make_nights (DAYBEAT_SOURCE_FITBIT, two);
  g_autoptr (DaybeatBatch) removal = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  g_autoptr (GPtrArray) after = NULL;

  apply (fixture, both, NULL);
  g_ptr_array_add (removal->removed_sleep_ids, g_strdup ("2"));
  apply (fixture, removal, NULL);
  after = load_sleeps (fixture);
  g_assert_cmpuint (after->len, ==, 1);
}

static void
test_changed_ids_do_not_double (Fixture *fixture, gconstpointer data)
{
  const char *const old_ids[] = { "1", "2", NULL };
  const char *const new_ids[] = { "a1", "a2", NULL };
  g_autoptr (DaybeatBatch) before = make_nights (DAYBEAT_SOURCE_FITBIT, old_ids);
  g_autoptr (DaybeatBatch) after = make_nights (DAYBEAT_SOURCE_FITBIT, new_ids);
  g_autoptr (GPtrArray) sleeps = NULL;

  apply (fixture, before, NULL);
  apply (fixture, after, NULL);
  sleeps = load_sleeps (fixture);
  g_assert_cmpuint (sleeps->len, ==, 2);
  g_assert_cmpstr (((DaybeatSleep *) g_ptr_array_index (sleeps, 0))->id, ==, "a1");
}

static void
test_one_night_of_two_sources (Fixture *fixture, gconstpointer data)
{
  const char *const ids[] = { "1", "2", NULL };
  g_autoptr (DaybeatBatch) fitbit = make_nights (DAYBEAT_SOURCE_FITBIT, ids);
  g_autoptr (DaybeatBatch) google = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_autoptr (GPtrArray) sleeps = NULL;

  g_ptr_array_add (google->sleeps, daybeat_test_make_sleep (DAYBEAT_SOURCE_GOOGLE_HEALTH, "g",
                                                           "2026-11-01T23:00:00", 500));
  apply (fixture, fitbit, NULL);
  apply (fixture, google, NULL);
  sleeps = load_sleeps (fixture);
  g_assert_cmpuint (sleeps->len, ==, 2);
  g_assert_cmpstr (((DaybeatSleep *) g_ptr_array_index (sleeps, 0))->id, ==, "g");
  g_assert_cmpstr (((DaybeatSleep *) g_ptr_array_index (sleeps, 1))->id, ==, "2");
}

static void
add_friend (DaybeatBatch *batch, const char *id)
{
  DaybeatFriend *person = daybeat_friend_new ();

  person->source = batch->source;
  person->id = g_strdup (id);
  person->display_name = g_strdup_printf ("Friend %s", id);
  g_ptr_array_add (batch->friends, person);
}

static void
test_friends_leave_the_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) first = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  g_autoptr (DaybeatBatch) second = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  g_autoptr (GPtrArray) friends = NULL;
  DaybeatFriend *left;

  add_friend (first, "A");
  add_friend (first, "B");
  add_friend (second, "B");
  first->complete = second->complete = DAYBEAT_FAMILY_FRIENDS;
  apply (fixture, first, NULL);
  apply (fixture, second, NULL);

  friends = load_family (fixture, DAYBEAT_FAMILY_FRIENDS);
  g_assert_cmpuint (friends->len, ==, 1);
  left = g_ptr_array_index (friends, 0);
  g_assert_cmpstr (left->id, ==, "B");
  g_assert_cmpint (left->child, ==, DAYBEAT_ABSENT);
  g_assert_true (daybeat_instant_is_absent (left->since));
}

static void
test_other_families (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  DaybeatBadge *badge = daybeat_badge_new ();
  DaybeatDevice *device = daybeat_device_new ();
  DaybeatLeaderboardEntry *entry = daybeat_leaderboard_entry_new ();
  g_autoptr (GPtrArray) profiles = NULL;
  g_autoptr (GPtrArray) badges = NULL;
  g_autoptr (GPtrArray) goals = NULL;
  DaybeatProfile *profile;

  batch->profile = daybeat_profile_new ();
  batch->profile->source = DAYBEAT_SOURCE_FITBIT;
  batch->profile->height_m = 1.75;
  batch->profile->birth_date = daybeat_day_from_ymd (1989, 2, 14);
  batch->sleep_goal = daybeat_sleep_goal_new ();
  batch->sleep_goal->source = DAYBEAT_SOURCE_FITBIT;
  batch->sleep_goal->minutes = 480;
  badge->source = device->source = entry->source = DAYBEAT_SOURCE_FITBIT;
  badge->type = g_strdup ("DAILY_STEPS");
  badge->value = 10000;
  device->id = g_strdup ("1");
  entry->id = g_strdup ("me");
  entry->self = TRUE;
  g_ptr_array_add (batch->badges, badge);
  g_ptr_array_add (batch->devices, device);
  g_ptr_array_add (batch->leaderboard, entry);
  daybeat_batch_add_finding (batch, "profile.surprise", "is not known", "{\"a\":1}");
  apply (fixture, batch, NULL);

  profiles = load_family (fixture, DAYBEAT_FAMILY_PROFILE);
  profile = g_ptr_array_index (profiles, 0);
  g_assert_cmpfloat (profile->height_m, ==, 1.75);
  g_assert_true (isnan (profile->weight_kg));
  g_assert_cmpuint (profile->birth_date, ==, daybeat_day_from_ymd (1989, 2, 14));
  g_assert_cmpint (profile->utc_offset_minutes, ==, G_MININT);
  badges = load_family (fixture, DAYBEAT_FAMILY_BADGES);
  g_assert_cmpint (((DaybeatBadge *) g_ptr_array_index (badges, 0))->value, ==, 10000);
  goals = load_family (fixture, DAYBEAT_FAMILY_SLEEP_GOAL);
  g_assert_cmpint (((DaybeatSleepGoal *) g_ptr_array_index (goals, 0))->minutes, ==, 480);
}

static DaybeatSleepGoal *
apply_goal (Fixture *fixture, DaybeatFamilies complete, int minutes, int bedtime_minute)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  g_autoptr (GPtrArray) goals = NULL;

  batch->complete = complete;
  batch->sleep_goal = daybeat_sleep_goal_new ();
  batch->sleep_goal->source = DAYBEAT_SOURCE_FITBIT;
  batch->sleep_goal->minutes = minutes;
  batch->sleep_goal->bedtime_minute = bedtime_minute;
  apply (fixture, batch, NULL);
  goals = load_family (fixture, DAYBEAT_FAMILY_SLEEP_GOAL);
  g_assert_cmpuint (goals->len, ==, 1);
  return daybeat_sleep_goal_ref (g_ptr_array_index (goals, 0));
}

/* The answer to a change holds the change alone; the answer to a question holds all there is. */
static void
test_goal_keeps_what_is_not_said (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatSleepGoal) first = apply_goal (fixture, DAYBEAT_FAMILY_SLEEP_GOAL, 480, 1400);
  g_autoptr (DaybeatSleepGoal) changed = apply_goal (fixture, 0, 420, DAYBEAT_ABSENT);
  g_autoptr (DaybeatSleepGoal) asked = apply_goal (fixture, DAYBEAT_FAMILY_SLEEP_GOAL, 420, DAYBEAT_ABSENT);

  g_assert_cmpint (first->bedtime_minute, ==, 1400);
  g_assert_cmpint (changed->minutes, ==, 420);
  g_assert_cmpint (changed->bedtime_minute, ==, 1400);
  g_assert_cmpint (asked->bedtime_minute, ==, DAYBEAT_ABSENT);
}

static void
test_windows_merge (Fixture *fixture, gconstpointer data)
{
  struct
  {
    DaybeatDay first, last;
  } windows[] = { { 1000, 1099 }, { 800, 899 }, { 900, 999 }, { 1050, 1120 } };
  g_autoptr (GPtrArray) checkpoints = NULL;
  DaybeatCheckpoint *merged;

  for (gsize i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      g_autoptr (DaybeatCheckpoint) checkpoint = daybeat_checkpoint_new (
          DAYBEAT_SOURCE_FITBIT, "sleep", windows[i].first, windows[i].last, 100 + (gint64) i);

      apply (fixture, NULL, checkpoint);
    }
  checkpoints = load_checkpoints (fixture);
  g_assert_cmpuint (checkpoints->len, ==, 1);
  merged = g_ptr_array_index (checkpoints, 0);
  g_assert_cmpuint (merged->first, ==, 800);
  g_assert_cmpuint (merged->last, ==, 1120);
  g_assert_cmpint (merged->fetched_at, ==, 103);
}

static void
test_marks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatCheckpoint) mark = daybeat_checkpoint_new (DAYBEAT_SOURCE_FITBIT, "friends", 0, 0, 5);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  mark->marked = g_strdup ("forbidden");
  apply (fixture, NULL, mark);
  before = load_checkpoints (fixture);
  g_assert_cmpstr (((DaybeatCheckpoint *) g_ptr_array_index (before, 0))->marked, ==, "forbidden");

  daybeat_store_clear_marks_async (fixture->store, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_store_clear_marks_finish (fixture->store, result, NULL));
  after = load_checkpoints (fixture);
  g_assert_cmpuint (after->len, ==, 0);
}

static void
test_private_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  GStatBuf status;

  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
}

static void
test_newer_file_is_read_only (Fixture *fixture, gconstpointer data)
{
  const char *const ids[] = { "1", NULL };
  g_autoptr (DaybeatBatch) batch = make_nights (DAYBEAT_SOURCE_FITBIT, ids);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sleeps = NULL;

  apply (fixture, batch, NULL);
  daybeat_test_store_close (g_steal_pointer (&fixture->store));
  daybeat_test_run_sql (fixture->path, "PRAGMA user_version = 1000");

  fixture->store = daybeat_test_store_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (daybeat_store_is_read_only (fixture->store));
  sleeps = load_sleeps (fixture);
  g_assert_cmpuint (sleeps->len, ==, 1);
  daybeat_store_apply_async (fixture->store, batch, NULL, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_false (daybeat_store_apply_finish (fixture->store, result, &error));
  g_assert_error (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_TOO_NEW);
}

/* Nothing may tell a store that got the same twice from one that got it once, least of all the export's time. */
static void
test_last_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  g_autoptr (DaybeatCheckpoint) checkpoint = daybeat_checkpoint_new (DAYBEAT_SOURCE_FITBIT, "badges", 0, 0, 7);
  g_autoptr (DaybeatBatch) surprise = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);

  g_assert_cmpint (daybeat_test_store_get_last_change (fixture->store), ==, 0);
  add_friend (batch, "A");
  batch->complete = DAYBEAT_FAMILY_FRIENDS;
  daybeat_clock_set_fixed (1000);
  apply (fixture, batch, checkpoint);
  g_assert_cmpint (daybeat_test_store_get_last_change (fixture->store), ==, 1000);
  daybeat_clock_set_fixed (2000);
  apply (fixture, batch, checkpoint);
  g_assert_cmpint (daybeat_test_store_get_last_change (fixture->store), ==, 1000);

  /* The day on which it was said is a change, and so is what nobody understood. */
  ((DaybeatFriend *) g_ptr_array_index (batch->friends, 0))->as_of = 2461000;
  apply (fixture, batch, NULL);
  g_assert_cmpint (daybeat_test_store_get_last_change (fixture->store), ==, 2000);
  daybeat_clock_set_fixed (3000);
  daybeat_batch_add_finding (surprise, "friends[]", "is not known", "{}");
  apply (fixture, surprise, NULL);
  g_assert_cmpint (daybeat_test_store_get_last_change (fixture->store), ==, 3000);
  daybeat_clock_set_fixed (4000);
  apply (fixture, surprise, NULL);
  g_assert_cmpint (daybeat_test_store_get_last_change (fixture->store), ==, 3000);
  daybeat_clock_set_fixed (0);
}

static void
test_findings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  g_autofree char *large = g_strnfill (300000, 'x');
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  DaybeatFinding *finding;

  daybeat_batch_add_finding (batch, "sleep[].a", "is not known", large);
  daybeat_batch_add_finding (batch, "sleep[].a", "is not known", "{\"other\":1}");
  daybeat_batch_add_finding (batch, "sleep[].b", "is not a number", NULL);
  apply (fixture, batch, NULL);
  apply (fixture, batch, NULL);

  daybeat_store_load_findings_async (fixture->store, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  findings = daybeat_store_load_findings_finish (fixture->store, result, NULL);
  g_assert_cmpuint (findings->len, ==, 3);
  finding = g_ptr_array_index (findings, 2);
  g_assert_cmpstr (finding->path, ==, "sleep[].b");
  g_assert_cmpstr (finding->reason, ==, "is not a number");
  g_assert_null (finding->original);
  for (guint i = 0; i < 2; i++)
    {
      finding = g_ptr_array_index (findings, i);
      g_assert_true (g_str_equal (finding->original, large) || g_str_equal (finding->original, "{\"other\":1}"));
    }
  g_assert_cmpint (daybeat_test_query_number (fixture->path, "SELECT max (length (original)) FROM finding"), <, 3000);
}

/* Two records of the same time that the source names side by side are two, however often they come. */
static void
test_twins_stay_two (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  g_autoptr (GPtrArray) sleeps = NULL;

  g_ptr_array_add (batch->sleeps, daybeat_test_make_sleep (DAYBEAT_SOURCE_FITBIT, "1", "2026-11-01T23:00:00", 400));
  g_ptr_array_add (batch->sleeps, daybeat_test_make_sleep (DAYBEAT_SOURCE_FITBIT, "2", "2026-11-01T23:00:00", 400));
  apply (fixture, batch, NULL);
  apply (fixture, batch, NULL);
  sleeps = load_sleeps (fixture);
  g_assert_cmpuint (sleeps->len, ==, 2);
  g_assert_cmpuint (fixture->changes, ==, 1);
}

/* What is shown of a day does not depend on how many days are asked for. */
static void
test_copies_on_both_sides_of_midnight (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) before = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  g_autoptr (DaybeatBatch) after = daybeat_batch_new (DAYBEAT_SOURCE_ARCHIVE);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) sleeps = NULL;
  DaybeatDay day = daybeat_day_from_ymd (2026, 11, 1);

  g_ptr_array_add (before->sleeps, daybeat_test_make_sleep (DAYBEAT_SOURCE_FITBIT, "1", "2026-11-01T20:00:00", 230));
  g_ptr_array_add (after->sleeps, daybeat_test_make_sleep (DAYBEAT_SOURCE_ARCHIVE, "2", "2026-11-01T20:00:00", 250));
  apply (fixture, before, NULL);
  apply (fixture, after, NULL);
  daybeat_store_load_sleeps_async (fixture->store, day, day, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  sleeps = daybeat_store_load_sleeps_finish (fixture->store, result, NULL);
  g_assert_cmpuint (sleeps->len, ==, 0);
}

static void
test_foreign_and_damaged_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *foreign = g_build_filename (fixture->folder, "foreign.sqlite", NULL);
  g_autofree char *text = g_build_filename (fixture->folder, "text.sqlite", NULL);
  g_autoptr (GError) error = NULL;

  daybeat_test_run_sql (foreign, "CREATE TABLE notes (text)");
  g_assert_null (daybeat_test_store_open (foreign, &error));
  g_assert_error (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_CORRUPT);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (text, "This is no database, however long it may be made for the header.", -1,
                                      NULL));
  g_assert_null (daybeat_test_store_open (text, &error));
  g_assert_error (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_CORRUPT);
}

static void
test_pictures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("picture", 7);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) again = NULL;
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GAsyncResult) missing = NULL;
  g_autoptr (GBytes) loaded = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_store_save_picture_async (fixture->store, "https://example.org/a", bytes, NULL, daybeat_test_wait_callback,
                                    &wait);
  saved = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_store_save_picture_finish (fixture->store, saved, NULL));
  daybeat_store_save_picture_async (fixture->store, "https://example.org/a", bytes, NULL, daybeat_test_wait_callback,
                                    &wait);
  again = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_store_save_picture_finish (fixture->store, again, NULL));
  g_assert_cmpuint (fixture->changes, ==, 1);
  daybeat_store_load_picture_async (fixture->store, "https://example.org/a", NULL, daybeat_test_wait_callback, &wait);
  found = daybeat_test_wait_result (&wait);
  loaded = daybeat_store_load_picture_finish (fixture->store, found, NULL);
  g_assert_true (g_bytes_equal (bytes, loaded));
  daybeat_store_load_picture_async (fixture->store, "https://example.org/b", NULL, daybeat_test_wait_callback, &wait);
  missing = daybeat_test_wait_result (&wait);
  g_assert_null (daybeat_store_load_picture_finish (fixture->store, missing, &error));
  g_assert_no_error (error);
}

#define ADD(name, test) g_test_add ("/store/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("sleep-round-trip", test_sleep_round_trip);
  ADD ("same-again-changes-nothing", test_same_again_changes_nothing);
  ADD ("vanished-and-back", test_vanished_and_back);
  ADD ("removed-by-id", test_removed_by_id);
  ADD ("changed-ids-do-not-double", test_changed_ids_do_not_double);
  ADD ("one-night-of-two-sources", test_one_night_of_two_sources);
  ADD ("friends-leave-the-list", test_friends_leave_the_list);
  ADD ("other-families", test_other_families);
  ADD ("goal-keeps-what-is-not-said", test_goal_keeps_what_is_not_said);
  ADD ("windows-merge", test_windows_merge);
  ADD ("marks", test_marks);
  ADD ("private-files", test_private_files);
  ADD ("newer-file-is-read-only", test_newer_file_is_read_only);
  ADD ("foreign-and-damaged-files", test_foreign_and_damaged_files);
  ADD ("last-change", test_last_change);
  ADD ("findings", test_findings);
  ADD ("twins-stay-two", test_twins_stay_two);
  ADD ("copies-on-both-sides-of-midnight", test_copies_on_both_sides_of_midnight);
  ADD ("pictures", test_pictures);
  return g_test_run ();
}
