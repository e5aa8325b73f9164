/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-models"

#include "config.h"

#include "daybeat-device-item.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "daybeat-clock.h"
#include "daybeat-device-feature.h"
#include "daybeat-precedence.h"

#define LOW_BATTERY 0.2

struct _DaybeatDeviceItem
{
  GObject parent_instance;

  DaybeatDevice *device; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DaybeatDeviceItem, daybeat_device_item, G_TYPE_OBJECT)

/* The service's words for a battery, what they amount to on a bar, and what they are called. */
static const struct
{
  const char *word;
  double level;
  const char *text;
} battery_words[] = {
  { "High", 0.9, NC_ ("battery", "High") },
  { "Medium", 0.5, NC_ ("battery", "Medium") },
  { "Low", 0.15, NC_ ("battery", "Low") },
  { "Empty", 0, NC_ ("battery", "Empty") },
};

static void
daybeat_device_item_finalize (GObject *object)
{
  DaybeatDeviceItem *self = DAYBEAT_DEVICE_ITEM (object);

  g_clear_pointer (&self->device, daybeat_device_unref);

  G_OBJECT_CLASS (daybeat_device_item_parent_class)->finalize (object);
}

static void
daybeat_device_item_class_init (DaybeatDeviceItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = daybeat_device_item_finalize;
}

static void
daybeat_device_item_init (DaybeatDeviceItem *self)
{
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  DaybeatDevice *left = (*(DaybeatDeviceItem **) a)->device;
  DaybeatDevice *right = (*(DaybeatDeviceItem **) b)->device;

  if (left->last_sync.wall_ms != right->last_sync.wall_ms)
    return left->last_sync.wall_ms > right->last_sync.wall_ms ? -1 : 1;
  return g_strcmp0 (left->id, right->id);
}

GListModel *
daybeat_device_item_create_all (GPtrArray *devices)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GListStore) store = g_list_store_new (DAYBEAT_TYPE_DEVICE_ITEM);
  g_autofree gboolean *shown = NULL;

  g_return_val_if_fail (devices != NULL, NULL);

  shown = daybeat_precedence_decide_devices (devices);
  for (guint i = 0; i < devices->len; i++)
    {
      DaybeatDeviceItem *item;

      if (!shown[i])
        continue;
      item = g_object_new (DAYBEAT_TYPE_DEVICE_ITEM, NULL);
      item->device = daybeat_device_ref (g_ptr_array_index (devices, i));
      g_ptr_array_add (items, item);
    }
  g_ptr_array_sort (items, compare_items);
  g_list_store_splice (store, 0, 0, items->pdata, items->len);
  return G_LIST_MODEL (g_steal_pointer (&store));
}

const char *
daybeat_device_item_get_name (DaybeatDeviceItem *self)
{
  g_return_val_if_fail (DAYBEAT_IS_DEVICE_ITEM (self), NULL);

  if (daybeat_device_item_get_kind (self) == DAYBEAT_DEVICE_KIND_PHONE)
    return _("Phone");
  if (self->device->name != NULL && self->device->name[0] != '\0')
    return self->device->name;
  return _("Device");
}

DaybeatDeviceKind
daybeat_device_item_get_kind (DaybeatDeviceItem *self)
{
  g_return_val_if_fail (DAYBEAT_IS_DEVICE_ITEM (self), DAYBEAT_DEVICE_KIND_OTHER);

  if (g_strcmp0 (self->device->name, "MobileTrack") == 0)
    return DAYBEAT_DEVICE_KIND_PHONE;
  if (g_strcmp0 (self->device->type, "TRACKER") == 0)
    return DAYBEAT_DEVICE_KIND_TRACKER;
  if (g_strcmp0 (self->device->type, "SCALE") == 0)
    return DAYBEAT_DEVICE_KIND_SCALE;
  return DAYBEAT_DEVICE_KIND_OTHER;
}

