/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sleep-page"

#include "config.h"

#include "daybeat-sleep-log-dialog.h"

struct _DaybeatSleepLogDialog
{
  AdwDialog parent_instance;

  DaybeatHistory *history; /* (owned) */
  DaybeatUnits *units;     /* (owned) */
  GCancellable *cancellable; /* (owned) */
  DaybeatDay day;
  gboolean sending;

  GtkWidget *log;
  AdwBanner *failure;
  GtkMenuButton *date;
  GtkPopover *date_popover;
  GtkCalendar *calendar;
  GtkSpinButton *start_hour;
  GtkSpinButton *start_minute;
  GtkSpinButton *hours;
  GtkSpinButton *minutes;
};

G_DEFINE_FINAL_TYPE (DaybeatSleepLogDialog, daybeat_sleep_log_dialog, ADW_TYPE_DIALOG)

static int
get_value (GtkSpinButton *button)
{
  return gtk_spin_button_get_value_as_int (button);
}

static int
get_duration (DaybeatSleepLogDialog *self)
{
  return get_value (self->hours) * 60 + get_value (self->minutes);
}

static void
update_log (DaybeatSleepLogDialog *self)
{
  gtk_widget_set_sensitive (self->log, !self->sending && get_duration (self) > 0);
}

static void
set_day (DaybeatSleepLogDialog *self, DaybeatDay day)
{
  g_autofree char *label = daybeat_units_format_day (self->units, day, DAYBEAT_DATE_LONG);

  self->day = day;
  gtk_menu_button_set_label (self->date, label);
}

static void
on_day_selected (DaybeatSleepLogDialog *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);

  if (self->units == NULL)
    return;
  set_day (self, daybeat_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date),
                                       g_date_time_get_day_of_month (date)));
  gtk_popover_popdown (self->date_popover);
}

static void
on_duration_changed (DaybeatSleepLogDialog *self)
{
  update_log (self);
}

static void
on_cancel (DaybeatSleepLogDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_logged (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatSleepLogDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean logged = daybeat_history_edit_finish (DAYBEAT_HISTORY (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->sending = FALSE;
  update_log (self);
  if (logged)
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  adw_banner_set_use_markup (self->failure, FALSE);
  adw_banner_set_title (self->failure, error->message);
  adw_banner_set_revealed (self->failure, TRUE);
}

static void
on_log (DaybeatSleepLogDialog *self)
{
  gint64 midnight = ((gint64) self->day - daybeat_day_from_ymd (1970, 1, 1)) * DAYBEAT_MS_PER_DAY;
  DaybeatEdit edit = { .kind = DAYBEAT_EDIT_LOG_SLEEP };

  edit.minutes = get_duration (self);
  edit.start.wall_ms =
      midnight + (get_value (self->start_hour) * 60 + get_value (self->start_minute)) * DAYBEAT_MS_PER_MINUTE;
  self->sending = TRUE;
  update_log (self);
  adw_banner_set_revealed (self->failure, FALSE);
  daybeat_history_edit_async (self->history, &edit, self->cancellable, on_logged, g_object_ref (self));
}

static void
daybeat_sleep_log_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (DAYBEAT_SLEEP_LOG_DIALOG (dialog)->cancellable);
}

static void
daybeat_sleep_log_dialog_dispose (GObject *object)
{
  DaybeatSleepLogDialog *self = DAYBEAT_SLEEP_LOG_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_SLEEP_LOG_DIALOG);
  g_clear_object (&self->history);
  g_clear_object (&self->units);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (daybeat_sleep_log_dialog_parent_class)->dispose (object);
}

static void
daybeat_sleep_log_dialog_class_init (DaybeatSleepLogDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = daybeat_sleep_log_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = daybeat_sleep_log_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/pages/sleep/daybeat-sleep-log-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepLogDialog, log);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepLogDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepLogDialog, date);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepLogDialog, date_popover);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepLogDialog, calendar);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepLogDialog, start_hour);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepLogDialog, start_minute);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepLogDialog, hours);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepLogDialog, minutes);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_duration_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_log);
}

static void
daybeat_sleep_log_dialog_init (DaybeatSleepLogDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
daybeat_sleep_log_dialog_new (DaybeatHistory *history, DaybeatDay day, DaybeatUnits *units)
{
  DaybeatSleepLogDialog *self;
  int year, month, day_of_month;
  g_autoptr (GDateTime) date = NULL;

  g_return_val_if_fail (DAYBEAT_IS_HISTORY (history), NULL);
  g_return_val_if_fail (DAYBEAT_IS_UNITS (units), NULL);

  self = g_object_new (DAYBEAT_TYPE_SLEEP_LOG_DIALOG, NULL);
  self->history = g_object_ref (history);
  self->units = g_object_ref (units);
  daybeat_day_get_ymd (day, &year, &month, &day_of_month);
  date = g_date_time_new_local (year, month, day_of_month, 12, 0, 0);
  gtk_calendar_select_day (self->calendar, date);
  set_day (self, day);
  return ADW_DIALOG (self);
}
