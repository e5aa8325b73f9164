/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service-script.h"

#include "daybeat-auth-error.h"
#include "daybeat-test-support.h"

static DaybeatBatch *
send_edit (ServiceScript *fixture, const DaybeatEdit *edit, GError **error)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_service_edit_async (fixture->service, edit, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_service_edit_finish (fixture->service, result, error);
}

static const char *
get_header (ServiceScript *fixture, guint request, const char *name)
{
  return soup_message_headers_get_one (daybeat_test_server_get_request (fixture->server, request)->headers, name);
}

/* What is asked for */

static void
test_headers (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, "profile" });
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = service_script_fetch (fixture, "profile", &error);
  DaybeatQuota quota;

  g_assert_no_error (error);
  g_assert_cmpstr (batch->profile->id, ==, "2BBBB1");
  g_assert_cmpint (batch->complete, ==, DAYBEAT_FAMILY_PROFILE);
  g_assert_cmpstr (get_header (fixture, 0, "Authorization"), ==, "Bearer token-1");
  g_assert_cmpstr (get_header (fixture, 0, "Accept"), ==, "application/json");
  g_assert_cmpstr (get_header (fixture, 0, "Accept-Locale"), ==, "de_DE");
  /* Units by header: neither of the two that are not metric. */
  g_assert_cmpstr (get_header (fixture, 0, "Accept-Language"), !=, "en_US");
  g_assert_cmpstr (get_header (fixture, 0, "Accept-Language"), !=, "en_GB");

  daybeat_service_get_quota (fixture->service, &quota);
  g_assert_cmpint (quota.limit, ==, 150);
  g_assert_cmpint (quota.remaining, ==, 149);
  g_assert_cmpuint (daybeat_service_get_request_count (fixture->service), ==, 1);
}

/* Where nobody names a locale it is one that the service knows the form of. */
static void
test_own_locale (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, "profile" });
  g_autoptr (DaybeatBatch) batch = NULL;

  g_object_unref (fixture->service);
  fixture->service = daybeat_fitbit_new (fixture->server->address, DAYBEAT_TOKEN_SOURCE (fixture->tokens), NULL);
  batch = service_script_fetch (fixture, "profile", NULL);
  g_assert_nonnull (batch);
  g_assert_true (g_regex_match_simple ("^[a-z]{2}_[A-Z]{2}$", get_header (fixture, 0, "Accept-Locale"), 0, 0));
}

static void
test_resources (ServiceScript *fixture, gconstpointer data)
{
  static const struct
  {
    const char *id;
    const char *body;
    const char *target;
  } expected[] = {
    { "profile", "profile", "/1/user/-/profile.json" },
    { "badges", "badges", "/1/user/-/badges.json" },
    { "friends", "friends", "/1.1/user/-/friends.json" },
    { "leaderboard", "leaderboard", "/1.1/user/-/leaderboard/friends.json" },
    { "devices", "devices", "/1/user/-/devices.json" },
    { "sleep-goal", "sleep-goal", "/1.2/user/-/sleep/goal.json" },
    { "sleep", "sleep-range", "/1.2/user/-/sleep/date/2024-01-01/2024-04-09.json" },
  };
  const DaybeatResource *resources;
  gsize n_resources;

  resources = daybeat_service_get_resources (fixture->service, &n_resources);
  g_assert_cmpuint (n_resources, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      ServiceLine line = { 200, expected[i].body };
      g_autoptr (GError) error = NULL;
      g_autoptr (DaybeatBatch) batch = NULL;

      fixture->lines = &line;
      fixture->n_lines = 1;
      batch = service_script_fetch (fixture, expected[i].id, &error);
      g_assert_no_error (error);
      g_assert_cmpint (batch->source, ==, DAYBEAT_SOURCE_FITBIT);
      g_assert_cmpstr (daybeat_test_server_get_request (fixture->server, i)->target, ==, expected[i].target);
      for (gsize j = 0; j < n_resources; j++)
        {
          if (g_str_equal (resources[j].id, expected[i].id))
            g_assert_cmpint (batch->complete, ==, resources[j].families);
        }
    }
  g_assert_cmpint (daybeat_service_get_source (fixture->service), ==, DAYBEAT_SOURCE_FITBIT);
}

