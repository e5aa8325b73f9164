/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-metrics"

#include "config.h"

#include "daybeat-night-heart.h"

#include "daybeat-hypnogram.h"

#define MIN_COVERED 60
#define LOWEST_MINUTES 5
#define LONGEST_MINUTES (3 * 1440)

/* Where a moment lies in the sleep. Both clocks know what they are ahead of UTC, or only the wall can be compared. */
static gint64
get_start (const DaybeatSleep *sleep)
{
  return sleep->start.offset_source != DAYBEAT_OFFSET_NONE ? daybeat_instant_get_utc (sleep->start)
                                                           : sleep->start.wall_ms;
}

static gint64
get_series_start (const DaybeatSleep *sleep, const DaybeatSeries *series)
{
  return sleep->start.offset_source != DAYBEAT_OFFSET_NONE ? daybeat_instant_get_utc (series->start)
                                                           : series->start.wall_ms;
}

static guint
count_minutes (const DaybeatSleep *sleep)
{
  gint64 end = sleep->start.offset_source != DAYBEAT_OFFSET_NONE ? daybeat_instant_get_utc (sleep->end)
                                                                 : sleep->end.wall_ms;
  gint64 length = (end - get_start (sleep) + DAYBEAT_MS_PER_MINUTE - 1) / DAYBEAT_MS_PER_MINUTE;

  return (guint) CLAMP (length, 0, LONGEST_MINUTES);
}

static gboolean
add_samples (const DaybeatSleep *sleep, const DaybeatSeries *series, double *sums, guint *counts, guint n)
{
  gint64 ahead = get_series_start (sleep, series) - get_start (sleep);
  gboolean any = FALSE;

  for (guint i = 0; i < series->times->len; i++)
    {
      gint64 after = ahead + g_array_index (series->times, gint32, i);
      double bpm = daybeat_series_get_value (series, 0, i);

      if (after < 0 || after / DAYBEAT_MS_PER_MINUTE >= n || isnan (bpm))
        continue;
      sums[after / DAYBEAT_MS_PER_MINUTE] += bpm;
      counts[after / DAYBEAT_MS_PER_MINUTE]++;
      any = TRUE;
    }
  return any;
}

/* A minute counts as asleep by what its middle is. */
static void
mark_asleep (const DaybeatSleep *sleep, gboolean *asleep, guint n)
{
  g_autoptr (GArray) segments = daybeat_hypnogram_new (sleep);

  for (guint i = 0; i < segments->len; i++)
    {
      const DaybeatSleepSegment *segment = &g_array_index (segments, DaybeatSleepSegment, i);
      gint64 from = segment->start_ms - sleep->start.wall_ms;
      gint64 until = from + (gint64) segment->seconds * 1000;

      for (guint minute = 0; minute < n; minute++)
        {
          gint64 middle = minute * DAYBEAT_MS_PER_MINUTE + DAYBEAT_MS_PER_MINUTE / 2;

          if (middle >= from && middle < until)
            asleep[minute] = daybeat_sleep_level_is_asleep ((DaybeatSleepLevel) segment->level);
        }
    }
}

double
daybeat_night_heart_get_asleep_mean (const double *minutes, const gboolean *asleep, guint n, guint min_covered,
                                     guint *n_covered)
{
  guint n_asleep = 0;
  double sum = 0;

  *n_covered = 0;
  for (guint i = 0; i < n; i++)
    {
      n_asleep += asleep[i] ? 1 : 0;
      if (!asleep[i] || isnan (minutes[i]))
        continue;
      sum += minutes[i];
      (*n_covered)++;
    }
  if (*n_covered == 0 || *n_covered < min_covered || *n_covered * 2 < n_asleep)
    return DAYBEAT_ABSENT_NUMBER;
  return sum / *n_covered;
}

double
daybeat_night_heart_get_lowest (const double *minutes, guint n)
{
  double lowest = DAYBEAT_ABSENT_NUMBER;

  for (guint first = 0; first + LOWEST_MINUTES <= n; first++)
    {
      double sum = 0;

      for (guint i = 0; i < LOWEST_MINUTES; i++)
        sum += minutes[first + i]; /* a gap makes the sum NaN, which is no less than anything */
      if (!isnan (sum) && (isnan (lowest) || sum / LOWEST_MINUTES < lowest))
        lowest = sum / LOWEST_MINUTES;
    }
  return lowest;
}

DaybeatNightHeart *
daybeat_night_heart_new (const DaybeatSleep *sleep, GPtrArray *series)
{
  guint n = count_minutes (sleep);
  g_autofree double *sums = g_new0 (double, n);
  g_autofree guint *counts = g_new0 (guint, n);
  g_autofree gboolean *asleep = g_new0 (gboolean, n);
  DaybeatNightHeart *self = NULL;
  DaybeatSource source = DAYBEAT_SOURCE_UNKNOWN;

  for (guint i = 0; i < series->len; i++)
    {
      const DaybeatSeries *day = g_ptr_array_index (series, i);

      if (add_samples (sleep, day, sums, counts, n))
        source = day->source;
    }
  if (source == DAYBEAT_SOURCE_UNKNOWN)
    return NULL;

  self = g_new0 (DaybeatNightHeart, 1);
  self->source = source;
  self->minutes = g_array_sized_new (FALSE, FALSE, sizeof (double), n);
  for (guint i = 0; i < n; i++)
    {
      double mean = counts[i] > 0 ? sums[i] / counts[i] : DAYBEAT_ABSENT_NUMBER;

      g_array_append_val (self->minutes, mean);
    }
  mark_asleep (sleep, asleep, n);
  self->asleep_mean = daybeat_night_heart_get_asleep_mean ((double *) (gpointer) self->minutes->data, asleep, n,
                                                           MIN_COVERED, &self->n_covered);
  self->lowest = daybeat_night_heart_get_lowest ((double *) (gpointer) self->minutes->data, n);
  return self;
}

void
daybeat_night_heart_free (DaybeatNightHeart *self)
{
  g_array_unref (self->minutes);
  g_free (self);
}
