/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-google-guide.h"

#include <glib/gi18n.h>

#include "daybeat-oauth-client.h"

#define CONSOLE "https://console.cloud.google.com/"

/* What a step puts on the clipboard. */
typedef enum
{
  COPY_NOTHING,
  COPY_SCOPES,
  COPY_REDIRECT,
} Copy;

/*
 * A step of the guide. All texts are untranslated.
 *
 * what_to_do, what_goes_wrong: sentences
 * page: address below the console
 * page_label: what the button says that opens it
 * copy, copy_label: what a second button puts on the clipboard
 */
typedef struct
{
  const char *title;
  const char *what_to_do;
  const char *what_goes_wrong;
  const char *page;
  const char *page_label;
  Copy copy;
  const char *copy_label;
} Step;

static const Step steps[] = {
  {
      N_ ("Make a project"),
      N_ ("Google gives health data only to a project of your own. It costs nothing, and any name will do."),
      N_ ("Where your browser is signed in to several accounts, choose the one that your watch belongs to, here and "
          "in every later step."),
      "projectcreate",
      N_ ("Open “New project”"),
      COPY_NOTHING,
      NULL,
  },
  {
      N_ ("Switch on the Google Health API"),
      N_ ("Check that your new project is chosen at the top of the page, then press “Enable”."),
      N_ ("Without this step the service answers that the API is not enabled. Daybeat then shows Google's own link to "
          "switch it on, which can take a few minutes to work."),
      "apis/library/health.googleapis.com",
      N_ ("Open “Google Health API”"),
      COPY_NOTHING,
      NULL,
  },
  {
      N_ ("Say who may sign in"),
      N_ ("Press “Get started”, give any name and your own address, and choose the audience “External”. Then add the "
          "address of your Google account under “Test users”."),
      N_ ("“Access blocked” in the browser means that the address is not among the test users. While the project is "
          "in testing, Google ends every sign-in after 7 days: Daybeat reminds you the day before, and signing in "
          "again keeps everything."),
      "auth/audience",
      N_ ("Open “Audience”"),
      COPY_NOTHING,
      NULL,
  },
  {
      N_ ("List what Daybeat may ask for"),
      N_ ("Press “Add or remove scopes”, paste the list at the bottom under “Manually add scopes”, press “Add to "
          "table”, “Update”, and then “Save”."),
      N_ ("What is not on this list is left out without a word. After the sign-in Daybeat says what is missing."),
      "auth/scopes",
      N_ ("Open “Data Access”"),
      COPY_SCOPES,
      N_ ("Copy the List"),
  },
  {
      N_ ("Make a client"),
      N_ ("Press “Create client”, choose the type “Desktop app”, and download the JSON file: the secret in it is "
          "shown only this once."),
      N_ ("A client of the type “Web application” works too, but only with Daybeat's address among its redirect "
          "addresses, letter by letter. A client ID of the Fitbit Web API does not work here."),
      "auth/clients",
      N_ ("Open “Clients”"),
      COPY_REDIRECT,
      N_ ("Copy the Redirect Address"),
  },
};

struct _DaybeatGoogleGuide
{
  AdwBin parent_instance;

  char *scopes; /* (owned): one a line */
};

enum
{
  SIGNAL_COPIED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (DaybeatGoogleGuide, daybeat_google_guide, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static void
daybeat_google_guide_copy (DaybeatGoogleGuide *self, const char *text, const char *said)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  g_signal_emit (self, signals[SIGNAL_COPIED], 0, said);
}

static void
on_launched (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatGoogleGuide) self = DAYBEAT_GOOGLE_GUIDE (user_data);
  g_autoptr (GError) error = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (object), result, &error)
      || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;
  daybeat_google_guide_copy (self, gtk_uri_launcher_get_uri (GTK_URI_LAUNCHER (object)),
                             _("No browser could be opened. The address is on the clipboard."));
}

static void
on_page_activated (AdwButtonRow *row, const Step *step)
{
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (row), DAYBEAT_TYPE_GOOGLE_GUIDE);
  g_autofree char *address = g_strconcat (CONSOLE, step->page, NULL);
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (address);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (self)), NULL, on_launched, g_object_ref (self));
}

static void
on_copy_activated (AdwButtonRow *row, const Step *step)
{
  DaybeatGoogleGuide *self = DAYBEAT_GOOGLE_GUIDE (gtk_widget_get_ancestor (GTK_WIDGET (row),
                                                                            DAYBEAT_TYPE_GOOGLE_GUIDE));

  if (step->copy == COPY_SCOPES)
    daybeat_google_guide_copy (self, self->scopes, _("List copied"));
  else
    daybeat_google_guide_copy (self, DAYBEAT_DEFAULT_REDIRECT_URI, _("Address copied"));
}

static GtkWidget *
create_text_row (const char *icon_name, const char *text)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "valign", GTK_ALIGN_START,
                                  "margin-top", 15, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (icon, "dimmed");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}

static GtkWidget *
create_button_row (const char *label, const char *icon_name, GCallback callback, const Step *step)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_button_row_set_end_icon_name (ADW_BUTTON_ROW (row), icon_name);
  g_signal_connect (row, "activated", callback, (gpointer) step);
  return row;
}

static GtkWidget *
create_step_row (const Step *step, guint number)
{
  GtkWidget *row = adw_expander_row_new ();
  /* Translators: a step of a guide: its number, then what is done in it */
  g_autofree char *title = g_strdup_printf (_("%u. %s"), number, _(step->title));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_text_row ("go-next-symbolic", _(step->what_to_do)));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                            create_text_row ("dialog-information-symbolic", _(step->what_goes_wrong)));
  if (step->copy != COPY_NOTHING)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                              create_button_row (_(step->copy_label), "edit-copy-symbolic",
                                                 G_CALLBACK (on_copy_activated), step));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                            create_button_row (_(step->page_label), "adw-external-link-symbolic",
                                               G_CALLBACK (on_page_activated), step));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), number == 1);
  return row;
}

static void
daybeat_google_guide_finalize (GObject *object)
{
  g_free (DAYBEAT_GOOGLE_GUIDE (object)->scopes);

  G_OBJECT_CLASS (daybeat_google_guide_parent_class)->finalize (object);
}

static void
daybeat_google_guide_class_init (DaybeatGoogleGuideClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = daybeat_google_guide_finalize;

  signals[SIGNAL_COPIED] = g_signal_new ("copied", DAYBEAT_TYPE_GOOGLE_GUIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
daybeat_google_guide_init (DaybeatGoogleGuide *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _("Google gives health data only to programs that are registered there. So you register Daybeat once, for "
        "yourself: five small steps, about ten minutes in all."));
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_step_row (&steps[i], (guint) i + 1));
  adw_bin_set_child (ADW_BIN (self), group);
  self->scopes = g_strdup ("");
}

void
daybeat_google_guide_set_scopes (DaybeatGoogleGuide *self, DaybeatOAuthProvider *provider)
{
  g_autoptr (GString) list = g_string_new (NULL);

  g_return_if_fail (DAYBEAT_IS_GOOGLE_GUIDE (self));
  g_return_if_fail (provider != NULL);

  for (gsize i = 0; i < provider->n_scopes; i++)
    {
      /* Those that are no address are known everywhere. */
      if (g_str_has_prefix (provider->scopes[i].name, "https:"))
        g_string_append_printf (list, "%s\n", provider->scopes[i].name);
    }
  g_free (self->scopes);
  self->scopes = g_string_free_and_steal (g_steal_pointer (&list));
}
