/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-window.h"

#include "daybeat-auto-sync.h"
#include "daybeat-format-settings.h"
#include "daybeat-page-host.h"
#include "daybeat-page-list.h"
#include "daybeat-page.h"
#include "daybeat-sidebar.h"
#include "daybeat-sync-plan-dialog.h"
#include "daybeat-welcome.h"

/* A history that opens sooner shows no waiting page at all. */
#define PATIENCE_MS 300

struct _DaybeatWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  AdwStatusPage *failed_page;
  AdwNavigationSplitView *split_view;
  DaybeatSidebar *sidebar;

  DaybeatPeople *people;      /* (owned) */
  GSettings *settings;        /* (owned) */
  DaybeatPageHost *host;      /* (owned) */
  DaybeatAutoSync *auto_sync; /* (owned) */
  DaybeatHistory *history;    /* (owned) (nullable) */
  DaybeatPerson *opening;     /* (owned) (nullable): whose history is being opened, or could not be */
  GCancellable *cancellable;  /* (owned) (nullable): of the opening */
  guint patience;             /* source that shows the waiting page */
};

enum
{
  PROP_0,
  PROP_HISTORY,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (DaybeatWindow, daybeat_window, ADW_TYPE_APPLICATION_WINDOW)

static GParamSpec *properties[N_PROPS];

static void
on_closed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GApplication) application = user_data;
  g_autoptr (GError) error = NULL;

  if (!daybeat_history_close_finish (DAYBEAT_HISTORY (object), result, &error))
    g_warning ("A history was not closed well: %s", error->message);
  g_application_release (application);
}

/* The program outlives its window for as long as that takes: a token on its way must reach the keyring. */
static void
close_history (DaybeatHistory *history)
{
  GApplication *application = g_application_get_default ();

  g_application_hold (application);
  daybeat_history_close_async (history, on_closed, g_object_ref (application));
}

static DaybeatPerson *
find_by_id (DaybeatPeople *people, const char *id)
{
  guint n_people = g_list_model_get_n_items (G_LIST_MODEL (people));

  for (guint i = 0; i < n_people; i++)
    {
      g_autoptr (DaybeatPerson) person = g_list_model_get_item (G_LIST_MODEL (people), i);

      if (g_str_equal (daybeat_person_get_id (person), id))
        return g_steal_pointer (&person);
    }
  return NULL;
}

/* Returns: (transfer full) (nullable): the history that was shown, still open. */
static DaybeatHistory *
daybeat_window_replace_history (DaybeatWindow *self, DaybeatHistory *history)
{
  DaybeatHistory *former = g_steal_pointer (&self->history);
  const char *id = "";

  g_set_object (&self->history, history);
  daybeat_format_settings_set_history (daybeat_format_settings_get_default (), history);
  daybeat_auto_sync_set_history (self->auto_sync, history);
  daybeat_page_host_set_history (self->host, history);
  daybeat_sidebar_set_history (self->sidebar, history);
  if (history != NULL)
    {
      id = daybeat_person_get_id (daybeat_history_get_person (history));
      g_settings_set_string (self->settings, "last-person", id);
    }
  g_action_group_change_action_state (G_ACTION_GROUP (self), "open-person", g_variant_new_string (id));
  gtk_stack_set_visible_child_name (self->stack, history != NULL ? "history" : "welcome");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HISTORY]);
  return former;
}

static gboolean
on_patience_ended (gpointer user_data)
{
  DaybeatWindow *self = DAYBEAT_WINDOW (user_data);

  self->patience = 0;
  gtk_stack_set_visible_child_name (self->stack, "preparing");
  return G_SOURCE_REMOVE;
}

static void
daybeat_window_end_opening (DaybeatWindow *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
on_opened (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatWindow) self = DAYBEAT_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatHistory) history = daybeat_history_open_finish (result, &error);

  if (history == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (history != NULL && daybeat_history_get_person (history) != self->opening)
    return; /* another one was asked for meanwhile */

  daybeat_window_end_opening (self);
  if (history == NULL)
    {
      g_autofree char *text = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->failed_page, text);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  daybeat_window_take_history (self, history);
  daybeat_auto_sync_run_if_stale (self->auto_sync);
}

