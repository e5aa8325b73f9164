/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Whether the days of the made person add up, minute by minute, and agree with the nights. */

#include <string.h>

#include "daybeat-sample-clock.h"
#include "daybeat-sample-day.h"

#define SEED 1

static DaybeatSample *sample;
static DaybeatBatch *person;
static DaybeatDay last;

static DaybeatSampleDay *
make (DaybeatDay day)
{
  return daybeat_sample_day_new (sample, day);
}

static double
get_daily (DaybeatBatch *batch, const char *metric)
{
  for (guint i = 0; i < batch->dailies->len; i++)
    {
      const DaybeatDaily *daily = &g_array_index (batch->dailies, DaybeatDaily, i);

      g_assert_nonnull (daybeat_metric_find (daily->metric));
      if (g_str_equal (daily->metric, metric))
        return daily->value;
    }
  return DAYBEAT_ABSENT_NUMBER;
}

static const DaybeatSeries *
get_series (DaybeatBatch *batch, const char *kind)
{
  for (guint i = 0; i < batch->series->len; i++)
    {
      const DaybeatSeries *series = g_ptr_array_index (batch->series, i);

      if (g_str_equal (series->kind->id, kind))
        return series;
    }
  return NULL;
}

static double
sum_series (const DaybeatSeries *series, guint column)
{
  double sum = 0;

  for (guint i = 0; series != NULL && i < series->times->len; i++)
    {
      double value = daybeat_series_get_value (series, column, i);

      sum += isnan (value) ? 0 : value;
    }
  return sum;
}

static void
test_same_day_again (void)
{
  g_autoptr (DaybeatSampleDay) one = make (last - 100);
  g_autoptr (DaybeatSampleDay) again = make (last - 100);
  g_autoptr (DaybeatSampleDay) other = make (last - 99);

  g_assert_cmpmem (one->minutes, sizeof one->minutes, again->minutes, sizeof again->minutes);
  g_assert_true (memcmp (one->minutes, other->minutes, sizeof one->minutes) != 0);
}

/* What a page of minutes says and what the sum of the day says is one truth. */
static void
test_minutes_sum_up_to_the_day (void)
{
  static const struct
  {
    const char *kind;
    guint column;
    const char *metric;
  } pairs[] = { { "steps_minutes", 0, "steps" },
                { "distance_minutes", 0, "distance" },
                { "floors_minutes", 0, "floors" },
                { "elevation_minutes", 0, "elevation" },
                { "energy_minutes", 0, "kcal_active" },
                { "zone_minutes", 0, "azm" },
                { "zone_minutes", 1, "azm.fat_burn" },
                { "zone_minutes", 2, "azm.cardio" },
                { "zone_minutes", 3, "azm.peak" },
                { "active_minutes", 0, "active_minutes.light" },
                { "active_minutes", 1, "active_minutes.moderate" },
                { "active_minutes", 2, "active_minutes.vigorous" } };
  guint n_worn = 0;

  for (DaybeatDay day = last - 120; day <= last; day++)
    {
      g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_SAMPLE);

      daybeat_sample_add_day (sample, batch, day, 60);
      if (isnan (get_daily (batch, "steps")))
        {
          g_assert_null (get_series (batch, "steps_minutes"));
          continue;
        }
      n_worn++;
      for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
        g_assert_cmpfloat_with_epsilon (sum_series (get_series (batch, pairs[i].kind), pairs[i].column),
                                        get_daily (batch, pairs[i].metric), 1e-6);
      g_assert_cmpfloat_with_epsilon (get_daily (batch, "kcal_total"),
                                      get_daily (batch, "kcal_active") + get_daily (batch, "kcal_basal"), 1e-6);
    }
  g_assert_cmpuint (n_worn, >, 90);
}

static void
test_days_without_the_device (void)
{
  guint n_drawers = 0;

  for (DaybeatDay day = last - 700; day <= last; day++)
    {
      g_autoptr (DaybeatSampleDay) lived = make (day);
      DaybeatSampleSums sums = daybeat_sample_day_sum_up (lived, 0, lived->n_minutes);

      if (lived->worn)
        {
          g_assert_cmpuint (sums.n_worn, >, 500);
          g_assert_cmpuint (sums.steps, <, 45000);
          continue;
        }
      n_drawers++;
      g_assert_null (lived->night);
      g_assert_cmpuint (sums.steps, ==, 0);
      g_assert_true (isnan (lived->body.resting_bpm));
    }
  g_assert_cmpuint (n_drawers, >, 5);
}

