/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-csv.h"

#include <string.h>

#include "daybeat-export-rows.h"

/* What only some rows have stands beside what others have of the same object. */
static void
add_column (GPtrArray *columns, char *name, const char *prefix)
{
  guint position = columns->len;

  for (guint i = columns->len; *prefix != '\0' && i-- > 0;)
    {
      if (g_str_has_prefix (g_ptr_array_index (columns, i), prefix))
        {
          position = i + 1;
          break;
        }
    }
  g_ptr_array_insert (columns, (int) position, name);
}

static void
add_columns (GPtrArray *columns, JsonObject *object, const char *prefix)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *member = members; member != NULL; member = member->next)
    {
      JsonNode *node = json_object_get_member (object, member->data);
      g_autofree char *name = g_strconcat (prefix, member->data, NULL);
      g_autofree char *deeper = g_strconcat (name, "_", NULL);

      if (JSON_NODE_HOLDS_OBJECT (node))
        add_columns (columns, json_node_get_object (node), deeper);
      else if (!JSON_NODE_HOLDS_ARRAY (node) &&
               !g_ptr_array_find_with_equal_func (columns, name, g_str_equal, NULL))
        add_column (columns, g_steal_pointer (&name), prefix);
    }
}

GStrv
daybeat_csv_list_columns (GPtrArray *templates)
{
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < templates->len; i++)
    add_columns (columns, g_ptr_array_index (templates, i), "");
  g_ptr_array_add (columns, NULL);
  return (GStrv) g_ptr_array_free (columns, FALSE);
}

static void
append_cell (GString *csv, const char *text)
{
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (csv, text);
      return;
    }
  g_string_append_c (csv, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *text);
    }
  g_string_append_c (csv, '"');
}

void
daybeat_csv_append_header (GString *csv, const char *const *columns)
{
  for (gsize i = 0; columns[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      append_cell (csv, columns[i]);
    }
  g_string_append_c (csv, '\n');
}

/* `minutes_deep` is the member of that name or `deep` of `minutes`. */
static JsonNode *
find (JsonObject *row, const char *column)
{
  JsonNode *node = json_object_get_member (row, column);

  for (const char *joint = strchr (column, '_'); node == NULL && joint != NULL; joint = strchr (joint + 1, '_'))
    {
      g_autofree char *outer = g_strndup (column, (gsize) (joint - column));
      JsonNode *nested = json_object_get_member (row, outer);

      if (nested != NULL && JSON_NODE_HOLDS_OBJECT (nested))
        node = find (json_node_get_object (nested), joint + 1);
    }
  return node;
}

static void
append_value (GString *csv, JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    append_cell (csv, json_node_get_string (node));
  else
    {
      g_autofree char *text = daybeat_export_value (node);

      g_string_append (csv, text);
    }
}

void
daybeat_csv_append_row (GString *csv, const char *const *columns, JsonObject *row)
{
  for (gsize i = 0; columns[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      append_value (csv, find (row, columns[i]));
    }
  g_string_append_c (csv, '\n');
}
