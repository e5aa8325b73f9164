/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-google-health-decode-person.h"
#include "daybeat-service-error.h"
#include "daybeat-test-body.h"
#include "daybeat-test-google.h"

typedef gboolean (*Decode) (GBytes *body, DaybeatBatch *batch, GError **error);

static void
add (DaybeatBatch *batch, Decode decode, const char *fixture)
{
  g_autoptr (GBytes) body = daybeat_test_google_read_fixture (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (decode (body, batch, &error));
  g_assert_no_error (error);
}

static DaybeatBatch *
decode_one (Decode decode, const char *fixture)
{
  DaybeatBatch *batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);

  add (batch, decode, fixture);
  return batch;
}

static void
assert_whole (const DaybeatProfile *profile)
{
  g_assert_cmpint (profile->source, ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_assert_cmpuint (profile->as_of, ==, daybeat_day_today ());
  g_assert_cmpstr (profile->id, ==, "5550001112223334445");
  g_assert_cmpstr (profile->full_name, ==, "Noor Adams");
  g_assert_cmpstr (profile->display_name, ==, "Noor Adams");
  g_assert_cmpstr (profile->first_name, ==, "Noor");
  g_assert_cmpstr (profile->last_name, ==, "Adams");
  g_assert_cmpstr (profile->avatar_url, ==, "https://lh3.example.org/noor=s96-c");
  g_assert_cmpint (profile->age, ==, 41);
  g_assert_cmpuint (profile->member_since, ==, daybeat_day_from_ymd (2016, 11, 30));
  g_assert_cmpfloat_with_epsilon (profile->stride_walking_m, 0.702, 1e-9);
  g_assert_cmpfloat_with_epsilon (profile->stride_running_m, 1.105, 1e-9);
  g_assert_cmpstr (profile->stride_walking_type, ==, "manual");
  g_assert_null (profile->stride_running_type);
  g_assert_cmpstr (profile->timezone, ==, "Australia/Eucla");
  g_assert_cmpint (profile->utc_offset_minutes, ==, 525);
  g_assert_cmpstr (profile->locale, ==, "en_AU");
  g_assert_cmpstr (profile->foods_locale, ==, "en_AU");
  g_assert_cmpstr (profile->weight_unit, ==, "en_GB");
  g_assert_cmpstr (profile->distance_unit, ==, "METRIC");
  g_assert_cmpstr (profile->water_unit, ==, "en_US");
  g_assert_cmpstr (profile->water_unit_name, ==, "cup");
  g_assert_cmpstr (profile->glucose_unit, ==, "METRIC");
  g_assert_null (profile->swim_unit);
  g_assert_cmpint (profile->auto_stride, ==, FALSE);
}

/* Four answers make one profile, in whatever order they come, and what nobody knew of each is kept. */
static void
test_profile (void)
{
  static const struct
  {
    Decode decode;
    const char *fixture;
  } parts[] = {
    { daybeat_google_health_decode_profile, "profile" },
    { daybeat_google_health_decode_settings, "settings" },
    { daybeat_google_health_decode_identity, "identity" },
    { daybeat_google_health_decode_userinfo, "userinfo" },
  };
  static const char *const kept[] = { "\"zodiac\":\"ARIES\"", "\"theme\":\"dark\"", "\"legacyUserId\":\"2BBBB1\"",
                                      "\"email\":\"noor@example.org\"", "\"sub\":\"110000000000000000001\"" };

  for (gsize first = 0; first < G_N_ELEMENTS (parts); first++)
    {
      g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);

      for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
        {
          gsize part = (first + i) % G_N_ELEMENTS (parts);

          add (batch, parts[part].decode, parts[part].fixture);
        }
      assert_whole (batch->profile);
      for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
        g_assert_nonnull (strstr (batch->profile->extra, kept[i]));
      g_assert_cmpuint (batch->findings->len, ==, 0);
    }
}

