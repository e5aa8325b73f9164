/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DaybeatTestWait:
 *
 * Turns an async call into a straight line: pass daybeat_test_wait_callback and a #DaybeatTestWait, then
 * daybeat_test_wait_result() iterates the main context until the answer is there.
 */
typedef struct
{
  GAsyncResult *result;
} DaybeatTestWait;

void daybeat_test_wait_callback (GObject *source, GAsyncResult *result, gpointer user_data);

/**
 * daybeat_test_wait_result:
 *
 * Returns: (transfer full): the result, for the matching `…_finish`
 */
GAsyncResult *daybeat_test_wait_result (DaybeatTestWait *wait);

/**
 * daybeat_test_wait_until:
 * @condition: asked after every event
 *
 * Waits for a condition, never for time; fails the test after a minute without it.
 */
void daybeat_test_wait_until (gboolean (*condition) (gpointer data), gpointer data);

/**
 * daybeat_test_make_folder:
 *
 * Returns: (transfer full): a new folder for one test
 */
char *daybeat_test_make_folder (void);

/**
 * daybeat_test_remove_folder:
 * @folder: (transfer full):
 */
void daybeat_test_remove_folder (char *folder);

G_END_DECLS
