/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Google's authorization endpoint (§2.3): what is wrong with the request is shown, only the person's own no is
 * redirected, and what is not on the project's consent screen is left out without a word. */

#include "config.h"

#include <string.h>

#include "standin-google-private.h"

static const char *
get (GHashTable *form, const char *name)
{
  return g_hash_table_lookup (form, name);
}

/* The request */

/* Installed applications may listen on any port of this computer. */
static gboolean
is_loopback (const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  const char *const hosts[] = { "127.0.0.1", "::1", "localhost", NULL };

  return host != NULL && g_str_equal (g_uri_get_scheme (uri), "http") && g_strv_contains (hosts, host) &&
         g_uri_get_query (uri) == NULL && g_uri_get_fragment (uri) == NULL && g_uri_get_userinfo (uri) == NULL;
}

static gboolean
is_registered (StandIn *self, const char *redirect_uri)
{
  const char *registered = self->google->redirect_uri;

  return registered != NULL ? g_str_equal (redirect_uri, registered) : is_loopback (redirect_uri);
}

static gboolean
is_challenge (const char *text)
{
  static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  return text != NULL && strlen (text) == 43 && strspn (text, allowed) == 43;
}

static gboolean
is_one_of (const char *value, const char *list)
{
  g_auto (GStrv) names = g_strsplit (list, "|", -1);

  return value == NULL || g_strv_contains ((const char *const *) names, value);
}

typedef struct
{
  guint status;
  const char *error;
  const char *text;
} Problem;

static Problem
find_client_problem (StandIn *self, GHashTable *form)
{
  const char *client = get (form, "client_id"), *redirect_uri = get (form, "redirect_uri");

  if (client == NULL || *client == '\0')
    return (Problem){ 400, "invalid_request", "Missing required parameter: client_id" };
  if (!g_str_equal (client, self->google->client_id))
    return (Problem){ 401, "invalid_client", "The OAuth client was not found." };
  if (redirect_uri == NULL)
    return (Problem){ 400, "invalid_request", "Missing required parameter: redirect_uri" };
  if (!is_registered (self, redirect_uri))
    return (Problem){ 400, "redirect_uri_mismatch",
                      "You can't sign in to this app because it doesn't comply with Google's OAuth 2.0 policy. "
                      "If you're the app developer, register the redirect URI in the Google Cloud Console." };
  return (Problem){ 0 };
}

static Problem
find_problem (StandIn *self, GHashTable *form)
{
  Problem problem = find_client_problem (self, form);
  const char *type = get (form, "response_type");

  if (problem.error != NULL)
    return problem;
  if (type == NULL)
    return (Problem){ 400, "invalid_request", "Missing required parameter: response_type" };
  if (!g_str_equal (type, "code"))
    return (Problem){ 400, "unsupported_response_type", "Invalid response_type" };
  if (get (form, "scope") == NULL || *get (form, "scope") == '\0')
    return (Problem){ 400, "invalid_request", "Missing required parameter: scope" };
  if (!is_challenge (get (form, "code_challenge")))
    return (Problem){ 400, "invalid_request", "Missing or malformed parameter: code_challenge" };
  if (g_strcmp0 (get (form, "code_challenge_method"), "S256") != 0)
    return (Problem){ 400, "invalid_request", "code_challenge_method has to be S256" };
  if (!is_one_of (get (form, "access_type"), "online|offline"))
    return (Problem){ 400, "invalid_request", "Invalid access_type" };
  if (!is_one_of (get (form, "prompt"), "none|consent|select_account|select_account consent|consent select_account"))
    return (Problem){ 400, "invalid_request", "Invalid prompt" };
  return (Problem){ 0 };
}

/* The answer */

static void
append_parameter (GString *target, const char *name, const char *value)
{
  g_autofree char *more = value != NULL ? soup_form_encode (name, value, NULL) : NULL;

  if (more != NULL)
    g_string_append_printf (target, "%c%s", strchr (target->str, '?') != NULL ? '&' : '?', more);
}

