/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-test-body.h"

static DaybeatBatch *
decode_badges (const char *fixture)
{
  return daybeat_test_decode (daybeat_fitbit_decode_badges, daybeat_test_read_fixture (fixture));
}

static DaybeatBatch *
decode_devices (const char *fixture)
{
  return daybeat_test_decode (daybeat_fitbit_decode_devices, daybeat_test_read_fixture (fixture));
}

static void
test_badge (void)
{
  g_autoptr (DaybeatBatch) batch = decode_badges ("badges");
  const DaybeatBadge *badge;

  g_assert_cmpuint (batch->findings->len, ==, 0);
  g_assert_cmpuint (batch->badges->len, ==, 3);
  badge = g_ptr_array_index (batch->badges, 0);
  g_assert_cmpint (badge->source, ==, DAYBEAT_SOURCE_FITBIT);
  g_assert_cmpuint (badge->as_of, ==, daybeat_day_today ());
  g_assert_cmpstr (badge->id, ==, "2AAAA1");
  g_assert_cmpstr (badge->type, ==, "DAILY_STEPS");
  g_assert_cmpstr (badge->category, ==, "Daily Steps");
  g_assert_cmpstr (badge->name, ==, "Boat Shoe (5,000 steps in a day)");
  g_assert_cmpstr (badge->short_name, ==, "Boat Shoe");
  g_assert_cmpstr (badge->description, ==, "5,000 steps in a day");
  g_assert_cmpstr (badge->short_description, ==, "5,000 steps");
  g_assert_cmpstr (badge->earned_message, ==, "Congrats on earning your first Boat Shoe badge!");
  g_assert_cmpint (badge->value, ==, 5000);
  g_assert_null (badge->unit);
  g_assert_cmpint (badge->times_achieved, ==, 17);
  g_assert_cmpuint (badge->date, ==, daybeat_day_from_ymd (2024, 2, 29));
  g_assert_cmpstr (badge->gradient_start, ==, "00A550");
  g_assert_cmpstr (badge->gradient_end, ==, "B0DF2A");
  g_assert_cmpstr (badge->image_url, ==,
                   "https://www.gstatic.com/fitbit/badge/images/badges_new/300px/badge_daily_steps5k.png");
  g_assert_nonnull (strstr (badge->extra, "\"shareText\":\"I took 5,000 steps\""));
}

static void
test_badges_without_some (void)
{
  g_autoptr (DaybeatBatch) batch = decode_badges ("badges");
  const DaybeatBadge *marathon = g_ptr_array_index (batch->badges, 1);
  const DaybeatBadge *goal = g_ptr_array_index (batch->badges, 2);

  g_assert_cmpstr (marathon->unit, ==, "MILES");
  g_assert_cmpstr (marathon->earned_message, ==, "Whoa! You’ve earned the Marathon badge!");
  g_assert_cmpstr (marathon->image_url, ==, "https://static0.fitbit.com/images/badges_new/badge_lifetime_miles26.png");
  g_assert_null (goal->earned_message);
  g_assert_null (goal->image_url);
  g_assert_cmpint (goal->value, ==, 1);
}

static void
test_odd_badges (void)
{
  g_autoptr (DaybeatBatch) batch = decode_badges ("badges-odd");
  const DaybeatBadge *badge;

  g_assert_cmpuint (batch->badges->len, ==, 2);
  badge = g_ptr_array_index (batch->badges, 0);
  g_assert_cmpstr (badge->id, ==, "2AAAA4");
  g_assert_cmpstr (badge->type, ==, "UNKNOWN");
  g_assert_cmpint (badge->times_achieved, ==, 3);
  g_assert_cmpint (badge->value, ==, DAYBEAT_ABSENT);
  g_assert_cmpuint (badge->date, ==, DAYBEAT_DAY_NONE);
  g_assert_cmpstr (badge->gradient_start, ==, "00a550");
  g_assert_null (badge->gradient_end);
  g_assert_null (badge->name);
  g_assert_cmpstr (badge->image_url, ==, "https://example.org/100.png");
  g_assert_cmpstr (badge->extra, ==, "{\"rarity\":{\"tier\":2}}");
  g_assert_cmpuint (daybeat_test_count_findings (batch, "badges[].dateTime"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "badges[].badgeGradientEndColor"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "badges[].name"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "badges[]"), ==, 2);
  g_assert_cmpuint (batch->findings->len, ==, 5);
}

