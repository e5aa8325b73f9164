/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-auth-error.h"
#include "daybeat-test-vault.h"

/* The vault in memory, and without a keyring; the one in the keyring is tested with a real one. */

static const char *program;

static void
test_store_and_load (void)
{
  g_autoptr (DaybeatTokenVault) vault = daybeat_token_vault_new ("person", "fitbit", TRUE);
  g_autoptr (DaybeatToken) token = daybeat_test_make_token (
      "{\"access_token\":\"a \\\"1\\\"\",\"refresh_token\":\"r/ü\",\"scope\":\"sleep profile\","
      "\"user_id\":\"9ZTEST\",\"expires_in\":28800,\"refresh_token_expires_in\":604799}");
  g_autoptr (DaybeatToken) loaded = NULL;
  g_autofree char *secret = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (daybeat_token_vault_is_in_memory (vault));
  g_assert_true (daybeat_test_vault_store (vault, token, "s3cret", &error));
  g_assert_no_error (error);
  loaded = daybeat_test_vault_load (vault, &secret, &error);
  g_assert_no_error (error);
  daybeat_test_assert_same_token (loaded, token);
  g_assert_cmpint (loaded->expires_at, >, 0);
  g_assert_cmpint (loaded->refresh_expires_at, >, loaded->expires_at);
  g_assert_cmpstr (secret, ==, "s3cret");
}

static void
test_bare_token (void)
{
  g_autoptr (DaybeatTokenVault) vault = daybeat_token_vault_new ("person", "fitbit", TRUE);
  g_autoptr (DaybeatToken) token = daybeat_test_make_token ("{\"access_token\":\"a\"}");
  g_autoptr (DaybeatToken) loaded = NULL;
  char *secret = (char *)"untouched";

  g_assert_true (daybeat_test_vault_store (vault, token, NULL, NULL));
  loaded = daybeat_test_vault_load (vault, &secret, NULL);
  daybeat_test_assert_same_token (loaded, token);
  g_assert_null (loaded->refresh_token);
  g_assert_cmpint (loaded->expires_at, ==, 0);
  g_assert_null (secret);
}

static void
test_last_one_counts (void)
{
  g_autoptr (DaybeatTokenVault) vault = daybeat_token_vault_new ("person", "fitbit", TRUE);
  g_autoptr (DaybeatToken) first = daybeat_test_make_token ("{\"access_token\":\"a1\",\"refresh_token\":\"r1\"}");
  g_autoptr (DaybeatToken) second = daybeat_test_make_token ("{\"access_token\":\"a2\"}");
  g_autoptr (DaybeatToken) loaded = NULL;
  g_autofree char *secret = NULL;

  g_assert_true (daybeat_test_vault_store (vault, first, "s3cret", NULL));
  g_assert_true (daybeat_test_vault_store (vault, second, NULL, NULL));
  loaded = daybeat_test_vault_load (vault, &secret, NULL);
  daybeat_test_assert_same_token (loaded, second);
  g_assert_null (secret);
}

static void
test_empty (void)
{
  g_autoptr (DaybeatTokenVault) vault = daybeat_token_vault_new ("person", "fitbit", TRUE);
  g_autoptr (DaybeatToken) token = daybeat_test_make_token ("{\"access_token\":\"a1\"}");
  g_autoptr (GError) error = NULL;

  g_assert_null (daybeat_test_vault_load (vault, NULL, &error));
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
  g_clear_error (&error);

  /* Forgetting what is not there is no error. */
  g_assert_true (daybeat_test_vault_clear (vault, &error));
  g_assert_true (daybeat_test_vault_store (vault, token, "s3cret", &error));
  g_assert_true (daybeat_test_vault_clear (vault, &error));
  g_assert_no_error (error);
  g_assert_null (daybeat_test_vault_load (vault, NULL, &error));
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
}

/* In memory means that: nobody else sees it, not even under the same name. */
static void
test_each_its_own (void)
{
  g_autoptr (DaybeatTokenVault) one = daybeat_token_vault_new ("person", "fitbit", TRUE);
  g_autoptr (DaybeatTokenVault) other = daybeat_token_vault_new ("person", "fitbit", TRUE);
  g_autoptr (DaybeatToken) token = daybeat_test_make_token ("{\"access_token\":\"a1\"}");
  g_autoptr (GError) error = NULL;

  g_assert_true (daybeat_test_vault_store (one, token, NULL, NULL));
  g_assert_null (daybeat_test_vault_load (other, NULL, &error));
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
}

/* What another process of this test does: it has no session bus, and so no keyring. */
static int
try_without_keyring (void)
{
  g_autoptr (DaybeatTokenVault) vault = daybeat_token_vault_new ("person", "fitbit", FALSE);
  g_autoptr (DaybeatToken) token = daybeat_test_make_token ("{\"access_token\":\"access-text\"}");
  GError *errors[3] = { NULL };

  g_assert_null (daybeat_test_vault_load (vault, NULL, &errors[0]));
  g_assert_false (daybeat_test_vault_store (vault, token, "secret-text", &errors[1]));
  g_assert_false (daybeat_test_vault_clear (vault, &errors[2]));
  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_assert_error (errors[i], DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_KEYRING);
      g_assert_true (g_str_has_prefix (errors[i]->message, "The keyring of your desktop is locked or missing"));
      g_assert_null (strstr (errors[i]->message, "access-text"));
      g_assert_null (strstr (errors[i]->message, "secret-text"));
      g_error_free (errors[i]);
    }
  return 0;
}

static void
test_no_keyring (void)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;

  g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, "--without-keyring", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  if (argc == 2 && g_str_equal (argv[1], "--without-keyring"))
    return try_without_keyring ();

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/token-vault/store-and-load", test_store_and_load);
  g_test_add_func ("/token-vault/bare-token", test_bare_token);
  g_test_add_func ("/token-vault/last-one-counts", test_last_one_counts);
  g_test_add_func ("/token-vault/empty", test_empty);
  g_test_add_func ("/token-vault/each-its-own", test_each_its_own);
  g_test_add_func ("/token-vault/no-keyring", test_no_keyring);
  return g_test_run ();
}
