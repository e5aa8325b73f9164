/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-google-health-provider.h"
#include "daybeat-service-error.h"

static const char *const variables[] = {
  "DAYBEAT_GOOGLE_HEALTH_URL",
  "DAYBEAT_GOOGLE_AUTH_URL",
  "DAYBEAT_GOOGLE_TOKEN_URL",
  "DAYBEAT_GOOGLE_REVOKE_URL",
};

static void
clear_environment (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    g_unsetenv (variables[i]);
}

static void
test_vendor (void)
{
  g_autoptr (DaybeatOAuthProvider) provider = daybeat_google_health_provider_new (NULL, NULL);
  g_autofree char *userinfo = daybeat_google_health_dup_userinfo_url ("", NULL);

  g_assert_cmpstr (provider->id, ==, "google-health");
  g_assert_cmpstr (provider->authorize_url, ==, "https://accounts.google.com/o/oauth2/v2/auth");
  g_assert_cmpstr (provider->token_url, ==, "https://oauth2.googleapis.com/token");
  g_assert_cmpstr (provider->revoke_url, ==, "https://oauth2.googleapis.com/revoke");
  g_assert_null (provider->introspect_url);
  g_assert_cmpstr (userinfo, ==, "https://openidconnect.googleapis.com/v1/userinfo");
  g_assert_true (provider->any_loopback_port);
  g_assert_true (provider->secret_in_body);
  g_assert_cmpstr (provider->parameters, ==, "access_type=offline");
  g_assert_cmpstr (provider->prompt, ==, "consent");
}

/* Whoever runs a service of their own has all of it at one address. */
static void
test_configured (void)
{
  g_autoptr (DaybeatOAuthProvider) provider = daybeat_google_health_provider_new ("http://127.0.0.1:8080/", NULL);
  g_autofree char *userinfo = daybeat_google_health_dup_userinfo_url ("http://127.0.0.1:8080/", NULL);
  g_autofree char *base = daybeat_google_health_dup_base_url ("http://127.0.0.1:8080/", NULL);

  g_assert_cmpstr (provider->authorize_url, ==, "http://127.0.0.1:8080/o/oauth2/v2/auth");
  g_assert_cmpstr (provider->token_url, ==, "http://127.0.0.1:8080/token");
  g_assert_cmpstr (provider->revoke_url, ==, "http://127.0.0.1:8080/revoke");
  g_assert_cmpstr (userinfo, ==, "http://127.0.0.1:8080/v1/userinfo");
  g_assert_cmpstr (base, ==, "http://127.0.0.1:8080");
}

static void
test_environment (void)
{
  g_autoptr (DaybeatOAuthProvider) provider = NULL;
  g_autofree char *userinfo = NULL;
  g_autofree char *base = NULL;

  g_setenv ("DAYBEAT_GOOGLE_HEALTH_URL", "http://localhost:9000", TRUE);
  g_setenv ("DAYBEAT_GOOGLE_AUTH_URL", "http://localhost:9001/auth", TRUE);
  g_setenv ("DAYBEAT_GOOGLE_TOKEN_URL", "https://[::1]:9002/a/token", TRUE);
  g_setenv ("DAYBEAT_GOOGLE_REVOKE_URL", "http://localhost:9003/revoke", TRUE);
  provider = daybeat_google_health_provider_new ("https://api.example.org", NULL);
  userinfo = daybeat_google_health_dup_userinfo_url ("https://api.example.org", NULL);
  base = daybeat_google_health_dup_base_url ("https://api.example.org", NULL);
  clear_environment ();
  g_assert_cmpstr (base, ==, "http://localhost:9000");
  g_assert_cmpstr (provider->authorize_url, ==, "http://localhost:9001/auth");
  g_assert_cmpstr (provider->token_url, ==, "https://[::1]:9002/a/token");
  g_assert_cmpstr (provider->revoke_url, ==, "http://localhost:9003/revoke");
  g_assert_cmpstr (userinfo, ==, "https://[::1]:9002/v1/userinfo");
}

