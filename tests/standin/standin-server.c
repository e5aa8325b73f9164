/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

#include "config.h"

#include <string.h>

#include "standin-private.h"

void
standin_reply_text (SoupServerMessage *message, guint status, const char *type, const char *text)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, text, strlen (text));
}

void
standin_reply_json (SoupServerMessage *message, guint status, JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);

  standin_reply_text (message, status, "application/json; charset=UTF-8", text);
}

void
standin_reply_error (SoupServerMessage *message, guint status, const char *type, const char *field, const char *text)
{
  g_autoptr (JsonObject) root = json_object_new ();
  JsonObject *error = json_object_new ();
  JsonArray *errors = json_array_new ();
  g_autoptr (JsonNode) node = NULL;

  json_object_set_string_member (error, "errorType", type);
  if (field != NULL)
    json_object_set_string_member (error, "fieldName", field);
  json_object_set_string_member (error, "message", text);
  json_array_add_object_element (errors, error);
  json_object_set_array_member (root, "errors", errors);
  json_object_set_boolean_member (root, "success", FALSE);
  node = json_node_init_object (json_node_alloc (), root);
  standin_reply_json (message, status, node);
}

GHashTable *
standin_read_form (SoupServerMessage *message, GHashTable *query)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autofree char *text = body->length > 0 ? g_strndup (body->data, (gsize) body->length) : g_strdup ("");
  GHashTable *form = soup_form_decode (text);
  GHashTableIter iter;
  gpointer name, value;

  if (query == NULL)
    return form;
  g_hash_table_iter_init (&iter, query);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_replace (form, g_strdup (name), g_strdup (value));
  return form;
}

/* The API: bearer, scope, then quota, then the answer (reference §19.3) */

static const struct
{
  const char *prefix;
  const char *resource;
  const char *scope;
} places[] = {
  { "/1/user/-/profile.json", "profile", "profile" },
  { "/1/user/-/badges.json", "badges", "profile" },
  { "/1.1/user/-/friends.json", "friends", "social" },
  { "/1.1/user/-/leaderboard/friends.json", "leaderboard", "social" },
  { "/1/user/-/devices.json", "devices", "settings" },
  { "/1.2/user/-/sleep/goal.json", "sleep-goal", "sleep" },
  { "/1.2/user/-/sleep", "sleep", "sleep" },
};

static JsonNode *
encode (StandIn *self, const char *resource, DaybeatFitbitUnits units, const char *scopes)
{
  if (g_str_equal (resource, "profile"))
    return standin_encode_profile (self, units, scopes);
  if (g_str_equal (resource, "badges"))
    return standin_encode_badges (self);
  if (g_str_equal (resource, "friends"))
    return standin_encode_friends (self);
  if (g_str_equal (resource, "leaderboard"))
    return standin_encode_leaderboard (self);
  return standin_encode_devices (self);
}

