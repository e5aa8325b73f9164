/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-account-page.h"

#include <glib/gi18n.h>

#include "daybeat-account-questions.h"
#include "daybeat-account-removal.h"
#include "daybeat-account-words.h"
#include "daybeat-export-folder.h"
#include "daybeat-joined-group.h"
#include "daybeat-scope-rows.h"
#include "daybeat-service-info.h"
#include "daybeat-set-up-dialog.h"

struct _DaybeatAccountPage
{
  AdwNavigationPage parent_instance;

  GtkEditable *name_row;
  AdwActionRow *service_row;
  AdwActionRow *sync_row;
  AdwActionRow *grant_row;
  AdwActionRow *end_row;
  DaybeatJoinedGroup *joined_group;
  AdwPreferencesGroup *granted_group;
  AdwPreferencesGroup *missing_group;
  GtkWidget *open_row;
  GtkWidget *sign_in_row;
  GtkWidget *json_row;
  GtkWidget *csv_row;
  GtkWidget *sign_out_row;
  GtkWidget *remove_row;

  DaybeatWindow *window;     /* (owned) */
  DaybeatPeople *people;     /* (owned) */
  DaybeatPerson *person;     /* (owned) */
  DaybeatHistory *history;   /* (owned) (nullable): once it is open */
  GCancellable *cancellable; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DaybeatAccountPage, daybeat_account_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
is_shown (DaybeatAccountPage *self)
{
  DaybeatHistory *shown = daybeat_window_get_history (self->window);

  return shown != NULL && daybeat_history_get_person (shown) == self->person;
}

static void
close_dialog (DaybeatAccountPage *self)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG);

  if (dialog != NULL)
    adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
daybeat_account_page_show_scopes (DaybeatAccountPage *self, const char *granted)
{
  g_autoptr (DaybeatOAuthProvider) provider = daybeat_service_info_create_provider_of (self->person);

  if (provider != NULL)
    daybeat_scope_rows_fill (provider, NULL, granted, self->granted_group, self->missing_group);
}

/* What was granted at the sign-in, where the service cannot be asked now. */
static void
daybeat_account_page_show_remembered (DaybeatAccountPage *self, const char *why)
{
  g_autofree char *granted = NULL;

  g_object_get (self->person, "scopes", &granted, NULL);
  adw_action_row_set_subtitle (self->grant_row, why);
  daybeat_account_page_show_scopes (self, granted);
}

static void
on_introspected (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatAccountPage) self = DAYBEAT_ACCOUNT_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatIntrospection) grant = NULL;
  g_autofree char *until = NULL;
  g_autofree char *line = NULL;
  g_autofree char *scopes = NULL;

  grant = daybeat_token_session_introspect_finish (DAYBEAT_TOKEN_SESSION (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (grant == NULL)
    {
      daybeat_account_page_show_remembered (self, error->message);
      return;
    }
  if (!grant->active)
    {
      daybeat_account_page_show_remembered (self, _("Not valid any more: sign in again"));
      return;
    }
  if (grant->expires_at > 0)
    {
      until = daybeat_account_dup_moment (grant->expires_at);
      /* Translators: %s is a date with a time of day */
      line = g_strdup_printf (_("Valid until %s, then renewed by itself"), until);
    }
  adw_action_row_set_subtitle (self->grant_row, line != NULL ? line : _("Valid"));
  scopes = g_strjoinv (" ", grant->scopes);
  daybeat_account_page_show_scopes (self, scopes);
}

/* What is known of a sign-in that the service has ended: nobody needs to be asked for that. */
static gboolean
is_over (DaybeatHistory *history)
{
  gboolean signed_out = FALSE;

  g_object_get (history, "signed-out", &signed_out, NULL);
  return signed_out;
}

static void
daybeat_account_page_use_history (DaybeatAccountPage *self, DaybeatHistory *history)
{
  DaybeatTokenSession *session = daybeat_history_get_session (history);

  g_set_object (&self->history, history);
  daybeat_joined_group_fill (self->joined_group, self->window, self->people, history);
  gtk_widget_set_sensitive (self->json_row, TRUE);
  gtk_widget_set_sensitive (self->csv_row, TRUE);
  gtk_widget_set_sensitive (self->remove_row, TRUE);
  gtk_widget_set_sensitive (self->sign_out_row, session != NULL);
  if (session != NULL && is_over (history))
    daybeat_account_page_show_remembered (self, _("Not valid any more: sign in again"));
  else if (session != NULL)
    daybeat_token_session_introspect_async (session, self->cancellable, on_introspected, g_object_ref (self));
}

static void
on_opened (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatAccountPage) self = DAYBEAT_ACCOUNT_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatHistory) history = daybeat_history_open_finish (result, &error);

  if (history == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (history != NULL)
    {
      daybeat_account_page_use_history (self, history);
      return;
    }
  daybeat_account_page_show_remembered (self, error->message);
  gtk_widget_set_sensitive (self->remove_row, TRUE);
}

