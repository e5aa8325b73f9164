/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-sync-plan-dialog.h"

#include <glib/gi18n.h>

#include "daybeat-clock.h"
#include "daybeat-format-settings.h"
#include "daybeat-plan-words.h"
#include "daybeat-standing.h"

struct _DaybeatSyncPlanDialog
{
  AdwDialog parent_instance;

  GtkLabel *doing;
  GtkProgressBar *progress;
  GtkLabel *left;
  AdwPreferencesGroup *plan_group;
  GtkListBox *list;
  GtkWidget *stop_button;

  DaybeatHistory *history;    /* (owned) */
  GSignalGroup *sync_signals; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DaybeatSyncPlanDialog, daybeat_sync_plan_dialog, ADW_TYPE_DIALOG)

static DaybeatUnits *
get_units (void)
{
  return daybeat_format_settings_get_units (daybeat_format_settings_get_default ());
}

static GtkWidget *
create_row (gpointer object, gpointer user_data)
{
  DaybeatSyncPlanItem *item = DAYBEAT_SYNC_PLAN_ITEM (object);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = daybeat_plan_words_dup_item (daybeat_sync_plan_item_get_since (item),
                                                        daybeat_sync_plan_item_get_requests (item),
                                                        daybeat_sync_plan_item_get_seconds (item), get_units ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), daybeat_sync_plan_item_get_title (item));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static char *
dup_description (DaybeatSync *sync, GListModel *plan)
{
  guint requests = 0;
  guint seconds = 0;

  if (plan == NULL)
    return g_strdup (_("Finding out how far back the history goes…"));
  if (g_list_model_get_n_items (plan) == 0)
    return g_strdup (_("They are all here. Only the latest days are asked for."));
  g_object_get (sync, "planned-requests", &requests, "planned-seconds", &seconds, NULL);
  return daybeat_plan_words_dup_total (requests, seconds, get_units ());
}

static void
on_plan_changed (DaybeatSyncPlanDialog *self)
{
  g_autoptr (DaybeatSync) sync = g_signal_group_dup_target (self->sync_signals);
  g_autoptr (GListModel) plan = sync != NULL ? daybeat_sync_dup_plan (sync) : NULL;
  g_autofree char *description = sync != NULL ? dup_description (sync, plan) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->plan_group), sync != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list), plan != NULL && g_list_model_get_n_items (plan) > 0);
  adw_preferences_group_set_description (self->plan_group, description);
  gtk_list_box_bind_model (self->list, plan, create_row, NULL, NULL);
}

static void
daybeat_sync_plan_dialog_update (DaybeatSyncPlanDialog *self)
{
  g_autoptr (DaybeatSync) sync = g_signal_group_dup_target (self->sync_signals);
  g_autofree char *line = daybeat_standing_dup_sync_line (self->history, daybeat_clock_now ());
  g_autofree char *left = NULL;
  double progress = daybeat_standing_get_progress (self->history);
  gboolean syncing = FALSE;
  guint done = 0;
  guint total = 0;
  int seconds = -1;

  g_object_get (self->history, "syncing", &syncing, NULL);
  if (sync != NULL)
    g_object_get (sync, "done", &done, "total", &total, "seconds-left", &seconds, NULL);
  gtk_label_set_label (self->doing, line);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), progress >= 0.0);
  gtk_progress_bar_set_fraction (self->progress, MAX (0.0, progress));
  gtk_widget_set_visible (GTK_WIDGET (self->left), syncing && total > 0);
  if (total > 0)
    left = daybeat_plan_words_dup_left (done, total, seconds, get_units ());
  gtk_label_set_label (self->left, left != NULL ? left : "");
  gtk_widget_set_visible (self->stop_button, syncing);
}

static void
on_sync_replaced (DaybeatSyncPlanDialog *self)
{
  g_autoptr (DaybeatSync) sync = NULL;

  g_object_get (self->history, "sync", &sync, NULL);
  g_signal_group_set_target (self->sync_signals, sync);
  on_plan_changed (self);
  daybeat_sync_plan_dialog_update (self);
}

static void
daybeat_sync_plan_dialog_dispose (GObject *object)
{
  DaybeatSyncPlanDialog *self = DAYBEAT_SYNC_PLAN_DIALOG (object);

  g_clear_object (&self->sync_signals);
  g_clear_object (&self->history);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_SYNC_PLAN_DIALOG);

  G_OBJECT_CLASS (daybeat_sync_plan_dialog_parent_class)->dispose (object);
}

static void
daybeat_sync_plan_dialog_class_init (DaybeatSyncPlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = daybeat_sync_plan_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/daybeat-sync-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatSyncPlanDialog, doing);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSyncPlanDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSyncPlanDialog, left);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSyncPlanDialog, plan_group);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSyncPlanDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSyncPlanDialog, stop_button);
}

static void
daybeat_sync_plan_dialog_init (DaybeatSyncPlanDialog *self)
{
  static const char *const signals[] = { "notify::done", "notify::total", "notify::state", "notify::resumes-at" };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->sync_signals = g_signal_group_new (DAYBEAT_TYPE_SYNC);
  g_signal_group_connect_swapped (self->sync_signals, "notify::plan", G_CALLBACK (on_plan_changed), self);
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_group_connect_swapped (self->sync_signals, signals[i], G_CALLBACK (daybeat_sync_plan_dialog_update),
                                    self);
}

AdwDialog *
daybeat_sync_plan_dialog_new (DaybeatHistory *history)
{
  DaybeatSyncPlanDialog *self;

  g_return_val_if_fail (DAYBEAT_IS_HISTORY (history), NULL);

  self = g_object_new (DAYBEAT_TYPE_SYNC_PLAN_DIALOG, NULL);
  self->history = g_object_ref (history);
  g_signal_connect_object (history, "notify::sync", G_CALLBACK (on_sync_replaced), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "notify::syncing", G_CALLBACK (daybeat_sync_plan_dialog_update), self,
                           G_CONNECT_SWAPPED);
  on_sync_replaced (self);
  return ADW_DIALOG (self);
}
