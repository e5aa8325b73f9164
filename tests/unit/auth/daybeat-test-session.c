/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-test"

#include "config.h"

#include "daybeat-test-session.h"

#include "daybeat-auth-error.h"
#include "daybeat-clock.h"
#include "daybeat-test-support.h"
#include "daybeat-test-vault.h"

void
daybeat_test_session_set_up (DaybeatTestSession *self, gconstpointer data)
{
  daybeat_clock_set_fixed (DAYBEAT_TEST_NOW);
  self->server = daybeat_test_auth_server_new ();
  self->provider = daybeat_test_auth_server_make_provider (self->server);
  self->client = daybeat_oauth_client_new ("22ABCD", NULL, NULL, NULL, NULL);
  self->vault = daybeat_token_vault_new ("person", "test", TRUE);
  self->folder = daybeat_test_make_folder ();
  self->lock_path = g_build_filename (self->folder, "refresh.lock", NULL);
  self->session = daybeat_token_session_new (self->provider, self->client, self->vault, self->lock_path);
  daybeat_test_session_keep (self,
                             "{\"access_token\":\"a1\",\"refresh_token\":\"r1\",\"expires_in\":3600,"
                             "\"scope\":\"sleep profile\",\"user_id\":\"9ZTEST\"}",
                             NULL);
}

void
daybeat_test_session_tear_down (DaybeatTestSession *self, gconstpointer data)
{
  g_clear_object (&self->session);
  g_clear_object (&self->vault);
  daybeat_oauth_client_unref (self->client);
  daybeat_oauth_provider_unref (self->provider);
  daybeat_test_auth_server_free (self->server);
  g_free (self->lock_path);
  daybeat_test_remove_folder (self->folder);
  daybeat_clock_set_fixed (0);
}

void
daybeat_test_session_answer (DaybeatTestSession *self, guint status, const char *body)
{
  daybeat_test_auth_server_answer (self->server, "/token", status, body);
}

guint
daybeat_test_session_count_refreshes (DaybeatTestSession *self)
{
  return daybeat_test_auth_server_count (self->server, "/token");
}

void
daybeat_test_session_keep (DaybeatTestSession *self, const char *json, const char *client_secret)
{
  g_autoptr (DaybeatToken) token = daybeat_test_make_token (json);

  g_assert_true (daybeat_test_vault_store (self->vault, token, client_secret, NULL));
}

void
daybeat_test_session_expire (void)
{
  daybeat_clock_set_fixed (daybeat_clock_now () + 24 * 3600 * 1000);
}

char *
daybeat_test_session_get_token (DaybeatTestSession *self, const char *refused, GError **error)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_token_source_get_token_async (DAYBEAT_TOKEN_SOURCE (self->session), refused, NULL,
                                        daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_token_source_get_token_finish (DAYBEAT_TOKEN_SOURCE (self->session), result, error);
}

void
daybeat_test_session_assert_kept (DaybeatTestSession *self, const char *access_token, const char *refresh_token)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatToken) token = daybeat_test_vault_load (self->vault, NULL, &error);

  if (access_token == NULL)
    {
      g_assert_null (token);
      g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpstr (token->access_token, ==, access_token);
  g_assert_cmpstr (token->refresh_token, ==, refresh_token);
}
