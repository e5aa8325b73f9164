/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Authorize, token, revoke, introspect: reference §2, strict in everything that a client can get wrong. */

#include "config.h"

#include <string.h>

#include "daybeat-pkce.h"
#include "standin-private.h"

#define CODE_SECONDS 600
#define REPEAT_SECONDS 120

static const char *const known_scopes[] = { "activity", "cardio_fitness", "electrocardiogram", "heartrate",
                                            "irregular_rhythm_notifications", "location", "nutrition",
                                            "oxygen_saturation", "profile", "respiratory_rate", "settings", "sleep",
                                            "social", "temperature", "weight", NULL };

typedef struct
{
  char *challenge;
  char *method;
  char *scopes;
  gint64 expires_at;
  gboolean used;
} Code;

typedef struct
{
  char *scopes;
  gint64 expires_at;
} Grant;

static void
code_free (Code *code)
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

static gint64
now_seconds (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static const char *
get (GHashTable *form, const char *name)
{
  return form != NULL ? g_hash_table_lookup (form, name) : NULL;
}

/* Parameter errors are shown, never redirected. */
static void
refuse_page (StandIn *self, SoupServerMessage *message, const char *text)
{
  g_autofree char *page = g_markup_printf_escaped (
      "<!doctype html><title>Stand-in service</title><h1>That did not work</h1><p>Developer information: %s</p>", text);

  self->n_violations++;
  standin_reply_text (message, 400, "text/html; charset=utf-8", page);
}

static gboolean
are_known (const char *scopes)
{
  g_auto (GStrv) names = g_strsplit (scopes, " ", -1);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (!g_strv_contains (known_scopes, names[i]))
        return FALSE;
    }
  return names[0] != NULL;
}

static const char *
find_problem (StandIn *self, GHashTable *query)
{
  const char *challenge = get (query, "code_challenge"), *method = get (query, "code_challenge_method");

  if (get (query, "client_id") == NULL)
    return "invalid_request - Missing parameters: client_id";
  if (!g_str_equal (get (query, "client_id"), self->client_id))
    return "unauthorized_client - Invalid client_id";
  if (get (query, "redirect_uri") == NULL)
    return "invalid_request - Missing redirect_uri parameter value";
  if (!g_str_equal (get (query, "redirect_uri"), self->redirect_uri))
    return "invalid_request - Invalid redirect_uri parameter value";
  if (get (query, "response_type") == NULL)
    return "invalid_request - Missing response_type parameter value";
  if (!g_str_equal (get (query, "response_type"), "code"))
    return "unsupported_response_type - Invalid response_type parameter value";
  if (get (query, "scope") == NULL || !are_known (get (query, "scope")))
    return "invalid_scope - unknown scope";
  if (challenge != NULL && (strlen (challenge) < 43 || strlen (challenge) > 128))
    return "invalid_request - The code_challenge parameter length must be between 43 and 128";
  if (method != NULL && !g_str_equal (method, "S256") && !g_str_equal (method, "plain"))
    return "invalid_request - Unsupported code_challenge_method";
  return NULL;
}

static void
append_hidden (GString *page, GHashTable *query)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, query);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      g_autofree char *field =
          g_markup_printf_escaped ("<input type=hidden name=\"%s\" value=\"%s\">", (char *) name, (char *) value);

      g_string_append (page, field);
    }
}

static void
consent_page (StandIn *self, SoupServerMessage *message, GHashTable *query)
{
  g_autoptr (GString) page = g_string_new (
      "<!doctype html><html lang=en><meta charset=utf-8><title>Stand-in service</title><style>"
      "body{font:17px/1.5 system-ui,sans-serif;background:#eef1f5;color:#222;display:grid;place-items:center;"
      "min-height:95vh}form{background:#fff;border-radius:16px;padding:36px 44px;max-width:440px;"
      "box-shadow:0 2px 24px #0002}h1{font-size:24px;margin:0 0 8px}label{display:block;padding:7px 0}"
      "button{font:inherit;padding:9px 26px;border-radius:9px;border:0;margin-right:12px;background:#dde3ea}"
      "#allow{background:#1a7f64;color:#fff}p{color:#555}</style><form method=post action=\"/oauth2/authorize\">");
  g_auto (GStrv) names = g_strsplit (get (query, "scope"), " ", -1);
  g_autofree char *heading = g_markup_printf_escaped (
      "<h1>Share with application %s?</h1><p>You are signed in as <b>%s</b>. This is not Fitbit: a stand-in on this "
      "computer.</p>",
      self->client_id, self->person->profile->full_name);

  g_string_append (page, heading);
  for (gsize i = 0; names[i] != NULL; i++)
    g_string_append_printf (page,
                            "<label><input type=checkbox id=\"scope-%s\" name=\"grant-%s\" value=1 checked> %s</label>",
                            names[i], names[i], names[i]);
  append_hidden (page, query);
  g_string_append (page, "<p><button id=allow name=decision value=allow>Allow</button>"
                         "<button id=deny name=decision value=deny>Deny</button></p></form>");
  standin_reply_text (message, 200, "text/html; charset=utf-8", page->str);
}

