/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-client-form.h"

#include <glib/gi18n.h>

#include "daybeat-fitbit.h"

struct _DaybeatClientForm
{
  AdwBin parent_instance;

  GtkEditable *id_row;
  GtkEditable *secret_row;
  GtkEditable *redirect_row;
  AdwExpanderRow *addresses_row;
  GtkEditable *base_row;
  GtkEditable *authorize_row;
  GtkLabel *message;
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

static void
on_changed (DaybeatClientForm *self)
{
  daybeat_client_form_say (self, NULL);
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
  gtk_widget_class_bind_template_child (widget_class, DaybeatClientForm, id_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatClientForm, secret_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatClientForm, redirect_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatClientForm, addresses_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatClientForm, base_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatClientForm, authorize_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatClientForm, message);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
}

static void
daybeat_client_form_init (DaybeatClientForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_text (self->id_row, FITBIT_CLIENT_ID);
  set_text (self->redirect_row, DAYBEAT_DEFAULT_REDIRECT_URI);
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
  if (redirect_uri != NULL)
    set_text (self->redirect_row, redirect_uri);
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
  set_text (self->redirect_row, client->redirect_uri);
}

void
daybeat_client_form_set_secret (DaybeatClientForm *self, const char *secret)
{
  g_return_if_fail (DAYBEAT_IS_CLIENT_FORM (self));

  set_text (self->secret_row, secret);
}

gboolean
daybeat_client_form_read (DaybeatClientForm *self, const char *const *scopes, DaybeatOAuthClient **client,
                          DaybeatOAuthProvider **provider)
{
  g_autofree char *id = NULL;
  g_autofree char *secret = NULL;
  g_autofree char *redirect = NULL;
  g_autofree char *base_url = NULL;
  g_autofree char *authorize_url = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (DAYBEAT_IS_CLIENT_FORM (self), FALSE);
  g_return_val_if_fail (client != NULL && provider != NULL, FALSE);

  id = dup_text (self->id_row);
  secret = dup_text (self->secret_row);
  redirect = dup_text (self->redirect_row);
  base_url = dup_text (self->base_row);
  authorize_url = dup_text (self->authorize_row);
  if (id == NULL)
    {
      daybeat_client_form_say (self, _("Please fill in the client ID first."));
      gtk_widget_grab_focus (GTK_WIDGET (self->id_row));
      return FALSE;
    }

  *client = daybeat_oauth_client_new (id, secret, redirect, scopes, &error);
  if (*client != NULL)
    *provider = daybeat_fitbit_provider_new (base_url, authorize_url, &error);
  if (error != NULL)
    {
      g_clear_pointer (client, daybeat_oauth_client_unref);
      daybeat_client_form_say (self, error->message);
      return FALSE;
    }
  daybeat_client_form_say (self, NULL);
  return TRUE;
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
