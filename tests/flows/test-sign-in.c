/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-auth-error.h"
#include "flow-service.h"

/* Signing in over real HTTP: the consent page, the redirect to the loopback receiver, the exchange of the code. */

#define SECRET "0123456789abcdef"

static void
assert_granted (DaybeatToken *token)
{
  g_assert_true (daybeat_token_has_scope (token, "sleep"));
  g_assert_true (daybeat_token_has_scope (token, "social"));
  g_assert_false (daybeat_token_has_scope (token, "nutrition"));
  g_assert_cmpint (token->expires_at, >, g_get_real_time () / 1000);
}

static void
test_personal (void)
{
  g_autoptr (FlowService) service = flow_service_start ("--years", "1", "--auto-consent", NULL);
  g_autoptr (DaybeatOAuthClient) client = flow_service_create_client (service, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (FlowPage) page = { 0 };
  g_autoptr (DaybeatToken) token = flow_service_sign_in (service, client, &page, &error);

  g_assert_no_error (error);
  assert_granted (token);
  g_assert_cmpstr (token->user_id, !=, NULL);
  g_assert_nonnull (token->refresh_token);
  g_assert_cmpuint (page.status, ==, 200);
  g_assert_null (strstr (page.body, "<script"));
  g_assert_null (strstr (page.body, "code"));
  g_assert_cmpint (flow_service_count (service, "violations"), ==, 0);
  g_assert_cmpint (flow_service_count (service, "token_requests"), ==, 1);
}

/* A client of type server proves itself with its secret, and with no other. */
static void
test_server (void)
{
  g_autoptr (FlowService) service = flow_service_start ("--years", "1", "--auto-consent", "--client-type", "server",
                                                        "--client-secret", SECRET, NULL);
  const char *wrong[] = { "another-secret", NULL };
  g_autoptr (DaybeatOAuthClient) client = flow_service_create_client (service, SECRET);
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatToken) token = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (DaybeatOAuthClient) other = flow_service_create_client (service, wrong[i]);

      g_assert_null (flow_service_sign_in (service, other, NULL, &error));
      g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_CLIENT);
      g_assert_null (strstr (error->message, "another-secret"));
      g_clear_error (&error);
    }
  token = flow_service_sign_in (service, client, NULL, &error);
  g_assert_no_error (error);
  assert_granted (token);
}

static void
test_refusal (void)
{
  g_autoptr (FlowService) service = flow_service_start ("--years", "1", "--auto-deny", NULL);
  g_autoptr (DaybeatOAuthClient) client = flow_service_create_client (service, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (FlowPage) page = { 0 };
  g_autoptr (DaybeatToken) token = flow_service_sign_in (service, client, &page, &error);

  g_assert_null (token);
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_DENIED);
  g_assert_nonnull (strstr (error->message, "Nothing was shared"));
  g_assert_cmpuint (page.status, ==, 200);
  g_assert_cmpint (flow_service_count (service, "token_requests"), ==, 0);
}

/* RFC 9207: an issuer that is named has to be the one that was asked. */
static void
test_issuer (void)
{
  g_autoptr (FlowService) service = flow_service_start ("--years", "1", "--auto-consent", "--fault", "iss", NULL);
  g_autoptr (DaybeatOAuthClient) client = flow_service_create_client (service, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatToken) token = flow_service_sign_in (service, client, NULL, &error);

  g_assert_no_error (error);
  assert_granted (token);

  flow_service_reset_counters (service);
  flow_service_set_faults (service, "iss-wrong");
  g_assert_null (flow_service_sign_in (service, client, NULL, &error));
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_FOREIGN_ANSWER);
  g_assert_cmpint (flow_service_count (service, "token_requests"), ==, 0);
}

/* The service shows what is wrong and sends nobody back: the person stops the sign-in. */
static void
assert_shown (FlowService *service, const char *client_id, const char *redirect_uri, const char *shown)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatOAuthClient) client = daybeat_oauth_client_new (client_id, NULL, redirect_uri, NULL, &error);
  g_auto (FlowPage) page = { 0 };

  g_assert_no_error (error);
  g_assert_null (flow_service_sign_in (service, client, &page, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (page.status, ==, 400);
  g_assert_nonnull (strstr (page.body, shown));
  g_assert_cmpint (flow_service_count (service, "token_requests"), ==, 0);
}

static void
test_wrong_client (void)
{
  g_autoptr (FlowService) service = flow_service_start ("--years", "1", "--auto-consent", NULL);

  assert_shown (service, "99NONE", service->redirect_uri, "client_id");
}

static void
test_wrong_redirect (void)
{
  g_autoptr (FlowService) service = flow_service_start ("--years", "1", "--auto-consent", NULL);
  g_autofree char *with_slash = g_strconcat (service->redirect_uri, "/", NULL);

  assert_shown (service, FLOW_CLIENT_ID, with_slash, "redirect_uri");
}

/* What a server may leave out or do otherwise and still keeps to the RFCs. */
static void
test_other_servers (void)
{
  g_autoptr (FlowService) service =
      flow_service_start ("--years", "1", "--auto-consent", "--token-bytes", "2000", NULL);
  g_autoptr (DaybeatOAuthClient) client = flow_service_create_client (service, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatToken) token = NULL;

  flow_service_set_faults (service, "opaque-token,no-user-id");
  token = flow_service_sign_in (service, client, NULL, &error);
  g_assert_no_error (error);
  assert_granted (token);
  g_assert_null (token->user_id);
  g_assert_cmpuint (strlen (token->access_token), >=, 1990);
  g_assert_null (strchr (token->access_token, '.'));
}

static const FlowTokenFault token_faults[] = {
  { "invalid-client", DAYBEAT_AUTH_ERROR_CLIENT },     { "500:token", DAYBEAT_AUTH_ERROR_NETWORK },
  { "502:token", DAYBEAT_AUTH_ERROR_NETWORK },         { "410:token", DAYBEAT_AUTH_ERROR_GONE },
  { "429:token", DAYBEAT_AUTH_ERROR_NETWORK },         { "html:token", DAYBEAT_AUTH_ERROR_MALFORMED },
  { "empty:token", DAYBEAT_AUTH_ERROR_MALFORMED },     { "non-json:token", DAYBEAT_AUTH_ERROR_MALFORMED },
  { "cut:token", DAYBEAT_AUTH_ERROR_NETWORK },         { "drop:token", DAYBEAT_AUTH_ERROR_NETWORK },
  { "huge:token", DAYBEAT_AUTH_ERROR_MALFORMED },
};

static void
test_token_faults (void)
{
  g_autoptr (FlowService) service = flow_service_start ("--years", "1", "--auto-consent", NULL);
  g_autoptr (DaybeatOAuthClient) client = flow_service_create_client (service, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatToken) token = NULL;

  flow_service_assert_token_faults (service, client, token_faults, G_N_ELEMENTS (token_faults));
  token = flow_service_sign_in (service, client, NULL, &error);
  g_assert_no_error (error);
  assert_granted (token);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow/sign-in/personal", test_personal);
  g_test_add_func ("/flow/sign-in/server", test_server);
  g_test_add_func ("/flow/sign-in/refusal", test_refusal);
  g_test_add_func ("/flow/sign-in/issuer", test_issuer);
  g_test_add_func ("/flow/sign-in/wrong-client", test_wrong_client);
  g_test_add_func ("/flow/sign-in/wrong-redirect", test_wrong_redirect);
  g_test_add_func ("/flow/sign-in/other-servers", test_other_servers);
  g_test_add_func ("/flow/sign-in/token-faults", test_token_faults);
  return g_test_run ();
}
