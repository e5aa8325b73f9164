/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-set-up-dialog.h"

#include <glib/gi18n.h>

#include "daybeat-auth-error.h"
#include "daybeat-client-file.h"
#include "daybeat-client-form.h"
#include "daybeat-scope-list.h"
#include "daybeat-sign-in-flow.h"

struct _DaybeatSetUpDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toasts;
  AdwNavigationView *navigation;
  GtkWidget *begin_button;
  GtkWidget *continue_button;
  GtkWidget *browser_button;
  DaybeatClientForm *form;
  DaybeatScopeList *scopes;
  AdwStatusPage *waiting_page;
  AdwStatusPage *trouble_page;
  AdwStatusPage *keyring_page;

  DaybeatWindow *window;      /* (owned) (nullable): until closed */
  DaybeatPeople *people;      /* (owned) */
  DaybeatPerson *person;      /* (owned) (nullable) */
  DaybeatSignInFlow *flow;    /* (owned) (nullable): the one that runs, or waits for the keyring */
  GCancellable *cancellable;  /* (owned) (nullable): of the flow */
  GCancellable *closing;      /* (owned): of everything else */
  char **chosen;              /* (owned) (nullable): scopes that a client file or an earlier sign-in names */
};

G_DEFINE_FINAL_TYPE (DaybeatSetUpDialog, daybeat_set_up_dialog, ADW_TYPE_DIALOG)

static gboolean
is_in_stack (DaybeatSetUpDialog *self, const char *tag)
{
  g_autoptr (GListModel) pages = adw_navigation_view_get_navigation_stack (self->navigation);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (AdwNavigationPage) page = g_list_model_get_item (pages, i);

      if (g_strcmp0 (adw_navigation_page_get_tag (page), tag) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Shows a step: back to it where it was passed, else on to it. */
static void
daybeat_set_up_dialog_show (DaybeatSetUpDialog *self, const char *tag)
{
  if (g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->navigation), tag) == 0)
    return;
  if (is_in_stack (self, tag))
    adw_navigation_view_pop_to_tag (self->navigation, tag);
  else
    adw_navigation_view_push_by_tag (self->navigation, tag);
}

static void
daybeat_set_up_dialog_end_flow (DaybeatSetUpDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->flow);
}

/* Where the person looks: the window's own toasts lie under the dialog. */
static void
daybeat_set_up_dialog_say (DaybeatSetUpDialog *self, const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

static const char *
get_trouble_title (const GError *error)
{
  if (g_error_matches (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_DENIED))
    return _("Nothing Was Shared");
  if (g_error_matches (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_TIMED_OUT))
    return _("Nobody Came Back From the Browser");
  if (g_error_matches (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_PORT_TAKEN))
    return _("The Way Back Is Taken");
  if (g_error_matches (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_CLIENT))
    return _("The Service Does Not Know This Client");
  if (g_error_matches (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_NETWORK))
    return _("The Service Could Not Be Reached");
  if (g_error_matches (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_GONE))
    return _("The Service Was Switched Off");
  return _("Signing In Did Not Work");
}

static void
daybeat_set_up_dialog_tell (DaybeatSetUpDialog *self, const GError *error)
{
  gboolean denied = g_error_matches (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_DENIED);
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  if (g_error_matches (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_KEYRING))
    {
      g_autofree char *explained = g_strdup_printf (
          "%s\n\n%s", text,
          _("You are signed in, but Daybeat keeps a sign-in nowhere but in the keyring. You can unlock it and try "
            "again, or go on without: the sign-in then ends when Daybeat is closed, and what was synced stays."));

      adw_status_page_set_description (self->keyring_page, explained);
      daybeat_set_up_dialog_show (self, "keyring");
      return;
    }
  daybeat_set_up_dialog_end_flow (self);
  adw_status_page_set_icon_name (self->trouble_page,
                                 denied ? "action-unavailable-symbolic" : "dialog-warning-symbolic");
  adw_status_page_set_title (self->trouble_page, get_trouble_title (error));
  adw_status_page_set_description (self->trouble_page, text);
  daybeat_set_up_dialog_show (self, "trouble");
}

static void
on_flow_ended (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatSetUpDialog) self = DAYBEAT_SET_UP_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatHistory) history = daybeat_sign_in_flow_finish (DAYBEAT_SIGN_IN_FLOW (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->window == NULL)
    return;
  gtk_window_present (GTK_WINDOW (self->window));
  if (history == NULL)
    {
      daybeat_set_up_dialog_tell (self, error);
      return;
    }
  daybeat_window_take_history (self->window, history);
  daybeat_window_sync (self->window);
  daybeat_window_add_toast (self->window, _("Signed in"));
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_launched (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatSetUpDialog) self = DAYBEAT_SET_UP_DIALOG (user_data);
  g_autoptr (GError) error = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (object), result, &error) || self->flow == NULL
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  adw_status_page_set_description (self->waiting_page,
                                   _("No browser could be opened. Copy the address, and open it in a browser on "
                                     "this computer."));
}

