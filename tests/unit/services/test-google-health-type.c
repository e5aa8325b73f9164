/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "daybeat-google-health-type.h"

#define TODAY daybeat_day_from_ymd (2026, 11, 25)

static const DaybeatGoogleHealthType *
find (const char *id)
{
  const DaybeatGoogleHealthType *type = daybeat_google_health_type_find (id);

  g_assert_nonnull (type);
  return type;
}

/* Between 14 days and 90 as the service limits them; 25 sleeps and exercises a page, 10,000 of all else. */
static void
assert_limits (const DaybeatGoogleHealthType *type)
{
  static const char *const short_types[] = { "total-calories", "active-minutes", "calories-in-heart-rate-zone",
                                             "heart-rate", NULL };

  g_assert_cmpuint (type->page_size, >, 0);
  g_assert_cmpuint (type->page_size, <=, 10000);
  if (type->families & (DAYBEAT_FAMILY_SLEEP | DAYBEAT_FAMILY_EXERCISES))
    g_assert_cmpuint (type->page_size, ==, 25);
  if (type->method == DAYBEAT_GOOGLE_HEALTH_DAILY_ROLL_UP)
    {
      g_assert_cmpuint (type->window_days, ==, g_strv_contains (short_types, type->path) ? 14 : 90);
      g_assert_cmpuint (type->page_size, ==, type->window_days);
      g_assert_null (type->member);
    }
  g_assert_cmpint (type->window_days == 0, ==, type->bounds == DAYBEAT_GOOGLE_HEALTH_WHOLE);
  g_assert_cmpuint (type->reread_days, <=, type->window_days);
}

static gboolean
is_kind_of_series (const char *kind)
{
  return daybeat_series_kind_find (kind) != NULL;
}

static void
assert_kinds (const DaybeatGoogleHealthType *type)
{
  for (gsize i = 0; type->kinds[i] != NULL; i++)
    {
      if (type->families & DAYBEAT_FAMILY_SERIES)
        g_assert_true (is_kind_of_series (type->kinds[i]));
      else if (type->families & DAYBEAT_FAMILY_READINGS)
        g_assert_nonnull (daybeat_reading_kind_find (type->kinds[i]));
      else
        g_assert_nonnull (daybeat_metric_find (type->kinds[i]));
    }
  if (!(type->families & (DAYBEAT_FAMILY_SLEEP | DAYBEAT_FAMILY_EXERCISES)))
    g_assert_nonnull (type->kinds[0]);
}

static void
test_table (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n;
  const DaybeatGoogleHealthType *types = daybeat_google_health_types_get (&n);

  g_assert_cmpuint (n, >, 40);
  for (gsize i = 0; i < n; i++)
    {
      g_assert_true (g_hash_table_add (seen, (gpointer) types[i].id));
      g_assert_true (daybeat_google_health_type_find (types[i].id) == &types[i]);
      g_assert_true (g_str_has_prefix (types[i].scope, "https://www.googleapis.com/auth/googlehealth."));
      g_assert_true (g_str_has_suffix (types[i].scope, ".readonly"));
      g_assert_cmpstr (types[i].title, !=, "");
      assert_limits (&types[i]);
      assert_kinds (&types[i]);
    }
  g_assert_cmpstr (types[0].id, ==, "sleep");
  g_assert_cmpstr (types[n - 1].id, ==, "heart-rate");
  g_assert_null (daybeat_google_health_type_find ("badges"));
  g_assert_null (daybeat_google_health_type_find (NULL));
}

/* The member's first part is the type with underscores, whatever follows it is what the kind of record allows. */
static void
test_members (void)
{
  static const char *const rests[] = { "sample_time.physical_time", "interval.start_time", "interval.civil_start_time",
                                       "interval.civil_end_time", "date", NULL };
  gsize n;
  const DaybeatGoogleHealthType *types = daybeat_google_health_types_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (types[i].path), "-", '_');
      const char *dot = types[i].member != NULL ? strchr (types[i].member, '.') : NULL;

      if (dot == NULL)
        continue;
      g_assert_cmpmem (types[i].member, (dot - types[i].member), name, strlen (name));
      g_assert_true (g_strv_contains (rests, dot + 1));
      g_assert_cmpint (g_str_equal (dot + 1, "date"), ==, g_str_has_prefix (types[i].path, "daily-"));
      g_assert_cmpint (g_str_has_suffix (dot, "physical_time") || g_str_has_suffix (dot, ".start_time"), ==,
                       types[i].bounds == DAYBEAT_GOOGLE_HEALTH_TIMES ||
                           types[i].bounds == DAYBEAT_GOOGLE_HEALTH_TIMES_FROM);
    }
}

