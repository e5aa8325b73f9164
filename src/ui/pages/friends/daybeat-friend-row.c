/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-friend-row.h"

#include <glib/gi18n.h>

#include "daybeat-picture.h"

struct _DaybeatFriendRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *place_label;
  AdwAvatar *avatar;
  GtkLabel *name_label;
  GtkWidget *you_label;
  GtkLabel *detail_label;
  GtkLabel *steps_label;
  GtkProgressBar *bar;

  GCancellable *cancellable; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DaybeatFriendRow, daybeat_friend_row, GTK_TYPE_LIST_BOX_ROW)

static void
on_picture_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPaintable) picture = daybeat_picture_load_finish (DAYBEAT_STORE (object), result, &error);

  /* Without one the initials stay; cancelled when the row goes. */
  if (picture != NULL)
    adw_avatar_set_custom_image (DAYBEAT_FRIEND_ROW (user_data)->avatar, picture);
}

static void
daybeat_friend_row_show_steps (DaybeatFriendRow *self, DaybeatFriendItem *item, DaybeatUnits *units)
{
  g_autofree char *reason = daybeat_friend_item_dup_reason (item);
  g_autofree char *steps = daybeat_units_format_steps (units, daybeat_friend_item_get_steps (item));
  g_autofree char *place = NULL;

  if (daybeat_friend_item_get_rank (item) != DAYBEAT_ABSENT)
    place = daybeat_units_format_number (units, daybeat_friend_item_get_rank (item));
  gtk_label_set_label (self->place_label, place != NULL ? place : "");
  gtk_label_set_label (self->steps_label, steps);
  gtk_progress_bar_set_fraction (self->bar, daybeat_friend_item_get_share (item));
  if (reason != NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
      gtk_label_set_label (self->detail_label, reason);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), reason);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason, -1);
    }
}

static void
daybeat_friend_row_dispose (GObject *object)
{
  DaybeatFriendRow *self = DAYBEAT_FRIEND_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAYBEAT_TYPE_FRIEND_ROW);

  G_OBJECT_CLASS (daybeat_friend_row_parent_class)->dispose (object);
}

static void
daybeat_friend_row_class_init (DaybeatFriendRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = daybeat_friend_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/daybeat/Daybeat/pages/friends/daybeat-friend-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DaybeatFriendRow, place_label);
  gtk_widget_class_bind_template_child (widget_class, DaybeatFriendRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, DaybeatFriendRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, DaybeatFriendRow, you_label);
  gtk_widget_class_bind_template_child (widget_class, DaybeatFriendRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, DaybeatFriendRow, steps_label);
  gtk_widget_class_bind_template_child (widget_class, DaybeatFriendRow, bar);
}

static void
daybeat_friend_row_init (DaybeatFriendRow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
daybeat_friend_row_new (DaybeatFriendItem *item, DaybeatUnits *units, DaybeatStore *store, gboolean with_place)
{
  DaybeatFriendRow *self;
  g_autofree char *detail = NULL;
  g_autofree char *summary = NULL;

  g_return_val_if_fail (DAYBEAT_IS_FRIEND_ITEM (item), NULL);

  self = g_object_new (DAYBEAT_TYPE_FRIEND_ROW, NULL);
  detail = daybeat_friend_item_dup_detail (item, units);
  gtk_label_set_label (self->name_label, daybeat_friend_item_get_name (item));
  gtk_label_set_label (self->detail_label, detail);
  gtk_widget_set_visible (self->you_label, daybeat_friend_item_is_self (item));
  adw_avatar_set_text (self->avatar, daybeat_friend_item_get_name (item));
  if (with_place)
    {
      daybeat_friend_row_show_steps (self, item, units);
      summary = daybeat_friend_item_dup_summary (item, units);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->place_label), with_place);
  gtk_widget_set_visible (GTK_WIDGET (self->steps_label), with_place);
  if (!with_place)
    gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), gtk_label_get_label (self->detail_label)[0] != '\0');
  if (daybeat_friend_item_is_self (item))
    gtk_widget_add_css_class (GTK_WIDGET (self), "daybeat-self");
  if (summary != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  if (store != NULL && daybeat_friend_item_get_avatar_url (item) != NULL)
    daybeat_picture_load_async (store, daybeat_friend_item_get_avatar_url (item), self->cancellable,
                                on_picture_loaded, self);
  return GTK_WIDGET (self);
}
