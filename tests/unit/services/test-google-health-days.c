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

/* What every fixture of the same name says of one day; NaN for what it does not say. */
static void
test_values (void)
{
  static const struct
  {
    const char *type;
    const char *metric;
    double value;
  } values[] = {
    { "steps", "steps", 8120 },
    { "distance", "distance", 6012.5 },
    { "floors", "floors", 9 },
    { "altitude", "elevation", 27.432 },
    { "active-energy-burned", "kcal_active", 731.25 },
    { "total-calories", "kcal_total", 2411 },
    { "calories-in-heart-rate-zone", "kcal_zone.light", 301.5 },
    { "calories-in-heart-rate-zone", "kcal_zone.moderate", 0 },
    { "calories-in-heart-rate-zone", "kcal_zone.peak", 12 },
    { "active-minutes", "active_minutes.light", 187 },
    { "active-minutes", "active_minutes.moderate", 0 },
    { "active-minutes", "active_minutes.vigorous", 14 },
    { "active-zone-minutes", "azm", 37 },
    { "active-zone-minutes", "azm.fat_burn", 11 },
    { "active-zone-minutes", "azm.cardio", 26 },
    { "active-zone-minutes", "azm.peak", 0 },
    { "sedentary-period", "sedentary", 630.5 },
    { "time-in-heart-rate-zone", "zone.light", 0 },
    { "time-in-heart-rate-zone", "zone.moderate", 25 },
    { "time-in-heart-rate-zone", "zone.peak", 90.5 / 60 },
    { "swim-lengths-data", "swim.strokes", 412 },
    { "daily-resting-heart-rate-range", "rhr.range_min", 54.5 },
    { "daily-resting-heart-rate-range", "rhr.range_max", 61 },
    { "daily-heart-rate-variability-range", "hrv.range_min", 31.2 },
    { "daily-heart-rate-variability-range", "hrv.range_max", NAN },
    { "hydration-log-daily", "water", 1250.5 },
    { "nutrition-log-daily", "kcal_in", 1980.5 },
    { "daily-resting-heart-rate", "rhr", 57 },
    { "daily-resting-heart-rate", "rhr.with_sleep", 1 },
    { "daily-heart-rate-variability", "hrv.rmssd", 41.5 },
    { "daily-heart-rate-variability", "hrv.deep", 36.25 },
    { "daily-heart-rate-variability", "hrv.nonrem_heart_rate", 55 },
    { "daily-heart-rate-variability", "hrv.entropy", NAN },
    { "daily-oxygen-saturation", "spo2.avg", 96 },
    { "daily-oxygen-saturation", "spo2.min", 93.5 },
    { "daily-oxygen-saturation", "spo2.max", 99 },
    { "daily-oxygen-saturation", "spo2.deviation", 0.9 },
    { "daily-respiratory-rate", "breathing_rate", 13.5 },
    { "daily-sleep-temperature-derivations", "skin_temp.nightly", 33.5 },
    { "daily-sleep-temperature-derivations", "skin_temp.dev", -0.75 },
    { "daily-sleep-temperature-derivations", "skin_temp.deviation_30d", NAN },
    { "daily-vo2-max", "vo2max", 41.5 },
    { "daily-vo2-max", "vo2max.level", 5 },
    { "daily-vo2-max", "vo2max.estimated", 0 },
    { "daily-vo2-max", "vo2max.covariance", NAN },
    { "daily-heart-rate-zones", "zone.light.min", 95 },
    { "daily-heart-rate-zones", "zone.light.max", 119 },
    { "daily-heart-rate-zones", "zone.peak.min", 160 },
    { "daily-heart-rate-zones", "zone.peak.max", NAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (DaybeatBatch) batch = decode (values[i].type, values[i].type);
      double found = daybeat_test_find_daily (batch, values[i].metric, DAY);

      g_test_message ("%s %s", values[i].type, values[i].metric);
      if (isnan (values[i].value))
        g_assert_true (isnan (found));
      else
        g_assert_cmpfloat_with_epsilon (found, values[i].value, 1e-9);
    }
}

/* No type leaves anything of a documented body behind, and none names a metric that its fetch does not hold. */
static void
test_nothing_left (void)
{
  gsize n;
  const DaybeatGoogleHealthType *types = daybeat_google_health_types_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (DaybeatBatch) batch = NULL;

      if (types[i].families != DAYBEAT_FAMILY_DAILIES || g_str_equal (types[i].id, "daily-vo2-max"))
        continue;
      batch = decode (types[i].id, types[i].id);
      g_test_message ("%s", types[i].id);
      g_assert_cmpuint (batch->findings->len, ==, 0);
      g_assert_cmpuint (batch->dailies->len, >, 0);
      for (guint j = 0; j < batch->dailies->len; j++)
        g_assert_true (g_strv_contains (types[i].kinds, g_array_index (batch->dailies, DaybeatDaily, j).metric));
    }
}

