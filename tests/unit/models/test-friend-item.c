/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-friend-item.h"

typedef struct
{
  GPtrArray *leaderboard;
  GPtrArray *friends;
  DaybeatUnits *units;
} Fixture;

static DaybeatLeaderboardEntry *
add_entry (Fixture *fixture, const char *id, const char *name, int rank, gint64 steps)
{
  DaybeatLeaderboardEntry *entry = daybeat_leaderboard_entry_new ();

  entry->id = g_strdup (id);
  entry->display_name = g_strdup (name);
  entry->rank = rank;
  entry->steps = steps;
  g_ptr_array_add (fixture->leaderboard, entry);
  return entry;
}

static void
add_friend (Fixture *fixture, const char *id, const char *name, const char *since)
{
  DaybeatFriend *friend_ = daybeat_friend_new ();

  friend_->id = g_strdup (id);
  friend_->display_name = g_strdup (name);
  if (since != NULL)
    g_assert_true (daybeat_instant_parse (since, &friend_->since));
  g_ptr_array_add (fixture->friends, friend_);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->units = daybeat_units_new ("metric", NULL, NULL, NULL);
  fixture->leaderboard = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_leaderboard_entry_unref);
  fixture->friends = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_friend_unref);

  add_entry (fixture, "I", "Ilse", DAYBEAT_ABSENT, DAYBEAT_ABSENT);
  add_entry (fixture, "S", "Sam", 2, 10000)->self = TRUE;
  add_entry (fixture, "H", "Hana", 3, 9000)->hidden = TRUE;
  add_entry (fixture, "R", "Ren", 1, 40000)->average_steps = 5714.4;
  add_friend (fixture, "R", "Ren", NULL);
  add_friend (fixture, "Z", "Zoe", "2019-05-04T10:00:00");
  add_friend (fixture, "A", NULL, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->leaderboard, g_ptr_array_unref);
  g_clear_pointer (&fixture->friends, g_ptr_array_unref);
  g_clear_object (&fixture->units);
}

static void
assert_names (GListModel *model, const char *const *names)
{
  guint i;

  for (i = 0; names[i] != NULL; i++)
    {
      g_autoptr (DaybeatFriendItem) item = g_list_model_get_item (model, i);

      g_assert_nonnull (item);
      g_assert_cmpstr (daybeat_friend_item_get_name (item), ==, names[i]);
    }
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, i);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) places = daybeat_friend_item_create_places (fixture->leaderboard, fixture->friends);
  g_autoptr (GListModel) others = daybeat_friend_item_create_others (fixture->leaderboard, fixture->friends);

  assert_names (places, (const char *[]) { "Ren", "Sam", "Hana", "Ilse", NULL });
  assert_names (others, (const char *[]) { "A friend", "Zoe", NULL });
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) places = daybeat_friend_item_create_places (fixture->leaderboard, fixture->friends);
  g_autoptr (DaybeatFriendItem) ren = g_list_model_get_item (places, 0);
  g_autoptr (DaybeatFriendItem) sam = g_list_model_get_item (places, 1);
  g_autoptr (DaybeatFriendItem) hana = g_list_model_get_item (places, 2);
  g_autoptr (DaybeatFriendItem) ilse = g_list_model_get_item (places, 3);
  g_autofree char *none = daybeat_friend_item_dup_reason (ren);
  g_autofree char *hidden = daybeat_friend_item_dup_reason (hana);
  g_autofree char *inactive = daybeat_friend_item_dup_reason (ilse);

  g_assert_cmpfloat (daybeat_friend_item_get_share (ren), ==, 1);
  g_assert_cmpfloat (daybeat_friend_item_get_share (sam), ==, 0.25);
  g_assert_cmpfloat (daybeat_friend_item_get_share (hana), ==, 0);
  /* Numbers of who hides them are not shown, even where they came. */
  g_assert_cmpint (daybeat_friend_item_get_steps (hana), ==, DAYBEAT_ABSENT);
  g_assert_null (none);
  g_assert_cmpstr (hidden, ==, "Does not share their steps");
  g_assert_cmpstr (inactive, ==, "No steps in the last seven days");
}

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) places = daybeat_friend_item_create_places (fixture->leaderboard, fixture->friends);
  g_autoptr (GListModel) others = daybeat_friend_item_create_others (fixture->leaderboard, fixture->friends);
  g_autoptr (DaybeatFriendItem) ren = g_list_model_get_item (places, 0);
  g_autoptr (DaybeatFriendItem) sam = g_list_model_get_item (places, 1);
  g_autoptr (DaybeatFriendItem) zoe = g_list_model_get_item (others, 1);
  g_autofree char *average = daybeat_friend_item_dup_detail (ren, fixture->units);
  g_autofree char *since = daybeat_friend_item_dup_detail (zoe, fixture->units);
  g_autofree char *summary = daybeat_friend_item_dup_summary (sam, fixture->units);

  g_assert_cmpstr (average, ==, "5,714\u202fsteps a day on average");
  g_assert_cmpstr (since, ==, "Friends since 4 May 2019");
  g_assert_cmpstr (summary, ==, "Place 2, Sam, this is you, 10,000\u202fsteps");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/friend-item/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/friend-item/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/friend-item/texts", Fixture, NULL, set_up, test_texts, tear_down);

  return g_test_run ();
}