static char *
granted (GHashTable *form)
{
  g_auto (GStrv) names = g_strsplit (get (form, "scope"), " ", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *field = g_strconcat ("grant-", names[i], NULL);

      if (get (form, field) != NULL)
        g_strv_builder_add (builder, names[i]);
    }
  kept = g_strv_builder_end (builder);
  return g_strjoinv (" ", kept);
}

static void
redirect (StandIn *self, SoupServerMessage *message, GHashTable *query, const char *first, const char *value)
{
  g_autofree char *parameters = NULL;
  g_autofree char *target = NULL;
  const char *state = get (query, "state");
  const char *issuer = standin_fault (self, "iss-wrong", NULL) ? "https://elsewhere.example" : NULL;

  if (issuer == NULL && standin_fault (self, "iss", NULL))
    issuer = self->address;
  parameters = soup_form_encode (first, value, state != NULL ? "state" : NULL, state, NULL);
  if (issuer != NULL)
    {
      g_autofree char *more = soup_form_encode ("iss", issuer, NULL);
      char *joined = g_strconcat (parameters, "&", more, NULL);

      g_free (parameters);
      parameters = joined;
    }
  /* The tail is always there. */
  target = g_strconcat (self->redirect_uri, "?", parameters, "#_=_", NULL);
  soup_server_message_set_redirect (message, 302, target);
}

static void
decide (StandIn *self, SoupServerMessage *message, GHashTable *query, gboolean allowed, char *scopes)
{
  g_autofree char *code_text = NULL;
  Code *code;

  if (!allowed)
    {
      g_free (scopes);
      redirect (self, message, query, "error", "access_denied");
      return;
    }
  code_text = g_uuid_string_random ();
  code = g_new0 (Code, 1);
  code->challenge = g_strdup (get (query, "code_challenge"));
  /* The method is plain when it is absent. */
  code->method = g_strdup (get (query, "code_challenge_method") != NULL ? get (query, "code_challenge_method") : "plain");
  code->scopes = scopes;
  code->expires_at = now_seconds () + CODE_SECONDS;
  if (self->codes == NULL)
    self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) code_free);
  g_hash_table_insert (self->codes, g_strdup (code_text), code);
  redirect (self, message, query, "code", code_text);
}

void
standin_authorize (StandIn *self, SoupServerMessage *message, GHashTable *query)
{
  gboolean is_post = g_str_equal (soup_server_message_get_method (message), SOUP_METHOD_POST);
  g_autoptr (GHashTable) form = standin_read_form (message, query);
  const char *problem = find_problem (self, form);

  if (problem != NULL)
    refuse_page (self, message, problem);
  else if (is_post)
    decide (self, message, form, g_strcmp0 (get (form, "decision"), "allow") == 0, granted (form));
  else if (self->auto_consent || self->auto_deny)
    decide (self, message, form, !self->auto_deny, g_strdup (get (form, "scope")));
  else
    consent_page (self, message, form);
}

/* Tokens */

static void
token_error (StandIn *self, SoupServerMessage *message, guint status, const char *type, const char *text)
{
  standin_reply_error (message, status, type, NULL, text);
}

static char *
make_token (StandIn *self)
{
  g_autofree char *random = daybeat_random_text ((gsize) MAX (self->token_bytes, 40) * 3 / 4);

  if (standin_fault (self, "opaque-token", NULL))
    return g_strconcat ("tok/", random, "==", NULL);
  return g_strconcat ("eyJhbGciOiJIUzI1NiJ9.", random, ".sig", NULL);
}

