/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-precedence.h"
#include "daybeat-test-store.h"

/* One line a case: sleeps as source, type, start hour, end hour; the letters that stay. */
typedef struct
{
  const char *why;
  struct
  {
    DaybeatSource source;
    DaybeatSleepType type;
    int from, to;
  } sleeps[4];
  const char *shown;
} Case;

#define A DAYBEAT_SOURCE_FITBIT
#define B DAYBEAT_SOURCE_GOOGLE_HEALTH
#define C DAYBEAT_SOURCE_ARCHIVE
#define CLASSIC DAYBEAT_SLEEP_TYPE_CLASSIC
#define STAGES DAYBEAT_SLEEP_TYPE_STAGES

static const Case cases[] = {
  { "one source hides nothing of its own", { { A, CLASSIC, 0, 8 }, { A, STAGES, 1, 7 } }, "ab" },
  { "stages go before classic", { { A, CLASSIC, 0, 8 }, { B, STAGES, 1, 7 } }, "b" },
  { "longer goes before shorter", { { A, STAGES, 1, 7 }, { B, STAGES, 0, 8 } }, "b" },
  { "equal ones: the order of sources", { { A, STAGES, 0, 8 }, { B, STAGES, 0, 8 } }, "b" },
  { "what only touches is not the same", { { A, STAGES, 0, 4 }, { B, STAGES, 4, 8 } }, "ab" },
  { "a nap stays beside a night", { { A, STAGES, 0, 8 }, { B, CLASSIC, 0, 8 }, { B, CLASSIC, 14, 15 } }, "ac" },
  { "what is hidden hides nothing", { { A, STAGES, 0, 3 }, { B, CLASSIC, 0, 9 }, { C, CLASSIC, 4, 8 } }, "ac" },
  { "three copies", { { A, CLASSIC, 0, 8 }, { B, STAGES, 0, 8 }, { C, STAGES, 0, 7 } }, "b" },
};

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const DaybeatSleep *one = *(DaybeatSleep *const *) a, *other = *(DaybeatSleep *const *) b;

  return one->end.wall_ms < other->end.wall_ms ? -1 : one->end.wall_ms > other->end.wall_ms;
}

static GPtrArray *
make_sleeps (const Case *test, gboolean backwards)
{
  GPtrArray *sleeps = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_sleep_unref);

  for (guint i = 0; i < G_N_ELEMENTS (test->sleeps) && test->sleeps[i].to > 0; i++)
    {
      char id[] = { (char) ('a' + i), '\0' };
      g_autofree char *start = g_strdup_printf ("2026-11-01T%02d:00:00", test->sleeps[i].from);
      DaybeatSleep *sleep = daybeat_test_make_sleep (test->sleeps[i].source, id, start,
                                                     (test->sleeps[i].to - test->sleeps[i].from) * 60);

      sleep->type = test->sleeps[i].type;
      g_ptr_array_insert (sleeps, backwards ? 0 : -1, sleep);
    }
  g_ptr_array_sort (sleeps, compare_ends);
  return sleeps;
}

static char *
list_ids (GPtrArray *sleeps)
{
  GString *ids = g_string_new (NULL);

  for (char id = 'a'; id <= 'z'; id++)
    {
      for (guint i = 0; i < sleeps->len; i++)
        {
          if (((DaybeatSleep *) g_ptr_array_index (sleeps, i))->id[0] == id)
            g_string_append_c (ids, id);
        }
    }
  return g_string_free_and_steal (ids);
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases) * 2; i++)
    {
      g_autoptr (GPtrArray) sleeps = make_sleeps (&cases[i / 2], i % 2 != 0);
      g_autofree char *ids = NULL;

      g_test_message ("%s", cases[i / 2].why);
      daybeat_precedence_filter (sleeps, daybeat_precedence_decide_sleeps (sleeps));
      ids = list_ids (sleeps);
      g_assert_cmpstr (ids, ==, cases[i / 2].shown);
    }
}

/* Ten years of nights from two sources are decided without comparing each with each. */
static void
test_ten_years (void)
{
  g_autoptr (GPtrArray) sleeps = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_sleep_unref);
  const guint n_nights = 3650;

  for (guint night = 0; night < n_nights; night++)
    {
      for (int source = A; source <= B; source++)
        {
          DaybeatSleep *sleep = daybeat_test_make_sleep ((DaybeatSource) source, "n", "2016-11-01T23:00:00", 480);

          sleep->start = daybeat_instant_add_seconds (sleep->start, night * G_GINT64_CONSTANT (86400));
          sleep->end = daybeat_instant_add_seconds (sleep->end, night * G_GINT64_CONSTANT (86400));
          g_ptr_array_add (sleeps, sleep);
        }
    }
  daybeat_precedence_filter (sleeps, daybeat_precedence_decide_sleeps (sleeps));
  g_assert_cmpuint (sleeps->len, ==, n_nights);
  for (guint i = 0; i < sleeps->len; i++)
    g_assert_cmpint (((DaybeatSleep *) g_ptr_array_index (sleeps, i))->source, ==, B);
}

