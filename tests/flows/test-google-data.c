/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What the made person has lived, asked for over real HTTP, is what comes out of the decoders: nothing is lost on the
 * way, nothing is added, and nothing is left to wonder about. */

#include "daybeat-google-health.h"
#include "daybeat-sample-clock.h"
#include "daybeat-sample-day.h"
#include "daybeat-test-support.h"
#include "flow-person.h"

#define SEED 1
#define SEED_TEXT "1"
#define DAYS 75

/* Late enough for the clocks to have been put back on the way. */
#define TODAY_TEXT "2026-11-24"

static const char *const scopes[] = {
  FLOW_GOOGLE_SCOPE ("activity_and_fitness"),
  FLOW_GOOGLE_SCOPE ("health_metrics_and_measurements"),
  FLOW_GOOGLE_SCOPE ("sleep"),
  FLOW_GOOGLE_SCOPE ("nutrition"),
  FLOW_GOOGLE_SCOPE ("profile"),
  FLOW_GOOGLE_SCOPE ("settings"),
  FLOW_GOOGLE_SCOPE ("ecg"),
  FLOW_GOOGLE_SCOPE ("irn"),
  FLOW_GOOGLE_SCOPE ("location"),
  FLOW_GOOGLE_SCOPE ("reproductive_health"),
  FLOW_GOOGLE_SCOPE ("logged_symptoms"),
  FLOW_GOOGLE_SCOPE ("mindfulness"),
  NULL,
};

/* All of it, asked for once; and what was lived in the same days. Both from the day after the first to the day before
 * the last: what is at the edge of a window in UTC is half a day here. */
static struct
{
  FlowService *service;
  FlowPerson *person;
  DaybeatDay first;
  DaybeatDay last;
  DaybeatBatch *lived;
  GPtrArray *fetched; /* DaybeatBatch */
} all;

static DaybeatBatch *
ask (DaybeatService *service, const char *resource, DaybeatDay first, DaybeatDay last)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DaybeatBatch *batch;

  daybeat_service_fetch_async (service, resource, first, last, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  batch = daybeat_service_fetch_finish (service, result, &error);
  g_assert_no_error (error);
  return batch;
}

/* What is as agreed leaves nothing to report. */
static DaybeatBatch *
fetch (DaybeatService *service, const char *resource, DaybeatDay first, DaybeatDay last)
{
  DaybeatBatch *batch = ask (service, resource, first, last);

  for (guint i = 0; i < batch->findings->len; i++)
    {
      const DaybeatFinding *finding = g_ptr_array_index (batch->findings, i);

      g_error ("%s: %s: %s (%s)", resource, finding->path, finding->reason, finding->original);
    }
  return batch;
}

static void
fetch_windows (DaybeatService *service, const DaybeatResource *resource)
{
  guint length = resource->window_days > 0 ? resource->window_days : DAYS + 1;

  for (DaybeatDay first = all.first; first <= all.last; first += length)
    g_ptr_array_add (all.fetched, fetch (service, resource->id, first, MIN (first + length - 1, all.last)));
}

static DaybeatService *
create_service (void)
{
  DaybeatService *service =
      daybeat_google_health_new (all.service->address, DAYBEAT_TOKEN_SOURCE (all.person->session), NULL);

  daybeat_google_health_set_pace (DAYBEAT_GOOGLE_HEALTH (service), 100000, 1000);
  return service;
}

static void
set_up (void)
{
  DaybeatDay today = daybeat_day_parse (TODAY_TEXT);
  g_autoptr (DaybeatSample) sample = NULL;
  g_autoptr (DaybeatService) service = NULL;
  const DaybeatResource *resources;
  gsize n_resources;

  all.service = flow_service_start ("--person", SEED_TEXT, "--years", "1", "--today", TODAY_TEXT, "--auto-consent",
                                    "--google-quota", "100000", NULL);
  all.person = flow_person_new_at_google (all.service, scopes);
  all.last = today - 1;
  all.first = all.last - DAYS;
  sample = daybeat_sample_new (SEED, 1, today);
  all.lived = daybeat_sample_create_batch (sample, DAYBEAT_SOURCE_SAMPLE);
  for (DaybeatDay day = all.first + 1; day < all.last; day++)
    {
      g_autoptr (DaybeatSampleDay) lived = daybeat_sample_day_new (sample, day);

      daybeat_sample_add_day (sample, all.lived, day, 60);
      daybeat_sample_day_add_private_readings (lived, all.lived);
    }

  service = create_service ();
  all.fetched = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_batch_unref);
  resources = daybeat_service_get_resources (service, &n_resources);
  for (gsize i = 0; i < n_resources; i++)
    fetch_windows (service, &resources[i]);
  g_assert_cmpint (flow_service_count (all.service, "violations"), ==, 0);
}

