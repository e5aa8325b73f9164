/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DAYBEAT_TYPE_CHART (daybeat_chart_get_type ())
G_DECLARE_DERIVABLE_TYPE (DaybeatChart, daybeat_chart, DAYBEAT, CHART, GtkWidget)

/**
 * DaybeatChart:
 *
 * What our charts have in common: a cursor over the things that they show, moved by pointer or keyboard (the arrow
 * keys in reading direction, Home, End; Escape takes it away; Enter or a click opens), a bubble that says what lies
 * under it, and the same words for a screen reader.
 *
 * A chart is an image to a screen reader: who makes it names and describes it. CSS node `daybeat-chart`.
 */
struct _DaybeatChartClass
{
  GtkWidgetClass parent_class;

  guint (*get_n_items) (DaybeatChart *self);

  /* The item at a place of the widget, or −1. */
  int (*find_item) (DaybeatChart *self, double x, double y);

  /* (transfer full): what the bubble says. */
  char *(*dup_item_text) (DaybeatChart *self, guint item);

  void (*get_item_bounds) (DaybeatChart *self, guint item, graphene_rect_t *bounds);

  /* NULL where items cannot be opened. */
  void (*activate_item) (DaybeatChart *self, guint item);

  gpointer padding[4];
};

/**
 * daybeat_chart_get_cursor:
 *
 * Returns: the item under the cursor, or −1
 */
int daybeat_chart_get_cursor (DaybeatChart *self);

/**
 * daybeat_chart_set_cursor:
 * @item: an item, or −1 for none
 */
void daybeat_chart_set_cursor (DaybeatChart *self, int item);

/**
 * daybeat_chart_paint_cursor:
 *
 * Draws the bubble of the item under the cursor, last of all.
 */
void daybeat_chart_paint_cursor (DaybeatChart *self, GtkSnapshot *snapshot);

/**
 * daybeat_chart_is_mirrored:
 *
 * Returns: whether time runs from right to left
 */
gboolean daybeat_chart_is_mirrored (DaybeatChart *self);

G_END_DECLS
