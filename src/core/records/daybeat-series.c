/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-records"

#include "config.h"

#include "daybeat-series.h"

#include "daybeat-record-private.h"

static const DaybeatSeriesKind kinds[] = {
  { "heart_rate", { "value", "confidence" } },
  { "steps_minutes", { "value" } },
  { "distance_minutes", { "value" } },
  { "floors_minutes", { "value" } },
  { "elevation_minutes", { "value" } },
  { "energy_minutes", { "value" } },
  { "zone_minutes", { "value", "fat_burn", "cardio", "peak" } },
  { "active_minutes", { "light", "moderate", "vigorous" } },
  { "activity_level", { "value", "seconds" } },
  { "hrv_5min", { "value", "coverage", "low_frequency", "high_frequency", "deviation" } },
  { "spo2_minutes", { "value" } },
  { "skin_temperature_minutes", { "value" } },
  { "basal_energy_minutes", { "value" } },
};

const DaybeatSeriesKind *
daybeat_series_kinds_get (gsize *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

const DaybeatSeriesKind *
daybeat_series_kind_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_strcmp0 (kinds[i].id, id) == 0)
        return &kinds[i];
    }
  return NULL;
}

static void
daybeat_series_clear (DaybeatSeries *self)
{
  g_array_unref (self->times);
  for (guint column = 0; column < DAYBEAT_SERIES_MAX_COLUMNS; column++)
    g_clear_pointer (&self->columns[column], g_array_unref);
}

DAYBEAT_DEFINE_RECORD (DaybeatSeries, daybeat_series)

DaybeatSeries *
daybeat_series_new (const DaybeatSeriesKind *kind)
{
  DaybeatSeries *self;

  g_return_val_if_fail (kind != NULL, NULL);

  self = g_atomic_rc_box_new0 (DaybeatSeries);
  self->kind = kind;
  self->start = DAYBEAT_INSTANT_NONE;
  self->times = g_array_new (FALSE, FALSE, sizeof (gint32));
  return self;
}

/* A column that no sample had so far is absent in all of them. */
static GArray *
begin_column (guint n_before)
{
  GArray *column = g_array_new (FALSE, FALSE, sizeof (double));
  double absent = DAYBEAT_ABSENT_NUMBER;

  for (guint i = 0; i < n_before; i++)
    g_array_append_val (column, absent);
  return column;
}

void
daybeat_series_append (DaybeatSeries *self, gint32 after_ms, const double *values)
{
  g_return_if_fail (self != NULL && values != NULL);

  for (guint column = 0; column < DAYBEAT_SERIES_MAX_COLUMNS && self->kind->columns[column] != NULL; column++)
    {
      if (self->columns[column] == NULL && !isnan (values[column]))
        self->columns[column] = begin_column (self->times->len);
      if (self->columns[column] != NULL)
        g_array_append_val (self->columns[column], values[column]);
    }
  g_array_append_val (self->times, after_ms);
}

double
daybeat_series_get_value (const DaybeatSeries *self, guint column, guint index)
{
  g_return_val_if_fail (self != NULL && column < DAYBEAT_SERIES_MAX_COLUMNS && index < self->times->len,
                        DAYBEAT_ABSENT_NUMBER);

  return self->columns[column] != NULL ? g_array_index (self->columns[column], double, index) : DAYBEAT_ABSENT_NUMBER;
}