static gboolean
is_inside (DaybeatDay day)
{
  return day > all.first && day < all.last;
}

/* Numbers of days */

static GHashTable *
list_dailies (DaybeatBatch *batch, GHashTable *into)
{
  for (guint i = 0; i < batch->dailies->len; i++)
    {
      const DaybeatDaily *daily = &g_array_index (batch->dailies, DaybeatDaily, i);

      if (is_inside (daily->day))
        g_hash_table_insert (into, g_strdup_printf ("%s %u", daily->metric, daily->day),
                             g_memdup2 (&daily->value, sizeof daily->value));
    }
  return into;
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* What the service does not give by the day, but Daybeat works out or leaves alone. */
static gboolean
is_of_the_service (const char *key)
{
  return !g_str_has_prefix (key, "kcal_basal ");
}

static void
test_numbers_of_days (void)
{
  g_autoptr (GHashTable) lived = list_dailies (all.lived, new_table ()), fetched = new_table ();
  GHashTableIter iter;
  gpointer key, value;
  guint n_compared = 0;

  for (guint i = 0; i < all.fetched->len; i++)
    list_dailies (g_ptr_array_index (all.fetched, i), fetched);
  g_hash_table_iter_init (&iter, lived);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const double *found = g_hash_table_lookup (fetched, key);

      if (!is_of_the_service (key))
        continue;
      if (found == NULL)
        g_error ("%s was lost", (const char *) key);
      if (fabs (*found - *(double *) value) > 1e-5)
        g_error ("%s: %f instead of %f", (const char *) key, *found, *(double *) value);
      n_compared++;
    }
  g_assert_cmpuint (n_compared, >, 40 * DAYS / 2);
}

/* Samples, by kind and instant, whatever day they were packed in. */

typedef struct
{
  double values[DAYBEAT_SERIES_MAX_COLUMNS];
} Sample;

static void
list_samples (DaybeatBatch *batch, GHashTable *into)
{
  gint64 from_ms = daybeat_sample_midnight (all.first + 1), until_ms = daybeat_sample_midnight (all.last);

  for (guint i = 0; i < batch->series->len; i++)
    {
      const DaybeatSeries *series = g_ptr_array_index (batch->series, i);
      gint64 start_ms = daybeat_instant_get_utc (series->start);

      for (guint k = 0; k < series->times->len; k++)
        {
          gint64 ms = start_ms + g_array_index (series->times, gint32, k);
          Sample *sample;

          if (ms < from_ms || ms >= until_ms)
            continue;
          sample = g_new0 (Sample, 1);
          for (guint column = 0; column < DAYBEAT_SERIES_MAX_COLUMNS; column++)
            {
              double value = daybeat_series_get_value (series, column, k);

              sample->values[column] = isnan (value) ? 0 : value;
            }
          g_hash_table_insert (into, g_strdup_printf ("%s %" G_GINT64_FORMAT, series->kind->id, ms), sample);
        }
    }
}

static void
test_samples (void)
{
  g_autoptr (GHashTable) lived = new_table (), fetched = new_table ();
  GHashTableIter iter;
  gpointer key, value;

  list_samples (all.lived, lived);
  for (guint i = 0; i < all.fetched->len; i++)
    list_samples (g_ptr_array_index (all.fetched, i), fetched);
  g_hash_table_iter_init (&iter, lived);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Sample *found = g_hash_table_lookup (fetched, key), *expected = value;

      if (found == NULL)
        g_error ("%s was lost", (const char *) key);
      for (guint column = 0; column < DAYBEAT_SERIES_MAX_COLUMNS; column++)
        {
          if (fabs (found->values[column] - expected->values[column]) > 1e-5)
            g_error ("%s, column %u: %f instead of %f", (const char *) key, column, found->values[column],
                     expected->values[column]);
        }
    }
  g_assert_cmpuint (g_hash_table_size (lived), >, 150000);
}

/* Exercises */

static const DaybeatExercise *
find_exercise (const char *id)
{
  for (guint i = 0; i < all.fetched->len; i++)
    {
      GPtrArray *exercises = ((DaybeatBatch *) g_ptr_array_index (all.fetched, i))->exercises;

      for (guint k = 0; k < exercises->len; k++)
        {
          if (g_str_equal (((DaybeatExercise *) g_ptr_array_index (exercises, k))->id, id))
            return g_ptr_array_index (exercises, k);
        }
    }
  return NULL;
}

