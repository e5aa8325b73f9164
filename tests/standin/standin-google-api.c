/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Which of Google's addresses a path is, and one call to the health API up to the data: who asks, what was told to
 * fail, the quota (§3.4), whose data it is. */

#include "config.h"

#include <string.h>

#include "standin-google-private.h"

#define MINUTE_SECONDS 60
#define USERS "/v4/users/"

/* The quota */

gboolean
standin_google_check_quota (StandIn *self, SoupServerMessage *message)
{
  StandInGoogle *google = self->google;
  gint64 now = standin_now (self), left;
  const char *hint = google->retry_hint != NULL ? google->retry_hint : "none";
  g_autofree char *seconds = NULL, *delay = NULL;

  if (now >= google->minute_ends)
    {
      google->minute_ends = now + MINUTE_SECONDS;
      google->used = 0;
    }
  if (++google->used <= google->quota)
    return TRUE;
  google->n_refused++;
  left = google->minute_ends - now;
  seconds = g_strdup_printf ("%" G_GINT64_FORMAT, left);
  delay = g_strconcat (seconds, "s", NULL);
  if (g_str_equal (hint, "retry-after") || g_str_equal (hint, "both"))
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After", seconds);
  standin_google_reply_error (
      message, &(StandInGoogleError){
                   .code = 429,
                   .status = "RESOURCE_EXHAUSTED",
                   .message = "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute' of service "
                              "'health.googleapis.com' for consumer 'project_number:471300000007'.",
                   .reason = "RATE_LIMIT_EXCEEDED",
                   .domain = "googleapis.com",
                   .retry_delay = g_str_equal (hint, "retry-info") || g_str_equal (hint, "both") ? delay : NULL,
               });
  return FALSE;
}

void
standin_google_set_quota (StandIn *self, GHashTable *form)
{
  gint64 quota, seconds;

  if (!standin_parse_number (g_hash_table_lookup (form, "quota"), 0, G_MAXINT, &quota))
    return;
  self->google->quota = (int) quota;
  self->google->used = 0;
  self->google->minute_ends = 0;
  if (standin_parse_number (g_hash_table_lookup (form, "reset"), 1, MINUTE_SECONDS, &seconds))
    self->google->minute_ends = standin_now (self) + seconds;
}

/* One call */

static void
refuse_bearer (SoupServerMessage *message)
{
  standin_google_reply_error (
      message, &(StandInGoogleError){
                   .code = 401,
                   .status = "UNAUTHENTICATED",
                   .message = "Request had invalid authentication credentials. Expected OAuth 2 access token, login "
                              "cookie or other valid authentication credential. See "
                              "https://developers.google.com/identity/sign-in/web/devconsole-project.",
               });
}

/* Returns the scopes of a live token, or NULL after having answered 401. */
static const char *
check_bearer (StandIn *self, SoupServerMessage *message)
{
  const char *header =
      soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization");
  const char *token = header != NULL && g_str_has_prefix (header, "Bearer ") ? header + strlen ("Bearer ") : NULL;
  const char *scopes = NULL;

  if (standin_google_look_up (self, token, FALSE, &scopes, NULL) == STANDIN_GOOGLE_LIVE)
    return scopes;
  refuse_bearer (message);
  return NULL;
}

/* What faults call the place: a type of data, or what stands behind the user. */
static char *
name_resource (const char *rest)
{
  static const struct
  {
    const char *rest;
    const char *name;
  } places[] = {
    { "identity", "identity" }, { "irnProfile", "irn-profile" }, { "pairedDevices", "paired-devices" },
    { "profile", "profile" },   { "settings", "settings" },
  };
  g_auto (GStrv) parts = g_strsplit (rest, "/", -1);

  if (g_str_has_suffix (rest, ":exportExerciseTcx"))
    return g_strdup ("tcx");
  if (g_str_equal (parts[0], "dataTypes") && parts[1] != NULL && standin_google_is_type (parts[1]))
    return g_strdup (parts[1]);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (g_str_equal (parts[0], places[i].rest))
        return g_strdup (places[i].name);
    }
  return g_strdup ("unknown");
}

