/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-export-rows.h"

/* Records as lines of the export, letter by letter. */

static DaybeatInstant
parse (const char *text)
{
  DaybeatInstant instant;

  g_assert_true (daybeat_instant_parse (text, &instant));
  return instant;
}

static void
assert_line (JsonObject *row, const char *expected)
{
  g_autofree char *line = daybeat_export_line (row);

  g_assert_cmpstr (line, ==, expected);
  json_object_unref (row);
}

static void
test_exercise (void)
{
  g_autoptr (DaybeatExercise) exercise = daybeat_exercise_new ();

  assert_line (daybeat_export_row_exercise (exercise),
               "{\"id\":null,\"start\":null,\"end\":null,\"offset_source\":\"none\",\"name\":null,\"type\":null,"
               "\"duration_s\":null,\"active_s\":null,\"distance_m\":null,\"steps\":null,\"energy_kcal\":null,"
               "\"average_bpm\":null,\"elevation_gain_m\":null,\"azm_min\":null,\"zones\":[],\"log_type\":null,"
               "\"source\":\"unknown\",\"device\":null}");

  exercise->source = DAYBEAT_SOURCE_GOOGLE_HEALTH;
  exercise->id = g_strdup ("9007199254740993");
  exercise->start = parse ("2026-10-25T01:30:00+02:00");
  exercise->end = parse ("2026-10-25T02:30:00.500+01:00");
  exercise->name = g_strdup ("Run \"home\"");
  exercise->type = g_strdup ("RUNNING");
  exercise->active_seconds = 7000.5;
  exercise->distance_m = 31.25;
  exercise->steps = 0;
  exercise->average_bpm = 141;
  exercise->zone_minutes = 44;
  exercise->has_route = TRUE;
  exercise->notes = g_strdup ("wet");
  exercise->splits = g_strdup ("[{\"distance_m\":1000,\"active_s\":0.1}]");
  exercise->extra = g_strdup ("{\"poolLengthMillimeters\":\"25000\"}");
  daybeat_exercise_add_zone (exercise, "light", 98, 122, 12.5);
  daybeat_exercise_add_zone (exercise, "peak", DAYBEAT_ABSENT, DAYBEAT_ABSENT, DAYBEAT_ABSENT_NUMBER);
  /* The clock went back within it: two hours are two hours. */
  assert_line (daybeat_export_row_exercise (exercise),
               "{\"id\":\"9007199254740993\",\"start\":\"2026-10-25T01:30:00+02:00\","
               "\"end\":\"2026-10-25T02:30:00.500+01:00\",\"offset_source\":\"source\",\"name\":\"Run \\\"home\\\"\","
               "\"type\":\"RUNNING\",\"duration_s\":7200.5,\"active_s\":7000.5,\"distance_m\":31.25,\"steps\":0,"
               "\"energy_kcal\":null,\"average_bpm\":141,\"elevation_gain_m\":null,\"azm_min\":44,\"zones\":["
               "{\"name\":\"light\",\"min_bpm\":98,\"max_bpm\":122,\"minutes\":12.5},"
               "{\"name\":\"peak\",\"min_bpm\":null,\"max_bpm\":null,\"minutes\":null}],\"log_type\":null,"
               "\"source\":\"google-health\",\"device\":null,\"has_route\":true,\"notes\":\"wet\","
               "\"splits\":[{\"distance_m\":1000,\"active_s\":0.1}],\"extra\":{\"poolLengthMillimeters\":\"25000\"}}");
}

static void
test_daily (void)
{
  DaybeatDaily daily = { "spo2.avg", daybeat_day_from_ymd (2026, 11, 2), 96.4 };
  DaybeatDaily newer = { "of a newer Daybeat", daybeat_day_from_ymd (2026, 11, 2), -0.25 };

  assert_line (daybeat_export_row_daily (&daily, DAYBEAT_SOURCE_FITBIT),
               "{\"date\":\"2026-11-02\",\"metric\":\"spo2.avg\",\"value\":96.4,\"unit\":\"percent\","
               "\"source\":\"fitbit\"}");
  assert_line (daybeat_export_row_daily (&newer, DAYBEAT_SOURCE_ARCHIVE),
               "{\"date\":\"2026-11-02\",\"metric\":\"of a newer Daybeat\",\"value\":-0.25,\"unit\":null,"
               "\"source\":\"archive\"}");
}

static DaybeatReading *
make_reading (const char *kind, const char *time, double value, const char *text, const char *details)
{
  DaybeatReading *reading = daybeat_reading_new (daybeat_reading_kind_find (kind));

  reading->source = DAYBEAT_SOURCE_GOOGLE_HEALTH;
  reading->id = g_strdup_printf ("%s-1", kind);
  if (time != NULL)
    reading->time = parse (time);
  reading->value = value;
  reading->text = g_strdup (text);
  reading->details = g_strdup (details);
  return reading;
}

