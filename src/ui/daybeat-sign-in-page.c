/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-sign-in-page.h"

#include <glib/gi18n.h>

#include "daybeat-auth-error.h"
#include "daybeat-message-link.h"
#include "daybeat-scope-rows.h"
#include "daybeat-service-info.h"
#include "daybeat-set-up-words.h"

struct _DaybeatSignInPage
{
  AdwNavigationPage parent_instance;

  GtkStack *stack;
  AdwStatusPage *waiting_page;
  AdwStatusPage *trouble_page;
  GtkWidget *link_button;
  AdwStatusPage *keyring_page;
  AdwPreferencesGroup *granted_group;
  AdwPreferencesGroup *missing_group;

  DaybeatSignInFlow *flow;   /* (owned) (nullable): the one that runs, or waits for the keyring */
  GCancellable *cancellable; /* (owned) (nullable): of the flow */
  GtkWindow *parent;         /* (owned) (nullable): while the flow runs */
  char **wanted;             /* (owned) (nullable) */
};

enum
{
  SIGNAL_SIGNED_IN,
  SIGNAL_DONE,
  SIGNAL_RETRY,
  SIGNAL_CHANGE_CLIENT,
  SIGNAL_CANCELLED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (DaybeatSignInPage, daybeat_sign_in_page, ADW_TYPE_NAVIGATION_PAGE)

static guint signals[N_SIGNALS];

static void
daybeat_sign_in_page_show (DaybeatSignInPage *self, const char *name, const char *title)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
}

static void
daybeat_sign_in_page_tell_keyring (DaybeatSignInPage *self, const GError *error)
{
  g_autofree char *explained = g_strdup_printf (
      "%s\n\n%s", error->message,
      _("You are signed in, but Daybeat keeps a sign-in nowhere but in the keyring. You can unlock it and try again, "
        "or go on without: the sign-in then ends when Daybeat is closed, and what was synced stays."));
  g_autofree char *text = g_markup_escape_text (explained, -1);

  adw_status_page_set_description (self->keyring_page, text);
  daybeat_sign_in_page_show (self, "keyring", _("Keyring"));
}

static void
daybeat_sign_in_page_tell (DaybeatSignInPage *self, const GError *error)
{
  g_autofree char *link = NULL;
  g_autofree char *sentence = daybeat_message_link_split (error->message, &link);
  g_autofree char *text = g_markup_escape_text (sentence, -1);

  daybeat_sign_in_page_stop (self);
  adw_status_page_set_icon_name (self->trouble_page, daybeat_set_up_get_trouble_icon (error));
  adw_status_page_set_title (self->trouble_page, daybeat_set_up_get_trouble_title (error));
  adw_status_page_set_description (self->trouble_page, text);
  gtk_widget_set_visible (self->link_button, link != NULL);
  if (link != NULL)
    gtk_link_button_set_uri (GTK_LINK_BUTTON (self->link_button), link);
  daybeat_sign_in_page_show (self, "trouble", _("Not Signed In"));
}

/* Returns: whether something that was asked for was not granted, which is then shown. */
static gboolean
daybeat_sign_in_page_show_missing (DaybeatSignInPage *self, DaybeatPerson *person)
{
  const DaybeatServiceInfo *service = daybeat_service_info_get (daybeat_person_get_source (person));
  g_autoptr (DaybeatOAuthProvider) provider = daybeat_service_info_create_provider_of (person);
  g_autofree char *granted = NULL;

  g_object_get (person, "scopes", &granted, NULL);
  if (provider == NULL || granted == NULL
      || daybeat_scope_rows_fill (provider, (const char *const *) self->wanted, granted, self->granted_group,
                                  self->missing_group) == 0)
    return FALSE;
  adw_preferences_group_set_description (self->missing_group, _(service->missing_words));
  daybeat_sign_in_page_show (self, "granted", _("Not Everything Was Shared"));
  return TRUE;
}

static void
on_flow_ended (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatSignInPage) self = DAYBEAT_SIGN_IN_PAGE (user_data);
  DaybeatSignInFlow *flow = DAYBEAT_SIGN_IN_FLOW (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (DaybeatHistory) history = daybeat_sign_in_flow_finish (flow, result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || flow != self->flow)
    return;
  gtk_window_present (self->parent);
  if (g_error_matches (error, DAYBEAT_AUTH_ERROR, DAYBEAT_AUTH_ERROR_KEYRING))
    daybeat_sign_in_page_tell_keyring (self, error);
  else if (history == NULL)
    daybeat_sign_in_page_tell (self, error);
  else
    {
      daybeat_sign_in_page_stop (self);
      g_signal_emit (self, signals[SIGNAL_SIGNED_IN], 0, history);
      if (!daybeat_sign_in_page_show_missing (self, daybeat_history_get_person (history)))
        g_signal_emit (self, signals[SIGNAL_DONE], 0);
    }
}

