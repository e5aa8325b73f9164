/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-set-up-dialog.h"

#include <glib/gi18n.h>

#include "daybeat-client-file.h"
#include "daybeat-client-form.h"
#include "daybeat-connection.h"
#include "daybeat-google-guide.h"
#include "daybeat-join-offer.h"
#include "daybeat-scope-list.h"
#include "daybeat-service-info.h"
#include "daybeat-sign-in-flow.h"
#include "daybeat-sign-in-page.h"
#include "daybeat-steps.h"
#include "daybeat-way.h"

struct _DaybeatSetUpDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toasts;
  AdwNavigationView *steps;
  GtkWidget *begin_button;
  GtkWidget *file_button;
  GtkWidget *continue_button;
  GtkWidget *browser_button;
  DaybeatGoogleGuide *guide;
  DaybeatClientForm *form;
  DaybeatScopeList *scopes;
  DaybeatSignInPage *sign_in_page;

  const DaybeatServiceInfo *service; /* (nullable): until one is chosen */
  DaybeatWindow *window;             /* (owned) (nullable): until closed */
  DaybeatPeople *people;             /* (owned) */
  DaybeatPerson *person;             /* (owned) (nullable) */
  GCancellable *closing;             /* (owned): of everything but the sign-in */
  char *chosen;                      /* (owned) (nullable): scopes that a client file or an earlier sign-in names */
  gboolean with_defaults;            /* what is asked for by default is so besides */
  gboolean at_once;                  /* the browser opens as soon as the secret is here */
};

G_DEFINE_FINAL_TYPE (DaybeatSetUpDialog, daybeat_set_up_dialog, ADW_TYPE_DIALOG)

/* Where the person looks: the window's own toasts lie under the dialog. */
static void
daybeat_set_up_dialog_say (DaybeatSetUpDialog *self, const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

static void
daybeat_set_up_dialog_set_service (DaybeatSetUpDialog *self, const DaybeatServiceInfo *service)
{
  g_autoptr (DaybeatOAuthProvider) provider = NULL;

  if (self->service == service)
    return;
  self->service = service;
  g_clear_pointer (&self->chosen, g_free);
  self->with_defaults = TRUE;
  daybeat_client_form_set_service (self->form, service);
  provider = daybeat_connection_create_provider (service->source, NULL, NULL, NULL);
  if (provider != NULL)
    daybeat_google_guide_set_scopes (self->guide, provider);
}

static void
daybeat_set_up_dialog_begin (DaybeatSetUpDialog *self, DaybeatSource source)
{
  daybeat_set_up_dialog_set_service (self, daybeat_service_info_get (source));
  daybeat_steps_show (self->steps, self->service->first_page);
}

static void
on_google_health_clicked (DaybeatSetUpDialog *self)
{
  daybeat_set_up_dialog_begin (self, DAYBEAT_SOURCE_GOOGLE_HEALTH);
}

static void
on_fitbit_clicked (DaybeatSetUpDialog *self)
{
  daybeat_set_up_dialog_begin (self, DAYBEAT_SOURCE_FITBIT);
}

static void
on_begin_clicked (DaybeatSetUpDialog *self)
{
  daybeat_steps_show (self->steps, "client");
}

static void
on_copied (DaybeatSetUpDialog *self, const char *said)
{
  daybeat_set_up_dialog_say (self, said);
}

/* The client and the scopes */

/* Returns: whether the scopes can be chosen: they are known where the addresses can be used. */
static gboolean
daybeat_set_up_dialog_fill_scopes (DaybeatSetUpDialog *self)
{
  g_autoptr (DaybeatOAuthProvider) provider = daybeat_client_form_read_provider (self->form);

  if (provider == NULL)
    return FALSE;
  daybeat_scope_list_fill (self->scopes, provider, self->chosen, self->with_defaults);
  return TRUE;
}

static void
on_continue_clicked (DaybeatSetUpDialog *self)
{
  g_autoptr (DaybeatOAuthClient) client = daybeat_client_form_read_client (self->form, NULL);

  if (client != NULL && daybeat_set_up_dialog_fill_scopes (self))
    daybeat_steps_show (self->steps, "scopes");
}

static void
on_client_file_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatSetUpDialog) self = DAYBEAT_SET_UP_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatOAuthClient) client = daybeat_client_file_finish (result, &error);
  const DaybeatServiceInfo *service = self->service;

  if (client == NULL && (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                         || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)))
    return;
  /* A file that says which service it is for is right about that. */
  if (client != NULL && client->source != DAYBEAT_SOURCE_UNKNOWN)
    service = daybeat_service_info_get (client->source);
  daybeat_set_up_dialog_set_service (self, service != NULL ? service
                                                           : daybeat_service_info_get (DAYBEAT_SOURCE_GOOGLE_HEALTH));
  daybeat_steps_show (self->steps, "client");
  if (client == NULL)
    {
      daybeat_client_form_say (self->form, error->message);
      return;
    }
  daybeat_client_form_fill_from_client (self->form, client);
  g_free (self->chosen);
  self->chosen = client->scopes != NULL ? g_strjoinv (" ", client->scopes) : NULL;
  self->with_defaults = client->scopes == NULL;
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

