/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-auth-error.h"
#include "daybeat-google-health-identity.h"
#include "daybeat-service-error.h"
#include "daybeat-test-support.h"
#include "flow-person.h"

/* Signing in with Google over real HTTP, whose data it is, and what the project that the person made may lack. */

#define WEEK_MS (G_GINT64_CONSTANT (7) * 24 * 60 * 60 * 1000)

static const char *const with_name[] = { FLOW_GOOGLE_SCOPE ("sleep"), "openid profile email", NULL };

static DaybeatToken *
sign_in_well (FlowService *service, DaybeatOAuthClient *client)
{
  g_autoptr (GError) error = NULL;
  DaybeatToken *token = flow_service_sign_in (service, client, NULL, &error);

  g_assert_no_error (error);
  return token;
}

static DaybeatGoogleHealthIdentity *
identify (FlowService *service, DaybeatToken *token, GError **error)
{
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  daybeat_google_health_identify_async (service->address, token->access_token, token->scopes, NULL,
                                        daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_google_health_identify_finish (result, error);
}

static void
test_consent (void)
{
  g_autoptr (FlowService) service = flow_service_start ("--years", "1", "--auto-consent", NULL);
  g_autoptr (DaybeatOAuthClient) client = flow_service_create_google_client (service, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (FlowPage) page = { 0 };
  g_autoptr (DaybeatToken) token = flow_service_sign_in (service, client, &page, &error);
  gint64 left;

  g_assert_no_error (error);
  g_assert_true (daybeat_token_has_scope (token, FLOW_GOOGLE_SCOPE ("sleep")));
  g_assert_true (daybeat_token_has_scope (token, FLOW_GOOGLE_SCOPE ("nutrition")));
  g_assert_false (daybeat_token_has_scope (token, FLOW_GOOGLE_SCOPE ("ecg")));
  g_assert_false (daybeat_token_has_scope (token, FLOW_GOOGLE_SCOPE ("location")));
  g_assert_nonnull (token->refresh_token);
  g_assert_cmpint (token->expires_at, >, g_get_real_time () / 1000);
  left = token->refresh_expires_at - g_get_real_time () / 1000;
  g_assert_cmpint (left, >, WEEK_MS - 60000);
  g_assert_cmpint (left, <=, WEEK_MS);
  g_assert_cmpuint (page.status, ==, 200);
  g_assert_null (strstr (page.body, "<script"));
  g_assert_cmpint (flow_service_count (service, "violations"), ==, 0);
  g_assert_cmpint (flow_service_count (service, "token_requests"), ==, 1);
}

/* The same person has an account at Fitbit, by whose id Google knows them too. */
static void
test_identity (void)
{
  g_autoptr (FlowService) service = flow_service_start ("--years", "1", "--auto-consent", NULL);
  g_autoptr (DaybeatOAuthClient) client = flow_service_create_google_client (service, NULL);
  g_autoptr (DaybeatOAuthClient) curious = flow_service_create_google_client (service, with_name);
  g_autoptr (DaybeatOAuthClient) fitbit_client = flow_service_create_client (service, NULL);
  g_autoptr (DaybeatToken) fitbit = sign_in_well (service, fitbit_client);
  g_autoptr (DaybeatToken) token = sign_in_well (service, client);
  g_autoptr (DaybeatToken) second = sign_in_well (service, curious);
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatGoogleHealthIdentity) identity = identify (service, token, &error);
  g_autoptr (DaybeatGoogleHealthIdentity) named = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (identity->user_id, !=, fitbit->user_id);
  g_assert_cmpstr (identity->legacy_user_id, ==, fitbit->user_id);
  g_assert_null (identity->name);

  g_assert_true (daybeat_scope_is_granted ("openid profile email", second->scopes));
  named = identify (service, second, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (named->user_id, ==, identity->user_id);
  g_assert_cmpstr (named->name, ==, "Linnea Borg");
  g_assert_cmpint (flow_service_count (service, "violations"), ==, 0);
}

/* What is missing can be seen, and asked for again with the whole list. */
static void
assert_only_sleep (FlowService *service)
{
  g_autoptr (DaybeatOAuthClient) client = flow_service_create_google_client (service, NULL);
  g_autoptr (DaybeatToken) token = sign_in_well (service, client);
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatGoogleHealthIdentity) identity = NULL;

  g_assert_cmpstr (token->scopes, ==, FLOW_GOOGLE_SCOPE ("sleep"));
  g_assert_false (daybeat_scope_is_granted (FLOW_GOOGLE_SCOPE ("settings"), token->scopes));
  identity = identify (service, token, &error);
  g_assert_no_error (error);
  g_assert_nonnull (identity->user_id);
}

static void
test_partial (void)
{
  g_autoptr (FlowService) unticked =
      flow_service_start ("--years", "1", "--auto-consent", "--grant", "sleep.readonly", NULL);
  g_autoptr (FlowService) unlisted =
      flow_service_start ("--years", "1", "--auto-consent", "--google-data-access", "sleep.readonly", NULL);

  assert_only_sleep (unticked);
  assert_only_sleep (unlisted);
}

static void
test_refusal (void)
{
  g_autoptr (FlowService) service = flow_service_start ("--years", "1", "--auto-deny", NULL);
  g_autoptr (DaybeatOAuthClient) client = flow_service_create_google_client (service, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (FlowPage) page = { 0 };
  g_autoptr (DaybeatToken) token = flow_service_sign_in (service, client, &page, &error);

  g_assert_null (token);
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_DENIED);
  g_assert_cmpuint (page.status, ==, 200);
  g_assert_cmpint (flow_service_count (service, "token_requests"), ==, 0);
}

/* Google shows what is wrong and sends nobody back: the person stops the sign-in. */
static void
assert_shown (FlowService *service, DaybeatOAuthClient *client, guint status, const char *shown)
{
  g_autoptr (GError) error = NULL;
  g_auto (FlowPage) page = { 0 };

  g_assert_null (flow_service_sign_in (service, client, &page, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (page.status, ==, status);
  g_assert_nonnull (strstr (page.body, shown));
  g_assert_cmpint (flow_service_count (service, "token_requests"), ==, 0);
}

static void
test_shown (void)
{
  g_autoptr (FlowService) service = flow_service_start ("--years", "1", "--auto-consent", NULL);
  g_autoptr (FlowService) closed =
      flow_service_start ("--years", "1", "--auto-consent", "--google-test-users", "somebody@example.org", NULL);
  g_autoptr (DaybeatOAuthClient) client = flow_service_create_google_client (service, NULL);
  g_autoptr (DaybeatOAuthClient) unknown =
      daybeat_oauth_client_new ("1-none.apps.googleusercontent.com", "GOCSPX-none", NULL, NULL, NULL);

  assert_shown (service, unknown, 401, "invalid_client");
  assert_shown (closed, client, 403, "access_denied");
  flow_service_set_faults (service, "admin-policy");
  assert_shown (service, client, 400, "admin_policy_enforced");
  flow_service_set_faults (service, "org-internal");
  assert_shown (service, client, 403, "org_internal");
}

/* A client of the web has one redirect address, with its port. */
static void
test_web_client (void)
{
  g_autoptr (FlowService) service =
      flow_service_start ("--years", "1", "--auto-consent", "--google-redirect-uri", FLOW_REDIRECT_URI, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatOAuthClient) installed = flow_service_create_google_client (service, NULL);
  g_autoptr (DaybeatOAuthClient) web = daybeat_oauth_client_new (FLOW_GOOGLE_CLIENT_ID, FLOW_GOOGLE_CLIENT_SECRET,
                                                                 service->redirect_uri, NULL, &error);
  g_autoptr (DaybeatToken) token = NULL;

  g_assert_no_error (error);
  assert_shown (service, installed, 400, "redirect_uri_mismatch");
  flow_service_reset_counters (service);
  token = sign_in_well (service, web);
  g_assert_nonnull (token->refresh_token);
  g_assert_cmpint (flow_service_count (service, "violations"), ==, 0);
}

/* The secret is not confidential, but it has to be right. */
static void
test_wrong_secret (void)
{
  g_autoptr (FlowService) service = flow_service_start ("--years", "1", "--auto-consent", NULL);
  const char *wrong[] = { "GOCSPX-another-secret", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DaybeatOAuthClient) client =
          daybeat_oauth_client_new (FLOW_GOOGLE_CLIENT_ID, wrong[i], NULL, NULL, NULL);

      g_assert_null (flow_service_sign_in (service, client, NULL, &error));
      g_assert_true (error->domain == DAYBEAT_AUTH_ERROR);
      if (wrong[i] != NULL)
        g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_CLIENT);
      g_assert_null (strstr (error->message, "another-secret"));
    }
}

static const FlowTokenFault token_faults[] = {
  { "invalid-client", DAYBEAT_AUTH_ERROR_CLIENT }, { "unauthorized-client", DAYBEAT_AUTH_ERROR_CLIENT },
  { "500:token", DAYBEAT_AUTH_ERROR_NETWORK },     { "502:token", DAYBEAT_AUTH_ERROR_NETWORK },
  { "503:token", DAYBEAT_AUTH_ERROR_NETWORK },     { "429-html:token", DAYBEAT_AUTH_ERROR_NETWORK },
  { "html:token", DAYBEAT_AUTH_ERROR_MALFORMED },  { "empty:token", DAYBEAT_AUTH_ERROR_MALFORMED },
  { "cut:token", DAYBEAT_AUTH_ERROR_NETWORK },     { "drop:token", DAYBEAT_AUTH_ERROR_NETWORK },
  { "huge:token", DAYBEAT_AUTH_ERROR_MALFORMED },
};

static void
test_token_faults (void)
{
  g_autoptr (FlowService) service = flow_service_start ("--years", "1", "--auto-consent", NULL);
  g_autoptr (DaybeatOAuthClient) client = flow_service_create_google_client (service, NULL);
  g_autoptr (DaybeatToken) token = NULL;

  flow_service_assert_token_faults (service, client, token_faults, G_N_ELEMENTS (token_faults));
  token = sign_in_well (service, client);
}

/* What the project or the account lacks, is said with the page that helps. */
static void
assert_not_identified (FlowService *service, DaybeatToken *token, const char *fault, DaybeatServiceError code,
                       const char *link)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatGoogleHealthIdentity) identity = NULL;

  flow_service_set_faults (service, fault);
  identity = identify (service, token, &error);
  g_assert_null (identity);
  g_test_message ("%s: %s", fault, error->message);
  g_assert_error (error, DAYBEAT_SERVICE_ERROR, (int) code);
  if (link != NULL)
    g_assert_nonnull (strstr (error->message, link));
}

