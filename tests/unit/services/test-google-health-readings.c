/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-test-body.h"
#include "daybeat-test-google.h"

static DaybeatBatch *
decode (const char *type, const char *fixture)
{
  return daybeat_test_google_decode (type, daybeat_test_google_read_fixture (fixture));
}

/* The details without where the reading came from, which stands at their end. */
static void
assert_details (const DaybeatReading *reading, const char *expected)
{
  g_autofree char *details = g_strdup (reading->details);
  char *source = details != NULL ? strstr (details, "\"data_source\"") : NULL;

  if (source != NULL)
    *(source > details + 1 ? source - 1 : source) = '\0';
  g_assert_cmpstr (details, ==, expected);
}

static const struct
{
  const char *type;
  const char *id;
  double value;
  const char *text;
  const char *details;
} readings[] = {
  { "weight", "600001", 72.6498, "after the run", "{" },
  { "weight", "weight@1748840400000@HEALTH_CONNECT", 73, NULL, "{" },
  { "weight", "weight@1748754000000", 73.1, NULL, "{" },
  { "body-fat", "600002", 25.5, NULL, "{" },
  { "height", "600003", 1.734, NULL, "{" },
  { "blood-glucose", "600004", 98, "early",
    "{\"timing\":\"FASTING\",\"measured_by\":\"LAB_TEST\",\"meal\":\"BREAKFAST\",\"specimen\":\"CAPILLARY_BLOOD\"" },
  { "core-body-temperature", "600005", 36.75, NULL, "{\"location\":\"EAR\"" },
  { "vo2-max", "vo2max@1748926931000", 43.5, NULL, "{\"method\":\"FITBIT_RUN\"" },
  { "run-vo2-max", "run_vo2max@1748929350000", 46.1, NULL, "{" },
  { "respiratory-rate-sleep-summary", "breathing_rate_sleep@1748925660000", 14.25, NULL,
    "{\"full\":14.25,\"full_deviation\":1.5,\"full_signal_to_noise\":2.5,\"deep\":13.75,\"rem\":15.25,"
    "\"rem_deviation\":1.75" },
  { "hydration-log", "500001", 250, NULL, "{\"typed_unit\":\"MILLILITER\"" },
  { "nutrition-log", "500002", 420.5, "Lentils",
    "{\"meal\":\"LUNCH\",\"carbohydrate_g\":55.5,\"fat_g\":8,\"user_provided_unit\":\"KILOJOULE\",\"protein_g\":24.5,"
    "\"dietary_fiber_g\":12,\"dietary_fiber_typed_unit\":\"GRAM\",\"sodium_g\":0.75,\"energy_from_fat_kcal\":60,"
    "\"serving\":{\"amount\":1.5,\"food_measurement_unit_display_name\":\"bowl\"},"
    "\"food\":\"users/me/dataTypes/food/dataPoints/77\"" },
  { "food", "77", NAN, "Lentil soup",
    "{\"carbohydrate_g\":18,\"fat_g\":2.5,\"protein_g\":7,\"brand\":\"Kitchen\",\"description\":\"own\","
    "\"access_level\":\"FOOD_ACCESS_LEVEL_PRIVATE\",\"energy_avg_kcal\":120,"
    "\"servings\":[{\"amount\":1,\"multiplier\":2.5,\"food_measurement_unit_display_name\":\"bowl\"}]" },
  { "food-measurement-unit", "304", NAN, "bowl", "{\"plural\":\"bowls\"}" },
  { "swim-lengths", "swim_length@1748880000000", 14, "FREESTYLE", "{" },
  { "electrocardiogram", "400001", 66, "NORMAL_SINUS_RHYTHM",
    "{\"waveform\":[130,-20,3],\"sampling_hz\":250,\"per_millivolt\":10922,\"lead\":1,\"firmware_version\":\"60.1\"" },
  { "irregular-rhythm-notification", "400002", NAN, NULL,
    "{\"alert_windows\":[{\"start\":\"2025-06-03T03:00:00+02:00\",\"end\":\"2025-06-03T03:05:00+02:00\","
    "\"positive\":true,\"heart_beats\":[{\"time\":\"2025-06-03T03:00:00+02:00\",\"bpm\":71},"
    "{\"time\":\"2025-06-03T03:00:01.250+02:00\",\"bpm\":88}]},{\"start\":\"2025-06-03T03:05:00+02:00\","
    "\"end\":\"2025-06-03T03:10:00+02:00\",\"positive\":false}],\"algorithm_version\":\"2\"" },
  { "menstrual-period", "300001", NAN, "light", "{" },
  { "ovulation-test", "300002", NAN, "NEGATIVE", "{" },
  { "symptoms", "300003", NAN, "HEADACHE, COUGH", "{" },
  { "moods", "300004", NAN, "CALM", "{\"valences\":[\"PLEASANT\"]" },
};

static void
test_values (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (DaybeatBatch) batch = decode (readings[i].type, readings[i].type);
      const DaybeatReading *reading = daybeat_test_find_reading (batch, readings[i].id);

      g_test_message ("%s", readings[i].type);
      g_assert_cmpstr (reading->kind->id, ==, daybeat_google_health_type_find (readings[i].type)->kinds[0]);
      g_assert_cmpint (reading->source, ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
      g_assert_cmpstr (reading->text, ==, readings[i].text);
      if (isnan (readings[i].value))
        g_assert_true (isnan (reading->value));
      else
        g_assert_cmpfloat_with_epsilon (reading->value, readings[i].value, 1e-9);
      assert_details (reading, readings[i].details);
    }
}

