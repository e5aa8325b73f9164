/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* The pages that a person sees in the browser when signing in with Google. */

#include "config.h"

#include <string.h>

#include "standin-google-private.h"

#define HTML "text/html; charset=utf-8"

#define STYLE                                                                                                        \
  "body{font:16px/1.5 system-ui,sans-serif;background:#f0f4f9;color:#1f1f1f;display:grid;place-items:center;"        \
  "min-height:95vh}form,main{background:#fff;border-radius:28px;padding:36px 44px;max-width:640px}"                  \
  "h1{font-size:26px;font-weight:400;margin:0 0 8px}label{display:block;padding:6px 0}"                              \
  "button{font:inherit;padding:9px 24px;border-radius:20px;border:1px solid #747775;background:#fff;"                \
  "color:#0b57d0;margin-right:12px}#allow,#proceed{background:#0b57d0;color:#fff;border-color:#0b57d0}"              \
  "input[type=text]{font:inherit;padding:8px 12px;width:18em}p{color:#444746}.problem{color:#b3261e}"

#define HEAD                                                                                                         \
  "<!doctype html><html lang=en><meta charset=utf-8><title>Sign in - Stand-in Accounts</title><style>" STYLE         \
  "</style>"
#define FORM "<form method=post action=\"/o/oauth2/v2/auth\">"

/* What is carried from the request through the pages. */
static const char *const parameters[] = {
  "client_id", "response_type", "scope", "redirect_uri", "code_challenge", "code_challenge_method", "state",
  "prompt",    "access_type",   NULL
};

/* What the page says of a scope, by what stands behind the prefix. */
static const struct
{
  const char *scope;
  const char *words;
} sentences[] = {
  { STANDIN_GOOGLE_SCOPE "activity_and_fitness.readonly", "See your activity and fitness data" },
  { STANDIN_GOOGLE_SCOPE "ecg.readonly", "See your electrocardiograms" },
  { STANDIN_GOOGLE_SCOPE "health_metrics_and_measurements.readonly", "See your health metrics and measurements" },
  { STANDIN_GOOGLE_SCOPE "irn.readonly", "See your irregular rhythm notifications" },
  { STANDIN_GOOGLE_SCOPE "location.readonly", "See the places of your exercises" },
  { STANDIN_GOOGLE_SCOPE "logged_symptoms.readonly", "See the symptoms you logged" },
  { STANDIN_GOOGLE_SCOPE "mindfulness.readonly", "See your moods" },
  { STANDIN_GOOGLE_SCOPE "nutrition.readonly", "See your food and water" },
  { STANDIN_GOOGLE_SCOPE "profile.readonly", "See your health profile" },
  { STANDIN_GOOGLE_SCOPE "reproductive_health.readonly", "See your reproductive health data" },
  { STANDIN_GOOGLE_SCOPE "settings.readonly", "See your settings and devices" },
  { STANDIN_GOOGLE_SCOPE "sleep.readonly", "See your sleep data" },
  { "openid", "Associate you with your personal info on Google" },
  { "profile", "See your personal info, including any you've made public" },
  { "email", "See your primary Google Account email address" },
};

static const char *
get_sentence (const char *scope)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      if (g_str_equal (sentences[i].scope, scope))
        return sentences[i].words;
    }
  return scope;
}

/* `scope-sleep.readonly` for what begins with the prefix, so that a driver need not spell it all. */
static const char *
get_short_name (const char *scope)
{
  return g_str_has_prefix (scope, STANDIN_GOOGLE_SCOPE) ? scope + strlen (STANDIN_GOOGLE_SCOPE) : scope;
}

static void
append_hidden (GString *page, GHashTable *form)
{
  for (gsize i = 0; parameters[i] != NULL; i++)
    {
      const char *value = g_hash_table_lookup (form, parameters[i]);
      g_autofree char *field = NULL;

      if (value == NULL)
        continue;
      field = g_markup_printf_escaped ("<input type=hidden name=\"%s\" value=\"%s\">", parameters[i], value);
      g_string_append (page, field);
    }
}

static void
append_scopes (GString *page, const char *scopes)
{
  g_auto (GStrv) names = g_strsplit (scopes, " ", -1);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *row = g_markup_printf_escaped (
          "<label><input type=checkbox id=\"scope-%s\" name=\"grant-%s\" value=1 checked> %s</label>",
          get_short_name (names[i]), names[i], get_sentence (names[i]));

      g_string_append (page, row);
    }
}

void
standin_google_consent_page (StandIn *self, SoupServerMessage *message, GHashTable *form, const char *problem)
{
  g_autoptr (GString) page = g_string_new (HEAD FORM);
  g_autofree char *head = g_markup_printf_escaped (
      "<h1>%s, choose what Daybeat can access</h1>"
      "<p>This is not Google: a stand-in on this computer. It knows one account, of somebody who never lived.</p>"
      "<p class=problem>%s</p>"
      "<label>Account <input type=text id=account name=account value=\"%s\" autocomplete=username></label>",
      self->person->profile->full_name, problem != NULL ? problem : "", self->google->email);

  g_string_append (page, head);
  append_scopes (page, g_hash_table_lookup (form, "scope"));
  append_hidden (page, form);
  g_string_append (page, "<p><button id=allow name=decision value=allow>Continue</button>"
                         "<button id=deny name=decision value=deny>Cancel</button></p></form>");
  standin_reply_text (message, 200, HTML, page->str);
}

void
standin_google_unverified_page (SoupServerMessage *message, GHashTable *form)
{
  g_autoptr (GString) page = g_string_new (HEAD FORM "<h1>Google hasn’t verified this app</h1>"
                                                     "<p>The app is requesting access to sensitive info in your "
                                                     "Google Account. This is not Google: a stand-in.</p>");

  append_hidden (page, form);
  g_string_append (page, "<p><button id=proceed name=decision value=proceed>Continue</button>"
                         "<button id=deny name=decision value=deny>Back to safety</button></p></form>");
  standin_reply_text (message, 200, HTML, page->str);
}

void
standin_google_error_page (StandIn *self, SoupServerMessage *message, guint status, const char *error,
                           const char *text)
{
  g_autofree char *page = g_markup_printf_escaped (
      "<main><h1>Access blocked: Authorization Error</h1><p>%s</p><p>%s</p><p>Error %u: %s</p></main>",
      self->google->email, text, status, error);
  g_autofree char *full = g_strconcat (HEAD, page, NULL);

  standin_reply_text (message, status, HTML, full);
}