static void
redirect (StandIn *self, SoupServerMessage *message, GHashTable *form, const char *name, const char *value,
          const char *scopes)
{
  g_autoptr (GString) target = g_string_new (get (form, "redirect_uri"));
  const char *issuer = standin_fault (self, "iss-wrong", NULL) ? "https://elsewhere.example" : NULL;

  if (issuer == NULL && standin_fault (self, "iss", NULL))
    issuer = self->address;
  append_parameter (target, "state", get (form, "state"));
  append_parameter (target, "iss", issuer);
  append_parameter (target, name, value);
  append_parameter (target, "scope", scopes);
  soup_server_message_set_status (message, 302, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location", target->str);
}

static void
deny (StandIn *self, SoupServerMessage *message, GHashTable *form)
{
  redirect (self, message, form, "error", "access_denied", NULL);
}

/* Who shares nothing has said no. */
static void
allow (StandIn *self, SoupServerMessage *message, GHashTable *form, gboolean asked)
{
  g_autofree char *scopes = standin_google_narrow (self, form, asked);

  if (*scopes == '\0')
    deny (self, message, form);
  else
    redirect (self, message, form, "code", standin_google_make_code (self, form, scopes), scopes);
}

static gboolean
may_sign_in (StandIn *self)
{
  return self->google->test_users == NULL || standin_has_scope (self->google->test_users, self->google->email);
}

static void
block (StandIn *self, SoupServerMessage *message)
{
  standin_google_error_page (self, message, 403, "access_denied",
                             "This app has not completed the Google verification process. The app is currently being "
                             "tested, and can only be accessed by developer-approved testers.");
}

static void
decide (StandIn *self, SoupServerMessage *message, GHashTable *form)
{
  const char *decision = get (form, "decision");

  if (g_strcmp0 (decision, "proceed") == 0)
    standin_google_consent_page (self, message, form, NULL);
  else if (g_strcmp0 (decision, "deny") == 0)
    deny (self, message, form);
  else if (g_strcmp0 (decision, "allow") != 0)
    standin_google_consent_page (self, message, form, "Continue or cancel.");
  else if (g_strcmp0 (get (form, "account"), self->google->email) != 0)
    standin_google_consent_page (self, message, form, "Couldn't find your Google Account.");
  else if (!may_sign_in (self))
    block (self, message);
  else
    allow (self, message, form, TRUE);
}

static gboolean
fails_on_demand (StandIn *self, SoupServerMessage *message)
{
  if (standin_google_fail_on_demand (self, message, "authorize"))
    return TRUE;
  if (standin_fault (self, "admin-policy", NULL))
    standin_google_error_page (self, message, 400, "admin_policy_enforced",
                               "Your institution's administrator has restricted this app.");
  else if (standin_fault (self, "org-internal", NULL))
    standin_google_error_page (self, message, 403, "org_internal", "This app is for one organization only.");
  else
    return FALSE;
  return TRUE;
}

static void
show (StandIn *self, SoupServerMessage *message, GHashTable *form)
{
  gboolean asked_now = g_strcmp0 (get (form, "prompt"), "none") != 0;

  if (self->auto_deny)
    deny (self, message, form);
  else if (self->auto_consent && !may_sign_in (self))
    block (self, message);
  else if (self->auto_consent)
    allow (self, message, form, FALSE);
  else if (g_str_equal (soup_server_message_get_method (message), SOUP_METHOD_POST))
    decide (self, message, form);
  else if (!asked_now)
    redirect (self, message, form, "error", "interaction_required", NULL);
  else if (self->google->unverified)
    standin_google_unverified_page (message, form);
  else
    standin_google_consent_page (self, message, form, NULL);
}

void
standin_google_authorize (StandIn *self, SoupServerMessage *message, GHashTable *query)
{
  g_autoptr (GHashTable) form = standin_read_form (message, query);
  Problem problem = find_problem (self, form);
  g_autofree char *unknown = problem.error == NULL ? standin_google_find_unknown_scopes (form) : NULL;

  if (fails_on_demand (self, message))
    return;
  if (problem.error != NULL)
    {
      self->n_violations++;
      standin_google_error_page (self, message, problem.status, problem.error, problem.text);
    }
  else if (unknown != NULL)
    {
      g_autofree char *text = g_strdup_printf ("Some requested scopes were invalid: %s", unknown);

      self->n_violations++;
      standin_google_error_page (self, message, 400, "invalid_scope", text);
    }
  else
    {
      if (g_str_equal (soup_server_message_get_method (message), SOUP_METHOD_GET))
        standin_google_note_bad_manners (self, form);
      show (self, message, form);
    }
}
