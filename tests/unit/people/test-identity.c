/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-identity.h"
#include "daybeat-service-error.h"
#include "daybeat-test-server.h"
#include "daybeat-test-support.h"

/* Between a sign-in and the choice of a person. */

static DaybeatToken *
make_token (const char *json)
{
  g_autoptr (GBytes) body = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  DaybeatToken *token = daybeat_token_new_from_answer (body, NULL, &error);

  g_assert_no_error (error);
  return token;
}

static DaybeatIdentity *
identify (DaybeatSource source, const char *address, DaybeatToken *token, GError **error)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_identify_async (source, address, token, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_identify_finish (result, error);
}

static void
answer (DaybeatTestServer *server, SoupServerMessage *message, const DaybeatTestRequest *request)
{
  gboolean is_identity = g_str_equal (request->target, "/v4/users/me/identity");

  g_assert_cmpstr (soup_message_headers_get_one (request->headers, "Authorization"), ==, "Bearer a");
  daybeat_test_server_reply (message, 200,
                             is_identity ? "{\"healthUserId\":\"73\",\"legacyUserId\":\"7KQX2M\"}"
                                         : "{\"name\":\"Mika Sample\"}");
}

static void
test_google (void)
{
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer, NULL);
  g_autoptr (DaybeatToken) token =
      make_token ("{\"access_token\":\"a\",\"refresh_token\":\"r\",\"scope\":\"openid profile\"}");
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatIdentity) identity =
      identify (DAYBEAT_SOURCE_GOOGLE_HEALTH, server->address, token, &error);

  g_assert_no_error (error);
  g_assert_cmpint (identity->source, ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_assert_cmpstr (identity->token->user_id, ==, "73");
  g_assert_cmpstr (identity->token->refresh_token, ==, "r");
  g_assert_cmpstr (identity->legacy_user_id, ==, "7KQX2M");
  g_assert_cmpstr (identity->name, ==, "Mika Sample");
}

/* Fitbit said it with the token: nobody is asked. */
static void
test_fitbit (void)
{
  g_autoptr (DaybeatTestServer) server = daybeat_test_server_new (answer, NULL);
  g_autoptr (DaybeatToken) token = make_token ("{\"access_token\":\"a\",\"user_id\":\"9ZTEST\"}");
  g_autoptr (DaybeatIdentity) identity = identify (DAYBEAT_SOURCE_FITBIT, server->address, token, NULL);

  g_assert_true (identity->token == token);
  g_assert_null (identity->legacy_user_id);
  g_assert_null (identity->name);
  g_assert_cmpuint (server->requests->len, ==, 0);
}

static void
test_nobody_there (void)
{
  g_autofree char *address = daybeat_test_closed_address ();
  g_autoptr (DaybeatToken) token = make_token ("{\"access_token\":\"a\"}");
  g_autoptr (GError) error = NULL;

  g_assert_null (identify (DAYBEAT_SOURCE_GOOGLE_HEALTH, address, token, &error));
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_OFFLINE);
}

int
main (int argc, char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_unsetenv ("DAYBEAT_GOOGLE_HEALTH_URL");
  g_unsetenv ("DAYBEAT_GOOGLE_TOKEN_URL");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people/identity/google", test_google);
  g_test_add_func ("/people/identity/fitbit", test_fitbit);
  g_test_add_func ("/people/identity/nobody-there", test_nobody_there);
  return g_test_run ();
}
