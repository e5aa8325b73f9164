/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-series-merge-private.h"

DaybeatSeries *
daybeat_series_new_of_day (const DaybeatSeriesKind *kind, DaybeatDay day, DaybeatSource source)
{
  DaybeatSeries *self = daybeat_series_new (kind);

  self->source = source;
  self->day = day;
  self->start.wall_ms = ((gint64) day - DAYBEAT_EPOCH_DAY) * DAYBEAT_MS_PER_DAY;
  return self;
}

static void
append_sample (DaybeatSeries *self, gint32 time, const DaybeatSeries *from, guint index)
{
  double values[DAYBEAT_SERIES_MAX_COLUMNS];

  for (guint column = 0; column < DAYBEAT_SERIES_MAX_COLUMNS; column++)
    values[column] = daybeat_series_get_value (from, column, index);
  daybeat_series_append (self, time, values);
}

static gint32
time_at (const DaybeatSeries *self, guint index)
{
  return g_array_index (self->times, gint32, index);
}

DaybeatSeries *
daybeat_series_rebase (const DaybeatSeries *self)
{
  g_autoptr (DaybeatSeries) based = daybeat_series_new_of_day (self->kind, self->day, self->source);
  gint64 shift;

  /* Wherever a clock stands, it is less than a day from UTC. */
  if (self->start.wall_ms < based->start.wall_ms - 2 * DAYBEAT_MS_PER_DAY ||
      self->start.wall_ms > based->start.wall_ms + 3 * DAYBEAT_MS_PER_DAY)
    return NULL;
  shift = daybeat_instant_get_utc (self->start) - based->start.wall_ms;
  g_array_set_size (based->times, self->times->len);
  for (guint i = 0; i < self->times->len; i++)
    {
      gint64 time = shift + time_at (self, i);

      if (time < -DAYBEAT_MS_PER_DAY || time >= 2 * DAYBEAT_MS_PER_DAY ||
          (i > 0 && time_at (self, i) < time_at (self, i - 1)))
        return NULL;
      g_array_index (based->times, gint32, i) = (gint32) time;
    }
  for (guint column = 0; column < DAYBEAT_SERIES_MAX_COLUMNS; column++)
    {
      if (self->columns[column] != NULL)
        based->columns[column] = g_array_copy (self->columns[column]);
    }
  return g_steal_pointer (&based);
}

DaybeatSeries *
daybeat_series_overlay (const DaybeatSeries *below, const DaybeatSeries *above)
{
  DaybeatSeries *both = daybeat_series_new_of_day (above->kind, above->day, above->source);
  guint i = 0, j = 0;

  while (i < below->times->len || j < above->times->len)
    {
      gboolean is_above = i == below->times->len || (j < above->times->len && time_at (above, j) <= time_at (below, i));

      if (!is_above)
        {
          append_sample (both, time_at (below, i), below, i);
          i++;
          continue;
        }
      while (i < below->times->len && time_at (below, i) == time_at (above, j))
        i++;
      append_sample (both, time_at (above, j), above, j);
      j++;
    }
  return both;
}

DaybeatSeries *
daybeat_series_subtract (const DaybeatSeries *self, const DaybeatSeries *other)
{
  DaybeatSeries *rest = daybeat_series_new_of_day (self->kind, self->day, self->source);
  guint j = 0;

  for (guint i = 0; i < self->times->len; i++)
    {
      while (j < other->times->len && time_at (other, j) < time_at (self, i))
        j++;
      if (j == other->times->len || time_at (other, j) != time_at (self, i))
        append_sample (rest, time_at (self, i), self, i);
    }
  return rest;
}

DaybeatSeries *
daybeat_series_select (const DaybeatSeries *self, gint64 from_ms, gint64 until_ms, gboolean inside)
{
  DaybeatSeries *chosen = daybeat_series_new_of_day (self->kind, self->day, self->source);

  for (guint i = 0; i < self->times->len; i++)
    {
      gint64 utc_ms = chosen->start.wall_ms + time_at (self, i);

      if ((utc_ms >= from_ms && utc_ms < until_ms) == inside)
        append_sample (chosen, time_at (self, i), self, i);
    }
  return chosen;
}
