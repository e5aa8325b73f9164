/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-metrics"

#include "config.h"

#include "daybeat-main-sleep.h"

#define LONE_NAP_SECONDS (3 * 3600)
#define LONE_NAP_FIRST_MINUTE (10 * 60)
#define LONE_NAP_LAST_MINUTE (20 * 60)

/* Less than zero where @a is rather the main sleep than @b. */
static int
compare_candidates (const DaybeatSleep *a, const DaybeatSleep *b)
{
  gint64 length_a = daybeat_sleep_get_in_bed_seconds (a);
  gint64 length_b = daybeat_sleep_get_in_bed_seconds (b);
  gint64 start_a = daybeat_instant_get_utc (a->start);
  gint64 start_b = daybeat_instant_get_utc (b->start);

  if ((a->main == TRUE) != (b->main == TRUE))
    return a->main == TRUE ? -1 : 1;
  if (a->type != b->type)
    return a->type == DAYBEAT_SLEEP_TYPE_STAGES ? -1 : 1;
  if (length_a != length_b)
    return length_a > length_b ? -1 : 1;
  if (start_a != start_b)
    return start_a < start_b ? -1 : 1;
  return g_strcmp0 (a->id, b->id);
}

DaybeatSleep *
daybeat_main_sleep_find (GPtrArray *sleeps)
{
  DaybeatSleep *best = NULL;

  g_return_val_if_fail (sleeps != NULL, NULL);

  for (guint i = 0; i < sleeps->len; i++)
    {
      DaybeatSleep *sleep = g_ptr_array_index (sleeps, i);

      if (best == NULL || compare_candidates (sleep, best) < 0)
        best = sleep;
    }
  return best;
}

gboolean
daybeat_main_sleep_is_lone_nap (const DaybeatSleep *sleep)
{
  gint64 seconds;
  int middle;

  g_return_val_if_fail (sleep != NULL, FALSE);

  seconds = daybeat_sleep_get_in_bed_seconds (sleep);
  if (daybeat_instant_is_absent (sleep->start) || seconds >= LONE_NAP_SECONDS)
    return FALSE;
  middle = daybeat_instant_get_minute_of_day (daybeat_instant_add_seconds (sleep->start, seconds / 2));
  return middle >= LONE_NAP_FIRST_MINUTE && middle < LONE_NAP_LAST_MINUTE;
}

gint64
daybeat_sleep_get_in_bed_seconds (const DaybeatSleep *sleep)
{
  gboolean has_offsets, has_ends;

  g_return_val_if_fail (sleep != NULL, 0);

  has_ends = !daybeat_instant_is_absent (sleep->start) && !daybeat_instant_is_absent (sleep->end);
  has_offsets = sleep->start.offset_source == DAYBEAT_OFFSET_RECEIVED
                && sleep->end.offset_source == DAYBEAT_OFFSET_RECEIVED;
  if (has_ends && has_offsets)
    return MAX (0, (daybeat_instant_get_utc (sleep->end) - daybeat_instant_get_utc (sleep->start)) / 1000);
  if (sleep->in_bed_minutes != DAYBEAT_ABSENT)
    return (gint64) sleep->in_bed_minutes * 60;
  if (!has_ends)
    return 0;
  return MAX (0, (daybeat_instant_get_utc (sleep->end) - daybeat_instant_get_utc (sleep->start)) / 1000);
}
