/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-store.h"
#include "daybeat-sync.h"
#include "daybeat-token-session.h"
#include "flow-service.h"

G_BEGIN_DECLS

/**
 * FlowPerson:
 * @scopes: (nullable): of a Google account, what is asked for at a sign-in; %NULL for what is asked for by default
 * @sync: (nullable): the last one
 *
 * Somebody who is signed in at the stand-in service, with tokens in memory and a history in a folder of the test.
 */
typedef struct
{
  FlowService *service;         /* (unowned) */
  DaybeatSource source;         /* where they are signed in */
  const char *const *scopes;    /* (unowned) */
  DaybeatToken *token;          /* (owned): as the sign-in gave it */
  DaybeatTokenSession *session; /* (owned) */
  DaybeatStore *store;          /* (owned) */
  DaybeatSync *sync;            /* (owned) (nullable) */
  char *folder;                 /* of the history */
  char *lock_folder;            /* of the sign-in, which outlives a history that is started over */
  guint timeout;                /* seconds of silence that a request is given; 0 for the usual */
} FlowPerson;

FlowPerson *flow_person_new (FlowService *service);

/* The same person with the other account. */
FlowPerson *flow_person_new_at_google (FlowService *service, const char *const *scopes);
void flow_person_free (FlowPerson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FlowPerson, flow_person_free)

/**
 * flow_person_sign_in:
 *
 * Signs in once more, and asks again for what was refused before, as the program does.
 */
void flow_person_sign_in (FlowPerson *self);

/**
 * flow_person_ask_token:
 * @refused: (nullable): what the service has just refused
 *
 * Returns: (transfer full) (nullable): an access token that is good now
 */
char *flow_person_ask_token (FlowPerson *self, const char *refused, GError **error);

/**
 * flow_person_assert_newest_first:
 * @self: with no history yet
 * @days: how many the first answer brings at the most
 *
 * Syncs: this week is on the screen before the years are.
 */
void flow_person_assert_newest_first (FlowPerson *self, guint days);

/* Asks again for what was refused. */
void flow_person_clear_marks (FlowPerson *self);

/* Forgets the history, not the sign-in. */
void flow_person_start_over (FlowPerson *self);

/**
 * flow_person_sync:
 *
 * One sync as after a start of the program: what a former one knew of the service's limits is forgotten. Checks that
 * the end, the state and the message agree, and that no token is in the message.
 *
 * Returns: (nullable): why it failed
 */
GError *flow_person_sync (FlowPerson *self);

/* The same in two parts, for who wants to see what happens in between; @service (transfer full). */
DaybeatService *flow_person_create_service (FlowPerson *self);
DaybeatSync *flow_person_create_sync (FlowPerson *self);

char *flow_person_dup_message (FlowPerson *self);
guint flow_person_get_requests (FlowPerson *self);
guint flow_person_count_sleeps (FlowPerson *self);
guint flow_person_count (FlowPerson *self, DaybeatFamilies family);

/* What is shown of a metric, of a kind of series or readings, and of exercises. */
guint flow_person_count_dailies (FlowPerson *self, const char *metric);
guint flow_person_count_series_days (FlowPerson *self, const char *kind);
guint flow_person_count_readings (FlowPerson *self, const char *kind);
guint flow_person_count_exercises (FlowPerson *self);

/**
 * flow_person_find_daily:
 * @day: (inout): the newest day of the metric up to that one; %DAYBEAT_DAY_NONE where there is none
 *
 * Returns: its value
 */
double flow_person_find_daily (FlowPerson *self, const char *metric, DaybeatDay *day);

/**
 * flow_person_is_marked:
 *
 * Returns: whether the resource is not asked for until the next sign-in
 */
gboolean flow_person_is_marked (FlowPerson *self, const char *resource);

/**
 * flow_export:
 *
 * Returns: (transfer full): every file of the export one after the other, without the moment at which it was made
 */
char *flow_export (DaybeatStore *store);

/**
 * flow_export_rows:
 *
 * Returns: (transfer full) (element-type JsonObject): the rows of one family of the export
 */
GPtrArray *flow_export_rows (DaybeatStore *store, const char *family, gboolean all_sources);

/* Fails with the first line that differs. */
void flow_assert_same_export (const char *one, const char *other);

G_END_DECLS