/* The browser, and what came of it */

static void
daybeat_set_up_dialog_run (DaybeatSetUpDialog *self, DaybeatOAuthClient *client, const char *const *scopes)
{
  g_autofree char *base_url = daybeat_client_form_dup_base_url (self->form);
  g_autofree char *authorize_url = daybeat_client_form_dup_authorize_url (self->form);
  DaybeatSignInRequest request = {
    .people = self->people,
    .service = self->service,
    .person = self->person,
    .open = daybeat_window_get_history (self->window),
    .client = client,
    .base_url = base_url,
    .authorize_url = authorize_url,
  };
  g_autoptr (DaybeatSignInFlow) flow = daybeat_sign_in_flow_new (&request);

  daybeat_steps_show (self->steps, "sign-in");
  daybeat_sign_in_page_run (self->sign_in_page, flow, scopes, GTK_WINDOW (self->window));
}

static void
on_browser_clicked (DaybeatSetUpDialog *self)
{
  g_auto (GStrv) scopes = daybeat_scope_list_dup_chosen (self->scopes);
  g_autoptr (DaybeatOAuthClient) client = NULL;

  if (scopes[0] == NULL)
    {
      daybeat_steps_show (self->steps, "scopes");
      daybeat_set_up_dialog_say (self, _("Switch on at least one thing that Daybeat may see."));
      return;
    }
  client = daybeat_client_form_read_client (self->form, (const char *const *) scopes);
  if (client != NULL)
    daybeat_set_up_dialog_run (self, client, (const char *const *) scopes);
  else
    daybeat_steps_show (self->steps, "client");
}

static void
on_cancelled (DaybeatSetUpDialog *self)
{
  daybeat_steps_show (self->steps, "scopes");
}

static void
on_change_client (DaybeatSetUpDialog *self)
{
  daybeat_steps_show (self->steps, "client");
}

static void
on_signed_in (DaybeatSetUpDialog *self, DaybeatHistory *history)
{
  g_set_object (&self->person, daybeat_history_get_person (history));
  daybeat_window_take_history (self->window, history);
  daybeat_window_sync (self->window);
}

static void
on_done (DaybeatSetUpDialog *self)
{
  g_autoptr (DaybeatWindow) window = g_object_ref (self->window);
  g_autoptr (DaybeatPeople) people = g_object_ref (self->people);
  DaybeatPerson *person = self->person;
  DaybeatPerson *keeper = person != NULL ? daybeat_people_get_keeper (people, person) : NULL;

  daybeat_window_add_toast (window, _("Signed in"));
  adw_dialog_force_close (ADW_DIALOG (self));
  /* Whose history is joined to another one is shown there. */
  if (keeper != person)
    daybeat_window_open_person (window, keeper);
  else if (daybeat_window_get_history (window) != NULL)
    daybeat_join_offer_present (window, people, daybeat_history_get_person (daybeat_window_get_history (window)));
}

/* The dialog itself */

static void
on_visible_page_changed (DaybeatSetUpDialog *self)
{
  const char *tag = adw_navigation_view_get_visible_page_tag (self->steps);
  const struct
  {
    const char *tag;
    GtkWidget *button;
  } defaults[] = {
    { "intro", self->begin_button },
    { "guide", self->file_button },
    { "client", self->continue_button },
    { "scopes", self->browser_button },
  };
  GtkWidget *button = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      if (g_strcmp0 (tag, defaults[i].tag) == 0)
        button = defaults[i].button;
    }
  adw_dialog_set_default_widget (ADW_DIALOG (self), button);
}

static void
daybeat_set_up_dialog_closed (AdwDialog *dialog)
{
  DaybeatSetUpDialog *self = DAYBEAT_SET_UP_DIALOG (dialog);

  daybeat_sign_in_page_stop (self->sign_in_page);
  g_cancellable_cancel (self->closing);
  g_clear_object (&self->window);
}

static void
daybeat_set_up_dialog_dispose (GObject *object)
{
  DaybeatSetUpDialog *self = DAYBEAT_SET_UP_DIALOG (object);

  g_cancellable_cancel (self->closing);
  g_clear_object (&self->closing);
  g_clear_object (&self->window);
  g_clear_object (&self->people);
  g_clear_object (&self->person);
  g_clear_pointer (&self->chosen, g_free);
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
  g_type_ensure (DAYBEAT_TYPE_GOOGLE_GUIDE);
  g_type_ensure (DAYBEAT_TYPE_SCOPE_LIST);
  g_type_ensure (DAYBEAT_TYPE_SIGN_IN_PAGE);
  g_type_ensure (DAYBEAT_TYPE_WAY);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/daybeat/Daybeat/daybeat-set-up-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatSetUpDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSetUpDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSetUpDialog, begin_button);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSetUpDialog, file_button);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSetUpDialog, continue_button);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSetUpDialog, browser_button);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSetUpDialog, guide);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSetUpDialog, form);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSetUpDialog, scopes);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSetUpDialog, sign_in_page);
  gtk_widget_class_bind_template_callback (widget_class, on_google_health_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_fitbit_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_begin_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_copied);
  gtk_widget_class_bind_template_callback (widget_class, on_open_file_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_continue_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_browser_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancelled);
  gtk_widget_class_bind_template_callback (widget_class, on_change_client);
  gtk_widget_class_bind_template_callback (widget_class, on_signed_in);
  gtk_widget_class_bind_template_callback (widget_class, on_done);
}