static void
test_clocks (void)
{
  g_autoptr (DaybeatSampleDay) spring = make (daybeat_day_from_ymd (2026, 3, 29));
  g_autoptr (DaybeatSampleDay) autumn = make (daybeat_day_from_ymd (2026, 10, 25));
  g_autofree char *text = NULL;

  g_assert_cmpuint (spring->n_minutes, ==, 1380);
  g_assert_cmpuint (autumn->n_minutes, ==, 1500);
  g_assert_cmpint (daybeat_sample_day_get_instant (spring, 119).offset_minutes, ==, 60);
  g_assert_cmpint (daybeat_sample_day_get_instant (spring, 120).offset_minutes, ==, 120);
  g_assert_cmpint (daybeat_instant_get_minute_of_day (daybeat_sample_day_get_instant (spring, 120)), ==, 180);
  text = daybeat_instant_to_string (daybeat_sample_day_get_instant (autumn, 1499));
  g_assert_cmpstr (text, ==, "2026-10-25T23:59:00+01:00");
}

/* In the night in which the clock is put forward the hour too many is not slept. */
static void
test_sleeps_in_real_time (void)
{
  guint n_short = 0;

  for (guint i = 0; i < person->sleeps->len; i++)
    {
      const DaybeatSleep *sleep = g_ptr_array_index (person->sleeps, i);
      gint64 start_ms = daybeat_sample_sleep_to_utc (sleep, sleep->start.wall_ms);
      gint64 end_ms = daybeat_sample_sleep_get_end (sleep), minutes = (end_ms - start_ms) / DAYBEAT_MS_PER_MINUTE;
      int month;

      daybeat_day_get_ymd (sleep->day, NULL, &month, NULL);
      if (minutes != sleep->in_bed_minutes)
        {
          g_assert_cmpint (minutes, ==, sleep->in_bed_minutes - 60);
          g_assert_cmpint (month, ==, 3);
          n_short++;
        }
      g_assert_cmpint (end_ms + daybeat_sample_offset_at_utc (end_ms) * DAYBEAT_MS_PER_MINUTE, ==,
                       sleep->end.wall_ms);
    }
  g_assert_cmpuint (n_short, >=, 1);
}

static void
test_the_heart_rests_at_night (void)
{
  guint n_nights = 0, n_runs = 0, n_gaps = 0;

  for (DaybeatDay day = last - 200; day < last; day++)
    {
      g_autoptr (DaybeatSampleDay) lived = make (day);
      double asleep = 0, awake = 0, running = 0;
      guint n_asleep = 0, n_awake = 0, n_running = 0;

      for (guint i = 0; i < lived->n_minutes && lived->worn; i++)
        {
          const DaybeatSampleMinute *minute = &lived->minutes[i];

          n_gaps += !minute->worn;
          g_assert_true ((minute->bpm > 0) == minute->worn);
          g_assert_true (minute->sleep_level == 0 || minute->steps == 0);
          if (minute->sleep_level != 0)
            asleep += minute->bpm, n_asleep++;
          else if (minute->exercise > 0 && lived->exercises[minute->exercise - 1].kind == DAYBEAT_SAMPLE_RUN)
            running += minute->bpm, n_running++;
          else if (minute->worn)
            awake += minute->bpm, n_awake++;
        }
      if (n_asleep > 200)
        {
          g_assert_cmpfloat (asleep / n_asleep + 8, <, awake / n_awake);
          n_nights++;
        }
      if (n_running > 0)
        {
          g_assert_cmpfloat (running / n_running, >, 130);
          n_runs++;
        }
    }
  g_assert_cmpuint (n_nights, >, 150);
  g_assert_cmpuint (n_runs, >, 15);
  g_assert_cmpuint (n_gaps, >, 300);
}

