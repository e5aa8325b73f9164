/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sleep-page"

#include "config.h"

#include "daybeat-sleep-page-private.h"

#include <glib/gi18n.h>

#include "daybeat-day-span.h"
#include "daybeat-family-load.h"
#include "daybeat-format-settings.h"
#include "daybeat-own-mean.h"
#include "daybeat-page-words.h"
#include "daybeat-sleep-deletion.h"

G_DEFINE_FINAL_TYPE (DaybeatSleepPage, daybeat_sleep_page, DAYBEAT_TYPE_PAGE)

enum
{
  PROP_0,
  PROP_MODE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static DaybeatUnits *
get_units (void)
{
  return daybeat_format_settings_get_units (daybeat_format_settings_get_default ());
}

static void
get_shown_days (DaybeatSleepPage *self, DaybeatDay *first, DaybeatDay *last)
{
  DaybeatDaySpan span = self->mode == DAYBEAT_SLEEP_MODE_WEEK    ? DAYBEAT_DAY_SPAN_WEEK
                        : self->mode == DAYBEAT_SLEEP_MODE_MONTH ? DAYBEAT_DAY_SPAN_MONTH
                                                                 : DAYBEAT_DAY_SPAN_DAY;

  daybeat_day_span_get (span, self->day, daybeat_units_get_first_weekday (get_units ()), first, last);
}

static char *
dup_title (DaybeatSleepPage *self)
{
  DaybeatUnits *units = get_units ();
  DaybeatDay first, last;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (self->day == DAYBEAT_DAY_NONE)
    return g_strdup (_("Sleep"));
  if (self->mode == DAYBEAT_SLEEP_MODE_LIST)
    return g_strdup (_("All nights"));
  if (self->mode == DAYBEAT_SLEEP_MODE_NIGHT)
    return daybeat_units_format_day (units, self->day, DAYBEAT_DATE_WEEKDAY);
  if (self->mode == DAYBEAT_SLEEP_MODE_MONTH)
    return daybeat_units_format_day (units, self->day, DAYBEAT_DATE_MONTH);
  get_shown_days (self, &first, &last);
  from = daybeat_units_format_day (units, first, DAYBEAT_DATE_DAY_MONTH);
  to = daybeat_units_format_day (units, last, DAYBEAT_DATE_SHORT);
  /* Translators: the first and the last day of a week */
  return g_strdup_printf (_("%s – %s"), from, to);
}

static void
show_calendar_day (DaybeatSleepPage *self)
{
  int year, month, day;
  g_autoptr (GDateTime) date = NULL;

  daybeat_day_get_ymd (self->day, &year, &month, &day);
  date = g_date_time_new_local (year, month, day, 12, 0, 0);
  g_signal_handlers_block_matched (self->calendar, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  gtk_calendar_select_day (self->calendar, date);
  g_signal_handlers_unblock_matched (self->calendar, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
}

static void
show_header (DaybeatSleepPage *self)
{
  g_autofree char *title = dup_title (self);
  AdwToggle *toggle = adw_toggle_group_get_toggle_by_name (self->modes, _daybeat_sleep_mode_to_string (self->mode));

  gtk_menu_button_set_label (self->title, title);
  gtk_widget_set_sensitive (GTK_WIDGET (self->title), self->day != DAYBEAT_DAY_NONE);
  gtk_menu_button_set_label (self->mode_button, adw_toggle_get_label (toggle));
  gtk_widget_set_visible (self->movers, self->mode != DAYBEAT_SLEEP_MODE_LIST);
  if (self->day != DAYBEAT_DAY_NONE)
    show_calendar_day (self);
  _daybeat_sleep_page_update_actions (self);
}

static void
cancel_reading (DaybeatSleepPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

void
_daybeat_sleep_page_show_failure (DaybeatSleepPage *self, const GError *error)
{
  AdwToast *toast = adw_toast_new (error->message);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
show_night (DaybeatSleepPage *self, DaybeatSleepRange *range)
{
  const DaybeatSleep *sleep =
      daybeat_sleep_night_get_main (daybeat_sleep_range_get_night (range, daybeat_sleep_range_get_last (range)));
  DaybeatPerson *person = daybeat_history_get_person (self->history);
  gboolean is_own = sleep != NULL && sleep->source == daybeat_person_get_source (person);
  gint64 last_sync = 0;

  /* What another source told is as old as that source, and not this service's to delete. */
  if (is_own)
    g_object_get (person, "last-sync", &last_sync, NULL);
  g_set_str (&self->night_id, is_own ? sleep->id : NULL);
  daybeat_sleep_night_view_show (self->night_view, range, get_units (), last_sync,
                                 daybeat_history_can_edit (self->history));
  gtk_stack_set_visible_child_name (self->stack, "night");
  if (sleep != NULL)
    {
      _daybeat_sleep_page_load_heart (self, sleep);
      daybeat_sleep_night_view_load_origin (self->night_view, daybeat_history_get_store (self->history), sleep,
                                            self->cancellable);
    }
}

static void
on_range_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  DaybeatSleepPage *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatSleepRange) range = daybeat_sleep_range_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DAYBEAT_SLEEP_PAGE (user_data);
  if (range == NULL)
    {
      _daybeat_sleep_page_show_failure (self, error);
      return;
    }
  if (self->mode == DAYBEAT_SLEEP_MODE_NIGHT)
    show_night (self, range);
  else
    {
      daybeat_sleep_span_view_show (self->span_view, range, self->goal, get_units ());
      gtk_stack_set_visible_child_name (self->stack, "span");
    }
  _daybeat_sleep_page_update_actions (self);
}

/* Reads what the mode shows of the day; what is on the screen stays there until that has arrived. */
static void
show_view (DaybeatSleepPage *self)
{
  DaybeatDay first, last;

  cancel_reading (self);
  show_header (self);
  if (!self->has_days)
    return;
  if (self->newest == DAYBEAT_DAY_NONE)
    {
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }
  if (self->mode == DAYBEAT_SLEEP_MODE_LIST)
    {
      daybeat_sleep_list_view_show (self->list_view, self->nights, get_units ());
      gtk_stack_set_visible_child_name (self->stack, "list");
      return;
    }
  get_shown_days (self, &first, &last);
  if (self->mode == DAYBEAT_SLEEP_MODE_NIGHT)
    first -= DAYBEAT_OWN_MEAN_DAYS;
  self->cancellable = g_cancellable_new ();
  daybeat_sleep_range_load_async (daybeat_history_get_store (self->history), first, last, self->hidden,
                                  self->cancellable, on_range_loaded, self);
}

/* Reading the history, one step after another: the goal, the days that have a sleep, then the view. */

static void
on_nights_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  DaybeatSleepNightList *nights = DAYBEAT_SLEEP_NIGHT_LIST (object);
  DaybeatSleepPage *self;
  g_autoptr (GError) error = NULL;

  daybeat_sleep_night_list_load_finish (nights, result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DAYBEAT_SLEEP_PAGE (user_data);
  if (error != NULL)
    {
      _daybeat_sleep_page_show_failure (self, error);
      return;
    }
  self->has_days = TRUE;
  self->newest = g_list_model_get_n_items (G_LIST_MODEL (nights)) > 0 ? daybeat_sleep_night_list_get_day (nights, 0)
                                                                      : DAYBEAT_DAY_NONE;
  if (self->day == DAYBEAT_DAY_NONE)
    self->day = self->newest;
  show_view (self);
}

static void
load_nights (DaybeatSleepPage *self)
{
  daybeat_sleep_night_list_load_async (self->nights, daybeat_page_get_cancellable (DAYBEAT_PAGE (self)),
                                       on_nights_loaded, self);
}

static void
on_goal_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  DaybeatSleepPage *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatFamilyLoad) load = daybeat_family_load_finish (DAYBEAT_STORE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DAYBEAT_SLEEP_PAGE (user_data);
  g_clear_pointer (&self->goal, daybeat_sleep_goal_unref);
  if (load == NULL)
    _daybeat_sleep_page_show_failure (self, error);
  else if (load->sleep_goal != NULL)
    self->goal = daybeat_sleep_goal_ref (load->sleep_goal);
  if (load != NULL)
    adw_status_page_set_description (
        self->empty, daybeat_page_words_get_empty (daybeat_family_load_get_reason (load, "sleep"),
                                                   _("Your privacy settings at the service hide your sleep."),
                                                   _("The service has no night of yours.")));
  load_nights (self);
}

static void
send_deletions (DaybeatSleepPage *self)
{
  for (guint i = 0; i < self->deletions->len; i++)
    daybeat_sleep_deletion_send (g_ptr_array_index (self->deletions, i));
  g_ptr_array_set_size (self->deletions, 0);
}

static void
unfollow (DaybeatSleepPage *self)
{
  send_deletions (self);
  cancel_reading (self);
  if (self->history != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->history, self);
      g_signal_handlers_disconnect_by_data (daybeat_history_get_person (self->history), self);
      self->day = DAYBEAT_DAY_NONE;
    }
  g_clear_object (&self->history);
  g_clear_object (&self->nights);
  g_clear_pointer (&self->goal, daybeat_sleep_goal_unref);
  g_clear_pointer (&self->night_id, g_free);
  self->newest = DAYBEAT_DAY_NONE;
  self->has_days = FALSE;
}

static void
follow (DaybeatSleepPage *self, DaybeatHistory *history)
{
  unfollow (self);
  gtk_stack_set_visible_child_name (self->stack, "blank");
  daybeat_sleep_list_view_show (self->list_view, NULL, get_units ());
  if (history == NULL)
    return;
  self->history = g_object_ref (history);
  self->nights = daybeat_sleep_night_list_new (daybeat_history_get_store (history), self->hidden);
  g_signal_connect_swapped (history, "notify", G_CALLBACK (_daybeat_sleep_page_update_actions), self);
  g_signal_connect_swapped (daybeat_history_get_person (history), "notify",
                            G_CALLBACK (_daybeat_sleep_page_update_actions), self);
}

static void
daybeat_sleep_page_load (DaybeatPage *page, DaybeatHistory *history)
{
  DaybeatSleepPage *self = DAYBEAT_SLEEP_PAGE (page);

  if (history != self->history)
    follow (self, history);
  show_header (self);
  if (history != NULL)
    daybeat_family_load_async (daybeat_history_get_store (history), DAYBEAT_FAMILY_SLEEP_GOAL,
                               daybeat_page_get_cancellable (page), on_goal_loaded, self);
}

static void
daybeat_sleep_page_show_day (DaybeatPage *page, DaybeatDay day)
{
  DaybeatSleepPage *self = DAYBEAT_SLEEP_PAGE (page);

  self->day = day;
  if (self->mode == DAYBEAT_SLEEP_MODE_NIGHT)
    show_view (self);
  else
    _daybeat_sleep_page_set_mode (self, DAYBEAT_SLEEP_MODE_NIGHT);
}

/* The page has several layouts, each with a header of its own: the banner belongs to what they share. */
static AdwBin *
daybeat_sleep_page_get_banner_place (DaybeatPage *page)
{
  return DAYBEAT_SLEEP_PAGE (page)->banner_place;
}

static void
on_hidden_changed (DaybeatSleepPage *self)
{
  if (self->history != NULL)
    load_nights (self);
}

static void
on_day_selected (DaybeatSleepPage *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  DaybeatDay day = daybeat_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date),
                                         g_date_time_get_day_of_month (date));

  gtk_popover_popdown (self->date_popover);
  if (self->mode == DAYBEAT_SLEEP_MODE_LIST)
    daybeat_page_show_day (DAYBEAT_PAGE (self), MIN (day, _daybeat_sleep_page_get_last_day (self)));
  else
    _daybeat_sleep_page_go_to (self, MIN (day, _daybeat_sleep_page_get_last_day (self)));
}

