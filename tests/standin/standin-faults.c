/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Failing on demand: NAME[:RESOURCE][=TIMES]. Resources are those of the APIs, and token, revoke, introspect,
 * authorize. What fails in Google's own way, is in standin-google-faults.c. */

#include "config.h"

#include <string.h>

#include "standin-google-private.h"

#define HUGE_CHUNKS 100
#define HUGE_CHUNK (1024 * 1024)
#define JSON "application/json; charset=UTF-8"
#define TOO_MANY "{\"errors\":[{\"errorType\":\"system\",\"message\":\"Too Many Requests\"}]}"

static gboolean
use_up (StandIn *self, const char *key)
{
  gpointer value;
  int left;

  if (!g_hash_table_lookup_extended (self->faults, key, NULL, &value))
    return FALSE;
  left = GPOINTER_TO_INT (value);
  if (left == 0)
    return FALSE;
  if (left > 0)
    g_hash_table_insert (self->faults, g_strdup (key), GINT_TO_POINTER (left - 1));
  return TRUE;
}

gboolean
standin_fault (StandIn *self, const char *name, const char *resource)
{
  g_autofree char *special = resource != NULL ? g_strdup_printf ("%s:%s", name, resource) : NULL;

  return (special != NULL && use_up (self, special)) || use_up (self, name);
}

gboolean
standin_fault_strikes (StandIn *self, const char *name, const char *resource, gboolean only_if_meant)
{
  g_autofree char *special = g_strdup_printf ("%s:%s", name, resource);

  return use_up (self, special) || ((!only_if_meant || g_str_equal (name, "410")) && use_up (self, name));
}

static void
close_connection (SoupServerMessage *message)
{
  g_autoptr (GIOStream) connection = soup_server_message_steal_connection (message);

  g_io_stream_close (connection, NULL, NULL);
}

/* A body that promises more than it holds. */
static void
reply_cut (SoupServerMessage *message)
{
  static const char half[]
      = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
        "{\"sleep\":[{\"logId\":1,";
  g_autoptr (GIOStream) connection = soup_server_message_steal_connection (message);

  g_output_stream_write_all (g_io_stream_get_output_stream (connection), half, strlen (half), NULL, NULL,
                             NULL);
  g_io_stream_close (connection, NULL, NULL);
}

static void
reply_huge (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  g_autofree char *chunk = g_malloc (HUGE_CHUNK);

  memset (chunk, ' ', HUGE_CHUNK);
  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_set_content_type (soup_server_message_get_response_headers (message),
                                         "application/json", NULL);
  for (int i = 0; i < HUGE_CHUNKS; i++)
    soup_message_body_append (body, SOUP_MEMORY_COPY, chunk, HUGE_CHUNK);
}

static gboolean
on_slow_over (gpointer data)
{
  soup_server_message_unpause (data);
  return G_SOURCE_REMOVE;
}

static void
delay (StandIn *self, SoupServerMessage *message)
{
  soup_server_message_pause (message);
  g_timeout_add_full (G_PRIORITY_DEFAULT, (guint)self->slow_ms, on_slow_over, g_object_ref (message),
                      g_object_unref);
}

/* Answers that take the place of what was asked for, in the words of the Fitbit Web API. */
static const StandInBody own_bodies[] = {
  { "500", 500, JSON, "{\"errors\":[{\"errorType\":\"system\",\"message\":\"An error occurred\"}]}", NULL,
    NULL },
  { "403-b", 403, JSON,
    "{\"error\":{\"code\":403,\"message\":\"The caller does not have "
    "permission\",\"status\":\"PERMISSION_DENIED\"}}",
    NULL, NULL },
  { "403-privacy", 403, JSON,
    "{\"errors\":[{\"errorType\":\"authorization\",\"message\":\"hidden by privacy\"}],\"success\":false}",
    NULL, NULL },
  { "403-scope", 403, JSON,
    "{\"errors\":[{\"errorType\":\"insufficient_scope\",\"message\":\"This application does not have "
    "permission to "
    "access this data.\"}],\"success\":false}",
    NULL, NULL },
  { "422", 422, JSON,
    "{\"errors\":[{\"errorType\":\"validation\",\"fieldName\":\"Request\",\"message\":\"The number of data "
    "points "
    "queried exceeds limit.\"}]}",
    NULL, NULL },
  { "429", 429, JSON, TOO_MANY, "1", "1" },
  { "429-no-retry-after", 429, JSON, TOO_MANY, NULL, "1" },
  { "429-wrong-retry-after", 429, JSON, TOO_MANY, "3500", "1" },
  { "429-retry-after-alone", 429, JSON, TOO_MANY, "1", "none" },
  { "429-bare", 429, JSON, TOO_MANY, NULL, "none" },
  { "429-b", 429, JSON,
    "{\"error\":{\"code\":429,\"message\":\"Resource has been "
    "exhausted\",\"status\":\"RESOURCE_EXHAUSTED\"}}",
    NULL, "1" },
  { "pending", 202, JSON, "{\"meta\":{\"retryDuration\":50,\"state\":\"pending\"}}", NULL, NULL },
};