/* An address that is neither https nor loopback is refused with a sentence, not corrected, whichever it is. */
static void
test_refused (void)
{
  static const char *const bad[] = { "http://health.googleapis.com", "http://127.0.0.1.evil.example", "ftp://localhost/",
                                     "javascript:alert(1)", "localhost:9000" };

  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (bad); j++)
        {
          g_autoptr (GError) error = NULL;

          g_setenv (variables[i], bad[j], TRUE);
          g_assert_null (daybeat_google_health_provider_new (NULL, &error));
          g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_ADDRESS);
          g_assert_true (g_str_has_suffix (error->message, "."));
        }
      clear_environment ();
    }
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (daybeat_google_health_dup_userinfo_url ("http://example.org", &error));
    g_assert_error (error, DAYBEAT_SERVICE_ERROR, DAYBEAT_SERVICE_ERROR_ADDRESS);
  }
}

#define READONLY(kind) "https://www.googleapis.com/auth/googlehealth." kind ".readonly"

static void
assert_default (DaybeatOAuthProvider *provider, const char *word, const char *name, gboolean by_default)
{
  const DaybeatScope *scope = daybeat_oauth_provider_find_scope (provider, word);

  g_test_message ("%s", word);
  g_assert_nonnull (scope);
  g_assert_cmpstr (scope->name, ==, name);
  g_assert_cmpint (scope->by_default, ==, by_default);
  g_assert_true (*scope->title != '\0' && g_str_has_suffix (scope->description, "."));
}

/* A viewer asks for nothing that would let it write, and for nothing that most would not want to give away. */
static void
test_scopes (void)
{
  static const char *const chosen[] = { "sleep",   "activity_and_fitness", "health_metrics_and_measurements",
                                        "nutrition", "profile",              "settings" };
  static const char *const left_out[] = { "ecg", "irn", "location", "reproductive_health", "logged_symptoms",
                                          "mindfulness" };
  g_autoptr (DaybeatOAuthProvider) provider = daybeat_google_health_provider_new (NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (chosen); i++)
    {
      g_autofree char *name = g_strdup_printf (READONLY ("%s"), chosen[i]);

      assert_default (provider, chosen[i], name, TRUE);
      assert_default (provider, name, name, TRUE);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (left_out); i++)
    {
      g_autofree char *name = g_strdup_printf (READONLY ("%s"), left_out[i]);

      assert_default (provider, left_out[i], name, FALSE);
    }
  assert_default (provider, "openid", "openid profile email", FALSE);
  g_assert_cmpuint (provider->n_scopes, ==, G_N_ELEMENTS (chosen) + G_N_ELEMENTS (left_out) + 1);
  g_assert_null (daybeat_oauth_provider_find_scope (provider, ""));
  g_assert_null (daybeat_oauth_provider_find_scope (provider, "fitness"));
  g_assert_null (daybeat_oauth_provider_find_scope (provider, "sleep.writeonly"));
}

/* Google answers the short forms of OpenID by their long ones. */
static void
test_granted (void)
{
  const char *granted = READONLY ("sleep") " https://www.googleapis.com/auth/userinfo.email openid "
                        "https://www.googleapis.com/auth/userinfo.profile";

  g_assert_true (daybeat_scope_is_granted (READONLY ("sleep"), granted));
  g_assert_true (daybeat_scope_is_granted ("openid profile email", granted));
  g_assert_true (daybeat_scope_is_granted ("openid profile email", "email profile openid"));
  g_assert_false (daybeat_scope_is_granted ("openid profile email", "openid email"));
  g_assert_false (daybeat_scope_is_granted (READONLY ("profile"), granted));
  g_assert_false (daybeat_scope_is_granted (READONLY ("profile"), NULL));
  g_assert_false (daybeat_scope_is_granted ("", granted));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  clear_environment ();
  g_test_add_func ("/services/google-health/provider/vendor", test_vendor);
  g_test_add_func ("/services/google-health/provider/configured", test_configured);
  g_test_add_func ("/services/google-health/provider/environment", test_environment);
  g_test_add_func ("/services/google-health/provider/refused", test_refused);
  g_test_add_func ("/services/google-health/provider/scopes", test_scopes);
  g_test_add_func ("/services/google-health/provider/granted", test_granted);
  return g_test_run ();
}
