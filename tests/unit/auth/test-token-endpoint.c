/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "daybeat-auth-error.h"
#include "daybeat-test-auth-server.h"
#include "daybeat-test-support.h"
#include "daybeat-token-endpoint.h"

/* Stands for whatever of a token, a code or a server's own words could slip into a sentence. */
#define SECRET "tok-secret-text"

static const struct
{
  const char *code;
  DaybeatAuthError error;
} codes[] = {
  { "access_denied", DAYBEAT_AUTH_ERROR_DENIED },
  { "invalid_grant", DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN },
  { "expired_token", DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN },
  { "invalid_token", DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN },
  { "invalid_client", DAYBEAT_AUTH_ERROR_CLIENT },
  { "unauthorized_client", DAYBEAT_AUTH_ERROR_CLIENT },
  { "deleted_client", DAYBEAT_AUTH_ERROR_CLIENT },
  { "redirect_uri_mismatch", DAYBEAT_AUTH_ERROR_CLIENT },
  { "org_internal", DAYBEAT_AUTH_ERROR_CLIENT },
  { "admin_policy_enforced", DAYBEAT_AUTH_ERROR_REFUSED },
  { "insufficient_scope", DAYBEAT_AUTH_ERROR_REFUSED },
  { "invalid_scope", DAYBEAT_AUTH_ERROR_REFUSED },
  { "invalid_request", DAYBEAT_AUTH_ERROR_REFUSED },
  { "unsupported_grant_type", DAYBEAT_AUTH_ERROR_REFUSED },
  { "unsupported_response_type", DAYBEAT_AUTH_ERROR_REFUSED },
  { "server_error", DAYBEAT_AUTH_ERROR_NETWORK },
  { "temporarily_unavailable", DAYBEAT_AUTH_ERROR_NETWORK },
};

static GBytes *
post_to (const char *url, DaybeatOAuthClient *client, gboolean in_body, const char *bearer, GError **error)
{
  g_autoptr (GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  g_hash_table_insert (form, (gpointer) "grant_type", (gpointer) "refresh_token");
  g_hash_table_insert (form, (gpointer) "refresh_token", (gpointer) "a+b/c=&d e");
  daybeat_token_endpoint_post_async (url, client, in_body, bearer, form, NULL, daybeat_test_wait_callback, &wait);
  result = daybeat_test_wait_result (&wait);
  return daybeat_token_endpoint_post_finish (result, error);
}

static GBytes *
post (DaybeatTestAuthServer *server, const char *client_secret, const char *bearer, GError **error)
{
  g_autoptr (DaybeatOAuthClient) client = daybeat_oauth_client_new ("22ABCD", client_secret, NULL, NULL, NULL);
  g_autofree char *url = g_strconcat (server->base, "/token", NULL);

  return post_to (url, client, FALSE, bearer, error);
}

static void
assert_is_sentence (GError *error)
{
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_true (g_ascii_isupper (error->message[0]));
  g_assert_null (strstr (error->message, SECRET));
  g_assert_null (strchr (error->message, '_'));
  g_assert_null (strchr (error->message, '<'));
  g_assert_null (strchr (error->message, '{'));
}

static void
assert_answer_gives (guint status, const char *body, DaybeatAuthError code, const char *message)
{
  g_autoptr (DaybeatTestAuthServer) server = daybeat_test_auth_server_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  daybeat_test_auth_server_answer (server, "/token", status, body);
  bytes = post (server, NULL, NULL, &error);
  g_test_message ("%u %s", status, body);
  g_assert_null (bytes);
  g_assert_error (error, DAYBEAT_AUTH_ERROR, (int)code);
  assert_is_sentence (error);
  if (message != NULL)
    g_assert_cmpstr (error->message, ==, message);
}

static void
test_sentences (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = daybeat_auth_problem_get_error (codes[i].code);

      g_assert_error (error, DAYBEAT_AUTH_ERROR, (int)codes[i].error);
      assert_is_sentence (error);
      g_hash_table_add (seen, g_strdup (error->message));
    }
  /* Each its own, but that what is not supported is the same to a person in both places. */
  g_assert_cmpuint (g_hash_table_size (seen), ==, G_N_ELEMENTS (codes) - 1);
}

