/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service-script.h"

#include "daybeat-test-body.h"
#include "daybeat-test-support.h"

/* The routes of exercises, for who granted the location too. */

#define ACTIVITY "https://www.googleapis.com/auth/googlehealth.activity_and_fitness.readonly"
#define LOCATION "https://www.googleapis.com/auth/googlehealth.location.readonly"

#define EXERCISE(id, metadata)                                                                                         \
  "{\"name\":\"users/1/dataTypes/exercise/dataPoints/" id "\",\"exercise\":{\"interval\":{\"startTime\":"              \
  "\"2024-03-01T06:00:00Z\",\"startUtcOffset\":\"3600s\",\"endTime\":\"2024-03-01T06:30:00Z\",\"endUtcOffset\":"       \
  "\"3600s\"},\"exerciseType\":\"RUNNING\",\"displayName\":\"Run\"" metadata "}}"
#define WITH_GPS ",\"exerciseMetadata\":{\"hasGps\":true}"
#define EXERCISES                                                                                                      \
  "{\"dataPoints\":[" EXERCISE ("11", WITH_GPS) "," EXERCISE ("12", "") "," EXERCISE ("13", WITH_GPS) "]}"

#define TCX                                                                                                            \
  "<?xml version=\"1.0\"?>"                                                                                            \
  "<TrainingCenterDatabase xmlns=\"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2\">"                      \
  "<Activities><Activity Sport=\"Running\"><Id>2024-03-01T06:00:00Z</Id>"                                              \
  "<Lap StartTime=\"2024-03-01T06:00:00Z\"><Track><Trackpoint><Time>2024-03-01T06:00:00Z</Time>"                       \
  "<Position><LatitudeDegrees>52.5</LatitudeDegrees><LongitudeDegrees>13.4</LongitudeDegrees></Position>"              \
  "<AltitudeMeters>34.0</AltitudeMeters></Trackpoint></Track></Lap></Activity></Activities>"                           \
  "</TrainingCenterDatabase>"

static const DaybeatTestRequest *
get_request (ServiceScript *fixture, guint index)
{
  return daybeat_test_server_get_request (fixture->server, index);
}

static void
test_routes (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, EXERCISES }, { 200, TCX });
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = service_script_fetch (fixture, "exercise", &error);
  const DaybeatTrack *track;

  g_assert_no_error (error);
  g_assert_cmpuint (batch->exercises->len, ==, 3);
  g_assert_cmpuint (batch->tracks->len, ==, 2);
  track = batch->tracks->pdata[0];
  g_assert_cmpstr (track->exercise_id, ==, "11");
  g_assert_cmpuint (fixture->server->requests->len, ==, 3);
  g_assert_cmpstr (get_request (fixture, 1)->target, ==,
                   "/v4/users/me/dataTypes/exercise/dataPoints/11:exportExerciseTcx?alt=media");
  g_assert_cmpstr (get_request (fixture, 2)->target, ==,
                   "/v4/users/me/dataTypes/exercise/dataPoints/13:exportExerciseTcx?alt=media");
  g_assert_nonnull (strstr (soup_message_headers_get_one (get_request (fixture, 1)->headers, "Accept"), "tcx"));
}

/* A route that is not given is told, and the exercises are worth having without it. */
static void
test_route_denied (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, EXERCISES },
                  { 403, "{\"error\":{\"code\":403,\"status\":\"PERMISSION_DENIED\"}}" }, { 200, TCX });
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = service_script_fetch (fixture, "exercise", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (batch->exercises->len, ==, 3);
  g_assert_cmpuint (batch->tracks->len, ==, 1);
  g_assert_cmpuint (daybeat_test_count_findings (batch, "exercise.route[11]"), ==, 1);
}

static void
test_route_nonsense (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, EXERCISES }, { 200, "{}" }, { 404, "<html>" });
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = service_script_fetch (fixture, "exercise", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (batch->exercises->len, ==, 3);
  g_assert_cmpuint (batch->tracks->len, ==, 0);
  g_assert_cmpuint (batch->findings->len, >=, 2);
}

/* A service that fails at a route is asked for that route again, not for what it gave already. */
static void
test_route_fails (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, EXERCISES }, { 200, TCX }, { 503, "{}" }, { 200, TCX });
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = NULL;

  service_script_assert_fails (fixture, "exercise", DAYBEAT_SERVICE_ERROR_SERVER);
  batch = service_script_fetch (fixture, "exercise", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (batch->exercises->len, ==, 3);
  g_assert_cmpuint (batch->tracks->len, ==, 2);
  g_assert_cmpuint (fixture->server->requests->len, ==, 4);
}

static void
test_location_not_granted (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, EXERCISES });
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = service_script_fetch (fixture, "exercise", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (batch->exercises->len, ==, 3);
  g_assert_cmpuint (fixture->server->requests->len, ==, 1);
}

static void
add (const char *path, const char *scopes, void (*test) (ServiceScript *fixture, gconstpointer data))
{
  g_test_add (path, ServiceScript, scopes, service_script_set_up_google, test, service_script_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/services/google-health/routes/fetched", ACTIVITY " " LOCATION, test_routes);
  add ("/services/google-health/routes/denied", ACTIVITY " " LOCATION, test_route_denied);
  add ("/services/google-health/routes/nonsense", ACTIVITY " " LOCATION, test_route_nonsense);
  add ("/services/google-health/routes/fails", ACTIVITY " " LOCATION, test_route_fails);
  add ("/services/google-health/routes/not-granted", ACTIVITY, test_location_not_granted);
  return g_test_run ();
}