static void
test_seconds_follow_minutes (void)
{
  g_autoptr (DaybeatSampleDay) lived = make (last - 3);
  guint n = 0;

  for (guint second = 0; second < lived->n_minutes * 60; second++)
    {
      guint bpm = daybeat_sample_day_get_bpm (lived, second), next = second / 60 + 1;

      g_assert_true ((bpm > 0) == (lived->minutes[second / 60].bpm > 0));
      if (bpm == 0 || next >= lived->n_minutes || lived->minutes[next].bpm == 0)
        continue;
      g_assert_cmpuint (bpm, >=, MIN (lived->minutes[second / 60].bpm, lived->minutes[next].bpm) - 1u);
      g_assert_cmpuint (bpm, <=, MAX (lived->minutes[second / 60].bpm, lived->minutes[next].bpm) + 2u);
      n++;
    }
  g_assert_cmpuint (n, >, 60000);
}

/* The number of the day is the mean of the night's samples, those of the evening before included. */
static void
test_nights_are_summed_up (void)
{
  guint n_nights = 0;

  for (DaybeatDay day = last - 60; day < last; day++)
    {
      g_autoptr (DaybeatSampleDay) former = make (day - 1);
      g_autoptr (DaybeatSampleDay) lived = make (day);
      double hrv = 0, spo2 = 0, rmssd, low, high;
      guint n_hrv = 0, n_spo2 = 0;

      if (isnan (lived->body.hrv))
        continue;
      for (guint i = 0; i < former->n_minutes + lived->n_minutes; i++)
        {
          const DaybeatSampleDay *of = i < former->n_minutes ? former : lived;
          guint minute = i < former->n_minutes ? i : i - former->n_minutes;
          double value = DAYBEAT_ABSENT_NUMBER;

          if (of == former && minute < 1080)
            continue;
          if (of == lived && minute >= 1080)
            break;
          if (daybeat_sample_day_get_hrv (of, minute, &rmssd, &low, &high))
            hrv += rmssd, n_hrv++;
          value = daybeat_sample_day_get_spo2 (of, minute);
          if (!isnan (value))
            spo2 += value, n_spo2++;
        }
      g_assert_cmpfloat_with_epsilon (hrv / n_hrv, lived->body.hrv, 0.051);
      g_assert_cmpfloat_with_epsilon (spo2 / n_spo2, lived->body.spo2, 0.051);
      g_assert_cmpfloat (lived->body.spo2_low, <=, lived->body.spo2);
      n_nights++;
    }
  g_assert_cmpuint (n_nights, >, 40);
}

static void
test_exercises (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_SAMPLE);
  guint n_routes = 0, n_swims = 0;

  for (DaybeatDay day = last - 150; day <= last; day++)
    daybeat_sample_add_day (sample, batch, day, 60);
  for (guint i = 0; i < batch->exercises->len; i++)
    {
      const DaybeatExercise *exercise = g_ptr_array_index (batch->exercises, i);

      g_assert_true (g_hash_table_add (ids, exercise->id));
      g_assert_cmpint (daybeat_instant_get_utc (exercise->start), <, daybeat_instant_get_utc (exercise->end));
      g_assert_cmpfloat (exercise->distance_m, >, 500);
      g_assert_cmpfloat (exercise->average_bpm, >, 80);
      n_swims += g_str_equal (exercise->type, "SWIMMING_POOL");
      if (exercise->has_route != TRUE)
        continue;
      g_assert_nonnull (strstr (exercise->splits, "distance_m"));
      n_routes++;
    }
  g_assert_cmpuint (n_swims, >, 5);
  g_assert_cmpuint (n_routes, >, 10);
  g_assert_cmpuint (batch->tracks->len, ==, n_routes);
  for (guint i = 0; i < batch->tracks->len; i++)
    {
      const DaybeatTrack *track = g_ptr_array_index (batch->tracks, i);

      g_assert_true (g_hash_table_contains (ids, track->exercise_id));
      g_assert_cmpuint (track->points->len, >, 200);
    }
}