/* Every type of readings is in the table above, and nothing of its body is left behind. */
static void
test_every_type (void)
{
  gsize n;
  const DaybeatGoogleHealthType *types = daybeat_google_health_types_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (DaybeatBatch) batch = NULL;
      gboolean is_in_table = FALSE;

      if (!(types[i].families & DAYBEAT_FAMILY_READINGS))
        continue;
      g_test_message ("%s", types[i].id);
      for (gsize j = 0; j < G_N_ELEMENTS (readings); j++)
        is_in_table |= g_str_equal (readings[j].type, types[i].id);
      g_assert_true (is_in_table);
      batch = decode (types[i].id, types[i].id);
      /* One nutrient of the meal has no name. */
      g_assert_cmpuint (batch->findings->len, ==, g_str_equal (types[i].id, "nutrition-log") ? 1 : 0);
    }
}

static void
test_times (void)
{
  g_autoptr (DaybeatBatch) weights = decode ("weight", "weight");
  g_autoptr (DaybeatBatch) periods = decode ("menstrual-period", "menstrual-period");
  g_autoptr (DaybeatBatch) foods = decode ("food", "food");
  g_autoptr (DaybeatBatch) ecgs = decode ("electrocardiogram", "electrocardiogram");
  const DaybeatReading *reading = daybeat_test_find_reading (weights, "600001");

  daybeat_test_assert_instant (reading->time, "2025-06-03T07:02:11+02:00");
  g_assert_true (daybeat_instant_is_absent (reading->end));
  reading = daybeat_test_find_reading (periods, "300001");
  daybeat_test_assert_instant (reading->time, "2025-06-02T00:00:00+02:00");
  daybeat_test_assert_instant (reading->end, "2025-06-07T00:00:00+02:00");
  g_assert_true (daybeat_instant_is_absent (daybeat_test_find_reading (foods, "77")->time));
  /* Old ones say no offset. */
  reading = daybeat_test_find_reading (ecgs, "400001");
  daybeat_test_assert_instant (reading->time, "2025-06-03T07:14:31+00:00");
  g_assert_cmpint (reading->time.offset_source, ==, DAYBEAT_OFFSET_ASSUMED);
}

static void
test_devices (void)
{
  g_autoptr (DaybeatBatch) ecgs = decode ("electrocardiogram", "electrocardiogram");
  g_autoptr (DaybeatBatch) odd = decode ("weight", "readings-odd");
  g_autoptr (DaybeatBatch) weights = decode ("weight", "weight");

  g_assert_cmpstr (daybeat_test_find_reading (ecgs, "400001")->device, ==, "Sense 2");
  g_assert_cmpstr (daybeat_test_find_reading (odd, "3")->device, ==, "Aria");
  g_assert_cmpstr (daybeat_test_find_reading (odd, "3")->details, ==,
                   "{\"data_source\":{\"manufacturer\":\"Fitbit\",\"platform\":\"GOOGLE_WEB_API\"}}");
  g_assert_nonnull (strstr (daybeat_test_find_reading (weights, "weight@1748840400000@HEALTH_CONNECT")->details,
                            "{\"package_name\":\"org.example.scale\"}"));
}

/* The rates of the night are numbers of its day too; the nap's come after them, and it has none by stage. */
static void
test_breathing_of_the_day (void)
{
  DaybeatDay day = daybeat_day_from_ymd (2025, 6, 3);
  g_autoptr (DaybeatBatch) batch = decode ("respiratory-rate-sleep-summary", "respiratory-rate-sleep-summary");

  g_assert_cmpuint (batch->readings->len, ==, 2);
  g_assert_cmpfloat (daybeat_test_find_daily (batch, "breathing_rate.deep", day), ==, 13.75);
  g_assert_cmpfloat (daybeat_test_find_daily (batch, "breathing_rate.rem", day), ==, 15.25);
  g_assert_true (isnan (daybeat_test_find_daily (batch, "breathing_rate.light", day)));
}

static void
test_odd (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("weight", "readings-odd");

  g_assert_cmpuint (batch->readings->len, ==, 3);
  g_assert_cmpfloat (daybeat_test_find_reading (batch, "weight@1748937600000")->value, ==, 71);
  g_assert_true (isnan (daybeat_test_find_reading (batch, "2")->value));
  g_assert_nonnull (strstr (daybeat_test_find_reading (batch, "2")->details, "\"mood\":{\"good_mood\":true}"));
  g_assert_cmpuint (daybeat_test_count_findings (batch, "weight[].interval"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "weight[].weightGrams"), ==, 2);
}

/* The service takes only a beginning: what is later is another window's. */
static void
test_only_a_beginning (void)
{
  const DaybeatGoogleHealthType *type = daybeat_google_health_type_find ("electrocardiogram");
  DaybeatDay day = daybeat_day_from_ymd (2025, 6, 3);
  g_autoptr (GBytes) body = daybeat_test_google_read_fixture ("electrocardiogram");

  for (int later = 0; later <= 1; later++)
    {
      g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
      g_autofree char *token = NULL;
      g_autoptr (GError) error = NULL;

      daybeat_google_health_set_window (batch, type, day - 100, day - 1 + (DaybeatDay) later, day + 100);
      g_assert_true (daybeat_google_health_decode (type, body, batch, &token, &error));
      g_assert_cmpuint (batch->readings->len, ==, later);
      g_assert_cmpuint (batch->findings->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/google-health/readings/values", test_values);
  g_test_add_func ("/google-health/readings/every-type", test_every_type);
  g_test_add_func ("/google-health/readings/times", test_times);
  g_test_add_func ("/google-health/readings/devices", test_devices);
  g_test_add_func ("/google-health/readings/breathing-of-the-day", test_breathing_of_the_day);
  g_test_add_func ("/google-health/readings/odd", test_odd);
  g_test_add_func ("/google-health/readings/only-a-beginning", test_only_a_beginning);
  return g_test_run ();
}
