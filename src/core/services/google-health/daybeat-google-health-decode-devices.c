/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-google-health"

#include "config.h"

#include <string.h>

#include "daybeat-google-health-decode-person.h"
#include "daybeat-google-health-values.h"

#define PATH "pairedDevices[]"

static char *
take_last_part (DaybeatJsonFields *fields, const char *member)
{
  g_autofree char *name = daybeat_json_take_id (fields, member);
  const char *slash = name != NULL ? strrchr (name, '/') : NULL;

  return slash != NULL && slash[1] != '\0' ? g_strdup (slash + 1) : g_steal_pointer (&name);
}

static char *
take_type (DaybeatJsonFields *fields)
{
  g_autofree char *type = daybeat_json_take_id (fields, "deviceType");

  return g_strcmp0 (type, "DEVICE_TYPE_UNSPECIFIED") != 0 ? g_steal_pointer (&type) : NULL;
}

static char *
take_features (DaybeatJsonFields *fields)
{
  JsonArray *features = daybeat_json_take_array (fields, "features");

  return features != NULL ? json_to_string (json_object_get_member (fields->object, "features"), FALSE) : NULL;
}

static int
take_percent (DaybeatJsonFields *fields)
{
  int percent = daybeat_json_take_int (fields, "batteryLevel");

  if (percent <= 100)
    return percent;
  daybeat_json_note (fields, "batteryLevel", "is out of range",
                     json_object_get_member (fields->object, "batteryLevel"));
  return DAYBEAT_ABSENT;
}

static void
decode_device (JsonObject *object, DaybeatBatch *batch)
{
  g_auto (DaybeatJsonFields) fields = { 0 };
  g_autoptr (DaybeatDevice) device = daybeat_device_new ();

  daybeat_json_fields_init (&fields, object, batch, PATH);
  device->source = batch->source;
  device->as_of = daybeat_day_today ();
  device->id = take_last_part (&fields, "name");
  device->name = daybeat_json_take_id (&fields, "deviceVersion");
  device->type = take_type (&fields);
  device->battery = daybeat_json_take_id (&fields, "batteryStatus");
  device->battery_percent = take_percent (&fields);
  device->last_sync = daybeat_json_take_instant (&fields, "lastSyncTime");
  device->hardware_address = daybeat_json_take_id (&fields, "macAddress");
  device->features = take_features (&fields);
  device->extra = daybeat_json_take_rest (&fields);
  if (device->id == NULL)
    device->id = g_strdup (device->name);
  if (device->id != NULL)
    g_ptr_array_add (batch->devices, g_steal_pointer (&device));
  else
    {
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

      daybeat_json_note (&fields, "name", "is missing: nothing tells it from others", node);
    }
}

gboolean
daybeat_google_health_decode_devices (GBytes *body, DaybeatBatch *batch, char **next_page_token, GError **error)
{
  g_autoptr (JsonNode) root = daybeat_json_parse_object (body, error);
  g_auto (DaybeatJsonFields) page = { 0 };
  JsonArray *devices;
  JsonNode *list;

  *next_page_token = NULL;
  if (root == NULL)
    return FALSE;
  list = json_object_get_member (json_node_get_object (root), "pairedDevices");
  if ((list != NULL && !JSON_NODE_HOLDS_ARRAY (list) && !JSON_NODE_HOLDS_NULL (list)) ||
      json_object_has_member (json_node_get_object (root), "error"))
    return daybeat_json_fail_shape (error);
  daybeat_json_fields_init (&page, json_node_get_object (root), batch, "page");
  devices = daybeat_json_take_array (&page, "pairedDevices");
  for (guint i = 0; devices != NULL && i < json_array_get_length (devices); i++)
    {
      JsonObject *object = daybeat_json_element_object (devices, i, batch, PATH);

      if (object != NULL)
        decode_device (object, batch);
    }
  *next_page_token = daybeat_json_take_id (&page, "nextPageToken");
  daybeat_google_health_note_rest (&page);
  return TRUE;
}

gboolean
daybeat_google_health_decode_irn_profile (GBytes *body, DaybeatBatch *batch, GError **error)
{
  g_autoptr (JsonNode) root = daybeat_json_parse_object (body, error);
  g_auto (DaybeatJsonFields) fields = { 0 };
  g_autoptr (DaybeatReading) reading = NULL;
  JsonObject *details;

  if (root == NULL)
    return FALSE;
  daybeat_json_fields_init (&fields, json_node_get_object (root), batch, "irnProfile");
  reading = daybeat_reading_new (daybeat_reading_kind_find ("irregular_rhythm_profile"));
  reading->source = batch->source;
  reading->id = g_strdup ("irregular_rhythm_profile");
  reading->time = daybeat_json_take_instant (&fields, "updateTime");
  daybeat_json_take_nothing (&fields, "name");
  details = json_object_new ();
  /* What is false is left out. */
  json_object_set_boolean_member (details, "onboarded", daybeat_json_take_flag (&fields, "onboardingStatus") == TRUE);
  json_object_set_boolean_member (details, "enrolled", daybeat_json_take_flag (&fields, "enrollmentStatus") == TRUE);
  daybeat_google_health_take_rest (&fields, details);
  reading->details = daybeat_google_health_object_to_text (details);
  g_ptr_array_add (batch->readings, g_steal_pointer (&reading));
  return TRUE;
}
