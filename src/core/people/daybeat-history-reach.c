/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-people"

#include "config.h"

#include "daybeat-history-private.h"

/*
 * Whether the service can be reached and still wants to be asked, as far as is known: from the last try, from the
 * network monitor, and from the token session, which may learn it in between.
 */

static gboolean
is_offline (DaybeatHistory *self)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  /* Whoever runs a service on this computer needs no network for it. */
  return self->service != NULL &&
         (self->unreached || (!self->is_local && !g_network_monitor_get_network_available (monitor)));
}

static void
on_network_changed (GNetworkMonitor *monitor, gboolean available, DaybeatHistory *self)
{
  /* What the last try found says nothing of the network that has come since. */
  if (available && !self->is_local)
    self->unreached = FALSE;
  _daybeat_history_set_state (self, is_offline (self), self->signed_out, self->gone);
}

static void
on_session_changed (DaybeatTokenSession *session, GParamSpec *pspec, DaybeatHistory *self)
{
  gboolean gone = FALSE;

  if (session != self->session)
    return;
  g_object_get (session, "gone", &gone, NULL);
  _daybeat_history_set_state (self, self->offline, daybeat_token_session_get_needs_sign_in (session),
                              self->gone || gone);
}

/* Saved with the next sync, for who wants to know before the keyring is asked. */
static void
on_end_known (DaybeatTokenSession *session, GParamSpec *pspec, DaybeatHistory *self)
{
  if (session == self->session)
    g_object_set (self->person, "refresh-expires-at", daybeat_token_session_get_refresh_expires_at (session), NULL);
}

void
_daybeat_history_watch_reach (DaybeatHistory *self, const char *base_url)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();
  gboolean gone;

  /* Plain HTTP is accepted for this computer alone. */
  self->is_local = g_str_has_prefix (base_url, "http:");
  self->unreached = FALSE;
  g_signal_handlers_disconnect_by_func (monitor, on_network_changed, self);
  g_signal_connect_object (monitor, "network-changed", G_CALLBACK (on_network_changed), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->session, "notify::needs-sign-in", G_CALLBACK (on_session_changed), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (self->session, "notify::gone", G_CALLBACK (on_session_changed), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->session, "notify::refresh-expires-at", G_CALLBACK (on_end_known), self,
                           G_CONNECT_DEFAULT);
  g_object_get (self->person, "service-gone", &gone, NULL);
  _daybeat_history_set_state (self, is_offline (self), FALSE, gone);
}

void
_daybeat_history_note_outcome (DaybeatHistory *self, DaybeatSyncState state)
{
  gboolean answered = state == DAYBEAT_SYNC_DONE;

  /* A sync that was stopped has learned nothing, least of all one that was stopped by signing out. */
  if (state == DAYBEAT_SYNC_CANCELLED || self->service == NULL)
    return;
  self->unreached = state == DAYBEAT_SYNC_OFFLINE;
  _daybeat_history_set_state (self, is_offline (self),
                              state == DAYBEAT_SYNC_SIGNED_OUT || (self->signed_out && !answered),
                              state == DAYBEAT_SYNC_GONE || (self->gone && !answered));
  /* Gone for good: the next start does not ask again, but who signs in anew does. */
  g_object_set (self->person, "service-gone", self->gone, NULL);
}
