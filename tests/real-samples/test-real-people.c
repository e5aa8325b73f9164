/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-fitbit-problem.h"
#include "daybeat-real-sample.h"
#include "daybeat-service-error.h"
#include "daybeat-token.h"

static void
test_profile (void)
{
  g_autoptr (DaybeatBatch) batch =
      daybeat_real_sample_decode ("profile-own-metric-2023", daybeat_fitbit_decode_profile);
  const DaybeatProfile *profile;

  if (batch == NULL)
    return;
  profile = batch->profile;
  g_assert_cmpstr (profile->id, ==, "9ZTEST");
  g_assert_cmpstr (profile->display_name, ==, "Mika T.");
  g_assert_cmpstr (profile->full_name, ==, "Mika Tanabe");
  g_assert_cmpuint (profile->birth_date, ==, daybeat_day_from_ymd (1989, 2, 14));
  g_assert_cmpint (profile->age, ==, 34);
  g_assert_cmpstr (profile->gender, ==, "MALE");
  g_assert_cmpfloat (profile->height_m, ==, 1.75);
  g_assert_cmpfloat (profile->weight_kg, ==, 72);
  g_assert_cmpfloat_with_epsilon (profile->stride_walking_m, 0.726, 1e-12);
  g_assert_cmpfloat_with_epsilon (profile->stride_running_m, 1.152, 1e-12);
  g_assert_cmpuint (profile->member_since, ==, daybeat_day_from_ymd (2022, 8, 5));
  g_assert_cmpint (profile->average_daily_steps, ==, 2251);
  g_assert_cmpstr (profile->timezone, ==, "Asia/Tokyo");
  g_assert_cmpint (profile->utc_offset_minutes, ==, 9 * 60);
  g_assert_cmpstr (profile->start_of_week, ==, "SUNDAY");
  g_assert_cmpstr (profile->clock, ==, "24hour");
  g_assert_true (g_str_has_suffix (profile->avatar_url, "_profile_640_square.jpg"));
  /* No scope for the place, no text about oneself: absent, not empty. */
  g_assert_null (profile->country);
  g_assert_null (profile->about_me);
}

static void
test_badges (void)
{
  g_autoptr (DaybeatBatch) batch = daybeat_real_sample_decode ("badges-own-2023", daybeat_fitbit_decode_badges);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  const DaybeatBadge *bob, *goal;
  gint64 times = 0;
  guint in_kilometres = 0;

  if (batch == NULL)
    return;
  g_assert_cmpuint (batch->badges->len, ==, 19);
  for (guint i = 0; i < batch->badges->len; i++)
    {
      const DaybeatBadge *badge = g_ptr_array_index (batch->badges, i);

      g_assert_true (g_hash_table_add (ids, badge->id));
      g_assert_true (g_str_has_suffix (badge->image_url, ".png") && strstr (badge->image_url, "/300px/") != NULL);
      g_assert_cmpuint (strlen (badge->gradient_start), ==, 6);
      g_assert_cmpuint (strlen (badge->gradient_end), ==, 6);
      g_assert_cmpuint (badge->date, >=, daybeat_day_from_ymd (2022, 8, 13));
      g_assert_cmpuint (badge->date, <=, daybeat_day_from_ymd (2023, 6, 2));
      times += badge->times_achieved;
      in_kilometres += g_strcmp0 (badge->unit, "KILOMETERS") == 0;
    }
  g_assert_cmpint (times, ==, 223);
  g_assert_cmpuint (in_kilometres, ==, 5);

  bob = g_ptr_array_index (batch->badges, 0);
  g_assert_cmpstr (bob->id, ==, "22B653");
  g_assert_cmpstr (bob->category, ==, "Minions Badges");
  g_assert_cmpstr (bob->description, ==, "32,100 steps in a day");
  g_assert_cmpint (bob->value, ==, 32100);
  g_assert_cmpstr (bob->gradient_start, ==, "00A550");
  goal = g_ptr_array_index (batch->badges, 18);
  g_assert_cmpstr (goal->type, ==, "LIFETIME_WEIGHT_GOAL_SETUP");
  g_assert_null (goal->earned_message);
}

static void
test_friends (void)
{
  g_autoptr (DaybeatBatch) batch = daybeat_real_sample_decode ("friends-1.1-one", daybeat_fitbit_decode_friends);
  const DaybeatFriend *ren;

  if (batch == NULL)
    return;
  g_assert_cmpuint (batch->friends->len, ==, 1);
  ren = g_ptr_array_index (batch->friends, 0);
  g_assert_cmpstr (ren->id, ==, "9ZTES2");
  g_assert_cmpstr (ren->display_name, ==, "Ren O.");
  g_assert_cmpint (ren->child, ==, FALSE);
}

static void
test_old_friends (void)
{
  static const char *const names[] = { "Ila K.", "Tom B.", "Ada R." };
  g_autoptr (DaybeatBatch) batch = daybeat_real_sample_decode ("friends-1.0-legacy", daybeat_fitbit_decode_friends);

  if (batch == NULL)
    return;
  g_assert_cmpuint (batch->friends->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const DaybeatFriend *person = g_ptr_array_index (batch->friends, i);
      g_autofree char *id = g_strdup_printf ("9ZTES%u", i + 3);

      g_assert_cmpstr (person->id, ==, id);
      g_assert_cmpstr (person->display_name, ==, names[i]);
      g_assert_nonnull (strstr (person->avatar_url, "defaultProfile_150"));
      g_assert_cmpint (person->child, ==, DAYBEAT_ABSENT);
    }
}

