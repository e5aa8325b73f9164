/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-accounts-dialog.h"

#include <glib/gi18n.h>

#include "daybeat-account-page.h"
#include "daybeat-account-words.h"

struct _DaybeatAccountsDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *navigation;
  GtkListBox *list;

  DaybeatWindow *window; /* (owned) (nullable): until closed */
  DaybeatPeople *people; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DaybeatAccountsDialog, daybeat_accounts_dialog, ADW_TYPE_DIALOG)

static void
on_person_changed (AdwActionRow *row, GParamSpec *pspec, DaybeatPerson *person)
{
  g_autofree char *line = daybeat_account_dup_line (person);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), daybeat_person_get_name (person));
  adw_action_row_set_subtitle (row, line);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  DaybeatPerson *person = DAYBEAT_PERSON (item);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *avatar = adw_avatar_new (32, daybeat_person_get_name (person), TRUE);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_bind_property (person, "name", avatar, "text", G_BINDING_SYNC_CREATE);
  on_person_changed (ADW_ACTION_ROW (row), NULL, person);
  g_signal_connect_object (person, "notify", G_CALLBACK (on_person_changed), row, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
on_row_activated (DaybeatAccountsDialog *self, GtkListBoxRow *row)
{
  g_autoptr (DaybeatPerson) person = NULL;

  person = g_list_model_get_item (G_LIST_MODEL (self->people), (guint) gtk_list_box_row_get_index (row));
  if (person != NULL)
    adw_navigation_view_push (self->navigation, daybeat_account_page_new (self->window, self->people, person));
}

static void
on_add_activated (DaybeatAccountsDialog *self)
{
  g_autoptr (DaybeatWindow) window = g_object_ref (self->window);

  adw_dialog_force_close (ADW_DIALOG (self));
  gtk_widget_activate_action (GTK_WIDGET (window), "app.add-person", NULL);
}

static void
daybeat_accounts_dialog_closed (AdwDialog *dialog)
{
  g_clear_object (&DAYBEAT_ACCOUNTS_DIALOG (dialog)->window);
}

static void
daybeat_accounts_dialog_dispose (GObject *object)
{
  DaybeatAccountsDialog *self = DAYBEAT_ACCOUNTS_DIALOG (object);

  g_clear_object (&self->window);
  g_clear_object (&self->people);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_ACCOUNTS_DIALOG);

  G_OBJECT_CLASS (daybeat_accounts_dialog_parent_class)->dispose (object);
}

static void
daybeat_accounts_dialog_class_init (DaybeatAccountsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = daybeat_accounts_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = daybeat_accounts_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/daybeat-accounts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatAccountsDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, DaybeatAccountsDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_add_activated);
}

static void
daybeat_accounts_dialog_init (DaybeatAccountsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
daybeat_accounts_dialog_new (DaybeatWindow *window, DaybeatPeople *people)
{
  DaybeatAccountsDialog *self;

  g_return_val_if_fail (DAYBEAT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (DAYBEAT_IS_PEOPLE (people), NULL);

  self = g_object_new (DAYBEAT_TYPE_ACCOUNTS_DIALOG, NULL);
  self->window = g_object_ref (window);
  self->people = g_object_ref (people);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (people), create_row, NULL, NULL);
  return ADW_DIALOG (self);
}
