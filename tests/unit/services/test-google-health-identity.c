/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-google-health-identity.h"
#include "daybeat-test-server.h"
#include "daybeat-test-support.h"

/* A service that answers what a test says, with the paths of the identity and of OpenID. */

typedef struct
{
  DaybeatTestServer *server;
  guint status;
  const char *identity;
  guint userinfo_status;
  const char *userinfo;
} Fixture;

#define TOKEN "ya29.secret-text"
#define IDENTITY "{\"name\":\"users/me/identity\",\"legacyUserId\":\"7KQX2M\",\"healthUserId\":\"7301944128856120934\"}"

static void
answer (DaybeatTestServer *server, SoupServerMessage *message, const DaybeatTestRequest *request)
{
  Fixture *fixture = server->data;

  g_assert_cmpstr (request->method, ==, "GET");
  g_assert_cmpstr (soup_message_headers_get_one (request->headers, "Authorization"), ==, "Bearer " TOKEN);
  if (g_str_equal (request->target, "/v4/users/me/identity"))
    daybeat_test_server_reply (message, fixture->status, fixture->identity);
  else if (g_str_equal (request->target, "/v1/userinfo"))
    daybeat_test_server_reply (message, fixture->userinfo_status, fixture->userinfo);
  else
    daybeat_test_server_reply (message, 404, "{}");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->server = daybeat_test_server_new (answer, fixture);
  fixture->status = fixture->userinfo_status = 200;
  fixture->identity = IDENTITY;
  fixture->userinfo = "{\"sub\":\"1\",\"name\":\"Mika Sample\",\"picture\":\"https://example.org/p.png\"}";
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  daybeat_test_server_free (fixture->server);
}

static DaybeatGoogleHealthIdentity *
identify (Fixture *fixture, const char *scopes, GCancellable *cancellable, GError **error)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_google_health_identify_async (fixture->server->address, TOKEN, scopes, cancellable,
                                        daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_google_health_identify_finish (result, error);
}

static void
test_id_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatGoogleHealthIdentity) identity =
      identify (fixture, "https://www.googleapis.com/auth/googlehealth.profile.readonly", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (identity->user_id, ==, "7301944128856120934");
  g_assert_cmpstr (identity->legacy_user_id, ==, "7KQX2M");
  g_assert_null (identity->name);
  g_assert_cmpuint (fixture->server->requests->len, ==, 1);
}

static void
test_with_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatGoogleHealthIdentity) identity =
      identify (fixture, "https://www.googleapis.com/auth/userinfo.profile openid", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (identity->name, ==, "Mika Sample");
  g_assert_cmpstr (identity->user_id, ==, "7301944128856120934");
}

/* A name is an ornament: whatever goes wrong with it, the sign-in is as good. */
static void
test_without_the_name (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint status;
    const char *body;
  } cases[] = {
    { 403, "{}" }, { 500, "" },       { 200, "<html>" },           { 200, "{}" },
    { 200, "[]" }, { 200, "{\"name\":7}" }, { 200, "{\"name\":\"\"}" }, { 200, "{\"name\":null}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DaybeatGoogleHealthIdentity) identity = NULL;

      fixture->userinfo_status = cases[i].status;
      fixture->userinfo = cases[i].body;
      identity = identify (fixture, "openid profile email", NULL, &error);
      g_assert_no_error (error);
      g_assert_null (identity->name);
      g_assert_cmpstr (identity->user_id, ==, "7301944128856120934");
    }
}

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatGoogleHealthIdentity) identity = NULL;

  fixture->identity = "{\"healthUserId\":7301944128856120934,\"legacyUserId\":4711}";
  identity = identify (fixture, NULL, NULL, NULL);
  g_assert_cmpstr (identity->user_id, ==, "7301944128856120934");
  g_assert_cmpstr (identity->legacy_user_id, ==, "4711");
}