static void
test_odd_profile (void)
{
  g_autoptr (DaybeatBatch) profile = decode_one (daybeat_google_health_decode_profile, "profile-odd");
  g_autoptr (DaybeatBatch) settings = decode_one (daybeat_google_health_decode_settings, "settings-odd");
  g_autoptr (DaybeatBatch) nothing = decode_one (daybeat_google_health_decode_identity, "empty");

  g_assert_null (profile->profile->id);
  g_assert_cmpint (profile->profile->age, ==, DAYBEAT_ABSENT);
  g_assert_cmpuint (profile->profile->member_since, ==, DAYBEAT_DAY_NONE);
  g_assert_cmpuint (daybeat_test_count_findings (profile, "profile.age"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (profile, "profile.membershipStartDate"), ==, 1);
  g_assert_null (settings->profile->distance_unit);
  g_assert_cmpint (settings->profile->utc_offset_minutes, ==, G_MININT);
  g_assert_cmpuint (daybeat_test_count_findings (settings, "settings.distanceUnit"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (settings, "settings.weightUnit"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (settings, "settings.utcOffset"), ==, 1);
  g_assert_null (nothing->profile->id);
  g_assert_null (nothing->profile->extra);
}

static void
test_devices (void)
{
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_autoptr (GBytes) body = daybeat_test_google_read_fixture ("paired-devices");
  g_autofree char *token = NULL;
  g_autoptr (GError) error = NULL;
  const DaybeatDevice *tracker, *other;

  g_assert_true (daybeat_google_health_decode_devices (body, batch, &token, &error));
  g_assert_cmpstr (token, ==, "more");
  g_assert_cmpuint (batch->devices->len, ==, 2);
  tracker = g_ptr_array_index (batch->devices, 0);
  g_assert_cmpint (tracker->source, ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_assert_cmpstr (tracker->id, ==, "4001");
  g_assert_cmpstr (tracker->name, ==, "Versa 4");
  g_assert_cmpstr (tracker->type, ==, "TRACKER");
  g_assert_cmpstr (tracker->battery, ==, "High");
  g_assert_cmpint (tracker->battery_percent, ==, 81);
  g_assert_cmpstr (tracker->hardware_address, ==, "02005E100001");
  g_assert_cmpstr (tracker->features, ==, "[\"STEPS\",\"SC_SPLIT\"]");
  daybeat_test_assert_instant (tracker->last_sync, "2025-06-03T07:12:00+00:00");
  g_assert_null (tracker->extra);
  other = g_ptr_array_index (batch->devices, 1);
  g_assert_null (other->type);
  g_assert_cmpint (other->battery_percent, ==, DAYBEAT_ABSENT);
  g_assert_cmpstr (other->extra, ==, "{\"glow\":true}");
  g_assert_cmpuint (daybeat_test_count_findings (batch, "pairedDevices[].batteryLevel"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "pairedDevices[].name"), ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "pairedDevices[]"), ==, 1);
}

static void
test_irn_profile (void)
{
  g_autoptr (DaybeatBatch) batch = decode_one (daybeat_google_health_decode_irn_profile, "irn-profile");
  const DaybeatReading *reading = daybeat_test_find_reading (batch, "irregular_rhythm_profile");

  daybeat_test_assert_instant (reading->time, "2025-06-03T07:12:00+00:00");
  g_assert_cmpstr (reading->details, ==, "{\"onboarded\":true,\"enrolled\":false}");
  g_assert_cmpuint (batch->findings->len, ==, 0);
}

static GBytes *
read_route (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "google-health", "route.tcx", NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize size;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, size);
}

static void
assert_point (const DaybeatTrack *track, guint index, gint64 time_ms, double latitude, double longitude)
{
  const DaybeatTrackPoint *point = &g_array_index (track->points, DaybeatTrackPoint, index);

  g_assert_cmpint (point->time_ms, ==, time_ms);
  g_assert_cmpfloat (point->latitude, ==, latitude);
  g_assert_cmpfloat (point->longitude, ==, longitude);
}

/* Points without a place are left out, the rest is in order of time; as it comes and in JSON. */
static void
test_route (void)
{
  for (int wrapped = 0; wrapped <= 1; wrapped++)
    {
      g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
      g_autoptr (GBytes) body = wrapped ? daybeat_test_google_read_fixture ("route-wrapped") : read_route ();
      g_autoptr (GError) error = NULL;
      const DaybeatTrack *track;

      g_assert_true (daybeat_google_health_decode_tcx (body, "700001", batch, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (batch->tracks->len, ==, 1);
      track = g_ptr_array_index (batch->tracks, 0);
      g_assert_cmpstr (track->exercise_id, ==, "700001");
      g_assert_cmpint (track->source, ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
      g_assert_cmpuint (track->points->len, ==, 2);
      assert_point (track, 0, G_GINT64_CONSTANT (1748927400000), 52.52, 13.405);
      assert_point (track, 1, G_GINT64_CONSTANT (1748927402000), 52.5201, 13.4051);
      g_assert_true (isnan (g_array_index (track->points, DaybeatTrackPoint, 0).altitude_m));
      g_assert_cmpfloat (g_array_index (track->points, DaybeatTrackPoint, 1).altitude_m, ==, 34.5);
      g_assert_cmpuint (daybeat_test_count_findings (batch, "tcx.Trackpoint[]"), ==, 1);
    }
}

static void
test_no_route (void)
{
  static const char *const bodies[] = { "", "{}", "[]", "<html></html>", "no XML", "<a>&quot;</b>",
                                        "{\"tcxData\":\"<a>\"}",
                                        "<!DOCTYPE TrainingCenterDatabase [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                        "<TrainingCenterDatabase>&e;</TrainingCenterDatabase>" };
  g_autoptr (DaybeatBatch) batch = daybeat_batch_new (DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_autoptr (GBytes) indoors = daybeat_test_body ("<TrainingCenterDatabase/>");

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (GBytes) body = daybeat_test_body (bodies[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (daybeat_google_health_decode_tcx (body, "1", batch, &error));
      g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_MALFORMED);
    }
  g_assert_true (daybeat_google_health_decode_tcx (indoors, "1", batch, NULL));
  g_assert_cmpuint (batch->tracks->len, ==, 0);
}

static void
test_refused (void)
{
  static const Decode decoders[] = { daybeat_google_health_decode_profile, daybeat_google_health_decode_settings,
                                     daybeat_google_health_decode_identity, daybeat_google_health_decode_userinfo,
                                     daybeat_google_health_decode_irn_profile };
  static const char *const bodies[] = { "", "[]", "\"x\"", "<html></html>", "{" };

  for (gsize i = 0; i < G_N_ELEMENTS (decoders); i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (bodies); j++)
        daybeat_test_assert_refused (decoders[i], bodies[j]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/google-health/person/profile", test_profile);
  g_test_add_func ("/google-health/person/odd-profile", test_odd_profile);
  g_test_add_func ("/google-health/person/devices", test_devices);
  g_test_add_func ("/google-health/person/irn-profile", test_irn_profile);
  g_test_add_func ("/google-health/person/route", test_route);
  g_test_add_func ("/google-health/person/no-route", test_no_route);
  g_test_add_func ("/google-health/person/refused", test_refused);
  return g_test_run ();
}
