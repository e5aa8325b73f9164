/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Token, revoke, introspect, bearer (§2.2–§2.4): codes and refresh tokens work once. */

#include "config.h"

#include <string.h>

#include "daybeat-pkce.h"
#include "standin-private.h"

#define CODE_SECONDS 600
#define REPEAT_SECONDS 120
#define MORE_INFORMATION                                                                                     \
  " Visit https://dev.fitbit.com/docs/oauth2 for more information on the Fitbit Web API authorization "      \
  "process."

typedef struct
{
  char *scopes;
  gint64 issued_at;
  gint64 expires_at;
} Grant;

static void
code_free (StandInCode *code)
{
  g_free (code->challenge);
  g_free (code->method);
  g_free (code->scopes);
  g_free (code);
}

static void
grant_free (Grant *grant)
{
  g_free (grant->scopes);
  g_free (grant);
}

static const char *
get (GHashTable *form, const char *name)
{
  return g_hash_table_lookup (form, name);
}

/* Messages hold what was sent, as the real ones do: who logs them gives tokens away. */
static void G_GNUC_PRINTF (5, 6) token_error (StandIn *self, SoupServerMessage *message, guint status,
                                              const char *type, const char *format, ...)
{
  g_autofree char *text = NULL, *full = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  full = g_strconcat (text, MORE_INFORMATION, NULL);
  standin_reply_error (message, status, type, NULL, full);
}

static char *
hexadecimal (GChecksumType type)
{
  g_autofree char *random = daybeat_random_text (48);

  return g_compute_checksum_for_string (type, random, -1);
}

/* Codes */

const char *
standin_make_code (StandIn *self, GHashTable *query, const char *scopes)
{
  char *text = hexadecimal (G_CHECKSUM_SHA1);
  StandInCode *code = g_new0 (StandInCode, 1);
  const char *method = get (query, "code_challenge_method");

  code->challenge = g_strdup (get (query, "code_challenge"));
  /* The method is plain when it is absent. */
  code->method = g_strdup (method != NULL ? method : "plain");
  code->scopes = g_strdup (scopes);
  code->had_redirect_uri = get (query, "redirect_uri") != NULL;
  code->expires_at = standin_now (self) + CODE_SECONDS;
  if (self->codes == NULL)
    self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)code_free);
  g_hash_table_insert (self->codes, text, code);
  return text;
}

static gboolean
verifies (const StandInCode *code, const char *verifier)
{
  static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  gsize length = verifier != NULL ? strlen (verifier) : 0;
  g_autofree char *challenge = NULL;

  /* A verifier without a challenge is a sign that the challenge was taken away. */
  if (code->challenge == NULL)
    return verifier == NULL;
  if (length < 43 || length > 128 || strspn (verifier, allowed) != length)
    return FALSE;
  challenge
      = g_str_equal (code->method, "S256") ? daybeat_pkce_get_challenge (verifier) : g_strdup (verifier);
  return g_str_equal (challenge, code->challenge);
}

/* Tokens */

/* As long as was asked for, and like a JWT; or like what servers hand out that are not this one. */
static char *
make_token (StandIn *self)
{
  gboolean opaque = standin_fault (self, "opaque-token", NULL);
  const char *head = opaque ? "tok/" : "eyJhbGciOiJIUzI1NiJ9.", *tail = opaque ? "==" : ".sig";
  gsize length = (gsize)MAX (self->token_bytes, 64) - strlen (head) - strlen (tail);
  g_autofree char *random = daybeat_random_text (length);

  random[length] = '\0';
  return g_strconcat (head, random, tail, NULL);
}

static void
forget_spent (StandIn *self)
{
  g_clear_pointer (&self->spent_refresh, g_free);
  g_clear_pointer (&self->spent_answer, g_free);
  g_clear_pointer (&self->spent_access, g_free);
}