static gboolean
is_same (double one, double other)
{
  return isnan (one) ? isnan (other) : fabs (one - other) < 1e-5;
}

static void
compare_exercises (const DaybeatExercise *one, const DaybeatExercise *other)
{
  g_assert_nonnull (other);
  g_assert_cmpint (daybeat_instant_get_utc (one->start), ==, daybeat_instant_get_utc (other->start));
  g_assert_cmpint (daybeat_instant_get_utc (one->end), ==, daybeat_instant_get_utc (other->end));
  g_assert_cmpint (one->start.offset_minutes, ==, other->start.offset_minutes);
  g_assert_cmpstr (one->name, ==, other->name);
  g_assert_cmpstr (one->device, ==, other->device);
  g_assert_true (is_same (one->active_seconds, other->active_seconds));
  g_assert_true (is_same (one->distance_m, other->distance_m));
  g_assert_true (is_same (one->energy_kcal, other->energy_kcal));
  g_assert_true (is_same (one->average_bpm, other->average_bpm));
  g_assert_true (is_same (one->elevation_gain_m, other->elevation_gain_m));
  g_assert_cmpint (one->steps, ==, other->steps);
  g_assert_cmpint (one->zone_minutes, ==, other->zone_minutes);
  g_assert_cmpint (one->has_route == TRUE, ==, other->has_route == TRUE);
  g_assert_cmpuint (one->zones->len, ==, other->zones->len);
  for (guint i = 0; i < one->zones->len; i++)
    {
      const DaybeatExerciseZone *zone = g_ptr_array_index (one->zones, i),
                                *same = g_ptr_array_index (other->zones, i);

      g_assert_cmpstr (zone->name, ==, same->name);
      g_assert_true (is_same (zone->minutes, same->minutes));
    }
}

static void
test_exercises (void)
{
  g_assert_cmpuint (all.lived->exercises->len, >, 15);
  for (guint i = 0; i < all.lived->exercises->len; i++)
    {
      const DaybeatExercise *exercise = g_ptr_array_index (all.lived->exercises, i);

      compare_exercises (exercise, find_exercise (exercise->id));
    }
}

static const DaybeatTrack *
find_track (const char *exercise_id)
{
  for (guint i = 0; i < all.fetched->len; i++)
    {
      GPtrArray *tracks = ((DaybeatBatch *) g_ptr_array_index (all.fetched, i))->tracks;

      for (guint k = 0; k < tracks->len; k++)
        {
          if (g_str_equal (((DaybeatTrack *) g_ptr_array_index (tracks, k))->exercise_id, exercise_id))
            return g_ptr_array_index (tracks, k);
        }
    }
  return NULL;
}

static void
test_routes (void)
{
  g_assert_cmpuint (all.lived->tracks->len, >, 3);
  for (guint i = 0; i < all.lived->tracks->len; i++)
    {
      const DaybeatTrack *track = g_ptr_array_index (all.lived->tracks, i), *found = find_track (track->exercise_id);

      g_assert_nonnull (found);
      g_assert_cmpuint (track->points->len, ==, found->points->len);
      for (guint k = 0; k < track->points->len; k++)
        {
          const DaybeatTrackPoint *one = &g_array_index (track->points, DaybeatTrackPoint, k);
          const DaybeatTrackPoint *other = &g_array_index (found->points, DaybeatTrackPoint, k);

          g_assert_cmpint (one->time_ms, ==, other->time_ms);
          g_assert_cmpfloat_with_epsilon (one->latitude, other->latitude, 1e-7);
          g_assert_cmpfloat_with_epsilon (one->longitude, other->longitude, 1e-7);
          g_assert_cmpfloat_with_epsilon (one->altitude_m, other->altitude_m, 0.05);
        }
    }
}

/* Readings, by kind and time: not all have names. */
static void
list_readings (DaybeatBatch *batch, GHashTable *into)
{
  for (guint i = 0; i < batch->readings->len; i++)
    {
      const DaybeatReading *reading = g_ptr_array_index (batch->readings, i);
      double value = isnan (reading->value) ? 0 : reading->value;

      if (daybeat_instant_is_absent (reading->time) || !is_inside (daybeat_instant_get_day (reading->time)))
        continue;
      g_hash_table_insert (
          into, g_strdup_printf ("%s %" G_GINT64_FORMAT, reading->kind->id, daybeat_instant_get_utc (reading->time)),
          g_memdup2 (&value, sizeof value));
    }
}

