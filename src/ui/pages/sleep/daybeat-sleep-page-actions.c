/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sleep-page"

#include "config.h"

#include "daybeat-sleep-page-private.h"

#include "daybeat-day-span.h"
#include "daybeat-format-settings.h"
#include "daybeat-sleep-deletion.h"
#include "daybeat-sleep-goal-dialog.h"
#include "daybeat-sleep-log-dialog.h"

static const char *const mode_names[] = {
  [DAYBEAT_SLEEP_MODE_NIGHT] = "night",
  [DAYBEAT_SLEEP_MODE_WEEK] = "week",
  [DAYBEAT_SLEEP_MODE_MONTH] = "month",
  [DAYBEAT_SLEEP_MODE_LIST] = "list",
};

const char *
_daybeat_sleep_mode_to_string (DaybeatSleepMode mode)
{
  return mode_names[mode];
}

static DaybeatDaySpan
get_span (DaybeatSleepPage *self)
{
  return self->mode == DAYBEAT_SLEEP_MODE_WEEK    ? DAYBEAT_DAY_SPAN_WEEK
         : self->mode == DAYBEAT_SLEEP_MODE_MONTH ? DAYBEAT_DAY_SPAN_MONTH
                                                  : DAYBEAT_DAY_SPAN_DAY;
}

static DaybeatUnits *
get_units (void)
{
  return daybeat_format_settings_get_units (daybeat_format_settings_get_default ());
}

static void
move (DaybeatSleepPage *self, int by)
{
  DaybeatDay last = _daybeat_sleep_page_get_last_day (self);

  if (self->day != DAYBEAT_DAY_NONE)
    _daybeat_sleep_page_go_to (self, MIN (last, daybeat_day_span_move (get_span (self), self->day, by)));
}

static void
on_back (GtkWidget *widget, const char *action, GVariant *target)
{
  move (DAYBEAT_SLEEP_PAGE (widget), -1);
}

static void
on_forward (GtkWidget *widget, const char *action, GVariant *target)
{
  move (DAYBEAT_SLEEP_PAGE (widget), 1);
}

static void
on_last_night (GtkWidget *widget, const char *action, GVariant *target)
{
  DaybeatSleepPage *self = DAYBEAT_SLEEP_PAGE (widget);

  if (self->newest != DAYBEAT_DAY_NONE)
    _daybeat_sleep_page_go_to (self, self->newest);
}

static void
on_open_day (GtkWidget *widget, const char *action, GVariant *target)
{
  daybeat_page_show_day (DAYBEAT_PAGE (widget), g_variant_get_uint32 (target));
}

static void
on_log (GtkWidget *widget, const char *action, GVariant *target)
{
  DaybeatSleepPage *self = DAYBEAT_SLEEP_PAGE (widget);
  DaybeatDay day = self->day != DAYBEAT_DAY_NONE ? self->day : daybeat_day_today ();

  adw_dialog_present (daybeat_sleep_log_dialog_new (self->history, day - 1, get_units ()), widget);
}

static void
on_goal (GtkWidget *widget, const char *action, GVariant *target)
{
  DaybeatSleepPage *self = DAYBEAT_SLEEP_PAGE (widget);

  adw_dialog_present (daybeat_sleep_goal_dialog_new (self->history, self->goal, get_units ()), widget);
}

static void
on_delete (GtkWidget *widget, const char *action, GVariant *target)
{
  DaybeatSleepPage *self = DAYBEAT_SLEEP_PAGE (widget);
  const char *id = g_variant_get_string (target, NULL);

  g_ptr_array_add (self->deletions, daybeat_sleep_deletion_begin (self->toasts, self->history, self->hidden, id));
}

static void
on_delete_night (GtkWidget *widget, const char *action, GVariant *target)
{
  DaybeatSleepPage *self = DAYBEAT_SLEEP_PAGE (widget);

  if (self->night_id != NULL)
    gtk_widget_activate_action (widget, "sleep.delete", "s", self->night_id);
}

