/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-history.h"

G_BEGIN_DECLS

struct _DaybeatHistory
{
  GObject parent_instance;

  DaybeatPerson *person;        /* (owned) */
  DaybeatStore *store;          /* (owned) */
  DaybeatTokenSession *session; /* (owned) (nullable) */
  DaybeatService *service;      /* (owned) (nullable) */
  DaybeatSync *sync;            /* (owned) (nullable): the running or last one */
  GCancellable *cancellable;    /* (owned): everything that runs for this history */
  GPtrArray *waiting;           /* (owned) (element-type GTask): who waits for the running sync */
  GTask *closing;               /* (owned) (nullable): who waits for the end of all that runs and of the store */
  guint n_edits;                /* changes on their way to the service and back into the store */
  gboolean syncing;
  gboolean again;               /* the running sync asks with what was granted before, and makes room for another */
  gboolean is_local;            /* whether the service lies on this computer */
  gboolean unreached;           /* whether the last try did not reach it */
  gboolean offline;
  gboolean signed_out;
  gboolean gone;
};

/**
 * _daybeat_history_connect:
 *
 * Makes session and service of what a sign-in gave.
 */
gboolean _daybeat_history_connect (DaybeatHistory *self, DaybeatTokenVault *vault, DaybeatOAuthClient *client,
                                   GError **error);
void _daybeat_history_disconnect (DaybeatHistory *self);
void _daybeat_history_set_sync (DaybeatHistory *self, DaybeatSync *sync, gboolean syncing);
void _daybeat_history_set_state (DaybeatHistory *self, gboolean offline, gboolean signed_out, gboolean gone);

/**
 * _daybeat_history_close_if_idle:
 *
 * Lets a close go on where nothing runs any more that it waits for.
 */
void _daybeat_history_close_if_idle (DaybeatHistory *self);

/**
 * _daybeat_history_has_joined:
 *
 * Returns: whether somebody whose history is joined to this one can be brought up to date
 */
gboolean _daybeat_history_has_joined (DaybeatHistory *self);

/**
 * _daybeat_history_sync_joined_async:
 *
 * Brings those up to date, in their own folders, and takes in what they have then.
 */
void _daybeat_history_sync_joined_async (DaybeatHistory *self, gboolean wait_for_limits, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
gboolean _daybeat_history_sync_joined_finish (DaybeatHistory *self, GAsyncResult *result, GError **error);

/**
 * _daybeat_history_watch_reach:
 * @base_url: of the service that has just been made, with its session
 *
 * Keeps `offline`, `signed-out` and `gone` true from now on.
 */
void _daybeat_history_watch_reach (DaybeatHistory *self, const char *base_url);

/**
 * _daybeat_history_note_outcome:
 *
 * Says what a sync has shown of the service.
 */
void _daybeat_history_note_outcome (DaybeatHistory *self, DaybeatSyncState state);

G_END_DECLS