static gboolean
open_address (const char *address, gpointer user_data, GError **error)
{
  DaybeatSetUpDialog *self = DAYBEAT_SET_UP_DIALOG (user_data);
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (address);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (self->window), self->closing, on_launched, g_object_ref (self));
  return TRUE;
}

static void
daybeat_set_up_dialog_run (DaybeatSetUpDialog *self, DaybeatOAuthClient *client)
{
  g_autofree char *base_url = daybeat_client_form_dup_base_url (self->form);
  g_autofree char *authorize_url = daybeat_client_form_dup_authorize_url (self->form);
  DaybeatSignInRequest request = {
    .people = self->people,
    .person = self->person,
    .open = daybeat_window_get_history (self->window),
    .client = client,
    .base_url = base_url,
    .authorize_url = authorize_url,
  };

  daybeat_set_up_dialog_end_flow (self);
  self->cancellable = g_cancellable_new ();
  self->flow = daybeat_sign_in_flow_new (&request);
  adw_status_page_set_description (self->waiting_page,
                                   _("Choose there what Daybeat may see. This window comes back by itself."));
  daybeat_set_up_dialog_show (self, "waiting");
  daybeat_sign_in_flow_run_async (self->flow, open_address, self, self->cancellable, on_flow_ended,
                                  g_object_ref (self));
}

static void
on_browser_clicked (DaybeatSetUpDialog *self)
{
  g_auto (GStrv) scopes = daybeat_scope_list_dup_chosen (self->scopes);
  g_autoptr (DaybeatOAuthClient) client = NULL;
  g_autoptr (DaybeatOAuthProvider) provider = NULL;

  if (scopes[0] == NULL)
    {
      daybeat_set_up_dialog_show (self, "scopes");
      daybeat_set_up_dialog_say (self, _("Switch on at least one thing that Daybeat may see."));
      return;
    }
  if (daybeat_client_form_read (self->form, (const char *const *) scopes, &client, &provider))
    daybeat_set_up_dialog_run (self, client);
  else
    daybeat_set_up_dialog_show (self, "client");
}

/* Who signs in again keeps what was granted, and is offered once more what is missing. */
static char **
dup_granted_and_default (DaybeatPerson *person, DaybeatOAuthProvider *provider)
{
  g_autofree char *granted = NULL;
  g_auto (GStrv) names = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_object_get (person, "scopes", &granted, NULL);
  names = g_strsplit (granted != NULL ? granted : "", " ", -1);
  for (gsize i = 0; i < provider->n_scopes; i++)
    {
      const DaybeatScope *scope = &provider->scopes[i];

      if (scope->by_default || g_strv_contains ((const char *const *) names, scope->name))
        g_strv_builder_add (builder, scope->name);
    }
  return g_strv_builder_end (builder);
}