/* What was deleted and not brought back goes with the page. */
static void
daybeat_sleep_page_unroot (GtkWidget *widget)
{
  send_deletions (DAYBEAT_SLEEP_PAGE (widget));

  GTK_WIDGET_CLASS (daybeat_sleep_page_parent_class)->unroot (widget);
}

static void
daybeat_sleep_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_MODE)
    g_value_set_string (value, _daybeat_sleep_mode_to_string (DAYBEAT_SLEEP_PAGE (object)->mode));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
daybeat_sleep_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id != PROP_MODE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  for (DaybeatSleepMode mode = DAYBEAT_SLEEP_MODE_NIGHT; mode <= DAYBEAT_SLEEP_MODE_LIST; mode++)
    {
      if (g_strcmp0 (g_value_get_string (value), _daybeat_sleep_mode_to_string (mode)) == 0)
        _daybeat_sleep_page_set_mode (DAYBEAT_SLEEP_PAGE (object), mode);
    }
}

static void
daybeat_sleep_page_dispose (GObject *object)
{
  DaybeatSleepPage *self = DAYBEAT_SLEEP_PAGE (object);

  unfollow (self);
  if (self->hidden != NULL)
    g_signal_handlers_disconnect_by_data (self->hidden, self);
  g_clear_object (&self->hidden);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_SLEEP_PAGE);

  G_OBJECT_CLASS (daybeat_sleep_page_parent_class)->dispose (object);
}