static void
test_unknown_codes (void)
{
  static const char *const unknown[] = { NULL, "", SECRET, "INVALID_GRANT", "invalid_grant ", "<b>" };

  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autoptr (GError) error = daybeat_auth_problem_get_error (unknown[i]);

      g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_REFUSED);
      assert_is_sentence (error);
    }
}

static void
test_both_forms (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) expected = daybeat_auth_problem_get_error (codes[i].code);
      g_autofree char *rfc =
          g_strdup_printf ("{\"error\":\"%s\",\"error_description\":\"" SECRET "\"}", codes[i].code);
      g_autofree char *fitbit =
          g_strdup_printf ("{\"errors\":[{\"errorType\":\"%s\",\"fieldName\":\"n/a\",\"message\":\"Refresh token "
                           "invalid: " SECRET ". Visit the documentation.\"},{\"errorType\":\"other\"}],"
                           "\"success\":false}",
                           codes[i].code);

      assert_answer_gives (i % 2 == 0 ? 400 : 401, rfc, codes[i].error, expected->message);
      assert_answer_gives (i % 2 == 0 ? 401 : 400, fitbit, codes[i].error, expected->message);
    }
}

static void
test_odd_bodies (void)
{
  static const char *const bodies[] = {
    "",
    "   ",
    "null",
    "[]",
    "\"" SECRET "\"",
    "<!doctype html><html><body><h1>" SECRET "</h1></body></html>",
    "{\"error\":{\"code\":403,\"message\":\"" SECRET "\",\"status\":\"PERMISSION_DENIED\"}}",
    "{\"errors\":[]}",
    "{\"errors\":[\"" SECRET "\"]}",
    "{\"errors\":[{}]}",
    "{\"errors\":[{\"errorType\":{}}]}",
    "{\"errors\":{\"errorType\":\"" SECRET "\"}}",
    "{\"errors\":[{\"errorType\":\"" SECRET "\"}]}",
    "{\"error\":\"" SECRET "\"}",
    "{\"error\":17}",
    "{\"errors\":[{\"errorType\"",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    assert_answer_gives (i % 2 == 0 ? 400 : 404, bodies[i], DAYBEAT_AUTH_ERROR_REFUSED, NULL);
}

/* 410 says that the service is gone, whatever the body says of grants. */
static void
test_gone (void)
{
  assert_answer_gives (410, "", DAYBEAT_AUTH_ERROR_GONE, NULL);
  assert_answer_gives (410, "<html>" SECRET "</html>", DAYBEAT_AUTH_ERROR_GONE, NULL);
  assert_answer_gives (410, "{\"errors\":[{\"errorType\":\"invalid_grant\"}]}", DAYBEAT_AUTH_ERROR_GONE, NULL);
}

/* What passes by itself must not end a sign-in, whatever the body says. */
static void
test_passing_troubles (void)
{
  static const guint statuses[] = { 429, 500, 502, 503, 504 };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      assert_answer_gives (statuses[i], "", DAYBEAT_AUTH_ERROR_NETWORK, NULL);
      assert_answer_gives (statuses[i], "<html>" SECRET "</html>", DAYBEAT_AUTH_ERROR_NETWORK, NULL);
      assert_answer_gives (statuses[i], "{\"errors\":[{\"errorType\":\"invalid_grant\",\"message\":\"" SECRET "\"}]}",
                           DAYBEAT_AUTH_ERROR_NETWORK, NULL);
    }
}

