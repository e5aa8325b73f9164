/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Points of a day from what a device makes of it, most of it at night. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "standin-google-collect-private.h"

/* 1 January 1970 as a Julian day */
#define EPOCH_DAY 719163

/* What is measured while asleep. */
void
standin_collect_night (StandIn *self, const StandInGoogleType *type, DaybeatDay day, StandInPurpose purpose,
                       GArray *points)
{
  const DaybeatSampleDay *lived = standin_google_get_day (self, day);
  gboolean hrv = g_str_equal (type->id, "heart-rate-variability");

  for (guint i = 0; i < lived->n_known; i++)
    {
      double values[STANDIN_POINT_VALUES] = { 0 };
      gboolean found = hrv && daybeat_sample_day_get_hrv (lived, i, &values[0], &values[1], &values[2]);
      StandInPoint *point;

      if (!hrv)
        {
          values[0] = daybeat_sample_day_get_spo2 (lived, i);
          found = !isnan (values[0]);
        }
      if (!found)
        continue;
      point = standin_points_append (points, lived->start_ms + i * DAYBEAT_MS_PER_MINUTE,
                                     lived->start_ms + i * DAYBEAT_MS_PER_MINUTE);
      memcpy (point->values, values, sizeof values);
      point->device = "Charge 6";
    }
}

static void
fill_zones (const StandInDigest *digest, double *values)
{
  for (int zone = DAYBEAT_SAMPLE_ZONE_LIGHT; zone < DAYBEAT_SAMPLE_N_ZONES; zone++)
    {
      double *limits = &values[2 * (zone - DAYBEAT_SAMPLE_ZONE_LIGHT)];

      limits[0] = digest->zone_min[zone];
      limits[1] = zone < DAYBEAT_SAMPLE_ZONE_PEAK ? digest->zone_min[zone + 1] - 1 : DAYBEAT_SAMPLE_MAX_BPM;
    }
}

void
standin_collect_dailies (StandIn *self, const StandInGoogleType *type, DaybeatDay day, StandInPurpose purpose,
                         GArray *points)
{
  const StandInDigest *digest = standin_google_get_digest (self, day);
  const DaybeatSampleBody *body = &digest->body;
  const struct
  {
    const char *id;
    double values[STANDIN_POINT_VALUES];
  } rows[] = {
    { "daily-resting-heart-rate", { body->resting_bpm, body->resting_low, body->resting_high, !isnan (body->hrv) } },
    { "daily-heart-rate-zones", { body->resting_bpm } },
    { "daily-heart-rate-variability",
      { body->hrv, body->hrv_low, body->hrv_high, body->hrv_deep, body->nonrem_bpm, body->hrv_entropy } },
    { "daily-oxygen-saturation", { body->spo2, body->spo2_low, body->spo2_high, body->spo2_deviation } },
    { "daily-respiratory-rate", { body->breathing } },
    { "daily-sleep-temperature-derivations",
      { body->temperature, body->temperature_baseline, body->temperature_deviation } },
    { "daily-vo2-max", { body->vo2max } },
  };
  gint64 midnight = ((gint64) day - EPOCH_DAY) * DAYBEAT_MS_PER_DAY;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      StandInPoint *point;

      if (!g_str_equal (rows[i].id, type->id) || isnan (rows[i].values[0]))
        continue;
      point = standin_points_append (points, midnight, midnight);
      memcpy (point->values, rows[i].values, sizeof point->values);
      if (g_str_equal (type->id, "daily-heart-rate-zones"))
        fill_zones (digest, point->values);
    }
}

void
standin_collect_breathing (StandIn *self, const StandInGoogleType *type, DaybeatDay day, StandInPurpose purpose,
                           GArray *points)
{
  const StandInDigest *digest = standin_google_get_digest (self, day);
  StandInPoint *point;

  if (digest->night_end_ms == 0 || isnan (digest->body.breathing))
    return;
  point = standin_points_append (points, digest->night_end_ms, digest->night_end_ms);
  point->values[0] = digest->body.breathing;
  point->values[1] = digest->body.breathing_deep;
  point->values[2] = digest->body.breathing_light;
  point->values[3] = digest->body.breathing_rem;
}
