/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service-script.h"

#include "daybeat-clock.h"
#include "daybeat-google-health-type.h"
#include "daybeat-test-support.h"

#define SCOPE(suffix) "https://www.googleapis.com/auth/googlehealth." suffix ".readonly"
#define SLEEP SCOPE ("sleep")
#define OF_EVERYTHING                                                                                                  \
  SCOPE ("activity_and_fitness") " " SCOPE ("health_metrics_and_measurements") " " SLEEP " " SCOPE ("nutrition") " "   \
  SCOPE ("profile") " " SCOPE ("settings") " openid https://www.googleapis.com/auth/userinfo.profile "                 \
  "https://www.googleapis.com/auth/userinfo.email"

#define PROFILE "{\"name\":\"users/me/profile\",\"membershipStartDate\":{\"year\":2016,\"month\":3,\"day\":2}}"
#define SETTINGS "{\"name\":\"users/me/settings\",\"timeZone\":\"Europe/Berlin\"}"
#define IDENTITY "{\"name\":\"users/me/identity\",\"healthUserId\":\"111222333444555666\",\"legacyUserId\":\"2BBBB1\"}"
#define USERINFO "{\"sub\":\"1\",\"name\":\"Ada Quist\",\"given_name\":\"Ada\"}"
#define DENIED                                                                                                         \
  "{\"error\":{\"code\":403,\"message\":\"secret\",\"status\":\"PERMISSION_DENIED\"}}"

static const DaybeatTestRequest *
get_request (ServiceScript *fixture, guint index)
{
  return daybeat_test_server_get_request (fixture->server, index);
}

static const DaybeatResource *
find_resource (DaybeatService *service, const char *id)
{
  gsize n;
  const DaybeatResource *resources = daybeat_service_get_resources (service, &n);

  for (gsize i = 0; i < n; i++)
    {
      if (g_str_equal (resources[i].id, id))
        return &resources[i];
    }
  return NULL;
}

/* What there is */

