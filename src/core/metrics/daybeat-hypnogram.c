/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-metrics"

#include "config.h"

#include "daybeat-hypnogram.h"

static gint64
segment_end (const DaybeatSleepSegment *segment)
{
  return segment->start_ms + (gint64) segment->seconds * 1000;
}

static int
compare_segments (gconstpointer a, gconstpointer b)
{
  const DaybeatSleepSegment *one = a;
  const DaybeatSleepSegment *other = b;

  return (one->start_ms > other->start_ms) - (one->start_ms < other->start_ms);
}

static void
append_span (GArray *to, gint64 start_ms, gint64 end_ms, guint32 level)
{
  DaybeatSleepSegment *last = to->len > 0 ? &g_array_index (to, DaybeatSleepSegment, to->len - 1) : NULL;

  if (end_ms - start_ms < 1000)
    return;
  if (last != NULL && last->level == level && segment_end (last) == start_ms)
    last->seconds += (guint32) ((end_ms - start_ms) / 1000);
  else
    daybeat_sleep_add_segment (to, start_ms, (guint32) ((end_ms - start_ms) / 1000), (DaybeatSleepLevel) level);
}

/* The same segments by time, each ending at the latest where the next one begins. */
static GArray *
order_segments (GArray *segments)
{
  g_autoptr (GArray) sorted = g_array_sized_new (FALSE, FALSE, sizeof (DaybeatSleepSegment), segments->len);
  GArray *ordered = g_array_sized_new (FALSE, FALSE, sizeof (DaybeatSleepSegment), segments->len);

  if (segments->len > 0)
    g_array_append_vals (sorted, segments->data, segments->len);
  g_array_sort (sorted, compare_segments);
  for (guint i = 0; i < sorted->len; i++)
    {
      const DaybeatSleepSegment *segment = &g_array_index (sorted, DaybeatSleepSegment, i);
      gint64 end_ms = segment_end (segment);

      if (i + 1 < sorted->len)
        end_ms = MIN (end_ms, g_array_index (sorted, DaybeatSleepSegment, i + 1).start_ms);
      append_span (ordered, segment->start_ms, end_ms, segment->level);
    }
  return ordered;
}

/* Writes what @wakes leave of one segment, and the wakes themselves. A wake outside of every segment is no news of
 * the night: the source gives them only over what it has. */
static void
append_cut_segment (GArray *to, const DaybeatSleepSegment *segment, GArray *wakes)
{
  gint64 at_ms = segment->start_ms;
  gint64 end_ms = segment_end (segment);

  for (guint i = 0; i < wakes->len; i++)
    {
      const DaybeatSleepSegment *wake = &g_array_index (wakes, DaybeatSleepSegment, i);
      gint64 from_ms = MAX (at_ms, wake->start_ms);
      gint64 to_ms = MIN (end_ms, segment_end (wake));

      if (to_ms <= from_ms)
        continue;
      append_span (to, at_ms, from_ms, segment->level);
      append_span (to, from_ms, to_ms, wake->level);
      at_ms = to_ms;
    }
  append_span (to, at_ms, end_ms, segment->level);
}

GArray *
daybeat_hypnogram_new (const DaybeatSleep *sleep)
{
  g_autoptr (GArray) segments = NULL;
  g_autoptr (GArray) wakes = NULL;
  GArray *effective;

  g_return_val_if_fail (sleep != NULL, NULL);

  segments = order_segments (sleep->segments);
  wakes = order_segments (sleep->short_wakes);
  effective = g_array_sized_new (FALSE, FALSE, sizeof (DaybeatSleepSegment), segments->len + 2 * wakes->len);
  for (guint i = 0; i < segments->len; i++)
    append_cut_segment (effective, &g_array_index (segments, DaybeatSleepSegment, i), wakes);
  return effective;
}

GArray *
daybeat_hypnogram_new_long (const DaybeatSleep *sleep)
{
  g_return_val_if_fail (sleep != NULL, NULL);

  return order_segments (sleep->segments);
}

gboolean
daybeat_sleep_level_is_asleep (DaybeatSleepLevel level)
{
  return level == DAYBEAT_SLEEP_LEVEL_LIGHT || level == DAYBEAT_SLEEP_LEVEL_DEEP || level == DAYBEAT_SLEEP_LEVEL_REM
         || level == DAYBEAT_SLEEP_LEVEL_ASLEEP;
}