static void
test_not_identified (void)
{
  g_autoptr (FlowService) service = flow_service_start ("--years", "1", "--auto-consent", NULL);
  g_autoptr (DaybeatOAuthClient) client = flow_service_create_google_client (service, NULL);
  g_autoptr (DaybeatToken) token = sign_in_well (service, client);
  g_autoptr (DaybeatToken) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatGoogleHealthIdentity) identity = NULL;

  assert_not_identified (service, token, "account-not-linked", DAYBEAT_SERVICE_ERROR_NOT_LINKED,
                         "https://fitbit.google.com/auth/signup");
  assert_not_identified (service, token, "service-disabled", DAYBEAT_SERVICE_ERROR_DISABLED,
                         "https://console.developers.google.com/apis/api/health.googleapis.com/overview?project=");
  assert_not_identified (service, token, "503", DAYBEAT_SERVICE_ERROR_SERVER, NULL);
  assert_not_identified (service, token, "user-project-denied", DAYBEAT_SERVICE_ERROR_NEEDS_SIGN_IN,
                         "https://myaccount.google.com/connections");
  /* A new consent ends that. */
  again = sign_in_well (service, client);
  identity = identify (service, again, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  flow_keep_secret (FLOW_GOOGLE_CLIENT_SECRET);
  g_test_add_func ("/flow/google-sign-in/consent", test_consent);
  g_test_add_func ("/flow/google-sign-in/identity", test_identity);
  g_test_add_func ("/flow/google-sign-in/partial", test_partial);
  g_test_add_func ("/flow/google-sign-in/refusal", test_refusal);
  g_test_add_func ("/flow/google-sign-in/shown", test_shown);
  g_test_add_func ("/flow/google-sign-in/web-client", test_web_client);
  g_test_add_func ("/flow/google-sign-in/wrong-secret", test_wrong_secret);
  g_test_add_func ("/flow/google-sign-in/token-faults", test_token_faults);
  g_test_add_func ("/flow/google-sign-in/not-identified", test_not_identified);
  return g_test_run ();
}
