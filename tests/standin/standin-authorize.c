/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* The consent page (§2.1): strict in everything that a client can get wrong, and never redirecting an error.
 */

#include "config.h"

#include <string.h>

#include "standin-private.h"

#define COOKIE "standin-session=open"

#define STYLE                                                                                                \
  "body{font:17px/1.5 system-ui,sans-serif;background:#eef1f5;color:#222;display:grid;place-items:center;"   \
  "min-height:95vh}form,main{background:#fff;border-radius:16px;padding:36px 44px;max-width:440px;"          \
  "box-shadow:0 2px 24px #0002}h1{font-size:24px;margin:0 0 8px}label{display:block;padding:7px 0}"          \
  "button,input[type=text]{font:inherit;padding:9px 26px;border-radius:9px;border:0;margin-right:12px;"      \
  "background:#dde3ea}input[type=text]{padding:9px 12px;width:16em}"                                         \
  "#allow{background:#1a7f64;color:#fff}p{color:#555}.problem{color:#a51d2d}"

static const char *const known_scopes[] = { "activity",
                                            "cardio_fitness",
                                            "electrocardiogram",
                                            "heartrate",
                                            "irregular_rhythm_notifications",
                                            "location",
                                            "nutrition",
                                            "oxygen_saturation",
                                            "profile",
                                            "respiratory_rate",
                                            "settings",
                                            "sleep",
                                            "social",
                                            "temperature",
                                            "weight",
                                            NULL };

/* What is carried from the request through the consent page. */
static const char *const parameters[]
    = { "client_id", "response_type", "scope",     "redirect_uri", "code_challenge", "code_challenge_method",
        "state",     "prompt",        "expires_in" };

static const char *const prompts[] = { "none", "consent", "login", "login consent", NULL };

static const char *
get (GHashTable *form, const char *name)
{
  return g_hash_table_lookup (form, name);
}

/* Parameter errors are shown, never redirected. */
static void
refuse_page (StandIn *self, SoupServerMessage *message, const char *text)
{
  g_autofree char *page = g_markup_printf_escaped (
      "<!doctype html><html lang=en><meta charset=utf-8><title>Stand-in service</title>"
      "<style>%s</style><main><h1>That did not work</h1><p>Developer information: %s</p>"
      "</main>",
      STYLE, text);

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
find_client_problem (StandIn *self, GHashTable *query)
{
  const char *client = get (query, "client_id"), *redirect_uri = get (query, "redirect_uri");

  if (client == NULL || *client == '\0')
    return "invalid_request - Missing parameters: client_id";
  if (!g_str_equal (client, self->client_id))
    return "unauthorized_client - Invalid client_id";
  /* One address is registered, so it may be left out; not so beside a prompt. */
  if (redirect_uri == NULL && get (query, "prompt") != NULL)
    return "invalid_request - Missing redirect_uri parameter value";
  if (redirect_uri != NULL && !g_str_equal (redirect_uri, self->redirect_uri))
    return "invalid_request - Invalid redirect_uri parameter value";
  return NULL;
}

static const char *
find_challenge_problem (GHashTable *query)
{
  const char *challenge = get (query, "code_challenge"), *method = get (query, "code_challenge_method");
  static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  gsize length = challenge != NULL ? strlen (challenge) : 0;

  if (challenge == NULL)
    return method != NULL ? "invalid_request - The code_challenge parameter is invalid" : NULL;
  if (method != NULL && !g_str_equal (method, "S256") && !g_str_equal (method, "plain"))
    return "invalid_request - Unsupported code_challenge_method";
  if (length < 43 || length > 128)
    return "invalid_request - The code_challenge parameter length must be between 43 and 128";
  if (strspn (challenge, allowed) != length)
    return "invalid_request - The code_challenge parameter is invalid";
  return NULL;
}

static const char *
find_problem (StandIn *self, GHashTable *query)
{
  const char *problem = find_client_problem (self, query);
  const char *type = get (query, "response_type"), *prompt = get (query, "prompt");

  if (problem != NULL)
    return problem;
  if (type == NULL)
    return "invalid_request - Missing response_type parameter value";
  if (g_str_equal (type, "token"))
    return "unauthorized_client - The client is not authorized to request an access token using this method";
  if (!g_str_equal (type, "code"))
    return "unsupported_response_type - Invalid response_type parameter value";
  if (get (query, "scope") == NULL)
    return "invalid_request - Missing scope parameter value";
  if (!are_known (get (query, "scope")))
    return "invalid_scope - Invalid scope parameter value";
  if (prompt != NULL && !g_strv_contains (prompts, prompt))
    return "invalid_request - Invalid prompt parameter value";
  return find_challenge_problem (query);
}

static void
append_hidden (GString *page, GHashTable *query)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parameters); i++)
    {
      g_autofree char *field = NULL;

      if (get (query, parameters[i]) == NULL)
        continue;
      field = g_markup_printf_escaped ("<input type=hidden name=\"%s\" value=\"%s\">", parameters[i],
                                       get (query, parameters[i]));
      g_string_append (page, field);
    }
}

static void
append_scopes (GString *page, const char *scopes)
{
  g_auto (GStrv) names = g_strsplit (scopes, " ", -1);

  for (gsize i = 0; names[i] != NULL; i++)
    g_string_append_printf (
        page, "<label><input type=checkbox id=\"scope-%s\" name=\"grant-%s\" value=1 checked> %s</label>",
        names[i], names[i], names[i]);
}

