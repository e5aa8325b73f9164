/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daybeat-file-lock.h"
#include "daybeat-test-support.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static const char *program;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = daybeat_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "lock", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  daybeat_test_remove_folder (fixture->folder);
  g_free (fixture->path);
}

static DaybeatFileLock *
take (const char *path, GCancellable *cancellable, GError **error)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_file_lock_take_async (path, cancellable, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_file_lock_take_finish (result, error);
}

static void
test_take (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DaybeatFileLock) lock = take (fixture->path, NULL, &error);
      GStatBuf status;

      g_assert_no_error (error);
      g_assert_nonnull (lock);
      g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777 & ~0600, ==, 0);
    }
}

/* Eight who want it at once, in their own time; never do two have it. */
typedef struct
{
  DaybeatFileLock *held;
  guint n_held, n_done;
} Crowd;

static gboolean
let_go (gpointer data)
{
  Crowd *crowd = data;

  g_assert_cmpuint (crowd->n_held, ==, 1);
  crowd->n_held--;
  crowd->n_done++;
  g_clear_pointer (&crowd->held, daybeat_file_lock_free);
  return G_SOURCE_REMOVE;
}

static void
on_taken (GObject *source, GAsyncResult *result, gpointer data)
{
  Crowd *crowd = data;
  g_autoptr (GError) error = NULL;
  DaybeatFileLock *lock = daybeat_file_lock_take_finish (result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (crowd->n_held, ==, 0);
  crowd->n_held++;
  crowd->held = lock;
  g_idle_add (let_go, crowd);
}

static gboolean
all_done (gpointer data)
{
  return ((Crowd *)data)->n_done == 8;
}

static void
test_exclusive (Fixture *fixture, gconstpointer data)
{
  Crowd crowd = { 0 };

  for (int i = 0; i < 8; i++)
    daybeat_file_lock_take_async (fixture->path, NULL, on_taken, &crowd);
  daybeat_test_wait_until (all_done, &crowd);
}

static void
test_other_path (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_strconcat (fixture->path, "-of-somebody-else", NULL);
  g_autoptr (DaybeatFileLock) one = take (fixture->path, NULL, NULL);
  g_autoptr (DaybeatFileLock) two = take (other, NULL, NULL);

  g_assert_nonnull (one);
  g_assert_nonnull (two);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatFileLock) held = take (fixture->path, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatFileLock) again = NULL;

  daybeat_file_lock_take_async (fixture->path, cancellable, daybeat_test_wait_callback, &wait);
  g_cancellable_cancel (cancellable);
  result = daybeat_test_wait_result (&wait);
  g_assert_null (daybeat_file_lock_take_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* Who gave up holds nothing. */
  g_clear_pointer (&held, daybeat_file_lock_free);
  again = take (fixture->path, NULL, NULL);
  g_assert_nonnull (again);
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "absent", "lock", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (take (path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* What another program does: takes the lock, says so, and holds it until it is killed. */
static int
hold (const char *path)
{
  g_autoptr (DaybeatFileLock) lock = take (path, NULL, NULL);
  char end;

  if (lock == NULL)
    return 1;
  g_print ("held\n");
  fflush (stdout);
  return read (STDIN_FILENO, &end, 1) == 0 ? 0 : 1;
}

static void
test_killed_process (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) holder = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                                     &error, program, "--hold", fixture->path, NULL);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DaybeatFileLock) lock = NULL;
  char said[5];

  g_assert_no_error (error);
  g_assert_true (
      g_input_stream_read_all (g_subprocess_get_stdout_pipe (holder), said, sizeof said, NULL, NULL, NULL));
  g_assert_cmpmem (said, sizeof said, "held\n", 5);

  daybeat_file_lock_take_async (fixture->path, NULL, daybeat_test_wait_callback, &wait);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (wait.result);
  g_subprocess_force_exit (holder);
  result = daybeat_test_wait_result (&wait);
  lock = daybeat_file_lock_take_finish (result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (lock);
  g_subprocess_wait (holder, NULL, NULL);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--hold"))
    return hold (argv[2]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/file-lock/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("take", test_take);
  ADD ("exclusive", test_exclusive);
  ADD ("other-path", test_other_path);
  ADD ("cancel", test_cancel);
  ADD ("no-folder", test_no_folder);
  ADD ("killed-process", test_killed_process);
  return g_test_run ();
}