/* Where the id survives, the time may be another. */
static void
test_same_id (void)
{
  g_autoptr (GPtrArray) sleeps = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_sleep_unref);

  g_ptr_array_add (sleeps, daybeat_test_make_sleep (A, "7", "2026-11-01T00:00:00", 480));
  g_ptr_array_add (sleeps, daybeat_test_make_sleep (B, "7", "2026-11-01T12:00:00", 480));
  g_ptr_array_add (sleeps, daybeat_test_make_sleep (A, "8", "2026-11-02T00:00:00", 480));
  daybeat_precedence_filter (sleeps, daybeat_precedence_decide_sleeps (sleeps));
  g_assert_cmpuint (sleeps->len, ==, 2);
  g_assert_cmpint (((DaybeatSleep *) g_ptr_array_index (sleeps, 0))->source, ==, B);
  g_assert_cmpstr (((DaybeatSleep *) g_ptr_array_index (sleeps, 1))->id, ==, "8");
}

static void
test_order_of_sources (void)
{
  static const DaybeatSource order[] = { B, C, A, DAYBEAT_SOURCE_SAMPLE, DAYBEAT_SOURCE_UNKNOWN };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (order); j++)
        {
          int compared = daybeat_precedence_compare_sources (order[i], order[j]);

          g_assert_cmpint ((compared > 0) - (compared < 0), ==, (i > j) - (i < j));
        }
    }
}

static void
add_exercise (GPtrArray *exercises, DaybeatSource source, const char *id, int from_minute, int to_minute)
{
  DaybeatExercise *exercise = daybeat_exercise_new ();

  exercise->source = source;
  exercise->id = g_strdup (id);
  exercise->start = daybeat_instant_from_utc (from_minute * DAYBEAT_MS_PER_MINUTE, 0, DAYBEAT_OFFSET_RECEIVED);
  exercise->end = daybeat_instant_from_utc (to_minute * DAYBEAT_MS_PER_MINUTE, 0, DAYBEAT_OFFSET_RECEIVED);
  if (to_minute < from_minute)
    exercise->end = DAYBEAT_INSTANT_NONE;
  g_ptr_array_add (exercises, exercise);
}

static void
test_exercises (void)
{
  g_autoptr (GPtrArray) exercises = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_exercise_unref);
  g_autofree gboolean *shown = NULL;
  static const gboolean expected[] = { TRUE, FALSE, TRUE, TRUE, TRUE, FALSE, TRUE, TRUE, FALSE };

  add_exercise (exercises, B, "1", 0, 60);
  add_exercise (exercises, A, "2", 30, 300); /* half of the shorter */
  add_exercise (exercises, B, "3", 1000, 1060);
  add_exercise (exercises, A, "4", 1031, 1091); /* less than half */
  add_exercise (exercises, B, "5", 2000, 2060);
  add_exercise (exercises, A, "6", 2030, -1); /* a moment within */
  add_exercise (exercises, A, "7", 2061, -1); /* a moment after it */
  add_exercise (exercises, C, "8", 3000, 3010);
  add_exercise (exercises, A, "9", 3000, 3020); /* the order of sources before the length */
  shown = daybeat_precedence_decide_exercises (exercises);
  g_assert_cmpmem (shown, exercises->len * sizeof (gboolean), expected, sizeof expected);
}

static void
add_reading (GPtrArray *readings, const char *kind, DaybeatSource source, const char *id, gint64 second)
{
  DaybeatReading *reading = daybeat_reading_new (daybeat_reading_kind_find (kind));

  reading->source = source;
  reading->id = g_strdup (id);
  if (second >= 0)
    reading->time = daybeat_instant_from_utc (second * 1000, 60, DAYBEAT_OFFSET_RECEIVED);
  g_ptr_array_add (readings, reading);
}

static void
test_readings (void)
{
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_reading_unref);
  g_autofree gboolean *shown = NULL;
  static const gboolean expected[] = { FALSE, TRUE, TRUE, TRUE, TRUE, TRUE, FALSE, TRUE };

  add_reading (readings, "weight", A, "1", 60);
  add_reading (readings, "weight", B, "2", 120);
  add_reading (readings, "weight", A, "3", 181);   /* more than a minute after it */
  add_reading (readings, "body_fat", A, "4", 120); /* another kind */
  add_reading (readings, "water", A, "2", 120);    /* the same id of another kind */
  add_reading (readings, "food_item", C, "f", -1);
  add_reading (readings, "food_item", A, "f", -1); /* without a time: by id */
  add_reading (readings, "food_item", A, "g", -1);
  shown = daybeat_precedence_decide_readings (readings);
  g_assert_cmpmem (shown, readings->len * sizeof (gboolean), expected, sizeof expected);
}

static void
add_series (GPtrArray *all, const char *kind, DaybeatSource source, DaybeatDay day, gint32 n_samples)
{
  static const double values[DAYBEAT_SERIES_MAX_COLUMNS] = { 1, NAN, NAN, NAN };
  DaybeatSeries *series = daybeat_series_new (daybeat_series_kind_find (kind));

  series->source = source;
  series->day = day;
  for (gint32 i = 0; i < n_samples; i++)
    daybeat_series_append (series, i, values);
  g_ptr_array_add (all, series);
}