/* A new pair; only one refresh token lives, whoever holds the one before. */
static char *
issue (StandIn *self, const char *scopes, char **access_token)
{
  g_autofree char *access = make_token (self);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *answer = json_object_new ();
  Grant *grant = g_new0 (Grant, 1);

  json_node_take_object (node, answer);
  grant->scopes = g_strdup (scopes);
  grant->issued_at = standin_now (self);
  grant->expires_at = grant->issued_at + self->token_lifetime;
  if (self->tokens == NULL)
    self->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)grant_free);
  g_hash_table_insert (self->tokens, g_strdup (access), grant);
  g_free (self->refresh_token);
  self->refresh_token = hexadecimal (G_CHECKSUM_SHA256);
  g_set_str (&self->granted_scopes, scopes);

  json_object_set_string_member (answer, "access_token", access);
  json_object_set_int_member (answer, "expires_in", self->token_lifetime);
  json_object_set_string_member (answer, "refresh_token", self->refresh_token);
  if (!standin_fault (self, "no-scope", NULL))
    json_object_set_string_member (answer, "scope", scopes);
  json_object_set_string_member (answer, "token_type", "Bearer");
  if (!standin_fault (self, "no-user-id", NULL))
    json_object_set_string_member (answer, "user_id", self->person->profile->id);
  if (access_token != NULL)
    *access_token = g_strdup (access);
  return json_to_string (node, FALSE);
}

static gboolean
may_be_public (StandIn *self)
{
  return self->client_secret == NULL || g_strcmp0 (self->client_type, "personal") == 0
         || g_strcmp0 (self->client_type, "client") == 0;
}

/* Returns why the client is not who it says, or NULL. */
static const char *
find_client_problem (StandIn *self, SoupServerMessage *message, GHashTable *form)
{
  const char *header
      = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization");
  g_autofree char *pair = NULL, *encoded = NULL;

  if (standin_fault (self, "invalid-client", NULL))
    return "Invalid authorization header. Client id invalid";
  if (header == NULL)
    {
      if (!may_be_public (self))
        return "Missing authorization header.";
      return g_strcmp0 (get (form, "client_id"), self->client_id) == 0 ? NULL
                                                                       : "Invalid client_id parameter.";
    }
  if (self->client_secret == NULL || g_strcmp0 (self->client_type, "client") == 0)
    return "Invalid authorization header. This application has no secret.";
  if (!g_str_has_prefix (header, "Basic "))
    return "Invalid authorization header format. The header was not recognized to be valid.";
  pair = g_strconcat (self->client_id, ":", self->client_secret, NULL);
  encoded = g_base64_encode ((const guchar *)pair, strlen (pair));
  return g_str_equal (header + strlen ("Basic "), encoded)
             ? NULL
             : "Invalid authorization header. Client id invalid";
}

static gboolean
authenticate (StandIn *self, SoupServerMessage *message, GHashTable *form)
{
  const char *problem = find_client_problem (self, message, form);

  if (problem == NULL)
    return TRUE;
  token_error (self, message, 401, "invalid_client", "%s", problem);
  return FALSE;
}

static void
exchange_code (StandIn *self, SoupServerMessage *message, GHashTable *form)
{
  const char *text = get (form, "code"), *redirect_uri = get (form, "redirect_uri");
  StandInCode *code = text != NULL && self->codes != NULL ? g_hash_table_lookup (self->codes, text) : NULL;
  g_autofree char *answer = NULL;

  self->n_violations++;
  if (text == NULL)
    token_error (self, message, 400, "invalid_request", "Missing parameters: code");
  else if (code == NULL)
    token_error (self, message, 400, "invalid_grant", "Authorization code invalid: %s", text);
  else if (code->used)
    {
      /* Somebody has seen the code: what it gave is taken back. */
      token_error (self, message, 400, "invalid_grant", "Authorization code invalid: %s", text);
      standin_revoke_all (self);
    }
  else if (code->expires_at <= standin_now (self))
    token_error (self, message, 400, "invalid_grant", "Authorization code expired: %s", text);
  else if (code->had_redirect_uri && redirect_uri == NULL)
    token_error (self, message, 400, "invalid_request", "Missing parameters: redirect_uri");
  else if (redirect_uri != NULL && !g_str_equal (redirect_uri, self->redirect_uri))
    token_error (self, message, 400, "invalid_request", "Redirect_uri mismatch: %s", redirect_uri);
  else if (code->challenge != NULL && get (form, "code_verifier") == NULL)
    token_error (self, message, 400, "invalid_request", "Missing parameters: code_verifier");
  else if (!verifies (code, get (form, "code_verifier")))
    token_error (self, message, 400, "invalid_grant", "Invalid code_verifier: %s",
                 get (form, "code_verifier"));
  else
    {
      self->n_violations--;
      code->used = TRUE;
      forget_spent (self);
      answer = issue (self, code->scopes, NULL);
      standin_reply_text (message, 200, "application/json;charset=UTF-8", answer);
    }
}