static void
on_continue_clicked (DaybeatSetUpDialog *self)
{
  g_autoptr (DaybeatOAuthClient) client = NULL;
  g_autoptr (DaybeatOAuthProvider) provider = NULL;

  if (!daybeat_client_form_read (self->form, NULL, &client, &provider))
    return;
  if (self->chosen == NULL && self->person != NULL)
    self->chosen = dup_granted_and_default (self->person, provider);
  daybeat_scope_list_fill (self->scopes, provider, (const char *const *) self->chosen);
  daybeat_set_up_dialog_show (self, "scopes");
}

static void
on_begin_clicked (DaybeatSetUpDialog *self)
{
  daybeat_set_up_dialog_show (self, "client");
}

static void
on_change_clicked (DaybeatSetUpDialog *self)
{
  daybeat_set_up_dialog_show (self, "client");
}

static void
on_cancel_clicked (DaybeatSetUpDialog *self)
{
  daybeat_set_up_dialog_end_flow (self);
  daybeat_set_up_dialog_show (self, "scopes");
}

static void
on_copy_clicked (DaybeatSetUpDialog *self)
{
  g_autofree char *address = self->flow != NULL ? daybeat_sign_in_flow_dup_address (self->flow) : NULL;

  if (address == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), address);
  daybeat_set_up_dialog_say (self, _("Address copied"));
}

static void
daybeat_set_up_dialog_keep (DaybeatSetUpDialog *self, gboolean in_memory)
{
  if (self->flow != NULL)
    daybeat_sign_in_flow_keep_async (self->flow, in_memory, self->cancellable, on_flow_ended, g_object_ref (self));
}

static void
on_keyring_again_clicked (DaybeatSetUpDialog *self)
{
  daybeat_set_up_dialog_keep (self, FALSE);
}

static void
on_session_only_clicked (DaybeatSetUpDialog *self)
{
  daybeat_set_up_dialog_keep (self, TRUE);
}

static void
on_client_file_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatSetUpDialog) self = DAYBEAT_SET_UP_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatOAuthClient) client = daybeat_client_file_finish (result, &error);

  if (client == NULL && (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                         || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)))
    return;
  daybeat_set_up_dialog_show (self, "client");
  if (client == NULL)
    {
      daybeat_client_form_say (self->form, error->message);
      return;
    }
  daybeat_client_form_fill_from_client (self->form, client);
  g_strfreev (self->chosen);
  self->chosen = g_strdupv (client->scopes);
}

static void
on_open_file_clicked (DaybeatSetUpDialog *self)
{
  daybeat_client_file_choose_async (GTK_WINDOW (self->window), self->closing, on_client_file_read,
                                    g_object_ref (self));
}

static gboolean
on_file_dropped (GtkDropTarget *target, const GValue *value, double x, double y, DaybeatSetUpDialog *self)
{
  daybeat_client_file_read_async (g_value_get_object (value), self->closing, on_client_file_read,
                                  g_object_ref (self));
  return TRUE;
}

static void
on_visible_page_changed (DaybeatSetUpDialog *self)
{
  const char *tag = adw_navigation_view_get_visible_page_tag (self->navigation);
  GtkWidget *button = NULL;

  if (g_strcmp0 (tag, "intro") == 0)
    button = self->begin_button;
  else if (g_strcmp0 (tag, "client") == 0)
    button = self->continue_button;
  else if (g_strcmp0 (tag, "scopes") == 0)
    button = self->browser_button;
  adw_dialog_set_default_widget (ADW_DIALOG (self), button);
}

static void
daybeat_set_up_dialog_closed (AdwDialog *dialog)
{
  DaybeatSetUpDialog *self = DAYBEAT_SET_UP_DIALOG (dialog);

  daybeat_set_up_dialog_end_flow (self);
  g_cancellable_cancel (self->closing);
  g_clear_object (&self->window);
}

