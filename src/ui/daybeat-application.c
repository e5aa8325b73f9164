/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-application.h"

#include <glib/gi18n.h>

#include "daybeat-about.h"
#include "daybeat-accounts-dialog.h"
#include "daybeat-people.h"
#include "daybeat-preferences-dialog.h"
#include "daybeat-set-up-dialog.h"
#include "daybeat-shortcuts-dialog.h"
#include "daybeat-window.h"

struct _DaybeatApplication
{
  AdwApplication parent_instance;

  char *data_dir;        /* (owned) (nullable): from the command line */
  gboolean open_sample;  /* the window opens the sample when it comes */
  DaybeatPeople *people; /* (owned) (nullable): from the first window on */
};

G_DEFINE_FINAL_TYPE (DaybeatApplication, daybeat_application, ADW_TYPE_APPLICATION)

/* Returns: (nullable): */
static DaybeatWindow *
get_window (gpointer user_data)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (user_data)); l != NULL; l = l->next)
    {
      if (DAYBEAT_IS_WINDOW (l->data))
        return l->data;
    }
  return NULL;
}

static DaybeatWindow *
present_window (DaybeatApplication *self)
{
  DaybeatWindow *window = get_window (self);

  if (window == NULL)
    {
      if (self->people == NULL)
        self->people = daybeat_people_new (self->data_dir);
      window = daybeat_window_new (GTK_APPLICATION (self), self->people);
      if (!self->open_sample)
        daybeat_window_open_any (window);
    }
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static DaybeatPerson *
find_sample (DaybeatPeople *people)
{
  guint n_people = g_list_model_get_n_items (G_LIST_MODEL (people));

  for (guint i = 0; i < n_people; i++)
    {
      g_autoptr (DaybeatPerson) person = g_list_model_get_item (G_LIST_MODEL (people), i);

      if (daybeat_person_get_source (person) == DAYBEAT_SOURCE_SAMPLE)
        return person; /* the list keeps it */
    }
  return NULL;
}

static void
on_open_sample (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DaybeatApplication *self = DAYBEAT_APPLICATION (user_data);
  DaybeatWindow *window = present_window (self);
  g_autoptr (GError) error = NULL;
  DaybeatPerson *person = find_sample (self->people);

  if (person == NULL)
    person = daybeat_people_add (self->people, _("Sample Person"), DAYBEAT_SOURCE_SAMPLE, &error);
  if (person != NULL)
    daybeat_window_open_person (window, person);
  else
    daybeat_window_add_toast (window, error->message);
}

static void
on_sync (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DaybeatWindow *window = get_window (user_data);

  if (window != NULL)
    daybeat_window_sync (window);
}

/* A window that shows a dialog takes its being closed for the dialog's. */
static void
close_dialogs (DaybeatWindow *window)
{
  g_autoptr (GListModel) dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (window));

  for (guint i = g_list_model_get_n_items (dialogs); i > 0; i--)
    {
      g_autoptr (AdwDialog) dialog = g_list_model_get_item (dialogs, i - 1);

      adw_dialog_force_close (dialog);
    }
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DaybeatWindow *window = get_window (user_data);

  if (window != NULL)
    {
      close_dialogs (window);
      gtk_window_close (GTK_WINDOW (window));
    }
  else
    g_application_quit (G_APPLICATION (user_data));
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  daybeat_about_present (GTK_WIDGET (present_window (user_data)));
}

static void
on_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_dialog_present (daybeat_preferences_dialog_new (), GTK_WIDGET (present_window (user_data)));
}

static void
on_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_dialog_present (daybeat_shortcuts_dialog_new (), GTK_WIDGET (present_window (user_data)));
}

static void
on_accounts (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DaybeatApplication *self = DAYBEAT_APPLICATION (user_data);
  DaybeatWindow *window = present_window (self);

  adw_dialog_present (daybeat_accounts_dialog_new (window, self->people), GTK_WIDGET (window));
}

static void
on_add_person (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DaybeatApplication *self = DAYBEAT_APPLICATION (user_data);
  DaybeatWindow *window = present_window (self);

  adw_dialog_present (daybeat_set_up_dialog_new (window, self->people, DAYBEAT_SOURCE_UNKNOWN), GTK_WIDGET (window));
}