static void
test_food_and_water (void)
{
  g_autoptr (DaybeatReading) food =
      make_reading ("food", "2026-11-01T23:59:00-05:00", 412.5, "Dal, \"the hot one\"",
                    "{\"protein_g\":18.2,\"sodium_g\":0.9,\"meal\":\"dinner\",\"energy_kcal\":1}");
  g_autoptr (DaybeatReading) bare = make_reading ("food", NULL, DAYBEAT_ABSENT_NUMBER, NULL, "[not an object");
  g_autoptr (DaybeatReading) water = make_reading ("water", "2026-11-01T09:00:00", 250, NULL, NULL);

  assert_line (daybeat_export_row_reading (food),
               "{\"date\":\"2026-11-01\",\"time\":\"2026-11-01T23:59:00-05:00\",\"offset_source\":\"source\","
               "\"meal\":\"dinner\",\"name\":\"Dal, \\\"the hot one\\\"\",\"energy_kcal\":412.5,"
               "\"carbohydrate_g\":null,\"fat_g\":null,\"protein_g\":18.2,\"source\":\"google-health\","
               "\"sodium_g\":0.9}");
  assert_line (daybeat_export_row_reading (bare),
               "{\"date\":null,\"time\":null,\"offset_source\":null,\"meal\":null,\"name\":null,"
               "\"energy_kcal\":null,\"carbohydrate_g\":null,\"fat_g\":null,\"protein_g\":null,"
               "\"source\":\"google-health\"}");
  assert_line (daybeat_export_row_reading (water),
               "{\"date\":\"2026-11-01\",\"time\":\"2026-11-01T09:00:00\",\"offset_source\":\"none\","
               "\"water_ml\":250,\"source\":\"google-health\"}");
}

static void
test_weight (void)
{
  g_autoptr (DaybeatReading) weight = make_reading ("weight", "2026-11-01T07:00:00+01:00", 72.6498, "after run", NULL);
  g_autoptr (DaybeatReading) fat = make_reading ("body_fat", "2026-11-01T07:00:20+01:00", 25.8, NULL, "{\"lean\":1}");

  weight->device = g_strdup ("Aria");
  assert_line (daybeat_export_row_weight (weight, fat, 22.9138),
               "{\"time\":\"2026-11-01T07:00:00+01:00\",\"offset_source\":\"source\",\"weight_kg\":72.6498,"
               "\"fat_percent\":25.8,\"bmi\":22.9138,\"source\":\"google-health\",\"notes\":\"after run\","
               "\"device\":\"Aria\",\"lean\":1}");
  assert_line (daybeat_export_row_reading (fat),
               "{\"time\":\"2026-11-01T07:00:20+01:00\",\"offset_source\":\"source\",\"weight_kg\":null,"
               "\"fat_percent\":25.8,\"bmi\":null,\"source\":\"google-health\",\"lean\":1}");
}

static void
test_other_readings (void)
{
  g_autoptr (DaybeatReading) ecg =
      make_reading ("electrocardiogram", "2026-11-01T07:00:00Z", 61, "normal_sinus_rhythm",
                    "{\"id\":\"not the reading's\",\"waveform\":[1,-2],\"sampling_hz\":250}");
  g_autoptr (DaybeatReading) symptoms = make_reading ("symptoms", "2026-11-01T07:00:00Z", NAN, "headache", NULL);

  ecg->end = parse ("2026-11-01T07:00:30Z");
  assert_line (daybeat_export_row_reading (ecg),
               "{\"id\":\"electrocardiogram-1\",\"time\":\"2026-11-01T07:00:00+00:00\",\"offset_source\":\"source\","
               "\"end\":\"2026-11-01T07:00:30+00:00\",\"value_bpm\":61,\"text\":\"normal_sinus_rhythm\","
               "\"source\":\"google-health\",\"device\":null,\"waveform\":[1,-2],\"sampling_hz\":250}");
  assert_line (daybeat_export_row_reading (symptoms),
               "{\"id\":\"symptoms-1\",\"time\":\"2026-11-01T07:00:00+00:00\",\"offset_source\":\"source\","
               "\"end\":null,\"text\":\"headache\",\"source\":\"google-health\",\"device\":null}");
}

/* The shortest text that reads back as the same number. */
static void
test_numbers (void)
{
  static const struct
  {
    double number;
    const char *text;
  } cases[] = {
    { 0, "0" },           { -0.0, "0" },      { 0.1, "0.1" },
    { 96.15, "96.15" },   { -0.5, "-0.5" },   { 0.1 + 0.2, "0.30000000000000004" },
    { 1e15, "1e+15" },    { 1e22, "1e+22" },  { 5e-324, "4.9406564584124654e-324" },
    { 100.25, "100.25" }, { 1e-6, "0.000001" }, { 0.7080000000000001, "0.7080000000000001" },
    { 34.12, "34.12" },   { 2815.163479, "2815.163479" }, { 123456789.1, "123456789.1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = json_node_init_double (json_node_alloc (), cases[i].number);
      g_autofree char *text = daybeat_export_value (node);

      g_assert_true (g_ascii_strtod (text, NULL) == cases[i].number);
      if (cases[i].number > 1e-300 || cases[i].number <= 0)
        g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_any_number (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int i = 0; i < 20000; i++)
    {
      static const double scales[] = { 1, 10, 1000, 1e6, 1e7, 3, 7e-9, 1e12 };
      double number = g_rand_double_range (random, -1, 1) * scales[i % 8];
      g_autoptr (JsonNode) node = NULL;
      g_autofree char *text = NULL;

      if (i % 3 == 0)
        number = rint (number * 1000) / 1000;
      node = json_node_init_double (json_node_alloc (), number);
      text = daybeat_export_value (node);
      g_assert_true (g_ascii_strtod (text, NULL) == number);
      if (i % 3 == 0)
        g_assert_cmpuint (strlen (text), <=, 17);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-rows/exercise", test_exercise);
  g_test_add_func ("/export-rows/daily", test_daily);
  g_test_add_func ("/export-rows/food-and-water", test_food_and_water);
  g_test_add_func ("/export-rows/weight", test_weight);
  g_test_add_func ("/export-rows/other-readings", test_other_readings);
  g_test_add_func ("/export-rows/numbers", test_numbers);
  g_test_add_func ("/export-rows/any-number", test_any_number);
  return g_test_run ();
}
