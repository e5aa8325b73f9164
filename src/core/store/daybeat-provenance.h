/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-source.h"

G_BEGIN_DECLS

/**
 * DaybeatProvenance:
 * @source: who told it
 * @device: (nullable): what recorded it, where the source says so
 * @fetched_at: when it was last asked for, in milliseconds since 1970 UTC; 0 where it came otherwise, as from an
 *   archive
 *
 * Where something that is shown came from.
 */
typedef struct
{
  DaybeatSource source;
  char *device;
  gint64 fetched_at;
} DaybeatProvenance;

/**
 * daybeat_provenance_new:
 *
 * Returns: (transfer full):
 */
DaybeatProvenance *daybeat_provenance_new (DaybeatSource source, const char *device);
void daybeat_provenance_free (DaybeatProvenance *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatProvenance, daybeat_provenance_free)

G_END_DECLS
