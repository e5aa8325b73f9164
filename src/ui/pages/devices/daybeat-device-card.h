/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-device-item.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_DEVICE_CARD (daybeat_device_card_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatDeviceCard, daybeat_device_card, DAYBEAT, DEVICE_CARD, AdwPreferencesGroup)

/**
 * daybeat_device_card_new:
 *
 * One device: what it is, its battery, when it last synced, what it can do.
 */
GtkWidget *daybeat_device_card_new (DaybeatDeviceItem *item, DaybeatUnits *units);

/**
 * daybeat_device_card_get_icon_name:
 */
const char *daybeat_device_card_get_icon_name (DaybeatDeviceItem *item);

G_END_DECLS