static void
daybeat_window_show_page (DaybeatWindow *self, const char *tag)
{
  if (daybeat_page_list_find (tag) < 0)
    return;
  daybeat_page_host_show (self->host, tag);
  daybeat_sidebar_select (self->sidebar, tag);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  g_settings_set_string (self->settings, "page", tag);
}

static void
on_show_page (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  daybeat_window_show_page (DAYBEAT_WINDOW (user_data), g_variant_get_string (parameter, NULL));
}

static void
on_show_day (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DaybeatWindow *self = DAYBEAT_WINDOW (user_data);
  AdwNavigationPage *shown;
  const char *tag;
  DaybeatDay day;

  g_variant_get (parameter, "(&su)", &tag, &day);
  daybeat_window_show_page (self, tag);
  shown = adw_navigation_split_view_get_content (self->split_view);
  if (DAYBEAT_IS_PAGE (shown))
    daybeat_page_show_day (DAYBEAT_PAGE (shown), day);
}

static void
on_open_person (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DaybeatWindow *self = DAYBEAT_WINDOW (user_data);
  g_autoptr (DaybeatPerson) person = find_by_id (self->people, g_variant_get_string (parameter, NULL));

  if (person != NULL)
    daybeat_window_open_person (self, person);
}

static void
on_open_again (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DaybeatWindow *self = DAYBEAT_WINDOW (user_data);
  g_autoptr (DaybeatPerson) person = self->opening != NULL ? g_object_ref (self->opening) : NULL;

  if (person != NULL)
    daybeat_window_open_person (self, person);
}

static void
on_toast (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  daybeat_window_add_toast (DAYBEAT_WINDOW (user_data), g_variant_get_string (parameter, NULL));
}

static void
on_toggle_sidebar (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DaybeatWindow *self = DAYBEAT_WINDOW (user_data);

  if (adw_navigation_split_view_get_collapsed (self->split_view))
    adw_navigation_split_view_set_show_content (self->split_view,
                                                !adw_navigation_split_view_get_show_content (self->split_view));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->sidebar), GTK_DIR_TAB_FORWARD);
}

static void
on_active_changed (DaybeatWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    daybeat_auto_sync_run_if_stale (self->auto_sync);
}

static void
on_stop_sync (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  daybeat_auto_sync_stop (DAYBEAT_WINDOW (user_data)->auto_sync);
}

static void
on_show_sync (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DaybeatWindow *self = DAYBEAT_WINDOW (user_data);

  if (self->history != NULL)
    adw_dialog_present (daybeat_sync_plan_dialog_new (self->history), GTK_WIDGET (self));
}

/* At once, and not with the last reference to the window: what is under way may hold one. */
static gboolean
daybeat_window_close_request (GtkWindow *window)
{
  DaybeatWindow *self = DAYBEAT_WINDOW (window);

  if (GTK_WINDOW_CLASS (daybeat_window_parent_class)->close_request (window))
    return TRUE;
  daybeat_window_end_opening (self);
  daybeat_window_take_history (self, NULL);
  return FALSE;
}

static void
daybeat_window_dispose (GObject *object)
{
  DaybeatWindow *self = DAYBEAT_WINDOW (object);

  daybeat_window_end_opening (self);
  if (self->history != NULL)
    daybeat_window_take_history (self, NULL);
  g_clear_object (&self->host);
  g_clear_object (&self->auto_sync);
  g_clear_object (&self->opening);
  g_clear_object (&self->people);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_WINDOW);

  G_OBJECT_CLASS (daybeat_window_parent_class)->dispose (object);
}

static void
daybeat_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_HISTORY:
      g_value_set_object (value, DAYBEAT_WINDOW (object)->history);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
daybeat_window_class_init (DaybeatWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = daybeat_window_dispose;
  object_class->get_property = daybeat_window_get_property;
  GTK_WINDOW_CLASS (klass)->close_request = daybeat_window_close_request;

  properties[PROP_HISTORY] = g_param_spec_object ("history", NULL, NULL, DAYBEAT_TYPE_HISTORY,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DAYBEAT_TYPE_SIDEBAR);
  g_type_ensure (DAYBEAT_TYPE_WELCOME);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/daybeat/Daybeat/daybeat-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, DaybeatWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DaybeatWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, DaybeatWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, DaybeatWindow, sidebar);
}

