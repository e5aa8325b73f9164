/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-packed-segments.h"
#include "daybeat-sleep.h"

static GArray *
new_segments (void)
{
  return g_array_new (FALSE, FALSE, sizeof (DaybeatSleepSegment));
}

static GArray *
make_night (void)
{
  GArray *segments = new_segments ();
  gint64 start = G_GINT64_CONSTANT (1793500200000);

  for (guint i = 0; i < 40; i++)
    {
      daybeat_sleep_add_segment (segments, start, 300 + i * 30, DAYBEAT_SLEEP_LEVEL_AWAKE + i % 4);
      start += (300 + i * 30) * G_GINT64_CONSTANT (1000);
    }
  return segments;
}

static void
assert_same (GArray *one, GArray *other)
{
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    {
      DaybeatSleepSegment *a = &g_array_index (one, DaybeatSleepSegment, i);
      DaybeatSleepSegment *b = &g_array_index (other, DaybeatSleepSegment, i);

      g_assert_cmpint (a->start_ms, ==, b->start_ms);
      g_assert_cmpuint (a->seconds, ==, b->seconds);
      g_assert_cmpuint (a->level, ==, b->level);
    }
}

static void
assert_comes_back (GArray *segments)
{
  g_autoptr (GBytes) packed = daybeat_packed_segments_write (segments);
  g_autoptr (GArray) back = new_segments ();

  g_assert_true (daybeat_packed_segments_read (packed, back));
  assert_same (segments, back);
}

static void
test_night (void)
{
  g_autoptr (GArray) night = make_night ();
  g_autoptr (GBytes) packed = daybeat_packed_segments_write (night);

  assert_comes_back (night);
  /* Neighbours that touch cost two or three bytes for the length, one for the level, one for no gap. */
  g_assert_cmpuint (g_bytes_get_size (packed), <, 40 * 5 + 16);
}

static void
test_extremes (void)
{
  static const gint64 starts[] = { 0, -1, G_MAXINT64, G_MININT64, 1 };
  g_autoptr (GArray) segments = new_segments ();

  assert_comes_back (segments);
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      daybeat_sleep_add_segment (segments, starts[i], G_MAXUINT32, DAYBEAT_SLEEP_LEVEL_RESTLESS);
      daybeat_sleep_add_segment (segments, starts[i], 0, DAYBEAT_SLEEP_LEVEL_UNKNOWN);
    }
  assert_comes_back (segments);
}

/* Whatever stands in the file, reading ends, and a whole answer is one that can be written again. */
static void
test_damage (void)
{
  g_autoptr (GArray) night = make_night ();
  g_autoptr (GBytes) packed = daybeat_packed_segments_write (night);
  g_autoptr (GArray) back = new_segments ();
  gsize size;
  const guint8 *data = g_bytes_get_data (packed, &size);

  for (gsize length = 0; length < size; length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, length);

      daybeat_packed_segments_read (cut, back);
      g_assert_cmpuint (back->len, <, night->len);
    }
  for (gsize i = 0; i < size * 8; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) flipped = NULL;

      copy[i / 8] ^= (guint8) (1u << (i % 8));
      flipped = g_bytes_new_take (g_steal_pointer (&copy), size);
      if (daybeat_packed_segments_read (flipped, back))
        assert_comes_back (back);
    }
}

static void
test_other_versions_and_nothing (void)
{
  static const guint8 newer[] = { 2, 0, 0, 0 };
  static const guint8 endless[] = { 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff };
  static const guint8 unknown_level[] = { 1, 0, 2, 200, 1 };
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) of_newer = g_bytes_new_static (newer, sizeof newer);
  g_autoptr (GBytes) of_endless = g_bytes_new_static (endless, sizeof endless);
  g_autoptr (GBytes) of_level = g_bytes_new_static (unknown_level, sizeof unknown_level);
  g_autoptr (GArray) back = new_segments ();

  g_assert_false (daybeat_packed_segments_read (nothing, back));
  g_assert_false (daybeat_packed_segments_read (of_newer, back));
  g_assert_false (daybeat_packed_segments_read (of_endless, back));
  g_assert_false (daybeat_packed_segments_read (of_level, back));
  g_assert_cmpuint (back->len, ==, 0);
}

static void
test_counts (void)
{
  static const int counts[] = { 58, DAYBEAT_ABSENT, 0, G_MAXINT, G_MININT };
  int back[G_N_ELEMENTS (counts)];
  g_autoptr (GBytes) packed = daybeat_packed_counts_write (counts, G_N_ELEMENTS (counts));
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

  g_assert_true (daybeat_packed_counts_read (packed, back, G_N_ELEMENTS (back)));
  g_assert_cmpmem (counts, sizeof counts, back, sizeof back);
  g_assert_false (daybeat_packed_counts_read (packed, back, 2));
  g_assert_false (daybeat_packed_counts_read (nothing, back, G_N_ELEMENTS (back)));
  g_assert_cmpint (back[0], ==, DAYBEAT_ABSENT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/packed-segments/night", test_night);
  g_test_add_func ("/packed-segments/extremes", test_extremes);
  g_test_add_func ("/packed-segments/damage", test_damage);
  g_test_add_func ("/packed-segments/other-versions-and-nothing", test_other_versions_and_nothing);
  g_test_add_func ("/packed-segments/counts", test_counts);
  return g_test_run ();
}
