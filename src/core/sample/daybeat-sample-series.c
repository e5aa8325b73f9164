/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sample"

/* The samples of a day as series. */

#include "config.h"

#include "daybeat-sample-day-private.h"

/* Whether the minute has a sample; its numbers are in @values then. */
typedef gboolean (*Reader) (const DaybeatSampleDay *self, guint minute, double *values);

static gboolean
read_steps (const DaybeatSampleDay *self, guint minute, double *values)
{
  values[0] = self->minutes[minute].steps;
  return values[0] > 0;
}

static gboolean
read_distance (const DaybeatSampleDay *self, guint minute, double *values)
{
  values[0] = self->minutes[minute].distance_mm / 1000.0;
  return values[0] > 0;
}

static gboolean
read_floors (const DaybeatSampleDay *self, guint minute, double *values)
{
  values[0] = self->minutes[minute].floors;
  return values[0] > 0;
}

static gboolean
read_elevation (const DaybeatSampleDay *self, guint minute, double *values)
{
  values[0] = self->minutes[minute].floors * DAYBEAT_SAMPLE_FLOOR_MM / 1000.0;
  return values[0] > 0;
}

static gboolean
read_energy (const DaybeatSampleDay *self, guint minute, double *values)
{
  values[0] = self->minutes[minute].active_mcal / 1000.0;
  return values[0] > 0;
}

static gboolean
read_zone_minutes (const DaybeatSampleDay *self, guint minute, double *values)
{
  guint zone = self->minutes[minute].zone;

  if (zone < DAYBEAT_SAMPLE_ZONE_MODERATE)
    return FALSE;
  values[0] = values[zone - DAYBEAT_SAMPLE_ZONE_MODERATE + 1] = zone == DAYBEAT_SAMPLE_ZONE_MODERATE ? 1 : 2;
  return TRUE;
}

static gboolean
read_active_minutes (const DaybeatSampleDay *self, guint minute, double *values)
{
  guint level = self->minutes[minute].level;

  if (level < DAYBEAT_SAMPLE_LEVEL_LIGHT)
    return FALSE;
  values[level - DAYBEAT_SAMPLE_LEVEL_LIGHT] = 1;
  return TRUE;
}

static gboolean
read_hrv (const DaybeatSampleDay *self, guint minute, double *values)
{
  return daybeat_sample_day_get_hrv (self, minute, &values[0], &values[2], &values[3]);
}

static gboolean
read_spo2 (const DaybeatSampleDay *self, guint minute, double *values)
{
  values[0] = daybeat_sample_day_get_spo2 (self, minute);
  return !isnan (values[0]);
}

static const struct
{
  const char *kind;
  Reader read;
} rows[] = {
  { "steps_minutes", read_steps },
  { "distance_minutes", read_distance },
  { "floors_minutes", read_floors },
  { "elevation_minutes", read_elevation },
  { "energy_minutes", read_energy },
  { "zone_minutes", read_zone_minutes },
  { "active_minutes", read_active_minutes },
  { "hrv_5min", read_hrv },
  { "spo2_minutes", read_spo2 },
};

static void
forget (double *values)
{
  for (guint i = 0; i < DAYBEAT_SERIES_MAX_COLUMNS; i++)
    values[i] = DAYBEAT_ABSENT_NUMBER;
}

/* Times count from the first sample. */
static void
append (DaybeatSeries *series, const DaybeatSampleDay *self, guint second, const double *values)
{
  gint64 utc_ms = self->start_ms + second * G_GINT64_CONSTANT (1000);

  if (series->times->len == 0)
    series->start = daybeat_instant_from_utc (utc_ms, daybeat_sample_offset_at_utc (utc_ms), DAYBEAT_OFFSET_RECEIVED);
  daybeat_series_append (series, (gint32) (utc_ms - daybeat_instant_get_utc (series->start)), values);
}

static DaybeatSeries *
begin (const DaybeatSampleDay *self, DaybeatBatch *batch, const char *kind)
{
  DaybeatSeries *series = daybeat_series_new (daybeat_series_kind_find (kind));

  series->source = batch->source;
  series->day = self->day;
  return series;
}

static void
add_if_any (DaybeatBatch *batch, DaybeatSeries *series)
{
  if (series->times->len > 0)
    g_ptr_array_add (batch->series, daybeat_series_ref (series));
}

static void
add_heart_rate (const DaybeatSampleDay *self, DaybeatBatch *batch, guint seconds)
{
  g_autoptr (DaybeatSeries) series = begin (self, batch, "heart_rate");
  double values[DAYBEAT_SERIES_MAX_COLUMNS];

  forget (values);
  for (guint second = 0; second < self->n_known * 60; second += seconds)
    {
      guint bpm = daybeat_sample_day_get_bpm (self, second);

      values[0] = bpm;
      if (bpm > 0)
        append (series, self, second, values);
    }
  add_if_any (batch, series);
}

void
daybeat_sample_day_add_series (const DaybeatSampleDay *self, DaybeatBatch *batch, guint heart_rate_seconds)
{
  add_heart_rate (self, batch, heart_rate_seconds);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DaybeatSeries) series = begin (self, batch, rows[i].kind);

      for (guint minute = 0; minute < self->n_known; minute++)
        {
          double values[DAYBEAT_SERIES_MAX_COLUMNS];

          forget (values);
          if (rows[i].read (self, minute, values))
            append (series, self, minute * 60, values);
        }
      add_if_any (batch, series);
    }
}