/* A redirect would carry the tokens to where nobody configured. */
static void
test_redirect (void)
{
  g_autoptr (DaybeatTestAuthServer) server = daybeat_test_auth_server_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  daybeat_test_auth_server_answer (server, "/token", 307, SECRET);
  daybeat_test_auth_server_answer (server, "/elsewhere", 200, "{}");
  bytes = post (server, NULL, NULL, &error);
  g_assert_null (bytes);
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_REFUSED);
  assert_is_sentence (error);
  g_assert_cmpuint (daybeat_test_auth_server_count (server, "/elsewhere"), ==, 0);
}

static void
test_success (void)
{
  static const guint statuses[] = { 200, 201 };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (DaybeatTestAuthServer) server = daybeat_test_auth_server_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      daybeat_test_auth_server_answer (server, "/token", statuses[i], "{\"access_token\":\"a\"}");
      bytes = post (server, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "{\"access_token\":\"a\"}", 20);
    }
}

/* A client without a secret says who it is in the body, and sends no header (reference §2.2). */
static void
test_client_id_in_body (void)
{
  g_autoptr (DaybeatTestAuthServer) server = daybeat_test_auth_server_new ();
  g_autoptr (GBytes) bytes = NULL;

  daybeat_test_auth_server_answer (server, "/token", 200, "{}");
  bytes = post (server, NULL, NULL, NULL);
  g_assert_nonnull (bytes);
  g_assert_cmpstr (daybeat_test_auth_server_get_field (server, "client_id"), ==, "22ABCD");
  g_assert_cmpstr (daybeat_test_auth_server_get_field (server, "grant_type"), ==, "refresh_token");
  g_assert_cmpstr (daybeat_test_auth_server_get_field (server, "refresh_token"), ==, "a+b/c=&d e");
  g_assert_null (daybeat_test_auth_server_get_last (server)->authorization);
}

static void
assert_basic (const char *header, const char *expected)
{
  g_autofree char *text = NULL;
  gsize length;
  g_autofree guchar *decoded = NULL;

  g_assert_true (g_str_has_prefix (header, "Basic "));
  decoded = g_base64_decode (header + strlen ("Basic "), &length);
  text = g_strndup ((const char *)decoded, length);
  g_assert_cmpstr (text, ==, expected);
}

/* RFC 6749 §2.3.1: the parts are form-encoded, so that a colon in a secret stays one. */
static void
test_basic (void)
{
  g_autoptr (DaybeatTestAuthServer) server = daybeat_test_auth_server_new ();

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) bytes = NULL;

      daybeat_test_auth_server_answer (server, "/token", 200, "{}");
      bytes = post (server, i == 0 ? "s3cret" : "a:b/c%", NULL, NULL);
      g_assert_nonnull (bytes);
      assert_basic (daybeat_test_auth_server_get_last (server)->authorization,
                    i == 0 ? "22ABCD:s3cret" : "22ABCD:a%3Ab%2Fc%25");
      g_assert_null (daybeat_test_auth_server_get_field (server, "client_secret"));
    }
}

/* Where the service wants it so, the secret is a field, with or without a secret to send. */
static void
test_secret_in_body (void)
{
  static const char *const secrets[] = { NULL, "a:b/c%" };
  g_autoptr (DaybeatTestAuthServer) server = daybeat_test_auth_server_new ();
  g_autofree char *url = g_strconcat (server->base, "/token", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autoptr (DaybeatOAuthClient) client = daybeat_oauth_client_new ("22ABCD", secrets[i], NULL, NULL, NULL);
      g_autoptr (GBytes) bytes = NULL;

      daybeat_test_auth_server_answer (server, "/token", 200, "{}");
      bytes = post_to (url, client, TRUE, NULL, NULL);
      g_assert_nonnull (bytes);
      g_assert_null (daybeat_test_auth_server_get_last (server)->authorization);
      g_assert_cmpstr (daybeat_test_auth_server_get_field (server, "client_id"), ==, "22ABCD");
      g_assert_cmpstr (daybeat_test_auth_server_get_field (server, "client_secret"), ==, secrets[i]);
    }
}

