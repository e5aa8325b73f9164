/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-records"

#include "config.h"

#include "daybeat-device.h"

#include "daybeat-record-private.h"

static void
daybeat_device_clear (DaybeatDevice *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->type);
  g_free (self->battery);
  g_free (self->hardware_address);
  g_free (self->features);
  g_free (self->extra);
}

DAYBEAT_DEFINE_RECORD (DaybeatDevice, daybeat_device)

DaybeatDevice *
daybeat_device_new (void)
{
  DaybeatDevice *self = g_atomic_rc_box_new0 (DaybeatDevice);

  self->battery_percent = DAYBEAT_ABSENT;
  self->last_sync = DAYBEAT_INSTANT_NONE;
  return self;
}
