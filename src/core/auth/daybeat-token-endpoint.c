/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-auth"

#include "config.h"

#include "daybeat-token-endpoint.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "daybeat-auth-error.h"
#include "daybeat-http-client.h"
#include "daybeat-secret-text-private.h"
#include "daybeat-token-private.h"

#define TIMEOUT_SECONDS 30

static const struct
{
  const char *code;
  DaybeatAuthError error;
  const char *sentence;
} sentences[] = {
  { "access_denied", DAYBEAT_AUTH_ERROR_DENIED, N_ ("Nothing was shared: access was not allowed in the browser.") },
  { "invalid_grant", DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN, N_ ("The sign-in is over. Sign in again.") },
  { "expired_token", DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN, N_ ("The sign-in has expired. Sign in again.") },
  { "invalid_token", DAYBEAT_AUTH_ERROR_NEEDS_SIGN_IN,
    N_ ("The service does not accept the sign-in any more. Sign in again.") },
  { "invalid_client", DAYBEAT_AUTH_ERROR_CLIENT,
    N_ ("The service does not accept the client ID or its secret. Check both, and the client's type.") },
  { "unauthorized_client", DAYBEAT_AUTH_ERROR_CLIENT,
    N_ ("The service does not allow this client to sign people in. Check the client ID and the client's type.") },
  { "deleted_client", DAYBEAT_AUTH_ERROR_CLIENT,
    N_ ("This client was deleted at the service. Make another one and sign in with it.") },
  { "redirect_uri_mismatch", DAYBEAT_AUTH_ERROR_CLIENT,
    N_ ("The redirect address is not registered for this client. Register it exactly, with its port, or use a client of "
        "the type “Desktop app”.") },
  { "org_internal", DAYBEAT_AUTH_ERROR_CLIENT,
    N_ ("This client is for people of its own organisation only. Sign in with an account of that organisation, or set "
        "the user type of its consent screen to “External”.") },
  { "admin_policy_enforced", DAYBEAT_AUTH_ERROR_REFUSED,
    N_ ("The administrator of this account does not allow this. Ask them, or sign in with another account.") },
  { "insufficient_scope", DAYBEAT_AUTH_ERROR_REFUSED,
    N_ ("This was not granted at sign-in. It can be granted by signing in again.") },
  { "invalid_scope", DAYBEAT_AUTH_ERROR_REFUSED,
    N_ ("The service does not know one of the kinds of data that were asked for, or this client may not ask for it.") },
  { "invalid_request", DAYBEAT_AUTH_ERROR_REFUSED,
    N_ ("The service did not accept the request. Check that the redirect address is the registered one.") },
  { "unsupported_grant_type", DAYBEAT_AUTH_ERROR_REFUSED, N_ ("The service does not know this way of signing in.") },
  { "unsupported_response_type", DAYBEAT_AUTH_ERROR_REFUSED, N_ ("The service does not know this way of signing in.") },
  { "server_error", DAYBEAT_AUTH_ERROR_NETWORK, N_ ("The service has a problem of its own. Try again later.") },
  { "temporarily_unavailable", DAYBEAT_AUTH_ERROR_NETWORK, N_ ("The service is busy. Try again later.") },
};

GError *
daybeat_auth_problem_get_error (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      if (g_strcmp0 (sentences[i].code, code) == 0)
        return g_error_new_literal (DAYBEAT_AUTH_ERROR, (int) sentences[i].error, _ (sentences[i].sentence));
    }
  return g_error_new_literal (DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_REFUSED, _("The service refused the sign-in."));
}

/* `{"error": "invalid_grant"}` (RFC 6749 §5.2) or Fitbit's `{"errors": [{"errorType": …}]}`. */
static char *
read_code (GBytes *body)
{
  gsize size;
  const char *text = g_bytes_get_data (body, &size);
  g_autoptr (JsonNode) root = _daybeat_json_parse_object (text, size);
  JsonNode *errors, *first;

  if (root == NULL)
    return NULL;
  errors = json_object_get_member (json_node_get_object (root), "errors");
  if (errors == NULL || !JSON_NODE_HOLDS_ARRAY (errors) || json_array_get_length (json_node_get_array (errors)) == 0)
    return _daybeat_json_dup_text (json_node_get_object (root), "error");
  first = json_array_get_element (json_node_get_array (errors), 0);
  return JSON_NODE_HOLDS_OBJECT (first) ? _daybeat_json_dup_text (json_node_get_object (first), "errorType") : NULL;
}

