/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sample"

/* The numbers of a day: sums of its minutes, and what was measured at night. */

#include "config.h"

#include "daybeat-sample-day-private.h"

static const char *const zone_names[DAYBEAT_SAMPLE_N_ZONES] = { NULL, "light", "moderate", "vigorous", "peak" };

DaybeatSampleSums
daybeat_sample_day_sum_up (const DaybeatSampleDay *self, guint first, guint until)
{
  DaybeatSampleSums sums = { 0 };

  for (guint i = first; i < MIN (until, self->n_known); i++)
    {
      const DaybeatSampleMinute *minute = &self->minutes[i];

      sums.n_worn += minute->worn;
      sums.steps += minute->steps;
      sums.floors += minute->floors;
      sums.beats += minute->bpm;
      sums.n_beats += minute->bpm > 0;
      sums.distance_mm += minute->distance_mm;
      sums.active_mcal += minute->active_mcal;
      sums.basal_mcal += minute->basal_mcal;
      sums.levels[minute->level]++;
      sums.zones[minute->zone]++;
      sums.zone_mcal[minute->zone] += minute->active_mcal + minute->basal_mcal;
    }
  return sums;
}

static void
add (const DaybeatSampleDay *self, DaybeatBatch *batch, const char *metric, double value)
{
  daybeat_daily_append (batch->dailies, metric, self->day, value);
}

static void
add_zone (const DaybeatSampleDay *self, DaybeatBatch *batch, const char *format, int zone, double value)
{
  g_autofree char *metric = g_strdup_printf ("%s.%s", format, zone_names[zone]);

  add (self, batch, metric, value);
}

static void
add_zone_limit (const DaybeatSampleDay *self, DaybeatBatch *batch, int zone, const char *which, int bpm)
{
  g_autofree char *metric = g_strdup_printf ("zone.%s.%s", zone_names[zone], which);

  add (self, batch, metric, bpm);
}

static void
add_activity (const DaybeatSampleDay *self, DaybeatBatch *batch, const DaybeatSampleSums *sums)
{
  add (self, batch, "steps", (double) sums->steps);
  add (self, batch, "distance", (double) sums->distance_mm / 1000.0);
  add (self, batch, "floors", (double) sums->floors);
  add (self, batch, "elevation", (double) sums->floors * DAYBEAT_SAMPLE_FLOOR_MM / 1000.0);
  add (self, batch, "kcal_total", (double) (sums->active_mcal + sums->basal_mcal) / 1000.0);
  add (self, batch, "kcal_active", (double) sums->active_mcal / 1000.0);
  add (self, batch, "kcal_basal", (double) sums->basal_mcal / 1000.0);
  add (self, batch, "active_minutes.light", sums->levels[DAYBEAT_SAMPLE_LEVEL_LIGHT]);
  add (self, batch, "active_minutes.moderate", sums->levels[DAYBEAT_SAMPLE_LEVEL_MODERATE]);
  add (self, batch, "active_minutes.vigorous", sums->levels[DAYBEAT_SAMPLE_LEVEL_VIGOROUS]);
  add (self, batch, "sedentary", sums->levels[DAYBEAT_SAMPLE_LEVEL_SEDENTARY]);
}

static void
add_zones (const DaybeatSampleDay *self, DaybeatBatch *batch, const DaybeatSampleSums *sums)
{
  guint fat_burn = sums->zones[DAYBEAT_SAMPLE_ZONE_MODERATE], cardio = 2 * sums->zones[DAYBEAT_SAMPLE_ZONE_VIGOROUS];
  guint peak = 2 * sums->zones[DAYBEAT_SAMPLE_ZONE_PEAK];

  add (self, batch, "azm", fat_burn + cardio + peak);
  add (self, batch, "azm.fat_burn", fat_burn);
  add (self, batch, "azm.cardio", cardio);
  add (self, batch, "azm.peak", peak);
  for (int zone = DAYBEAT_SAMPLE_ZONE_LIGHT; zone < DAYBEAT_SAMPLE_N_ZONES; zone++)
    {
      gboolean last = zone == DAYBEAT_SAMPLE_ZONE_PEAK;

      add_zone (self, batch, "zone", zone, sums->zones[zone]);
      add_zone (self, batch, "kcal_zone", zone, (double) sums->zone_mcal[zone] / 1000.0);
      add_zone_limit (self, batch, zone, "min", self->zone_min[zone]);
      add_zone_limit (self, batch, zone, "max", last ? DAYBEAT_SAMPLE_MAX_BPM : self->zone_min[zone + 1] - 1);
    }
}

