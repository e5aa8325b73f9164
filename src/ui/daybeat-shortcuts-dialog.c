/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-shortcuts-dialog.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *title;
  const char *accelerators; /* separated by spaces */
} Shortcut;

typedef struct
{
  const char *title;
  const Shortcut *shortcuts;
  gsize n_shortcuts;
} Section;

static const Shortcut general[] = {
  { N_ ("Sync now"), "F5 <Control>r" },
  { N_ ("Main menu"), "F10" },
  { N_ ("Sidebar"), "F9" },
  { N_ ("Preferences"), "<Control>comma" },
  { N_ ("Keyboard shortcuts"), "<Control>question" },
  { N_ ("Close the window"), "<Control>w" },
  { N_ ("Quit"), "<Control>q" },
};

static const Shortcut pages[] = {
  { N_ ("Overview"), "<Alt>1" }, { N_ ("Sleep"), "<Alt>2" },   { N_ ("Badges"), "<Alt>3" },
  { N_ ("Friends"), "<Alt>4" },  { N_ ("Profile"), "<Alt>5" }, { N_ ("Devices"), "<Alt>6" },
};

static const Section sections[] = {
  { N_ ("General"), general, G_N_ELEMENTS (general) },
  { N_ ("Pages"), pages, G_N_ELEMENTS (pages) },
};

static GtkWidget *
create_key (const char *accelerator)
{
  GtkWidget *label;
  g_autofree char *text = NULL;
  GdkModifierType modifiers;
  guint key;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers))
    return NULL;
  text = gtk_accelerator_get_label (key, modifiers);
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "daybeat-key");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

static GtkWidget *
create_row (const Shortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  g_auto (GStrv) accelerators = g_strsplit (shortcut->accelerators, " ", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(shortcut->title));
  for (gsize i = 0; accelerators[i] != NULL; i++)
    {
      GtkWidget *key = create_key (accelerators[i]);

      if (key != NULL)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), key);
    }
  return row;
}

static AdwPreferencesGroup *
create_group (const Section *section)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _(section->title));
  for (gsize i = 0; i < section->n_shortcuts; i++)
    adw_preferences_group_add (group, create_row (&section->shortcuts[i]));
  return group;
}

AdwDialog *
daybeat_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *toolbar_view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), create_group (&sections[i]));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar_view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar_view), page);

  adw_dialog_set_title (dialog, _("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 460);
  adw_dialog_set_content_height (dialog, 620);
  adw_dialog_set_child (dialog, toolbar_view);
  return dialog;
}
