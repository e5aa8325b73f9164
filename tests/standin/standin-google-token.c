/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Google's token endpoint, revoke and userinfo (§2.4): credentials stand in the body, errors are OAuth's own, and a
 * refresh brings no new refresh token. */

#include "config.h"

#include <string.h>

#include "standin-google-private.h"

#include "daybeat-pkce.h"

#define DAY_SECONDS (24 * 60 * 60)

static const char *
get (GHashTable *form, const char *name)
{
  return g_hash_table_lookup (form, name);
}

static void
oauth_error (SoupServerMessage *message, guint status, const char *error, const char *description)
{
  g_autoptr (JsonObject) root = json_object_new ();
  g_autoptr (JsonNode) node = NULL;

  json_object_set_string_member (root, "error", error);
  if (description != NULL)
    json_object_set_string_member (root, "error_description", description);
  node = standin_wrap (root);
  standin_reply_json (message, status, node);
}

/* An error that a good client does not run into. */
static void
refuse (StandIn *self, SoupServerMessage *message, guint status, const char *error, const char *description)
{
  self->n_violations++;
  oauth_error (message, status, error, description);
}

/* The application */

static gboolean
is_named_in_header (SoupServerMessage *message)
{
  return soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization") != NULL;
}

/* Who the client is, is asked before what it wants. */
static gboolean
authenticate (StandIn *self, SoupServerMessage *message, GHashTable *form)
{
  const char *id = get (form, "client_id"), *secret = get (form, "client_secret");

  if (standin_fault (self, "invalid-client", NULL))
    oauth_error (message, 401, "invalid_client", "The OAuth client was deleted.");
  else if (standin_fault (self, "unauthorized-client", NULL))
    oauth_error (message, 401, "unauthorized_client", "Unauthorized");
  else if (id == NULL || is_named_in_header (message))
    refuse (self, message, 400, "invalid_request", "Could not determine client ID from request.");
  else if (!g_str_equal (id, self->google->client_id))
    refuse (self, message, 401, "invalid_client", "The OAuth client was not found.");
  else if (secret == NULL)
    refuse (self, message, 400, "invalid_request", "client_secret is missing.");
  else if (!g_str_equal (secret, self->google->client_secret))
    refuse (self, message, 401, "invalid_client", "Unauthorized");
  else
    return TRUE;
  return FALSE;
}

/* Answers */

static char *
encode_part (JsonObject *object)
{
  g_autoptr (JsonNode) node = standin_wrap (object);
  g_autofree char *text = json_to_string (node, FALSE);
  char *encoded = g_base64_encode ((const guchar *) text, strlen (text));

  g_strdelimit (encoded, "+", '-');
  g_strdelimit (encoded, "/", '_');
  *strchrnul (encoded, '=') = '\0';
  return encoded;
}

/* As OpenID Connect has it, but for the signature, which nobody can check here. */
static char *
make_id_token (StandIn *self, const char *scopes)
{
  g_autoptr (JsonObject) head = json_object_new (), claims = json_object_new ();
  g_autofree char *first = NULL, *second = NULL;

  json_object_set_string_member (head, "alg", "RS256");
  json_object_set_string_member (head, "typ", "JWT");
  json_object_set_string_member (claims, "iss", "https://accounts.google.com");
  json_object_set_string_member (claims, "aud", self->google->client_id);
  json_object_set_int_member (claims, "iat", standin_now (self));
  json_object_set_int_member (claims, "exp", standin_now (self) + 3599);
  standin_google_describe_person (self, claims, scopes);
  first = encode_part (head);
  second = encode_part (claims);
  return g_strconcat (first, ".", second, ".c2lnbmF0dXJl", NULL);
}

/* @refresh_token is NULL where none comes along. */
static void
reply_tokens (StandIn *self, SoupServerMessage *message, const char *scopes, gint64 consented_at,
              const char *refresh_token)
{
  g_autoptr (JsonObject) answer = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *access = standin_google_make_access_token (self, scopes, consented_at);
  gint64 left = consented_at + (gint64) self->google->grant_days * DAY_SECONDS - standin_now (self);

  json_object_set_string_member (answer, "access_token", access);
  json_object_set_int_member (answer, "expires_in", 3599);
  if (refresh_token != NULL)
    json_object_set_string_member (answer, "refresh_token", refresh_token);
  if (self->google->grant_days > 0)
    json_object_set_int_member (answer, "refresh_token_expires_in", left - 1);
  if (!standin_fault (self, "no-scope", NULL))
    json_object_set_string_member (answer, "scope", scopes);
  json_object_set_string_member (answer, "token_type", "Bearer");
  if (standin_has_scope (scopes, "openid"))
    {
      g_autofree char *id_token = make_id_token (self, scopes);

      json_object_set_string_member (answer, "id_token", id_token);
    }
  node = standin_wrap (answer);
  standin_reply_json (message, 200, node);
}

/* The two kinds of grant */

static gboolean
verifies (const StandInGoogleCode *code, const char *verifier)
{
  static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  gsize length = strlen (verifier);
  g_autofree char *challenge = NULL;

  if (length < 43 || length > 128 || strspn (verifier, allowed) != length)
    return FALSE;
  challenge = daybeat_pkce_get_challenge (verifier);
  return g_str_equal (code->challenge, challenge);
}

