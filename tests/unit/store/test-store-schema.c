/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "daybeat-store-schema-private.h"
#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

#define FIRST "/io/github/daybeat/Daybeat/store/migrations/001.sql"
#define SECOND "/io/github/daybeat/Daybeat/test/migrations/002.sql"
#define BROKEN "/io/github/daybeat/Daybeat/test/migrations/003-broken.sql"

static const char *const only_first[] = { FIRST };
static const char *const both[] = { FIRST, SECOND };
static const char *const with_broken[] = { FIRST, SECOND, BROKEN };

typedef struct
{
  char *folder;
  char *path;
  char *copy; /* what version 2 leaves beside the file */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = daybeat_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "history.sqlite", NULL);
  fixture->copy = g_strconcat (fixture->path, ".before-version-2", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->path);
  g_free (fixture->copy);
  daybeat_test_remove_folder (fixture->folder);
}

static gboolean
migrate (Fixture *fixture, const char *const *resources, gsize n_resources, GError **error)
{
  g_autoptr (DaybeatStoreDb) db = daybeat_store_db_open (fixture->path, TRUE, error);

  return db != NULL && _daybeat_store_schema_run (db, fixture->path, resources, n_resources, error);
}

static void
make_version_one (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatStoreDb) db = NULL;

  g_assert_true (migrate (fixture, only_first, 1, &error));
  g_assert_no_error (error);
  db = daybeat_store_db_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  daybeat_store_db_execute (db,
                            "INSERT INTO sleep (source, id, day, start_offset, start_offset_source, end_offset, "
                            "end_offset_source, type, levels, segments, short_wakes) "
                            "VALUES (1, 'night', 2461000, 0, 0, 0, 0, 1, x'01', x'01', x'01')",
                            &error);
  g_assert_no_error (error);
}

static void
test_new_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (migrate (fixture, both, 2, &error));
  g_assert_no_error (error);
  g_assert_cmpint (daybeat_test_query_number (fixture->path, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (daybeat_test_query_number (fixture->path, "PRAGMA application_id"), ==,
                   DAYBEAT_STORE_APPLICATION_ID);
  /* There was nothing to lose. */
  g_assert_false (g_file_test (fixture->copy, G_FILE_TEST_EXISTS));
}

static void
test_older_file_is_copied_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *mood = NULL;
  GStatBuf status;

  make_version_one (fixture);
  g_assert_true (migrate (fixture, both, 2, &error));
  g_assert_no_error (error);
  g_assert_cmpint (daybeat_test_query_number (fixture->path, "PRAGMA user_version"), ==, 2);
  mood = daybeat_test_query_text (fixture->path, "SELECT mood FROM sleep WHERE id = 'night'");
  g_assert_cmpstr (mood, ==, "rested");

  g_assert_cmpint (g_stat (fixture->copy, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (daybeat_test_query_number (fixture->copy, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (daybeat_test_query_number (fixture->copy, "SELECT count (*) FROM sleep"), ==, 1);
  g_assert_cmpint (daybeat_test_query_number (
                       fixture->copy, "SELECT count (*) FROM pragma_table_info ('sleep') WHERE name = 'mood'"),
                   ==, 0);
}

/* A copy that was cut off by a crash does not count as one. */
static void
test_cut_off_copy_is_made_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *part = g_strconcat (fixture->copy, ".part", NULL);
  g_autoptr (GError) error = NULL;

  make_version_one (fixture);
  g_assert_true (g_file_set_contents (part, "half of a copy", -1, NULL));
  g_assert_true (migrate (fixture, both, 2, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_cmpint (daybeat_test_query_number (fixture->copy, "SELECT count (*) FROM sleep"), ==, 1);
}

static void
test_broken_migration_changes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_version_one (fixture);
  g_assert_false (migrate (fixture, with_broken, 3, &error));
  g_assert_error (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_FAILED);

  /* The second is whole, the third is not there at all. */
  g_assert_cmpint (daybeat_test_query_number (fixture->path, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (daybeat_test_query_number (fixture->path,
                                              "SELECT count (*) FROM sqlite_schema WHERE name = 'half_done'"),
                   ==, 0);
  g_assert_cmpint (daybeat_test_query_number (fixture->path, "SELECT count (*) FROM sleep"), ==, 1);
}

static void
test_newer_and_foreign_files_are_left_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatStoreDb) db = NULL;

  g_assert_true (migrate (fixture, both, 2, NULL));
  g_assert_false (migrate (fixture, only_first, 1, &error));
  g_assert_error (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_TOO_NEW);
  g_assert_cmpint (daybeat_test_query_number (fixture->path, "PRAGMA user_version"), ==, 2);
  g_clear_error (&error);

  db = daybeat_store_db_open (fixture->path, TRUE, NULL);
  g_assert_true (daybeat_store_db_execute (db, "PRAGMA application_id = 7; PRAGMA user_version = 1", NULL));
  g_clear_pointer (&db, daybeat_store_db_close);
  g_assert_false (migrate (fixture, both, 2, &error));
  g_assert_error (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_CORRUPT);
}

/* As strict as the design says: what a table does not allow is refused by SQLite itself. */
static void
test_tables_are_strict (Fixture *fixture, gconstpointer data)
{
  g_autofree char *mode = NULL;

  make_version_one (fixture);
  g_assert_cmpint (daybeat_test_query_number (
                       fixture->path, "SELECT count (*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0 "
                                      "AND name NOT LIKE 'sqlite%'"),
                   ==, 0);
  mode = daybeat_test_query_text (fixture->path, "PRAGMA journal_mode");
  g_assert_cmpstr (mode, ==, "wal");
}

#define ADD(name, test) g_test_add ("/store-schema/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("new-file", test_new_file);
  ADD ("older-file-is-copied-first", test_older_file_is_copied_first);
  ADD ("cut-off-copy-is-made-again", test_cut_off_copy_is_made_again);
  ADD ("broken-migration-changes-nothing", test_broken_migration_changes_nothing);
  ADD ("newer-and-foreign-files-are-left-alone", test_newer_and_foreign_files_are_left_alone);
  ADD ("tables-are-strict", test_tables_are_strict);
  return g_test_run ();
}
