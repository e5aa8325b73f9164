/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-badge-tile.h"

#include <glib/gi18n.h>

#include "daybeat-medallion.h"
#include "daybeat-picture.h"

#define MEDALLION_SIZE 96
#define TILE_WIDTH 104

struct _DaybeatBadgeTile
{
  GtkFlowBoxChild parent_instance;

  DaybeatBadgeItem *item; /* (owned) */
  GtkWidget *medallion;
  GCancellable *cancellable; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DaybeatBadgeTile, daybeat_badge_tile, GTK_TYPE_FLOW_BOX_CHILD)

static void
on_picture_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPaintable) picture = daybeat_picture_load_finish (DAYBEAT_STORE (object), result, &error);

  /* Without one the drawing stays; cancelled when the tile goes. */
  if (picture != NULL)
    daybeat_medallion_set_picture (DAYBEAT_MEDALLION (DAYBEAT_BADGE_TILE (user_data)->medallion), picture);
}

static GtkWidget *
create_label (const char *text, const char *const *classes)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
  gtk_widget_set_css_classes (label, (const char **) classes);
  return label;
}

static char *
create_caption (DaybeatBadgeItem *item, DaybeatUnits *units)
{
  DaybeatBadge *badge = daybeat_badge_item_get_badge (item);

  if (daybeat_badge_item_is_next (item))
    /* Translators: under a badge that comes next and has not been earned yet. */
    return g_strdup (C_("badge", "Next"));
  if (badge->date == DAYBEAT_DAY_NONE)
    return g_strdup ("");
  return daybeat_units_format_day (units, badge->date, DAYBEAT_DATE_SHORT);
}

/* The medallion with how often it was earned at its foot. */
static GtkWidget *
create_picture (GtkWidget *medallion, const char *times)
{
  static const char *const times_classes[] = { "caption-heading", "numeric", "daybeat-times", NULL };
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *label;

  gtk_overlay_set_child (GTK_OVERLAY (overlay), medallion);
  gtk_widget_set_halign (overlay, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_bottom (overlay, 6);
  if (times[0] == '\0')
    return overlay;
  label = create_label (times, times_classes);
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR); /* ×57 in every script */
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), label);
  return overlay;
}

static void
daybeat_badge_tile_dispose (GObject *object)
{
  DaybeatBadgeTile *self = DAYBEAT_BADGE_TILE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (daybeat_badge_tile_parent_class)->dispose (object);
}

static void
daybeat_badge_tile_class_init (DaybeatBadgeTileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = daybeat_badge_tile_dispose;
}

static void
daybeat_badge_tile_init (DaybeatBadgeTile *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_size_request (GTK_WIDGET (self), TILE_WIDTH, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "daybeat-tile");
}

GtkWidget *
daybeat_badge_tile_new (DaybeatBadgeItem *item, DaybeatUnits *units, DaybeatStore *store)
{
  static const char *const title_classes[] = { "heading", NULL };
  static const char *const caption_classes[] = { "caption", "dimmed", "numeric", NULL };
  DaybeatBadgeTile *self = g_object_new (DAYBEAT_TYPE_BADGE_TILE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  DaybeatBadge *badge = daybeat_badge_item_get_badge (item);
  g_autofree char *title = daybeat_badge_item_dup_title (item, units);
  g_autofree char *times = daybeat_badge_item_dup_times (item, units);
  g_autofree char *caption = create_caption (item, units);
  g_autofree char *summary = daybeat_badge_item_dup_summary (item, units);

  self->item = g_object_ref (item);
  self->medallion = daybeat_medallion_new (item, units, MEDALLION_SIZE);
  gtk_box_append (GTK_BOX (box), create_picture (self->medallion, times));
  gtk_box_append (GTK_BOX (box), create_label (title, title_classes));
  gtk_box_append (GTK_BOX (box), create_label (caption, caption_classes));
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  if (store != NULL && badge->image_url != NULL && !daybeat_badge_item_is_next (item))
    daybeat_picture_load_async (store, badge->image_url, self->cancellable, on_picture_loaded, self);
  return GTK_WIDGET (self);
}

DaybeatBadgeItem *
daybeat_badge_tile_get_item (DaybeatBadgeTile *self)
{
  g_return_val_if_fail (DAYBEAT_IS_BADGE_TILE (self), NULL);

  return self->item;
}
