/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-csv.h"

#include <string.h>

#include "daybeat-export-rows.h"

typedef struct
{
  char *name;
  GPtrArray *path;            /* members from the row to the list */
  DaybeatCsvColumns *columns; /* of its elements */
} List;

typedef struct
{
  char *name;
  GPtrArray *path; /* members from the row to the value; empty for an element that is itself the value */
} Column;

struct _DaybeatCsvColumns
{
  GPtrArray *columns; /* Column */
  GPtrArray *lists;   /* List; NULL for columns of a list: what lies deeper is JSON in a cell */
  GHashTable *known;  /* names of both */
};

static void
list_free (gpointer data)
{
  List *list = data;

  g_free (list->name);
  g_ptr_array_unref (list->path);
  daybeat_csv_columns_free (list->columns);
  g_free (list);
}

static void
column_free (gpointer data)
{
  Column *column = data;

  g_free (column->name);
  g_ptr_array_unref (column->path);
  g_free (column);
}

static DaybeatCsvColumns *
new_columns (gboolean with_lists)
{
  DaybeatCsvColumns *self = g_new0 (DaybeatCsvColumns, 1);

  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->lists = with_lists ? g_ptr_array_new_with_free_func (list_free) : NULL;
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

DaybeatCsvColumns *
daybeat_csv_columns_new (void)
{
  return new_columns (TRUE);
}

void
daybeat_csv_columns_free (DaybeatCsvColumns *self)
{
  g_ptr_array_unref (self->columns);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_hash_table_unref (self->known);
  g_free (self);
}

/* Learning */

static GPtrArray *
copy_path (const GPtrArray *path)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < path->len; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (path, i)));
  return copy;
}

static char *
join_path (const GPtrArray *path)
{
  GString *name = g_string_new (path->len == 0 ? "value" : NULL);

  for (guint i = 0; i < path->len; i++)
    g_string_append_printf (name, "%s%s", i > 0 ? "_" : "", (const char *) g_ptr_array_index (path, i));
  return g_string_free_and_steal (name);
}

static gboolean
share_members (const Column *column, const GPtrArray *path, guint n_members)
{
  if (column->path->len <= n_members)
    return FALSE;
  for (guint i = 0; i < n_members; i++)
    {
      if (!g_str_equal (g_ptr_array_index (column->path, i), g_ptr_array_index (path, i)))
        return FALSE;
    }
  return TRUE;
}

/* What only some rows have of a nested object stands beside what others have of it. */
static guint
find_position (DaybeatCsvColumns *self, const GPtrArray *path)
{
  for (guint n_members = path->len; n_members-- > 1;)
    {
      for (guint i = self->columns->len; i-- > 0;)
        {
          if (share_members (g_ptr_array_index (self->columns, i), path, n_members))
            return i + 1;
        }
    }
  return self->columns->len;
}

static void
learn_column (DaybeatCsvColumns *self, const GPtrArray *path)
{
  g_autofree char *name = join_path (path);
  Column *column;

  if (!g_hash_table_add (self->known, g_strdup (name)))
    return;
  column = g_new0 (Column, 1);
  column->name = g_steal_pointer (&name);
  column->path = copy_path (path);
  g_ptr_array_insert (self->columns, (int) find_position (self, path), column);
}

static List *
find_list (DaybeatCsvColumns *self, const GPtrArray *path)
{
  g_autofree char *name = join_path (path);
  List *list;

  for (guint i = 0; i < self->lists->len; i++)
    {
      list = g_ptr_array_index (self->lists, i);
      if (g_str_equal (list->name, name))
        return list;
    }
  list = g_new0 (List, 1);
  list->name = g_steal_pointer (&name);
  list->path = copy_path (path);
  list->columns = new_columns (FALSE);
  g_ptr_array_add (self->lists, list);
  return list;
}

static void learn_node (DaybeatCsvColumns *self, JsonNode *node, GPtrArray *path);

