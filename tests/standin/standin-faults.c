/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Failing on demand, the quota, and the control path by which tests ask for both. */

#include "config.h"

#include <string.h>

#include "standin-private.h"

#define HOUR_SECONDS 3600
#define HUGE_CHUNKS 100
#define HUGE_CHUNK (1024 * 1024)
#define SLOW_SECONDS 5

void
standin_set_faults (StandIn *self, const char *list)
{
  g_auto (GStrv) names = g_strsplit (list != NULL ? list : "", ",", -1);

  g_hash_table_remove_all (self->faults);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      char *times = strchr (names[i], '=');
      int left = times != NULL ? atoi (times + 1) : -1;

      if (times != NULL)
        *times = '\0';
      if (*names[i] != '\0')
        g_hash_table_insert (self->faults, g_strdup (names[i]), GINT_TO_POINTER (left));
    }
}

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
  static const char half[] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
                             "{\"sleep\":[{\"logId\":1,";
  g_autoptr (GIOStream) connection = soup_server_message_steal_connection (message);

  g_output_stream_write_all (g_io_stream_get_output_stream (connection), half, strlen (half), NULL, NULL, NULL);
  g_io_stream_close (connection, NULL, NULL);
}

static void
reply_huge (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  g_autofree char *chunk = g_malloc (HUGE_CHUNK);

  memset (chunk, ' ', HUGE_CHUNK);
  soup_server_message_set_status (message, 200, NULL);
  for (int i = 0; i < HUGE_CHUNKS; i++)
    soup_message_body_append (body, SOUP_MEMORY_COPY, chunk, HUGE_CHUNK);
}

static gboolean
on_slow_over (gpointer data)
{
  soup_server_message_unpause (data);
  return G_SOURCE_REMOVE;
}

static const struct
{
  const char *fault;
  guint status;
  const char *type;
  const char *body;
} bodies[] = {
  { "500", 500, "application/json", "{\"errors\":[{\"errorType\":\"system\",\"message\":\"An error occurred\"}]}" },
  { "502", 502, "text/html", "<html><body>Bad gateway</body></html>" },
  { "html", 200, "text/html", "<html><body>Please log in to this network</body></html>" },
  { "empty", 200, "application/json", "" },
  { "non-json", 200, "application/json", "sleep: none" },
  { "410", 410, "text/plain", "Gone" },
  { "403-b", 403, "application/json",
    "{\"error\":{\"code\":403,\"message\":\"The caller does not have permission\",\"status\":\"PERMISSION_DENIED\"}}" },
  { "403-privacy", 403, "application/json",
    "{\"errors\":[{\"errorType\":\"authorization\",\"message\":\"hidden by privacy\"}],\"success\":false}" },
  { "403-scope", 403, "application/json",
    "{\"errors\":[{\"errorType\":\"insufficient_scope\",\"message\":\"This application does not have permission to "
    "access this data.\"}],\"success\":false}" },
  { "422", 422, "application/json",
    "{\"errors\":[{\"errorType\":\"validation\",\"fieldName\":\"Request\",\"message\":\"exceeds limit\"}]}" },
  { "429", 429, "application/json", "{\"errors\":[{\"errorType\":\"system\",\"message\":\"Too Many Requests\"}]}" },
  { "429-no-retry-after", 429, "application/json",
    "{\"errors\":[{\"errorType\":\"system\",\"message\":\"Too Many Requests\"}]}" },
  { "pending", 202, "application/json", "{\"meta\":{\"retryDuration\":50,\"state\":\"pending\"}}" },
};

gboolean
standin_fail_on_demand (StandIn *self, SoupServerMessage *message, const char *resource)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      if (!standin_fault (self, bodies[i].fault, resource))
        continue;
      if (g_str_equal (bodies[i].fault, "429"))
        {
          soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After", "1");
          soup_message_headers_replace (soup_server_message_get_response_headers (message), "Fitbit-Rate-Limit-Reset",
                                        "1");
        }
      standin_reply_text (message, bodies[i].status, bodies[i].type, bodies[i].body);
      return TRUE;
    }
  if (standin_fault (self, "cut", resource))
    reply_cut (message);
  else if (standin_fault (self, "huge", resource))
    reply_huge (message);
  else if (standin_fault (self, "drop", resource))
    close_connection (message);
  else if (standin_fault (self, "hang", resource))
    soup_server_message_pause (message);
  else
    {
      if (standin_fault (self, "slow", resource))
        {
          soup_server_message_pause (message);
          g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, SLOW_SECONDS, on_slow_over, g_object_ref (message),
                                      g_object_unref);
        }
      return FALSE;
    }
  return TRUE;
}

