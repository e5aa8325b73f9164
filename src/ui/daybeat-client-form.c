/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-client-form.h"

#include <glib/gi18n.h>

#include "daybeat-connection.h"

struct _DaybeatClientForm
{
  AdwBin parent_instance;

  AdwPreferencesGroup *client_group;
  GtkEditable *id_row;
  GtkEditable *secret_row;
  AdwPreferencesGroup *redirect_group;
  GtkEditable *redirect_row;
  AdwExpanderRow *addresses_row;
  GtkEditable *base_row;
  GtkEditable *authorize_row;
  GtkLabel *message;

  const DaybeatServiceInfo *service;
};

G_DEFINE_FINAL_TYPE (DaybeatClientForm, daybeat_client_form, ADW_TYPE_BIN)

/* Returns: (transfer full) (nullable): the text without spaces around it, NULL where that is nothing. */
static char *
dup_text (GtkEditable *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (row)));

  return text[0] != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
set_text (GtkEditable *row, const char *text)
{
  gtk_editable_set_text (row, text != NULL ? text : "");
}

/* @redirect_uri: (nullable): NULL where nobody named one; where the service takes any, it is then not asked for. */
static void
set_redirect (DaybeatClientForm *self, const char *redirect_uri)
{
  gboolean is_asked_for = redirect_uri != NULL || !self->service->any_redirect;

  if (redirect_uri == NULL && is_asked_for)
    redirect_uri = DAYBEAT_DEFAULT_REDIRECT_URI;
  set_text (self->redirect_row, redirect_uri);
  gtk_widget_set_visible (GTK_WIDGET (self->redirect_group), is_asked_for);
}

static void
on_changed (DaybeatClientForm *self)
{
  daybeat_client_form_say (self, NULL);
}

static void
on_copy_redirect_clicked (DaybeatClientForm *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), gtk_editable_get_text (self->redirect_row));
}

static void
on_entry_activated (DaybeatClientForm *self)
{
  gtk_widget_activate_default (GTK_WIDGET (self));
}

static void
daybeat_client_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_CLIENT_FORM);

  G_OBJECT_CLASS (daybeat_client_form_parent_class)->dispose (object);
}

static void
daybeat_client_form_class_init (DaybeatClientFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = daybeat_client_form_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/daybeat/Daybeat/daybeat-client-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatClientForm, client_group);
  gtk_widget_class_bind_template_child (widget_class, DaybeatClientForm, id_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatClientForm, secret_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatClientForm, redirect_group);
  gtk_widget_class_bind_template_child (widget_class, DaybeatClientForm, redirect_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatClientForm, addresses_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatClientForm, base_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatClientForm, authorize_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatClientForm, message);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_redirect_clicked);
}

static void
daybeat_client_form_init (DaybeatClientForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
daybeat_client_form_set_service (DaybeatClientForm *self, const DaybeatServiceInfo *service)
{
  g_return_if_fail (DAYBEAT_IS_CLIENT_FORM (self));
  g_return_if_fail (service != NULL);

  if (self->service == service)
    return;
  self->service = service;
  adw_preferences_group_set_description (self->client_group, _(service->client_words));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->secret_row), _(service->secret_title));
  adw_preferences_group_set_description (self->redirect_group, _(service->redirect_words));
  gtk_widget_set_visible (GTK_WIDGET (self->addresses_row), service->other_addresses);
  set_text (self->id_row, service->built_in_client_id);
  set_text (self->secret_row, NULL);
  set_text (self->base_row, NULL);
  set_text (self->authorize_row, NULL);
  set_redirect (self, NULL);
}