static void
answer_refresh (StandIn *self, SoupServerMessage *message, const char *token)
{
  g_autofree char *scopes = g_strdup (self->granted_scopes);

  self->n_refreshes++;
  forget_spent (self);
  self->spent_refresh = g_strdup (token);
  self->spent_at = standin_now (self);
  self->spent_answer = issue (self, scopes, &self->spent_access);
  if (standin_fault (self, "lose-refresh-answer", NULL))
    {
      g_autoptr (GIOStream) connection = soup_server_message_steal_connection (message);

      g_io_stream_close (connection, NULL, NULL);
    }
  else
    standin_reply_text (message, 200, "application/json;charset=UTF-8", self->spent_answer);
}

static void
refresh (StandIn *self, SoupServerMessage *message, GHashTable *form)
{
  const char *token = get (form, "refresh_token");
  gboolean repeat = g_strcmp0 (token, self->spent_refresh) == 0 && self->spent_answer != NULL
                    && standin_now (self) - self->spent_at < REPEAT_SECONDS;

  if (token == NULL)
    token_error (self, message, 400, "invalid_request", "Missing parameters: refresh_token");
  else if (standin_fault (self, "invalid-grant", NULL))
    token_error (self, message, 400, "invalid_grant", "Refresh token invalid: %s.", token);
  else if (repeat)
    standin_reply_text (message, 200, "application/json;charset=UTF-8", self->spent_answer);
  else if (g_strcmp0 (token, self->refresh_token) == 0)
    answer_refresh (self, message, token);
  else
    {
      self->n_violations++;
      token_error (self, message, 400, "invalid_grant", "Refresh token invalid: %s.", token);
    }
}

/* Only eight hours can be asked for. */
static gboolean
asks_for_possible_lifetime (GHashTable *form)
{
  return get (form, "expires_in") == NULL || g_str_equal (get (form, "expires_in"), "28800");
}

void
standin_token (StandIn *self, SoupServerMessage *message)
{
  g_autoptr (GHashTable) form = standin_read_form (message, NULL);
  const char *grant_type = get (form, "grant_type");

  self->n_token_requests++;
  if (standin_fail_on_demand (self, message, "token"))
    return;
  if (!standin_is_form (message))
    standin_reply_error (message, 400, "invalid_request", "n/a",
                         "There was an error reading the request body.");
  else if (!authenticate (self, message, form))
    {
      /* has answered */
    }
  else if (!asks_for_possible_lifetime (form))
    token_error (self, message, 400, "invalid_request", "Invalid expires_in parameter.");
  else if (g_strcmp0 (grant_type, "authorization_code") == 0)
    exchange_code (self, message, form);
  else if (g_strcmp0 (grant_type, "refresh_token") == 0)
    refresh (self, message, form);
  else
    token_error (self, message, 400, "unsupported_grant_type",
                 "Invalid grant_type parameter or parameter missing.");
  standin_set_rate_headers (self, message);
}

void
standin_expire_tokens (StandIn *self)
{
  GHashTableIter iter;
  gpointer grant;

  if (self->tokens == NULL)
    return;
  g_hash_table_iter_init (&iter, self->tokens);
  while (g_hash_table_iter_next (&iter, NULL, &grant))
    ((Grant *)grant)->expires_at = 0;
}

