/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-archive-offer.h"

#include <glib/gi18n.h>

#define TAKEOUT "https://takeout.google.com/settings/takeout/custom/fitbit"

static void
on_opened (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) button = GTK_WIDGET (user_data);
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (object), result, &error)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    gtk_widget_activate_action (button, "win.toast", "s", error->message);
}

static void
on_clicked (GtkWidget *button)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (TAKEOUT);
  GtkRoot *root = gtk_widget_get_root (button);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (root), NULL, on_opened, g_object_ref (button));
}

GtkWidget *
daybeat_archive_offer_new (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Get Your _Archive from Google"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), NULL);
  return button;
}
