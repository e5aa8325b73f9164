/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-service.h"
#include "daybeat-store.h"
#include "daybeat-sync-plan-item.h"

G_BEGIN_DECLS

/**
 * DaybeatSyncState:
 * @DAYBEAT_SYNC_IDLE: not started yet
 * @DAYBEAT_SYNC_RUNNING: asking
 * @DAYBEAT_SYNC_WAITING: the limit is reached or the service fails; goes on by itself at `resumes-at`
 * @DAYBEAT_SYNC_DONE: everything that could be fetched was
 * @DAYBEAT_SYNC_OFFLINE: the service could not be reached
 * @DAYBEAT_SYNC_SIGNED_OUT: the person has to sign in again
 * @DAYBEAT_SYNC_GONE: the service was switched off for good
 * @DAYBEAT_SYNC_FAILED: ended by another error
 * @DAYBEAT_SYNC_CANCELLED: stopped by the person
 */
typedef enum
{
  DAYBEAT_SYNC_IDLE,
  DAYBEAT_SYNC_RUNNING,
  DAYBEAT_SYNC_WAITING,
  DAYBEAT_SYNC_DONE,
  DAYBEAT_SYNC_OFFLINE,
  DAYBEAT_SYNC_SIGNED_OUT,
  DAYBEAT_SYNC_GONE,
  DAYBEAT_SYNC_FAILED,
  DAYBEAT_SYNC_CANCELLED,
} DaybeatSyncState;

#define DAYBEAT_TYPE_SYNC_STATE (daybeat_sync_state_get_type ())
GType daybeat_sync_state_get_type (void);

#define DAYBEAT_TYPE_SYNC (daybeat_sync_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSync, daybeat_sync, DAYBEAT, SYNC, GObject)

/**
 * DaybeatSync:
 *
 * One run of bringing a store up to date with a service: a job, used once. It plans windows, asks newest first, writes
 * each with its checkpoint, and goes on after limits and failures by itself.
 *
 * Properties, all read-only and notified: `state` (#DaybeatSyncState), `done` and `total` (uint, requests as they were
 * expected: never more done than there are), `doing` (string, translated: what is being asked for), `resumes-at`
 * (int64, milliseconds since 1970 UTC, 0 where not waiting), `seconds-left` (int, −1 where not known), `message`
 * (string, translated, nullable: what went wrong last), `requests` (uint, really sent so far), `plan` (#GListModel of
 * #DaybeatSyncPlanItem, nullable: see daybeat_sync_dup_plan()), `planned-requests` (uint) and `planned-seconds` (uint),
 * of all of the plan together.
 */

/**
 * daybeat_sync_new:
 * @member_since: the first day worth asking for, or %DAYBEAT_DAY_NONE: then the profile's, else back to a long empty
 *   stretch
 *
 * Returns: (transfer full):
 */
DaybeatSync *daybeat_sync_new (DaybeatService *service, DaybeatStore *store, DaybeatDay member_since);

/**
 * daybeat_sync_run_async:
 *
 * Runs until everything was fetched or nothing more can be; while waiting for a limit it stays in flight.
 */
void daybeat_sync_run_async (DaybeatSync *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);

/**
 * daybeat_sync_run_finish:
 *
 * Returns: %TRUE where all that is allowed has been fetched (marked resources are no failure); %FALSE with @error, and
 *   `state` saying which kind it was
 */
gboolean daybeat_sync_run_finish (DaybeatSync *self, GAsyncResult *result, GError **error);

DaybeatSyncState daybeat_sync_get_state (DaybeatSync *self);

/**
 * daybeat_sync_dup_plan:
 *
 * What this run means to fetch of former days, for people to read: known once the first answers told how far back to
 * go, and replaced where the search has to go further. Empty where there is nothing to fetch but the latest days.
 *
 * Returns: (transfer full) (nullable): a #GListModel of #DaybeatSyncPlanItem; %NULL while it is not known
 */
GListModel *daybeat_sync_dup_plan (DaybeatSync *self);

/**
 * daybeat_sync_set_wait_for_limits:
 * @wait: whether to wait for the limit's end (the window) or to end with the error (the default of the command line),
 *   unless it is over in a moment
 */
void daybeat_sync_set_wait_for_limits (DaybeatSync *self, gboolean wait);

/**
 * daybeat_sync_set_first_retry_delay:
 * @milliseconds: before a failed request is tried again; doubled each time; a second unless set
 */
void daybeat_sync_set_first_retry_delay (DaybeatSync *self, guint milliseconds);

G_END_DECLS
