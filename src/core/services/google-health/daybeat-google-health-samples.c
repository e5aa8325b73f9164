/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health-samples.h"

#include <string.h>

typedef struct
{
  DaybeatDay day;
  gint32 offset_minutes;
  gint32 offset_source;
  guint32 index; /* in the order of arrival, newest first */
  gint64 utc_ms;
  double values[DAYBEAT_SERIES_MAX_COLUMNS];
} Sample;

struct _DaybeatGoogleHealthSamples
{
  const DaybeatSeriesKind *kind;
  gboolean sum_up;
  GArray *samples; /* Sample */
};

DaybeatGoogleHealthSamples *
daybeat_google_health_samples_new (const DaybeatSeriesKind *kind, gboolean sum_up)
{
  DaybeatGoogleHealthSamples *self = g_new0 (DaybeatGoogleHealthSamples, 1);

  self->kind = kind;
  self->sum_up = sum_up;
  self->samples = g_array_new (FALSE, FALSE, sizeof (Sample));
  return self;
}

void
daybeat_google_health_samples_free (DaybeatGoogleHealthSamples *self)
{
  g_array_unref (self->samples);
  g_free (self);
}

void
daybeat_google_health_samples_add (DaybeatGoogleHealthSamples *self, DaybeatInstant time, const double *values)
{
  Sample sample = {
    .day = daybeat_instant_get_day (time),
    .offset_minutes = time.offset_minutes,
    .offset_source = time.offset_source,
    .index = self->samples->len,
    .utc_ms = daybeat_instant_get_utc (time),
  };

  memcpy (sample.values, values, sizeof sample.values);
  g_array_append_val (self->samples, sample);
}

/* By day and instant; what came later is earlier, or the same. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const Sample *one = a;
  const Sample *other = b;

  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  if (one->utc_ms != other->utc_ms)
    return one->utc_ms < other->utc_ms ? -1 : 1;
  if (one->index != other->index)
    return one->index > other->index ? -1 : 1;
  return 0;
}

/* What an earlier page brought of the day: one of the last that were added. */
static gboolean
find_series (DaybeatGoogleHealthSamples *self, DaybeatBatch *batch, DaybeatDay day, guint *index)
{
  for (guint i = batch->series->len; i > 0; i--)
    {
      const DaybeatSeries *series = g_ptr_array_index (batch->series, i - 1);

      *index = i - 1;
      if (series->kind == self->kind && series->day == day)
        return TRUE;
    }
  return FALSE;
}

static void
read_back (const DaybeatSeries *series, guint i, Sample *sample)
{
  *sample = (Sample) {
    .day = series->day,
    .offset_minutes = series->start.offset_minutes,
    .offset_source = series->start.offset_source,
    .index = series->times->len - i,
    .utc_ms = daybeat_instant_get_utc (series->start) + g_array_index (series->times, gint32, i),
  };
  for (guint column = 0; column < DAYBEAT_SERIES_MAX_COLUMNS; column++)
    sample->values[column] = daybeat_series_get_value (series, column, i);
}

static void
put (DaybeatSeries *series, const Sample *sample)
{
  if (series->times->len == 0)
    series->start = daybeat_instant_from_utc (sample->utc_ms, sample->offset_minutes,
                                              (DaybeatOffsetSource) sample->offset_source);
  daybeat_series_append (series, (gint32) (sample->utc_ms - daybeat_instant_get_utc (series->start)), sample->values);
}

static double
add (double one, double other)
{
  if (isnan (one))
    return other;
  return isnan (other) ? one : one + other;
}

static void
sum_up (Sample *sum, const Sample *part)
{
  for (guint column = 0; column < DAYBEAT_SERIES_MAX_COLUMNS; column++)
    sum->values[column] = add (sum->values[column], part->values[column]);
}

static gboolean
is_same (const Sample *one, const Sample *other)
{
  for (guint column = 0; column < DAYBEAT_SERIES_MAX_COLUMNS; column++)
    {
      if (one->values[column] != other->values[column] &&
          !(isnan (one->values[column]) && isnan (other->values[column])))
        return FALSE;
    }
  return TRUE;
}

/* One after the other, the earliest first; what two pages both have is there once. */
static DaybeatSeries *
build_series (DaybeatGoogleHealthSamples *self, const Sample *samples, guint n_samples)
{
  DaybeatSeries *series = daybeat_series_new (self->kind);
  Sample pending = samples[0];

  series->day = samples[0].day;
  for (guint i = 1; i < n_samples; i++)
    {
      gboolean at_once = samples[i].utc_ms == pending.utc_ms;

      if (at_once && self->sum_up)
        sum_up (&pending, &samples[i]);
      else if (!at_once || !is_same (&pending, &samples[i]))
        {
          put (series, &pending);
          pending = samples[i];
        }
    }
  put (series, &pending);
  return series;
}

static DaybeatSeries *
merge_series (DaybeatGoogleHealthSamples *self, const DaybeatSeries *former, const Sample *samples, guint n_samples)
{
  g_autoptr (GArray) both = g_array_sized_new (FALSE, FALSE, sizeof (Sample), n_samples + former->times->len);

  g_array_append_vals (both, samples, n_samples);
  for (guint i = 0; i < former->times->len; i++)
    {
      Sample sample;

      read_back (former, i, &sample);
      g_array_append_val (both, sample);
    }
  g_array_sort (both, compare);
  return build_series (self, (const Sample *) (gpointer) both->data, both->len);
}

static void
move_day (DaybeatGoogleHealthSamples *self, const Sample *samples, guint n_samples, DaybeatBatch *batch)
{
  DaybeatSeries *series;
  guint index;

  if (!find_series (self, batch, samples[0].day, &index))
    {
      series = build_series (self, samples, n_samples);
      series->source = batch->source;
      g_ptr_array_add (batch->series, series);
      return;
    }
  series = merge_series (self, batch->series->pdata[index], samples, n_samples);
  series->source = batch->source;
  daybeat_series_unref (batch->series->pdata[index]);
  batch->series->pdata[index] = series;
}

void
daybeat_google_health_samples_move_to (DaybeatGoogleHealthSamples *self, DaybeatBatch *batch)
{
  const Sample *samples;
  guint begin = 0;

  g_array_sort (self->samples, compare);
  samples = (const Sample *) (gpointer) self->samples->data;
  for (guint i = 1; i <= self->samples->len; i++)
    {
      if (i < self->samples->len && samples[i].day == samples[begin].day)
        continue;
      move_day (self, samples + begin, i - begin, batch);
      begin = i;
    }
  g_array_set_size (self->samples, 0);
}