static void
test_series (void)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_series_unref);
  g_autofree gboolean *shown = NULL;
  static const gboolean expected[] = { TRUE, FALSE, TRUE, FALSE, TRUE, TRUE };

  add_series (all, "heart_rate", A, 1, 5);
  add_series (all, "heart_rate", B, 1, 4);
  add_series (all, "heart_rate", B, 2, 4);
  add_series (all, "heart_rate", C, 2, 4);
  add_series (all, "heart_rate", C, 3, 1);
  add_series (all, "steps_minutes", A, 2, 1);
  shown = daybeat_precedence_decide_series (all);
  g_assert_cmpmem (shown, all->len * sizeof (gboolean), expected, sizeof expected);
}

static void
test_dailies (void)
{
  static const struct
  {
    const char *metric;
    DaybeatDay day;
    DaybeatSource source;
    gboolean shown;
  } said[] = {
    { "rhr", 1, A, FALSE },   { "rhr", 1, C, FALSE }, { "rhr", 1, B, TRUE }, { "rhr", 2, A, TRUE },
    { "steps", 2, C, TRUE }, { "steps", 2, A, FALSE }, { "steps", 3, DAYBEAT_SOURCE_SAMPLE, TRUE },
  };
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (DaybeatDailyRow));

  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      DaybeatDailyRow row = { { g_intern_string (said[i].metric), said[i].day, 1 }, said[i].source, FALSE };

      g_array_append_val (rows, row);
    }
  daybeat_precedence_decide_dailies (rows);
  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    g_assert_cmpint (g_array_index (rows, DaybeatDailyRow, i).shown, ==, said[i].shown);
}

/* Times from the ends of the world are only times. */
static void
test_extreme_times (void)
{
  g_autoptr (GPtrArray) exercises = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_exercise_unref);
  g_autofree gboolean *shown = NULL;

  add_exercise (exercises, B, "1", 0, 60);
  add_exercise (exercises, A, "2", 0, 60);
  ((DaybeatExercise *) g_ptr_array_index (exercises, 0))->start.wall_ms = G_MININT64 + 1;
  ((DaybeatExercise *) g_ptr_array_index (exercises, 0))->end.wall_ms = G_MAXINT64;
  ((DaybeatExercise *) g_ptr_array_index (exercises, 1))->start.wall_ms = G_MAXINT64;
  shown = daybeat_precedence_decide_exercises (exercises);
  g_assert_true (shown[0]);
}

static void
add_device (GPtrArray *devices, DaybeatSource source, const char *name, const char *type, const char *address)
{
  DaybeatDevice *device = daybeat_device_new ();

  device->source = source;
  device->name = g_strdup (name);
  device->type = g_strdup (type);
  device->hardware_address = g_strdup (address);
  g_ptr_array_add (devices, device);
}

/* A device has one address, however it is written; where one service keeps it to itself, name and type must do. */
static void
test_devices (void)
{
  static const gboolean expected[] = { FALSE, TRUE, TRUE, FALSE, TRUE, TRUE, TRUE };
  g_autoptr (GPtrArray) devices = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_device_unref);
  g_autofree gboolean *shown = NULL;

  add_device (devices, DAYBEAT_SOURCE_FITBIT, "Charge 6", "TRACKER", "00005E00530A");
  add_device (devices, DAYBEAT_SOURCE_GOOGLE_HEALTH, "Fitbit Charge 6", "TRACKER", "00:00:5e:00:53:0a");
  add_device (devices, DAYBEAT_SOURCE_GOOGLE_HEALTH, "Aria Air", "SCALE", NULL);
  add_device (devices, DAYBEAT_SOURCE_FITBIT, "Aria Air", "SCALE", "00005E005302");
  /* Two of a kind are two. */
  add_device (devices, DAYBEAT_SOURCE_FITBIT, "Fitbit Charge 6", "TRACKER", "00005E005303");
  add_device (devices, DAYBEAT_SOURCE_FITBIT, "Fitbit Charge 6", "TRACKER", "00005E0053");
  add_device (devices, DAYBEAT_SOURCE_FITBIT, NULL, NULL, NULL);
  shown = daybeat_precedence_decide_devices (devices);
  for (guint i = 0; i < devices->len; i++)
    g_assert_cmpint (shown[i], ==, expected[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/precedence/sleeps", test_cases);
  g_test_add_func ("/precedence/ten-years", test_ten_years);
  g_test_add_func ("/precedence/same-id", test_same_id);
  g_test_add_func ("/precedence/order-of-sources", test_order_of_sources);
  g_test_add_func ("/precedence/exercises", test_exercises);
  g_test_add_func ("/precedence/readings", test_readings);
  g_test_add_func ("/precedence/series", test_series);
  g_test_add_func ("/precedence/dailies", test_dailies);
  g_test_add_func ("/precedence/extreme-times", test_extreme_times);
  g_test_add_func ("/precedence/devices", test_devices);
  return g_test_run ();
}