static GError *
error_of_answer (const DaybeatHttpAnswer *answer)
{
  g_autofree char *code = read_code (answer->body);

  if (answer->status == SOUP_STATUS_GONE)
    return g_error_new_literal (DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_GONE,
                                _("The service has been switched off for good. What you have is kept."));
  if (answer->status >= 500 || answer->status == 429)
    return g_error_new_literal (DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NETWORK,
                                _("The service has a problem of its own. Try again later."));
  return daybeat_auth_problem_get_error (code);
}

static GError *
error_of_transport (GError *error)
{
  DaybeatAuthError code = DAYBEAT_AUTH_ERROR_NETWORK;
  GError *translated;

  if (error->domain != DAYBEAT_SERVICE_ERROR)
    return error;
  if (error->code == DAYBEAT_SERVICE_ERROR_ADDRESS)
    code = DAYBEAT_AUTH_ERROR_CONFIGURATION;
  else if (error->code == DAYBEAT_SERVICE_ERROR_TOO_LARGE)
    code = DAYBEAT_AUTH_ERROR_MALFORMED;
  translated = g_error_new_literal (DAYBEAT_AUTH_ERROR, (int) code, error->message);
  g_error_free (error);
  return translated;
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (DaybeatHttpAnswer) answer =
      daybeat_http_client_send_finish (DAYBEAT_HTTP_CLIENT (source), result, &error);

  if (answer == NULL)
    g_task_return_error (task, error_of_transport (error));
  else if (SOUP_STATUS_IS_SUCCESSFUL (answer->status))
    g_task_return_pointer (task, g_bytes_ref (answer->body), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error_of_answer (answer));
}

/* Both parts are form-encoded before they are joined (RFC 6749 §2.3.1, appendix B). */
static char *
basic_authorization (DaybeatOAuthClient *client)
{
  g_autofree char *id = g_uri_escape_string (client->client_id, NULL, FALSE);
  g_autofree char *secret = g_uri_escape_string (client->client_secret, NULL, FALSE);
  char *joined = g_strconcat (id, ":", secret, NULL);
  g_autofree char *encoded = g_base64_encode ((const guchar *) joined, strlen (joined));

  _daybeat_secret_text_free (joined);
  return g_strconcat ("Basic ", encoded, NULL);
}

/* Returns: (transfer full) (nullable): a header, where the form does not say it all */
static char *
authenticate (DaybeatOAuthClient *client, gboolean secret_in_body, GHashTable *form)
{
  if (client->client_secret != NULL && !secret_in_body)
    return basic_authorization (client);
  g_hash_table_insert (form, (gpointer) "client_id", client->client_id);
  if (client->client_secret != NULL)
    g_hash_table_insert (form, (gpointer) "client_secret", client->client_secret);
  return NULL;
}

void
daybeat_token_endpoint_post_async (const char *url, DaybeatOAuthClient *client, gboolean secret_in_body,
                                   const char *bearer, GHashTable *form, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (DaybeatHttpClient) http = NULL;
  char *authorization = NULL, *body;
  GError *error = NULL;

  g_task_set_source_tag (task, daybeat_token_endpoint_post_async);
  if (!daybeat_http_client_check_address (url, &error))
    {
      g_task_return_error (task, error_of_transport (error));
      return;
    }
  if (bearer != NULL)
    authorization = g_strconcat ("Bearer ", bearer, NULL);
  else if (client != NULL)
    authorization = authenticate (client, secret_in_body, form);
  body = soup_form_encode_hash (form);

  {
    const char *headers[] = { "Accept", "application/json", authorization != NULL ? "Authorization" : NULL,
                              authorization, NULL };

    http = daybeat_http_client_new (url);
    daybeat_http_client_set_timeout (http, TIMEOUT_SECONDS);
    daybeat_http_client_send_async (http, SOUP_METHOD_POST, url, body, headers, cancellable, on_answer,
                                    g_steal_pointer (&task));
  }
  _daybeat_secret_text_free (authorization);
  _daybeat_secret_text_free (body);
}

GBytes *
daybeat_token_endpoint_post_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
