/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-provenance.h"

DaybeatProvenance *
daybeat_provenance_new (DaybeatSource source, const char *device)
{
  DaybeatProvenance *self = g_new0 (DaybeatProvenance, 1);

  self->source = source;
  self->device = g_strdup (device);
  return self;
}

void
daybeat_provenance_free (DaybeatProvenance *self)
{
  g_free (self->device);
  g_free (self);
}