/* Those of whoever stands in front of a service, and of none in particular. */
static const StandInBody common_bodies[] = {
  { "500-html", 500, "text/html", "<html><body><h1>Server Error</h1></body></html>", NULL, NULL },
  { "502", 502, "text/html", "<html><body>Bad gateway</body></html>", NULL, NULL },
  { "503", 503, "text/html", "", NULL, NULL },
  { "503-retry-after", 503, "text/html", "", "1", NULL },
  { "504", 504, "text/html", "<html><body>Gateway timeout</body></html>", NULL, NULL },
  { "html", 200, "text/html", "<html><body>Please log in to this network</body></html>", NULL, NULL },
  { "empty", 200, JSON, "", NULL, NULL },
  { "empty-object", 200, JSON, "{}", NULL, NULL },
  { "empty-list", 200, JSON, "[]", NULL, NULL },
  { "non-json", 200, JSON, "sleep: none", NULL, NULL },
  { "410", 410, "text/plain", "Gone", NULL, NULL },
};

/* The other faults; where they strike, is where they are asked for. */
static const char *const other_faults[] = {
  "admin-policy",
  "cut",
  "drop",
  "empty-arrays",
  "extra-keys",
  "foreign-next",
  "hang",
  "huge",
  "invalid-client",
  "invalid-grant",
  "iss",
  "iss-wrong",
  "lose-refresh-answer",
  "new-refresh-token",
  "no-rate-headers",
  "no-refresh-token",
  "no-scope",
  "no-shortdata",
  "no-user-id",
  "nulls",
  "oddities",
  "opaque-token",
  "org-internal",
  "self-as-friend",
  "slow",
  "unauthorized-client",
  "unknown-level",
  "unprocessed",
  "wrong-types",
  NULL,
};

static const char *const resources[]
    = { "authorize", "badges", "devices", "friends",    "introspect", "leaderboard", "picture",
        "profile",   "revoke", "sleep",   "sleep-goal", "token",      "unknown",     NULL };

