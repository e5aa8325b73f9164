/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-auth-error.h"
#include "daybeat-clock.h"
#include "daybeat-google-health-identity.h"
#include "daybeat-oauth-client.h"
#include "daybeat-real-sample.h"
#include "daybeat-test-server.h"
#include "daybeat-test-support.h"
#include "daybeat-token-endpoint.h"
#include "daybeat-token.h"

/* What Google's console and its authorization server give. */

static void
assert_client (const char *name, const char *redirect_uri, gboolean any_port)
{
  g_autoptr (GBytes) bytes = daybeat_real_sample_read_of ("google-health", name);
  g_autoptr (DaybeatOAuthClient) client = NULL;
  g_autoptr (GError) error = NULL;

  if (bytes == NULL)
    return;
  client = daybeat_oauth_client_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpint (client->source, ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_assert_true (g_str_has_suffix (client->client_id, ".apps.googleusercontent.com"));
  g_assert_true (g_str_has_prefix (client->client_secret, "GOCSPX-"));
  g_assert_cmpstr (client->redirect_uri, ==, redirect_uri);
  g_assert_cmpint (client->any_port, ==, any_port);
}

static void
test_clients (void)
{
  assert_client ("oauth-client-secret-installed", "http://127.0.0.1:34871", TRUE);
  assert_client ("oauth-client-secret-web", "http://localhost:8765", FALSE);
}

static void
test_tokens (void)
{
  const gint64 now = G_GINT64_CONSTANT (1700000000000);
  g_autoptr (GBytes) first = daybeat_real_sample_read_of ("google-health", "oauth-token-success");
  g_autoptr (GBytes) second = daybeat_real_sample_read_of ("google-health", "oauth-token-refresh-success");
  g_autoptr (DaybeatToken) token = NULL;
  g_autoptr (DaybeatToken) fresh = NULL;

  if (first == NULL || second == NULL)
    return;
  daybeat_clock_set_fixed (now);
  token = daybeat_token_new_from_answer (first, NULL, NULL);
  fresh = daybeat_token_new_from_answer (second, token, NULL);
  daybeat_clock_set_fixed (0);
  g_assert_cmpint (token->expires_at, ==, now + 3599 * 1000);
  g_assert_cmpint (token->refresh_expires_at, ==, now + 604799 * 1000);
  g_assert_true (
      daybeat_token_has_scope (token, "https://www.googleapis.com/auth/googlehealth.activity_and_fitness.readonly"));
  g_assert_false (daybeat_token_has_scope (token, "https://www.googleapis.com/auth/googlehealth.profile.readonly"));
  /* The refresh token is the same one, and less of its week is left. */
  g_assert_cmpstr (fresh->access_token, !=, token->access_token);
  g_assert_cmpstr (fresh->refresh_token, ==, token->refresh_token);
  g_assert_cmpint (fresh->refresh_expires_at, ==, now + 601041 * 1000);
}

static void
answer (DaybeatTestServer *server, SoupServerMessage *message, const DaybeatTestRequest *request)
{
  GBytes *body = server->data;
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));

  daybeat_test_server_reply (message, g_str_equal (request->method, "POST") ? 400 : 200, text);
}

static void
test_grants_that_are_over (void)
{
  static const char *const names[] = { "oauth-error-invalid-grant", "oauth-error-invalid-grant-expired" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) body = daybeat_real_sample_read_of ("google-health", names[i]);
      g_autoptr (DaybeatTestServer) server = body != NULL ? daybeat_test_server_new (answer, body) : NULL;
      g_autoptr (GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      DaybeatTestWait wait = { 0 };

      if (server == NULL)
        return;
      daybeat_token_endpoint_post_async (server->address, NULL, TRUE, NULL, form, NULL, daybeat_test_wait_callback,
                                         &wait);
      result = daybeat_test_wait_result (&wait);
      g_assert_null (daybeat_token_endpoint_post_finish (result, &error));
      g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
    }
}

static void
test_identity (void)
{
  g_autoptr (GBytes) body = daybeat_real_sample_read_of ("google-health", "identity");
  g_autoptr (DaybeatTestServer) server = body != NULL ? daybeat_test_server_new (answer, body) : NULL;
  g_autoptr (DaybeatGoogleHealthIdentity) identity = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  DaybeatTestWait wait = { 0 };

  if (server == NULL)
    return;
  daybeat_google_health_identify_async (server->address, "a", NULL, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  identity = daybeat_google_health_identify_finish (result, NULL);
  g_assert_cmpstr (identity->user_id, ==, "7301944128856120934");
  g_assert_cmpstr (identity->legacy_user_id, ==, "7KQX2M");
}

int
main (int argc, char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_unsetenv ("DAYBEAT_GOOGLE_HEALTH_URL");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/real-samples/google-account/clients", test_clients);
  g_test_add_func ("/real-samples/google-account/tokens", test_tokens);
  g_test_add_func ("/real-samples/google-account/grants-that-are-over", test_grants_that_are_over);
  g_test_add_func ("/real-samples/google-account/identity", test_identity);
  return g_test_run ();
}