/* Every row of the table is a resource, once, and each says what a sync has to know. */
static void
test_all_resources (ServiceScript *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n_types, n_resources;
  const DaybeatGoogleHealthType *types = daybeat_google_health_types_get (&n_types);
  const DaybeatResource *resources = daybeat_service_get_resources (fixture->service, &n_resources);

  g_assert_cmpint (daybeat_service_get_source (fixture->service), ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_assert_cmpuint (n_resources, ==, n_types + 3);
  g_assert_cmpstr (resources[0].id, ==, "profile");
  for (gsize i = 0; i < n_resources; i++)
    {
      g_assert_true (g_hash_table_add (seen, (gpointer) resources[i].id));
      g_assert_cmpuint (resources[i].expected_requests, >, 0);
      g_assert_cmpuint (resources[i].families, !=, 0);
      g_assert_nonnull (resources[i].title);
    }
  for (gsize i = 0; i < n_types; i++)
    {
      const DaybeatResource *resource = find_resource (fixture->service, types[i].id);

      g_assert_nonnull (resource);
      g_assert_cmpuint (resource->window_days, ==, types[i].window_days);
      g_assert_cmpuint (resource->reread_days, ==, types[i].reread_days);
      g_assert_cmpstr (resource->scope, ==, types[i].scope);
    }
  g_assert_cmpuint (find_resource (fixture->service, "exercise")->families, ==,
                    DAYBEAT_FAMILY_EXERCISES | DAYBEAT_FAMILY_TRACKS);
  /* 17,280 beats a day, 10,000 a page */
  g_assert_cmpuint (find_resource (fixture->service, "heart-rate")->expected_requests, ==, 25);
  g_assert_cmpuint (find_resource (fixture->service, "total-calories")->expected_requests, ==, 1);
}

/* What was not granted is not asked for at all. */
static void
test_granted_resources (ServiceScript *fixture, gconstpointer data)
{
  gsize n;

  daybeat_service_get_resources (fixture->service, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_nonnull (find_resource (fixture->service, "profile"));
  g_assert_nonnull (find_resource (fixture->service, "sleep"));
}

static void
test_not_granted (ServiceScript *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (service_script_fetch (fixture, "heart-rate", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_cmpuint (fixture->tokens->n_calls, ==, 0);
}

static void
test_default_scopes (ServiceScript *fixture, gconstpointer data)
{
  g_assert_nonnull (find_resource (fixture->service, "devices"));
  g_assert_nonnull (find_resource (fixture->service, "heart-rate"));
  g_assert_nonnull (find_resource (fixture->service, "nutrition-log"));
  g_assert_null (find_resource (fixture->service, "irn-profile"));
  g_assert_null (find_resource (fixture->service, "electrocardiogram"));
  g_assert_null (find_resource (fixture->service, "moods"));
  g_assert_cmpuint (find_resource (fixture->service, "exercise")->families, ==, DAYBEAT_FAMILY_EXERCISES);
  g_assert_cmpuint (find_resource (fixture->service, "profile")->expected_requests, ==, 4);
}

/* Documents */

static void
test_profile (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, PROFILE }, { 200, SETTINGS }, { 200, IDENTITY }, { 200, USERINFO });
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = service_script_fetch (fixture, "profile", &error);
  static const char *const targets[] = { "/v4/users/me/profile", "/v4/users/me/settings", "/v4/users/me/identity",
                                         "/v1/userinfo" };

  g_assert_no_error (error);
  g_assert_cmpint (batch->source, ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_assert_cmpint (batch->complete, ==, DAYBEAT_FAMILY_PROFILE);
  g_assert_cmpstr (batch->profile->id, ==, "111222333444555666");
  g_assert_cmpstr (batch->profile->timezone, ==, "Europe/Berlin");
  g_assert_cmpuint (batch->profile->member_since, ==, daybeat_day_from_ymd (2016, 3, 2));
  g_assert_cmpuint (batch->findings->len, ==, 0);
  g_assert_cmpuint (fixture->server->requests->len, ==, G_N_ELEMENTS (targets));
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_assert_cmpstr (get_request (fixture, i)->target, ==, targets[i]);
      g_assert_cmpstr (get_request (fixture, i)->method, ==, "GET");
      g_assert_cmpstr (soup_message_headers_get_one (get_request (fixture, i)->headers, "Authorization"), ==,
                       "Bearer token-1");
    }
  g_assert_cmpuint (daybeat_service_get_request_count (fixture->service), ==, 4);
}

/* One document that is not given is told, and the others are worth having without it; but they are not all that there
   is: what the other one said at an earlier time must not be forgotten for them. */
static void
test_profile_in_part (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, PROFILE }, { 403, DENIED }, { 200, IDENTITY }, { 500, "<html>" });
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = service_script_fetch (fixture, "profile", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (batch->profile->id, ==, "111222333444555666");
  g_assert_cmpint (batch->complete, ==, 0);
  g_assert_cmpuint (batch->findings->len, ==, 2);
  g_assert_cmpstr (((DaybeatFinding *) batch->findings->pdata[0])->path, ==, "settings");
  g_assert_cmpstr (((DaybeatFinding *) batch->findings->pdata[1])->path, ==, "userinfo");
}

/* Where not even the identity is given, nothing is: the connection has to be made anew. */
static void
test_profile_denied (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 403, DENIED });
  g_autoptr (GError) error = NULL;

  g_assert_null (service_script_fetch (fixture, "profile", &error));
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN);
  g_assert_true (g_str_has_suffix (error->message, " https://myaccount.google.com/connections"));
  g_assert_cmpuint (fixture->server->requests->len, ==, 3);
}

/* What was granted may not be enough for any of the documents; everything else goes on. */
static void
test_profile_not_granted (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 403, "{\"error\":\"insufficient_scope\"}" });

  service_script_assert_fails (fixture, "profile", DAYBEAT_SERVICE_ERROR_MISSING_SCOPE);
  g_assert_cmpuint (fixture->server->requests->len, ==, 4);
}

/* A service that fails is asked again by whoever asked. */
static void
test_profile_fails (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, PROFILE }, { 503, "{}" });

  service_script_assert_fails (fixture, "profile", DAYBEAT_SERVICE_ERROR_SERVER);
  g_assert_cmpuint (fixture->server->requests->len, ==, 2);
}

static void
test_devices (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture,
                  { 200, "{\"pairedDevices\":[{\"name\":\"users/1/pairedDevices/7\",\"deviceType\":\"TRACKER\"}],"
                         "\"nextPageToken\":\"a b/c\"}" },
                  { 200, "{\"pairedDevices\":[{\"name\":\"users/1/pairedDevices/8\",\"deviceType\":\"SCALE\"}]}" });
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = service_script_fetch (fixture, "devices", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (batch->devices->len, ==, 2);
  g_assert_cmpint (batch->complete, ==, DAYBEAT_FAMILY_DEVICES);
  g_assert_cmpstr (get_request (fixture, 0)->target, ==, "/v4/users/me/pairedDevices?pageSize=100");
  g_assert_cmpstr (get_request (fixture, 1)->target, ==,
                   "/v4/users/me/pairedDevices?pageSize=100&pageToken=a%20b%2Fc");
}

