/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-packed-segments.h"

#include "daybeat-packed-numbers-private.h"
#include "daybeat-sleep.h"

#define VERSION 1

static void
put_number (GByteArray *bytes, gint64 number)
{
  daybeat_packed_put_count (bytes, daybeat_packed_fold (number));
}

static gboolean
take_number (const guint8 **cursor, const guint8 *end, gint64 *number)
{
  guint64 folded;

  if (!daybeat_packed_take_count (cursor, end, &folded))
    return FALSE;
  *number = daybeat_packed_unfold (folded);
  return TRUE;
}

static GByteArray *
begin (void)
{
  GByteArray *bytes = g_byte_array_new ();
  guint8 version = VERSION;

  g_byte_array_append (bytes, &version, 1);
  return bytes;
}

static gboolean
open_version (GBytes *packed, const guint8 **cursor, const guint8 **end)
{
  gsize size;

  *cursor = g_bytes_get_data (packed, &size);
  *end = *cursor + size;
  return size > 0 && *(*cursor)++ == VERSION;
}

/* The start is written as its distance from where the former segment ended: zero, nearly always. */
GBytes *
daybeat_packed_segments_write (GArray *segments)
{
  GByteArray *bytes = begin ();
  gint64 expected = 0;

  for (guint i = 0; i < segments->len; i++)
    {
      const DaybeatSleepSegment *segment = &g_array_index (segments, DaybeatSleepSegment, i);

      put_number (bytes, (gint64) ((guint64) segment->start_ms - (guint64) expected));
      put_number (bytes, segment->seconds);
      put_number (bytes, segment->level);
      expected = (gint64) ((guint64) segment->start_ms + (guint64) segment->seconds * 1000);
    }
  return g_byte_array_free_to_bytes (bytes);
}

gboolean
daybeat_packed_segments_read (GBytes *packed, GArray *segments)
{
  const guint8 *cursor, *end;
  gint64 expected = 0;

  g_array_set_size (segments, 0);
  if (!open_version (packed, &cursor, &end))
    return FALSE;

  while (cursor < end)
    {
      gint64 distance, seconds, level;

      if (!take_number (&cursor, end, &distance) || !take_number (&cursor, end, &seconds) ||
          !take_number (&cursor, end, &level))
        return FALSE;
      if (seconds < 0 || seconds > G_MAXUINT32 || level < 0 || level >= DAYBEAT_N_SLEEP_LEVELS)
        return FALSE;

      expected = (gint64) ((guint64) expected + (guint64) distance);
      daybeat_sleep_add_segment (segments, expected, (guint32) seconds, (DaybeatSleepLevel) level);
      expected = (gint64) ((guint64) expected + (guint64) seconds * 1000);
    }
  return TRUE;
}

GBytes *
daybeat_packed_counts_write (const int *counts, gsize n_counts)
{
  GByteArray *bytes = begin ();

  for (gsize i = 0; i < n_counts; i++)
    put_number (bytes, counts[i]);
  return g_byte_array_free_to_bytes (bytes);
}

gboolean
daybeat_packed_counts_read (GBytes *packed, int *counts, gsize n_counts)
{
  const guint8 *cursor, *end;

  for (gsize i = 0; i < n_counts; i++)
    counts[i] = DAYBEAT_ABSENT;
  if (!open_version (packed, &cursor, &end))
    return FALSE;

  for (gsize i = 0; i < n_counts; i++)
    {
      gint64 count;

      if (!take_number (&cursor, end, &count) || count < G_MININT || count > G_MAXINT)
        return FALSE;
      counts[i] = (int) count;
    }
  return cursor == end;
}