char *
daybeat_device_item_dup_kind_text (DaybeatDeviceItem *self)
{
  switch (daybeat_device_item_get_kind (self))
    {
    case DAYBEAT_DEVICE_KIND_TRACKER:
      /* Translators: a wristband or watch that records */
      return g_strdup (_("Tracker"));
    case DAYBEAT_DEVICE_KIND_SCALE:
      /* Translators: a device to stand on that weighs people */
      return g_strdup (_("Scale"));
    case DAYBEAT_DEVICE_KIND_PHONE:
      return g_strdup (_("Steps counted by a phone"));
    case DAYBEAT_DEVICE_KIND_OTHER:
    default:
      return g_strdup (_("Device"));
    }
}

double
daybeat_device_item_get_battery (DaybeatDeviceItem *self)
{
  g_return_val_if_fail (DAYBEAT_IS_DEVICE_ITEM (self), -1);

  if (self->device->battery_percent >= 0)
    return MIN (self->device->battery_percent, 100) / 100.0;
  for (guint i = 0; i < G_N_ELEMENTS (battery_words); i++)
    if (g_strcmp0 (self->device->battery, battery_words[i].word) == 0)
      return battery_words[i].level;
  return -1;
}

gboolean
daybeat_device_item_is_battery_low (DaybeatDeviceItem *self)
{
  double level = daybeat_device_item_get_battery (self);

  return level >= 0 && level < LOW_BATTERY;
}

char *
daybeat_device_item_dup_battery_text (DaybeatDeviceItem *self, DaybeatUnits *units)
{
  g_return_val_if_fail (DAYBEAT_IS_DEVICE_ITEM (self), NULL);

  if (self->device->battery_percent >= 0)
    return daybeat_units_format_percent (units, MIN (self->device->battery_percent, 100));
  for (guint i = 0; i < G_N_ELEMENTS (battery_words); i++)
    if (g_strcmp0 (self->device->battery, battery_words[i].word) == 0)
      return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "battery", battery_words[i].text));
  return g_strdup (_("Not reported"));
}

char *
daybeat_device_item_dup_last_sync_text (DaybeatDeviceItem *self, DaybeatUnits *units)
{
  g_autofree char *when = NULL;
  g_autofree char *ago = NULL;
  g_autoptr (GDateTime) now = daybeat_clock_now_local ();
  gint64 now_wall_ms;

  g_return_val_if_fail (DAYBEAT_IS_DEVICE_ITEM (self), NULL);

  if (daybeat_instant_is_absent (self->device->last_sync))
    return g_strdup (_("Never synced"));

  /* The service says the owner's local time without an offset: it is compared with the clock on this wall. */
  now_wall_ms = daybeat_clock_now () + g_date_time_get_utc_offset (now) / 1000;
  when = daybeat_units_format_instant (units, self->device->last_sync, DAYBEAT_DATE_SHORT);
  ago = daybeat_units_format_ago (units, (now_wall_ms - self->device->last_sync.wall_ms) / 1000);
  /* Translators: how long ago, then the date and time: 3 hours ago · 23 May 2023, 19:55 */
  return g_strdup_printf (_("%s · %s"), ago, when);
}

/* Several words may come to the same for a person. */
static void
add_feature (GPtrArray *texts, const char *word)
{
  g_autofree char *text = daybeat_device_feature_dup_text (word);

  if (text != NULL && !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, g_steal_pointer (&text));
}

char *
daybeat_device_item_dup_features_text (DaybeatDeviceItem *self)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array;

  g_return_val_if_fail (DAYBEAT_IS_DEVICE_ITEM (self), NULL);

  if (self->device->features != NULL)
    node = json_from_string (self->device->features, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return g_strdup ("");

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) == G_TYPE_STRING && json_node_get_string (element)[0] != '\0')
        add_feature (texts, json_node_get_string (element));
    }
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (" · ", (char **) texts->pdata);
}

DaybeatDay
daybeat_device_item_get_as_of (DaybeatDeviceItem *self)
{
  g_return_val_if_fail (DAYBEAT_IS_DEVICE_ITEM (self), DAYBEAT_DAY_NONE);

  return self->device->as_of;
}
