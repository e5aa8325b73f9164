/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sleep-page"

#include "config.h"

#include "daybeat-sleep-goal-dialog.h"

#include <glib/gi18n.h>

struct _DaybeatSleepGoalDialog
{
  AdwDialog parent_instance;

  DaybeatHistory *history;   /* (owned) */
  GCancellable *cancellable; /* (owned) */
  gboolean sending;

  GtkWidget *save;
  AdwBanner *failure;
  AdwPreferencesGroup *group;
  GtkSpinButton *hours;
  GtkSpinButton *minutes;
};

G_DEFINE_FINAL_TYPE (DaybeatSleepGoalDialog, daybeat_sleep_goal_dialog, ADW_TYPE_DIALOG)

static int
get_minutes (DaybeatSleepGoalDialog *self)
{
  return gtk_spin_button_get_value_as_int (self->hours) * 60 + gtk_spin_button_get_value_as_int (self->minutes);
}

static void
on_changed (DaybeatSleepGoalDialog *self)
{
  gtk_widget_set_sensitive (self->save, !self->sending && get_minutes (self) > 0);
}

static void
on_cancel (DaybeatSleepGoalDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_saved (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatSleepGoalDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = daybeat_history_edit_finish (DAYBEAT_HISTORY (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->sending = FALSE;
  on_changed (self);
  if (saved)
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  adw_banner_set_use_markup (self->failure, FALSE);
  adw_banner_set_title (self->failure, error->message);
  adw_banner_set_revealed (self->failure, TRUE);
}

static void
on_save (DaybeatSleepGoalDialog *self)
{
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_SET_SLEEP_GOAL };

  edit.minutes = get_minutes (self);
  self->sending = TRUE;
  on_changed (self);
  adw_banner_set_revealed (self->failure, FALSE);
  daybeat_history_edit_async (self->history, &edit, self->cancellable, on_saved, g_object_ref (self));
}

static void
daybeat_sleep_goal_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (DAYBEAT_SLEEP_GOAL_DIALOG (dialog)->cancellable);
}

static void
daybeat_sleep_goal_dialog_dispose (GObject *object)
{
  DaybeatSleepGoalDialog *self = DAYBEAT_SLEEP_GOAL_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_SLEEP_GOAL_DIALOG);
  g_clear_object (&self->history);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (daybeat_sleep_goal_dialog_parent_class)->dispose (object);
}

static void
daybeat_sleep_goal_dialog_class_init (DaybeatSleepGoalDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = daybeat_sleep_goal_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = daybeat_sleep_goal_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/pages/sleep/daybeat-sleep-goal-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepGoalDialog, save);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepGoalDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepGoalDialog, group);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepGoalDialog, hours);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepGoalDialog, minutes);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
daybeat_sleep_goal_dialog_init (DaybeatSleepGoalDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
daybeat_sleep_goal_dialog_new (DaybeatHistory *history, const DaybeatSleepGoal *goal, DaybeatUnits *units)
{
  DaybeatSleepGoalDialog *self;

  g_return_val_if_fail (DAYBEAT_IS_HISTORY (history), NULL);
  g_return_val_if_fail (DAYBEAT_IS_UNITS (units), NULL);

  self = g_object_new (DAYBEAT_TYPE_SLEEP_GOAL_DIALOG, NULL);
  self->history = g_object_ref (history);
  if (goal == NULL)
    return ADW_DIALOG (self);
  if (goal->minutes > 0)
    {
      gtk_spin_button_set_value (self->hours, goal->minutes / 60);
      gtk_spin_button_set_value (self->minutes, goal->minutes % 60);
    }
  if (goal->typical_minutes > 0)
    {
      g_autofree char *typical = daybeat_units_format_duration (units, goal->typical_minutes);
      /* Translators: how long a night usually is, as the service says */
      g_autofree char *description = g_strdup_printf (_("The service says that %s is usual for you."), typical);

      adw_preferences_group_set_description (self->group, description);
    }
  return ADW_DIALOG (self);
}