static void
learn_object (DaybeatCsvColumns *self, JsonObject *object, GPtrArray *path)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    {
      g_ptr_array_add (path, g_strdup (member));
      learn_node (self, node, path);
      g_ptr_array_set_size (path, (int) path->len - 1);
    }
}

static void
learn_list (DaybeatCsvColumns *self, JsonArray *array, GPtrArray *path)
{
  List *list = find_list (self, path);
  g_autoptr (GPtrArray) root = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < json_array_get_length (array); i++)
    learn_node (list->columns, json_array_get_element (array, i), root);
}

static void
learn_node (DaybeatCsvColumns *self, JsonNode *node, GPtrArray *path)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    learn_object (self, json_node_get_object (node), path);
  else if (JSON_NODE_HOLDS_ARRAY (node) && self->lists != NULL)
    learn_list (self, json_node_get_array (node), path);
  else
    learn_column (self, path);
}

void
daybeat_csv_columns_learn (DaybeatCsvColumns *self, JsonObject *row)
{
  g_autoptr (GPtrArray) root = g_ptr_array_new_with_free_func (g_free);

  learn_object (self, row, root);
}

guint
daybeat_csv_columns_get_n_lists (const DaybeatCsvColumns *self)
{
  return self->lists->len;
}

const char *
daybeat_csv_columns_get_list_name (const DaybeatCsvColumns *self, guint list)
{
  return ((List *) g_ptr_array_index (self->lists, list))->name;
}

/* Writing */

void
daybeat_csv_append_cell (GString *csv, const char *text)
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

static JsonNode *
follow (JsonNode *node, const GPtrArray *path)
{
  for (guint i = 0; i < path->len && node != NULL; i++)
    node = JSON_NODE_HOLDS_OBJECT (node)
               ? json_object_get_member (json_node_get_object (node), g_ptr_array_index (path, i))
               : NULL;
  return node;
}

static void
append_value (GString *csv, JsonNode *node, gboolean with_lists)
{
  g_autofree char *text = NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node) || JSON_NODE_HOLDS_OBJECT (node) ||
      (JSON_NODE_HOLDS_ARRAY (node) && !with_lists))
    return;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      daybeat_csv_append_cell (csv, json_node_get_string (node));
      return;
    }
  text = daybeat_export_value (node);
  daybeat_csv_append_cell (csv, text);
}

static void
append_values (GString *csv, const DaybeatCsvColumns *columns, JsonNode *node)
{
  for (guint i = 0; i < columns->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      append_value (csv, follow (node, ((Column *) g_ptr_array_index (columns->columns, i))->path),
                    columns->lists == NULL);
    }
  g_string_append_c (csv, '\n');
}

void
daybeat_csv_append_header (GString *csv, const DaybeatCsvColumns *columns)
{
  for (guint i = 0; i < columns->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      daybeat_csv_append_cell (csv, ((Column *) g_ptr_array_index (columns->columns, i))->name);
    }
  g_string_append_c (csv, '\n');
}

void
daybeat_csv_append_row (GString *csv, const DaybeatCsvColumns *columns, JsonObject *row)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), row);

  append_values (csv, columns, node);
}

void
daybeat_csv_append_list_header (GString *csv, const DaybeatCsvColumns *columns, guint list)
{
  g_string_append (csv, "id,");
  daybeat_csv_append_header (csv, ((List *) g_ptr_array_index (columns->lists, list))->columns);
}

/* Rows of a few families have no id: then their time is the key. */
static JsonNode *
get_key (JsonObject *row)
{
  return json_object_get_member (row, json_object_has_member (row, "id") ? "id" : "time");
}

void
daybeat_csv_append_list_rows (GString *csv, const DaybeatCsvColumns *columns, guint list, JsonObject *row)
{
  const List *self = g_ptr_array_index (columns->lists, list);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), row);
  JsonNode *found = follow (node, self->path);
  JsonArray *array = found != NULL && JSON_NODE_HOLDS_ARRAY (found) ? json_node_get_array (found) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      append_value (csv, get_key (row), FALSE);
      g_string_append_c (csv, ',');
      append_values (csv, self->columns, json_array_get_element (array, i));
    }
}
