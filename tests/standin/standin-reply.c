/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* Answers and what is read from a request: error bodies, forms, days, numbers (§4). */

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
  g_autoptr (GRegex) ids = g_regex_new ("\"logId\":\"" STANDIN_UINT64 "([0-9]+)\"", G_REGEX_DEFAULT,
                                        G_REGEX_MATCH_DEFAULT, NULL);
  g_autofree char *written = json_to_string (node, FALSE);
  g_autofree char *text = g_regex_replace (ids, written, -1, 0, "\"logId\":\\1", G_REGEX_MATCH_DEFAULT, NULL);

  standin_reply_text (message, status, "application/json; charset=UTF-8", text);
}

void
standin_reply_error (SoupServerMessage *message, guint status, const char *type, const char *field,
                     const char *text)
{
  g_autoptr (JsonObject) root = json_object_new ();
  JsonObject *error = json_object_new ();
  JsonArray *errors = json_array_new ();
  g_autoptr (JsonNode) node = NULL;
  /* It may quote what a client has sent. */
  g_autofree char *readable = g_utf8_make_valid (text, -1);

  json_object_set_string_member (error, "errorType", type);
  if (field != NULL)
    json_object_set_string_member (error, "fieldName", field);
  json_object_set_string_member (error, "message", readable);
  json_array_add_object_element (errors, error);
  json_object_set_array_member (root, "errors", errors);
  json_object_set_boolean_member (root, "success", FALSE);
  node = standin_wrap (root);
  standin_reply_json (message, status, node);
}

void
standin_reply_not_found (SoupServerMessage *message)
{
  standin_reply_error (message, 404, "not_found", "n/a", "The API you are requesting could not be found.");
}

void
standin_reply_invalid (StandIn *self, SoupServerMessage *message, const char *field, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->n_violations++;
  standin_reply_error (message, 400, "validation", field, text);
}

/* libsoup's tables keep name and value in one piece of memory, so they cannot be added to. */
static void
copy_into (GHashTable *form, GHashTable *other)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, other);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_replace (form, g_utf8_make_valid (name, -1), g_utf8_make_valid (value, -1));
}

GHashTable *
standin_read_form (SoupServerMessage *message, GHashTable *query)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autofree char *text = body->length > 0 ? g_strndup (body->data, (gsize)body->length) : g_strdup ("");
  g_autoptr (GHashTable) sent = soup_form_decode (text);
  GHashTable *form = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  copy_into (form, sent);
  if (query != NULL)
    copy_into (form, query);
  return form;
}

gboolean
standin_is_form (SoupServerMessage *message)
{
  const char *type
      = soup_message_headers_get_content_type (soup_server_message_get_request_headers (message), NULL);

  return type != NULL && g_ascii_strcasecmp (type, "application/x-www-form-urlencoded") == 0;
}

gboolean
standin_has_scope (const char *scopes, const char *scope)
{
  g_auto (GStrv) names = g_strsplit (scopes, " ", -1);

  return g_strv_contains ((const char *const *)names, scope);
}

DaybeatDay
standin_parse_day (const char *text, gboolean allow_today)
{
  if (allow_today && g_strcmp0 (text, "today") == 0)
    return daybeat_day_today ();
  return text != NULL && strlen (text) == strlen ("YYYY-MM-DD") ? daybeat_day_parse (text) : DAYBEAT_DAY_NONE;
}

gboolean
standin_parse_number (const char *text, gint64 low, gint64 high, gint64 *number)
{
  return text != NULL && g_ascii_string_to_signed (text, 10, low, high, number, NULL);
}

/* Members of JSON objects as the API writes them */

JsonNode *
standin_wrap (JsonObject *object)
{
  return json_node_init_object (json_node_alloc (), object);
}

void
standin_set_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

void
standin_set_day (JsonObject *object, const char *member, DaybeatDay day)
{
  g_autofree char *text = day != DAYBEAT_DAY_NONE ? daybeat_day_to_string (day) : g_strdup ("");

  json_object_set_string_member (object, member, text);
}

/* Local time without a zone, always with milliseconds. */
void
standin_set_wall (JsonObject *object, const char *member, gint64 wall_ms)
{
  DaybeatInstant instant = { .wall_ms = wall_ms / 1000 * 1000 };
  g_autofree char *text = daybeat_instant_to_string (instant);
  g_autofree char *full = g_strconcat (text, ".000", NULL);

  json_object_set_string_member (object, member, full);
}

/* The few times that come in UTC. */
void
standin_set_utc (JsonObject *object, const char *member, DaybeatInstant instant)
{
  gint64 ms = daybeat_instant_get_utc (instant);
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (ms / 1000);
  g_autofree char *seconds = g_date_time_format (moment, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *full = g_strdup_printf ("%s.%03dZ", seconds, (int)(ms % 1000));

  json_object_set_string_member (object, member, full);
}
