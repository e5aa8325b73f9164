/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* One call to the API: bearer, scope, path and parameters, then the quota, then the answer. */

#include "config.h"

#include <string.h>

#include "standin-private.h"

typedef void (*Handler) (StandIn *self, StandInCall *call);

/* @rest ending in a slash stands for everything below it. Where a method has no handler there is no such API.
 */
static const struct
{
  const char *version;
  const char *rest;
  const char *resource;
  const char *scope;
  Handler get, post, delete;
} places[] = {
  { "1", "profile.json", "profile", "profile", standin_profile, standin_profile_update, NULL },
  { "1", "badges.json", "badges", "profile", standin_badges, NULL, NULL },
  { "1.1", "friends.json", "friends", "social", standin_friends, NULL, NULL },
  { "1.1", "leaderboard/friends.json", "leaderboard", "social", standin_leaderboard, NULL, NULL },
  { "1", "devices.json", "devices", "settings", standin_devices, NULL, NULL },
  { "1", "sleep/date/", "sleep", "sleep", standin_sleep_by_date_1_0, NULL, NULL },
  { "1.2", "sleep/date/", "sleep", "sleep", standin_sleep_by_date, NULL, NULL },
  { "1.2", "sleep/list.json", "sleep", "sleep", standin_sleep_list, NULL, NULL },
  { "1.2", "sleep/goal.json", "sleep-goal", "sleep", standin_sleep_goal, standin_sleep_set_goal, NULL },
  { "1.2", "sleep.json", "sleep", "sleep", NULL, standin_sleep_log, NULL },
  { "1.2", "sleep/", "sleep", "sleep", NULL, NULL, standin_sleep_delete },
};

/* `/1.2/user/-/sleep.json` taken apart. */
typedef struct
{
  char **parts;
  const char *user;
  const char *rest;
  int place; /* −1 where there is none */
} Target;

static int
find_place (const char *version, const char *rest)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gboolean fits = g_str_has_suffix (places[i].rest, "/") ? g_str_has_prefix (rest, places[i].rest)
                                                             : g_str_equal (rest, places[i].rest);

      if (fits && g_str_equal (version, places[i].version))
        return (int)i;
    }
  return -1;
}

static Target
take_apart (const char *path)
{
  Target target = { .parts = g_strsplit (path, "/", 5), .place = -1 };

  if (g_strv_length (target.parts) != 5 || !g_str_equal (target.parts[2], "user"))
    return target;
  target.user = target.parts[3];
  target.rest = target.parts[4];
  target.place = find_place (target.parts[1], target.rest);
  return target;
}

static Handler
get_handler (int place, const char *method)
{
  if (g_str_equal (method, SOUP_METHOD_GET))
    return places[place].get;
  if (g_str_equal (method, SOUP_METHOD_POST))
    return places[place].post;
  return g_str_equal (method, SOUP_METHOD_DELETE) ? places[place].delete : NULL;
}

void
standin_answer (StandIn *self, StandInCall *call, guint status, JsonNode *node, const char *resource)
{
  standin_distort (self, node, resource);
  standin_reply_json (call->message, status, node);
}

static void
refuse_scope (StandIn *self, SoupServerMessage *message, const char *scope)
{
  g_autofree char *text = g_strdup_printf (
      "This application does not have permission to access %s data. Visit "
      "https://dev.fitbit.com/docs/oauth2 for more information on the Fitbit Web API authorization "
      "process.",
      scope);

  standin_reply_error (message, 403, "insufficient_scope", NULL, text);
}

/* Other people: a friend's profile is there, without what is private; the rest is theirs alone. */
static void
serve_other (StandIn *self, StandInCall *call, int place, const char *user, const char *method)
{
  for (guint i = 0; i < self->person->leaderboard->len; i++)
    {
      const DaybeatLeaderboardEntry *entry = g_ptr_array_index (self->person->leaderboard, i);

      if (!g_str_equal (entry->id, user))
        continue;
      for (guint k = 0; k < self->person->friends->len; k++)
        {
          const DaybeatFriend *person = g_ptr_array_index (self->person->friends, k);

          if (g_str_equal (person->id, user) && !entry->hidden
              && g_str_equal (places[place].resource, "profile") && g_str_equal (method, SOUP_METHOD_GET))
            {
              standin_profile_of_friend (self, call, person);
              return;
            }
        }
      standin_reply_error (call->message, 403, "authorization", "n/a",
                           "The privacy settings of this user do not allow the request.");
      return;
    }
  standin_reply_error (call->message, 404, "not_found", "user-id", "The user could not be found.");
}

static void
serve (StandIn *self, StandInCall *call, const Target *target)
{
  const char *method = soup_server_message_get_method (call->message);
  Handler handler = target->place >= 0 ? get_handler (target->place, method) : NULL;
  gboolean own
      = g_strcmp0 (target->user, "-") == 0 || g_strcmp0 (target->user, self->person->profile->id) == 0;

  if (target->place >= 0 && !standin_has_scope (call->scopes, places[target->place].scope))
    refuse_scope (self, call->message, places[target->place].scope);
  else if (handler == NULL)
    standin_reply_not_found (call->message);
  else if (self->read_only && !g_str_equal (method, SOUP_METHOD_GET))
    standin_reply_error (call->message, 403, "insufficient_permissions", NULL,
                         "Read-only API client is not authorized to update resources.");
  else if (soup_server_message_get_request_body (call->message)->length > 0
           && !standin_is_form (call->message))
    standin_reply_error (call->message, 400, "invalid_request", "n/a",
                         "There was an error reading the request body.");
  else if (!own)
    serve_other (self, call, target->place, target->user, method);
  else
    handler (self, call);
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
standin_api (StandIn *self, SoupServerMessage *message, const char *path, GHashTable *query)
{
  Target target = take_apart (path);
  g_autoptr (GHashTable) form = standin_read_form (message, query);
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  StandInCall call = {
    .message = message,
    .form = form,
    .rest = target.rest,
    .units = daybeat_fitbit_units_from_language (soup_message_headers_get_one (headers, "Accept-Language")),
  };

  count (self, path);
  if (target.place >= 0 ? !standin_fail_on_demand (self, message, places[target.place].resource)
                        : !standin_fail_if_meant (self, message, "unknown"))
    {
      call.scopes = standin_check_bearer (self, message);
      if (call.scopes != NULL)
        {
          standin_count_call (self);
          serve (self, &call, &target);
        }
    }
  standin_set_rate_headers (self, message);
  g_strfreev (target.parts);
}