static void
test_unknown_resource (ServiceScript *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (service_script_fetch (fixture, "horoscope", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_cmpuint (fixture->tokens->n_calls, ==, 0);
}

static void
test_one_day (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, "sleep-day" });
  DaybeatDay day = daybeat_day_from_ymd (2024, 3, 3);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DaybeatBatch) batch = NULL;

  daybeat_fitbit_fetch_day_async (DAYBEAT_FITBIT (fixture->service), day, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  batch = daybeat_service_fetch_finish (fixture->service, result, NULL);
  g_assert_cmpuint (batch->sleeps->len, ==, 2);
  g_assert_cmpuint (batch->first_day, ==, day);
  g_assert_cmpuint (batch->last_day, ==, day);
  g_assert_cmpstr (daybeat_test_server_get_request (fixture->server, 0)->target, ==,
                   "/1.2/user/-/sleep/date/2024-03-03.json");
}

/* Tokens */

static void
test_expired_once (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 401, "error-expired-token" }, { 200, "badges" });
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = service_script_fetch (fixture, "badges", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (batch->badges->len, ==, 3);
  g_assert_cmpuint (fixture->server->requests->len, ==, 2);
  g_assert_cmpuint (fixture->tokens->n_refused, ==, 1);
  g_assert_cmpstr (get_header (fixture, 1, "Authorization"), ==, "Bearer token-2");
}

/* One refresh and one repetition, not more. */
static void
test_expired_for_good (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 401, "error-expired-token" });

  service_script_assert_fails (fixture, "badges", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN);
  g_assert_cmpuint (fixture->server->requests->len, ==, 2);
  g_assert_cmpuint (fixture->tokens->n_refused, ==, 1);
}

static void
test_no_token (ServiceScript *fixture, gconstpointer data)
{
  static const struct
  {
    DaybeatAuthError auth;
    DaybeatServiceError service;
  } errors[] = {
    { DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN, DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN },
    { DAYBEAT_AUTH_ERROR_CLIENT, DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN },
    { DAYBEAT_AUTH_ERROR_NETWORK, DAYBEAT_SERVICE_ERROR_OFFLINE },
    { DAYBEAT_AUTH_ERROR_GONE, DAYBEAT_SERVICE_ERROR_GONE },
  };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      fixture->tokens->fail_with = (int) errors[i].auth;
      service_script_assert_fails (fixture, "badges", errors[i].service);
    }
  fixture->tokens->fail_with = DAYBEAT_AUTH_ERROR_KEYRING;
  g_assert_null (service_script_fetch (fixture, "badges", &error));
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_KEYRING);
  g_assert_cmpuint (fixture->server->requests->len, ==, 0);
}

/* Answers that are none */

static void
test_problems (ServiceScript *fixture, gconstpointer data)
{
  static const struct
  {
    ServiceLine line;
    DaybeatServiceError code;
  } problems[] = {
    { { 403, "error-permission-denied" }, DAYBEAT_SERVICE_ERROR_FORBIDDEN },
    { { 403, "{\"errors\":[{\"errorType\":\"insufficient_scope\"}]}" }, DAYBEAT_SERVICE_ERROR_MISSING_SCOPE },
    { { 400, "error-validation" }, DAYBEAT_SERVICE_ERROR_REFUSED },
    { { 404, "{}" }, DAYBEAT_SERVICE_ERROR_NOT_FOUND },
    { { 410, "{}" }, DAYBEAT_SERVICE_ERROR_GONE },
    { { 429, "{}" }, DAYBEAT_SERVICE_ERROR_RATE_LIMITED },
    { { 500, "<html>oops</html>" }, DAYBEAT_SERVICE_ERROR_SERVER },
    { { 200, "<html>sign in to this hotel</html>" }, DAYBEAT_SERVICE_ERROR_MALFORMED },
    { { 200, "{\"badges\": [{\"encodedId\":" }, DAYBEAT_SERVICE_ERROR_MALFORMED },
    { { 200, "{}" }, DAYBEAT_SERVICE_ERROR_MALFORMED },
    { { 200, "[]" }, DAYBEAT_SERVICE_ERROR_MALFORMED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      fixture->lines = &problems[i].line;
      fixture->n_lines = 1;
      service_script_assert_fails (fixture, "badges", problems[i].code);
    }
  /* Nothing of this is repeated here: that is the sync's to decide. */
  g_assert_cmpuint (fixture->server->requests->len, ==, G_N_ELEMENTS (problems));
}

static void
test_limit_told (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 429, "{}" });
  DaybeatQuota quota;

  service_script_assert_fails (fixture, "badges", DAYBEAT_SERVICE_ERROR_RATE_LIMITED);
  daybeat_service_get_quota (fixture->service, &quota);
  g_assert_cmpint (quota.remaining, ==, 0);
  g_assert_cmpint (quota.reset_at, >, 0);
}

