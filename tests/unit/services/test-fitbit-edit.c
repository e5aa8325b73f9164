/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-fitbit-edit.h"

#include <libsoup/soup.h>

#include "daybeat-fitbit-units.h"

/* Edits */

static void
test_whole_profile (void)
{
  g_autoptr (DaybeatProfile) profile = daybeat_profile_new ();
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_UPDATE_PROFILE, .profile = profile };
  g_auto (DaybeatFitbitRequest) request = { 0 };
  g_autoptr (GHashTable) form = NULL;

  profile->full_name = g_strdup ("Zoë & Söhne = 100 %+");
  profile->about_me = g_strdup ("line\nbreak");
  profile->gender = g_strdup ("NA");
  profile->birth_date = daybeat_day_from_ymd (1983, 4, 5);
  profile->height_m = 1.685;
  profile->stride_walking_m = 0.696;
  profile->stride_running_m = 1.123;
  profile->clock = g_strdup ("24hour");
  profile->start_of_week = g_strdup ("MONDAY");
  profile->timezone = g_strdup ("Australia/Perth");
  profile->country = g_strdup ("AU");
  profile->weight_unit = g_strdup ("METRIC");
  profile->height_unit = g_strdup ("en_US");
  g_assert_true (daybeat_fitbit_edit_encode (&edit, &request));

  g_assert_cmpstr (request.method, ==, "POST");
  g_assert_cmpstr (request.target, ==, "/1/user/-/profile.json");
  form = soup_form_decode (request.form);
  g_assert_cmpuint (g_hash_table_size (form), ==, 13);
  g_assert_cmpstr (g_hash_table_lookup (form, "fullName"), ==, "Zoë & Söhne = 100 %+");
  g_assert_cmpstr (g_hash_table_lookup (form, "aboutMe"), ==, "line\nbreak");
  g_assert_cmpstr (g_hash_table_lookup (form, "gender"), ==, "NA");
  g_assert_cmpstr (g_hash_table_lookup (form, "birthday"), ==, "1983-04-05");
  g_assert_cmpstr (g_hash_table_lookup (form, "height"), ==, "168.50");
  g_assert_cmpstr (g_hash_table_lookup (form, "strideLengthWalking"), ==, "69.60");
  g_assert_cmpstr (g_hash_table_lookup (form, "strideLengthRunning"), ==, "112.30");
  g_assert_cmpstr (g_hash_table_lookup (form, "clockTimeDisplayFormat"), ==, "24hour");
  g_assert_cmpstr (g_hash_table_lookup (form, "startDayOfWeek"), ==, "MONDAY");
  g_assert_cmpstr (g_hash_table_lookup (form, "timezone"), ==, "Australia/Perth");
  g_assert_cmpstr (g_hash_table_lookup (form, "country"), ==, "AU");
  /* The service calls metric `any` here. */
  g_assert_cmpstr (g_hash_table_lookup (form, "weightUnit"), ==, "any");
  g_assert_cmpstr (g_hash_table_lookup (form, "heightUnit"), ==, "en_US");
}

/* What is absent is not sent: nothing is overwritten that nobody changed. */
static void
test_one_field (void)
{
  g_autoptr (DaybeatProfile) profile = daybeat_profile_new ();
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_UPDATE_PROFILE, .profile = profile };
  g_auto (DaybeatFitbitRequest) request = { 0 };

  profile->about_me = g_strdup ("");
  g_assert_true (daybeat_fitbit_edit_encode (&edit, &request));
  g_assert_cmpstr (request.form, ==, "aboutMe=");
}

static void
test_goal (void)
{
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_SET_SLEEP_GOAL, .minutes = 450 };
  g_auto (DaybeatFitbitRequest) request = { 0 };

  g_assert_true (daybeat_fitbit_edit_encode (&edit, &request));
  g_assert_cmpstr (request.method, ==, "POST");
  g_assert_cmpstr (request.target, ==, "/1.2/user/-/sleep/goal.json");
  g_assert_cmpstr (request.form, ==, "minDuration=450");
}

static void
test_log (void)
{
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_LOG_SLEEP, .minutes = 485 };
  g_auto (DaybeatFitbitRequest) request = { 0 };
  g_autoptr (GHashTable) form = NULL;

  g_assert_true (daybeat_instant_parse ("2024-03-02T23:07:00", &edit.start));
  g_assert_true (daybeat_fitbit_edit_encode (&edit, &request));
  g_assert_cmpstr (request.method, ==, "POST");
  g_assert_cmpstr (request.target, ==, "/1.2/user/-/sleep.json");
  form = soup_form_decode (request.form);
  g_assert_cmpuint (g_hash_table_size (form), ==, 3);
  g_assert_cmpstr (g_hash_table_lookup (form, "date"), ==, "2024-03-02");
  g_assert_cmpstr (g_hash_table_lookup (form, "startTime"), ==, "23:07");
  g_assert_cmpstr (g_hash_table_lookup (form, "duration"), ==, "29100000");
}

