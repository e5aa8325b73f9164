/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-test-body.h"

static DaybeatBatch *
decode_friends (const char *fixture)
{
  return daybeat_test_decode (daybeat_fitbit_decode_friends, daybeat_test_read_fixture (fixture));
}

static DaybeatBatch *
decode_leaderboard (const char *fixture)
{
  return daybeat_test_decode (daybeat_fitbit_decode_leaderboard, daybeat_test_read_fixture (fixture));
}

static const DaybeatLeaderboardEntry *
find_entry (DaybeatBatch *batch, const char *id)
{
  for (guint i = 0; i < batch->leaderboard->len; i++)
    {
      const DaybeatLeaderboardEntry *entry = g_ptr_array_index (batch->leaderboard, i);

      if (g_str_equal (entry->id, id))
        return entry;
    }
  g_test_message ("nobody is called %s", id);
  g_assert_not_reached ();
}

static void
test_friends (void)
{
  g_autoptr (DaybeatBatch) batch = decode_friends ("friends");
  const DaybeatFriend *lee, *kim;

  g_assert_cmpuint (batch->findings->len, ==, 0);
  g_assert_cmpuint (batch->friends->len, ==, 2);
  lee = g_ptr_array_index (batch->friends, 0);
  g_assert_cmpint (lee->source, ==, DAYBEAT_SOURCE_FITBIT);
  g_assert_cmpstr (lee->id, ==, "2CCCC1");
  g_assert_cmpstr (lee->display_name, ==, "Lee W.");
  g_assert_cmpstr (lee->avatar_url, ==, "https://example.org/lee_150_square.jpg");
  g_assert_cmpint (lee->child, ==, FALSE);
  g_assert_true (daybeat_instant_is_absent (lee->since));
  g_assert_null (lee->extra);
  kim = g_ptr_array_index (batch->friends, 1);
  g_assert_cmpint (kim->child, ==, TRUE);
  g_assert_cmpstr (kim->extra, ==, "{\"streak\":4}");
}

static void
test_odd_friends (void)
{
  g_autoptr (DaybeatBatch) batch = decode_friends ("friends-odd");
  const DaybeatFriend *person;

  g_assert_cmpuint (batch->friends->len, ==, 3);
  person = g_ptr_array_index (batch->friends, 0);
  g_assert_cmpstr (person->id, ==, "2CCCC3");
  g_assert_null (person->display_name);
  person = g_ptr_array_index (batch->friends, 1);
  g_assert_cmpstr (person->id, ==, "7");
  g_assert_cmpstr (person->display_name, ==, "12");
  g_assert_null (person->avatar_url);
  g_assert_cmpint (person->child, ==, TRUE);
  person = g_ptr_array_index (batch->friends, 2);
  g_assert_cmpstr (person->id, ==, "2CCCC4");
  /* One without an id, one that is no object. */
  g_assert_cmpuint (daybeat_test_count_findings (batch, "data[]"), ==, 2);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "data[].attributes.avatar"), ==, 1);
  g_assert_cmpuint (batch->findings->len, ==, 3);
}

static void
test_old_friends (void)
{
  g_autoptr (DaybeatBatch) batch = decode_friends ("friends-1.0");
  const DaybeatFriend *ruth;

  g_assert_cmpuint (batch->findings->len, ==, 0);
  g_assert_cmpuint (batch->friends->len, ==, 1);
  ruth = g_ptr_array_index (batch->friends, 0);
  g_assert_cmpstr (ruth->id, ==, "2CCCC5");
  g_assert_cmpstr (ruth->display_name, ==, "Ruth B.");
  g_assert_cmpstr (ruth->avatar_url, ==, "http://www.fitbit.com/images/profile/defaultProfile_150_female.gif");
  g_assert_cmpint (ruth->child, ==, DAYBEAT_ABSENT);
  g_assert_nonnull (strstr (ruth->extra, "Europe/Berlin"));
}

static void
test_no_friends (void)
{
  static const char *const bodies[] = { "{}", "{\"data\":null}", "{\"data\":{}}", "{\"friends\":7}", "[]", "\"x\"" };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      daybeat_test_assert_refused (daybeat_fitbit_decode_friends, bodies[i]);
      daybeat_test_assert_refused (daybeat_fitbit_decode_leaderboard, bodies[i]);
    }
  g_test_message ("an empty list is an answer");
  daybeat_batch_unref (daybeat_test_decode (daybeat_fitbit_decode_friends, daybeat_test_body ("{\"data\":[]}")));
  daybeat_batch_unref (daybeat_test_decode (daybeat_fitbit_decode_leaderboard, daybeat_test_body ("{\"data\":[]}")));
}