/* A name that somebody chooses is not replaced by what the service calls the person; without one it is again. */
static void
on_name_applied (DaybeatAccountPage *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));
  g_autoptr (GError) error = NULL;

  if (name[0] == '\0')
    g_object_set (self->person, "named", FALSE, NULL);
  else
    g_object_set (self->person, "name", name, "named", TRUE, NULL);
  if (!daybeat_person_save (self->person, &error))
    daybeat_window_add_toast (self->window, error->message);
  gtk_editable_set_text (self->name_row, daybeat_person_get_name (self->person));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), daybeat_person_get_name (self->person));
}

static void
on_open_activated (DaybeatAccountPage *self)
{
  g_autoptr (DaybeatAccountPage) keep = g_object_ref (self);

  close_dialog (self);
  daybeat_window_open_person (self->window, self->person);
}

static void
daybeat_account_page_sign_in (DaybeatAccountPage *self, gboolean choose)
{
  g_autoptr (DaybeatAccountPage) keep = g_object_ref (self);

  close_dialog (self);
  adw_dialog_present (daybeat_set_up_dialog_new_again (self->window, self->people, self->person, choose),
                      GTK_WIDGET (self->window));
}

static void
on_sign_in_activated (DaybeatAccountPage *self)
{
  daybeat_account_page_sign_in (self, FALSE);
}

static void
on_ask_activated (DaybeatAccountPage *self)
{
  daybeat_account_page_sign_in (self, TRUE);
}

static void
on_exported (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatWindow) window = DAYBEAT_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = daybeat_export_folder_run_finish (result, &error);
  g_autofree char *text = NULL;

  if (folder == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
          && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
        daybeat_window_add_toast (window, error->message);
      return;
    }
  /* Translators: %s is a folder */
  text = g_strdup_printf (_("Exported to %s"), folder);
  daybeat_window_add_toast (window, text);
}

static void
daybeat_account_page_export (DaybeatAccountPage *self, DaybeatExportFormat format)
{
  daybeat_export_folder_run_async (daybeat_history_get_store (self->history), format, GTK_WINDOW (self->window), NULL,
                                   on_exported, g_object_ref (self->window));
}

static void
on_json_activated (DaybeatAccountPage *self)
{
  daybeat_account_page_export (self, DAYBEAT_EXPORT_JSON);
}

static void
on_csv_activated (DaybeatAccountPage *self)
{
  daybeat_account_page_export (self, DAYBEAT_EXPORT_CSV);
}

static void
tell_signed_out (DaybeatWindow *window, gboolean revoked)
{
  daybeat_window_add_toast (window, revoked ? _("Signed out")
                                            : _("Signed out here. The service could not be told: you can withdraw "
                                                "the consent on its site."));
}

static void
on_removed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatWindow) window = DAYBEAT_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  gboolean revoked = FALSE;

  if (!daybeat_account_removal_run_finish (result, &revoked, &error))
    daybeat_window_add_toast (window, error->message);
  else if (!revoked)
    tell_signed_out (window, FALSE);
  else
    daybeat_window_add_toast (window, _("Removed from this computer"));
  if (daybeat_window_get_history (window) == NULL)
    daybeat_window_open_any (window);
}

static void
daybeat_account_page_remove (DaybeatAccountPage *self)
{
  g_autoptr (DaybeatHistory) former = NULL;
  g_autoptr (DaybeatAccountPage) keep = g_object_ref (self);

  g_cancellable_cancel (self->cancellable);
  if (is_shown (self))
    former = daybeat_window_let_go (self->window);
  close_dialog (self);
  daybeat_account_removal_run_async (self->people, self->person, g_steal_pointer (&self->history), on_removed,
                                     g_object_ref (self->window));
}

static void
on_signed_out (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatWindow) window = DAYBEAT_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  gboolean revoked = FALSE;

  if (daybeat_history_sign_out_finish (DAYBEAT_HISTORY (object), result, &revoked, &error))
    tell_signed_out (window, revoked);
  else
    daybeat_window_add_toast (window, error->message);
}

static void
on_sign_out_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatAccountPage) self = DAYBEAT_ACCOUNT_PAGE (user_data);
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (object), result);

  if (g_str_equal (response, "delete"))
    daybeat_account_page_remove (self);
  if (!g_str_equal (response, "keep") || self->history == NULL)
    return;
  daybeat_history_sign_out_async (self->history, NULL, on_signed_out, g_object_ref (self->window));
  close_dialog (self);
}

