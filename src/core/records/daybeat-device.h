/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-absent.h"
#include "daybeat-instant.h"
#include "daybeat-source.h"

G_BEGIN_DECLS

/**
 * DaybeatDevice:
 *
 * A tracker or scale. The hardware address is kept for completeness and never shown.
 */
typedef struct
{
  DaybeatSource source;
  char *id;
  char *name;                /* product; (nullable) */
  char *type;                /* `TRACKER`, `SCALE`, …; (nullable) */
  char *battery;             /* `High`, `Medium`, `Low`, `Empty`; (nullable) */
  int battery_percent;       /* or DAYBEAT_ABSENT */
  DaybeatInstant last_sync;
  char *hardware_address;    /* (nullable) */
  char *features;            /* a JSON array as sent; (nullable) */
  DaybeatDay as_of;
  char *extra;               /* members nobody knew, as a JSON object; (nullable) */
} DaybeatDevice;

/**
 * daybeat_device_new:
 *
 * Returns: (transfer full): a record with every member absent
 */
DaybeatDevice *daybeat_device_new (void);
DaybeatDevice *daybeat_device_ref (DaybeatDevice *self);
void daybeat_device_unref (DaybeatDevice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatDevice, daybeat_device_unref)

G_END_DECLS
