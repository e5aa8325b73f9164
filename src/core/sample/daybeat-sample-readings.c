/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sample"

/* What is measured now and then: on the scale, after a run, with a finger on the crown. */

#include "config.h"

#include <math.h>

#include "daybeat-sample-day-private.h"

#define FIRST_ID G_GUINT64_CONSTANT (7100000000000000000)
#define HEIGHT_M 1.74
#define ECG_SAMPLES 750

DaybeatReading *
_daybeat_sample_add_reading (const DaybeatSampleDay *self, DaybeatBatch *batch, const char *kind, int wall_minute,
                             double value)
{
  DaybeatReading *reading = daybeat_reading_new (daybeat_reading_kind_find (kind));

  reading->source = batch->source;
  reading->id =
      g_strdup_printf ("%" G_GUINT64_FORMAT, FIRST_ID + (guint64) self->day * 1000000 + (guint64) wall_minute * 100 +
                                                 (guint64) (reading->kind - daybeat_reading_kind_find ("weight")));
  reading->time = daybeat_sample_day_get_instant (self, _daybeat_sample_day_find_minute (self, wall_minute));
  reading->value = value;
  g_ptr_array_add (batch->readings, reading);
  return reading;
}

/* Nothing is known yet of the afternoon of the last day. */
gboolean
_daybeat_sample_is_known (const DaybeatSampleDay *self, int wall_minute)
{
  return _daybeat_sample_day_find_minute (self, wall_minute) < self->n_known;
}

static int
get_morning (const DaybeatSampleDay *self)
{
  return self->night != NULL ? daybeat_instant_get_minute_of_day (self->night->end) + 6 : 445;
}

/* Some mornings on the scale; weight drifts over a year, and a little from one day to the next. */
static void
add_weight (const DaybeatSampleDay *self, DaybeatBatch *batch, DaybeatRandom *random)
{
  double season = cos ((double) (self->day % 365) / 365.0 * 2.0 * G_PI);
  double kg = round (daybeat_random_normal (random, 68.4 + 1.3 * season, 0.35) * 10.0) / 10.0;
  double fat = round (daybeat_random_normal (random, 22.4 + 0.9 * season, 0.3) * 10.0) / 10.0;
  gboolean weighed = daybeat_random_chance (random, daybeat_day_get_weekday (self->day) == 1 ? 80 : 26);
  gboolean by_hand = daybeat_random_chance (random, 12);
  DaybeatReading *reading;

  if (!weighed || !_daybeat_sample_is_known (self, get_morning (self)))
    return;
  reading = _daybeat_sample_add_reading (self, batch, "weight", get_morning (self), kg);
  reading->device = g_strdup (by_hand ? NULL : "Aria Air");
  if (by_hand)
    {
      reading->text = g_strdup ("on another scale");
      return;
    }
  reading = _daybeat_sample_add_reading (self, batch, "body_fat", get_morning (self), fat);
  reading->device = g_strdup ("Aria Air");
}

static void
add_night (const DaybeatSampleDay *self, DaybeatBatch *batch)
{
  const DaybeatSampleBody *body = &self->body;
  DaybeatReading *reading;
  gint64 end_ms;

  if (self->night == NULL || isnan (body->breathing))
    return;
  reading = _daybeat_sample_add_reading (self, batch, "breathing_rate_sleep",
                                         daybeat_instant_get_minute_of_day (self->night->end), body->breathing);
  end_ms = daybeat_sample_sleep_get_end (self->night);
  reading->time = daybeat_instant_from_utc (end_ms, daybeat_sample_offset_at_utc (end_ms), DAYBEAT_OFFSET_RECEIVED);
  reading->details = g_strdup_printf ("{\"deep\":%.1f,\"light\":%.1f,\"rem\":%.1f}", body->breathing_deep,
                                      body->breathing_light, body->breathing_rem);
}

