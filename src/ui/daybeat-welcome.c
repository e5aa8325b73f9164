/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-welcome.h"

#include "daybeat-way.h"

struct _DaybeatWelcome
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (DaybeatWelcome, daybeat_welcome, ADW_TYPE_BIN)

static void
daybeat_welcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_WELCOME);

  G_OBJECT_CLASS (daybeat_welcome_parent_class)->dispose (object);
}

static void
daybeat_welcome_class_init (DaybeatWelcomeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = daybeat_welcome_dispose;

  g_type_ensure (DAYBEAT_TYPE_WAY);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/daybeat/Daybeat/daybeat-welcome.ui");
}

static void
daybeat_welcome_init (DaybeatWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
