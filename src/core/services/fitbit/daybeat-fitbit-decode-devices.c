/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-fitbit"

#include "config.h"

#include "daybeat-fitbit-decoders.h"
#include "daybeat-json-fields.h"

static void
decode_device (JsonObject *object, DaybeatBatch *batch)
{
  g_auto (DaybeatJsonFields) fields = { 0 };
  g_autoptr (DaybeatDevice) device = daybeat_device_new ();
  JsonArray *features;

  daybeat_json_fields_init (&fields, object, batch, "devices[]");
  device->source = batch->source;
  device->as_of = daybeat_day_today ();
  device->id = daybeat_json_take_id (&fields, "id");
  device->name = daybeat_json_take_text (&fields, "deviceVersion");
  device->type = daybeat_json_take_text (&fields, "type");
  device->battery = daybeat_json_take_text (&fields, "battery");
  device->battery_percent = daybeat_json_take_int (&fields, "batteryLevel");
  device->last_sync = daybeat_json_take_instant (&fields, "lastSyncTime");
  device->hardware_address = daybeat_json_take_text (&fields, "mac");
  features = daybeat_json_take_array (&fields, "features");
  if (features != NULL)
    {
      g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), features);

      device->features = json_to_string (node, FALSE);
    }
  device->extra = daybeat_json_take_rest (&fields);

  /* A phone that counts steps may come without an id; its name tells it apart. */
  if (device->id == NULL)
    device->id = g_strdup (device->name != NULL ? device->name : device->type);
  if (device->id != NULL)
    g_ptr_array_add (batch->devices, g_steal_pointer (&device));
  else
    daybeat_json_note (&fields, "id", "is missing", NULL);
}

gboolean
daybeat_fitbit_decode_devices (GBytes *body, DaybeatBatch *batch, GError **error)
{
  g_autoptr (JsonNode) root = daybeat_json_parse (body, error);
  JsonArray *devices;

  if (root == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_ARRAY (root))
    return daybeat_json_fail_shape (error);

  devices = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (devices); i++)
    {
      JsonObject *object = daybeat_json_element_object (devices, i, batch, "devices[]");

      if (object != NULL)
        decode_device (object, batch);
    }
  return TRUE;
}