/* Whoever wrote the id: it stays one segment of the path. */
static void
test_delete (void)
{
  static const char *const ids[][2] = {
    { "26013218219000001", "/1.2/user/-/sleep/26013218219000001.json" },
    { "18446744073709551615", "/1.2/user/-/sleep/18446744073709551615.json" },
    { "../profile", "/1.2/user/-/sleep/..%2Fprofile.json" },
    { "1?x=2#y", "/1.2/user/-/sleep/1%3Fx%3D2%23y.json" },
    { "a b", "/1.2/user/-/sleep/a%20b.json" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      DaybeatEdit edit = { .kind = DAYBEAT_EDIT_DELETE_SLEEP, .sleep_id = ids[i][0] };
      g_auto (DaybeatFitbitRequest) request = { 0 };

      g_assert_true (daybeat_fitbit_edit_encode (&edit, &request));
      g_assert_cmpstr (request.method, ==, "DELETE");
      g_assert_cmpstr (request.target, ==, ids[i][1]);
      g_assert_null (request.form);
    }
}

static void
test_unknown (void)
{
  DaybeatEdit edit = { .kind = (DaybeatEditKind) 99 };
  g_auto (DaybeatFitbitRequest) request = { 0 };

  g_assert_false (daybeat_fitbit_edit_encode (&edit, &request));
}

/* Units */

static void
test_language (void)
{
  g_assert_cmpint (daybeat_fitbit_units_from_language ("en_US"), ==, DAYBEAT_FITBIT_UNITS_US);
  g_assert_cmpint (daybeat_fitbit_units_from_language ("en_GB"), ==, DAYBEAT_FITBIT_UNITS_UK);
  g_assert_cmpint (daybeat_fitbit_units_from_language ("de_DE"), ==, DAYBEAT_FITBIT_UNITS_METRIC);
  g_assert_cmpint (daybeat_fitbit_units_from_language ("en-US"), ==, DAYBEAT_FITBIT_UNITS_METRIC);
  g_assert_cmpint (daybeat_fitbit_units_from_language (""), ==, DAYBEAT_FITBIT_UNITS_METRIC);
  g_assert_cmpint (daybeat_fitbit_units_from_language (NULL), ==, DAYBEAT_FITBIT_UNITS_METRIC);
}

static void
test_units (void)
{
  static const struct
  {
    DaybeatFitbitUnits units;
    double length, metres;
    double weight, kilograms;
  } pairs[] = {
    { DAYBEAT_FITBIT_UNITS_METRIC, 175, 1.75, 72.5, 72.5 },
    { DAYBEAT_FITBIT_UNITS_US, 68.9, 1.75006, 159.8, 72.484060726 },
    /* Great Britain: stones, but centimetres. */
    { DAYBEAT_FITBIT_UNITS_UK, 175, 1.75, 11.4, 72.393342252 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      DaybeatFitbitUnits units = pairs[i].units;

      g_assert_cmpfloat_with_epsilon (daybeat_fitbit_units_length_to_metres (units, pairs[i].length), pairs[i].metres,
                                      1e-9);
      g_assert_cmpfloat_with_epsilon (daybeat_fitbit_units_length_from_metres (units, pairs[i].metres), pairs[i].length,
                                      1e-9);
      g_assert_cmpfloat_with_epsilon (daybeat_fitbit_units_weight_to_kilograms (units, pairs[i].weight),
                                      pairs[i].kilograms, 1e-9);
      g_assert_cmpfloat_with_epsilon (daybeat_fitbit_units_weight_from_kilograms (units, pairs[i].kilograms),
                                      pairs[i].weight, 1e-9);
      g_assert_true (isnan (daybeat_fitbit_units_length_to_metres (units, NAN)));
      g_assert_true (isnan (daybeat_fitbit_units_length_from_metres (units, NAN)));
      g_assert_true (isnan (daybeat_fitbit_units_weight_to_kilograms (units, NAN)));
      g_assert_true (isnan (daybeat_fitbit_units_weight_from_kilograms (units, NAN)));
    }
  g_assert_cmpfloat (daybeat_fitbit_units_length_to_metres (DAYBEAT_FITBIT_UNITS_METRIC, 175), ==, 1.75);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/fitbit/edit/whole-profile", test_whole_profile);
  g_test_add_func ("/services/fitbit/edit/one-field", test_one_field);
  g_test_add_func ("/services/fitbit/edit/goal", test_goal);
  g_test_add_func ("/services/fitbit/edit/log", test_log);
  g_test_add_func ("/services/fitbit/edit/delete", test_delete);
  g_test_add_func ("/services/fitbit/edit/unknown", test_unknown);
  g_test_add_func ("/services/fitbit/units/language", test_language);
  g_test_add_func ("/services/fitbit/units/both-ways", test_units);
  return g_test_run ();
}