static void
on_launched (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DaybeatSignInPage) self = DAYBEAT_SIGN_IN_PAGE (user_data);
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
  DaybeatSignInPage *self = DAYBEAT_SIGN_IN_PAGE (user_data);
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (address);

  gtk_uri_launcher_launch (launcher, self->parent, self->cancellable, on_launched, g_object_ref (self));
  return TRUE;
}

static void
on_cancel_clicked (DaybeatSignInPage *self)
{
  daybeat_sign_in_page_stop (self);
  g_signal_emit (self, signals[SIGNAL_CANCELLED], 0);
}

static void
on_copy_clicked (DaybeatSignInPage *self)
{
  g_autofree char *address = self->flow != NULL ? daybeat_sign_in_flow_dup_address (self->flow) : NULL;

  if (address == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), address);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (adw_navigation_page_get_child (ADW_NAVIGATION_PAGE (self))),
                               adw_toast_new (_("Address copied")));
}

static void
daybeat_sign_in_page_keep (DaybeatSignInPage *self, gboolean in_memory)
{
  if (self->flow != NULL)
    daybeat_sign_in_flow_keep_async (self->flow, in_memory, self->cancellable, on_flow_ended, g_object_ref (self));
}

static void
on_keyring_again_clicked (DaybeatSignInPage *self)
{
  daybeat_sign_in_page_keep (self, FALSE);
}

static void
on_session_only_clicked (DaybeatSignInPage *self)
{
  daybeat_sign_in_page_keep (self, TRUE);
}

static void
on_retry_clicked (DaybeatSignInPage *self)
{
  g_signal_emit (self, signals[SIGNAL_RETRY], 0);
}

static void
on_change_clicked (DaybeatSignInPage *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGE_CLIENT], 0);
}

static void
on_done_clicked (DaybeatSignInPage *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
daybeat_sign_in_page_dispose (GObject *object)
{
  DaybeatSignInPage *self = DAYBEAT_SIGN_IN_PAGE (object);

  daybeat_sign_in_page_stop (self);
  g_clear_pointer (&self->wanted, g_strfreev);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_SIGN_IN_PAGE);

  G_OBJECT_CLASS (daybeat_sign_in_page_parent_class)->dispose (object);
}

static guint
add_signal (const char *name, GType argument)
{
  if (argument == G_TYPE_NONE)
    return g_signal_new (name, DAYBEAT_TYPE_SIGN_IN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  return g_signal_new (name, DAYBEAT_TYPE_SIGN_IN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                       argument);
}

static void
daybeat_sign_in_page_class_init (DaybeatSignInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = daybeat_sign_in_page_dispose;

  signals[SIGNAL_SIGNED_IN] = add_signal ("signed-in", DAYBEAT_TYPE_HISTORY);
  signals[SIGNAL_DONE] = add_signal ("done", G_TYPE_NONE);
  signals[SIGNAL_RETRY] = add_signal ("retry", G_TYPE_NONE);
  signals[SIGNAL_CHANGE_CLIENT] = add_signal ("change-client", G_TYPE_NONE);
  signals[SIGNAL_CANCELLED] = add_signal ("cancelled", G_TYPE_NONE);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/daybeat/Daybeat/daybeat-sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatSignInPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSignInPage, waiting_page);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSignInPage, trouble_page);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSignInPage, link_button);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSignInPage, keyring_page);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSignInPage, granted_group);
  gtk_widget_class_bind_template_child (widget_class, DaybeatSignInPage, missing_group);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_keyring_again_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_session_only_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_change_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_done_clicked);
}

static void
daybeat_sign_in_page_init (DaybeatSignInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
daybeat_sign_in_page_wait (DaybeatSignInPage *self)
{
  g_return_if_fail (DAYBEAT_IS_SIGN_IN_PAGE (self));

  adw_status_page_set_description (self->waiting_page,
                                   _("Choose there what Daybeat may see. This window comes back by itself."));
  daybeat_sign_in_page_show (self, "waiting", _("In Your Browser"));
}

void
daybeat_sign_in_page_run (DaybeatSignInPage *self, DaybeatSignInFlow *flow, const char *const *wanted,
                          GtkWindow *parent)
{
  g_return_if_fail (DAYBEAT_IS_SIGN_IN_PAGE (self));
  g_return_if_fail (DAYBEAT_IS_SIGN_IN_FLOW (flow));

  daybeat_sign_in_page_stop (self);
  self->flow = g_object_ref (flow);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->parent, parent);
  g_strfreev (self->wanted);
  self->wanted = g_strdupv ((char **) wanted);
  daybeat_sign_in_page_wait (self);
  daybeat_sign_in_flow_run_async (flow, open_address, self, self->cancellable, on_flow_ended, g_object_ref (self));
}

void
daybeat_sign_in_page_stop (DaybeatSignInPage *self)
{
  g_return_if_fail (DAYBEAT_IS_SIGN_IN_PAGE (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->flow);
  g_clear_object (&self->parent);
}
