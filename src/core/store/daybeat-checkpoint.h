/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-day.h"
#include "daybeat-source.h"

G_BEGIN_DECLS

/**
 * DaybeatCheckpoint:
 * @resource: id of the service's resource
 * @first: first day of the window that was fetched; %DAYBEAT_DAY_NONE where the resource has no window
 * @last: last day of the window; days after it are not known yet
 * @fetched_at: when, in milliseconds since 1970 UTC
 * @marked: (nullable): why this resource is not asked for any more until the next sign-in: an English word such as
 *   `missing-scope` or `forbidden`; %NULL where all is well
 *
 * What has been fetched: written in the same transaction as the records it speaks of. Windows of one resource that
 * touch or overlap are merged by the store.
 */
typedef struct
{
  DaybeatSource source;
  char *resource;
  DaybeatDay first;
  DaybeatDay last;
  gint64 fetched_at;
  char *marked;
} DaybeatCheckpoint;

DaybeatCheckpoint *daybeat_checkpoint_new (DaybeatSource source, const char *resource, DaybeatDay first,
                                           DaybeatDay last, gint64 fetched_at);
DaybeatCheckpoint *daybeat_checkpoint_ref (DaybeatCheckpoint *self);
void daybeat_checkpoint_unref (DaybeatCheckpoint *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatCheckpoint, daybeat_checkpoint_unref)

G_END_DECLS
