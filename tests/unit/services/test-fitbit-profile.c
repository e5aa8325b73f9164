/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-test-body.h"

static DaybeatBatch *
decode (const char *fixture)
{
  return daybeat_test_decode (daybeat_fitbit_decode_profile, daybeat_test_read_fixture (fixture));
}

static void
test_names_and_place (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("profile");
  const DaybeatProfile *profile = batch->profile;

  g_assert_cmpuint (batch->findings->len, ==, 0);
  g_assert_cmpint (profile->source, ==, DAYBEAT_SOURCE_FITBIT);
  g_assert_cmpuint (profile->as_of, ==, daybeat_day_today ());
  g_assert_cmpstr (profile->id, ==, "2BBBB1");
  g_assert_cmpstr (profile->display_name, ==, "Noor A.");
  g_assert_cmpstr (profile->full_name, ==, "Noor Adams");
  g_assert_cmpstr (profile->first_name, ==, "Noor");
  g_assert_cmpstr (profile->last_name, ==, "Adams");
  g_assert_null (profile->nickname);
  g_assert_cmpstr (profile->about_me, ==, "Up the hill");
  g_assert_cmpstr (profile->avatar_url, ==, "https://example.org/640.jpg");
  g_assert_cmpstr (profile->timezone, ==, "Australia/Perth");
  g_assert_cmpint (profile->utc_offset_minutes, ==, 480);
  g_assert_cmpstr (profile->city, ==, "Perth");
  g_assert_cmpstr (profile->state, ==, "WA");
  g_assert_cmpstr (profile->country, ==, "AU");
  g_assert_cmpstr (profile->locale, ==, "en_AU");
  g_assert_cmpstr (profile->language_locale, ==, "en_GB");
  g_assert_cmpstr (profile->foods_locale, ==, "en_AU");
}

static void
test_body_and_wishes (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("profile");
  const DaybeatProfile *profile = batch->profile;

  g_assert_cmpuint (profile->birth_date, ==, daybeat_day_from_ymd (1983, 4, 5));
  g_assert_cmpint (profile->age, ==, 41);
  g_assert_cmpstr (profile->gender, ==, "FEMALE");
  g_assert_cmpfloat (profile->height_m, ==, 1.685);
  g_assert_cmpfloat (profile->weight_kg, ==, 63.4);
  g_assert_cmpfloat_with_epsilon (profile->stride_running_m, 1.123, 1e-12);
  g_assert_cmpfloat_with_epsilon (profile->stride_walking_m, 0.696, 1e-12);
  g_assert_cmpstr (profile->stride_running_type, ==, "auto");
  g_assert_cmpstr (profile->stride_walking_type, ==, "manual");
  g_assert_cmpint (profile->auto_stride, ==, TRUE);
  g_assert_cmpstr (profile->start_of_week, ==, "MONDAY");
  g_assert_cmpstr (profile->clock, ==, "24hour");
  g_assert_cmpstr (profile->sleep_tracking, ==, "Sensitive");
  g_assert_cmpstr (profile->distance_unit, ==, "METRIC");
  g_assert_cmpstr (profile->weight_unit, ==, "METRIC");
  g_assert_cmpstr (profile->water_unit_name, ==, "ml");
  g_assert_cmpuint (profile->member_since, ==, daybeat_day_from_ymd (2016, 11, 30));
  g_assert_cmpint (profile->average_daily_steps, ==, 8123);
  g_assert_cmpint (profile->child, ==, FALSE);
  g_assert_cmpint (profile->coach, ==, TRUE);
  g_assert_cmpint (profile->ambassador, ==, FALSE);
}

/* Members without a place of their own are kept as they came; the badges have an endpoint of their own. */
static void
test_extra (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("profile");

  g_assert_nonnull (strstr (batch->profile->extra, "\"features\":{\"exerciseGoal\":true}"));
  g_assert_nonnull (strstr (batch->profile->extra, "\"visibleUser\":true"));
  g_assert_null (strstr (batch->profile->extra, "topBadges"));
  g_assert_null (strstr (batch->profile->extra, "Noor"));
}

