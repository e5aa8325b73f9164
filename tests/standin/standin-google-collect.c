/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Points of a day: from its minutes, its numbers, its records. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "standin-google-collect-private.h"

/* 1 January 1970 as a Julian day */
#define EPOCH_DAY 719163

static StandInPoint *
append (GArray *points, gint64 start_ms, gint64 end_ms)
{
  StandInPoint point = { .start_ms = start_ms, .end_ms = end_ms };

  g_array_append_val (points, point);
  return &g_array_index (points, StandInPoint, points->len - 1);
}

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
  point = append (points, start_ms, start_ms + DAYBEAT_MS_PER_MINUTE);
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
      point = append (points, start_ms, start_ms + DAYBEAT_MS_PER_MINUTE);
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
    memcpy (append (points, digest->start_ms, digest->start_ms)->values, digest->sums[which].values,
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
      point = append (points, ms, ms);
      point->values[0] = bpm;
      point->values[1] = lived->minutes[second / 60].level >= DAYBEAT_SAMPLE_LEVEL_MODERATE;
      point->device = "Charge 6";
    }
}

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
      point =
          append (points, lived->start_ms + i * DAYBEAT_MS_PER_MINUTE, lived->start_ms + i * DAYBEAT_MS_PER_MINUTE);
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
      point = append (points, midnight, midnight);
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
  point = append (points, digest->night_end_ms, digest->night_end_ms);
  point->values[0] = digest->body.breathing;
  point->values[1] = digest->body.breathing_deep;
  point->values[2] = digest->body.breathing_light;
  point->values[3] = digest->body.breathing_rem;
}

/* Records */

static gint
compare_starts (gconstpointer a, gconstpointer b)
{
  const StandInPoint *one = a, *other = b;

  return one->start_ms < other->start_ms ? -1 : one->start_ms > other->start_ms ? 1 : 0;
}

static StandInPoint *
append_reading (GArray *points, DaybeatReading *reading)
{
  gint64 start_ms = daybeat_instant_is_absent (reading->time) ? 0 : daybeat_instant_get_utc (reading->time);
  StandInPoint *point = append (
      points, start_ms, daybeat_instant_is_absent (reading->end) ? start_ms : daybeat_instant_get_utc (reading->end));

  point->values[0] = isnan (reading->value) ? 0 : reading->value;
  point->record = daybeat_reading_ref (reading);
  point->unref = (GDestroyNotify) daybeat_reading_unref;
  return point;
}

void
standin_collect_readings (StandIn *self, const StandInGoogleType *type, DaybeatDay day, StandInPurpose purpose,
                          GArray *points)
{
  static const struct
  {
    const char *id;
    const char *kind;
  } kinds[] = {
    { "swim-lengths-data", "swim_length" },
    { "vo2-max", "vo2max" },
    { "run-vo2-max", "run_vo2max" },
    { "core-body-temperature", "core_temperature" },
    { "weight", "weight" },
    { "body-fat", "body_fat" },
    { "height", "height" },
    { "blood-glucose", "blood_glucose" },
    { "nutrition-log", "food" },
    { "hydration-log", "water" },
    { "electrocardiogram", "electrocardiogram" },
    { "irregular-rhythm-notification", "irregular_rhythm" },
    { "menstrual-period", "menstrual_period" },
    { "ovulation-test", "ovulation_test" },
    { "symptoms", "symptoms" },
    { "moods", "moods" },
  };
  GPtrArray *readings = standin_google_get_digest (self, day)->records->readings;
  const DaybeatReadingKind *kind = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i].id, type->id))
        kind = daybeat_reading_kind_find (kinds[i].kind);
    }
  for (guint i = 0; i < readings->len; i++)
    {
      DaybeatReading *reading = g_ptr_array_index (readings, i);

      if (reading->kind == kind)
        append_reading (points, reading);
    }
  g_array_sort (points, compare_starts);
}

void
standin_collect_exercises (StandIn *self, const StandInGoogleType *type, DaybeatDay day, StandInPurpose purpose,
                           GArray *points)
{
  GPtrArray *exercises = standin_google_get_digest (self, day)->records->exercises;

  for (guint i = 0; i < exercises->len; i++)
    {
      DaybeatExercise *exercise = g_ptr_array_index (exercises, i);
      StandInPoint *point =
          append (points, daybeat_instant_get_utc (exercise->start), daybeat_instant_get_utc (exercise->end));

      point->record = daybeat_exercise_ref (exercise);
      point->unref = (GDestroyNotify) daybeat_exercise_unref;
    }
  g_array_sort (points, compare_starts);
}

/* The same sleeps as the other service has, and what was changed there. */
void
standin_collect_sleeps (StandIn *self, const StandInGoogleType *type, DaybeatDay day, StandInPurpose purpose,
                        GArray *points)
{
  for (guint i = 0; i < self->person->sleeps->len; i++)
    {
      DaybeatSleep *sleep = g_ptr_array_index (self->person->sleeps, i);
      StandInPoint *point;

      if (sleep->day != day)
        continue;
      point = append (points, daybeat_sample_sleep_to_utc (sleep, sleep->start.wall_ms),
                      daybeat_sample_sleep_get_end (sleep));
      point->record = daybeat_sleep_ref (sleep);
      point->unref = (GDestroyNotify) daybeat_sleep_unref;
    }
  g_array_sort (points, compare_starts);
}

/* Foods and units are nothing that happens: they lie on the last day, so that they are found once. */
void
standin_collect_foods (StandIn *self, const StandInGoogleType *type, DaybeatDay day, StandInPurpose purpose,
                       GArray *points)
{
  static const char *const foods[] = { "Porridge", "Lentil soup", "Vegetable curry" };
  static const char *const units[] = { "gram", "serving" };
  gboolean of_units = !g_str_equal (type->id, "food");

  for (guint i = 0; day == self->person->last_day && i < (of_units ? G_N_ELEMENTS (units) : G_N_ELEMENTS (foods));
       i++)
    {
      g_autoptr (DaybeatReading) reading =
          daybeat_reading_new (daybeat_reading_kind_find (of_units ? "food_unit" : "food_item"));

      reading->id = g_strdup_printf ("%u", (of_units ? 304 : 81001) + i);
      reading->text = g_strdup (of_units ? units[i] : foods[i]);
      append_reading (points, reading)->start_ms = i;
    }
}