/* Nobody at Fitbit ever: no legacy id, and nothing wrong with that. */
static void
test_without_a_legacy_id (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DaybeatGoogleHealthIdentity) identity = NULL;

  fixture->identity = "{\"healthUserId\":\"73\",\"legacyUserId\":\"\",\"somethingNew\":[1]}";
  identity = identify (fixture, NULL, NULL, NULL);
  g_assert_cmpstr (identity->user_id, ==, "73");
  g_assert_null (identity->legacy_user_id);
}

static void
assert_fails (Fixture *fixture, guint status, const char *body, DaybeatServiceError code, const char *end)
{
  g_autoptr (GError) error = NULL;

  fixture->status = status;
  fixture->identity = body;
  g_test_message ("%u %s", status, body);
  g_assert_null (identify (fixture, "openid profile email", NULL, &error));
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, end));
  g_assert_null (strstr (error->message, "secret-text"));
}

static void
test_failures (Fixture *fixture, gconstpointer data)
{
  assert_fails (fixture, 400,
                "{\"error\":{\"code\":400,\"message\":\"secret-text\",\"status\":\"FAILED_PRECONDITION\",\"details\":[{"
                "\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"ACCOUNT_NOT_LINKED\","
                "\"domain\":\"health.googleapis.com\",\"metadata\":{\"redirect_uri\":"
                "\"https://fitbit.google.com/auth/signup\"}}]}}",
                DAYBEAT_SERVICE_ERROR_NOT_LINKED, " https://fitbit.google.com/auth/signup");
  assert_fails (fixture, 403,
                "{\"error\":{\"code\":403,\"status\":\"PERMISSION_DENIED\",\"details\":[{"
                "\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"SERVICE_DISABLED\"}]}}",
                DAYBEAT_SERVICE_ERROR_DISABLED,
                " https://console.cloud.google.com/apis/library/health.googleapis.com");
  assert_fails (fixture, 403,
                "{\"error\":{\"code\":403,\"status\":\"PERMISSION_DENIED\",\"details\":[{"
                "\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\","
                "\"reason\":\"ACCESS_TOKEN_SCOPE_INSUFFICIENT\"}]}}",
                DAYBEAT_SERVICE_ERROR_MISSING_SCOPE, "or profile as well.");
  assert_fails (fixture, 502, "<html>secret-text</html>", DAYBEAT_SERVICE_ERROR_SERVER, ".");
  assert_fails (fixture, 200, "", DAYBEAT_SERVICE_ERROR_MALFORMED, ".");
  assert_fails (fixture, 200, "[]", DAYBEAT_SERVICE_ERROR_MALFORMED, ".");
  assert_fails (fixture, 200, "{\"legacyUserId\":\"7KQX2M\"}", DAYBEAT_SERVICE_ERROR_MALFORMED, ".");
  assert_fails (fixture, 200, "{\"healthUserId\":{}}", DAYBEAT_SERVICE_ERROR_MALFORMED, ".");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (identify (fixture, "openid profile email", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_bad_address (void)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  daybeat_google_health_identify_async ("http://example.org", TOKEN, NULL, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  g_assert_null (daybeat_google_health_identify_finish (result, &error));
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_ADDRESS);
}

#define ADD(name, test) g_test_add ("/services/google-health/identity/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_unsetenv ("DAYBEAT_GOOGLE_HEALTH_URL");
  g_unsetenv ("DAYBEAT_GOOGLE_TOKEN_URL");
  g_test_init (&argc, &argv, NULL);
  ADD ("id-alone", test_id_alone);
  ADD ("with-name", test_with_name);
  ADD ("without-the-name", test_without_the_name);
  ADD ("without-a-legacy-id", test_without_a_legacy_id);
  ADD ("numbers", test_numbers);
  ADD ("failures", test_failures);
  ADD ("cancelled", test_cancelled);
  g_test_add_func ("/services/google-health/identity/bad-address", test_bad_address);
  return g_test_run ();
}
