/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libsecret/secret.h>
#include <string.h>

#include "daybeat-auth-error.h"
#include "daybeat-test-vault.h"

/* The vault in a real keyring: tests/support/keyring-session brings one. */

#define GOOD_TOKEN                                                                                                   \
  "{\"access_token\":\"access-text\",\"refresh_token\":\"refresh-text\",\"scope\":\"sleep\",\"user_id\":\"9ZTEST\"," \
  "\"expires_in\":28800}"

/* What another program with the same rights sees of a person's items. */
static GList *
find_items (const char *person_id)
{
  g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  GList *items;

  g_hash_table_insert (attributes, (gpointer) "person", (gpointer)person_id);
  items = secret_service_search_sync (NULL, NULL, attributes, SECRET_SEARCH_ALL, NULL, &error);
  g_assert_no_error (error);
  return items;
}

static void
assert_n_items (const char *person_id, guint n)
{
  GList *items = find_items (person_id);

  g_assert_cmpuint (g_list_length (items), ==, n);
  g_list_free_full (items, g_object_unref);
}

/* As another start of the program would: with a vault of its own. */
static void
assert_kept (const char *person_id, DaybeatToken *token, const char *client_secret)
{
  g_autoptr (DaybeatTokenVault) vault = daybeat_token_vault_new (person_id, "fitbit", FALSE);
  g_autofree char *secret = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatToken) loaded = daybeat_test_vault_load (vault, &secret, &error);

  g_assert_no_error (error);
  daybeat_test_assert_same_token (loaded, token);
  g_assert_cmpstr (secret, ==, client_secret);
}

static void
assert_empty (const char *person_id)
{
  g_autoptr (DaybeatTokenVault) vault = daybeat_token_vault_new (person_id, "fitbit", FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_null (daybeat_test_vault_load (vault, NULL, &error));
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);
}

static void
keep (const char *person_id, DaybeatToken *token, const char *client_secret)
{
  g_autoptr (DaybeatTokenVault) vault = daybeat_token_vault_new (person_id, "fitbit", FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_false (daybeat_token_vault_is_in_memory (vault));
  g_assert_true (daybeat_test_vault_store (vault, token, client_secret, &error));
  g_assert_no_error (error);
}

static void
test_store_and_load (void)
{
  g_autoptr (DaybeatToken) token = daybeat_test_make_token (GOOD_TOKEN);
  g_autoptr (DaybeatToken) bare = daybeat_test_make_token ("{\"access_token\":\"a \\\"1\\\" ü\"}");

  assert_empty ("ada");
  keep ("ada", token, "secret-text");
  assert_kept ("ada", token, "secret-text");
  /* The new one replaces the former, wholly. */
  keep ("ada", bare, NULL);
  assert_kept ("ada", bare, NULL);
  assert_n_items ("ada", 1);
}

static void
test_long_tokens (void)
{
  static const gsize lengths[] = { 1024, 5000, 60000 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *access = g_strnfill (lengths[i], 'a');
      g_autofree char *refresh = g_strnfill (lengths[i], 'r');
      g_autofree char *json = g_strdup_printf ("{\"access_token\":\"%s\",\"refresh_token\":\"%s\"}", access, refresh);
      g_autoptr (DaybeatToken) token = daybeat_test_make_token (json);

      keep ("long", token, NULL);
      assert_kept ("long", token, NULL);
    }
}

/* Attributes and labels lie in the keyring unencrypted. */
static void
test_attributes (void)
{
  g_autoptr (DaybeatToken) token = daybeat_test_make_token (GOOD_TOKEN);
  g_autoptr (GHashTable) attributes = NULL;
  g_autofree char *label = NULL;
  GHashTableIter iter;
  gpointer name, value;
  GList *items;

  keep ("attributes", token, "secret-text");
  items = find_items ("attributes");
  g_assert_cmpuint (g_list_length (items), ==, 1);
  attributes = secret_item_get_attributes (items->data);
  label = secret_item_get_label (items->data);
  g_assert_null (strstr (label, "-text"));
  g_hash_table_iter_init (&iter, attributes);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      g_assert_true (g_str_equal (name, "person") || g_str_equal (name, "service") ||
                     g_str_equal (name, "xdg:schema"));
      g_assert_null (strstr (value, "-text"));
      g_assert_null (strstr (value, "9ZTEST"));
    }
  g_assert_cmpstr (g_hash_table_lookup (attributes, "service"), ==, "fitbit");
  g_list_free_full (items, g_object_unref);
}