static void
test_leaderboard (void)
{
  g_autoptr (DaybeatBatch) batch = decode_leaderboard ("leaderboard");
  const DaybeatLeaderboardEntry *entry;

  g_assert_cmpuint (batch->findings->len, ==, 0);
  g_assert_cmpuint (batch->leaderboard->len, ==, 4);

  entry = find_entry (batch, "2CCCC2");
  g_assert_cmpstr (entry->display_name, ==, "Kim");
  g_assert_cmpstr (entry->avatar_url, ==, "https://example.org/Kim.jpg");
  g_assert_cmpint (entry->rank, ==, 3);
  g_assert_cmpint (entry->steps, ==, 41002);
  g_assert_cmpfloat (entry->average_steps, ==, 5857.428571428572);
  g_assert_false (entry->self);
  g_assert_false (entry->hidden);

  /* Of the caller it is not said that they are a friend. */
  entry = find_entry (batch, "2BBBB1");
  g_assert_true (entry->self);
  g_assert_false (entry->hidden);
  /* Ties are possible. */
  g_assert_cmpint (entry->rank, ==, find_entry (batch, "2CCCC1")->rank);

  /* Who is inactive has no numbers. */
  entry = find_entry (batch, "2CCCC6");
  g_assert_cmpstr (entry->display_name, ==, "Pat");
  g_assert_cmpint (entry->rank, ==, DAYBEAT_ABSENT);
  g_assert_cmpint (entry->steps, ==, DAYBEAT_ABSENT);
  g_assert_true (isnan (entry->average_steps));
  g_assert_true (entry->hidden);
}

static void
test_odd_leaderboard (void)
{
  g_autoptr (DaybeatBatch) batch = decode_leaderboard ("leaderboard-odd");
  const DaybeatLeaderboardEntry *entry;

  g_assert_cmpuint (batch->leaderboard->len, ==, 3);
  /* Numbers as texts, and the join key one level higher. */
  entry = find_entry (batch, "2CCCC1");
  g_assert_cmpstr (entry->display_name, ==, "Lee");
  g_assert_cmpint (entry->rank, ==, 2);
  g_assert_cmpint (entry->steps, ==, 9000);
  g_assert_cmpfloat (entry->average_steps, ==, 1285.5);
  /* Said oddly is said all the same: this is not the caller. */
  g_assert_false (entry->self);

  /* Without a join key the entry's own id is one. */
  entry = find_entry (batch, "2CCCC2");
  g_assert_cmpstr (entry->display_name, ==, "Kim");
  g_assert_true (isnan (entry->average_steps));
  g_assert_true (entry->hidden);
  g_assert_false (entry->self);

  entry = find_entry (batch, "2CCCC7");
  g_assert_null (entry->display_name);
  g_assert_false (entry->self);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "data[].attributes.step-average"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "data[]"), ==, 2);
}

static void
test_old_leaderboard (void)
{
  g_autoptr (DaybeatBatch) batch = decode_leaderboard ("leaderboard-1.0");
  const DaybeatLeaderboardEntry *entry;

  g_assert_cmpuint (batch->leaderboard->len, ==, 2);
  entry = find_entry (batch, "2CCCC5");
  g_assert_cmpstr (entry->display_name, ==, "Ruth B.");
  g_assert_cmpstr (entry->avatar_url, ==, "http://www.fitbit.com/images/profile/defaultProfile_150_female.gif");
  g_assert_cmpint (entry->rank, ==, 1);
  g_assert_cmpint (entry->steps, ==, 35000);
  g_assert_cmpfloat (entry->average_steps, ==, 5000);
  g_assert_false (entry->hidden);
  g_assert_false (entry->self);
  g_assert_nonnull (strstr (entry->extra, "\"lifetime\":{\"steps\":1000000}"));

  entry = find_entry (batch, "2CCCC8");
  g_assert_cmpint (entry->rank, ==, DAYBEAT_ABSENT);
  g_assert_cmpint (entry->steps, ==, DAYBEAT_ABSENT);
  g_assert_true (isnan (entry->average_steps));
  g_assert_true (entry->hidden);
  /* One without an id. */
  g_assert_cmpuint (daybeat_test_count_findings (batch, "friends[]"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/fitbit/friends/all", test_friends);
  g_test_add_func ("/services/fitbit/friends/odd", test_odd_friends);
  g_test_add_func ("/services/fitbit/friends/1.0", test_old_friends);
  g_test_add_func ("/services/fitbit/friends/none", test_no_friends);
  g_test_add_func ("/services/fitbit/leaderboard/all", test_leaderboard);
  g_test_add_func ("/services/fitbit/leaderboard/odd", test_odd_leaderboard);
  g_test_add_func ("/services/fitbit/leaderboard/1.0", test_old_leaderboard);
  return g_test_run ();
}