/* A day that has a point has a sum, though a sum of 0 is left out; a day without a point has none. */
static void
test_worn_without_steps (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("steps", "steps");

  g_assert_cmpuint (batch->dailies->len, ==, 3);
  g_assert_cmpfloat (daybeat_test_find_daily (batch, "steps", DAY - 2), ==, 0);
  g_assert_cmpfloat (daybeat_test_find_daily (batch, "steps", DAY - 3), ==, 0);
  g_assert_true (isnan (daybeat_test_find_daily (batch, "steps", DAY - 1)));
}

static void
test_methods (void)
{
  g_autoptr (DaybeatBatch) resting = decode ("daily-resting-heart-rate", "daily-resting-heart-rate");
  g_autoptr (DaybeatBatch) fitness = decode ("daily-vo2-max", "daily-vo2-max");

  g_assert_cmpfloat (daybeat_test_find_daily (resting, "rhr", DAY - 1), ==, 60.293);
  g_assert_cmpfloat (daybeat_test_find_daily (resting, "rhr.with_sleep", DAY - 1), ==, 0);
  g_assert_cmpfloat (daybeat_test_find_daily (fitness, "vo2max.estimated", DAY - 1), ==, 1);
  g_assert_true (isnan (daybeat_test_find_daily (fitness, "vo2max.level", DAY - 1)));
  g_assert_cmpuint (daybeat_test_count_findings (fitness, NULL), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (fitness, "dailyVo2Max[].cardioFitnessLevel"), ==, 1);
}

static void
test_odd_roll_ups (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("time-in-heart-rate-zone", "roll-ups-odd");

  g_assert_cmpfloat (daybeat_test_find_daily (batch, "zone.light", DAY + 2), ==, 1);
  g_assert_cmpfloat (daybeat_test_find_daily (batch, "zone.peak", DAY + 2), ==, 0);
  g_assert_true (isnan (daybeat_test_find_daily (batch, "zone.light", DAY + 1)));
  g_assert_cmpfloat (daybeat_test_find_daily (batch, "zone.moderate", DAY + 1), ==, 0);
  g_assert_cmpuint (batch->dailies->len, ==, 4 + 3);
  g_assert_cmpuint (
      daybeat_test_count_findings (batch, "timeInHeartRateZone[].timeInHeartRateZones[].heartRateZone"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "timeInHeartRateZone[].timeInHeartRateZones[].duration"), ==,
                    1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "timeInHeartRateZone[].timeInHeartRateZones[]"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "timeInHeartRateZone[].civilStartTime"), ==, 2);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "timeInHeartRateZone[].timeInHeartRateZone"), ==, 1);
  /* A member nobody knows, null and a text in place of points; and one beside them. */
  g_assert_cmpuint (daybeat_test_count_findings (batch, "timeInHeartRateZone[]"), ==, 3);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "page"), ==, 1);
}

