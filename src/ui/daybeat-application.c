/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-application.h"

#include "daybeat-window.h"

struct _DaybeatApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (DaybeatApplication, daybeat_application, ADW_TYPE_APPLICATION)

static void
daybeat_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = g_object_new (DAYBEAT_TYPE_WINDOW, "application", application, NULL);
  gtk_window_present (window);
}

static void
daybeat_application_class_init (DaybeatApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->activate = daybeat_application_activate;
}

static void
daybeat_application_init (DaybeatApplication *self)
{
}

DaybeatApplication *
daybeat_application_new (void)
{
  return g_object_new (DAYBEAT_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "resource-base-path", "/io/github/daybeat/Daybeat",
                       NULL);
}
