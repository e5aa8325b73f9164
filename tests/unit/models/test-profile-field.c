/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "daybeat-profile-field.h"

static DaybeatProfile *
create_profile (void)
{
  DaybeatProfile *profile = daybeat_profile_new ();

  profile->full_name = g_strdup ("Mara Holm");
  profile->gender = g_strdup ("FEMALE");
  profile->birth_date = daybeat_day_from_ymd (1988, 4, 12);
  profile->height_m = 1.78;
  profile->weight_kg = 72.6;
  profile->stride_walking_m = 0.726;
  profile->weight_unit = g_strdup ("METRIC");
  profile->utc_offset_minutes = -210;
  profile->average_daily_steps = 8321;
  profile->child = FALSE;
  profile->sleep_tracking = g_strdup ("Quantum");
  return profile;
}

static void
assert_text (const DaybeatProfile *profile, DaybeatUnits *units, const char *name, const char *expected)
{
  const DaybeatProfileField *field = daybeat_profile_field_find (name);
  g_autofree char *text = daybeat_profile_field_dup_text (field, profile, units);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
apply (const DaybeatProfile *profile, DaybeatUnits *units, const char *name, const char *text,
       DaybeatProfile *changes)
{
  return daybeat_profile_field_apply (daybeat_profile_field_find (name), profile, units, text, changes);
}

static void
test_texts (void)
{
  g_autoptr (DaybeatProfile) profile = create_profile ();
  g_autoptr (DaybeatUnits) units = daybeat_units_new ("metric", NULL, NULL, NULL);

  assert_text (profile, units, "full_name", "Mara Holm");
  assert_text (profile, units, "gender", "Female");
  assert_text (profile, units, "birth_date", "12 April 1988");
  assert_text (profile, units, "height_m", "178\u202fcm");
  assert_text (profile, units, "weight_kg", "72.6\u202fkg");
  assert_text (profile, units, "stride_walking_m", "72.6\u202fcm");
  assert_text (profile, units, "weight_unit", "Kilograms");
  assert_text (profile, units, "utc_offset_minutes", "UTC\u221203:30");
  assert_text (profile, units, "average_daily_steps", "8,321\u202fsteps");
  assert_text (profile, units, "child", "No");
  /* a word that came later than Daybeat */
  assert_text (profile, units, "sleep_tracking", "Quantum");
}

static void
test_absent (void)
{
  g_autoptr (DaybeatProfile) profile = daybeat_profile_new ();
  g_autoptr (DaybeatUnits) units = daybeat_units_new ("metric", NULL, NULL, NULL);
  gsize n_fields;
  const DaybeatProfileField *fields = daybeat_profile_field_get_all (&n_fields);

  for (gsize i = 0; i < n_fields; i++)
    {
      g_autofree char *text = daybeat_profile_field_dup_text (&fields[i], profile, units);
      g_autofree char *typed = daybeat_profile_field_dup_typed (&fields[i], profile, units);

      g_assert_null (text);
      g_assert_cmpstr (typed, ==, "");
    }
}

/* Saving a form nobody touched sends nothing. */
static void
test_untouched (void)
{
  g_autoptr (DaybeatProfile) profile = create_profile ();
  g_autoptr (DaybeatProfile) changes = daybeat_profile_new ();
  g_autoptr (DaybeatUnits) units = daybeat_units_new ("us", NULL, NULL, NULL);
  gsize n_fields;
  const DaybeatProfileField *fields = daybeat_profile_field_get_all (&n_fields);

  for (gsize i = 0; i < n_fields; i++)
    {
      g_autofree char *typed = daybeat_profile_field_dup_typed (&fields[i], profile, units);
      g_autofree char *after = NULL;

      g_assert_true (daybeat_profile_field_apply (&fields[i], profile, units, typed, changes));
      after = daybeat_profile_field_dup_text (&fields[i], changes, units);
      g_assert_null (after);
    }
}

static void
test_changes (void)
{
  g_autoptr (DaybeatProfile) profile = create_profile ();
  g_autoptr (DaybeatProfile) changes = daybeat_profile_new ();
  g_autoptr (DaybeatUnits) units = daybeat_units_new ("us", NULL, NULL, NULL);

  g_assert_true (apply (profile, units, "full_name", " Mara Lind ", changes));
  g_assert_cmpstr (changes->full_name, ==, "Mara Lind");
  g_assert_true (apply (profile, units, "height_m", "5 ft 11 in", changes));
  g_assert_cmpfloat_with_epsilon (changes->height_m, 71 * 0.0254, 1e-9);
  g_assert_true (apply (profile, units, "birth_date", "1988-04-13", changes));
  g_assert_cmpuint (changes->birth_date, ==, daybeat_day_from_ymd (1988, 4, 13));
  g_assert_true (apply (profile, units, "weight_unit", "en_GB", changes));
  g_assert_cmpstr (changes->weight_unit, ==, "en_GB");
  g_assert_true (isnan (changes->stride_walking_m));
  g_assert_null (changes->gender);
}

static void
test_refused (void)
{
  g_autoptr (DaybeatProfile) profile = create_profile ();
  g_autoptr (DaybeatProfile) changes = daybeat_profile_new ();
  g_autoptr (DaybeatUnits) units = daybeat_units_new ("metric", NULL, NULL, NULL);

  g_assert_false (apply (profile, units, "height_m", "tall", changes));
  g_assert_false (apply (profile, units, "birth_date", "1988-02-30", changes));
  g_assert_false (apply (profile, units, "birth_date", "2999-01-01", changes));
  g_assert_false (apply (profile, units, "gender", "UNHEARD", changes));
  g_assert_false (apply (profile, units, "weight_kg", "70", changes));
  g_assert_true (isnan (changes->height_m));
  g_assert_cmpuint (changes->birth_date, ==, DAYBEAT_DAY_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profile-field/texts", test_texts);
  g_test_add_func ("/profile-field/absent", test_absent);
  g_test_add_func ("/profile-field/untouched", test_untouched);
  g_test_add_func ("/profile-field/changes", test_changes);
  g_test_add_func ("/profile-field/refused", test_refused);

  return g_test_run ();
}