static char *
issue (StandIn *self, const char *scopes)
{
  g_autofree char *access = make_token (self);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *answer = json_object_new ();
  Grant *grant = g_new0 (Grant, 1);

  json_node_take_object (node, answer);
  grant->scopes = g_strdup (scopes);
  grant->expires_at = now_seconds () + self->token_lifetime;
  if (self->tokens == NULL)
    self->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) grant_free);
  g_hash_table_insert (self->tokens, g_strdup (access), grant);
  g_free (self->refresh_token);
  self->refresh_token = daybeat_random_text (48);
  g_set_str (&self->granted_scopes, scopes);

  json_object_set_string_member (answer, "access_token", access);
  json_object_set_int_member (answer, "expires_in", self->token_lifetime);
  json_object_set_string_member (answer, "refresh_token", self->refresh_token);
  json_object_set_string_member (answer, "scope", scopes);
  json_object_set_string_member (answer, "token_type", "Bearer");
  if (!standin_fault (self, "no-user-id", NULL))
    json_object_set_string_member (answer, "user_id", self->person->profile->id);
  return json_to_string (node, FALSE);
}

static char *
issue_again (StandIn *self)
{
  g_autofree char *scopes = g_strdup (self->granted_scopes);

  return issue (self, scopes);
}

static gboolean
authenticate (StandIn *self, SoupServerMessage *message, GHashTable *form)
{
  const char *header =
      soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization");
  g_autofree char *pair = NULL, *encoded = NULL, *expected = NULL;

  if (standin_fault (self, "invalid-client", NULL))
    return FALSE;
  if (self->client_secret == NULL)
    return header == NULL && g_strcmp0 (get (form, "client_id"), self->client_id) == 0;
  pair = g_strconcat (self->client_id, ":", self->client_secret, NULL);
  encoded = g_base64_encode ((const guchar *) pair, strlen (pair));
  expected = g_strconcat ("Basic ", encoded, NULL);
  return g_strcmp0 (header, expected) == 0;
}

static gboolean
verifies (const Code *code, const char *verifier)
{
  g_autofree char *challenge = NULL;

  if (code->challenge == NULL)
    return TRUE;
  if (verifier == NULL || strlen (verifier) < 43)
    return FALSE;
  challenge = g_str_equal (code->method, "S256") ? daybeat_pkce_get_challenge (verifier) : g_strdup (verifier);
  return g_str_equal (challenge, code->challenge);
}

static void
exchange_code (StandIn *self, SoupServerMessage *message, GHashTable *form)
{
  const char *text = get (form, "code");
  Code *code = text != NULL && self->codes != NULL ? g_hash_table_lookup (self->codes, text) : NULL;
  g_autofree char *answer = NULL;

  if (code == NULL || code->expires_at < now_seconds ())
    {
      self->n_violations++;
      token_error (self, message, 400, "invalid_grant", "Authorization code invalid: (hidden)");
    }
  else if (code->used)
    {
      /* Somebody has seen the code: what it gave is taken back. */
      self->n_violations++;
      standin_revoke_all (self);
      token_error (self, message, 400, "invalid_grant", "Authorization code invalid: (hidden)");
    }
  else if (g_strcmp0 (get (form, "redirect_uri"), self->redirect_uri) != 0)
    {
      self->n_violations++;
      token_error (self, message, 400, "invalid_request", "Redirect_uri mismatch");
    }
  else if (!verifies (code, get (form, "code_verifier")))
    {
      self->n_violations++;
      token_error (self, message, 400, "invalid_grant", "Invalid code_verifier");
    }
  else
    {
      code->used = TRUE;
      answer = issue (self, code->scopes);
      standin_reply_text (message, 200, "application/json", answer);
    }
}

static void
refresh (StandIn *self, SoupServerMessage *message, GHashTable *form)
{
  const char *token = get (form, "refresh_token");
  gboolean repeat = token != NULL && g_strcmp0 (token, self->spent_refresh) == 0 &&
                    now_seconds () - self->spent_at < REPEAT_SECONDS && self->spent_answer != NULL;

  if (token == NULL)
    token_error (self, message, 400, "invalid_request", "Missing parameters: refresh_token");
  else if (standin_fault (self, "invalid-grant", NULL))
    token_error (self, message, 400, "invalid_grant", "Refresh token invalid: (hidden)");
  else if (repeat)
    standin_reply_text (message, 200, "application/json", self->spent_answer);
  else if (g_strcmp0 (token, self->refresh_token) != 0)
    {
      self->n_violations++;
      token_error (self, message, 400, "invalid_grant", "Refresh token invalid: (hidden)");
    }
  else
    {
      self->n_refreshes++;
      g_set_str (&self->spent_refresh, token);
      self->spent_at = now_seconds ();
      g_free (self->spent_answer);
      self->spent_answer = issue_again (self);
      if (standin_fault (self, "lose-refresh-answer", NULL))
        {
          g_autoptr (GIOStream) connection = soup_server_message_steal_connection (message);

          g_io_stream_close (connection, NULL, NULL);
        }
      else
        standin_reply_text (message, 200, "application/json", self->spent_answer);
    }
}