static void
test_no_badges (void)
{
  static const char *const bodies[] = { "{}", "{\"badges\":null}", "{\"badges\":{}}", "[]", "7" };
  g_autoptr (DaybeatBatch) batch =
      daybeat_test_decode (daybeat_fitbit_decode_badges, daybeat_test_body ("{\"badges\":[]}"));

  g_assert_cmpuint (batch->badges->len, ==, 0);
  g_assert_cmpuint (batch->findings->len, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    daybeat_test_assert_refused (daybeat_fitbit_decode_badges, bodies[i]);
}

static void
test_devices (void)
{
  g_autoptr (DaybeatBatch) batch = decode_devices ("devices");
  const DaybeatDevice *tracker, *scale, *phone;
  g_autofree char *last_sync = NULL;

  g_assert_cmpuint (batch->findings->len, ==, 0);
  g_assert_cmpuint (batch->devices->len, ==, 3);
  tracker = g_ptr_array_index (batch->devices, 0);
  last_sync = daybeat_instant_to_string (tracker->last_sync);
  g_assert_cmpstr (tracker->id, ==, "1234567890");
  g_assert_cmpstr (tracker->name, ==, "Charge 5");
  g_assert_cmpstr (tracker->type, ==, "TRACKER");
  g_assert_cmpstr (tracker->battery, ==, "High");
  g_assert_cmpint (tracker->battery_percent, ==, 93);
  g_assert_cmpstr (last_sync, ==, "2024-03-02T07:55:34");
  g_assert_cmpint (tracker->last_sync.offset_source, ==, DAYBEAT_OFFSET_NONE);
  g_assert_cmpstr (tracker->hardware_address, ==, "AABBCCDDEEFF");
  g_assert_cmpstr (tracker->features, ==, "[\"VO2_MAX\",\"EDA\"]");

  scale = g_ptr_array_index (batch->devices, 1);
  g_assert_cmpstr (scale->type, ==, "SCALE");
  g_assert_cmpint (scale->battery_percent, ==, DAYBEAT_ABSENT);
  g_assert_null (scale->features);

  /* A phone that counts steps comes without an id: its name tells it apart. */
  phone = g_ptr_array_index (batch->devices, 2);
  g_assert_cmpstr (phone->id, ==, "MobileTrack");
  g_assert_null (phone->hardware_address);
}

static void
test_odd_devices (void)
{
  g_autoptr (DaybeatBatch) batch = decode_devices ("devices-odd");
  const DaybeatDevice *device;

  g_assert_cmpuint (batch->devices->len, ==, 2);
  device = g_ptr_array_index (batch->devices, 0);
  g_assert_cmpstr (device->id, ==, "18446744073709551615");
  g_assert_null (device->name);
  g_assert_cmpstr (device->battery, ==, "3");
  g_assert_cmpint (device->battery_percent, ==, 40);
  g_assert_null (device->features);
  g_assert_true (daybeat_instant_is_absent (device->last_sync));
  device = g_ptr_array_index (batch->devices, 1);
  g_assert_cmpstr (device->id, ==, "SCALE");
  g_assert_cmpuint (daybeat_test_count_findings (batch, "devices[].features"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "devices[].lastSyncTime"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "devices[].id"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "devices[]"), ==, 1);
  g_assert_cmpuint (batch->findings->len, ==, 4);
}

static void
test_no_devices (void)
{
  static const char *const bodies[] = { "{}", "{\"devices\":[]}", "7", "null" };
  g_autoptr (DaybeatBatch) batch = daybeat_test_decode (daybeat_fitbit_decode_devices, daybeat_test_body ("[]"));

  g_assert_cmpuint (batch->devices->len, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    daybeat_test_assert_refused (daybeat_fitbit_decode_devices, bodies[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/fitbit/badges/all", test_badge);
  g_test_add_func ("/services/fitbit/badges/without-some", test_badges_without_some);
  g_test_add_func ("/services/fitbit/badges/odd", test_odd_badges);
  g_test_add_func ("/services/fitbit/badges/none", test_no_badges);
  g_test_add_func ("/services/fitbit/devices/all", test_devices);
  g_test_add_func ("/services/fitbit/devices/odd", test_odd_devices);
  g_test_add_func ("/services/fitbit/devices/none", test_no_devices);
  return g_test_run ();
}
