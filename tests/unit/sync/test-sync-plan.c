/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-sync-backoff.h"
#include "daybeat-sync-plan.h"

static const DaybeatResource sleep_resource = { "sleep", "Sleep", "sleep", DAYBEAT_FAMILY_SLEEP, 100, 7, 8 };

typedef struct
{
  DaybeatDay first;
  DaybeatDay last;
} Window;

static GPtrArray *
make_checkpoints (const Window *known, gsize n_known)
{
  GPtrArray *checkpoints = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_checkpoint_unref);

  for (gsize i = 0; i < n_known; i++)
    g_ptr_array_add (checkpoints, daybeat_checkpoint_new (DAYBEAT_SOURCE_FITBIT, "sleep", known[i].first,
                                                          known[i].last, 1));
  return checkpoints;
}

static void
assert_windows (const Window *known, gsize n_known, DaybeatDay since, DaybeatDay today, const Window *expected,
                gsize n_expected)
{
  g_autoptr (GPtrArray) checkpoints = make_checkpoints (known, n_known);
  g_autoptr (GArray) steps =
      daybeat_sync_plan_windows (checkpoints, DAYBEAT_SOURCE_FITBIT, &sleep_resource, since, today);

  g_assert_cmpuint (steps->len, ==, n_expected);
  for (gsize i = 0; i < n_expected; i++)
    {
      g_assert_cmpuint (g_array_index (steps, DaybeatSyncStep, i).first, ==, expected[i].first);
      g_assert_cmpuint (g_array_index (steps, DaybeatSyncStep, i).last, ==, expected[i].last);
    }
}

static void
test_nothing_known (void)
{
  const Window expected[] = { { 1151, 1250 }, { 1051, 1150 }, { 1000, 1050 } };

  assert_windows (NULL, 0, 1000, 1250, expected, G_N_ELEMENTS (expected));
}

static void
test_three_years_take_eleven (void)
{
  g_autoptr (GPtrArray) none = make_checkpoints (NULL, 0);
  g_autoptr (GArray) steps = daybeat_sync_plan_windows (none, DAYBEAT_SOURCE_FITBIT, &sleep_resource, 10000, 11095);

  g_assert_cmpuint (steps->len, ==, 11);
}

static void
test_latest_days_again (void)
{
  const Window known[] = { { 1000, 1250 } };
  const Window same_day[] = { { 1244, 1250 } };
  const Window later[] = { { 1244, 1260 } };

  assert_windows (known, 1, 1000, 1250, same_day, 1);
  assert_windows (known, 1, 1000, 1260, later, 1);
}

/* The days before a hole were the latest once: they may have been fetched before they were over. */
static void
test_holes (void)
{
  const Window known[] = { { 1200, 1250 }, { 1000, 1049 } };
  const Window expected[] = { { 1244, 1250 }, { 1100, 1199 }, { 1043, 1099 }, { 900, 999 } };

  assert_windows (known, 2, 900, 1250, expected, G_N_ELEMENTS (expected));
}

static void
test_long_absence (void)
{
  const Window known[] = { { 1000, 1100 } };
  const Window expected[] = { { 1201, 1300 }, { 1101, 1200 }, { 1094, 1100 } };

  assert_windows (known, 1, 1000, 1300, expected, G_N_ELEMENTS (expected));
}

/* A window of years costs one request, whole or in part: the oldest is asked for whole. */
static void
test_windows_of_years (void)
{
  const DaybeatResource daily = { "daily", "Daily", "x", DAYBEAT_FAMILY_DAILIES, 1826, 10, 1 };
  const DaybeatDay today = 738000;
  g_autoptr (GPtrArray) nothing = make_checkpoints (NULL, 0);
  g_autoptr (GArray) steps = daybeat_sync_plan_windows (nothing, DAYBEAT_SOURCE_FITBIT, &daily, today - 3000, today);

  g_assert_cmpuint (steps->len, ==, 2);
  for (guint i = 0; i < steps->len; i++)
    {
      const DaybeatSyncStep *step = &g_array_index (steps, DaybeatSyncStep, i);

      g_assert_cmpuint (step->last, ==, today - i * 1826);
      g_assert_cmpuint (step->first, ==, step->last - 1825);
      g_assert_cmpuint (step->expected_requests, ==, 1);
    }
}

static void
test_marks (void)
{
  g_autoptr (GPtrArray) checkpoints = make_checkpoints (NULL, 0);
  DaybeatCheckpoint *mark = daybeat_checkpoint_new (DAYBEAT_SOURCE_FITBIT, "sleep", 0, 0, 1);

  g_assert_false (daybeat_sync_plan_is_marked (checkpoints, DAYBEAT_SOURCE_FITBIT, &sleep_resource));
  mark->marked = g_strdup ("missing-scope");
  g_ptr_array_add (checkpoints, mark);
  g_assert_true (daybeat_sync_plan_is_marked (checkpoints, DAYBEAT_SOURCE_FITBIT, &sleep_resource));
  g_assert_false (daybeat_sync_plan_is_marked (checkpoints, DAYBEAT_SOURCE_ARCHIVE, &sleep_resource));
}

static void
test_backoff (void)
{
  for (guint tries = 1; tries < 40; tries++)
    {
      guint shortest = (guint) MIN (60000, (guint64) 1000 << MIN (tries - 1, 16));
      guint delay = daybeat_sync_backoff (tries, 1000);

      g_assert_cmpuint (delay, >=, shortest);
      g_assert_cmpuint (delay, <=, shortest + shortest / 4);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/plan/nothing-known", test_nothing_known);
  g_test_add_func ("/sync/plan/three-years-take-eleven", test_three_years_take_eleven);
  g_test_add_func ("/sync/plan/latest-days-again", test_latest_days_again);
  g_test_add_func ("/sync/plan/holes", test_holes);
  g_test_add_func ("/sync/plan/long-absence", test_long_absence);
  g_test_add_func ("/sync/plan/windows-of-years", test_windows_of_years);
  g_test_add_func ("/sync/plan/marks", test_marks);
  g_test_add_func ("/sync/backoff", test_backoff);
  return g_test_run ();
}