/* Edits */

static void
test_edit_profile (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 201, "profile" });
  g_autoptr (DaybeatProfile) profile = daybeat_profile_new ();
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_UPDATE_PROFILE, .profile = profile };
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatBatch) batch = NULL;

  profile->about_me = g_strdup ("Up the hill");
  batch = send_edit (fixture, &edit, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (batch->profile->about_me, ==, "Up the hill");
  g_assert_cmpstr (daybeat_test_server_get_request (fixture->server, 0)->body, ==, "aboutMe=Up+the+hill");
}

static void
test_edit_goal (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, "{\"goal\":{\"minDuration\":450,\"updatedOn\":\"2024-03-03T10:00:00.000Z\"}}" });
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_SET_SLEEP_GOAL, .minutes = 450 };
  g_autoptr (DaybeatBatch) batch = send_edit (fixture, &edit, NULL);

  g_assert_cmpint (batch->sleep_goal->minutes, ==, 450);
}

static void
test_log_sleep (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, "sleep-log" });
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_LOG_SLEEP, .minutes = 60 };
  g_autoptr (DaybeatBatch) batch = NULL;

  g_assert_true (daybeat_instant_parse ("2024-03-04T14:30:00", &edit.start));
  batch = send_edit (fixture, &edit, NULL);
  g_assert_cmpuint (batch->sleeps->len, ==, 1);
  /* One sleep of a day says nothing of the others. */
  g_assert_cmpint (batch->complete, ==, 0);
}

static void
test_delete_sleep (ServiceScript *fixture, gconstpointer data)
{
  static const ServiceLine lines[] = { { 204, "{}" }, { 404, "{}" } };
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_DELETE_SLEEP, .sleep_id = "26013218219000001" };

  /* What is not there any more has been deleted. */
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DaybeatBatch) batch = NULL;

      fixture->lines = &lines[i];
      fixture->n_lines = 1;
      batch = send_edit (fixture, &edit, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (batch->removed_sleep_ids->len, ==, 1);
      g_assert_cmpstr (batch->removed_sleep_ids->pdata[0], ==, "26013218219000001");
    }
}

static void
test_edit_refused (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 403, "{\"errors\":[{\"errorType\":\"insufficient_permissions\"}]}" });
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_DELETE_SLEEP, .sleep_id = "1" };
  g_autoptr (GError) error = NULL;

  g_assert_null (send_edit (fixture, &edit, &error));
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_FORBIDDEN);
}

static void
test_no_such_edit (ServiceScript *fixture, gconstpointer data)
{
  DaybeatEdit edit = { .kind = (DaybeatEditKind) 99 };
  g_autoptr (GError) error = NULL;

  g_assert_null (send_edit (fixture, &edit, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

/* Cancellation */

static void
test_cancelled (ServiceScript *fixture, gconstpointer data)
{
  SERVICE_SCRIPT (fixture, { 200, "badges" });
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_service_fetch_async (fixture->service, "badges", 0, 0, cancellable, daybeat_test_wait_callback, &wait);
  g_cancellable_cancel (cancellable);
  result = daybeat_test_wait_result (&wait);
  g_assert_null (daybeat_service_fetch_finish (fixture->service, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->server->requests->len, ==, 0);
}

static void
add (const char *path, void (*test) (ServiceScript *fixture, gconstpointer data))
{
  g_test_add (path, ServiceScript, NULL, service_script_set_up, test, service_script_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/services/fitbit/headers", test_headers);
  add ("/services/fitbit/own-locale", test_own_locale);
  add ("/services/fitbit/resources", test_resources);
  add ("/services/fitbit/unknown-resource", test_unknown_resource);
  add ("/services/fitbit/one-day", test_one_day);
  add ("/services/fitbit/expired/once", test_expired_once);
  add ("/services/fitbit/expired/for-good", test_expired_for_good);
  add ("/services/fitbit/no-token", test_no_token);
  add ("/services/fitbit/problems", test_problems);
  add ("/services/fitbit/limit-told", test_limit_told);
  add ("/services/fitbit/edit/profile", test_edit_profile);
  add ("/services/fitbit/edit/goal", test_edit_goal);
  add ("/services/fitbit/edit/log", test_log_sleep);
  add ("/services/fitbit/edit/delete", test_delete_sleep);
  add ("/services/fitbit/edit/refused", test_edit_refused);
  add ("/services/fitbit/edit/no-such", test_no_such_edit);
  add ("/services/fitbit/cancelled", test_cancelled);
  return g_test_run ();
}
