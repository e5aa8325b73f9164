/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "daybeat-google-health-type.h"
#include "daybeat-test-google.h"

/* What is asked for, and the bodies that the project made, beside the service's own description of its methods and
 * schemas; skipped where that does not lie beside the project. */

typedef struct
{
  JsonNode *root;
  JsonObject *methods; /* of data points */
  JsonObject *schemas;
} Contract;

static gboolean
contract_load (Contract *contract)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "reference",
                                                 "google-health-v4-discovery.json", NULL);
  g_autofree char *text = NULL;
  JsonObject *object;
  static const char *const steps[] = { "users", "dataTypes", "dataPoints" };

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("there is no description of the service beside the project");
      return FALSE;
    }
  contract->root = json_from_string (text, NULL);
  g_assert_nonnull (contract->root);
  object = json_node_get_object (contract->root);
  contract->schemas = json_object_get_object_member (object, "schemas");
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    object = json_object_get_object_member (json_object_get_object_member (object, "resources"), steps[i]);
  contract->methods = json_object_get_object_member (object, "methods");
  return TRUE;
}

static const char *
get_method_name (const DaybeatGoogleHealthType *type)
{
  static const char *const names[] = {
    [DAYBEAT_GOOGLE_HEALTH_LIST] = "list",
    [DAYBEAT_GOOGLE_HEALTH_RECONCILE] = "reconcile",
    [DAYBEAT_GOOGLE_HEALTH_DAILY_ROLL_UP] = "dailyRollUp",
  };

  return names[type->method];
}

static JsonObject *
get_method (const Contract *contract, const DaybeatGoogleHealthType *type)
{
  return json_object_get_object_member (contract->methods, get_method_name (type));
}

static JsonObject *
get_properties (const Contract *contract, const char *schema)
{
  g_assert_true (json_object_has_member (contract->schemas, schema));
  return json_object_get_object_member (json_object_get_object_member (contract->schemas, schema), "properties");
}

/* The schema that a property is of, or that its elements are; NULL for a plain value. */
static const char *
get_reference (JsonObject *property)
{
  if (json_object_has_member (property, "items"))
    property = json_object_get_object_member (property, "items");
  return json_object_get_string_member_with_default (property, "$ref", NULL);
}

/* Every member of @object, and of what is in it, is in @schema. */
static void
assert_conforms (const Contract *contract, const char *schema, JsonNode *node)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *value;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
        assert_conforms (contract, schema, json_array_get_element (json_node_get_array (node), i));
      return;
    }
  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &member, &value))
    {
      JsonObject *properties = get_properties (contract, schema);

      g_test_message ("%s.%s", schema, member);
      g_assert_true (json_object_has_member (properties, member));
      if (get_reference (json_object_get_object_member (properties, member)) != NULL)
        assert_conforms (contract, get_reference (json_object_get_object_member (properties, member)), value);
    }
}

static void
assert_path (const DaybeatGoogleHealthType *type, const char *path, const char *flat_path)
{
  g_auto (GStrv) expected = g_strsplit (flat_path, "/", -1);
  g_auto (GStrv) found = g_strsplit (path + 1, "/", -1);

  g_assert_cmpuint (g_strv_length (found), ==, g_strv_length (expected));
  for (gsize i = 0; expected[i] != NULL; i++)
    {
      if (g_str_equal (expected[i], "{usersId}"))
        g_assert_cmpstr (found[i], ==, "me");
      else if (g_str_equal (expected[i], "{dataTypesId}"))
        g_assert_cmpstr (found[i], ==, type->path);
      else
        g_assert_cmpstr (found[i], ==, expected[i]);
    }
}

static void
assert_parameters (JsonObject *method, const char *query)
{
  JsonObject *parameters = json_object_get_object_member (method, "parameters");
  g_autoptr (GHashTable) sent = soup_form_decode (query);
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, sent);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      g_assert_true (json_object_has_member (parameters, name));
      g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (parameters, name), "location"),
                       ==, "query");
    }
}