static void
test_readings (void)
{
  g_autoptr (GHashTable) lived = new_table (), fetched = new_table ();
  GHashTableIter iter;
  gpointer key, value;

  list_readings (all.lived, lived);
  for (guint i = 0; i < all.fetched->len; i++)
    list_readings (g_ptr_array_index (all.fetched, i), fetched);
  g_hash_table_iter_init (&iter, lived);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const double *found = g_hash_table_lookup (fetched, key);

      if (found == NULL)
        g_error ("%s was lost", (const char *) key);
      if (!is_same (*found, *(double *) value))
        g_error ("%s: %f instead of %f", (const char *) key, *found, *(double *) value);
    }
  g_assert_cmpuint (g_hash_table_size (lived), >, 200);
}

/* Nights */

static const DaybeatSleep *
find_sleep (const char *id)
{
  for (guint i = 0; i < all.fetched->len; i++)
    {
      GPtrArray *sleeps = ((DaybeatBatch *) g_ptr_array_index (all.fetched, i))->sleeps;

      for (guint k = 0; k < sleeps->len; k++)
        {
          if (g_str_equal (((DaybeatSleep *) g_ptr_array_index (sleeps, k))->id, id))
            return g_ptr_array_index (sleeps, k);
        }
    }
  return NULL;
}

static void
test_nights (void)
{
  guint n_nights = 0;

  for (guint i = 0; i < all.lived->sleeps->len; i++)
    {
      const DaybeatSleep *sleep = g_ptr_array_index (all.lived->sleeps, i), *found;

      if (!is_inside (sleep->day))
        continue;
      found = find_sleep (sleep->id);
      g_assert_nonnull (found);
      g_assert_cmpuint (sleep->day, ==, found->day);
      g_assert_cmpint (sleep->start.wall_ms, ==, found->start.wall_ms);
      g_assert_cmpint (sleep->end.wall_ms, ==, found->end.wall_ms);
      g_assert_cmpint (sleep->type, ==, found->type);
      g_assert_cmpuint (sleep->segments->len, ==, found->segments->len);
      g_assert_cmpuint (sleep->short_wakes->len, ==, found->short_wakes->len);
      g_assert_cmpmem (sleep->segments->data, sleep->segments->len * sizeof (DaybeatSleepSegment),
                       found->segments->data, found->segments->len * sizeof (DaybeatSleepSegment));
      n_nights++;
    }
  g_assert_cmpuint (n_nights, >, DAYS / 2);
}

/* Members and types of tomorrow, and numbers that are no texts any more. */

static guint
count_samples (DaybeatBatch *batch)
{
  guint n_samples = 0;

  for (guint i = 0; i < batch->series->len; i++)
    n_samples += ((DaybeatSeries *) g_ptr_array_index (batch->series, i))->times->len;
  return n_samples;
}

static void
test_what_nobody_has_seen_yet (void)
{
  g_autoptr (DaybeatService) service = create_service ();
  const DaybeatResource *resources;
  gsize n_resources;
  guint n_strangers = 0;

  resources = daybeat_service_get_resources (service, &n_resources);
  for (gsize i = 0; i < n_resources; i++)
    {
      g_autoptr (DaybeatBatch) plain = fetch (service, resources[i].id, all.last - 12, all.last);
      g_autoptr (DaybeatBatch) odd = NULL;

      flow_service_set_faults (all.service, "oddities");
      odd = ask (service, resources[i].id, all.last - 12, all.last);
      flow_service_set_faults (all.service, "");
      g_assert_cmpuint (plain->dailies->len, ==, odd->dailies->len);
      g_assert_cmpuint (count_samples (plain), ==, count_samples (odd));
      g_assert_cmpuint (plain->exercises->len, ==, odd->exercises->len);
      g_assert_cmpuint (plain->readings->len, ==, odd->readings->len);
      g_assert_cmpuint (plain->sleeps->len, ==, odd->sleeps->len);
      n_strangers += odd->findings->len;
    }
  g_assert_cmpuint (n_strangers, >, 20);
  g_assert_cmpint (flow_service_count (all.service, "violations"), ==, 0);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  set_up ();
  g_test_add_func ("/google-data/numbers-of-days", test_numbers_of_days);
  g_test_add_func ("/google-data/samples", test_samples);
  g_test_add_func ("/google-data/exercises", test_exercises);
  g_test_add_func ("/google-data/routes", test_routes);
  g_test_add_func ("/google-data/readings", test_readings);
  g_test_add_func ("/google-data/nights", test_nights);
  g_test_add_func ("/google-data/what-nobody-has-seen-yet", test_what_nobody_has_seen_yet);
  status = g_test_run ();
  g_ptr_array_unref (all.fetched);
  daybeat_batch_unref (all.lived);
  flow_person_free (all.person);
  flow_service_stop (all.service);
  return status;
}
