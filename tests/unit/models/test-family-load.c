/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-family-load.h"
#include "daybeat-test-support.h"

typedef struct
{
  char *folder;
  DaybeatStore *store;
} Fixture;

static void
apply (DaybeatStore *store, DaybeatBatch *batch, DaybeatCheckpoint *checkpoint)
{
  DaybeatTestWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_store_apply_async (store, batch, checkpoint, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_true (daybeat_store_apply_finish (store, result, &error));
  g_assert_no_error (error);
}

static void
mark (DaybeatStore *store, const char *resource, const char *word)
{
  g_autoptr (DaybeatCheckpoint) checkpoint
      = daybeat_checkpoint_new (DAYBEAT_SOURCE_FITBIT, resource, DAYBEAT_DAY_NONE, DAYBEAT_DAY_NONE, 1700000000000);

  g_set_str (&checkpoint->marked, word);
  apply (store, NULL, checkpoint);
}

static DaybeatFamilyLoad *
load (DaybeatStore *store, DaybeatFamilies families)
{
  DaybeatTestWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DaybeatFamilyLoad *loaded;

  daybeat_family_load_async (store, families, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  loaded = daybeat_family_load_finish (store, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (loaded);
  return loaded;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  DaybeatTestWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = daybeat_test_make_folder ();
  path = g_build_filename (fixture->folder, "history.sqlite", NULL);
  daybeat_store_open_async (path, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  fixture->store = daybeat_store_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->store);
  daybeat_test_remove_folder (fixture->folder);
}

static void
test_families (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_FITBIT);
  g_autoptr (DaybeatFamilyLoad) loaded = NULL;
  DaybeatBadge *badge = daybeat_badge_new ();
  DaybeatFriend *friend_ = daybeat_friend_new ();

  batch->source = DAYBEAT_SOURCE_FITBIT;
  batch->profile = daybeat_profile_new ();
  batch->profile->source = DAYBEAT_SOURCE_FITBIT;
  batch->profile->full_name = g_strdup ("Mara Holm");
  badge->source = DAYBEAT_SOURCE_FITBIT;
  badge->id = g_strdup ("228TT7");
  badge->type = g_strdup ("DAILY_STEPS");
  badge->value = 10000;
  g_ptr_array_add (batch->badges, badge);
  friend_->source = DAYBEAT_SOURCE_FITBIT;
  friend_->id = g_strdup ("9ZTES2");
  g_ptr_array_add (batch->friends, friend_);
  apply (fixture->store, batch, NULL);

  loaded = load (fixture->store, DAYBEAT_FAMILY_PROFILE | DAYBEAT_FAMILY_BADGES | DAYBEAT_FAMILY_DEVICES);
  g_assert_nonnull (loaded->profile);
  g_assert_cmpstr (loaded->profile->full_name, ==, "Mara Holm");
  g_assert_cmpuint (loaded->badges->len, ==, 1);
  g_assert_cmpuint (loaded->devices->len, ==, 0);
  /* not asked for */
  g_assert_cmpuint (loaded->friends->len, ==, 0);
  g_assert_null (loaded->sleep_goal);
}

static void
test_reasons (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatFamilyLoad) loaded = NULL;

  mark (fixture->store, "friends", "forbidden");
  mark (fixture->store, "devices", "missing-scope");
  mark (fixture->store, "badges", NULL);
  loaded = load (fixture->store, DAYBEAT_FAMILY_FRIENDS);
  g_assert_cmpint (daybeat_family_load_get_reason (loaded, "friends"), ==, DAYBEAT_EMPTY_REASON_FORBIDDEN);
  g_assert_cmpint (daybeat_family_load_get_reason (loaded, "devices"), ==, DAYBEAT_EMPTY_REASON_NOT_GRANTED);
  g_assert_cmpint (daybeat_family_load_get_reason (loaded, "badges"), ==, DAYBEAT_EMPTY_REASON_NOTHING);
  g_assert_cmpint (daybeat_family_load_get_reason (loaded, "profile"), ==, DAYBEAT_EMPTY_REASON_NOT_SYNCED);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DaybeatTestWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_family_load_async (fixture->store, DAYBEAT_FAMILY_BADGES, cancellable, daybeat_test_wait_callback, &wait);
  g_cancellable_cancel (cancellable);
  result = daybeat_test_wait_result (&wait);
  g_assert_null (daybeat_family_load_finish (fixture->store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/family-load/families", Fixture, NULL, set_up, test_families, tear_down);
  g_test_add ("/family-load/reasons", Fixture, NULL, set_up, test_reasons, tear_down);
  g_test_add ("/family-load/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);

  return g_test_run ();
}
