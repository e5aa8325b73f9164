/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-badge-ladder.h"
#include "daybeat-badge-shelf.h"

static void
add_badge (GPtrArray *badges, const char *type, const char *category, const char *unit, gint64 value, gint64 times)
{
  DaybeatBadge *badge = daybeat_badge_new ();

  badge->type = g_strdup (type);
  badge->category = g_strdup (category);
  badge->unit = g_strdup (unit);
  badge->value = value;
  badge->times_achieved = times;
  badge->short_name = g_strdup_printf ("Badge %d", (int) value);
  badge->date = daybeat_day_from_ymd (2023, 3, 9);
  g_ptr_array_add (badges, badge);
}

static GPtrArray *
create_badges (void)
{
  GPtrArray *badges = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_badge_unref);

  add_badge (badges, "LIFETIME_DISTANCE", "Lifetime Distance", "KILOMETERS", 804, 1);
  add_badge (badges, "DAILY_STEPS", "Minions Badges", NULL, 32100, 1);
  add_badge (badges, "DAILY_STEPS", "Daily Steps", NULL, 20000, 3);
  add_badge (badges, "DAILY_STEPS", "Daily Steps", NULL, 10000, 57);
  add_badge (badges, "SOMETHING_NEW", NULL, NULL, 1, 1);
  add_badge (badges, "LIFETIME_DISTANCE", "Lifetime Distance", "KILOMETERS", 42, 1);
  return badges;
}

static DaybeatBadgeItem *
peek_item (GListModel *shelves, guint shelf, guint item)
{
  g_autoptr (DaybeatBadgeShelf) found = g_list_model_get_item (shelves, shelf);
  g_autoptr (DaybeatBadgeItem) badge = g_list_model_get_item (G_LIST_MODEL (found), item);

  g_assert_nonnull (badge);
  return badge;
}

static void
test_shelves (void)
{
  static const char *const titles[] = { "Daily Steps", "Lifetime Distance", "Minions Badges", "Other badges" };
  g_autoptr (GPtrArray) badges = create_badges ();
  g_autoptr (GListModel) shelves = daybeat_badge_shelf_create_all (badges);

  g_assert_cmpuint (g_list_model_get_n_items (shelves), ==, G_N_ELEMENTS (titles));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (DaybeatBadgeShelf) shelf = g_list_model_get_item (shelves, i);

      g_assert_cmpstr (daybeat_badge_shelf_get_title (shelf), ==, titles[i]);
    }
  g_assert_cmpint (daybeat_badge_item_get_value (peek_item (shelves, 0, 0)), ==, 10000);
  g_assert_cmpint (daybeat_badge_item_get_value (peek_item (shelves, 0, 1)), ==, 20000);
  g_assert_false (daybeat_badge_item_is_next (peek_item (shelves, 0, 1)));
}

static void
test_next (void)
{
  g_autoptr (DaybeatUnits) units = daybeat_units_new ("us", NULL, NULL, NULL);
  g_autoptr (GPtrArray) badges = create_badges ();
  g_autoptr (GListModel) shelves = daybeat_badge_shelf_create_all (badges);
  g_autoptr (DaybeatBadgeShelf) steps = g_list_model_get_item (shelves, 0);
  g_autoptr (DaybeatBadgeShelf) minions = g_list_model_get_item (shelves, 2);
  DaybeatBadgeItem *next = peek_item (shelves, 0, 2);
  g_autofree char *title = daybeat_badge_item_dup_title (next, units);
  g_autofree char *distance = daybeat_badge_item_dup_title (peek_item (shelves, 1, 2), units);
  g_autofree char *summary = daybeat_badge_item_dup_summary (next, units);

  g_assert_cmpuint (daybeat_badge_shelf_get_n_earned (steps), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (steps)), ==, 3);
  g_assert_true (daybeat_badge_item_is_next (next));
  g_assert_cmpint (daybeat_badge_item_get_value (next), ==, 25000);
  g_assert_cmpstr (title, ==, "25,000\u202fsteps");
  g_assert_cmpstr (summary, ==, "Next: 25,000\u202fsteps, not earned yet");
  /* The ladder of an account in kilometres stays in kilometres, whatever else is shown. */
  g_assert_cmpstr (distance, ==, "1,184\u202fkm");
  /* A special series is no ladder: nobody knows what comes next. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (minions)), ==, 1);
}

static void
test_texts (void)
{
  g_autoptr (DaybeatUnits) units = daybeat_units_new ("metric", NULL, NULL, NULL);
  g_autoptr (GPtrArray) badges = create_badges ();
  g_autoptr (GListModel) shelves = daybeat_badge_shelf_create_all (badges);
  DaybeatBadgeItem *often = peek_item (shelves, 0, 0);
  g_autofree char *title = daybeat_badge_item_dup_title (often, units);
  g_autofree char *value = daybeat_badge_item_dup_short_value (often, units);
  g_autofree char *times = daybeat_badge_item_dup_times (often, units);
  g_autofree char *summary = daybeat_badge_item_dup_summary (often, units);
  g_autofree char *once = daybeat_badge_item_dup_times (peek_item (shelves, 1, 0), units);
  g_autofree char *unknown = daybeat_badge_item_dup_short_value (peek_item (shelves, 3, 0), units);

  g_assert_cmpstr (title, ==, "Badge 10000");
  g_assert_cmpstr (value, ==, "10k");
  g_assert_cmpstr (times, ==, "×57");
  g_assert_cmpstr (summary, ==, "Badge 10000, earned 57 times, last on 9 March 2023");
  g_assert_cmpstr (once, ==, "");
  g_assert_cmpstr (unknown, ==, "");
}

static void
test_ladders (void)
{
  g_assert_true (daybeat_badge_ladder_has ("DAILY_STEPS", NULL, 10000));
  g_assert_false (daybeat_badge_ladder_has ("DAILY_STEPS", NULL, 32100));
  g_assert_false (daybeat_badge_ladder_has (NULL, NULL, 10000));
  g_assert_cmpint (daybeat_badge_ladder_get_next ("DAILY_STEPS", NULL, 0), ==, 5000);
  g_assert_cmpint (daybeat_badge_ladder_get_next ("DAILY_STEPS", NULL, 100000), ==, DAYBEAT_ABSENT);
  g_assert_cmpint (daybeat_badge_ladder_get_next ("LIFETIME_DISTANCE", "MILES", 26), ==, 70);
  g_assert_cmpint (daybeat_badge_ladder_get_next ("LIFETIME_DISTANCE", "KILOMETERS", 42), ==, 112);
  g_assert_cmpint (daybeat_badge_ladder_get_next ("LIFETIME_DISTANCE", NULL, 42), ==, DAYBEAT_ABSENT);
  g_assert_cmpint (daybeat_badge_ladder_get_next ("WHATEVER", NULL, 1), ==, DAYBEAT_ABSENT);
}

static void
test_none (void)
{
  g_autoptr (GPtrArray) badges = g_ptr_array_new ();
  g_autoptr (GListModel) shelves = daybeat_badge_shelf_create_all (badges);

  g_assert_cmpuint (g_list_model_get_n_items (shelves), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/badge-shelf/shelves", test_shelves);
  g_test_add_func ("/badge-shelf/next", test_next);
  g_test_add_func ("/badge-shelf/texts", test_texts);
  g_test_add_func ("/badge-shelf/ladders", test_ladders);
  g_test_add_func ("/badge-shelf/none", test_none);

  return g_test_run ();
}
