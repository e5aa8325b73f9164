/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sleep-page"

#include "config.h"

#include "daybeat-sleep-deletion.h"

#include <glib/gi18n.h>

#define UNDO_SECONDS 8

struct _DaybeatSleepDeletion
{
  GObject parent_instance;

  GWeakRef overlay;            /* AdwToastOverlay */
  AdwToast *toast;             /* (owned) (nullable): until it has gone */
  DaybeatHistory *history;     /* (owned) */
  DaybeatHiddenSleeps *hidden; /* (owned) */
  char *sleep_id;              /* (owned) */
};

G_DEFINE_FINAL_TYPE (DaybeatSleepDeletion, daybeat_sleep_deletion, G_TYPE_OBJECT)

static void
daybeat_sleep_deletion_finalize (GObject *object)
{
  DaybeatSleepDeletion *self = DAYBEAT_SLEEP_DELETION (object);

  g_weak_ref_clear (&self->overlay);
  g_clear_object (&self->toast);
  g_clear_object (&self->history);
  g_clear_object (&self->hidden);
  g_free (self->sleep_id);

  G_OBJECT_CLASS (daybeat_sleep_deletion_parent_class)->finalize (object);
}

static void
daybeat_sleep_deletion_class_init (DaybeatSleepDeletionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = daybeat_sleep_deletion_finalize;
}

static void
daybeat_sleep_deletion_init (DaybeatSleepDeletion *self)
{
  g_weak_ref_init (&self->overlay, NULL);
}

/* The toast is done with, and offers nothing any more; FALSE where it was before. */
static gboolean
forget_toast (DaybeatSleepDeletion *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->toast);

  if (toast == NULL)
    return FALSE;
  g_signal_handlers_disconnect_by_data (toast, self);
  adw_toast_dismiss (toast);
  return TRUE;
}

static void
on_deleted (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatSleepDeletion) self = user_data;
  g_autoptr (AdwToastOverlay) overlay = g_weak_ref_get (&self->overlay);
  g_autoptr (GError) error = NULL;

  if (!daybeat_history_edit_finish (DAYBEAT_HISTORY (object), result, &error))
    {
      daybeat_hidden_sleeps_show (self->hidden, self->sleep_id);
      if (overlay != NULL && gtk_widget_get_root (GTK_WIDGET (overlay)) != NULL)
        {
          g_autofree char *title = g_strdup_printf (_("The sleep could not be deleted: %s"), error->message);
          AdwToast *toast = adw_toast_new (title);

          adw_toast_set_use_markup (toast, FALSE);
          adw_toast_overlay_add_toast (overlay, toast);
        }
    }
  g_application_release (g_application_get_default ());
}

static void
on_dismissed (AdwToast *toast, DaybeatSleepDeletion *self)
{
  daybeat_sleep_deletion_send (self);
}

static void
on_undo (AdwToast *toast, DaybeatSleepDeletion *self)
{
  g_autoptr (DaybeatSleepDeletion) alive = g_object_ref (self);

  if (!forget_toast (self))
    return;
  daybeat_hidden_sleeps_show (self->hidden, self->sleep_id);
  g_object_unref (self);
}

DaybeatSleepDeletion *
daybeat_sleep_deletion_begin (AdwToastOverlay *overlay, DaybeatHistory *history, DaybeatHiddenSleeps *hidden,
                              const char *sleep_id)
{
  DaybeatSleepDeletion *self;

  g_return_val_if_fail (ADW_IS_TOAST_OVERLAY (overlay), NULL);
  g_return_val_if_fail (DAYBEAT_IS_HISTORY (history), NULL);
  g_return_val_if_fail (DAYBEAT_IS_HIDDEN_SLEEPS (hidden), NULL);
  g_return_val_if_fail (sleep_id != NULL, NULL);

  self = g_object_new (DAYBEAT_TYPE_SLEEP_DELETION, NULL);
  g_weak_ref_set (&self->overlay, overlay);
  self->history = g_object_ref (history);
  self->hidden = g_object_ref (hidden);
  self->sleep_id = g_strdup (sleep_id);
  daybeat_hidden_sleeps_hide (hidden, sleep_id);

  /* One reference more, until the toast has gone. */
  g_object_ref (self);
  self->toast = adw_toast_new (_("Sleep deleted"));
  adw_toast_set_button_label (self->toast, _("_Undo"));
  adw_toast_set_timeout (self->toast, UNDO_SECONDS);
  g_signal_connect (self->toast, "button-clicked", G_CALLBACK (on_undo), self);
  g_signal_connect (self->toast, "dismissed", G_CALLBACK (on_dismissed), self);
  adw_toast_overlay_add_toast (overlay, g_object_ref (self->toast));
  return self;
}

void
daybeat_sleep_deletion_send (DaybeatSleepDeletion *self)
{
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_DELETE_SLEEP };

  g_return_if_fail (DAYBEAT_IS_SLEEP_DELETION (self));

  if (!forget_toast (self))
    return;
  /* The window may close meanwhile; what the person asked for is still done. */
  g_application_hold (g_application_get_default ());
  edit.sleep_id = self->sleep_id;
  /* The toast's reference goes on to the answer. */
  daybeat_history_edit_async (self->history, &edit, NULL, on_deleted, self);
}