static void
daybeat_set_up_dialog_init (DaybeatSetUpDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->closing = g_cancellable_new ();
  g_signal_connect (target, "drop", G_CALLBACK (on_file_dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (self->steps, "notify::visible-page", G_CALLBACK (on_visible_page_changed), self,
                           G_CONNECT_SWAPPED);
}

static DaybeatSetUpDialog *
create (DaybeatWindow *window, DaybeatPeople *people)
{
  DaybeatSetUpDialog *self = g_object_new (DAYBEAT_TYPE_SET_UP_DIALOG, NULL);

  self->window = g_object_ref (window);
  self->people = g_object_ref (people);
  return self;
}

AdwDialog *
daybeat_set_up_dialog_new (DaybeatWindow *window, DaybeatPeople *people, DaybeatSource source)
{
  const DaybeatServiceInfo *service = daybeat_service_info_get (source);
  DaybeatSetUpDialog *self;

  g_return_val_if_fail (DAYBEAT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (DAYBEAT_IS_PEOPLE (people), NULL);

  self = create (window, people);
  if (service == NULL)
    return ADW_DIALOG (self);
  daybeat_set_up_dialog_set_service (self, service);
  adw_navigation_view_replace_with_tags (self->steps, &service->first_page, 1);
  if (service->built_in_client_id[0] != '\0')
    on_continue_clicked (self);
  return ADW_DIALOG (self);
}

/* The secret is in the keyring with the token; where it cannot be had, the person fills it in once more. */
static void
on_secret_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatSetUpDialog) self = DAYBEAT_SET_UP_DIALOG (user_data);
  g_autofree char *secret = NULL;
  g_autoptr (DaybeatToken) token = NULL;
  g_autoptr (DaybeatOAuthClient) client = NULL;

  token = daybeat_token_vault_load_finish (DAYBEAT_TOKEN_VAULT (object), result, &secret, NULL);
  if (self->window == NULL)
    return;
  if (secret != NULL)
    daybeat_client_form_set_secret (self->form, secret);
  if (!self->at_once || !daybeat_steps_has (self->steps, "sign-in"))
    return;
  client = daybeat_client_form_read_client (self->form, NULL);
  daybeat_client_form_say (self->form, NULL);
  if (client != NULL)
    on_browser_clicked (self);
  else
    daybeat_steps_show (self->steps, "client");
}

static void
daybeat_set_up_dialog_load_secret (DaybeatSetUpDialog *self)
{
  DaybeatHistory *history = daybeat_window_get_history (self->window);
  DaybeatTokenSession *session = NULL;
  g_autoptr (DaybeatTokenVault) vault = NULL;

  /* The one that is in use may be in memory. */
  if (history != NULL && daybeat_history_get_person (history) == self->person)
    session = daybeat_history_get_session (history);
  if (session != NULL)
    vault = g_object_ref (daybeat_token_session_get_vault (session));
  else
    vault = daybeat_connection_create_vault (self->person, FALSE);
  daybeat_token_vault_load_async (vault, self->closing, on_secret_loaded, g_object_ref (self));
}

AdwDialog *
daybeat_set_up_dialog_new_again (DaybeatWindow *window, DaybeatPeople *people, DaybeatPerson *person,
                                 gboolean choose)
{
  static const char *const steps[] = { "client", "scopes", "sign-in" };
  DaybeatSetUpDialog *self;
  int n_steps = 1;

  g_return_val_if_fail (DAYBEAT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (DAYBEAT_IS_PEOPLE (people), NULL);
  g_return_val_if_fail (DAYBEAT_IS_PERSON (person), NULL);

  self = create (window, people);
  self->person = g_object_ref (person);
  daybeat_set_up_dialog_set_service (self, daybeat_service_info_get (daybeat_person_get_source (person)));
  daybeat_client_form_fill_from_person (self->form, person);

  /* What was granted is asked for again, and what is missing offered. */
  g_object_get (person, "scopes", &self->chosen, NULL);
  self->at_once = self->chosen != NULL && !choose;
  self->with_defaults = !self->at_once;
  if (daybeat_set_up_dialog_fill_scopes (self) && self->chosen != NULL)
    n_steps = choose ? 2 : 3;
  adw_navigation_view_replace_with_tags (self->steps, steps, n_steps);
  daybeat_sign_in_page_wait (self->sign_in_page);

  daybeat_set_up_dialog_load_secret (self);
  return ADW_DIALOG (self);
}