static void
on_sign_out_activated (DaybeatAccountPage *self)
{
  AdwDialog *dialog = daybeat_account_questions_new_sign_out ();

  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, on_sign_out_chosen,
                           g_object_ref (self));
}

static void
on_remove_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatAccountPage) self = DAYBEAT_ACCOUNT_PAGE (user_data);

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (object), result), "remove"))
    daybeat_account_page_remove (self);
}

static void
on_remove_activated (DaybeatAccountPage *self)
{
  AdwDialog *dialog = daybeat_account_questions_new_remove (daybeat_person_get_name (self->person));

  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, on_remove_chosen, g_object_ref (self));
}

static void
daybeat_account_page_dispose (GObject *object)
{
  DaybeatAccountPage *self = DAYBEAT_ACCOUNT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->history);
  g_clear_object (&self->window);
  g_clear_object (&self->people);
  g_clear_object (&self->person);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_ACCOUNT_PAGE);

  G_OBJECT_CLASS (daybeat_account_page_parent_class)->dispose (object);
}

static void
daybeat_account_page_class_init (DaybeatAccountPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = daybeat_account_page_dispose;

  g_type_ensure (DAYBEAT_TYPE_JOINED_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/daybeat/Daybeat/daybeat-account-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatAccountPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatAccountPage, service_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatAccountPage, sync_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatAccountPage, grant_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatAccountPage, end_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatAccountPage, joined_group);
  gtk_widget_class_bind_template_child (widget_class, DaybeatAccountPage, granted_group);
  gtk_widget_class_bind_template_child (widget_class, DaybeatAccountPage, missing_group);
  gtk_widget_class_bind_template_child (widget_class, DaybeatAccountPage, open_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatAccountPage, sign_in_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatAccountPage, json_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatAccountPage, csv_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatAccountPage, sign_out_row);
  gtk_widget_class_bind_template_child (widget_class, DaybeatAccountPage, remove_row);
  gtk_widget_class_bind_template_callback (widget_class, on_name_applied);
  gtk_widget_class_bind_template_callback (widget_class, on_open_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_in_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_ask_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_json_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_csv_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_out_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_activated);
}

static void
daybeat_account_page_init (DaybeatAccountPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

static void
daybeat_account_page_fill (DaybeatAccountPage *self)
{
  gboolean from_service = daybeat_service_info_get (daybeat_person_get_source (self->person)) != NULL;
  gboolean signed_in = daybeat_person_get_signed_in (self->person);
  g_autofree char *last_sync = daybeat_account_dup_last_sync (self->person);
  g_autofree char *end = daybeat_account_dup_grant_end (self->person);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), daybeat_person_get_name (self->person));
  gtk_editable_set_text (self->name_row, daybeat_person_get_name (self->person));
  adw_action_row_set_subtitle (self->service_row, daybeat_account_get_service_name (self->person));
  adw_action_row_set_subtitle (self->sync_row, last_sync);
  adw_action_row_set_subtitle (self->grant_row, signed_in ? _("Asking the service…") : _("Signed out"));
  adw_action_row_set_subtitle (self->end_row, end != NULL ? end : "");
  gtk_widget_set_visible (GTK_WIDGET (self->end_row), end != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->sync_row), from_service);
  gtk_widget_set_visible (GTK_WIDGET (self->grant_row), from_service);
  gtk_widget_set_visible (self->sign_in_row, from_service);
  gtk_widget_set_visible (self->sign_out_row, from_service && signed_in);
  gtk_widget_set_visible (self->open_row, !is_shown (self));
}

AdwNavigationPage *
daybeat_account_page_new (DaybeatWindow *window, DaybeatPeople *people, DaybeatPerson *person)
{
  DaybeatAccountPage *self;

  g_return_val_if_fail (DAYBEAT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (DAYBEAT_IS_PEOPLE (people), NULL);
  g_return_val_if_fail (DAYBEAT_IS_PERSON (person), NULL);

  self = g_object_new (DAYBEAT_TYPE_ACCOUNT_PAGE, NULL);
  self->window = g_object_ref (window);
  self->people = g_object_ref (people);
  self->person = g_object_ref (person);
  daybeat_account_page_fill (self);
  if (is_shown (self))
    daybeat_account_page_use_history (self, daybeat_window_get_history (window));
  else
    daybeat_history_open_async (person, self->cancellable, on_opened, g_object_ref (self));
  return ADW_NAVIGATION_PAGE (self);
}
