/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include <math.h>

#include "daybeat-export-rows.h"

/* json-glib prints 1.75 with seventeen digits: the shortest text that reads back as the same number is asked for. */
static char *
shortest_number (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (number == rint (number) && fabs (number) < 1e15)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) number);
  for (int digits = 1; digits < 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (text, sizeof text, format, number);
      if (g_ascii_strtod (text, NULL) == number)
        return g_strdup (text);
    }
  return g_strdup (g_ascii_dtostr (text, sizeof text, number));
}

char *
daybeat_export_value (JsonNode *node)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_DOUBLE)
    return shortest_number (json_node_get_double (node));
  return json_to_string (node, FALSE);
}

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
  else
    {
      g_autofree char *value = daybeat_export_value (node);

      g_string_append (line, value);
    }
}

char *
daybeat_export_line (JsonObject *row)
{
  GString *line = g_string_new (NULL);

  append_object (line, row);
  return g_string_free_and_steal (line);
}
