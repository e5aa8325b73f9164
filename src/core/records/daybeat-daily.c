/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-records"

#include "config.h"

#include "daybeat-daily.h"

#include <math.h>

static const DaybeatMetric metrics[] = {
  { "steps", "count" },
  { "distance", "m" },
  { "floors", "count" },
  { "elevation", "m" },
  { "kcal_total", "kcal" },
  { "kcal_active", "kcal" },
  { "kcal_basal", "kcal" },
  { "kcal_zone.light", "kcal" },
  { "kcal_zone.moderate", "kcal" },
  { "kcal_zone.vigorous", "kcal" },
  { "kcal_zone.peak", "kcal" },
  { "azm", "min" },
  { "azm.fat_burn", "min" },
  { "azm.cardio", "min" },
  { "azm.peak", "min" },
  { "active_minutes.light", "min" },
  { "active_minutes.moderate", "min" },
  { "active_minutes.vigorous", "min" },
  { "sedentary", "min" },
  { "zone.light", "min" },
  { "zone.moderate", "min" },
  { "zone.vigorous", "min" },
  { "zone.peak", "min" },
  { "zone.light.min", "bpm" },
  { "zone.light.max", "bpm" },
  { "zone.moderate.min", "bpm" },
  { "zone.moderate.max", "bpm" },
  { "zone.vigorous.min", "bpm" },
  { "zone.vigorous.max", "bpm" },
  { "zone.peak.min", "bpm" },
  { "zone.peak.max", "bpm" },
  { "swim.strokes", "count" },
  { "rhr", "bpm" },
  { "rhr.range_min", "bpm" },
  { "rhr.range_max", "bpm" },
  { "hrv.rmssd", "ms" },
  { "hrv.deep", "ms" },
  { "hrv.entropy", "none" },
  { "hrv.nonrem_heart_rate", "bpm" },
  { "hrv.range_min", "ms" },
  { "hrv.range_max", "ms" },
  { "spo2.avg", "percent" },
  { "spo2.min", "percent" },
  { "spo2.max", "percent" },
  { "spo2.deviation", "percent" },
  { "breathing_rate", "per_min" },
  { "breathing_rate.deep", "per_min" },
  { "breathing_rate.light", "per_min" },
  { "breathing_rate.rem", "per_min" },
  { "skin_temp.nightly", "c" },
  { "skin_temp.baseline", "c" },
  { "skin_temp.dev", "c" },
  { "skin_temp.deviation_30d", "c" },
  { "vo2max", "ml_kg_min" },
  { "kcal_in", "kcal" },
  { "water", "ml" },
  { "rhr.with_sleep", "none" },
  { "vo2max.estimated", "none" },
  { "vo2max.level", "none" },
  { "vo2max.covariance", "none" },
};

const DaybeatMetric *
daybeat_metrics_get (gsize *n_metrics)
{
  *n_metrics = G_N_ELEMENTS (metrics);
  return metrics;
}

const DaybeatMetric *
daybeat_metric_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (metrics); i++)
    {
      if (g_strcmp0 (metrics[i].id, id) == 0)
        return &metrics[i];
    }
  return NULL;
}

void
daybeat_daily_append (GArray *dailies, const char *metric, DaybeatDay day, double value)
{
  DaybeatDaily daily = { g_intern_string (metric), day, value };

  if (!isnan (value))
    g_array_append_val (dailies, daily);
}