/* Who never entered a height has 0, which is not a height. */
static void
test_least (void)
{
  g_autoptr (DaybeatBatch) batch = decode ("profile-least");
  const DaybeatProfile *profile = batch->profile;

  g_assert_cmpuint (batch->findings->len, ==, 0);
  g_assert_cmpstr (profile->full_name, ==, "sam");
  g_assert_null (profile->display_name);
  g_assert_cmpuint (profile->birth_date, ==, DAYBEAT_DAY_NONE);
  g_assert_cmpint (profile->age, ==, DAYBEAT_ABSENT);
  g_assert_true (isnan (profile->height_m));
  g_assert_true (isnan (profile->weight_kg));
  g_assert_true (isnan (profile->stride_walking_m));
  g_assert_cmpint (profile->utc_offset_minutes, ==, G_MININT);
  g_assert_cmpint (profile->child, ==, DAYBEAT_ABSENT);
  g_assert_null (profile->avatar_url);
  g_assert_null (profile->extra);
}

static void
test_odd (void)
{
  static const char *const noted[] = {
    "user.weight",  "user.dateOfBirth", "user.memberSince",         "user.averageDailySteps",
    "user.isChild", "user.fullName",    "user.offsetFromUTCMillis",
  };
  g_autoptr (DaybeatBatch) batch = decode ("profile-odd");
  const DaybeatProfile *profile = batch->profile;

  g_assert_cmpstr (profile->id, ==, "2147483648");
  g_assert_cmpint (profile->age, ==, 41);
  g_assert_cmpfloat (profile->height_m, ==, 1.685);
  g_assert_cmpint (profile->coach, ==, TRUE);
  g_assert_cmpstr (profile->timezone, ==, "7");
  g_assert_true (isnan (profile->weight_kg));
  g_assert_cmpuint (profile->birth_date, ==, DAYBEAT_DAY_NONE);
  g_assert_cmpuint (profile->member_since, ==, DAYBEAT_DAY_NONE);
  g_assert_cmpint (profile->average_daily_steps, ==, DAYBEAT_ABSENT);
  g_assert_cmpint (profile->child, ==, DAYBEAT_ABSENT);
  g_assert_null (profile->full_name);
  g_assert_cmpint (profile->utc_offset_minutes, ==, G_MININT);
  g_assert_cmpstr (profile->extra, ==, "{\"moonPhase\":\"waxing\"}");
  for (gsize i = 0; i < G_N_ELEMENTS (noted); i++)
    g_assert_cmpuint (daybeat_test_count_findings (batch, noted[i]), ==, 1);
  g_assert_cmpuint (batch->findings->len, ==, G_N_ELEMENTS (noted));
}

static void
test_refused (void)
{
  static const char *const bodies[] = { "{}", "{\"user\":null}", "{\"user\":[]}", "[]", "7", "\"user\"", "null" };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    daybeat_test_assert_refused (daybeat_fitbit_decode_profile, bodies[i]);
}

static void
test_empty_user (void)
{
  g_autoptr (DaybeatBatch) batch =
      daybeat_test_decode (daybeat_fitbit_decode_profile, daybeat_test_body ("{\"user\":{}}"));

  g_assert_null (batch->profile->id);
  g_assert_cmpuint (batch->findings->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/fitbit/profile/names-and-place", test_names_and_place);
  g_test_add_func ("/services/fitbit/profile/body-and-wishes", test_body_and_wishes);
  g_test_add_func ("/services/fitbit/profile/extra", test_extra);
  g_test_add_func ("/services/fitbit/profile/least", test_least);
  g_test_add_func ("/services/fitbit/profile/odd", test_odd);
  g_test_add_func ("/services/fitbit/profile/refused", test_refused);
  g_test_add_func ("/services/fitbit/profile/empty-user", test_empty_user);
  return g_test_run ();
}