static void
daybeat_window_init (DaybeatWindow *self)
{
  static const GActionEntry actions[] = {
    { "show-page", on_show_page, "s" },
    { "show-day", on_show_day, "(su)" },
    { "open-person", on_open_person, "s", "''" },
    { "open-again", on_open_again },
    { "show-sync", on_show_sync },
    { "stop-sync", on_stop_sync },
    { "toast", on_toast, "s" },
    { "toggle-sidebar", on_toggle_sidebar },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (APPLICATION_ID);
  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);

  self->host = daybeat_page_host_new (self->split_view);
  self->auto_sync = daybeat_auto_sync_new ();
  g_signal_connect_object (self->auto_sync, "failed", G_CALLBACK (daybeat_window_add_toast), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active_changed), NULL);
}

DaybeatWindow *
daybeat_window_new (GtkApplication *application, DaybeatPeople *people)
{
  DaybeatWindow *self;
  g_autofree char *page = NULL;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (DAYBEAT_IS_PEOPLE (people), NULL);

  self = g_object_new (DAYBEAT_TYPE_WINDOW, "application", application, NULL);
  self->people = g_object_ref (people);
  daybeat_sidebar_set_people (self->sidebar, people);
  page = g_settings_get_string (self->settings, "page");
  daybeat_page_host_show (self->host, page);
  daybeat_sidebar_select (self->sidebar, daybeat_page_host_get_shown (self->host));
  return self;
}

DaybeatHistory *
daybeat_window_get_history (DaybeatWindow *self)
{
  g_return_val_if_fail (DAYBEAT_IS_WINDOW (self), NULL);

  return self->history;
}

void
daybeat_window_open_person (DaybeatWindow *self, DaybeatPerson *person)
{
  g_return_if_fail (DAYBEAT_IS_WINDOW (self));
  g_return_if_fail (DAYBEAT_IS_PERSON (person));

  if (self->history != NULL && daybeat_history_get_person (self->history) == person)
    return;

  daybeat_window_take_history (self, NULL);
  daybeat_window_end_opening (self);
  g_set_object (&self->opening, person);
  self->cancellable = g_cancellable_new ();
  gtk_stack_set_visible_child_name (self->stack, "opening");
  if (daybeat_person_get_source (person) == DAYBEAT_SOURCE_SAMPLE)
    self->patience = g_timeout_add (PATIENCE_MS, on_patience_ended, self);
  daybeat_history_open_async (person, self->cancellable, on_opened, g_object_ref (self));
}

void
daybeat_window_take_history (DaybeatWindow *self, DaybeatHistory *history)
{
  g_autoptr (DaybeatHistory) former = NULL;

  g_return_if_fail (DAYBEAT_IS_WINDOW (self));
  g_return_if_fail (history == NULL || DAYBEAT_IS_HISTORY (history));

  if (history == self->history && history != NULL)
    return;

  former = daybeat_window_replace_history (self, history);
  if (former != NULL)
    close_history (former);
}

DaybeatHistory *
daybeat_window_let_go (DaybeatWindow *self)
{
  g_return_val_if_fail (DAYBEAT_IS_WINDOW (self), NULL);

  return daybeat_window_replace_history (self, NULL);
}

void
daybeat_window_open_any (DaybeatWindow *self)
{
  g_autofree char *id = NULL;
  g_autoptr (DaybeatPerson) person = NULL;

  g_return_if_fail (DAYBEAT_IS_WINDOW (self));

  /* What ends after the window has closed has nothing to open. */
  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    return;
  id = g_settings_get_string (self->settings, "last-person");
  person = find_by_id (self->people, id);
  if (person == NULL)
    person = g_list_model_get_item (G_LIST_MODEL (self->people), 0);
  if (person != NULL)
    daybeat_window_open_person (self, person);
  else
    daybeat_window_take_history (self, NULL);
}

void
daybeat_window_sync (DaybeatWindow *self)
{
  g_return_if_fail (DAYBEAT_IS_WINDOW (self));

  daybeat_auto_sync_run (self->auto_sync);
}

void
daybeat_window_add_toast (DaybeatWindow *self, const char *text)
{
  AdwToast *toast;

  g_return_if_fail (DAYBEAT_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  /* What ends after the window has closed has nobody to tell. */
  if (self->toast_overlay == NULL)
    return;
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}
