/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "daybeat-test-store.h"
#include "daybeat-test-support.h"

/* What a store is like after the machine failed it: killed, full disk, damaged file, no right to write. */

#define FIRST_DAY 2461000
#define SLEEPS_A_BATCH 3

static const char *program;

/* Batch number @n and the checkpoint that says it is there. */
static DaybeatBatch *
make_batch (guint n)
{
  DaybeatBatch *batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);

  for (guint i = 0; i < SLEEPS_A_BATCH; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u-%u", n, i);
      DaybeatSleep *sleep = daybeat_test_make_sleep (DAYBEAT_SOURCE_FITBIT, id, "2026-11-01T00:00:00", 60);

      sleep->day = FIRST_DAY + n;
      sleep->start.wall_ms += n * DAYBEAT_MS_PER_DAY + i * 120 * DAYBEAT_MS_PER_MINUTE;
      sleep->end.wall_ms += n * DAYBEAT_MS_PER_DAY + i * 120 * DAYBEAT_MS_PER_MINUTE;
      g_ptr_array_add (batch->sleeps, sleep);
    }
  return batch;
}

static gboolean
apply (DaybeatStore *store, guint n, GError **error)
{
  g_autoptr (DaybeatBatch) batch = make_batch (n);
  g_autoptr (DaybeatCheckpoint) checkpoint =
      daybeat_checkpoint_new (DAYBEAT_SOURCE_FITBIT, "sleep", FIRST_DAY + n, FIRST_DAY + n, n + 1);

  return daybeat_test_store_apply (store, batch, checkpoint, error);
}

static guint
count_batches (DaybeatStore *store)
{
  g_autoptr (GPtrArray) checkpoints = daybeat_test_store_load_checkpoints (store);
  DaybeatCheckpoint *window;

  if (checkpoints->len == 0)
    return 0;
  g_assert_cmpuint (checkpoints->len, ==, 1);
  window = g_ptr_array_index (checkpoints, 0);
  g_assert_cmpuint (window->first, ==, FIRST_DAY);
  return window->last - FIRST_DAY + 1;
}

/* The program below: goes on where the file ends and says so after every batch, until somebody ends it. */
static int
write_until_killed (const char *path)
{
  g_autoptr (GError) error = NULL;
  DaybeatStore *store = daybeat_test_store_open (path, &error);

  g_assert_no_error (error);
  for (guint n = count_batches (store);; n++)
    {
      if (!apply (store, n, &error))
        g_error ("%s", error->message);
      g_print ("%u\n", n);
      fflush (stdout);
    }
  return 0;
}

static void
kill_after (const char *path, guint n_batches)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--write", path, NULL);
  g_autoptr (GDataInputStream) lines = NULL;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  for (guint i = 0; i < n_batches; i++)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (line);
    }
  g_subprocess_send_signal (child, SIGKILL);
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  g_assert_true (g_subprocess_get_if_signaled (child));
}

static void
assert_is_undisturbed (DaybeatStore *store, guint n_batches)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sleeps = daybeat_test_store_load_sleeps (store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sleeps->len, ==, n_batches * SLEEPS_A_BATCH);
  for (guint i = 0; i < sleeps->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u-%u", i / SLEEPS_A_BATCH, i % SLEEPS_A_BATCH);
      DaybeatSleep *sleep = g_ptr_array_index (sleeps, i);

      g_assert_cmpstr (sleep->id, ==, id);
      g_assert_cmpuint (sleep->segments->len, ==, 2);
    }
}

static void
test_killed_while_writing (void)
{
  char *folder = daybeat_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "history.sqlite", NULL);
  guint seen = 0;

  for (guint round = 0; round < 6; round++)
    {
      guint n_batches = (guint) g_test_rand_int_range (1, 25);
      g_autoptr (GError) error = NULL;
      g_autofree char *check = NULL;
      DaybeatStore *store;
      guint kept;

      kill_after (path, n_batches);
      check = daybeat_test_query_text (path, "PRAGMA integrity_check");
      g_assert_cmpstr (check, ==, "ok");
      store = daybeat_test_store_open (path, &error);
      g_assert_no_error (error);
      kept = count_batches (store);
      /* What was confirmed is there, and whatever is there is whole. */
      g_assert_cmpuint (kept, >=, seen + n_batches);
      assert_is_undisturbed (store, kept);
      daybeat_test_store_close (store);
      seen = kept;
    }
  daybeat_test_remove_folder (folder);
}