static void
daybeat_set_up_dialog_dispose (GObject *object)
{
  DaybeatSetUpDialog *self = DAYBEAT_SET_UP_DIALOG (object);

  daybeat_set_up_dialog_end_flow (self);
  g_cancellable_cancel (self->closing);
  g_clear_object (&self->closing);
  g_clear_object (&self->window);
  g_clear_object (&self->people);
  g_clear_object (&self->person);
  g_clear_pointer (&self->chosen, g_strfreev);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_SET_UP_DIALOG);

  G_OBJECT_CLASS (daybeat_set_up_dialog_parent_class)->dispose (object);
}

static void
daybeat_set_up_dialog_class_init (DaybeatSetUpDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = daybeat_set_up_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = daybeat_set_up_dialog_closed;

  g_type_ensure (DAYBEAT_TYPE_CLIENT_FORM);
  g_type_ensure (DAYBEAT_TYPE_SCOPE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/daybeat/Daybeat/daybeat-set-up-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatSetUpDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSetUpDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSetUpDialog, begin_button);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSetUpDialog, continue_button);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSetUpDialog, browser_button);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSetUpDialog, form);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSetUpDialog, scopes);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSetUpDialog, waiting_page);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSetUpDialog, trouble_page);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSetUpDialog, keyring_page);
  gtk_widget_class_bind_template_callback (widget_class, on_begin_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_open_file_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_continue_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_browser_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_change_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_keyring_again_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_session_only_clicked);
}

static void
daybeat_set_up_dialog_init (DaybeatSetUpDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->closing = g_cancellable_new ();
  g_signal_connect (target, "drop", G_CALLBACK (on_file_dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (self->navigation, "notify::visible-page", G_CALLBACK (on_visible_page_changed), self,
                           G_CONNECT_SWAPPED);
  on_visible_page_changed (self);
}

/* The secret is in the keyring with the token; where it cannot be had, the person fills it in once more. */
static void
on_secret_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatSetUpDialog) self = DAYBEAT_SET_UP_DIALOG (user_data);
  g_autofree char *secret = NULL;
  g_autoptr (DaybeatToken) token = NULL;

  token = daybeat_token_vault_load_finish (DAYBEAT_TOKEN_VAULT (object), result, &secret, NULL);
  if (secret != NULL && self->window != NULL)
    daybeat_client_form_set_secret (self->form, secret);
}

static void
daybeat_set_up_dialog_begin_again (DaybeatSetUpDialog *self)
{
  DaybeatHistory *history = daybeat_window_get_history (self->window);
  DaybeatTokenSession *session = NULL;

  daybeat_client_form_fill_from_person (self->form, self->person);
  daybeat_set_up_dialog_show (self, "client");
  if (history != NULL && daybeat_history_get_person (history) == self->person)
    session = daybeat_history_get_session (history);
  if (session != NULL)
    daybeat_token_vault_load_async (daybeat_token_session_get_vault (session), self->closing, on_secret_loaded,
                                    g_object_ref (self));
}

AdwDialog *
daybeat_set_up_dialog_new (DaybeatWindow *window, DaybeatPeople *people, DaybeatPerson *person)
{
  DaybeatSetUpDialog *self;

  g_return_val_if_fail (DAYBEAT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (DAYBEAT_IS_PEOPLE (people), NULL);
  g_return_val_if_fail (person == NULL || DAYBEAT_IS_PERSON (person), NULL);

  self = g_object_new (DAYBEAT_TYPE_SET_UP_DIALOG, NULL);
  self->window = g_object_ref (window);
  self->people = g_object_ref (people);
  g_set_object (&self->person, person);
  if (person != NULL)
    daybeat_set_up_dialog_begin_again (self);
  else if (FITBIT_CLIENT_ID[0] != '\0')
    on_continue_clicked (self);
  return ADW_DIALOG (self);
}