static void
test_requests (void)
{
  Contract contract;
  gsize n;
  const DaybeatGoogleHealthType *types = daybeat_google_health_types_get (&n);

  if (!contract_load (&contract))
    return;
  for (gsize i = 0; i < n; i++)
    {
      JsonObject *method = get_method (&contract, &types[i]);
      g_autofree char *target = daybeat_google_health_dup_target (&types[i], 739000, 739001, 739001, "token");
      g_autofree char *body = daybeat_google_health_dup_body (&types[i], 739000, 739001, "token");
      char *query = strchr (target, '?');

      g_assert_cmpstr (json_object_get_string_member (method, "httpMethod"), ==, body != NULL ? "POST" : "GET");
      if (query != NULL)
        {
          assert_parameters (method, query + 1);
          *query = '\0';
        }
      assert_path (&types[i], target, json_object_get_string_member (method, "flatPath"));
      if (body != NULL)
        {
          g_autoptr (JsonNode) node = json_from_string (body, NULL);

          assert_conforms (&contract, get_reference (json_object_get_object_member (method, "request")), node);
        }
    }
  json_node_unref (contract.root);
}

static const char *
get_response (const Contract *contract, const DaybeatGoogleHealthType *type)
{
  return get_reference (json_object_get_object_member (get_method (contract, type), "response"));
}

/* The schema of a point of a page. */
static const char *
get_point (const Contract *contract, const DaybeatGoogleHealthType *type)
{
  JsonObject *properties = get_properties (contract, get_response (contract, type));
  const char *list = json_object_has_member (properties, "dataPoints") ? "dataPoints" : "rollupDataPoints";

  return get_reference (json_object_get_object_member (properties, list));
}

static char *
to_camel_case (const char *name)
{
  GString *camel = g_string_new (NULL);

  for (; *name != '\0'; name++)
    {
      if (*name == '_' && name[1] != '\0')
        g_string_append_c (camel, g_ascii_toupper (*++name));
      else
        g_string_append_c (camel, *name);
    }
  return g_string_free_and_steal (camel);
}

/* A filter names what the answers have, with underscores. */
static void
assert_member (const Contract *contract, const DaybeatGoogleHealthType *type)
{
  const char *schema = get_point (contract, type);
  g_auto (GStrv) parts = g_strsplit (type->member, ".", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *property = to_camel_case (parts[i]);
      JsonObject *properties;

      g_assert_nonnull (schema);
      properties = get_properties (contract, schema);
      g_assert_true (json_object_has_member (properties, property));
      schema = get_reference (json_object_get_object_member (properties, property));
    }
}

static void
test_types (void)
{
  Contract contract;
  gsize n;
  const DaybeatGoogleHealthType *types = daybeat_google_health_types_get (&n);

  if (!contract_load (&contract))
    return;
  for (gsize i = 0; i < n; i++)
    {
      JsonObject *properties = get_properties (&contract, get_point (&contract, &types[i]));

      g_assert_true (json_object_has_member (properties, types[i].key));
      if (types[i].member != NULL)
        assert_member (&contract, &types[i]);
    }
  json_node_unref (contract.root);
}

/* Every type of points that the service describes is asked for, by whatever method. */
static void
test_nothing_forgotten (void)
{
  static const char *const no_types[] = { "name", "dataSource", "civilStartTime", "civilEndTime", NULL };
  static const char *const schemas[] = { "DataPoint", "DailyRollupDataPoint" };
  Contract contract;
  gsize n;
  const DaybeatGoogleHealthType *types = daybeat_google_health_types_get (&n);

  if (!contract_load (&contract))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (schemas); i++)
    {
      g_autoptr (GList) keys = json_object_get_members (get_properties (&contract, schemas[i]));

      for (GList *key = keys; key != NULL; key = key->next)
        {
          gboolean found = g_strv_contains (no_types, key->data);

          for (gsize j = 0; j < n; j++)
            found |= g_str_equal (types[j].key, key->data);
          g_test_message ("%s", (const char *) key->data);
          g_assert_true (found);
        }
    }
  json_node_unref (contract.root);
}

static void
test_fixtures (void)
{
  Contract contract;
  gsize n;
  const DaybeatGoogleHealthType *types = daybeat_google_health_types_get (&n);

  if (!contract_load (&contract))
    return;
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GBytes) body = daybeat_test_google_read_fixture (types[i].id);
      gsize size;
      const char *text = g_bytes_get_data (body, &size);
      g_autofree char *copy = g_strndup (text, size);
      g_autoptr (JsonNode) node = json_from_string (copy, NULL);

      g_test_message ("%s", types[i].id);
      assert_conforms (&contract, get_response (&contract, &types[i]), node);
    }
  json_node_unref (contract.root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/real-samples/google-health/contract/requests", test_requests);
  g_test_add_func ("/real-samples/google-health/contract/types", test_types);
  g_test_add_func ("/real-samples/google-health/contract/nothing-forgotten", test_nothing_forgotten);
  g_test_add_func ("/real-samples/google-health/contract/fixtures", test_fixtures);
  return g_test_run ();
}