static void
daybeat_sleep_page_finalize (GObject *object)
{
  g_ptr_array_unref (DAYBEAT_SLEEP_PAGE (object)->deletions);

  G_OBJECT_CLASS (daybeat_sleep_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/pages/sleep/daybeat-sleep-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepPage, title);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepPage, date_popover);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepPage, movers);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepPage, mode_button);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepPage, modes);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepPage, banner_place);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepPage, empty);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepPage, night_view);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepPage, span_view);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSleepPage, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected);
}

static void
daybeat_sleep_page_class_init (DaybeatSleepPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DaybeatPageClass *page_class = DAYBEAT_PAGE_CLASS (klass);

  object_class->dispose = daybeat_sleep_page_dispose;
  object_class->finalize = daybeat_sleep_page_finalize;
  object_class->get_property = daybeat_sleep_page_get_property;
  object_class->set_property = daybeat_sleep_page_set_property;
  widget_class->unroot = daybeat_sleep_page_unroot;
  page_class->families =
      DAYBEAT_FAMILY_SLEEP | DAYBEAT_FAMILY_SLEEP_GOAL | DAYBEAT_FAMILY_PROFILE | DAYBEAT_FAMILY_SERIES;
  page_class->load = daybeat_sleep_page_load;
  page_class->show_day = daybeat_sleep_page_show_day;
  page_class->get_banner_place = daybeat_sleep_page_get_banner_place;

  properties[PROP_MODE] = g_param_spec_string ("mode", NULL, NULL, "night",
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DAYBEAT_TYPE_SLEEP_NIGHT_VIEW);
  g_type_ensure (DAYBEAT_TYPE_SLEEP_SPAN_VIEW);
  g_type_ensure (DAYBEAT_TYPE_SLEEP_LIST_VIEW);
  bind_template (widget_class);
  _daybeat_sleep_page_install_actions (widget_class);
}

static void
daybeat_sleep_page_init (DaybeatSleepPage *self)
{
  self->deletions = g_ptr_array_new_with_free_func (g_object_unref);
  self->hidden = daybeat_hidden_sleeps_new ();
  g_signal_connect_swapped (self->hidden, "changed", G_CALLBACK (on_hidden_changed), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  _daybeat_sleep_page_add_shortcuts (self);
  g_object_bind_property (self, "mode", self->modes, "active-name", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

DaybeatDay
_daybeat_sleep_page_get_last_day (DaybeatSleepPage *self)
{
  return MAX (daybeat_day_today (), self->newest);
}

void
_daybeat_sleep_page_go_to (DaybeatSleepPage *self, DaybeatDay day)
{
  if (self->day == day)
    return;
  self->day = day;
  show_view (self);
}

void
_daybeat_sleep_page_set_mode (DaybeatSleepPage *self, DaybeatSleepMode mode)
{
  if (self->mode == mode)
    return;
  self->mode = mode;
  show_view (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
}