/* Of two sources of a day the one that is worn, whichever comes first; the other is kept; the same twice is once. */
static void
test_two_sources (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("daily-respiratory-rate", "dailies-odd");
  const DaybeatFinding *other;

  g_assert_cmpfloat (daybeat_test_find_daily (batch, "breathing_rate", DAY + 2), ==, 14);
  g_assert_cmpfloat (daybeat_test_find_daily (batch, "breathing_rate", DAY + 1), ==, 13.5);
  g_assert_cmpfloat (daybeat_test_find_daily (batch, "breathing_rate", DAY), ==, 13);
  g_assert_cmpuint (batch->dailies->len, ==, 3);
  other = g_ptr_array_index (batch->findings, 0);
  g_assert_nonnull (strstr (other->reason, "another source"));
  g_assert_nonnull (strstr (other->original, "\"HEALTH_CONNECT\""));
}

static void
test_odd_dailies (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("daily-respiratory-rate", "dailies-odd");

  /* A day that no calendar has tells so twice: the date, and that the value has no place. */
  g_assert_cmpuint (daybeat_test_count_findings (batch, "dailyRespiratoryRate[].date"), ==, 3);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "dailyRespiratoryRate[].breathsPerMinute"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "dailyRespiratoryRate[].dailyRespiratoryRate"), ==, 1);
  /* Two other sources and a member nobody knows. */
  g_assert_cmpuint (daybeat_test_count_findings (batch, "dailyRespiratoryRate[]"), ==, 3);
}

/* The day's other source may be the first of the next page. */
static void
test_pages (void)
{
  static const char *const page = "{\"dataPoints\":[{\"dailyRespiratoryRate\":{\"date\":{\"year\":2025,\"month\":6,"
                                  "\"day\":3},\"breathsPerMinute\":%s}}],\"nextPageToken\":\"%s\"}";
  g_autofree char *first = g_strdup_printf (page, "13", "t1");
  g_autofree char *second = g_strdup_printf (page, "17", "");
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_autofree char *token = daybeat_test_google_add_page (batch, "daily-respiratory-rate", first);

  g_assert_cmpstr (token, ==, "t1");
  g_assert_null (daybeat_test_google_add_page (batch, "daily-respiratory-rate", second));
  g_assert_null (daybeat_test_google_add_page (batch, "daily-respiratory-rate", "{}"));
  g_assert_cmpfloat (daybeat_test_find_daily (batch, "breathing_rate", DAY), ==, 13);
  g_assert_cmpuint (batch->findings->len, ==, 1);
}

static void
test_refused (void)
{
  static const char *const bodies[] = { "", "[]", "1", "<html></html>", "{\"dataPoints\":{}}", "{\"dataPoints\":[",
                                        "{\"error\":{\"code\":500}}", "{\"dataPoints\":7}" };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      daybeat_test_google_assert_refused ("daily-respiratory-rate", bodies[i]);
      daybeat_test_google_assert_refused ("heart-rate", bodies[i]);
      daybeat_test_google_assert_refused ("sleep", bodies[i]);
    }
  daybeat_test_google_assert_refused ("steps", "{\"rollupDataPoints\":\"many\"}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/google-health/days/values", test_values);
  g_test_add_func ("/google-health/days/nothing-left", test_nothing_left);
  g_test_add_func ("/google-health/days/worn-without-steps", test_worn_without_steps);
  g_test_add_func ("/google-health/days/methods", test_methods);
  g_test_add_func ("/google-health/days/odd-roll-ups", test_odd_roll_ups);
  g_test_add_func ("/google-health/days/two-sources", test_two_sources);
  g_test_add_func ("/google-health/days/odd-dailies", test_odd_dailies);
  g_test_add_func ("/google-health/days/pages", test_pages);
  g_test_add_func ("/google-health/days/refused", test_refused);
  return g_test_run ();
}