/* Every object below gets a member nobody knows; every text becomes a number; … */
static void
distort_node (JsonNode *node, gboolean extra, gboolean nulls, gboolean types, gboolean levels)
{
  g_autoptr (GList) members = NULL;

  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      distort_node (json_array_get_element (json_node_get_array (node), i), extra, nulls, types, levels);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;

  members = json_object_get_members (json_node_get_object (node));
  for (GList *member = members; member != NULL; member = member->next)
    {
      JsonObject *object = json_node_get_object (node);
      JsonNode *child = json_object_get_member (object, member->data);

      distort_node (child, extra, nulls, types, levels);
      if (nulls && (g_str_equal (member->data, "efficiency") || g_str_equal (member->data, "shortName")))
        json_object_set_null_member (object, member->data);
      else if (types && g_str_equal (member->data, "minutesAsleep"))
        {
          g_autofree char *text = json_to_string (child, FALSE);

          json_object_set_string_member (object, member->data, text);
        }
      else if (types && g_str_equal (member->data, "efficiency"))
        json_object_set_boolean_member (object, member->data, TRUE);
      else if (levels && g_str_equal (member->data, "level"))
        json_object_set_string_member (object, member->data, "unknown");
    }
  if (extra)
    json_object_set_string_member (json_node_get_object (node), "somethingNew", "yes");
}

void
standin_distort (StandIn *self, JsonNode *node, const char *resource)
{
  gboolean extra = standin_fault (self, "extra-keys", resource), nulls = standin_fault (self, "nulls", resource);
  gboolean types = standin_fault (self, "wrong-types", resource);
  gboolean levels = standin_fault (self, "unknown-level", resource);

  if (extra || nulls || types || levels)
    distort_node (node, extra, nulls, types, levels);
}

/* The quota: counted per hour from the first request on */

static gint64
now_seconds (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

void
standin_set_rate_headers (StandIn *self, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *limit = g_strdup_printf ("%d", self->quota);
  g_autofree char *remaining = g_strdup_printf ("%d", MAX (0, self->quota - self->used_before));
  g_autofree char *reset = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (1, self->hour_ends - now_seconds ()));

  if (standin_fault (self, "no-rate-headers", NULL))
    return;
  soup_message_headers_replace (headers, "Fitbit-Rate-Limit-Limit", limit);
  soup_message_headers_replace (headers, "fitbit-rate-limit-remaining", remaining);
  soup_message_headers_replace (headers, "Fitbit-rate-limit-reset", reset);
}

gboolean
standin_check_quota (StandIn *self, SoupServerMessage *message)
{
  if (now_seconds () >= self->hour_ends)
    {
      self->hour_ends = now_seconds () + HOUR_SECONDS;
      self->used = 0;
    }
  self->used_before = self->used;
  self->used++;
  if (self->used <= self->quota)
    return TRUE;
  standin_reply_error (message, 429, "system", NULL, "Too Many Requests");
  return FALSE;
}

/* Control */

static void
reply_counts (StandIn *self, SoupServerMessage *message)
{
  g_autoptr (JsonObject) root = json_object_new ();
  JsonObject *requests = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  GHashTableIter iter;
  gpointer path, count;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &path, &count))
    json_object_set_int_member (requests, path, GPOINTER_TO_INT (count));
  json_object_set_int_member (root, "requests_total", self->n_requests);
  json_object_set_int_member (root, "refreshes", self->n_refreshes);
  json_object_set_int_member (root, "token_requests", self->n_token_requests);
  json_object_set_int_member (root, "violations", self->n_violations);
  json_object_set_object_member (root, "requests", requests);
  node = json_node_init_object (json_node_alloc (), root);
  standin_reply_json (message, 200, node);
}

void
standin_control (StandIn *self, SoupServerMessage *message, const char *rest)
{
  g_autoptr (GHashTable) form = standin_read_form (message, NULL);
  const char *quota = g_hash_table_lookup (form, "quota");

  if (g_str_equal (rest, "fault"))
    standin_set_faults (self, g_hash_table_lookup (form, "fault"));
  else if (g_str_equal (rest, "quota") && quota != NULL)
    {
      self->quota = atoi (quota);
      self->used = self->used_before = 0;
    }
  else if (g_str_equal (rest, "expire"))
    standin_expire_tokens (self);
  else if (g_str_equal (rest, "invalidate"))
    standin_revoke_all (self);
  else if (g_str_equal (rest, "withdraw"))
    g_ptr_array_remove_index (self->person->sleeps, self->person->sleeps->len - 1);
  else if (g_str_equal (rest, "reset-counters"))
    {
      self->n_requests = self->n_refreshes = self->n_token_requests = self->n_violations = 0;
      g_hash_table_remove_all (self->counts);
    }
  reply_counts (self, message);
}
