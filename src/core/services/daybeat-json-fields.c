/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-services"

#include "config.h"

#include "daybeat-json-fields.h"

#include <errno.h>

void
daybeat_json_fields_init (DaybeatJsonFields *self, JsonObject *object, DaybeatBatch *batch, const char *path)
{
  self->object = object;
  self->batch = batch;
  self->path = path;
  self->taken = g_hash_table_new (g_str_hash, g_str_equal);
}

void
daybeat_json_fields_clear (DaybeatJsonFields *self)
{
  g_clear_pointer (&self->taken, g_hash_table_unref);
}

void
daybeat_json_note (DaybeatJsonFields *self, const char *member, const char *reason, JsonNode *node)
{
  g_autofree char *path =
      *self->path != '\0' ? g_strdup_printf ("%s.%s", self->path, member) : g_strdup (member);
  g_autofree char *original = node != NULL ? json_to_string (node, FALSE) : NULL;

  daybeat_batch_add_finding (self->batch, path, reason, original);
}

/* The member, marked as taken; NULL where it is missing or null. */
static JsonNode *
take (DaybeatJsonFields *self, const char *member)
{
  JsonNode *node = json_object_get_member (self->object, member);

  g_hash_table_add (self->taken, (gpointer) member);
  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

static void
note_type (DaybeatJsonFields *self, const char *member, JsonNode *node)
{
  daybeat_json_note (self, member, "is not of the documented type", node);
}

static gboolean
is_whole (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64;
}

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static char *
number_to_text (JsonNode *node)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (is_whole (node))
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_DOUBLE)
    return g_strdup (g_ascii_dtostr (text, sizeof text, json_node_get_double (node)));
  return NULL;
}

char *
daybeat_json_take_text (DaybeatJsonFields *self, const char *member)
{
  JsonNode *node = take (self, member);
  char *text;

  if (node == NULL)
    return NULL;
  text = is_text (node) ? json_node_dup_string (node) : number_to_text (node);
  if (text == NULL)
    note_type (self, member, node);
  return text;
}

char *
daybeat_json_take_id (DaybeatJsonFields *self, const char *member)
{
  g_autofree char *id = daybeat_json_take_text (self, member);

  /* An empty one would make one record of all that have it. */
  return id != NULL && *id != '\0' ? g_steal_pointer (&id) : NULL;
}

static gboolean
read_number (JsonNode *node, double *number)
{
  const char *text;
  char *end;

  if (JSON_NODE_HOLDS_VALUE (node) && (is_whole (node) || json_node_get_value_type (node) == G_TYPE_DOUBLE))
    {
      *number = json_node_get_double (node);
      return isfinite (*number);
    }
  if (!is_text (node))
    return FALSE;
  text = json_node_get_string (node);
  errno = 0;
  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && errno == 0 && isfinite (*number);
}

double
daybeat_json_take_number (DaybeatJsonFields *self, const char *member)
{
  JsonNode *node = take (self, member);
  double number;

  if (node == NULL)
    return DAYBEAT_ABSENT_NUMBER;
  if (read_number (node, &number))
    return number;
  note_type (self, member, node);
  return DAYBEAT_ABSENT_NUMBER;
}

gint64
daybeat_json_take_count (DaybeatJsonFields *self, const char *member)
{
  JsonNode *node = take (self, member);
  double number;

  if (node == NULL)
    return DAYBEAT_ABSENT;
  if (!read_number (node, &number))
    {
      note_type (self, member, node);
      return DAYBEAT_ABSENT;
    }
  if (number < 0 || number >= 9.2e18)
    {
      daybeat_json_note (self, member, "is out of range", node);
      return DAYBEAT_ABSENT;
    }
  return is_whole (node) ? json_node_get_int (node) : (gint64) (number + 0.5);
}

int
daybeat_json_take_int (DaybeatJsonFields *self, const char *member)
{
  gint64 count = daybeat_json_take_count (self, member);

  if (count <= G_MAXINT)
    return (int) count;
  daybeat_json_note (self, member, "is out of range", json_object_get_member (self->object, member));
  return DAYBEAT_ABSENT;
}

int
daybeat_json_take_flag (DaybeatJsonFields *self, const char *member)
{
  JsonNode *node = take (self, member);
  double number;

  if (node == NULL)
    return DAYBEAT_ABSENT;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  if (is_text (node) && g_ascii_strcasecmp (json_node_get_string (node), "true") == 0)
    return TRUE;
  if (is_text (node) && g_ascii_strcasecmp (json_node_get_string (node), "false") == 0)
    return FALSE;
  if (read_number (node, &number) && (number == 0 || number == 1))
    return number == 1;
  note_type (self, member, node);
  return DAYBEAT_ABSENT;
}

DaybeatDay
daybeat_json_take_day (DaybeatJsonFields *self, const char *member)
{
  JsonNode *node = take (self, member);
  const char *text = node != NULL && is_text (node) ? json_node_get_string (node) : NULL;
  DaybeatDay day = daybeat_day_parse (text);

  /* Who gave no date of birth has an empty one. */
  if (node != NULL && day == DAYBEAT_DAY_NONE && g_strcmp0 (text, "") != 0)
    daybeat_json_note (self, member, "is not a date", node);
  return day;
}

DaybeatInstant
daybeat_json_take_instant (DaybeatJsonFields *self, const char *member)
{
  JsonNode *node = take (self, member);
  DaybeatInstant instant = DAYBEAT_INSTANT_NONE;

  if (node != NULL && (!is_text (node) || !daybeat_instant_parse (json_node_get_string (node), &instant)))
    daybeat_json_note (self, member, "is not a time", node);
  return instant;
}

int
daybeat_json_take_minute_of_day (DaybeatJsonFields *self, const char *member)
{
  JsonNode *node = take (self, member);
  g_autofree char *stamp = NULL;
  DaybeatInstant instant;

  if (node == NULL)
    return DAYBEAT_ABSENT;
  stamp = is_text (node) ? g_strconcat ("2000-01-01T", json_node_get_string (node), NULL) : NULL;
  if (daybeat_instant_parse (stamp, &instant))
    return daybeat_instant_get_minute_of_day (instant);
  daybeat_json_note (self, member, "is not a time of day", node);
  return DAYBEAT_ABSENT;
}

JsonObject *
daybeat_json_take_object (DaybeatJsonFields *self, const char *member)
{
  JsonNode *node = take (self, member);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  if (node != NULL)
    note_type (self, member, node);
  return NULL;
}

JsonArray *
daybeat_json_take_array (DaybeatJsonFields *self, const char *member)
{
  JsonNode *node = take (self, member);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  if (node != NULL)
    note_type (self, member, node);
  return NULL;
}

void
daybeat_json_take_nothing (DaybeatJsonFields *self, const char *member)
{
  g_hash_table_add (self->taken, (gpointer) member);
}

char *
daybeat_json_take_rest (DaybeatJsonFields *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *rest = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *value;

  json_node_take_object (node, rest);
  json_object_iter_init (&iter, self->object);
  while (json_object_iter_next (&iter, &member, &value))
    {
      if (!g_hash_table_contains (self->taken, member))
        json_object_set_member (rest, member, json_node_copy (value));
    }
  return json_object_get_size (rest) > 0 ? json_to_string (node, FALSE) : NULL;
}

JsonObject *
daybeat_json_element_object (JsonArray *array, guint index, DaybeatBatch *batch, const char *path)
{
  JsonNode *node = json_array_get_element (array, index);
  g_autofree char *original = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  original = json_to_string (node, FALSE);
  daybeat_batch_add_finding (batch, path, "is not an object", original);
  return NULL;
}