static gboolean
holds (const StandInBody *bodies, gsize n_bodies, const char *name)
{
  for (gsize i = 0; i < n_bodies; i++)
    {
      if (g_str_equal (bodies[i].fault, name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_known (const char *name)
{
  return holds (own_bodies, G_N_ELEMENTS (own_bodies), name)
         || holds (common_bodies, G_N_ELEMENTS (common_bodies), name) || g_strv_contains (other_faults, name)
         || standin_google_is_fault (name);
}

static gboolean
is_resource (const char *name)
{
  return g_strv_contains (resources, name) || standin_google_is_resource (name);
}

/* `500:sleep=2` into the table; a name nobody knows would make a test that tests nothing. */
static gboolean
add_fault (StandIn *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "=", 2);
  g_auto (GStrv) names = g_strsplit (parts[0], ":", 2);
  gint64 left = -1;

  if (!is_known (names[0]) || (names[1] != NULL && !is_resource (names[1])))
    return FALSE;
  if (parts[1] != NULL && !standin_parse_number (parts[1], 0, G_MAXINT, &left))
    return FALSE;
  g_hash_table_insert (self->faults, g_strdup (parts[0]), GINT_TO_POINTER ((int)left));
  return TRUE;
}

gboolean
standin_set_faults (StandIn *self, const char *list)
{
  g_auto (GStrv) texts = g_strsplit (list != NULL ? list : "", ",", -1);
  gboolean understood = TRUE;

  g_hash_table_remove_all (self->faults);
  for (gsize i = 0; texts[i] != NULL; i++)
    {
      if (*texts[i] != '\0')
        understood = add_fault (self, texts[i]) && understood;
    }
  return understood;
}

static void
reply_body (SoupServerMessage *message, const StandInBody *body)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (body->retry_after != NULL)
    soup_message_headers_replace (headers, "Retry-After", body->retry_after);
  if (body->reset != NULL)
    g_object_set_data (G_OBJECT (message), STANDIN_RESET, (gpointer)body->reset);
  standin_reply_text (message, body->status, body->type, body->body);
}

gboolean
standin_fail_with_body (StandIn *self, SoupServerMessage *message, const char *resource, gboolean only_if_meant,
                        const StandInBody *bodies, gsize n_bodies)
{
  for (gsize i = 0; i < n_bodies; i++)
    {
      if (!standin_fault_strikes (self, bodies[i].fault, resource, only_if_meant))
        continue;
      reply_body (message, &bodies[i]);
      return TRUE;
    }
  return FALSE;
}

gboolean
standin_fail_like_any (StandIn *self, SoupServerMessage *message, const char *resource, gboolean only_if_meant)
{
  if (standin_fail_with_body (self, message, resource, only_if_meant, common_bodies,
                              G_N_ELEMENTS (common_bodies)))
    return TRUE;
  if (standin_fault_strikes (self, "cut", resource, only_if_meant))
    reply_cut (message);
  else if (standin_fault_strikes (self, "huge", resource, only_if_meant))
    reply_huge (message);
  else if (standin_fault_strikes (self, "drop", resource, only_if_meant))
    close_connection (message);
  else if (standin_fault_strikes (self, "hang", resource, only_if_meant))
    soup_server_message_pause (message);
  else
    {
      if (standin_fault_strikes (self, "slow", resource, only_if_meant))
        delay (self, message);
      return FALSE;
    }
  return TRUE;
}

static gboolean
fail (StandIn *self, SoupServerMessage *message, const char *resource, gboolean only_if_meant)
{
  return standin_fail_with_body (self, message, resource, only_if_meant, own_bodies, G_N_ELEMENTS (own_bodies))
         || standin_fail_like_any (self, message, resource, only_if_meant);
}

gboolean
standin_fail_on_demand (StandIn *self, SoupServerMessage *message, const char *resource)
{
  return fail (self, message, resource, FALSE);
}

gboolean
standin_fail_if_meant (StandIn *self, SoupServerMessage *message, const char *resource)
{
  return fail (self, message, resource, TRUE);
}

/* Bodies of another form than agreed */

typedef struct
{
  gboolean extra;
  gboolean nulls;
  gboolean types;
  gboolean levels;
  gboolean empty;
} Distortion;

/* One or two members of every resource. */
static const char *const become_null[]
    = { "aboutMe",      "avatar",    "battery",      "earnedMessage", "efficiency", "infoCode",
        "minutesAwake", "shortName", "step-average", "updatedOn",     NULL };
static const char *const become_text[] = { "batteryLevel", "height",    "minDuration",   "minutesAsleep",
                                           "step-summary", "timeInBed", "timesAchieved", NULL };
static const char *const become_flag[] = { "clockTimeDisplayFormat", "efficiency", "shortDescription", NULL };

static void distort_node (JsonNode *node, const Distortion *how);

static void
distort_member (JsonObject *object, const char *name, const Distortion *how)
{
  JsonNode *child = json_object_get_member (object, name);

  distort_node (child, how);
  if (how->nulls && g_strv_contains (become_null, name))
    json_object_set_null_member (object, name);
  else if (how->types && g_strv_contains (become_text, name))
    {
      g_autofree char *text = json_to_string (child, FALSE);

      json_object_set_string_member (object, name, text);
    }
  else if (how->types && g_strv_contains (become_flag, name))
    json_object_set_boolean_member (object, name, TRUE);
  else if (how->levels && g_str_equal (name, "level"))
    json_object_set_string_member (object, name, "unknown");
}

static void
distort_node (JsonNode *node, const Distortion *how)
{
  g_autoptr (GList) members = NULL;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      while (how->empty && json_array_get_length (array) > 0)
        json_array_remove_element (array, json_array_get_length (array) - 1);
      for (guint i = 0; i < json_array_get_length (array); i++)
        distort_node (json_array_get_element (array, i), how);
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;

  members = json_object_get_members (json_node_get_object (node));
  for (GList *member = members; member != NULL; member = member->next)
    distort_member (json_node_get_object (node), member->data, how);
  if (how->extra)
    json_object_set_string_member (json_node_get_object (node), "somethingNew", "yes");
}

void
standin_distort (StandIn *self, JsonNode *node, const char *resource)
{
  Distortion how = {
    .extra = standin_fault (self, "extra-keys", resource),
    .nulls = standin_fault (self, "nulls", resource),
    .types = standin_fault (self, "wrong-types", resource),
    .levels = standin_fault (self, "unknown-level", resource),
    .empty = standin_fault (self, "empty-arrays", resource),
  };

  if (how.extra || how.nulls || how.types || how.levels || how.empty)
    distort_node (node, &how);
}
