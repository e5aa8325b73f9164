/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-checkpoint.h"

static void
daybeat_checkpoint_clear (DaybeatCheckpoint *self)
{
  g_free (self->resource);
  g_free (self->marked);
}

DaybeatCheckpoint *
daybeat_checkpoint_new (DaybeatSource source, const char *resource, DaybeatDay first, DaybeatDay last,
                        gint64 fetched_at)
{
  DaybeatCheckpoint *self = g_atomic_rc_box_new0 (DaybeatCheckpoint);

  self->source = source;
  self->resource = g_strdup (resource);
  self->first = first;
  self->last = last;
  self->fetched_at = fetched_at;
  return self;
}

DaybeatCheckpoint *
daybeat_checkpoint_ref (DaybeatCheckpoint *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
daybeat_checkpoint_unref (DaybeatCheckpoint *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) daybeat_checkpoint_clear);
}
