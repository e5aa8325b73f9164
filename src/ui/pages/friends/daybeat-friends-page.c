/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-friends-page.h"

struct _DaybeatFriendsPage
{
  DaybeatPage parent_instance;
};

G_DEFINE_FINAL_TYPE (DaybeatFriendsPage, daybeat_friends_page, DAYBEAT_TYPE_PAGE)

static void
daybeat_friends_page_load (DaybeatPage *page, DaybeatHistory *history)
{
}

static void
daybeat_friends_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_FRIENDS_PAGE);

  G_OBJECT_CLASS (daybeat_friends_page_parent_class)->dispose (object);
}

static void
daybeat_friends_page_class_init (DaybeatFriendsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DaybeatPageClass *page_class = DAYBEAT_PAGE_CLASS (klass);

  object_class->dispose = daybeat_friends_page_dispose;
  page_class->families = DAYBEAT_FAMILY_FRIENDS | DAYBEAT_FAMILY_LEADERBOARD | DAYBEAT_FAMILY_PICTURES;
  page_class->load = daybeat_friends_page_load;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/pages/friends/daybeat-friends-page.ui");
}

static void
daybeat_friends_page_init (DaybeatFriendsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
