/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-id-list-private.h"

#include <json-glib/json-glib.h>

char *
daybeat_id_list_new (GPtrArray *records, gsize id_offset)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, json_array_sized_new (records->len));
  for (guint i = 0; i < records->len; i++)
    json_array_add_string_element (json_node_get_array (node),
                                   *(char **) G_STRUCT_MEMBER_P (g_ptr_array_index (records, i), id_offset));
  return json_to_string (node, FALSE);
}
