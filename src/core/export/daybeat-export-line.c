/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export-rows.h"
#include "daybeat-export-values-private.h"

static void append_node (GString *line, JsonNode *node);

static void
append_text (GString *line, const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);
  g_autofree char *json = json_to_string (node, FALSE);

  g_string_append (line, json);
}

static void
append_object (GString *line, JsonObject *object)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;
  gboolean first = TRUE;

  g_string_append_c (line, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    {
      if (!first)
        g_string_append_c (line, ',');
      first = FALSE;
      append_text (line, member);
      g_string_append_c (line, ':');
      append_node (line, node);
    }
  g_string_append_c (line, '}');
}

static void
append_array (GString *line, JsonArray *array)
{
  g_string_append_c (line, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (line, ',');
      append_node (line, json_array_get_element (array, i));
    }
  g_string_append_c (line, ']');
}

static void
append_node (GString *line, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    append_object (line, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    append_array (line, json_node_get_array (node));
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_DOUBLE)
    _daybeat_export_append_number (line, json_node_get_double (node));
  else
    {
      g_autofree char *value = json_to_string (node, FALSE);

      g_string_append (line, value);
    }
}

char *
daybeat_export_value (JsonNode *node)
{
  GString *text = g_string_new (NULL);

  append_node (text, node);
  return g_string_free_and_steal (text);
}

char *
daybeat_export_line (JsonObject *row)
{
  GString *line = g_string_new (NULL);

  append_object (line, row);
  return g_string_free_and_steal (line);
}
