/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health-values.h"

/* Amounts come as an object: a number in a fixed unit, and the unit in which it was once typed. */
static const struct
{
  const char *member;
  const char *suffix;
} amounts[] = { { "kcal", "_kcal" }, { "grams", "_g" }, { "milliliters", "_ml" } };

/* Up to here a double tells whole numbers from each other. */
#define MAX_WHOLE 9007199254740992.0

#define TYPED_UNIT "userProvidedUnit"

static char *
make_name (const char *member, const char *suffix)
{
  GString *name = g_string_new (NULL);

  for (const char *cursor = member; *cursor != '\0'; cursor++)
    {
      if (g_ascii_isupper (*cursor) && cursor != member)
        g_string_append_c (name, '_');
      g_string_append_c (name, g_ascii_tolower (*cursor));
    }
  g_string_append (name, suffix);
  return g_string_free_and_steal (name);
}

static void
add_typed_unit (JsonObject *into, const char *member, JsonNode *unit)
{
  g_autofree char *name = make_name (member, "_typed_unit");

  json_object_set_member (into, name, json_node_copy (unit));
}

/* Whether @object is an amount, which is added then. */
static gboolean
add_amount (JsonObject *into, const char *member, JsonObject *object)
{
  JsonNode *unit = json_object_get_member (object, TYPED_UNIT);

  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      JsonNode *amount = json_object_get_member (object, amounts[i].member);
      g_autofree char *name = make_name (member, amounts[i].suffix);

      if (amount == NULL || json_object_get_size (object) != (unit != NULL ? 2 : 1))
        continue;
      json_object_set_member (into, name, json_node_copy (amount));
      if (unit != NULL)
        add_typed_unit (into, member, unit);
      return TRUE;
    }
  return FALSE;
}

static JsonNode *
make_plain (JsonNode *node)
{
  JsonNode *plain = json_node_alloc ();

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_object_new ();
      JsonObjectIter iter;
      const char *member;
      JsonNode *value;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &member, &value))
        daybeat_google_health_add_plain (object, member, value);
      json_node_init_object (plain, object);
      json_object_unref (object);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_array_new ();

      for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
        json_array_add_element (array, make_plain (json_array_get_element (json_node_get_array (node), i)));
      json_node_init_array (plain, array);
      json_array_unref (array);
    }
  else
    {
      json_node_unref (plain);
      plain = json_node_copy (node);
    }
  return plain;
}

void
daybeat_google_health_add_plain (JsonObject *into, const char *member, JsonNode *node)
{
  g_autofree char *name = make_name (member, "");

  if (JSON_NODE_HOLDS_OBJECT (node) && add_amount (into, member, json_node_get_object (node)))
    return;
  json_object_set_member (into, name, make_plain (node));
}

void
daybeat_google_health_take_rest (DaybeatJsonFields *fields, JsonObject *into)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, fields->object);
  while (json_object_iter_next_ordered (&iter, &member, &value))
    {
      if (!g_hash_table_contains (fields->taken, member))
        daybeat_google_health_add_plain (into, member, value);
    }
}

void
daybeat_google_health_set_instant (JsonObject *object, const char *member, DaybeatInstant instant)
{
  g_autofree char *text = daybeat_instant_to_string (instant);

  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

void
daybeat_google_health_set_number (JsonObject *object, const char *member, double number)
{
  if (isnan (number))
    return;
  if (fabs (number) < MAX_WHOLE && number == floor (number))
    json_object_set_int_member (object, member, (gint64) number);
  else
    json_object_set_double_member (object, member, number);
}

char *
daybeat_google_health_object_to_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return json_object_get_size (object) > 0 ? json_to_string (node, FALSE) : NULL;
}
