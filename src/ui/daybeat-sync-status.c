/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-sync-status.h"

#include "daybeat-clock.h"
#include "daybeat-standing.h"

#define KEEP_CURRENT_SECONDS 20

struct _DaybeatSyncStatus
{
  AdwBin parent_instance;

  GtkWidget *button;
  GtkWidget *plan_button;
  GtkImage *icon;
  GtkLabel *label;
  GtkRevealer *revealer;
  GtkProgressBar *progress;

  GSignalGroup *history_signals; /* (owned) */
  GSignalGroup *person_signals;  /* (owned) */
  GSignalGroup *sync_signals;    /* (owned) */
  guint timer;
};

G_DEFINE_FINAL_TYPE (DaybeatSyncStatus, daybeat_sync_status, ADW_TYPE_BIN)

/* The shortcut, the menu and the button are one action: none of them may look alive where nothing can be asked. */
static void
update_action (DaybeatHistory *history)
{
  GApplication *application = g_application_get_default ();
  GAction *action = application != NULL ? g_action_map_lookup_action (G_ACTION_MAP (application), "sync") : NULL;

  if (action != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), history != NULL && daybeat_standing_can_sync (history));
}

static void
daybeat_sync_status_update (DaybeatSyncStatus *self)
{
  g_autoptr (DaybeatHistory) history = g_signal_group_dup_target (self->history_signals);
  g_autofree char *line = NULL;
  gboolean syncing = FALSE;
  double progress;

  update_action (history);
  gtk_widget_set_visible (GTK_WIDGET (self), history != NULL);
  if (history == NULL)
    return;

  line = daybeat_standing_dup_sync_line (history, daybeat_clock_now ());
  progress = daybeat_standing_get_progress (history);
  gtk_label_set_label (self->label, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, line, -1);
  g_object_get (history, "syncing", &syncing, NULL);
  gtk_widget_set_visible (self->plan_button, syncing);
  gtk_revealer_set_reveal_child (self->revealer, progress >= 0.0);
  if (progress >= 0.0)
    gtk_progress_bar_set_fraction (self->progress, progress);
}

static gboolean
on_timeout (gpointer user_data)
{
  daybeat_sync_status_update (DAYBEAT_SYNC_STATUS (user_data));
  return G_SOURCE_CONTINUE;
}

static void
on_sync_replaced (DaybeatSyncStatus *self)
{
  g_autoptr (DaybeatHistory) history = g_signal_group_dup_target (self->history_signals);
  g_autoptr (DaybeatSync) sync = NULL;

  if (history != NULL)
    g_object_get (history, "sync", &sync, NULL);
  g_signal_group_set_target (self->sync_signals, sync);
  daybeat_sync_status_update (self);
}

static void
daybeat_sync_status_map (GtkWidget *widget)
{
  DaybeatSyncStatus *self = DAYBEAT_SYNC_STATUS (widget);

  GTK_WIDGET_CLASS (daybeat_sync_status_parent_class)->map (widget);
  self->timer = g_timeout_add_seconds (KEEP_CURRENT_SECONDS, on_timeout, self);
  daybeat_sync_status_update (self);
}

static void
daybeat_sync_status_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&DAYBEAT_SYNC_STATUS (widget)->timer, g_source_remove);
  GTK_WIDGET_CLASS (daybeat_sync_status_parent_class)->unmap (widget);
}

static void
daybeat_sync_status_dispose (GObject *object)
{
  DaybeatSyncStatus *self = DAYBEAT_SYNC_STATUS (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->history_signals);
  g_clear_object (&self->person_signals);
  g_clear_object (&self->sync_signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_SYNC_STATUS);

  G_OBJECT_CLASS (daybeat_sync_status_parent_class)->dispose (object);
}

static void
daybeat_sync_status_class_init (DaybeatSyncStatusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = daybeat_sync_status_dispose;
  widget_class->map = daybeat_sync_status_map;
  widget_class->unmap = daybeat_sync_status_unmap;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/daybeat/Daybeat/daybeat-sync-status.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatSyncStatus, button);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSyncStatus, plan_button);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSyncStatus, icon);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSyncStatus, label);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSyncStatus, revealer);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSyncStatus, progress);
}

static void
daybeat_sync_status_init (DaybeatSyncStatus *self)
{
  static const char *const history_properties[] = { "syncing", "offline", "signed-out", "gone" };
  static const char *const sync_properties[] = { "state", "done", "total", "doing", "resumes-at" };

  gtk_widget_init_template (GTK_WIDGET (self));

  self->history_signals = g_signal_group_new (DAYBEAT_TYPE_HISTORY);
  self->person_signals = g_signal_group_new (DAYBEAT_TYPE_PERSON);
  self->sync_signals = g_signal_group_new (DAYBEAT_TYPE_SYNC);
  g_signal_group_connect_swapped (self->history_signals, "notify::sync", G_CALLBACK (on_sync_replaced), self);
  g_signal_group_connect_swapped (self->person_signals, "notify", G_CALLBACK (daybeat_sync_status_update), self);
  for (gsize i = 0; i < G_N_ELEMENTS (history_properties); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", history_properties[i], NULL);

      g_signal_group_connect_swapped (self->history_signals, signal, G_CALLBACK (daybeat_sync_status_update), self);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (sync_properties); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", sync_properties[i], NULL);

      g_signal_group_connect_swapped (self->sync_signals, signal, G_CALLBACK (daybeat_sync_status_update), self);
    }
}

void
daybeat_sync_status_set_history (DaybeatSyncStatus *self, DaybeatHistory *history)
{
  g_return_if_fail (DAYBEAT_IS_SYNC_STATUS (self));
  g_return_if_fail (history == NULL || DAYBEAT_IS_HISTORY (history));

  g_signal_group_set_target (self->history_signals, history);
  g_signal_group_set_target (self->person_signals, history != NULL ? daybeat_history_get_person (history) : NULL);
  on_sync_replaced (self);
}
