/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-test-body.h"
#include "daybeat-test-google.h"

#define DAY daybeat_day_from_ymd (2025, 6, 3)

static DaybeatBatch *
decode (const char *type, const char *fixture)
{
  return daybeat_test_google_decode (type, daybeat_test_google_read_fixture (fixture));
}

static void
assert_value (const DaybeatSeries *series, guint column, guint index, double expected)
{
  double found = daybeat_series_get_value (series, column, index);

  if (isnan (expected))
    g_assert_true (isnan (found));
  else
    g_assert_cmpfloat_with_epsilon (found, expected, 1e-9);
}

static void
assert_time (const DaybeatSeries *series, guint index, gint32 after_ms)
{
  g_assert_cmpint (g_array_index (series->times, gint32, index), ==, after_ms);
}

static void
test_values (void)
{
  static const struct
  {
    const char *type;
    double value;
  } values[] = {
    { "distance-minutes", 31.25 },       { "floors-minutes", 1 },
    { "altitude-minutes", 3.048 },       { "active-energy-burned-minutes", 4.75 },
    { "basal-energy-burned-minutes", 1.25 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (DaybeatBatch) batch = decode (values[i].type, values[i].type);
      const char *kind = daybeat_google_health_type_find (values[i].type)->kinds[0];
      const DaybeatSeries *series = daybeat_test_find_series (batch, kind, DAY);

      g_assert_cmpuint (batch->findings->len, ==, 0);
      g_assert_cmpint (series->source, ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
      daybeat_test_assert_instant (series->start, "2025-06-03T12:00:00+02:00");
      g_assert_cmpuint (series->times->len, ==, 1);
      assert_value (series, 0, 0, values[i].value);
    }
}

/* Each sample belongs to the day its own clock showed, and the earliest of a day comes first. */
static void
test_days (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("steps-minutes", "steps-minutes");
  const DaybeatSeries *before = daybeat_test_find_series (batch, "steps_minutes", DAY - 1);
  const DaybeatSeries *after = daybeat_test_find_series (batch, "steps_minutes", DAY);

  g_assert_cmpuint (batch->findings->len, ==, 0);
  g_assert_cmpuint (batch->series->len, ==, 2);
  g_assert_cmpuint (before->times->len, ==, 2);
  daybeat_test_assert_instant (before->start, "2025-06-02T23:58:00+02:00");
  /* No steps are left out by the service, not unknown. */
  assert_value (before, 0, 0, 0);
  assert_time (before, 1, 60000);
  assert_value (before, 0, 1, 44);
  daybeat_test_assert_instant (after->start, "2025-06-03T00:00:00+02:00");
  assert_value (after, 0, 0, 7);
}

/* The clock goes back: the night's hour that comes twice is one of the same day, counted from its start. */
static void
test_clock_goes_back (void)
{
  DaybeatDay day = daybeat_day_from_ymd (2025, 10, 26);
  g_autoptr (DaybeatBatch) batch = decode ("heart-rate", "heart-rate");
  const DaybeatSeries *before = daybeat_test_find_series (batch, "heart_rate", day - 1);
  const DaybeatSeries *after = daybeat_test_find_series (batch, "heart_rate", day);

  g_assert_cmpuint (batch->findings->len, ==, 0);
  /* The same beat twice is there once. */
  g_assert_cmpuint (before->times->len, ==, 2);
  daybeat_test_assert_instant (before->start, "2025-10-25T08:00:00+02:00");
  daybeat_test_assert_instant (after->start, "2025-10-26T00:00:00+02:00");
  g_assert_cmpuint (after->times->len, ==, 3);
  assert_time (after, 1, 10 * 1000);
  assert_time (after, 2, (90 * 60 + 5) * 1000);
  assert_value (after, 0, 2, 63);
  g_assert_null (after->columns[1]);
}

static void
test_night (void)
{
  g_autoptr (DaybeatBatch) variability = decode ("heart-rate-variability", "heart-rate-variability");
  g_autoptr (DaybeatBatch) saturation = decode ("oxygen-saturation", "oxygen-saturation");
  const DaybeatSeries *series = daybeat_test_find_series (variability, "hrv_5min", DAY);

  g_assert_cmpuint (variability->findings->len, ==, 0);
  assert_value (series, 0, 0, 40);
  assert_value (series, 0, 1, 38.5);
  assert_value (series, 2, 0, NAN);
  assert_value (series, 2, 1, 640.5);
  assert_value (series, 3, 1, 411);
  assert_value (series, 4, 1, 50.25);
  g_assert_cmpuint (saturation->findings->len, ==, 0);
  assert_value (daybeat_test_find_series (saturation, "spo2_minutes", DAY), 0, 1, 96.5);
}

/* Two zones within a minute are parts of it. */
static void
test_zones (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("active-zone-minutes-minutes", "active-zone-minutes-minutes");
  const DaybeatSeries *series = daybeat_test_find_series (batch, "zone_minutes", DAY);

  g_assert_cmpuint (batch->findings->len, ==, 0);
  g_assert_cmpuint (series->times->len, ==, 2);
  assert_value (series, 0, 0, 3);
  assert_value (series, 1, 0, 1);
  assert_value (series, 2, 0, 2);
  assert_value (series, 3, 0, NAN);
  assert_value (series, 0, 1, 2);
  assert_value (series, 3, 1, 2);
}

static void
test_activity (void)
{
  g_autoptr (DaybeatBatch) minutes = decode ("active-minutes-minutes", "active-minutes-minutes");
  g_autoptr (DaybeatBatch) levels = decode ("activity-level", "activity-level");
  const DaybeatSeries *series = daybeat_test_find_series (minutes, "active_minutes", DAY);

  g_assert_cmpuint (minutes->findings->len, ==, 0);
  assert_value (series, 0, 0, 0);
  assert_value (series, 1, 0, 1);
  assert_value (series, 2, 0, NAN);
  series = daybeat_test_find_series (levels, "activity_level", DAY);
  g_assert_cmpuint (levels->findings->len, ==, 0);
  assert_value (series, 0, 0, 0);
  assert_value (series, 1, 0, 7200);
  assert_time (series, 1, 2 * 60 * 60 * 1000);
  assert_value (series, 0, 1, 3);
  assert_value (series, 1, 1, 600);
}

/* Without an offset the civil time tells it, else the sample before, else nothing, and then it is UTC, assumed. */
static void
test_without_offset (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("heart-rate", "samples-odd");
  const DaybeatSeries *series = daybeat_test_find_series (batch, "heart_rate", DAY);

  g_assert_cmpuint (batch->series->len, ==, 1);
  g_assert_cmpuint (series->times->len, ==, 5);
  daybeat_test_assert_instant (series->start, "2025-06-03T11:52:00+02:00");
  g_assert_cmpint (series->start.offset_source, ==, DAYBEAT_OFFSET_RECEIVED);
  assert_value (series, 0, 0, 75);
  assert_time (series, 3, 6 * 60 * 1000);
  assert_value (series, 0, 3, 70);
}

static void
test_assumed_offset (void)
{
  g_autoptr (DaybeatBatch) batch = daybeat_test_google_decode (
      "heart-rate",
      daybeat_test_body ("{\"dataPoints\":[{\"heartRate\":{\"sampleTime\":{\"physicalTime\":\"2025-06-03T23:30:00Z\"},"
                         "\"beatsPerMinute\":60}}]}"));
  const DaybeatSeries *series = daybeat_test_find_series (batch, "heart_rate", DAY);

  g_assert_cmpuint (batch->findings->len, ==, 0);
  g_assert_cmpint (series->start.offset_source, ==, DAYBEAT_OFFSET_ASSUMED);
  g_assert_cmpint (series->start.offset_minutes, ==, 0);
}

static void
test_odd (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("heart-rate", "samples-odd");

  g_assert_cmpuint (daybeat_test_count_findings (batch, "heartRate[].beatsPerMinute"), ==, 3);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "heartRate[].startTime"), ==, 2);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "heartRate[].heartRate"), ==, 2);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "heartRate[].certainty"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "heartRate[].weather"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "heartRate[].utcOffset"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, NULL), ==, 10);
}