void
standin_revoke_all (StandIn *self)
{
  g_clear_pointer (&self->codes, g_hash_table_unref);
  g_clear_pointer (&self->tokens, g_hash_table_unref);
  g_clear_pointer (&self->refresh_token, g_free);
  g_clear_pointer (&self->granted_scopes, g_free);
  forget_spent (self);
}

static Grant *
find_grant (StandIn *self, const char *token)
{
  return token != NULL && self->tokens != NULL ? g_hash_table_lookup (self->tokens, token) : NULL;
}

void
standin_revoke (StandIn *self, SoupServerMessage *message)
{
  g_autoptr (GHashTable) form = standin_read_form (message, NULL);
  const char *token = get (form, "token");

  if (standin_fail_on_demand (self, message, "revoke") || !authenticate (self, message, form))
    return;
  if (token == NULL)
    token_error (self, message, 400, "invalid_request", "Missing parameters: token");
  else if (find_grant (self, token) == NULL && g_strcmp0 (token, self->refresh_token) != 0)
    token_error (self, message, 400, "invalid_token", "Token invalid: %s.", token);
  else
    {
      standin_revoke_all (self);
      standin_reply_text (message, 200, "application/json;charset=UTF-8", "");
    }
}

/* `{SLEEP=READ_WRITE, PROFILE=READ_WRITE}`, as the vendor prints a map. */
static char *
java_map (StandIn *self, const char *scopes)
{
  g_auto (GStrv) names = g_strsplit (scopes, " ", -1);
  g_autoptr (GString) map = g_string_new ("{");

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *upper = g_ascii_strup (names[i], -1);

      g_string_append_printf (map, "%s%s=%s", i > 0 ? ", " : "", upper,
                              self->read_only ? "READ" : "READ_WRITE");
    }
  g_string_append_c (map, '}');
  return g_string_free_and_steal (g_steal_pointer (&map));
}

/* Of a dead token nothing is said but that. */
static JsonNode *
describe_grant (StandIn *self, const Grant *grant)
{
  g_autoptr (JsonObject) answer = json_object_new ();
  gboolean active = grant != NULL && grant->expires_at > standin_now (self);

  json_object_set_boolean_member (answer, "active", active);
  if (active)
    {
      g_autofree char *map = java_map (self, grant->scopes);

      json_object_set_string_member (answer, "scope", map);
      json_object_set_string_member (answer, "client_id", self->client_id);
      json_object_set_string_member (answer, "user_id", self->person->profile->id);
      json_object_set_string_member (answer, "token_type", "access_token");
      json_object_set_int_member (answer, "exp", grant->expires_at * 1000);
      json_object_set_int_member (answer, "iat", grant->issued_at * 1000);
    }
  return standin_wrap (answer);
}

void
standin_introspect (StandIn *self, SoupServerMessage *message)
{
  g_autoptr (GHashTable) form = standin_read_form (message, NULL);
  g_autoptr (JsonNode) node = NULL;

  if (standin_fail_on_demand (self, message, "introspect") || standin_check_bearer (self, message) == NULL)
    return;
  if (get (form, "token") == NULL)
    {
      token_error (self, message, 400, "invalid_request", "Missing parameters: token");
      return;
    }
  node = describe_grant (self, find_grant (self, get (form, "token")));
  standin_reply_json (message, 200, node);
}

const char *
standin_check_bearer (StandIn *self, SoupServerMessage *message)
{
  const char *header
      = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization");
  const char *token
      = header != NULL && g_str_has_prefix (header, "Bearer ") ? header + strlen ("Bearer ") : NULL;
  Grant *grant = find_grant (self, token);

  if (token == NULL)
    standin_reply_error (message, 401, "invalid_request", NULL, "Authorization header required.");
  else if (grant == NULL)
    token_error (self, message, 401, "invalid_token", "Access token invalid: %s.", token);
  else if (grant->expires_at <= standin_now (self))
    token_error (self, message, 401, "expired_token", "Access token expired: %s.", token);
  else
    {
      /* The first use of the new token ends the grace of the old refresh; older tokens do not. */
      if (g_strcmp0 (token, self->spent_access) == 0)
        forget_spent (self);
      return grant->scopes;
    }
  return NULL;
}
