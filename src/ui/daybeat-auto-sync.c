/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-auto-sync.h"

#include "daybeat-clock.h"
#include "daybeat-standing.h"

struct _DaybeatAutoSync
{
  GObject parent_instance;

  DaybeatHistory *history;   /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable): of the sync that was asked for last */
  gboolean stopped;          /* by the person, who has not asked for another since */
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (DaybeatAutoSync, daybeat_auto_sync, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
on_synced (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatAutoSync) self = DAYBEAT_AUTO_SYNC (user_data);
  DaybeatHistory *history = DAYBEAT_HISTORY (object);
  g_autoptr (GError) error = NULL;

  if (daybeat_history_sync_finish (history, result, &error) || history != self->history)
    return;
  /* What lasts stands in the banner; being told twice is noise. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || daybeat_standing_explains_failure (daybeat_standing_get_kind (history)))
    return;
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
}

static void
daybeat_auto_sync_dispose (GObject *object)
{
  DaybeatAutoSync *self = DAYBEAT_AUTO_SYNC (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (daybeat_auto_sync_parent_class)->dispose (object);
}

static void
daybeat_auto_sync_class_init (DaybeatAutoSyncClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = daybeat_auto_sync_dispose;

  signals[SIGNAL_FAILED] = g_signal_new ("failed", DAYBEAT_TYPE_AUTO_SYNC, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
daybeat_auto_sync_init (DaybeatAutoSync *self)
{
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed",
                           G_CALLBACK (daybeat_auto_sync_run_if_stale), self, G_CONNECT_SWAPPED);
}

DaybeatAutoSync *
daybeat_auto_sync_new (void)
{
  return g_object_new (DAYBEAT_TYPE_AUTO_SYNC, NULL);
}

void
daybeat_auto_sync_set_history (DaybeatAutoSync *self, DaybeatHistory *history)
{
  g_return_if_fail (DAYBEAT_IS_AUTO_SYNC (self));
  g_return_if_fail (history == NULL || DAYBEAT_IS_HISTORY (history));

  if (!g_set_object (&self->history, history))
    return;
  g_clear_object (&self->cancellable);
  self->stopped = FALSE;
}

void
daybeat_auto_sync_run (DaybeatAutoSync *self)
{
  g_return_if_fail (DAYBEAT_IS_AUTO_SYNC (self));

  if (self->history == NULL || !daybeat_standing_can_sync (self->history))
    return;
  self->stopped = FALSE;
  if (self->cancellable == NULL || g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_object (&self->cancellable);
      self->cancellable = g_cancellable_new ();
    }
  daybeat_history_sync_async (self->history, TRUE, self->cancellable, on_synced, g_object_ref (self));
}

void
daybeat_auto_sync_run_if_stale (DaybeatAutoSync *self)
{
  g_return_if_fail (DAYBEAT_IS_AUTO_SYNC (self));

  if (self->history != NULL && !self->stopped && daybeat_standing_is_stale (self->history, daybeat_clock_now ()))
    daybeat_auto_sync_run (self);
}

void
daybeat_auto_sync_stop (DaybeatAutoSync *self)
{
  g_return_if_fail (DAYBEAT_IS_AUTO_SYNC (self));

  self->stopped = TRUE;
  g_cancellable_cancel (self->cancellable);
}