void
standin_token (StandIn *self, SoupServerMessage *message)
{
  g_autoptr (GHashTable) form = standin_read_form (message, NULL);
  const char *grant_type = get (form, "grant_type");

  self->n_token_requests++;
  if (standin_fail_on_demand (self, message, "token"))
    return;
  if (!authenticate (self, message, form))
    token_error (self, message, 401, "invalid_client", "Invalid authorization header. Client id invalid");
  else if (g_strcmp0 (grant_type, "authorization_code") == 0)
    exchange_code (self, message, form);
  else if (g_strcmp0 (grant_type, "refresh_token") == 0)
    refresh (self, message, form);
  else
    token_error (self, message, 400, "unsupported_grant_type", "Invalid grant_type parameter or parameter missing");
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
    ((Grant *) grant)->expires_at = 0;
}

void
standin_revoke_all (StandIn *self)
{
  if (self->tokens != NULL)
    g_hash_table_remove_all (self->tokens);
  g_clear_pointer (&self->refresh_token, g_free);
  g_clear_pointer (&self->spent_answer, g_free);
}

void
standin_revoke (StandIn *self, SoupServerMessage *message)
{
  g_autoptr (GHashTable) form = standin_read_form (message, NULL);
  const char *token = get (form, "token");

  if (!authenticate (self, message, form))
    token_error (self, message, 401, "invalid_client", "Client id invalid");
  else if (token == NULL)
    token_error (self, message, 400, "invalid_request", "Missing parameters: token");
  else
    {
      standin_revoke_all (self);
      standin_reply_text (message, 200, "application/json", "");
    }
}

/* `{SLEEP=READ_WRITE, PROFILE=READ_WRITE}`, as the vendor prints a map. */
static char *
java_map (const char *scopes)
{
  g_auto (GStrv) names = g_strsplit (scopes, " ", -1);
  g_autoptr (GString) map = g_string_new ("{");

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *upper = g_ascii_strup (names[i], -1);

      g_string_append_printf (map, "%s%s=READ_WRITE", i > 0 ? ", " : "", upper);
    }
  g_string_append_c (map, '}');
  return g_string_free_and_steal (g_steal_pointer (&map));
}

void
standin_introspect (StandIn *self, SoupServerMessage *message)
{
  g_autoptr (GHashTable) form = standin_read_form (message, NULL);
  const char *scopes = standin_check_bearer (self, message);
  const char *token = get (form, "token");
  Grant *grant = token != NULL && self->tokens != NULL ? g_hash_table_lookup (self->tokens, token) : NULL;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *answer = json_object_new ();
  g_autofree char *map = grant != NULL ? java_map (grant->scopes) : NULL;

  json_node_take_object (node, answer);
  if (scopes == NULL)
    return;
  json_object_set_boolean_member (answer, "active", grant != NULL);
  if (grant != NULL)
    {
      json_object_set_string_member (answer, "scope", map);
      json_object_set_string_member (answer, "client_id", self->client_id);
      json_object_set_string_member (answer, "user_id", self->person->profile->id);
      json_object_set_string_member (answer, "token_type", "access_token");
      json_object_set_int_member (answer, "exp", grant->expires_at * 1000);
      json_object_set_int_member (answer, "iat", (grant->expires_at - self->token_lifetime) * 1000);
    }
  standin_reply_json (message, 200, node);
}

const char *
standin_check_bearer (StandIn *self, SoupServerMessage *message)
{
  const char *header =
      soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization");
  const char *token = header != NULL && g_str_has_prefix (header, "Bearer ") ? header + 7 : NULL;
  Grant *grant = token != NULL && self->tokens != NULL ? g_hash_table_lookup (self->tokens, token) : NULL;

  if (token == NULL)
    standin_reply_error (message, 401, "invalid_request", NULL, "Authorization header required.");
  else if (grant == NULL)
    standin_reply_error (message, 401, "invalid_token", NULL, "Access token invalid: (hidden). Visit the documentation.");
  else if (grant->expires_at <= now_seconds ())
    standin_reply_error (message, 401, "expired_token", NULL, "Access token expired: (hidden)");
  else
    {
      /* The first use of the new token ends the grace of the old refresh. */
      g_clear_pointer (&self->spent_answer, g_free);
      return grant->scopes;
    }
  return NULL;
}