static void
add_body (const DaybeatSampleDay *self, DaybeatBatch *batch)
{
  const DaybeatSampleBody *body = &self->body;
  const struct
  {
    const char *metric;
    double value;
  } rows[] = {
    { "rhr", body->resting_bpm },
    { "rhr.range_min", body->resting_low },
    { "rhr.range_max", body->resting_high },
    { "hrv.rmssd", body->hrv },
    { "hrv.deep", body->hrv_deep },
    { "hrv.entropy", body->hrv_entropy },
    { "hrv.nonrem_heart_rate", body->nonrem_bpm },
    { "hrv.range_min", body->hrv_low },
    { "hrv.range_max", body->hrv_high },
    { "spo2.avg", body->spo2 },
    { "spo2.min", body->spo2_low },
    { "spo2.max", body->spo2_high },
    { "spo2.deviation", body->spo2_deviation },
    { "breathing_rate", body->breathing },
    { "breathing_rate.deep", body->breathing_deep },
    { "breathing_rate.light", body->breathing_light },
    { "breathing_rate.rem", body->breathing_rem },
    { "skin_temp.nightly", body->temperature },
    { "skin_temp.baseline", body->temperature_baseline },
    { "skin_temp.dev", body->temperature - body->temperature_baseline },
    { "skin_temp.deviation_30d", body->temperature_deviation },
    { "vo2max", body->vo2max },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    add (self, batch, rows[i].metric, rows[i].value);
}

static void
add_strokes (const DaybeatSampleDay *self, DaybeatBatch *batch)
{
  guint strokes = 0;

  for (guint i = 0; i < self->n_exercises; i++)
    {
      for (guint length = 0; length < daybeat_sample_exercise_get_lengths (&self->exercises[i]); length++)
        strokes += daybeat_sample_day_get_strokes (self, &self->exercises[i], length);
    }
  if (strokes > 0)
    add (self, batch, "swim.strokes", strokes);
}

/* What was written down, worn or not. */
static void
add_meals (const DaybeatSampleDay *self, DaybeatBatch *batch)
{
  g_autoptr (DaybeatBatch) drawn = daybeat_batch_new (batch->source);
  double kcal = DAYBEAT_ABSENT_NUMBER, water = DAYBEAT_ABSENT_NUMBER;

  daybeat_sample_day_add_readings (self, drawn);
  for (guint i = 0; i < drawn->readings->len; i++)
    {
      const DaybeatReading *reading = g_ptr_array_index (drawn->readings, i);

      if (g_str_equal (reading->kind->id, "food"))
        kcal = reading->value + (isnan (kcal) ? 0 : kcal);
      else if (g_str_equal (reading->kind->id, "water"))
        water = reading->value + (isnan (water) ? 0 : water);
    }
  add (self, batch, "kcal_in", kcal);
  add (self, batch, "water", water);
}

void
daybeat_sample_day_add_dailies (const DaybeatSampleDay *self, DaybeatBatch *batch)
{
  DaybeatSampleSums sums = daybeat_sample_day_sum_up (self, 0, self->n_minutes);

  add_meals (self, batch);
  if (sums.n_worn == 0)
    return;
  add_activity (self, batch, &sums);
  if (self->has_heart)
    add_zones (self, batch, &sums);
  add_body (self, batch);
  add_strokes (self, batch);
}
