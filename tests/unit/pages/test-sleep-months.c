/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-sleep-months.h"
#include "daybeat-test-support.h"

static DaybeatStore *
open_store (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "history.db", NULL);
  DaybeatTestWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DaybeatStore *store;

  daybeat_store_open_async (path, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  store = daybeat_store_open_finish (result, &error);
  g_assert_no_error (error);
  return store;
}

static void
add_nights (DaybeatStore *store, DaybeatDay first, guint n)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  DaybeatTestWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      DaybeatSleep *sleep = daybeat_sleep_new ();

      sleep->source = DAYBEAT_SOURCE_FITBIT;
      sleep->id = g_strdup_printf ("%u", i);
      sleep->day = first + i;
      sleep->end.wall_ms = ((gint64) sleep->day - daybeat_day_from_ymd (1970, 1, 1)) * DAYBEAT_MS_PER_DAY + 25200000;
      sleep->start.wall_ms = sleep->end.wall_ms - 25200000;
      g_ptr_array_add (batch->sleeps, sleep);
    }
  daybeat_store_apply_async (store, batch, NULL, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  daybeat_store_apply_finish (store, result, &error);
  g_assert_no_error (error);
}

static void
load (DaybeatSleepNightList *nights)
{
  DaybeatTestWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_sleep_night_list_load_async (nights, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  daybeat_sleep_night_list_load_finish (nights, result, &error);
  g_assert_no_error (error);
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, guint *sum)
{
  *sum += added - removed;
}

static void
assert_section (DaybeatSleepMonths *months, guint position, guint expected_start, guint expected_end)
{
  guint start, end;

  gtk_section_model_get_section (GTK_SECTION_MODEL (months), position, &start, &end);
  g_assert_cmpuint (start, ==, expected_start);
  g_assert_cmpuint (end, ==, expected_end);
}

/* 20 October to 8 December, newest first: 8 days of December, 30 of November, 12 of October. */
static void
test_sections (void)
{
  char *folder = daybeat_test_make_folder ();
  DaybeatStore *store = open_store (folder);
  DaybeatSleepNightList *nights = daybeat_sleep_night_list_new (store, NULL);
  DaybeatSleepMonths *months = daybeat_sleep_months_new (nights);
  guint n_items = 0;

  assert_section (months, 0, 0, G_MAXUINT);
  g_signal_connect (months, "items-changed", G_CALLBACK (on_items_changed), &n_items);
  add_nights (store, daybeat_day_from_ymd (2026, 10, 20), 50);
  load (nights);
  g_assert_cmpuint (n_items, ==, 50);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (months)), ==, 50);
  assert_section (months, 0, 0, 8);
  assert_section (months, 7, 0, 8);
  assert_section (months, 8, 8, 38);
  assert_section (months, 20, 8, 38);
  assert_section (months, 49, 38, 50);
  assert_section (months, 50, 50, G_MAXUINT);

  g_assert_finalize_object (months);
  g_assert_finalize_object (nights);
  g_object_unref (store);
  daybeat_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/sleep-months/sections", test_sections);
  return g_test_run ();
}
