/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-sleep-page.h"

struct _DaybeatSleepPage
{
  DaybeatPage parent_instance;
};

G_DEFINE_FINAL_TYPE (DaybeatSleepPage, daybeat_sleep_page, DAYBEAT_TYPE_PAGE)

static void
daybeat_sleep_page_load (DaybeatPage *page, DaybeatHistory *history)
{
}

static void
daybeat_sleep_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_SLEEP_PAGE);

  G_OBJECT_CLASS (daybeat_sleep_page_parent_class)->dispose (object);
}

static void
daybeat_sleep_page_class_init (DaybeatSleepPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DaybeatPageClass *page_class = DAYBEAT_PAGE_CLASS (klass);

  object_class->dispose = daybeat_sleep_page_dispose;
  page_class->families = DAYBEAT_FAMILY_SLEEP | DAYBEAT_FAMILY_SLEEP_GOAL | DAYBEAT_FAMILY_PROFILE;
  page_class->load = daybeat_sleep_page_load;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/pages/sleep/daybeat-sleep-page.ui");
}

static void
daybeat_sleep_page_init (DaybeatSleepPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