static void
test_each_their_own (void)
{
  g_autoptr (DaybeatToken) token = daybeat_test_make_token (GOOD_TOKEN);
  g_autoptr (DaybeatToken) other = daybeat_test_make_token ("{\"access_token\":\"other\"}");
  g_autoptr (DaybeatTokenVault) vault = daybeat_token_vault_new ("bea", "fitbit", FALSE);
  g_autoptr (DaybeatTokenVault) elsewhere = daybeat_token_vault_new ("bea", "google-health", FALSE);
  g_autoptr (GError) error = NULL;

  keep ("bea", token, NULL);
  keep ("cem", other, NULL);
  assert_kept ("bea", token, NULL);
  assert_kept ("cem", other, NULL);
  g_assert_null (daybeat_test_vault_load (elsewhere, NULL, &error));
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN);

  g_assert_true (daybeat_test_vault_clear (vault, NULL));
  assert_empty ("bea");
  assert_n_items ("bea", 0);
  assert_kept ("cem", other, NULL);
  g_assert_true (daybeat_test_vault_clear (vault, NULL));
}

/* Somebody wrote something else under our name. */
static void
test_foreign_content (void)
{
  static const char *const contents[] = { "", "  ", "null", "[]", "{}", "{\"access_token\":7}x", "hunter2" };

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (DaybeatToken) token = daybeat_test_make_token (GOOD_TOKEN);
      g_autoptr (SecretValue) value = secret_value_new (contents[i], -1, "text/plain");
      GList *items;

      keep ("foreign", token, NULL);
      items = find_items ("foreign");
      g_assert_true (secret_item_set_secret_sync (items->data, value, NULL, NULL));
      g_list_free_full (items, g_object_unref);
      assert_empty ("foreign");
      /* A new sign-in replaces it. */
      keep ("foreign", token, NULL);
      assert_kept ("foreign", token, NULL);
    }
}

static void
assert_keyring_error (GError *error)
{
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_KEYRING);
  g_assert_true (g_str_has_prefix (error->message, "The keyring of your desktop is locked"));
  g_assert_null (strstr (error->message, "access-text"));
}

/* The last: nobody unlocks it again, for nobody is there to answer the dialog. */
static void
test_locked (void)
{
  g_autoptr (DaybeatToken) token = daybeat_test_make_token (GOOD_TOKEN);
  g_autoptr (DaybeatTokenVault) vault = daybeat_token_vault_new ("locked", "fitbit", FALSE);
  g_autoptr (SecretService) service = secret_service_get_sync (SECRET_SERVICE_NONE, NULL, NULL);
  g_autoptr (SecretCollection) collection = NULL;
  g_autoptr (GError) error = NULL;
  GList one = { 0 };

  keep ("locked", token, NULL);
  collection =
      secret_collection_for_alias_sync (service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, NULL, &error);
  g_assert_no_error (error);
  one.data = collection;
  secret_service_lock_sync (service, &one, NULL, NULL, &error);
  g_assert_no_error (error);

  /* A sign-in that cannot be seen is not one that is not there. */
  g_assert_null (daybeat_test_vault_load (vault, NULL, &error));
  assert_keyring_error (error);
  g_clear_error (&error);
  g_assert_false (daybeat_test_vault_store (vault, token, NULL, &error));
  assert_keyring_error (error);
  g_clear_error (&error);
  g_assert_false (daybeat_test_vault_clear (vault, &error));
  assert_keyring_error (error);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/token-vault-keyring/store-and-load", test_store_and_load);
  g_test_add_func ("/token-vault-keyring/long-tokens", test_long_tokens);
  g_test_add_func ("/token-vault-keyring/attributes", test_attributes);
  g_test_add_func ("/token-vault-keyring/each-their-own", test_each_their_own);
  g_test_add_func ("/token-vault-keyring/foreign-content", test_foreign_content);
  g_test_add_func ("/token-vault-keyring/locked", test_locked);
  status = g_test_run ();
  secret_service_disconnect ();
  return status;
}
