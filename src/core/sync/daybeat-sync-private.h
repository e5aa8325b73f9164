/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-sync-limit-private.h"
#include "daybeat-sync-plan-item.h"
#include "daybeat-sync.h"

G_BEGIN_DECLS

struct _DaybeatSync
{
  GObject parent_instance;

  DaybeatService *service; /* (owned) */
  DaybeatStore *store;     /* (owned) */
  DaybeatDay member_since;
  DaybeatDay today;
  DaybeatDay planned_since; /* how far back windows have been planned */
  DaybeatDay oldest_found;  /* the first day with anything among what came */
  gboolean wait_for_limits;
  guint first_retry_delay;

  GTask *task;           /* (owned) (nullable): the run */
  GQueue queue;          /* (element-type DaybeatSyncRequest): newest first */
  GQueue resting;        /* (element-type DaybeatSyncRequest): waiting for their next try */
  guint in_flight;       /* requests out or resting */
  gboolean backfilling;  /* the first steps are done, the older windows planned */
  GError *failure;       /* (owned) (nullable): the first that was not mended */
  gboolean stopped;      /* nothing more is sent: @failure ends the run */
  guint timer_id;        /* waiting for a limit */
  gint64 started_at;
  DaybeatSyncLimit limit;

  DaybeatSyncState state;
  guint done;
  guint total;
  guint requests_before; /* that the service had sent before this run */
  GListModel *plan;      /* (owned) (nullable) (element-type DaybeatSyncPlanItem) */
  guint planned_requests;
  const char *doing;
  gint64 resumes_at;
  char *message; /* (owned) (nullable) */
};

/**
 * _daybeat_sync_set_progress:
 */
void _daybeat_sync_set_progress (DaybeatSync *self, guint done, guint total);

/**
 * _daybeat_sync_set_message:
 * @message: translated
 */
void _daybeat_sync_set_message (DaybeatSync *self, const char *message);

/**
 * _daybeat_sync_set_plan:
 * @steps: (element-type DaybeatSyncStep): what is to be asked for from now on
 */
void _daybeat_sync_set_plan (DaybeatSync *self, GArray *steps);

/**
 * _daybeat_sync_note_failure:
 * @error: (transfer full):
 * @stop: whether nothing more is to be sent
 *
 * What comes after the first failure is a consequence of it.
 */
void _daybeat_sync_note_failure (DaybeatSync *self, GError *error, gboolean stop);

/**
 * _daybeat_sync_go_on:
 *
 * Decides what to do next: the one place that does. To be called whenever something came back.
 */
void _daybeat_sync_go_on (DaybeatSync *self);

/* How far back to go */

/**
 * _daybeat_sync_note_found:
 * @day: of something that there is, or %DAYBEAT_DAY_NONE
 *
 * Where nobody says since when, the search goes on behind the oldest day with anything.
 */
void _daybeat_sync_note_found (DaybeatSync *self, DaybeatDay day);

/**
 * _daybeat_sync_is_everything_planned:
 */
gboolean _daybeat_sync_is_everything_planned (DaybeatSync *self);

/**
 * _daybeat_sync_plan_backfill:
 *
 * Plans the older windows, then goes on.
 */
void _daybeat_sync_plan_backfill (DaybeatSync *self);

/* Requests: from the queue to the store */

/**
 * _daybeat_sync_enqueue:
 * @steps: (element-type DaybeatSyncStep):
 */
void _daybeat_sync_enqueue (DaybeatSync *self, GArray *steps);

/**
 * _daybeat_sync_send_next:
 *
 * Sends the first of the queue, which must not be empty.
 */
void _daybeat_sync_send_next (DaybeatSync *self);

/**
 * _daybeat_sync_drop_resting:
 *
 * Drops what waits for its next try: the run ends, and must not wait for one.
 */
void _daybeat_sync_drop_resting (DaybeatSync *self);

G_END_DECLS