static int
get_wall_minute (const DaybeatSampleDay *self, guint minute)
{
  return daybeat_instant_get_minute_of_day (daybeat_sample_day_get_instant (self, minute));
}

static void
add_lengths (const DaybeatSampleDay *self, DaybeatBatch *batch, const DaybeatSampleExercise *exercise)
{
  static const char *const strokes[] = { "FREESTYLE", "FREESTYLE", "FREESTYLE", "BREASTSTROKE", "BACKSTROKE" };

  for (guint i = 0; i < daybeat_sample_exercise_get_lengths (exercise); i++)
    {
      DaybeatReading *reading =
          _daybeat_sample_add_reading (self, batch, "swim_length", get_wall_minute (self, exercise->first),
                                       daybeat_sample_day_get_strokes (self, exercise, i));
      g_autofree char *id = g_strdup_printf ("%s-%u", reading->id, i);

      g_set_str (&reading->id, id);
      reading->time = daybeat_instant_add_seconds (reading->time, i * exercise->tempo);
      reading->end = daybeat_instant_add_seconds (reading->time, exercise->tempo);
      reading->text = g_strdup (strokes[i / 8 % G_N_ELEMENTS (strokes)]);
    }
}

static void
add_after_exercise (const DaybeatSampleDay *self, DaybeatBatch *batch)
{
  for (guint i = 0; i < self->n_exercises; i++)
    {
      const DaybeatSampleExercise *exercise = &self->exercises[i];

      if (exercise->kind == DAYBEAT_SAMPLE_RUN && self->has_heart)
        _daybeat_sample_add_reading (self, batch, "run_vo2max",
                                     get_wall_minute (self, exercise->first + exercise->minutes - 1),
                                     self->body.vo2max + 1.4);
      add_lengths (self, batch, exercise);
    }
}

/* A beat of four waves and one spike every 0.9 seconds. */
int
daybeat_sample_draw_ecg (guint index)
{
  static const struct
  {
    double at, width, height;
  } waves[] = {
    { 0.16, 0.025, 0.12 }, { 0.29, 0.008, -0.14 }, { 0.31, 0.011, 1.1 }, { 0.34, 0.01, -0.22 }, { 0.56, 0.045, 0.3 }
  };
  double time = fmod (index / 250.0, 0.9), millivolts = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (waves); i++)
    millivolts += waves[i].height * exp (-pow ((time - waves[i].at) / waves[i].width, 2) / 2);
  return (int) round (millivolts * 10922);
}

static void
add_ecg (const DaybeatSampleDay *self, DaybeatBatch *batch, DaybeatRandom *random)
{
  gboolean taken = daybeat_random_chance (random, 1.1);
  double bpm = self->body.resting_bpm + daybeat_random_between (random, 4, 12);
  GString *details;
  DaybeatReading *reading;

  if (!taken || isnan (bpm) || !_daybeat_sample_is_known (self, get_morning (self) + 25))
    return;
  reading = _daybeat_sample_add_reading (self, batch, "electrocardiogram", get_morning (self) + 25, bpm);
  reading->end = reading->time;
  reading->text = g_strdup (daybeat_random_chance (random, 12) ? "INCONCLUSIVE" : "NORMAL_SINUS_RHYTHM");
  reading->device = g_strdup ("Charge 6");
  details = g_string_new ("{\"sampling_hz\":250,\"per_millivolt\":10922,\"lead\":1,\"waveform\":[");
  for (guint i = 0; i < ECG_SAMPLES; i++)
    g_string_append_printf (details, i > 0 ? ",%d" : "%d", daybeat_sample_draw_ecg (i));
  g_string_append (details, "]}");
  reading->details = g_string_free (details, FALSE);
}

static void
add_irregular_rhythm (const DaybeatSampleDay *self, DaybeatBatch *batch, DaybeatRandom *random)
{
  DaybeatReading *reading;

  if (!daybeat_random_chance (random, 0.25) || isnan (self->body.hrv))
    return;
  reading = _daybeat_sample_add_reading (self, batch, "irregular_rhythm", 190, DAYBEAT_ABSENT_NUMBER);
  reading->end = daybeat_instant_add_seconds (reading->time, 1800);
  reading->device = g_strdup ("Charge 6");
}

