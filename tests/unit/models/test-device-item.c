/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-clock.h"
#include "daybeat-device-item.h"

static DaybeatDevice *
add_device (GPtrArray *devices, const char *name, const char *type, const char *battery, int percent,
            const char *sync)
{
  DaybeatDevice *device = daybeat_device_new ();

  device->id = g_strdup (name);
  device->name = g_strdup (name);
  device->type = g_strdup (type);
  device->battery = g_strdup (battery);
  device->battery_percent = percent;
  if (sync != NULL)
    g_assert_true (daybeat_instant_parse (sync, &device->last_sync));
  g_ptr_array_add (devices, device);
  return device;
}

static void
test_devices (void)
{
  g_autoptr (DaybeatUnits) units = daybeat_units_new ("metric", "24", NULL, NULL);
  g_autoptr (GPtrArray) devices = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_device_unref);
  g_autoptr (GListModel) model = NULL;
  g_autoptr (DaybeatDeviceItem) tracker = NULL;
  g_autoptr (DaybeatDeviceItem) scale = NULL;
  g_autoptr (DaybeatDeviceItem) phone = NULL;
  g_autofree char *battery = NULL;
  g_autofree char *word = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *sync = NULL;
  g_autofree char *never = NULL;
  g_autofree char *features = NULL;

  daybeat_clock_set_fixed (G_GINT64_CONSTANT (1684882534000)); /* 2023-05-23T22:55:34Z */
  add_device (devices, "MobileTrack", "TRACKER", NULL, DAYBEAT_ABSENT, NULL);
  add_device (devices, "Aria", "SCALE", "Low", DAYBEAT_ABSENT, "2023-05-20T08:00:00.000");
  add_device (devices, "Versa 3", "TRACKER", "Medium", 47, "2023-05-23T19:55:34.000")->features
      = g_strdup ("[\"VO2_MAX\",\"NEW_THING\",7]");
  model = daybeat_device_item_create_all (devices);
  tracker = g_list_model_get_item (model, 0);
  scale = g_list_model_get_item (model, 1);
  phone = g_list_model_get_item (model, 2);

  g_assert_cmpstr (daybeat_device_item_get_name (tracker), ==, "Versa 3");
  g_assert_cmpint (daybeat_device_item_get_kind (scale), ==, DAYBEAT_DEVICE_KIND_SCALE);
  g_assert_cmpint (daybeat_device_item_get_kind (phone), ==, DAYBEAT_DEVICE_KIND_PHONE);
  g_assert_cmpstr (daybeat_device_item_get_name (phone), ==, "Phone");

  battery = daybeat_device_item_dup_battery_text (tracker, units);
  word = daybeat_device_item_dup_battery_text (scale, units);
  unknown = daybeat_device_item_dup_battery_text (phone, units);
  g_assert_cmpstr (battery, ==, "47\u202f%");
  g_assert_cmpstr (word, ==, "Low");
  g_assert_cmpstr (unknown, ==, "Not reported");
  g_assert_true (daybeat_device_item_is_battery_low (scale));
  g_assert_false (daybeat_device_item_is_battery_low (phone));
  g_assert_cmpfloat (daybeat_device_item_get_battery (phone), ==, -1);

  sync = daybeat_device_item_dup_last_sync_text (tracker, units);
  never = daybeat_device_item_dup_last_sync_text (phone, units);
  features = daybeat_device_item_dup_features_text (tracker);
  g_assert_cmpstr (sync, ==, "3 hours ago · 23 May 2023, 19:55");
  g_assert_cmpstr (never, ==, "Never synced");
  g_assert_cmpstr (features, ==, "Cardio fitness (VO₂ max) · New thing");
  daybeat_clock_set_fixed (0);
}

/* Words for people, each once, without what only a device and an app have to do with each other. */
static void
test_features (void)
{
  g_autoptr (GPtrArray) devices = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_device_unref);
  g_autoptr (GListModel) model = NULL;
  g_autoptr (DaybeatDeviceItem) item = NULL;
  g_autofree char *text = NULL;

  add_device (devices, "Charge 6", "TRACKER", NULL, DAYBEAT_ABSENT, NULL)->features
      = g_strdup ("[\"BAT_SIGNAL\",\"PING_CHARACTERISTIC\",\"SINGLE_AP_WIFI\",\"MULTI_AP_WIFI\",\"SMART_SLEEP\"]");
  model = daybeat_device_item_create_all (devices);
  item = g_list_model_get_item (model, 0);
  text = daybeat_device_item_dup_features_text (item);
  g_assert_cmpstr (text, ==, "Alerts for a high or low heart rate · Wi-Fi · Stages of sleep");
}

static void
test_odd_features (void)
{
  static const char *const odd[] = { NULL, "", "{}", "[", "null", "[]", "[null,[]]" };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (GPtrArray) devices = g_ptr_array_new_with_free_func ((GDestroyNotify) daybeat_device_unref);
      g_autoptr (GListModel) model = NULL;
      g_autoptr (DaybeatDeviceItem) item = NULL;
      g_autofree char *text = NULL;

      add_device (devices, NULL, NULL, NULL, DAYBEAT_ABSENT, NULL)->features = g_strdup (odd[i]);
      model = daybeat_device_item_create_all (devices);
      item = g_list_model_get_item (model, 0);
      text = daybeat_device_item_dup_features_text (item);
      g_assert_cmpstr (text, ==, "");
      g_assert_cmpstr (daybeat_device_item_get_name (item), ==, "Device");
    }
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/device-item/devices", test_devices);
  g_test_add_func ("/device-item/features", test_features);
  g_test_add_func ("/device-item/odd-features", test_odd_features);

  return g_test_run ();
}