static void
answer (StandIn *self, SoupServerMessage *message, const char *resource, const char *scopes, GHashTable *query)
{
  DaybeatFitbitUnits units = daybeat_fitbit_units_from_language (
      soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Accept-Language"));
  g_autoptr (GHashTable) form = standin_read_form (message, query);
  g_autoptr (JsonNode) node = NULL;

  if (g_str_equal (resource, "profile") && g_str_equal (soup_server_message_get_method (message), SOUP_METHOD_POST))
    standin_update_profile (self, form, units);
  node = encode (self, resource, units, scopes);
  standin_distort (self, node, resource);
  standin_reply_json (message, 200, node);
}

static gboolean
has_scope (const char *scopes, const char *scope)
{
  g_auto (GStrv) names = g_strsplit (scopes, " ", -1);

  return g_strv_contains ((const char *const *) names, scope);
}

static void
serve (StandIn *self, SoupServerMessage *message, gsize place, const char *path, GHashTable *query)
{
  const char *resource = places[place].resource;
  const char *scopes;

  if (standin_fail_on_demand (self, message, resource))
    return;
  scopes = standin_check_bearer (self, message);
  if (scopes == NULL)
    return;
  if (!has_scope (scopes, places[place].scope))
    {
      standin_reply_error (message, 403, "insufficient_scope", NULL,
                           "This application does not have permission to access this data.");
      return;
    }
  if (!standin_check_quota (self, message))
    return;
  if (g_str_has_prefix (resource, "sleep"))
    standin_sleep (self, message, path + strlen ("/1.2/user/-/sleep"), query);
  else
    answer (self, message, resource, scopes, query);
}

void
standin_api (StandIn *self, SoupServerMessage *message, const char *path, GHashTable *query)
{
  self->n_requests++;
  g_hash_table_insert (self->counts, g_strdup (path),
                       GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (self->counts, path)) + 1));
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (!g_str_has_prefix (path, places[i].prefix))
        continue;
      serve (self, message, i, path, query);
      standin_set_rate_headers (self, message);
      return;
    }
  standin_reply_error (message, 404, "not_found", NULL, "The API you are requesting could not be found.");
}

static void
on_request (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  StandIn *self = user_data;

  if (g_str_equal (path, "/oauth2/authorize"))
    standin_authorize (self, message, query);
  else if (g_str_equal (path, "/oauth2/token"))
    standin_token (self, message);
  else if (g_str_equal (path, "/oauth2/revoke"))
    standin_revoke (self, message);
  else if (g_str_equal (path, "/1.1/oauth2/introspect"))
    standin_introspect (self, message);
  else if (g_str_has_prefix (path, "/pictures/"))
    standin_picture (self, message, path + strlen ("/pictures/"));
  else if (g_str_has_prefix (path, "/_standin/"))
    standin_control (self, message, path + strlen ("/_standin/"));
  else
    standin_api (self, message, path, query);
}

StandIn *
standin_new (void)
{
  StandIn *self = g_new0 (StandIn, 1);

  self->client_id = g_strdup ("23TEST");
  self->redirect_uri = g_strdup ("http://127.0.0.1:34871/callback");
  self->seed = 7;
  self->years = 3;
  self->quota = 150;
  self->token_lifetime = 28800;
  self->token_bytes = 1000;
  self->next_log_id = G_GUINT64_CONSTANT (9300000000000000001);
  self->faults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

gboolean
standin_start (StandIn *self, guint port, GError **error)
{
  g_autoptr (GSList) uris = NULL;
  g_autofree char *address = NULL;

  self->sample = daybeat_sample_new (self->seed, self->years, daybeat_day_today ());
  self->person = daybeat_sample_create_batch (self->sample, DAYBEAT_SOURCE_FITBIT);
  self->server = soup_server_new ("server-header", "ESF", NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  if (!soup_server_listen_local (self->server, port, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return FALSE;
  uris = soup_server_get_uris (self->server);
  address = g_uri_to_string (uris->data);
  self->address = g_strndup (address, strlen (address) - (g_str_has_suffix (address, "/") ? 1 : 0));
  g_slist_foreach (uris, (GFunc) (void (*) (void)) g_uri_unref, NULL);
  return TRUE;
}

void
standin_free (StandIn *self)
{
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_pointer (&self->sample, daybeat_sample_free);
  g_clear_pointer (&self->person, daybeat_batch_unref);
  g_clear_pointer (&self->codes, g_hash_table_unref);
  g_clear_pointer (&self->tokens, g_hash_table_unref);
  g_hash_table_unref (self->faults);
  g_hash_table_unref (self->counts);
  g_free (self->client_id);
  g_free (self->client_secret);
  g_free (self->redirect_uri);
  g_free (self->address);
  g_free (self->refresh_token);
  g_free (self->spent_refresh);
  g_free (self->spent_answer);
  g_free (self->granted_scopes);
  g_free (self);
}