/* Goes as many days as the argument says in reading direction; 0 is the last night. */
static gboolean
on_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  DaybeatSleepPage *self = DAYBEAT_SLEEP_PAGE (widget);
  int by = g_variant_get_int32 (args);

  if (self->mode == DAYBEAT_SLEEP_MODE_LIST || !gtk_widget_get_mapped (widget))
    return GDK_EVENT_PROPAGATE;
  if (by == 0)
    return gtk_widget_activate_action (widget, "sleep.last-night", NULL);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    by = -by;
  return gtk_widget_activate_action (widget, by < 0 ? "sleep.back" : "sleep.forward", NULL);
}

static const struct
{
  guint key;
  guint keypad_key;
  int by;
} keys[] = {
  { GDK_KEY_Left, GDK_KEY_KP_Left, -1 },
  { GDK_KEY_Right, GDK_KEY_KP_Right, 1 },
  { GDK_KEY_Home, GDK_KEY_KP_Home, 0 },
};

void
_daybeat_sleep_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "sleep.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "sleep.forward", NULL, on_forward);
  gtk_widget_class_install_action (widget_class, "sleep.last-night", NULL, on_last_night);
  gtk_widget_class_install_action (widget_class, "sleep.open-day", "u", on_open_day);
  gtk_widget_class_install_action (widget_class, "sleep.log", NULL, on_log);
  gtk_widget_class_install_action (widget_class, "sleep.goal", NULL, on_goal);
  gtk_widget_class_install_action (widget_class, "sleep.delete", "s", on_delete);
  gtk_widget_class_install_action (widget_class, "sleep.delete-night", NULL, on_delete_night);
  gtk_widget_class_install_property_action (widget_class, "sleep.mode", "mode");

  /* Without Alt the keys count only where nothing else on the page wants them. */
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i].key, 0, on_key, "i", keys[i].by);
      gtk_widget_class_add_binding (widget_class, keys[i].keypad_key, 0, on_key, "i", keys[i].by);
    }
}

static void
add_shortcut (GtkShortcutController *controller, guint key, int by)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, GDK_ALT_MASK),
                                            gtk_callback_action_new (on_key, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (by));
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

void
_daybeat_sleep_page_add_shortcuts (DaybeatSleepPage *self)
{
  GtkShortcutController *controller = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  gtk_shortcut_controller_set_scope (controller, GTK_SHORTCUT_SCOPE_GLOBAL);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      add_shortcut (controller, keys[i].key, keys[i].by);
      add_shortcut (controller, keys[i].keypad_key, keys[i].by);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}

void
_daybeat_sleep_page_update_actions (DaybeatSleepPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean can_edit = self->history != NULL && daybeat_history_can_edit (self->history);
  gboolean has_days = self->newest != DAYBEAT_DAY_NONE && self->day != DAYBEAT_DAY_NONE
                      && self->mode != DAYBEAT_SLEEP_MODE_LIST;
  DaybeatDay first = 0, last = 0;

  if (has_days)
    daybeat_day_span_get (get_span (self), self->day, daybeat_units_get_first_weekday (get_units ()), &first, &last);
  gtk_widget_action_set_enabled (widget, "sleep.back", has_days);
  gtk_widget_action_set_enabled (widget, "sleep.forward", has_days && last < _daybeat_sleep_page_get_last_day (self));
  gtk_widget_action_set_enabled (widget, "sleep.last-night", has_days);
  gtk_widget_action_set_enabled (widget, "sleep.log", can_edit);
  gtk_widget_action_set_enabled (widget, "sleep.goal", can_edit);
  gtk_widget_action_set_enabled (widget, "sleep.delete", can_edit);
  gtk_widget_action_set_enabled (widget, "sleep.delete-night",
                                 can_edit && self->mode == DAYBEAT_SLEEP_MODE_NIGHT && self->night_id != NULL);
}