static char *
make_page (const char *first_time, const char *second_time, const char *token)
{
  return g_strdup_printf ("{\"dataPoints\":[{\"heartRate\":{\"sampleTime\":{\"physicalTime\":\"%s\","
                          "\"utcOffset\":\"0s\"},\"beatsPerMinute\":\"61\"}},{\"heartRate\":{\"sampleTime\":"
                          "{\"physicalTime\":\"%s\",\"utcOffset\":\"0s\"},\"beatsPerMinute\":\"60\"}}],\"nextPageToken\":\"%s\"}",
                          first_time, second_time, token);
}

/* A day goes on from page to page, backwards; it is one series in the end, and so it is if a page comes twice. */
static void
test_pages (void)
{
  g_autofree char *newest = make_page ("2025-06-04T00:00:01Z", "2025-06-03T20:00:00Z", "more");
  g_autofree char *older = make_page ("2025-06-03T19:00:00Z", "2025-06-03T18:00:00Z", "");
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_autofree char *token = daybeat_test_google_add_page (batch, "heart-rate", newest);
  const DaybeatSeries *series;

  g_assert_cmpstr (token, ==, "more");
  g_assert_null (daybeat_test_google_add_page (batch, "heart-rate", older));
  g_assert_null (daybeat_test_google_add_page (batch, "heart-rate", older));
  g_assert_cmpuint (batch->series->len, ==, 2);
  series = daybeat_test_find_series (batch, "heart_rate", DAY);
  g_assert_cmpuint (series->times->len, ==, 3);
  daybeat_test_assert_instant (series->start, "2025-06-03T18:00:00+00:00");
  assert_time (series, 2, 2 * 60 * 60 * 1000);
  g_assert_cmpint (series->source, ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
}

static void
test_unknown_words (void)
{
  g_autoptr (DaybeatBatch) levels = daybeat_test_google_decode (
      "activity-level",
      daybeat_test_body ("{\"dataPoints\":[{\"activityLevel\":{\"interval\":{\"startTime\":\"2025-06-03T10:00:00Z\","
                         "\"startUtcOffset\":\"0s\",\"endTime\":\"2025-06-03T10:10:00Z\"},"
                         "\"activityLevelType\":\"FRANTIC\"}}]}"));
  g_autoptr (DaybeatBatch) zones = daybeat_test_google_decode (
      "active-zone-minutes-minutes",
      daybeat_test_body ("{\"dataPoints\":[{\"activeZoneMinutes\":{\"interval\":{\"startTime\":"
                         "\"2025-06-03T10:00:00Z\",\"startUtcOffset\":\"0s\"},\"heartRateZone\":\"ABOVE_PEAK\","
                         "\"activeZoneMinutes\":\"2\"}}]}"));

  /* A level that has no number is kept as it came; the minutes count, whatever the zone. */
  g_assert_cmpuint (levels->series->len, ==, 0);
  g_assert_cmpuint (daybeat_test_count_findings (levels, "activityLevel[].activityLevelType"), ==, 1);
  assert_value (daybeat_test_find_series (zones, "zone_minutes", DAY), 0, 0, 2);
  g_assert_cmpuint (daybeat_test_count_findings (zones, "activeZoneMinutes[].heartRateZone"), ==, 1);
}

/* A number that is new to every sample, each with a value of its own: enough of them to see what it is. */
static void
test_new_number (void)
{
  g_autoptr (GString) body = g_string_new ("{\"dataPoints\":[");
  g_autoptr (DaybeatBatch) batch = NULL;

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (body,
                            "%s{\"heartRate\":{\"sampleTime\":{\"physicalTime\":\"2025-06-03T10:%02d:%02dZ\","
                            "\"utcOffset\":\"7200s\"},\"beatsPerMinute\":\"61\",\"certainty\":0.%04d}}",
                            i > 0 ? "," : "", 59 - i / 60, 59 - i % 60, i);
  g_string_append (body, "]}");
  batch = daybeat_test_google_decode ("heart-rate", g_string_free_to_bytes (g_steal_pointer (&body)));
  g_assert_cmpuint (daybeat_test_find_series (batch, "heart_rate", DAY)->times->len, ==, 1000);
  g_assert_cmpuint (batch->findings->len, ==, 101);
  g_assert_cmpstr (((DaybeatFinding *) g_ptr_array_index (batch->findings, 0))->original, ==, "0.0");
  g_assert_null (((DaybeatFinding *) g_ptr_array_index (batch->findings, 100))->original);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/google-health/samples/values", test_values);
  g_test_add_func ("/google-health/samples/days", test_days);
  g_test_add_func ("/google-health/samples/clock-goes-back", test_clock_goes_back);
  g_test_add_func ("/google-health/samples/night", test_night);
  g_test_add_func ("/google-health/samples/zones", test_zones);
  g_test_add_func ("/google-health/samples/activity", test_activity);
  g_test_add_func ("/google-health/samples/without-offset", test_without_offset);
  g_test_add_func ("/google-health/samples/assumed-offset", test_assumed_offset);
  g_test_add_func ("/google-health/samples/odd", test_odd);
  g_test_add_func ("/google-health/samples/pages", test_pages);
  g_test_add_func ("/google-health/samples/unknown-words", test_unknown_words);
  g_test_add_func ("/google-health/samples/new-number", test_new_number);
  return g_test_run ();
}
