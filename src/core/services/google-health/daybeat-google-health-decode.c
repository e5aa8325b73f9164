/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include "daybeat-google-health-decode-private.h"

#include <string.h>

#include "daybeat-google-health-values.h"

void
_daybeat_google_health_note_point (DaybeatGoogleHealthPoint *point, const char *member, const char *reason)
{
  daybeat_json_note (&point->fields, member, reason, point->node);
}

static void
decode_point (const DaybeatGoogleHealthType *type, JsonNode *node, DaybeatBatch *batch, const char *path,
              DaybeatGoogleHealthPointFunc func, gpointer data)
{
  JsonObject *object = json_node_get_object (node);
  DaybeatGoogleHealthPoint point = { .type = type, .batch = batch, .node = node, .data = data };
  JsonObject *value;

  daybeat_json_fields_init (&point.envelope, object, batch, path);
  value = daybeat_json_take_object (&point.envelope, type->key);
  if (value != NULL)
    {
      daybeat_json_fields_init (&point.fields, value, batch, path);
      func (&point);
      daybeat_json_fields_clear (&point.fields);
    }
  else
    daybeat_json_note (&point.envelope, type->key, "is missing", node);
  daybeat_json_fields_clear (&point.envelope);
}

static void
decode_list (const DaybeatGoogleHealthType *type, JsonArray *points, DaybeatBatch *batch,
             DaybeatGoogleHealthPointFunc func, gpointer data)
{
  g_autofree char *path = g_strconcat (type->key, "[]", NULL);

  for (guint i = 0; points != NULL && i < json_array_get_length (points); i++)
    {
      if (daybeat_json_element_object (points, i, batch, path) != NULL)
        decode_point (type, json_array_get_element (points, i), batch, path, func, data);
    }
}

gboolean
_daybeat_google_health_decode_points (const DaybeatGoogleHealthType *type, GBytes *body, DaybeatBatch *batch,
                                      DaybeatGoogleHealthPointFunc func, gpointer data, char **next_page_token,
                                      GError **error)
{
  const char *list = type->method == DAYBEAT_GOOGLE_HEALTH_DAILY_ROLL_UP ? "rollupDataPoints" : "dataPoints";
  g_autoptr (JsonNode) root = daybeat_json_parse_object (body, error);
  g_auto (DaybeatJsonFields) page = { 0 };
  JsonNode *node;

  if (root == NULL)
    return FALSE;
  node = json_object_get_member (json_node_get_object (root), list);
  if (node != NULL && !JSON_NODE_HOLDS_ARRAY (node) && !JSON_NODE_HOLDS_NULL (node))
    return daybeat_json_fail_shape (error);
  if (json_object_has_member (json_node_get_object (root), "error"))
    return daybeat_json_fail_shape (error);

  daybeat_json_fields_init (&page, json_node_get_object (root), batch, "page");
  decode_list (type, daybeat_json_take_array (&page, list), batch, func, data);
  *next_page_token = daybeat_json_take_id (&page, "nextPageToken");
  daybeat_google_health_note_rest (&page);
  return TRUE;
}

static void
take_device (DaybeatJsonFields *source, DaybeatGoogleHealthOrigin *origin)
{
  JsonObject *device = daybeat_json_take_object (source, "device");
  g_auto (DaybeatJsonFields) fields = { 0 };

  if (device == NULL)
    return;
  daybeat_json_fields_init (&fields, device, source->batch, source->path);
  origin->device = daybeat_json_take_id (&fields, "displayName");
  daybeat_google_health_take_rest (&fields, origin->details);
}

void
_daybeat_google_health_take_origin (DaybeatGoogleHealthPoint *point, DaybeatGoogleHealthOrigin *origin)
{
  g_autofree char *name = daybeat_json_take_id (&point->envelope, "name");
  g_autofree char *other_name = daybeat_json_take_id (&point->envelope, "dataPointName");
  JsonObject *source = daybeat_json_take_object (&point->envelope, "dataSource");
  g_auto (DaybeatJsonFields) fields = { 0 };
  const char *slash;

  if (name == NULL)
    name = g_steal_pointer (&other_name);
  slash = name != NULL ? strrchr (name, '/') : NULL;
  origin->id = slash != NULL && slash[1] != '\0' ? g_strdup (slash + 1) : g_strdup (name);
  origin->details = json_object_new ();
  if (source == NULL)
    return;
  daybeat_json_fields_init (&fields, source, point->batch, point->envelope.path);
  origin->method = daybeat_json_take_text (&fields, "recordingMethod");
  if (origin->method != NULL)
    json_object_set_string_member (origin->details, "recording_method", origin->method);
  take_device (&fields, origin);
  daybeat_google_health_take_rest (&fields, origin->details);
}

void
_daybeat_google_health_origin_clear (DaybeatGoogleHealthOrigin *origin)
{
  g_clear_pointer (&origin->id, g_free);
  g_clear_pointer (&origin->device, g_free);
  g_clear_pointer (&origin->method, g_free);
  g_clear_pointer (&origin->details, json_object_unref);
}

char *
_daybeat_google_health_origin_dup_log_type (const DaybeatGoogleHealthOrigin *origin)
{
  if (g_strcmp0 (origin->method, "DERIVED") == 0 || g_strcmp0 (origin->method, "PASSIVELY_MEASURED") == 0)
    return g_strdup ("auto_detected");
  if (g_strcmp0 (origin->method, "ACTIVELY_MEASURED") == 0)
    return g_strdup ("tracker");
  return origin->method != NULL ? g_ascii_strdown (origin->method, -1) : NULL;
}

gboolean
daybeat_google_health_decode (const DaybeatGoogleHealthType *type, GBytes *body, DaybeatBatch *batch,
                              char **next_page_token, GError **error)
{
  g_return_val_if_fail (type != NULL && batch != NULL && next_page_token != NULL, FALSE);

  *next_page_token = NULL;
  return type->decode (type, body, batch, next_page_token, error);
}
