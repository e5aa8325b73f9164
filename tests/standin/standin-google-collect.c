/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Points of a day from its minutes, one by one or summed up. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "standin-google-collect-private.h"

static const char *
get_device (const DaybeatSampleDay *day)
{
  return day->has_heart ? "Charge 6" : "One";
}

/* Types with a value a minute: where several places are used, the place says of what level or zone it is. */

static void
read_steps (const DaybeatSampleMinute *minute, double *values)
{
  values[0] = minute->steps;
}

static void
read_distance (const DaybeatSampleMinute *minute, double *values)
{
  values[0] = minute->distance_mm;
}

static void
read_floors (const DaybeatSampleMinute *minute, double *values)
{
  values[0] = minute->floors;
}

static void
read_altitude (const DaybeatSampleMinute *minute, double *values)
{
  values[0] = minute->floors * DAYBEAT_SAMPLE_FLOOR_MM;
}

static void
read_active (const DaybeatSampleMinute *minute, double *values)
{
  values[0] = minute->active_mcal / 1000.0;
}

static void
read_basal (const DaybeatSampleMinute *minute, double *values)
{
  values[0] = minute->basal_mcal / 1000.0;
}

static void
read_total (const DaybeatSampleMinute *minute, double *values)
{
  values[0] = (minute->active_mcal + minute->basal_mcal) / 1000.0;
}

static void
read_zone_kcal (const DaybeatSampleMinute *minute, double *values)
{
  if (minute->zone > DAYBEAT_SAMPLE_ZONE_NONE)
    read_total (minute, &values[minute->zone - DAYBEAT_SAMPLE_ZONE_LIGHT]);
}

static void
read_active_minutes (const DaybeatSampleMinute *minute, double *values)
{
  if (minute->level >= DAYBEAT_SAMPLE_LEVEL_LIGHT)
    values[minute->level - DAYBEAT_SAMPLE_LEVEL_LIGHT] = 1;
}

static void
read_zone_minutes (const DaybeatSampleMinute *minute, double *values)
{
  if (minute->zone >= DAYBEAT_SAMPLE_ZONE_MODERATE)
    values[minute->zone - DAYBEAT_SAMPLE_ZONE_MODERATE] = minute->zone == DAYBEAT_SAMPLE_ZONE_MODERATE ? 1 : 2;
}

static void
read_level (const DaybeatSampleMinute *minute, double *values)
{
  if (minute->level > DAYBEAT_SAMPLE_LEVEL_NONE)
    values[minute->level - DAYBEAT_SAMPLE_LEVEL_SEDENTARY] = 60;
}

static void
read_sedentary (const DaybeatSampleMinute *minute, double *values)
{
  values[0] = minute->level == DAYBEAT_SAMPLE_LEVEL_SEDENTARY ? 60 : 0;
}

static void
read_zone (const DaybeatSampleMinute *minute, double *values)
{
  if (minute->zone > DAYBEAT_SAMPLE_ZONE_NONE)
    values[minute->zone - DAYBEAT_SAMPLE_ZONE_LIGHT] = 60;
}

static const struct
{
  const char *id;
  void (*read) (const DaybeatSampleMinute *minute, double *values);
  gboolean merged;   /* whether minutes that say the same are one point */
  gboolean of_heart; /* whether it takes a device that reads the heart */
  gboolean off_too;  /* whether a person burns it with nothing on */
  gboolean phone;    /* whether the phone in the pocket counts it too */
} minute_types[STANDIN_N_MINUTE_TYPES] = {
  { "steps", read_steps, FALSE, FALSE, FALSE, TRUE },
  { "distance", read_distance, FALSE, FALSE, FALSE, TRUE },
  { "floors", read_floors, FALSE, FALSE, FALSE, FALSE },
  { "altitude", read_altitude, FALSE, FALSE, FALSE, FALSE },
  { "active-energy-burned", read_active, FALSE, FALSE, FALSE, FALSE },
  { "basal-energy-burned", read_basal, FALSE, FALSE, TRUE, FALSE },
  { "total-calories", read_total, FALSE, FALSE, TRUE, FALSE },
  { "calories-in-heart-rate-zone", read_zone_kcal, FALSE, TRUE, FALSE, FALSE },
  { "active-minutes", read_active_minutes, FALSE, FALSE, FALSE, FALSE },
  { "active-zone-minutes", read_zone_minutes, FALSE, TRUE, FALSE, FALSE },
  { "activity-level", read_level, TRUE, FALSE, FALSE, FALSE },
  { "sedentary-period", read_sedentary, TRUE, FALSE, FALSE, FALSE },
  { "time-in-heart-rate-zone", read_zone, TRUE, TRUE, FALSE, FALSE },
};