/* Glasses of water on days on which somebody thinks of writing them down. */
static void
add_water (const DaybeatSampleDay *self, DaybeatBatch *batch, DaybeatRandom *random)
{
  static const int volumes[] = { 200, 250, 330, 500 };
  gboolean noted = daybeat_random_chance (random, 34);
  int n_glasses = daybeat_random_between (random, 2, 7), minute = 450;

  for (int i = 0; noted && i < n_glasses; i++)
    {
      minute += daybeat_random_between (random, 25, 150);
      if (minute < 1430 && _daybeat_sample_is_known (self, minute))
        _daybeat_sample_add_reading (self, batch, "water", minute, volumes[daybeat_random_between (random, 0, 3)]);
    }
}

static const struct
{
  const char *meal;
  const char *name;
  int minute;
  double kcal, carbohydrate, fat, protein, sodium;
} meals[] = {
  { "BREAKFAST", "Porridge", 470, 312, 54.2, 6.1, 10.4, 0.12 },
  { "BREAKFAST", "Bread with cheese", 465, 386, 38.5, 16.9, 18.2, 1.1 },
  { "LUNCH", "Lentil soup", 755, 428, 58.0, 8.4, 25.1, 1.6 },
  { "LUNCH", "Pasta with tomato sauce", 760, 611, 102.3, 12.5, 19.7, 0.9 },
  { "DINNER", "Potatoes with quark", 1150, 498, 72.0, 9.8, 26.3, 0.8 },
  { "DINNER", "Vegetable curry", 1165, 573, 81.4, 18.2, 16.0, 1.3 },
};

static void
add_food (const DaybeatSampleDay *self, DaybeatBatch *batch, DaybeatRandom *random)
{
  gboolean noted = daybeat_random_chance (random, 18);

  for (gsize i = 0; i < G_N_ELEMENTS (meals); i += 2)
    {
      gsize chosen = i + (gsize) daybeat_random_between (random, 0, 1);
      DaybeatReading *reading;

      if (!noted || !_daybeat_sample_is_known (self, meals[chosen].minute))
        continue;
      reading = _daybeat_sample_add_reading (self, batch, "food", meals[chosen].minute, meals[chosen].kcal);
      reading->end = daybeat_instant_add_seconds (reading->time, 60);
      reading->text = g_strdup (meals[chosen].name);
      reading->details =
          g_strdup_printf ("{\"meal\":\"%s\",\"carbohydrate_g\":%.1f,\"fat_g\":%.1f,\"protein_g\":%.1f,"
                           "\"sodium_g\":%.2f}",
                           meals[chosen].meal, meals[chosen].carbohydrate, meals[chosen].fat, meals[chosen].protein,
                           meals[chosen].sodium);
    }
}

void
daybeat_sample_day_add_readings (const DaybeatSampleDay *self, DaybeatBatch *batch)
{
  DaybeatRandom random = daybeat_random_seed (self->seed, TOPIC_READING + self->day);
  int day_of_month;

  if (self->n_known == 0)
    return;
  daybeat_day_get_ymd (self->day, NULL, NULL, &day_of_month);
  add_weight (self, batch, &random);
  add_ecg (self, batch, &random);
  add_irregular_rhythm (self, batch, &random);
  add_water (self, batch, &random);
  add_food (self, batch, &random);
  add_night (self, batch);
  add_after_exercise (self, batch);
  if (self->day % 365 == 1 || self->is_first)
    _daybeat_sample_add_reading (self, batch, "height", 540, HEIGHT_M);
  if (self->worn && !isnan (self->body.vo2max) && day_of_month % 7 == 1)
    _daybeat_sample_add_reading (self, batch, "vo2max", 300, self->body.vo2max);
}
