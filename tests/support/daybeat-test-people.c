/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-test"

#include "config.h"

#include "daybeat-test-people.h"

#include "daybeat-test-support.h"

DaybeatHistory *
daybeat_test_open_history (DaybeatPerson *person)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DaybeatHistory *history;

  daybeat_history_open_async (person, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  history = daybeat_history_open_finish (result, &error);
  g_assert_no_error (error);
  return history;
}

void
daybeat_test_close_history (DaybeatHistory *history)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_history_close_async (history, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_history_close_finish (history, result, NULL));
  g_object_unref (history);
}