void
daybeat_client_form_fill_from_person (DaybeatClientForm *self, DaybeatPerson *person)
{
  g_autofree char *client_id = NULL;
  g_autofree char *redirect_uri = NULL;
  g_autofree char *base_url = NULL;
  g_autofree char *authorize_url = NULL;

  g_return_if_fail (DAYBEAT_IS_CLIENT_FORM (self));
  g_return_if_fail (DAYBEAT_IS_PERSON (person));

  g_object_get (person,
                "client-id", &client_id,
                "redirect-uri", &redirect_uri,
                "base-url", &base_url,
                "authorize-url", &authorize_url,
                NULL);
  if (client_id != NULL)
    set_text (self->id_row, client_id);
  set_redirect (self, redirect_uri);
  set_text (self->base_row, base_url);
  set_text (self->authorize_row, authorize_url);
  adw_expander_row_set_expanded (self->addresses_row, base_url != NULL || authorize_url != NULL);
}

void
daybeat_client_form_fill_from_client (DaybeatClientForm *self, DaybeatOAuthClient *client)
{
  g_return_if_fail (DAYBEAT_IS_CLIENT_FORM (self));
  g_return_if_fail (client != NULL);

  set_text (self->id_row, client->client_id);
  set_text (self->secret_row, client->client_secret);
  set_redirect (self, client->any_port ? NULL : client->redirect_uri);
}

void
daybeat_client_form_set_secret (DaybeatClientForm *self, const char *secret)
{
  g_return_if_fail (DAYBEAT_IS_CLIENT_FORM (self));

  set_text (self->secret_row, secret);
}

/* Tells what is missing, where it is. */
static gboolean
check_filled_in (DaybeatClientForm *self, GtkEditable *row, const char *text, const char *message)
{
  if (text != NULL)
    return TRUE;
  daybeat_client_form_say (self, message);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return FALSE;
}

DaybeatOAuthClient *
daybeat_client_form_read_client (DaybeatClientForm *self, const char *const *scopes)
{
  g_autofree char *id = NULL;
  g_autofree char *secret = NULL;
  g_autofree char *redirect = NULL;
  g_autoptr (DaybeatOAuthClient) client = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (DAYBEAT_IS_CLIENT_FORM (self), NULL);

  id = dup_text (self->id_row);
  secret = dup_text (self->secret_row);
  redirect = dup_text (self->redirect_row);
  if (!check_filled_in (self, self->id_row, id, _("Please fill in the client ID first.")))
    return NULL;
  if (self->service->needs_secret
      && !check_filled_in (self, self->secret_row, secret, _("Please fill in the client secret too.")))
    return NULL;

  client = daybeat_oauth_client_new (id, secret, redirect, scopes, &error);
  daybeat_client_form_say (self, error != NULL ? error->message : NULL);
  return g_steal_pointer (&client);
}

DaybeatOAuthProvider *
daybeat_client_form_read_provider (DaybeatClientForm *self)
{
  g_autofree char *base_url = NULL;
  g_autofree char *authorize_url = NULL;
  g_autoptr (DaybeatOAuthProvider) provider = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (DAYBEAT_IS_CLIENT_FORM (self), NULL);

  base_url = dup_text (self->base_row);
  authorize_url = dup_text (self->authorize_row);
  provider = daybeat_connection_create_provider (self->service->source, base_url, authorize_url, &error);
  daybeat_client_form_say (self, error != NULL ? error->message : NULL);
  return g_steal_pointer (&provider);
}

char *
daybeat_client_form_dup_base_url (DaybeatClientForm *self)
{
  g_return_val_if_fail (DAYBEAT_IS_CLIENT_FORM (self), NULL);

  return dup_text (self->base_row);
}

char *
daybeat_client_form_dup_authorize_url (DaybeatClientForm *self)
{
  g_return_val_if_fail (DAYBEAT_IS_CLIENT_FORM (self), NULL);

  return dup_text (self->authorize_row);
}

void
daybeat_client_form_say (DaybeatClientForm *self, const char *message)
{
  g_return_if_fail (DAYBEAT_IS_CLIENT_FORM (self));

  gtk_label_set_label (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  if (message != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}