/* A viewer has no business with writing, and no scope for it. */
static gboolean
only_reads (StandIn *self, SoupServerMessage *message, const char *rest)
{
  const char *method = soup_server_message_get_method (message);
  gboolean rolls_up = g_str_has_suffix (rest, ":rollUp") || g_str_has_suffix (rest, ":dailyRollUp");

  if (g_str_equal (method, rolls_up ? SOUP_METHOD_POST : SOUP_METHOD_GET))
    return TRUE;
  self->n_violations++;
  if (rolls_up || g_str_equal (method, SOUP_METHOD_PUT))
    standin_google_reply_html_not_found (message);
  else
    standin_google_check_scope (message, "", "profile.writeonly");
  return FALSE;
}

static gboolean
is_own (StandIn *self, SoupServerMessage *message, const char *user)
{
  if (g_str_equal (user, "me") || g_str_equal (user, self->google->user_id))
    return TRUE;
  self->n_violations++;
  standin_google_reply_error (message, &(StandInGoogleError){
                                           .code = 403,
                                           .status = "PERMISSION_DENIED",
                                           .message = "The caller does not have permission",
                                           .reason = "RESOURCE_PERMISSION_DENIED",
                                       });
  return FALSE;
}

static void
count (StandIn *self, const char *path)
{
  char *readable = g_utf8_make_valid (path, -1);
  int before = GPOINTER_TO_INT (g_hash_table_lookup (self->counts, readable));

  self->n_requests++;
  g_hash_table_replace (self->counts, readable, GINT_TO_POINTER (before + 1));
}

void
standin_google_api (StandIn *self, SoupServerMessage *message, const char *path, GHashTable *query)
{
  g_auto (GStrv) parts = g_strsplit (path + strlen (USERS), "/", 2);
  const char *scopes;
  g_autofree char *resource = NULL;

  count (self, path);
  if (g_strv_length (parts) != 2)
    {
      self->n_violations++;
      standin_google_reply_html_not_found (message);
      return;
    }
  resource = name_resource (parts[1]);
  scopes = check_bearer (self, message);
  if (scopes != NULL && !standin_google_fail_on_demand (self, message, resource) &&
      standin_google_check_quota (self, message) && is_own (self, message, parts[0]) &&
      only_reads (self, message, parts[1]))
    standin_google_data (self, message, parts[1], query, scopes);
}

/* Addresses */

static gboolean
serve_post (StandIn *self, SoupServerMessage *message, void (*serve) (StandIn *self, SoupServerMessage *message))
{
  if (g_str_equal (soup_server_message_get_method (message), SOUP_METHOD_POST))
    serve (self, message);
  else
    {
      self->n_violations++;
      standin_google_reply_html_not_found (message);
    }
  return TRUE;
}

gboolean
standin_google_serve (StandIn *self, SoupServerMessage *message, const char *path, GHashTable *query)
{
  if (g_str_equal (path, "/token"))
    return serve_post (self, message, standin_google_token);
  if (g_str_equal (path, "/revoke"))
    return serve_post (self, message, standin_google_revoke);
  if (g_str_equal (path, "/o/oauth2/v2/auth"))
    standin_google_authorize (self, message, query);
  else if (g_str_equal (path, "/v1/userinfo"))
    standin_google_userinfo (self, message);
  else if (g_str_has_prefix (path, USERS))
    standin_google_api (self, message, path, query);
  else if (g_str_has_prefix (path, "/v4") || g_str_has_prefix (path, "/o/oauth2/"))
    {
      self->n_violations++;
      standin_google_reply_html_not_found (message);
    }
  else
    return FALSE;
  return TRUE;
}