static void
test_readings (void)
{
  static const char *const expected[] = { "weight",
                                          "body_fat",
                                          "height",
                                          "water",
                                          "food",
                                          "blood_glucose",
                                          "core_temperature",
                                          "vo2max",
                                          "run_vo2max",
                                          "swim_length",
                                          "breathing_rate_sleep",
                                          "electrocardiogram",
                                          "moods",
                                          "symptoms",
                                          "irregular_rhythm",
                                          "menstrual_period",
                                          "ovulation_test" };
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal), kinds = g_hash_table_new (NULL, NULL);
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_SAMPLE);

  for (DaybeatDay day = last - 1000; day <= last; day++)
    {
      g_autoptr (DaybeatSampleDay) lived = make (day);

      daybeat_sample_day_add_readings (lived, batch);
      daybeat_sample_day_add_private_readings (lived, batch);
    }
  for (guint i = 0; i < batch->readings->len; i++)
    {
      const DaybeatReading *reading = g_ptr_array_index (batch->readings, i);
      g_autofree char *key = g_strconcat (reading->kind->id, reading->id, NULL);

      g_assert_true (g_hash_table_add (ids, (gpointer) g_intern_string (key)));
      g_assert_false (daybeat_instant_is_absent (reading->time));
      g_hash_table_add (kinds, (gpointer) reading->kind);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_true (g_hash_table_contains (kinds, daybeat_reading_kind_find (expected[i])));
}

static void
test_the_last_day_is_not_over (void)
{
  g_autoptr (DaybeatSampleDay) lived = make (last);
  g_autoptr (DaybeatSampleDay) tomorrow = make (last + 1);
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_SAMPLE);

  g_assert_cmpuint (lived->n_known, ==, 720);
  g_assert_cmpuint (daybeat_sample_day_get_bpm (lived, 720 * 60), ==, 0);
  g_assert_cmpuint (tomorrow->n_known, ==, 0);
  daybeat_sample_add_day (sample, batch, last + 1, 1);
  g_assert_cmpuint (batch->dailies->len + batch->series->len + batch->readings->len, ==, 0);
}

static void
test_life (void)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_SAMPLE);
  g_autoptr (GHashTable) metrics = g_hash_table_new (NULL, NULL);
  static const char *const some[] = { "steps",  "azm",           "kcal_zone.peak", "zone.light.max", "swim.strokes",
                                      "rhr",    "hrv.range_min", "spo2.deviation", "breathing_rate", "skin_temp.dev",
                                      "vo2max", "kcal_in",       "water" };

  daybeat_sample_add_life (sample, batch);
  for (guint i = 0; i < batch->dailies->len; i++)
    g_hash_table_add (metrics, (gpointer) g_array_index (batch->dailies, DaybeatDaily, i).metric);
  for (gsize i = 0; i < G_N_ELEMENTS (some); i++)
    g_assert_true (g_hash_table_contains (metrics, g_intern_string (some[i])));
  g_assert_true (daybeat_batch_is_complete_kind (batch, "steps"));
  for (guint i = 0; i < batch->series->len; i++)
    g_assert_cmpuint (((DaybeatSeries *) g_ptr_array_index (batch->series, i))->day, >, last - 30);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  last = daybeat_day_from_ymd (2026, 11, 24);
  sample = daybeat_sample_new (SEED, 3, last);
  person = daybeat_sample_create_batch (sample, DAYBEAT_SOURCE_SAMPLE);
  g_test_add_func ("/sample-day/same-day-again", test_same_day_again);
  g_test_add_func ("/sample-day/minutes-sum-up-to-the-day", test_minutes_sum_up_to_the_day);
  g_test_add_func ("/sample-day/days-without-the-device", test_days_without_the_device);
  g_test_add_func ("/sample-day/clocks", test_clocks);
  g_test_add_func ("/sample-day/sleeps-in-real-time", test_sleeps_in_real_time);
  g_test_add_func ("/sample-day/the-heart-rests-at-night", test_the_heart_rests_at_night);
  g_test_add_func ("/sample-day/seconds-follow-minutes", test_seconds_follow_minutes);
  g_test_add_func ("/sample-day/nights-are-summed-up", test_nights_are_summed_up);
  g_test_add_func ("/sample-day/exercises", test_exercises);
  g_test_add_func ("/sample-day/readings", test_readings);
  g_test_add_func ("/sample-day/the-last-day-is-not-over", test_the_last_day_is_not_over);
  g_test_add_func ("/sample-day/life", test_life);
  status = g_test_run ();
  daybeat_batch_unref (person);
  daybeat_sample_free (sample);
  return status;
}
