/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-test"

#include "config.h"

#include "daybeat-test-vault.h"

#include <string.h>

#include "daybeat-test-support.h"

DaybeatToken *
daybeat_test_make_token (const char *json)
{
  g_autoptr (GBytes) body = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  DaybeatToken *token = daybeat_token_new_from_answer (body, NULL, &error);

  g_assert_no_error (error);
  return token;
}

void
daybeat_test_assert_same_token (DaybeatToken *one, DaybeatToken *other)
{
  g_assert_nonnull (one);
  g_assert_nonnull (other);
  g_assert_cmpstr (one->access_token, ==, other->access_token);
  g_assert_cmpstr (one->refresh_token, ==, other->refresh_token);
  g_assert_cmpstr (one->scopes, ==, other->scopes);
  g_assert_cmpstr (one->user_id, ==, other->user_id);
  g_assert_cmpint (one->expires_at, ==, other->expires_at);
  g_assert_cmpint (one->refresh_expires_at, ==, other->refresh_expires_at);
}

gboolean
daybeat_test_vault_store (DaybeatTokenVault *vault, DaybeatToken *token, const char *client_secret, GError **error)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_token_vault_store_async (vault, token, client_secret, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_token_vault_store_finish (vault, result, error);
}

DaybeatToken *
daybeat_test_vault_load (DaybeatTokenVault *vault, char **client_secret, GError **error)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_token_vault_load_async (vault, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_token_vault_load_finish (vault, result, client_secret, error);
}

gboolean
daybeat_test_vault_clear (DaybeatTokenVault *vault, GError **error)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_token_vault_clear_async (vault, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_token_vault_clear_finish (vault, result, error);
}