static gsize
find_minute_type (const char *id)
{
  gsize i = 0;

  while (!g_str_equal (minute_types[i].id, id))
    i++;
  return i;
}

/* Whether the device says anything of the minute, be it 0. */
static gboolean
is_told (const DaybeatSampleDay *day, guint minute, gsize which)
{
  const DaybeatSampleMinute *now = &day->minutes[minute];

  if (minute_types[which].of_heart)
    return now->bpm > 0;
  return now->worn || (minute_types[which].off_too && now->basal_mcal > 0);
}

/* The place that is not 0, or −1. */
static int
find_place (const double *values)
{
  for (int i = 0; i < STANDIN_POINT_VALUES; i++)
    {
      if (values[i] != 0)
        return i;
    }
  return -1;
}

static gboolean
join (GArray *points, gint64 start_ms, const double *values)
{
  StandInPoint *former = points->len > 0 ? &g_array_index (points, StandInPoint, points->len - 1) : NULL;
  int place = find_place (values);

  if (former == NULL || former->end_ms != start_ms || find_place (former->values) != place)
    return FALSE;
  former->end_ms += DAYBEAT_MS_PER_MINUTE;
  former->values[place] += values[place];
  return TRUE;
}

/* The phone sees what its owner walks with it: less. */
static void
add_phone (GArray *points, gint64 start_ms, guint minute, double value)
{
  StandInPoint *point;

  if (minute % 5 == 0 || value < 2)
    return;
  point = standin_points_append (points, start_ms, start_ms + DAYBEAT_MS_PER_MINUTE);
  point->values[0] = floor (value * 0.8);
  point->device = "Phone";
}

static void
list_minutes (const DaybeatSampleDay *day, gsize which, gboolean rolling, GArray *points)
{
  for (guint i = 0; i < day->n_known; i++)
    {
      gint64 start_ms = day->start_ms + i * DAYBEAT_MS_PER_MINUTE;
      double values[STANDIN_POINT_VALUES] = { 0 };
      StandInPoint *point;

      if (!is_told (day, i, which))
        continue;
      minute_types[which].read (&day->minutes[i], values);
      if (!rolling && (find_place (values) < 0 || (minute_types[which].merged && join (points, start_ms, values))))
        continue;
      point = standin_points_append (points, start_ms, start_ms + DAYBEAT_MS_PER_MINUTE);
      memcpy (point->values, values, sizeof values);
      point->device = get_device (day);
      if (!rolling && minute_types[which].phone && day->day % 2 == 0)
        add_phone (points, start_ms, i, values[0]);
    }
}

void
standin_digest_sum_up (StandInDigest *digest, const DaybeatSampleDay *day)
{
  for (guint i = 0; i < day->n_known; i++)
    {
      for (gsize which = 0; which < STANDIN_N_MINUTE_TYPES; which++)
        {
          double values[STANDIN_POINT_VALUES] = { 0 };

          if (!is_told (day, i, which))
            continue;
          minute_types[which].read (&day->minutes[i], values);
          digest->sums[which].present = TRUE;
          for (guint k = 0; k < STANDIN_POINT_VALUES; k++)
            digest->sums[which].values[k] += values[k];
        }
    }
}

void
standin_collect_minutes (StandIn *self, const StandInGoogleType *type, DaybeatDay day, StandInPurpose purpose,
                         GArray *points)
{
  gsize which = find_minute_type (type->id);
  const StandInDigest *digest;

  if (purpose != STANDIN_ROLLING_DAYS)
    {
      list_minutes (standin_google_get_day (self, day), which, purpose == STANDIN_ROLLING, points);
      return;
    }
  digest = standin_google_get_digest (self, day);
  if (digest->sums[which].present)
    memcpy (standin_points_append (points, digest->start_ms, digest->start_ms)->values, digest->sums[which].values,
            sizeof digest->sums[which].values);
}

void
standin_collect_heart_rate (StandIn *self, const StandInGoogleType *type, DaybeatDay day, StandInPurpose purpose,
                            GArray *points)
{
  const DaybeatSampleDay *lived = standin_google_get_day (self, day);
  guint step = (guint) self->google->heart_rate_seconds;

  for (guint second = 0; second < lived->n_known * 60; second += step)
    {
      guint bpm = daybeat_sample_day_get_bpm (lived, second);
      gint64 ms = lived->start_ms + second * G_GINT64_CONSTANT (1000);
      StandInPoint *point;

      if (bpm == 0)
        continue;
      point = standin_points_append (points, ms, ms);
      point->values[0] = bpm;
      point->values[1] = lived->minutes[second / 60].level >= DAYBEAT_SAMPLE_LEVEL_MODERATE;
      point->device = "Charge 6";
    }
}
