/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "daybeat-device.h"
#include "daybeat-units.h"

G_BEGIN_DECLS

/**
 * DaybeatDeviceKind:
 * @DAYBEAT_DEVICE_KIND_TRACKER: worn on the body
 * @DAYBEAT_DEVICE_KIND_SCALE: a scale
 * @DAYBEAT_DEVICE_KIND_PHONE: the phone itself counts steps
 * @DAYBEAT_DEVICE_KIND_OTHER: something the service did not have before
 */
typedef enum
{
  DAYBEAT_DEVICE_KIND_TRACKER,
  DAYBEAT_DEVICE_KIND_SCALE,
  DAYBEAT_DEVICE_KIND_PHONE,
  DAYBEAT_DEVICE_KIND_OTHER,
} DaybeatDeviceKind;

#define DAYBEAT_TYPE_DEVICE_ITEM (daybeat_device_item_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatDeviceItem, daybeat_device_item, DAYBEAT, DEVICE_ITEM, GObject)

/**
 * DaybeatDeviceItem:
 *
 * A device as a page shows it. The hardware address is not part of that.
 */

/**
 * daybeat_device_item_create_all:
 * @devices: (element-type DaybeatDevice): of any sources; what several tell of one device appears once
 *
 * Returns: (transfer full): a #GListModel of #DaybeatDeviceItem, the one that synced last first
 */
GListModel *daybeat_device_item_create_all (GPtrArray *devices);

/**
 * daybeat_device_item_get_name:
 */
const char *daybeat_device_item_get_name (DaybeatDeviceItem *self);

DaybeatDeviceKind daybeat_device_item_get_kind (DaybeatDeviceItem *self);

/**
 * daybeat_device_item_dup_kind_text:
 *
 * Returns: (transfer full): `Tracker`, `Scale`, …
 */
char *daybeat_device_item_dup_kind_text (DaybeatDeviceItem *self);

/**
 * daybeat_device_item_get_battery:
 *
 * Returns: 0–1, from the percent or else from the word; −1 where neither is known
 */
double daybeat_device_item_get_battery (DaybeatDeviceItem *self);

/**
 * daybeat_device_item_is_battery_low:
 */
gboolean daybeat_device_item_is_battery_low (DaybeatDeviceItem *self);

/**
 * daybeat_device_item_dup_battery_text:
 *
 * Returns: (transfer full): `47 %`, `Medium`, or a sentence where it is not known
 */
char *daybeat_device_item_dup_battery_text (DaybeatDeviceItem *self, DaybeatUnits *units);

/**
 * daybeat_device_item_dup_last_sync_text:
 *
 * Returns: (transfer full): how long ago and when, on the wall clock of the person
 */
char *daybeat_device_item_dup_last_sync_text (DaybeatDeviceItem *self, DaybeatUnits *units);

/**
 * daybeat_device_item_dup_features_text:
 *
 * Returns: (transfer full): what the device can do, in words as far as they are known; empty where nothing was said
 */
char *daybeat_device_item_dup_features_text (DaybeatDeviceItem *self);

/**
 * daybeat_device_item_get_as_of:
 */
DaybeatDay daybeat_device_item_get_as_of (DaybeatDeviceItem *self);

G_END_DECLS