static void
assert_target (const char *id, DaybeatDay first, DaybeatDay last, const char *token, const char *expected)
{
  g_autofree char *target = daybeat_google_health_dup_target (find (id), first, last, TODAY, token);
  g_autofree char *plain = g_uri_unescape_string (target, NULL);

  g_assert_cmpstr (plain, ==, expected);
  g_assert_null (strpbrk (target, " \"<>"));
}

static void
test_targets (void)
{
  DaybeatDay first = daybeat_day_from_ymd (2024, 2, 28);
  DaybeatDay last = daybeat_day_from_ymd (2024, 2, 29);

  assert_target ("sleep", first, last, NULL,
                 "/v4/users/me/dataTypes/sleep/dataPoints?pageSize=25&filter=sleep.interval.civil_end_time >= "
                 "\"2024-02-28\" AND sleep.interval.civil_end_time < \"2024-03-01\"");
  assert_target ("daily-resting-heart-rate", first, last, NULL,
                 "/v4/users/me/dataTypes/daily-resting-heart-rate/dataPoints?pageSize=10000&filter="
                 "daily_resting_heart_rate.date >= \"2024-02-28\" AND daily_resting_heart_rate.date < \"2024-03-01\"");
  assert_target ("heart-rate", first, last, "a+b/c=",
                 "/v4/users/me/dataTypes/heart-rate/dataPoints:reconcile?pageSize=10000&filter="
                 "heart_rate.sample_time.physical_time >= \"2024-02-28T00:00:00Z\" AND "
                 "heart_rate.sample_time.physical_time < \"2024-03-01T00:00:00Z\"&pageToken=a+b/c=");
  assert_target ("nutrition-log", first, last, NULL,
                 "/v4/users/me/dataTypes/nutrition-log/dataPoints?pageSize=10000&filter="
                 "nutrition_log.interval.civil_start_time >= \"2024-02-28\" AND "
                 "nutrition_log.interval.civil_start_time < \"2024-03-01\"");
  assert_target ("electrocardiogram", first, last, NULL,
                 "/v4/users/me/dataTypes/electrocardiogram/dataPoints?pageSize=100&filter="
                 "electrocardiogram.interval.start_time >= \"2024-02-28T00:00:00Z\"");
  assert_target ("food", 0, 0, NULL, "/v4/users/me/dataTypes/food/dataPoints?pageSize=10000");
  assert_target ("steps", first, last, "ignored", "/v4/users/me/dataTypes/steps/dataPoints:dailyRollUp");
}

/* What is measured today, west of Greenwich, has tomorrow's date in UTC. */
static void
test_targets_of_today (void)
{
  assert_target ("steps-minutes", TODAY, TODAY, NULL,
                 "/v4/users/me/dataTypes/steps/dataPoints:reconcile?pageSize=10000&filter="
                 "steps.interval.start_time >= \"2026-11-25T00:00:00Z\" AND "
                 "steps.interval.start_time < \"2026-11-27T00:00:00Z\"");
  assert_target ("exercise", TODAY, TODAY, NULL,
                 "/v4/users/me/dataTypes/exercise/dataPoints?pageSize=25&filter="
                 "exercise.interval.civil_start_time >= \"2026-11-25\" AND "
                 "exercise.interval.civil_start_time < \"2026-11-26\"");
}

static void
test_bodies (void)
{
  DaybeatDay last = daybeat_day_from_ymd (2025, 12, 31);
  g_autofree char *first_page = daybeat_google_health_dup_body (find ("total-calories"), last - 13, last, NULL);
  g_autofree char *second_page = daybeat_google_health_dup_body (find ("steps"), last, last, "next\"");

  g_assert_cmpstr (first_page, ==,
                   "{\"range\":{\"start\":{\"date\":{\"year\":2025,\"month\":12,\"day\":18}},"
                   "\"end\":{\"date\":{\"year\":2026,\"month\":1,\"day\":1}}},\"windowSizeDays\":1,\"pageSize\":14}");
  g_assert_cmpstr (second_page, ==,
                   "{\"range\":{\"start\":{\"date\":{\"year\":2025,\"month\":12,\"day\":31}},"
                   "\"end\":{\"date\":{\"year\":2026,\"month\":1,\"day\":1}}},\"windowSizeDays\":1,\"pageSize\":90,"
                   "\"pageToken\":\"next\\\"\"}");
  g_assert_null (daybeat_google_health_dup_body (find ("sleep"), last, last, NULL));
}

static void
test_window_of_dates (void)
{
  g_autoptr (DaybeatBatch) nights = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_autoptr (DaybeatBatch) saturation = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);

  daybeat_google_health_set_window (nights, find ("sleep"), TODAY - 5, TODAY, TODAY);
  g_assert_cmpuint (nights->complete, ==, DAYBEAT_FAMILY_SLEEP);
  g_assert_cmpuint (nights->first_day, ==, TODAY - 5);
  g_assert_cmpuint (nights->last_day, ==, TODAY);
  g_assert_cmpint (nights->until_ms, ==, 0);

  daybeat_google_health_set_window (saturation, find ("daily-oxygen-saturation"), TODAY - 5, TODAY - 1, TODAY);
  g_assert_cmpuint (saturation->complete, ==, DAYBEAT_FAMILY_DAILIES);
  g_assert_true (daybeat_batch_is_complete_kind (saturation, "spo2.avg"));
  g_assert_true (daybeat_batch_is_complete_kind (saturation, "spo2.deviation"));
  g_assert_cmpuint (saturation->last_day, ==, TODAY - 1);
}