static void
test_irn_profile (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, "{\"name\":\"users/me/irnProfile\",\"enrollmentStatus\":\"ENROLLED\"}" });
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = service_script_fetch (fixture, "irn-profile", &error);

  g_assert_no_error (error);
  g_assert_true (daybeat_batch_is_complete_kind (batch, "irregular_rhythm_profile"));
  g_assert_cmpstr (get_request (fixture, 0)->target, ==, "/v4/users/me/irnProfile");
}

/* Problems */

static void
test_problems (ServiceScript *fixture, gconstpointer data)
{
  static const struct
  {
    ServiceLine line;
    DaybeatServiceError code;
  } problems[] = {
    { { 403, DENIED }, DAYBEAT_SERVICE_ERROR_FORBIDDEN },
    { { 404, "{\"error\":{\"code\":404,\"status\":\"NOT_FOUND\"}}" }, DAYBEAT_SERVICE_ERROR_NOT_FOUND },
    { { 400, "{\"error\":{\"code\":400,\"status\":\"INVALID_ARGUMENT\"}}" }, DAYBEAT_SERVICE_ERROR_UNSUPPORTED },
    { { 429, "{}" }, DAYBEAT_SERVICE_ERROR_RATE_LIMITED },
    { { 500, "<html>oops</html>" }, DAYBEAT_SERVICE_ERROR_SERVER },
    { { 200, "<html>sign in to this hotel</html>" }, DAYBEAT_SERVICE_ERROR_MALFORMED },
    { { 200, "{\"dataPoints\": [{" }, DAYBEAT_SERVICE_ERROR_MALFORMED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      fixture->lines = &problems[i].line;
      fixture->n_lines = 1;
      service_script_assert_fails (fixture, "weight", problems[i].code);
    }
  g_assert_cmpuint (fixture->server->requests->len, ==, G_N_ELEMENTS (problems));
}

/* One refresh and one repetition, not more. */
static void
test_expired (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 401, "{\"error\":{\"code\":401,\"status\":\"UNAUTHENTICATED\"}}" });

  service_script_assert_fails (fixture, "weight", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN);
  g_assert_cmpuint (fixture->server->requests->len, ==, 2);
  g_assert_cmpuint (fixture->tokens->n_refused, ==, 1);
  g_assert_cmpuint (daybeat_service_get_request_count (fixture->service), ==, 2);
}

static void
test_retry_told (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 429, "{}", "30" }, { 200, "{}" });
  gint64 now = daybeat_clock_now ();
  g_autoptr (DaybeatBatch) batch = NULL;
  DaybeatQuota quota;

  service_script_assert_fails (fixture, "weight", DAYBEAT_SERVICE_ERROR_RATE_LIMITED);
  daybeat_service_get_quota (fixture->service, &quota);
  g_assert_cmpint (quota.retry_at, >=, now + 30000);
  g_assert_cmpint (quota.reset_at, ==, 0);
  batch = service_script_fetch (fixture, "weight", NULL);
  g_assert_nonnull (batch);
  daybeat_service_get_quota (fixture->service, &quota);
  g_assert_cmpint (quota.retry_at, ==, 0);
}

static void
test_no_edits (ServiceScript *fixture, gconstpointer data)
{
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_SET_SLEEP_GOAL, .minutes = 480 };
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_service_edit_async (fixture->service, &edit, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_null (daybeat_service_edit_finish (fixture->service, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
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
  add ("/services/google-health/resources/all", NULL, test_all_resources);
  add ("/services/google-health/resources/granted", SLEEP, test_granted_resources);
  add ("/services/google-health/resources/not-granted", SLEEP, test_not_granted);
  add ("/services/google-health/resources/default", OF_EVERYTHING, test_default_scopes);
  add ("/services/google-health/profile/whole", OF_EVERYTHING, test_profile);
  add ("/services/google-health/profile/in-part", OF_EVERYTHING, test_profile_in_part);
  add ("/services/google-health/profile/denied", OF_EVERYTHING, test_profile_denied);
  add ("/services/google-health/profile/not-granted", OF_EVERYTHING, test_profile_not_granted);
  add ("/services/google-health/profile/fails", OF_EVERYTHING, test_profile_fails);
  add ("/services/google-health/devices", NULL, test_devices);
  add ("/services/google-health/irn-profile", NULL, test_irn_profile);
  add ("/services/google-health/problems", NULL, test_problems);
  add ("/services/google-health/expired", NULL, test_expired);
  add ("/services/google-health/retry-told", NULL, test_retry_told);
  add ("/services/google-health/no-edits", NULL, test_no_edits);
  return g_test_run ();
}