static void
spend_code (StandIn *self, SoupServerMessage *message, StandInGoogleCode *code)
{
  gint64 now = standin_now (self);
  g_autofree char *refresh_token = NULL;

  code->used = TRUE;
  standin_google_forgive (self);
  if (code->offline && !standin_fault (self, "no-refresh-token", NULL))
    refresh_token = standin_google_make_refresh_token (self, code->scopes, now);
  reply_tokens (self, message, code->scopes, now, refresh_token);
}

static void
exchange_code (StandIn *self, SoupServerMessage *message, GHashTable *form)
{
  StandInGoogleCode *code = standin_google_find_code (self, get (form, "code"));
  const char *verifier = get (form, "code_verifier");

  if (get (form, "code") == NULL)
    refuse (self, message, 400, "invalid_request", "Missing required parameter: code");
  else if (get (form, "redirect_uri") == NULL)
    refuse (self, message, 400, "invalid_request", "Missing parameter: redirect_uri");
  else if (code == NULL)
    refuse (self, message, 400, "invalid_grant", "Malformed auth code.");
  else if (code->used || code->expires_at <= standin_now (self))
    refuse (self, message, 400, "invalid_grant", "Bad Request");
  else if (!g_str_equal (get (form, "redirect_uri"), code->redirect_uri))
    refuse (self, message, 400, "invalid_grant", "Bad Request");
  else if (verifier == NULL)
    refuse (self, message, 400, "invalid_grant", "Missing code verifier.");
  else if (!verifies (code, verifier))
    refuse (self, message, 400, "invalid_grant", "Invalid code verifier.");
  else
    spend_code (self, message, code);
}

/* Now and then a service does give a new one, and then the old one is no more. */
static char *
rotate (StandIn *self, const char *token, const char *scopes, gint64 consented_at)
{
  if (!standin_fault (self, "new-refresh-token", NULL))
    return NULL;
  standin_google_kill_token (self, token);
  return standin_google_make_refresh_token (self, scopes, consented_at);
}

static void
answer_refresh (StandIn *self, SoupServerMessage *message, const char *token, const char *scopes, gint64 consented_at)
{
  g_autofree char *renewed = rotate (self, token, scopes, consented_at);

  self->n_refreshes++;
  if (standin_fault (self, "lose-refresh-answer", NULL))
    {
      g_autoptr (GIOStream) connection = soup_server_message_steal_connection (message);

      g_io_stream_close (connection, NULL, NULL);
    }
  else
    reply_tokens (self, message, scopes, consented_at, renewed);
}

static void
refresh (StandIn *self, SoupServerMessage *message, GHashTable *form)
{
  const char *token = get (form, "refresh_token"), *scopes = NULL;
  gint64 consented_at = 0;
  StandInGoogleStanding standing = standin_google_look_up (self, token, TRUE, &scopes, &consented_at);

  if (token == NULL)
    refuse (self, message, 400, "invalid_request", "Missing required parameter: refresh_token");
  else if (standin_fault (self, "invalid-grant", NULL) || standing == STANDIN_GOOGLE_DEAD)
    oauth_error (message, 400, "invalid_grant", "Token has been expired or revoked.");
  else if (standing == STANDIN_GOOGLE_UNKNOWN)
    refuse (self, message, 400, "invalid_grant", "Bad Request");
  else
    answer_refresh (self, message, token, scopes, consented_at);
}

void
standin_google_token (StandIn *self, SoupServerMessage *message)
{
  g_autoptr (GHashTable) form = standin_read_form (message, NULL);
  const char *type = get (form, "grant_type");

  self->n_token_requests++;
  if (standin_google_fail_on_demand (self, message, "token"))
    return;
  if (!standin_is_form (message))
    refuse (self, message, 400, "invalid_request", "Could not determine client ID from request.");
  else if (!authenticate (self, message, form))
    {
      /* has answered */
    }
  else if (standin_fault (self, "admin-policy", NULL))
    oauth_error (message, 400, "admin_policy_enforced", "Account restricted");
  else if (type == NULL)
    refuse (self, message, 400, "invalid_request", "Missing required parameter: grant_type");
  else if (g_str_equal (type, "authorization_code"))
    exchange_code (self, message, form);
  else if (g_str_equal (type, "refresh_token"))
    refresh (self, message, form);
  else
    refuse (self, message, 400, "unsupported_grant_type", "Invalid grant_type.");
}

/* Either kind of token ends the whole grant; nobody is asked who they are. */
void
standin_google_revoke (StandIn *self, SoupServerMessage *message)
{
  g_autoptr (GHashTable) form = standin_read_form (message, NULL);
  const char *token = get (form, "token");

  if (standin_google_fail_on_demand (self, message, "revoke"))
    return;
  if (!standin_is_form (message) || token == NULL)
    refuse (self, message, 400, "invalid_request", "Missing required parameter: token");
  else if (standin_google_look_up (self, token, TRUE, NULL, NULL) == STANDIN_GOOGLE_LIVE ||
           standin_google_look_up (self, token, FALSE, NULL, NULL) == STANDIN_GOOGLE_LIVE)
    {
      standin_google_revoke_all (self);
      standin_reply_text (message, 200, "application/json; charset=utf-8", "{}");
    }
  else
    oauth_error (message, 400, "invalid_token", "Token expired or revoked");
}