static void
on_sign_in (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DaybeatApplication *self = DAYBEAT_APPLICATION (user_data);
  DaybeatWindow *window = present_window (self);
  DaybeatSource source = daybeat_source_from_string (g_variant_get_string (parameter, NULL));

  adw_dialog_present (daybeat_set_up_dialog_new (window, self->people, source), GTK_WIDGET (window));
}

static void
on_sign_in_again (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DaybeatApplication *self = DAYBEAT_APPLICATION (user_data);
  DaybeatWindow *window = present_window (self);
  DaybeatHistory *history = daybeat_window_get_history (window);

  if (history != NULL)
    adw_dialog_present (daybeat_set_up_dialog_new_again (window, self->people, daybeat_history_get_person (history),
                                                         FALSE),
                        GTK_WIDGET (window));
}

static gint
daybeat_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  DaybeatApplication *self = DAYBEAT_APPLICATION (application);
  g_autoptr (GError) error = NULL;
  g_autofree char *data_dir = NULL;

  self->open_sample = g_variant_dict_contains (options, "sample");
  if (g_variant_dict_lookup (options, "data-dir", "^ay", &data_dir))
    {
      g_autoptr (GFile) folder = g_file_new_for_commandline_arg (data_dir);

      self->data_dir = g_file_get_path (folder);
    }

  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("daybeat: %s\n", error->message);
      return 1;
    }
  if (!g_application_get_is_remote (application))
    return -1;

  if (self->data_dir != NULL)
    {
      g_printerr ("daybeat: %s\n", _("Daybeat is open already. Close it first to open another data folder."));
      return 1;
    }
  if (self->open_sample)
    {
      g_action_group_activate_action (G_ACTION_GROUP (application), "open-sample", NULL);
      return 0;
    }
  return -1;
}

static void
daybeat_application_activate (GApplication *application)
{
  DaybeatApplication *self = DAYBEAT_APPLICATION (application);

  present_window (self);
  if (self->open_sample)
    {
      self->open_sample = FALSE;
      g_action_group_activate_action (G_ACTION_GROUP (application), "open-sample", NULL);
    }
}

static void
add_accelerators (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *accelerators[3];
  } table[] = {
    { "app.sync", { "F5", "<Control>r" } },
    { "app.quit", { "<Control>q" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.shortcuts", { "<Control>question" } },
    { "win.toggle-sidebar", { "F9" } },
    { "window.close", { "<Control>w" } },
    { "win.show-page('overview')", { "<Alt>1" } },
    { "win.show-page('sleep')", { "<Alt>2" } },
    { "win.show-page('badges')", { "<Alt>3" } },
    { "win.show-page('friends')", { "<Alt>4" } },
    { "win.show-page('profile')", { "<Alt>5" } },
    { "win.show-page('devices')", { "<Alt>6" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (application, table[i].action, table[i].accelerators);
}

static void
daybeat_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (daybeat_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (APPLICATION_ID);
  add_accelerators (GTK_APPLICATION (application));
}

static void
daybeat_application_finalize (GObject *object)
{
  DaybeatApplication *self = DAYBEAT_APPLICATION (object);

  g_clear_object (&self->people);
  g_free (self->data_dir);

  G_OBJECT_CLASS (daybeat_application_parent_class)->finalize (object);
}

static void
daybeat_application_class_init (DaybeatApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = daybeat_application_finalize;
  application_class->handle_local_options = daybeat_application_handle_local_options;
  application_class->startup = daybeat_application_startup;
  application_class->activate = daybeat_application_activate;
}

static void
daybeat_application_init (DaybeatApplication *self)
{
  static const GActionEntry actions[] = {
    { "sync", on_sync },
    { "quit", on_quit },
    { "about", on_about },
    { "preferences", on_preferences },
    { "shortcuts", on_shortcuts },
    { "accounts", on_accounts },
    { "add-person", on_add_person },
    { "sign-in", on_sign_in, "s" },
    { "sign-in-again", on_sign_in_again },
    { "open-sample", on_open_sample },
  };
  static const GOptionEntry options[] = {
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Keep everything below this folder"), N_ ("DIR") },
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Look around with sample data"), NULL },
    { NULL },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

DaybeatApplication *
daybeat_application_new (void)
{
  return g_object_new (DAYBEAT_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "resource-base-path", "/io/github/daybeat/Daybeat",
                       NULL);
}
