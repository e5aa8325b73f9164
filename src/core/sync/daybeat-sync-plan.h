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
 * @expected_requests: how many requests it takes, as far as can be said beforehand
 *
 * One fetch.
 */
typedef struct
{
  const DaybeatResource *resource;
  DaybeatDay first;
  DaybeatDay last;
  guint expected_requests;
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
 * newest first. Where known days end they were fetched when they were new, so the last of them are asked for again.
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

/**
 * daybeat_sync_plan_backfill:
 * @since: the first day worth asking for
 *
 * What comes after the first steps: the older windows of every resource, newest first, whichever resource they are of,
 * so that last week of everything is there before last year of anything.
 *
 * Returns: (transfer full) (element-type DaybeatSyncStep):
 */
GArray *daybeat_sync_plan_backfill (GPtrArray *checkpoints, DaybeatService *service, DaybeatDay since,
                                    DaybeatDay today);

/**
 * daybeat_sync_plan_count_requests:
 * @steps: (element-type DaybeatSyncStep):
 *
 * Returns: how many requests all of them are expected to take
 */
guint daybeat_sync_plan_count_requests (GArray *steps);

G_END_DECLS
