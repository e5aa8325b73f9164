/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-sleep-night-list.h"
#include "daybeat-test-support.h"

#define FIRST_DAY ((DaybeatDay) 735000)

typedef struct
{
  char *folder;
  DaybeatStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  DaybeatTestWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = daybeat_test_make_folder ();
  path = g_build_filename (fixture->folder, "history.db", NULL);
  daybeat_store_open_async (path, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  fixture->store = daybeat_store_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  DaybeatTestWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_store_close_async (fixture->store, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  daybeat_store_close_finish (fixture->store, result, NULL);
  g_clear_object (&fixture->store);
  daybeat_test_remove_folder (fixture->folder);
}

static void
add_night (DaybeatBatch *batch, DaybeatDay day)
{
  DaybeatSleep *sleep = daybeat_sleep_new ();

  sleep->source = DAYBEAT_SOURCE_FITBIT;
  sleep->id = g_strdup_printf ("%u", day);
  sleep->day = day;
  sleep->end.wall_ms = ((gint64) day - daybeat_day_from_ymd (1970, 1, 1)) * DAYBEAT_MS_PER_DAY + 7 * 3600000;
  sleep->start.wall_ms = sleep->end.wall_ms - 8 * 3600000;
  sleep->asleep_minutes = (int) (day % 400) + 60;
  sleep->main = TRUE;
  g_ptr_array_add (batch->sleeps, sleep);
}

static void
apply (Fixture *fixture, DaybeatBatch *batch)
{
  DaybeatTestWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_store_apply_async (fixture->store, batch, NULL, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  daybeat_store_apply_finish (fixture->store, result, &error);
  g_assert_no_error (error);
}

static void
load (DaybeatSleepNightList *list)
{
  DaybeatTestWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_sleep_night_list_load_async (list, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  daybeat_sleep_night_list_load_finish (list, result, &error);
  g_assert_no_error (error);
}

static gboolean
is_loaded (gpointer data)
{
  return daybeat_sleep_night_get_loaded (data);
}

/* Nights from FIRST_DAY on, every seventh of them left out. */
static void
add_nights (Fixture *fixture, guint n)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);

  for (guint i = 0; batch->sleeps->len < n; i++)
    {
      if (i % 7 != 6)
        add_night (batch, FIRST_DAY + i);
    }
  apply (fixture, batch);
}

static void
test_thousands (Fixture *fixture, gconstpointer data)
{
  DaybeatSleepNightList *list;
  DaybeatSleepNight *first, *same, *middle;
  gint64 began;

  add_nights (fixture, 5000);
  list = daybeat_sleep_night_list_new (fixture->store, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);

  began = g_get_monotonic_time ();
  load (list);
  g_test_message ("5,000 nights opened in %.1f ms", (double) (g_get_monotonic_time () - began) / 1000);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 5000);
  g_assert_cmpuint (daybeat_sleep_night_list_get_day (list, 0), ==, FIRST_DAY + 5832);
  g_assert_cmpuint (daybeat_sleep_night_list_get_day (list, 4999), ==, FIRST_DAY);

  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_false (daybeat_sleep_night_get_loaded (first));
  same = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (first == same);
  middle = g_list_model_get_item (G_LIST_MODEL (list), 2500);
  daybeat_test_wait_until (is_loaded, first);
  daybeat_test_wait_until (is_loaded, middle);
  g_assert_cmpfloat (daybeat_sleep_night_get_asleep (first), ==, (FIRST_DAY + 5832) % 400 + 60);
  g_assert_nonnull (daybeat_sleep_night_get_main (middle));

  g_object_unref (same);
  g_object_unref (middle);
  g_object_unref (first);
  g_assert_finalize_object (list);
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  guint *change = data;

  change[0] = position;
  change[1] = removed;
  change[2] = added;
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatSleepNightList) list = NULL;
  g_autoptr (DaybeatSleepNight) night = NULL;
  g_autoptr (DaybeatSleepNight) again = NULL;
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  guint change[3] = { 99, 99, 99 };

  add_nights (fixture, 100);
  list = daybeat_sleep_night_list_new (fixture->store, NULL);
  load (list);
  night = g_list_model_get_item (G_LIST_MODEL (list), 0);
  daybeat_test_wait_until (is_loaded, night);

  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), change);
  add_night (batch, FIRST_DAY + 6);
  apply (fixture, batch);
  load (list);
  g_assert_cmpuint (change[0], ==, 94);
  g_assert_cmpuint (change[1], ==, 0);
  g_assert_cmpuint (change[2], ==, 1);
  again = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (again == night);
}

static void
look_at_first (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  g_autoptr (DaybeatSleepNight) night = g_list_model_get_item (model, 0);

  g_assert_nonnull (night);
}

/* A view that hears of the change takes what is on the screen, and comes for the rest of the page later. */
static void
test_look_while_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatSleepNightList) list = NULL;

  add_nights (fixture, 100);
  list = daybeat_sleep_night_list_new (fixture->store, NULL);
  g_signal_connect (list, "items-changed", G_CALLBACK (look_at_first), NULL);
  load (list);
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (DaybeatSleepNight) night = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_nonnull (night);
      g_assert_cmpuint (daybeat_sleep_night_get_day (night), ==, daybeat_sleep_night_list_get_day (list, i));
      daybeat_test_wait_until (is_loaded, night);
    }
}

static gboolean
is_hidden (gpointer data)
{
  return daybeat_sleep_night_get_main (data) == NULL;
}

static void
test_hide (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatHiddenSleeps) hidden = daybeat_hidden_sleeps_new ();
  g_autoptr (DaybeatSleepNightList) list = NULL;
  g_autoptr (DaybeatSleepNight) night = NULL;

  add_nights (fixture, 10);
  list = daybeat_sleep_night_list_new (fixture->store, hidden);
  load (list);
  night = g_list_model_get_item (G_LIST_MODEL (list), 3);
  daybeat_test_wait_until (is_loaded, night);
  g_assert_nonnull (daybeat_sleep_night_get_main (night));

  daybeat_hidden_sleeps_hide (hidden, daybeat_sleep_night_get_main (night)->id);
  load (list);
  daybeat_test_wait_until (is_hidden, night);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/models/sleep-night-list/thousands", Fixture, NULL, set_up, test_thousands, tear_down);
  g_test_add ("/models/sleep-night-list/change", Fixture, NULL, set_up, test_change, tear_down);
  g_test_add ("/models/sleep-night-list/look-while-told", Fixture, NULL, set_up, test_look_while_told, tear_down);
  g_test_add ("/models/sleep-night-list/hide", Fixture, NULL, set_up, test_hide, tear_down);
  return g_test_run ();
}
