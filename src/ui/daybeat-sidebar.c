/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-sidebar.h"

#include <glib/gi18n.h>

#include "daybeat-page-list.h"
#include "daybeat-sync-status.h"

struct _DaybeatSidebar
{
  AdwNavigationPage parent_instance;

  GtkStack *title_stack;
  GtkWidget *title;
  GtkMenuButton *people_button;
  GtkLabel *person_label;
  GtkListBox *list;
  DaybeatSyncStatus *sync_status;

  DaybeatPeople *people;        /* (owned) (nullable) */
  GSignalGroup *people_signals; /* (owned) */
  GSignalGroup *person_signals; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DaybeatSidebar, daybeat_sidebar, ADW_TYPE_NAVIGATION_PAGE)

/* A menu takes an underline for the mark of a shortcut; in a name it is a letter. */
static char *
escape_underlines (const char *name)
{
  g_autoptr (GString) text = g_string_new (name);

  g_string_replace (text, "_", "__", 0);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static GMenuModel *
create_people_menu (DaybeatPeople *people)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) persons = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  guint n_people = g_list_model_get_n_items (G_LIST_MODEL (people));

  for (guint i = 0; i < n_people; i++)
    {
      g_autoptr (DaybeatPerson) person = g_list_model_get_item (G_LIST_MODEL (people), i);
      g_autofree char *label = escape_underlines (daybeat_person_get_name (person));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-person", "s", daybeat_person_get_id (person));
      g_menu_append_item (persons, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (persons));
  g_menu_append (others, _("Add a Person…"), "app.add-person");
  g_menu_append (others, _("Accounts"), "app.accounts");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  return G_MENU_MODEL (menu);
}

static void
daybeat_sidebar_update_title (DaybeatSidebar *self)
{
  g_autoptr (DaybeatPerson) person = g_signal_group_dup_target (self->person_signals);
  g_autoptr (GMenuModel) menu = NULL;
  g_autofree char *label = NULL;

  if (self->people == NULL || person == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->people)) < 2)
    {
      gtk_stack_set_visible_child (self->title_stack, self->title);
      return;
    }

  menu = create_people_menu (self->people);
  gtk_menu_button_set_menu_model (self->people_button, menu);
  gtk_label_set_label (self->person_label, daybeat_person_get_name (person));
  /* Translators: %s is the name of the person whose history is open */
  label = g_strdup_printf (_("%s: choose a person"), daybeat_person_get_name (person));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->people_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_stack_set_visible_child (self->title_stack, GTK_WIDGET (self->people_button));
}

static void
on_row_activated (DaybeatSidebar *self, GtkListBoxRow *row)
{
  gsize n_pages;
  const DaybeatPageInfo *pages = daybeat_page_list_get (&n_pages);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", pages[gtk_list_box_row_get_index (row)].tag);
}

static GtkWidget *
create_row (const DaybeatPageInfo *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", page->icon_name,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = gtk_label_new (_(page->title));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(page->title), -1);
  return row;
}

static void
daybeat_sidebar_dispose (GObject *object)
{
  DaybeatSidebar *self = DAYBEAT_SIDEBAR (object);

  g_clear_object (&self->people_signals);
  g_clear_object (&self->person_signals);
  g_clear_object (&self->people);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_SIDEBAR);

  G_OBJECT_CLASS (daybeat_sidebar_parent_class)->dispose (object);
}

static void
daybeat_sidebar_class_init (DaybeatSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = daybeat_sidebar_dispose;

  g_type_ensure (DAYBEAT_TYPE_SYNC_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/daybeat/Daybeat/daybeat-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatSidebar, title_stack);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSidebar, title);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSidebar, people_button);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSidebar, person_label);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSidebar, sync_status);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
daybeat_sidebar_init (DaybeatSidebar *self)
{
  gsize n_pages;
  const DaybeatPageInfo *pages = daybeat_page_list_get (&n_pages);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < n_pages; i++)
    gtk_list_box_append (self->list, create_row (&pages[i]));

  self->people_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->people_signals, "items-changed", G_CALLBACK (daybeat_sidebar_update_title),
                                  self);
  self->person_signals = g_signal_group_new (DAYBEAT_TYPE_PERSON);
  g_signal_group_connect_swapped (self->person_signals, "notify::name", G_CALLBACK (daybeat_sidebar_update_title),
                                  self);
}

void
daybeat_sidebar_set_people (DaybeatSidebar *self, DaybeatPeople *people)
{
  g_return_if_fail (DAYBEAT_IS_SIDEBAR (self));
  g_return_if_fail (DAYBEAT_IS_PEOPLE (people));

  if (!g_set_object (&self->people, people))
    return;
  g_signal_group_set_target (self->people_signals, people);
  daybeat_sidebar_update_title (self);
}

void
daybeat_sidebar_set_history (DaybeatSidebar *self, DaybeatHistory *history)
{
  g_return_if_fail (DAYBEAT_IS_SIDEBAR (self));
  g_return_if_fail (history == NULL || DAYBEAT_IS_HISTORY (history));

  daybeat_sync_status_set_history (self->sync_status, history);
  g_signal_group_set_target (self->person_signals, history != NULL ? daybeat_history_get_person (history) : NULL);
  daybeat_sidebar_update_title (self);
}

void
daybeat_sidebar_select (DaybeatSidebar *self, const char *tag)
{
  int index = daybeat_page_list_find (tag);

  g_return_if_fail (DAYBEAT_IS_SIDEBAR (self));

  gtk_list_box_select_row (self->list, index < 0 ? NULL : gtk_list_box_get_row_at_index (self->list, index));
}
