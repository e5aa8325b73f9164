/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-sample.h"

static DaybeatBatch *
make (guint32 seed, guint years)
{
  g_autoptr (DaybeatSample) sample = daybeat_sample_new (seed, years, daybeat_day_from_ymd (2026, 11, 24));

  return daybeat_sample_create_batch (sample, DAYBEAT_SOURCE_SAMPLE);
}

static gint64
seconds_of (GArray *segments)
{
  gint64 seconds = 0;

  for (guint i = 0; i < segments->len; i++)
    seconds += g_array_index (segments, DaybeatSleepSegment, i).seconds;
  return seconds;
}

static void
test_same_seed_same_person (void)
{
  g_autoptr (DaybeatBatch) one = make (7, 3);
  g_autoptr (DaybeatBatch) again = make (7, 3);
  g_autoptr (DaybeatBatch) other = make (8, 3);

  g_assert_cmpuint (one->sleeps->len, ==, again->sleeps->len);
  for (guint i = 0; i < one->sleeps->len; i++)
    {
      DaybeatSleep *a = g_ptr_array_index (one->sleeps, i), *b = g_ptr_array_index (again->sleeps, i);

      g_assert_cmpstr (a->id, ==, b->id);
      g_assert_cmpint (a->asleep_minutes, ==, b->asleep_minutes);
      g_assert_cmpmem (a->segments->data, a->segments->len * sizeof (DaybeatSleepSegment), b->segments->data,
                       b->segments->len * sizeof (DaybeatSleepSegment));
    }
  g_assert_cmpstr (one->profile->full_name, !=, other->profile->full_name);
}

static void
test_nights_add_up (void)
{
  g_autoptr (DaybeatBatch) batch = make (7, 3);
  guint n_stages = 0, n_classic = 0, n_naps = 0, n_gaps = 0;
  DaybeatDay former = batch->first_day;

  for (guint i = 0; i < batch->sleeps->len; i++)
    {
      DaybeatSleep *sleep = g_ptr_array_index (batch->sleeps, i);

      g_assert_cmpint (seconds_of (sleep->segments), ==, sleep->in_bed_minutes * 60);
      g_assert_cmpint (sleep->asleep_minutes + sleep->awake_minutes, ==, sleep->in_bed_minutes);
      g_assert_cmpint (sleep->efficiency_received, <=, 100);
      g_assert_cmpuint (sleep->day, >=, batch->first_day);
      g_assert_cmpuint (sleep->day, <=, batch->last_day);
      g_assert_true (strlen (sleep->id) == 19);
      n_stages += sleep->type == DAYBEAT_SLEEP_TYPE_STAGES;
      n_classic += sleep->type == DAYBEAT_SLEEP_TYPE_CLASSIC && sleep->main == TRUE;
      n_naps += sleep->main == FALSE;
      n_gaps += sleep->day > former + 1;
      former = sleep->day;
    }
  g_assert_cmpuint (n_stages, >, 600);
  g_assert_cmpuint (n_classic, >, 150);
  g_assert_cmpuint (n_naps, >, 20);
  g_assert_cmpuint (n_gaps, >, 10);
}

static void
test_no_night_twice (void)
{
  g_autoptr (DaybeatBatch) batch = make (3, 10);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < batch->sleeps->len; i++)
    g_assert_true (g_hash_table_add (ids, ((DaybeatSleep *) g_ptr_array_index (batch->sleeps, i))->id));
}

static void
test_people (void)
{
  g_autoptr (DaybeatBatch) batch = make (7, 3);
  guint n_self = 0, n_hidden = 0, n_tied = 0;

  for (guint i = 0; i < batch->leaderboard->len; i++)
    {
      DaybeatLeaderboardEntry *entry = g_ptr_array_index (batch->leaderboard, i);

      n_self += entry->self;
      n_hidden += entry->hidden;
      if (i > 0 && !entry->hidden)
        n_tied += entry->rank == ((DaybeatLeaderboardEntry *) g_ptr_array_index (batch->leaderboard, i - 1))->rank;
    }
  g_assert_cmpuint (n_self, ==, 1);
  g_assert_cmpuint (n_hidden, ==, 2);
  g_assert_cmpuint (n_tied, ==, 1);
  g_assert_cmpuint (batch->friends->len, ==, batch->leaderboard->len - 1);
  g_assert_cmpuint (batch->badges->len, >=, 20);
  g_assert_cmpuint (batch->devices->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample/same-seed-same-person", test_same_seed_same_person);
  g_test_add_func ("/sample/nights-add-up", test_nights_add_up);
  g_test_add_func ("/sample/no-night-twice", test_no_night_twice);
  g_test_add_func ("/sample/people", test_people);
  return g_test_run ();
}
