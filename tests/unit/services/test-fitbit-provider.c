/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-fitbit.h"

static void
clear_environment (void)
{
  g_unsetenv ("DAYBEAT_FITBIT_URL");
  g_unsetenv ("DAYBEAT_FITBIT_AUTHORIZE_URL");
}

static void
test_vendor (void)
{
  g_autoptr (DaybeatOAuthProvider) provider = daybeat_fitbit_provider_new (NULL, "", NULL);

  g_assert_cmpstr (provider->id, ==, "fitbit");
  g_assert_cmpstr (provider->authorize_url, ==, "https://www.fitbit.com/oauth2/authorize");
  g_assert_cmpstr (provider->token_url, ==, "https://api.fitbit.com/oauth2/token");
  g_assert_cmpstr (provider->revoke_url, ==, "https://api.fitbit.com/oauth2/revoke");
  g_assert_cmpstr (provider->introspect_url, ==, "https://api.fitbit.com/1.1/oauth2/introspect");
  /* The redirect address is compared byte for byte, port and all. */
  g_assert_false (provider->any_loopback_port);
}

static void
test_configured (void)
{
  g_autoptr (DaybeatOAuthProvider) own_page = daybeat_fitbit_provider_new ("http://127.0.0.1:8080/", NULL, NULL);
  g_autoptr (DaybeatOAuthProvider) both =
      daybeat_fitbit_provider_new ("https://api.example.org/fitbit", "https://www.example.org/consent", NULL);

  g_assert_cmpstr (own_page->authorize_url, ==, "http://127.0.0.1:8080/oauth2/authorize");
  g_assert_cmpstr (own_page->token_url, ==, "http://127.0.0.1:8080/oauth2/token");
  g_assert_cmpstr (both->authorize_url, ==, "https://www.example.org/consent");
  g_assert_cmpstr (both->token_url, ==, "https://api.example.org/fitbit/oauth2/token");
}

static void
test_environment (void)
{
  g_autoptr (DaybeatOAuthProvider) provider = NULL;
  g_autofree char *base = NULL;

  g_setenv ("DAYBEAT_FITBIT_URL", "http://localhost:9000", TRUE);
  g_setenv ("DAYBEAT_FITBIT_AUTHORIZE_URL", "http://localhost:9001/authorize", TRUE);
  provider = daybeat_fitbit_provider_new ("https://api.example.org", "https://www.example.org", NULL);
  base = daybeat_fitbit_dup_base_url ("https://api.example.org", NULL);
  clear_environment ();
  g_assert_cmpstr (base, ==, "http://localhost:9000");
  g_assert_cmpstr (provider->token_url, ==, "http://localhost:9000/oauth2/token");
  g_assert_cmpstr (provider->authorize_url, ==, "http://localhost:9001/authorize");
}

/* An address of the settings or of the environment that is neither https nor loopback is refused, not corrected. */
static void
test_refused (void)
{
  g_autoptr (GError) base_error = NULL;
  g_autoptr (GError) page_error = NULL;
  g_autoptr (GError) environment_error = NULL;

  g_assert_null (daybeat_fitbit_provider_new ("http://127.0.0.1.evil.example", NULL, &base_error));
  g_assert_error (base_error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_ADDRESS);
  g_assert_null (daybeat_fitbit_provider_new (NULL, "javascript:alert(1)", &page_error));
  g_assert_error (page_error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_ADDRESS);
  g_setenv ("DAYBEAT_FITBIT_URL", "http://api.fitbit.com", TRUE);
  g_assert_null (daybeat_fitbit_dup_base_url (NULL, &environment_error));
  clear_environment ();
  g_assert_error (environment_error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_ADDRESS);
}

/* Whatever can be fetched can also be asked for at sign-in. */
static void
test_scopes (void)
{
  static const char *const needed[] = { "profile", "sleep", "social", "settings" };
  g_autoptr (DaybeatOAuthProvider) provider = daybeat_fitbit_provider_new (NULL, NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      gboolean found = FALSE;

      for (gsize j = 0; j < provider->n_scopes; j++)
        found |= g_str_equal (provider->scopes[j].name, needed[i]) && provider->scopes[j].by_default;
      g_assert_true (found);
    }
  for (gsize j = 0; j < provider->n_scopes; j++)
    g_assert_true (*provider->scopes[j].title != '\0' && *provider->scopes[j].description != '\0');
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  clear_environment ();
  g_test_add_func ("/services/fitbit/provider/vendor", test_vendor);
  g_test_add_func ("/services/fitbit/provider/configured", test_configured);
  g_test_add_func ("/services/fitbit/provider/environment", test_environment);
  g_test_add_func ("/services/fitbit/provider/refused", test_refused);
  g_test_add_func ("/services/fitbit/provider/scopes", test_scopes);
  return g_test_run ();
}