static void
test_leaderboard (void)
{
  g_autoptr (DaybeatBatch) batch =
      daybeat_real_sample_decode ("leaderboard-1.1-two", daybeat_fitbit_decode_leaderboard);
  const DaybeatLeaderboardEntry *first, *second;

  if (batch == NULL)
    return;
  g_assert_cmpuint (batch->leaderboard->len, ==, 2);
  first = g_ptr_array_index (batch->leaderboard, 0);
  second = g_ptr_array_index (batch->leaderboard, 1);
  g_assert_cmpstr (first->display_name, ==, "Ren O.");
  g_assert_cmpint (first->rank, ==, 1);
  g_assert_cmpint (first->steps, ==, 35574);
  g_assert_cmpfloat (first->average_steps, ==, 5044.5);
  g_assert_false (first->self);
  g_assert_cmpstr (second->id, ==, "9ZTEST");
  g_assert_cmpint (second->rank, ==, 2);
  g_assert_cmpint (second->steps, ==, 10043);
  g_assert_cmpfloat (second->average_steps, ==, 2251.6666666666665);
  g_assert_true (second->self);
  g_assert_false (first->hidden || second->hidden);
}

static void
test_devices (void)
{
  g_autoptr (DaybeatBatch) batch = daybeat_real_sample_decode ("devices-tracker", daybeat_fitbit_decode_devices);
  const DaybeatDevice *versa;
  g_autofree char *last_sync = NULL;

  if (batch == NULL)
    return;
  g_assert_cmpuint (batch->devices->len, ==, 1);
  versa = g_ptr_array_index (batch->devices, 0);
  last_sync = daybeat_instant_to_string (versa->last_sync);
  g_assert_cmpstr (versa->id, ==, "2082620001");
  g_assert_cmpstr (versa->name, ==, "Versa 3");
  g_assert_cmpstr (versa->battery, ==, "Medium");
  g_assert_cmpint (versa->battery_percent, ==, 47);
  g_assert_cmpstr (last_sync, ==, "2023-05-23T19:55:34");
  g_assert_cmpstr (versa->features, ==, "[]");
}

static void
test_old_devices (void)
{
  g_autoptr (DaybeatBatch) batch =
      daybeat_real_sample_decode ("devices-tracker-and-scale-old", daybeat_fitbit_decode_devices);
  const DaybeatDevice *zip, *aria;

  if (batch == NULL)
    return;
  g_assert_cmpuint (batch->devices->len, ==, 2);
  zip = g_ptr_array_index (batch->devices, 0);
  aria = g_ptr_array_index (batch->devices, 1);
  g_assert_cmpstr (zip->name, ==, "Zip");
  g_assert_cmpint (zip->battery_percent, ==, 65);
  g_assert_null (zip->features);
  g_assert_cmpstr (aria->type, ==, "SCALE");
  g_assert_cmpstr (aria->id, ==, "5656777");
}

static void
test_errors (void)
{
  static const struct
  {
    const char *name;
    guint status;
    const char *error_type;
    DaybeatServiceError code;
  } errors[] = {
    { "error-400-unreadable-body", 400, "invalid_request", DAYBEAT_SERVICE_ERROR_REFUSED },
    { "error-401-expired-token", 401, "expired_token", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN },
    { "error-401-no-authorization-header", 401, "invalid_request", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN },
    { "error-403-read-only-client", 403, "insufficient_permissions", DAYBEAT_SERVICE_ERROR_FORBIDDEN },
    { "error-429-old-request-type", 429, "request", DAYBEAT_SERVICE_ERROR_RATE_LIMITED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_autoptr (GBytes) body = daybeat_real_sample_read (errors[i].name);
      g_autoptr (DaybeatFitbitProblem) problem = NULL;
      g_autoptr (GError) error = NULL;

      if (body == NULL)
        return;
      problem = daybeat_fitbit_problem_new (errors[i].status, body);
      error = daybeat_fitbit_problem_get_error (problem);
      g_assert_cmpstr (problem->error_type, ==, errors[i].error_type);
      g_assert_null (problem->field_name);
      g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) errors[i].code);
      g_assert_null (strstr (error->message, "eyJ"));
      g_assert_null (strstr (error->message, "00000000000"));
    }
}

static void
test_token (void)
{
  g_autoptr (GBytes) body = daybeat_real_sample_read ("oauth2-token");
  g_autoptr (DaybeatToken) token = NULL;
  g_autoptr (GError) error = NULL;

  if (body == NULL)
    return;
  token = daybeat_token_new_from_answer (body, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (token->user_id, ==, "9ZTEST");
  g_assert_true (g_str_has_suffix (token->access_token, "invented"));
  g_assert_cmpuint (strlen (token->refresh_token), ==, 64);
  g_assert_true (daybeat_token_has_scope (token, "sleep") && daybeat_token_has_scope (token, "settings"));
  g_assert_false (daybeat_token_has_scope (token, "profile") || daybeat_token_has_scope (token, "social"));
  /* An hour from now, give or take the time this takes. */
  g_assert_cmpint (ABS (token->expires_at - g_get_real_time () / 1000 - 3600 * 1000), <, 60 * 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/real-samples/profile", test_profile);
  g_test_add_func ("/real-samples/badges", test_badges);
  g_test_add_func ("/real-samples/friends/1.1", test_friends);
  g_test_add_func ("/real-samples/friends/1.0", test_old_friends);
  g_test_add_func ("/real-samples/leaderboard", test_leaderboard);
  g_test_add_func ("/real-samples/devices/2023", test_devices);
  g_test_add_func ("/real-samples/devices/2014", test_old_devices);
  g_test_add_func ("/real-samples/errors", test_errors);
  g_test_add_func ("/real-samples/token", test_token);
  return g_test_run ();
}
