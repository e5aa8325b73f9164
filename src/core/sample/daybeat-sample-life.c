/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sample"

/* Days into a batch. */

#include "config.h"

#include "daybeat-sample-day-private.h"

#define DAYS_WITH_SERIES 30
#define HEART_RATE_SECONDS 60

/* What the person has told nobody is in no batch. */
static const char *const readings[] = { "weight",
                                        "body_fat",
                                        "height",
                                        "water",
                                        "food",
                                        "vo2max",
                                        "run_vo2max",
                                        "breathing_rate_sleep",
                                        "swim_length",
                                        "electrocardiogram",
                                        "irregular_rhythm" };

void
daybeat_sample_add_day (DaybeatSample *self, DaybeatBatch *batch, DaybeatDay day, guint heart_rate_seconds)
{
  g_autoptr (DaybeatSampleDay) lived = daybeat_sample_day_new (self, day);

  daybeat_sample_day_add_dailies (lived, batch);
  daybeat_sample_day_add_exercises (lived, batch);
  daybeat_sample_day_add_readings (lived, batch);
  if (heart_rate_seconds == 0)
    return;
  daybeat_sample_day_add_series (lived, batch, heart_rate_seconds);
  for (guint i = 0; i < lived->n_exercises; i++)
    {
      DaybeatTrack *track = daybeat_sample_day_create_track (lived, i, batch->source);

      if (track != NULL)
        g_ptr_array_add (batch->tracks, track);
    }
}

void
daybeat_sample_add_life (DaybeatSample *self, DaybeatBatch *batch)
{
  gsize n_metrics;
  const DaybeatMetric *metrics = daybeat_metrics_get (&n_metrics);

  for (DaybeatDay day = self->first; day <= self->last; day++)
    daybeat_sample_add_day (self, batch, day, day + DAYS_WITH_SERIES > self->last ? HEART_RATE_SECONDS : 0);

  batch->complete |= DAYBEAT_FAMILY_EXERCISES;
  batch->from_ms = daybeat_sample_midnight (self->first);
  batch->until_ms = daybeat_sample_midnight (self->last + 1);
  for (gsize i = 0; i < n_metrics; i++)
    daybeat_batch_add_complete_kind (batch, metrics[i].id);
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    daybeat_batch_add_complete_kind (batch, readings[i]);
}
