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
  gboolean syncing;
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

G_END_DECLS