static void
consent_page (StandIn *self, SoupServerMessage *message, GHashTable *query, const char *problem)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *head = g_markup_printf_escaped (
      "<!doctype html><html lang=en><meta charset=utf-8><title>Stand-in service</title><style>%s</style>"
      "<form method=post action=\"/oauth2/authorize\"><h1>Share with application %s?</h1>"
      "<p>This is not Fitbit: a stand-in on this computer. It knows one account, of somebody who never "
      "lived.</p>"
      "<p class=problem>%s</p>"
      "<label>Sign in as <input type=text id=account name=account value=\"%s\" "
      "autocomplete=username></label>",
      STYLE, self->client_id, problem != NULL ? problem : "", self->account);

  g_string_append (page, head);
  append_scopes (page, get (query, "scope"));
  append_hidden (page, query);
  g_string_append (page, "<p><button id=allow name=decision value=allow>Allow</button>"
                         "<button id=deny name=decision value=deny>Deny</button></p></form>");
  standin_reply_text (message, 200, "text/html; charset=utf-8", page->str);
}

/* Those of the scopes asked for that @keep wants. */
static char *
narrow (GHashTable *form, gboolean (*keep) (gpointer data, const char *scope), gpointer data)
{
  g_auto (GStrv) names = g_strsplit (get (form, "scope"), " ", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;

  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (keep (data, names[i]))
        g_strv_builder_add (builder, names[i]);
    }
  kept = g_strv_builder_end (builder);
  return g_strjoinv (" ", kept);
}

static gboolean
is_ticked (gpointer data, const char *scope)
{
  g_autofree char *field = g_strconcat ("grant-", scope, NULL);

  return get (data, field) != NULL;
}

static gboolean
is_granted_unasked (gpointer data, const char *scope)
{
  const StandIn *self = data;

  return self->grant == NULL || standin_has_scope (self->grant, scope);
}

static void
redirect (StandIn *self, SoupServerMessage *message, GHashTable *query, const char *answer)
{
  g_autoptr (GString) target = g_string_new (self->redirect_uri);
  const char *state = get (query, "state");
  const char *issuer = standin_fault (self, "iss-wrong", NULL) ? "https://elsewhere.example" : NULL;

  if (issuer == NULL && standin_fault (self, "iss", NULL))
    issuer = self->address;
  g_string_append_c (target, strchr (self->redirect_uri, '?') != NULL ? '&' : '?');
  g_string_append (target, answer);
  if (state != NULL)
    {
      g_autofree char *more = soup_form_encode ("state", state, NULL);

      g_string_append_printf (target, "&%s", more);
    }
  if (issuer != NULL)
    {
      g_autofree char *more = soup_form_encode ("iss", issuer, NULL);

      g_string_append_printf (target, "&%s", more);
    }
  /* The tail is always there. */
  g_string_append (target, "#_=_");
  soup_server_message_set_status (message, 302, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location", target->str);
}

static void
deny (StandIn *self, SoupServerMessage *message, GHashTable *query)
{
  redirect (self, message, query, "error=access_denied&error_description=The+user+denied+the+request.");
}

static void
allow (StandIn *self, SoupServerMessage *message, GHashTable *query, const char *scopes)
{
  g_autofree char *answer = g_strconcat ("code=", standin_make_code (self, query, scopes), NULL);

  redirect (self, message, query, answer);
}

/* Whoever has allowed all of this before and sits at the same browser is not asked again without need. */
static gboolean
is_consented (StandIn *self, SoupServerMessage *message, GHashTable *query)
{
  const char *cookies
      = soup_message_headers_get_list (soup_server_message_get_request_headers (message), "Cookie");
  const char *prompt = get (query, "prompt");
  g_auto (GStrv) names = g_strsplit (get (query, "scope"), " ", -1);

  if (cookies == NULL || strstr (cookies, COOKIE) == NULL || self->granted_scopes == NULL)
    return FALSE;
  if (prompt != NULL && !g_str_equal (prompt, "none"))
    return FALSE;
  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (!standin_has_scope (self->granted_scopes, names[i]))
        return FALSE;
    }
  return TRUE;
}

static void
decide (StandIn *self, SoupServerMessage *message, GHashTable *form)
{
  const char *decision = get (form, "decision"), *given = get (form, "account");
  g_autofree char *scopes = narrow (form, is_ticked, form);

  if (g_strcmp0 (decision, "deny") == 0)
    deny (self, message, form);
  else if (g_strcmp0 (decision, "allow") != 0)
    consent_page (self, message, form, "Allow or deny.");
  else if (g_strcmp0 (given, self->account) != 0)
    consent_page (self, message, form, "There is no such account.");
  else if (*scopes == '\0')
    consent_page (self, message, form, "Choose at least one thing to share, or deny.");
  else
    {
      soup_message_headers_append (soup_server_message_get_response_headers (message), "Set-Cookie",
                                   COOKIE "; Path=/; HttpOnly; SameSite=Lax");
      allow (self, message, form, scopes);
    }
}

void
standin_authorize (StandIn *self, SoupServerMessage *message, GHashTable *query)
{
  const char *method = soup_server_message_get_method (message);
  g_autoptr (GHashTable) form = standin_read_form (message, query);
  const char *problem = find_problem (self, form);
  g_autofree char *unasked = NULL;

  if (standin_fail_if_meant (self, message, "authorize"))
    return;
  if (problem != NULL)
    {
      refuse_page (self, message, problem);
      return;
    }
  unasked = narrow (form, is_granted_unasked, self);
  if (self->auto_deny)
    deny (self, message, form);
  else if (self->auto_consent)
    allow (self, message, form, unasked);
  else if (g_str_equal (method, SOUP_METHOD_POST))
    decide (self, message, form);
  else if (is_consented (self, message, form))
    allow (self, message, form, get (form, "scope"));
  else
    consent_page (self, message, form, NULL);
}
