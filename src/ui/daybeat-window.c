/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-window.h"

struct _DaybeatWindow
{
  AdwApplicationWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (DaybeatWindow, daybeat_window, ADW_TYPE_APPLICATION_WINDOW)

static void
daybeat_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_WINDOW);

  G_OBJECT_CLASS (daybeat_window_parent_class)->dispose (object);
}

static void
daybeat_window_class_init (DaybeatWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = daybeat_window_dispose;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/daybeat/Daybeat/daybeat-window.ui");
}

static void
daybeat_window_init (DaybeatWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