static void
set_size_limit (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* In a process of its own, for the limit is the whole process's. */
static void
test_full_disk_child (void)
{
  char *folder = daybeat_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "history.sqlite", NULL);
  g_autoptr (GError) error = NULL;
  DaybeatStore *store = daybeat_test_store_open (path, &error);
  guint written = 0;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_error (error);
  set_size_limit (400 * 1024);
  while (apply (store, written, &error))
    written++;
  g_assert_error (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_FULL);
  g_assert_cmpuint (written, >, 0);
  g_assert_cmpuint (count_batches (store), ==, written);
  assert_is_undisturbed (store, written);

  /* Room again: it goes on where it stood. */
  set_size_limit (RLIM_INFINITY);
  g_clear_error (&error);
  g_assert_true (apply (store, written, &error));
  assert_is_undisturbed (store, written + 1);
  daybeat_test_store_close (store);
  daybeat_test_remove_folder (folder);
}

static void
test_full_disk (void)
{
  g_test_trap_subprocess ("/store-faults/subprocess/full-disk", 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
overwrite_pages (const char *path)
{
  FILE *file = g_fopen (path, "r+b");
  GStatBuf status;

  g_assert_nonnull (file);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  /* All but the first page, so that it opens. */
  g_assert_cmpint (fseek (file, 4096, SEEK_SET), ==, 0);
  for (goffset i = 4096; i < status.st_size; i++)
    fputc (0xa5, file);
  fclose (file);
}

static void
test_damaged_pages (void)
{
  char *folder = daybeat_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "history.sqlite", NULL);
  g_autoptr (GError) error = NULL;
  DaybeatStore *store = daybeat_test_store_open (path, &error);

  for (guint n = 0; n < 20; n++)
    g_assert_true (apply (store, n, NULL));
  daybeat_test_store_close (store);
  overwrite_pages (path);

  store = daybeat_test_store_open (path, &error);
  if (store != NULL)
    {
      g_assert_null (daybeat_test_store_load_sleeps (store, &error));
      g_assert_error (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_CORRUPT);
      g_clear_error (&error);
      g_assert_false (apply (store, 30, &error));
      daybeat_test_store_close (store);
    }
  g_assert_error (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_CORRUPT);
  daybeat_test_remove_folder (folder);
}

static void
test_folder_cannot_be_made (void)
{
  char *folder = daybeat_test_make_folder ();
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autofree char *path = g_build_filename (file, "person", "history.sqlite", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "in the way", -1, NULL));
  g_assert_null (daybeat_test_store_open (path, &error));
  g_assert_error (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_READ_ONLY);
  daybeat_test_remove_folder (folder);
}

static void
test_cancelled_before_it_began (void)
{
  char *folder = daybeat_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "history.sqlite", NULL);
  DaybeatStore *store = daybeat_test_store_open (path, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DaybeatBatch) batch = make_batch (0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DaybeatTestWait wait = { 0 };

  g_cancellable_cancel (cancellable);
  daybeat_store_apply_async (store, batch, NULL, cancellable, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_false (daybeat_store_apply_finish (store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_is_undisturbed (store, 0);
  daybeat_test_store_close (store);
  daybeat_test_remove_folder (folder);
}

static void
test_after_closing (void)
{
  char *folder = daybeat_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "history.sqlite", NULL);
  DaybeatStore *store = daybeat_test_store_open (path, NULL);
  g_autoptr (GError) error = NULL;

  daybeat_test_store_close (g_object_ref (store));
  g_assert_false (apply (store, 0, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_object_unref (store);
  daybeat_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--write"))
    return write_until_killed (argv[2]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-faults/killed-while-writing", test_killed_while_writing);
  g_test_add_func ("/store-faults/full-disk", test_full_disk);
  g_test_add_func ("/store-faults/subprocess/full-disk", test_full_disk_child);
  g_test_add_func ("/store-faults/damaged-pages", test_damaged_pages);
  g_test_add_func ("/store-faults/folder-cannot-be-made", test_folder_cannot_be_made);
  g_test_add_func ("/store-faults/cancelled-before-it-began", test_cancelled_before_it_began);
  g_test_add_func ("/store-faults/after-closing", test_after_closing);
  return g_test_run ();
}