static void
test_no_client (void)
{
  g_autoptr (DaybeatTestAuthServer) server = daybeat_test_auth_server_new ();
  g_autofree char *url = g_strconcat (server->base, "/token", NULL);
  g_autoptr (GBytes) bytes = NULL;

  daybeat_test_auth_server_answer (server, "/token", 200, "{}");
  bytes = post_to (url, NULL, TRUE, NULL, NULL);
  g_assert_nonnull (bytes);
  g_assert_null (daybeat_test_auth_server_get_last (server)->authorization);
  g_assert_null (daybeat_test_auth_server_get_field (server, "client_id"));
}

static void
test_bearer (void)
{
  g_autoptr (DaybeatTestAuthServer) server = daybeat_test_auth_server_new ();
  g_autoptr (GBytes) bytes = NULL;

  daybeat_test_auth_server_answer (server, "/token", 200, "{}");
  bytes = post (server, "s3cret", SECRET, NULL);
  g_assert_nonnull (bytes);
  g_assert_cmpstr (daybeat_test_auth_server_get_last (server)->authorization, ==, "Bearer " SECRET);
}

static void
test_nobody_there (void)
{
  g_autoptr (DaybeatTestAuthServer) server = daybeat_test_auth_server_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  daybeat_test_auth_server_stop (server);
  bytes = post (server, NULL, NULL, &error);
  g_assert_null (bytes);
  g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NETWORK);
  assert_is_sentence (error);
}

static void
test_unsafe_address (void)
{
  static const char *const addresses[] = { "http://example.org/token", "ftp://127.0.0.1/token", "token", "" };
  g_autoptr (DaybeatOAuthClient) client = daybeat_oauth_client_new ("22ABCD", NULL, NULL, NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = post_to (addresses[i], client, FALSE, NULL, &error);

      g_assert_null (bytes);
      g_assert_error (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_CONFIGURATION);
    }
}

static void
test_cancel (void)
{
  g_autoptr (DaybeatTestAuthServer) server = daybeat_test_auth_server_new ();
  g_autoptr (DaybeatOAuthClient) client = daybeat_oauth_client_new ("22ABCD", NULL, NULL, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *url = g_strconcat (server->base, "/token", NULL);
  DaybeatTestWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  server->holding = TRUE;
  daybeat_token_endpoint_post_async (url, client, FALSE, NULL, form, cancellable, daybeat_test_wait_callback, &wait);
  while (server->requests->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  result = daybeat_test_wait_result (&wait);
  g_assert_null (daybeat_token_endpoint_post_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/token-endpoint/sentences", test_sentences);
  g_test_add_func ("/token-endpoint/unknown-codes", test_unknown_codes);
  g_test_add_func ("/token-endpoint/both-forms", test_both_forms);
  g_test_add_func ("/token-endpoint/odd-bodies", test_odd_bodies);
  g_test_add_func ("/token-endpoint/gone", test_gone);
  g_test_add_func ("/token-endpoint/passing-troubles", test_passing_troubles);
  g_test_add_func ("/token-endpoint/redirect", test_redirect);
  g_test_add_func ("/token-endpoint/success", test_success);
  g_test_add_func ("/token-endpoint/client-id-in-body", test_client_id_in_body);
  g_test_add_func ("/token-endpoint/basic", test_basic);
  g_test_add_func ("/token-endpoint/secret-in-body", test_secret_in_body);
  g_test_add_func ("/token-endpoint/no-client", test_no_client);
  g_test_add_func ("/token-endpoint/bearer", test_bearer);
  g_test_add_func ("/token-endpoint/nobody-there", test_nobody_there);
  g_test_add_func ("/token-endpoint/unsafe-address", test_unsafe_address);
  g_test_add_func ("/token-endpoint/cancel", test_cancel);
  return g_test_run ();
}