/* What is drunk is told as a number of the day and glass by glass, under one word: neither withdraws the other. */
static void
test_window_of_one_word (void)
{
  const DaybeatFamilies by_kind[] = { DAYBEAT_FAMILY_DAILIES, DAYBEAT_FAMILY_SERIES, DAYBEAT_FAMILY_READINGS };
  gsize n_types;
  const DaybeatGoogleHealthType *types = daybeat_google_health_types_get (&n_types);

  for (gsize i = 0; i < n_types; i++)
    {
      g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);

      daybeat_google_health_set_window (batch, &types[i], TODAY - 5, TODAY, TODAY);
      for (gsize j = 0; j < G_N_ELEMENTS (by_kind) && types[i].kinds[0] != NULL; j++)
        g_assert_cmpint (daybeat_batch_holds_all (batch, by_kind[j], types[i].kinds[0]), ==,
                         (types[i].families & by_kind[j]) != 0);
    }
}

/* Windows of times meet at an instant, and the last one holds all of today. */
static void
test_window_of_times (void)
{
  g_autoptr (DaybeatBatch) older = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_autoptr (DaybeatBatch) newer = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  DaybeatInstant instant;

  daybeat_google_health_set_window (older, find ("heart-rate"), TODAY - 9, TODAY - 5, TODAY);
  daybeat_google_health_set_window (newer, find ("heart-rate"), TODAY - 4, TODAY, TODAY);
  g_assert_cmpint (older->until_ms, ==, newer->from_ms);
  g_assert_true (daybeat_batch_is_complete_kind (newer, "heart_rate"));
  g_assert_true (daybeat_instant_parse ("2026-11-21T00:00:00Z", &instant));
  g_assert_cmpint (newer->from_ms, ==, daybeat_instant_get_utc (instant));
  g_assert_true (daybeat_instant_parse ("2026-11-27T00:00:00Z", &instant));
  g_assert_cmpint (newer->until_ms, ==, daybeat_instant_get_utc (instant));
  g_assert_cmpuint (newer->first_day, ==, DAYBEAT_DAY_NONE);
}

static void
test_window_of_all (void)
{
  g_autoptr (DaybeatBatch) foods = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);

  daybeat_google_health_set_window (foods, find ("food"), 0, 0, TODAY);
  g_assert_cmpint (foods->from_ms, ==, G_MININT64);
  g_assert_cmpint (foods->until_ms, ==, G_MAXINT64);
}

/* The water of a day is a number, and glasses of water are readings: a fetch of the one says nothing of the other. */
static void
test_words_of_two_families (void)
{
  g_autoptr (DaybeatBatch) days = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_autoptr (DaybeatBatch) glasses = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);

  daybeat_google_health_set_window (days, find ("hydration-log-daily"), TODAY - 5, TODAY, TODAY);
  g_assert_true (daybeat_batch_holds_all (days, DAYBEAT_FAMILY_DAILIES, "water"));
  g_assert_false (daybeat_batch_holds_all (days, DAYBEAT_FAMILY_READINGS, "water"));
  daybeat_google_health_set_window (glasses, find ("hydration-log"), TODAY - 5, TODAY, TODAY);
  g_assert_false (daybeat_batch_holds_all (glasses, DAYBEAT_FAMILY_DAILIES, "water"));
  g_assert_true (daybeat_batch_holds_all (glasses, DAYBEAT_FAMILY_READINGS, "water"));
  /* Civil days alone, as the service filters. */
  g_assert_cmpuint (glasses->last_day, ==, TODAY);
  g_assert_cmpint (glasses->until_ms, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/google-health/type/table", test_table);
  g_test_add_func ("/google-health/type/members", test_members);
  g_test_add_func ("/google-health/request/targets", test_targets);
  g_test_add_func ("/google-health/request/targets-of-today", test_targets_of_today);
  g_test_add_func ("/google-health/request/bodies", test_bodies);
  g_test_add_func ("/google-health/window/dates", test_window_of_dates);
  g_test_add_func ("/google-health/window/one-word", test_window_of_one_word);
  g_test_add_func ("/google-health/window/times", test_window_of_times);
  g_test_add_func ("/google-health/window/all", test_window_of_all);
  g_test_add_func ("/google-health/window/words-of-two-families", test_words_of_two_families);
  return g_test_run ();
}
