/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-checkpoint.h"
#include "daybeat-service.h"

G_BEGIN_DECLS

/* Where nothing says when a history began: so many days without anything end the search. */
#define DAYBEAT_SYNC_EMPTY_STRETCH 400

/**
 * DaybeatSyncStep:
 * @resource: what to ask for
 * @first: first day; %DAYBEAT_DAY_NONE where the resource has no days
 * @last: last day
 *
 * One request.
 */
typedef struct
{
  const DaybeatResource *resource;
  DaybeatDay first;
  DaybeatDay last;
} DaybeatSyncStep;

/**
 * daybeat_sync_plan_is_marked:
 * @checkpoints: (element-type DaybeatCheckpoint):
 *
 * Returns: whether @resource is not to be asked for until the next sign-in
 */
gboolean daybeat_sync_plan_is_marked (GPtrArray *checkpoints, DaybeatSource source, const DaybeatResource *resource);

/**
 * daybeat_sync_plan_windows:
 * @checkpoints: (element-type DaybeatCheckpoint): what is known already
 * @since: the first day worth asking for
 * @today: the last one
 *
 * The days of @resource that are not known or may still change, in windows of the longest range the service allows,
 * newest first.
 *
 * Returns: (transfer full) (element-type DaybeatSyncStep):
 */
GArray *daybeat_sync_plan_windows (GPtrArray *checkpoints, DaybeatSource source, const DaybeatResource *resource,
                                   DaybeatDay since, DaybeatDay today);

/**
 * daybeat_sync_plan_first_steps:
 *
 * What every sync begins with: each resource without days, and of those with days the newest window, in the order of
 * the service.
 *
 * Returns: (transfer full) (element-type DaybeatSyncStep):
 */
GArray *daybeat_sync_plan_first_steps (GPtrArray *checkpoints, DaybeatService *service, DaybeatDay today);

G_END_DECLS
