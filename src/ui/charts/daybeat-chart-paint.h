/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DaybeatInk:
 * @DAYBEAT_INK_TEXT: labels
 * @DAYBEAT_INK_LINE: lines that join or mark
 * @DAYBEAT_INK_GRID: lines that only guide the eye
 *
 * How strong the foreground colour is laid on; with high contrast every ink is full.
 */
typedef enum
{
  DAYBEAT_INK_TEXT,
  DAYBEAT_INK_LINE,
  DAYBEAT_INK_GRID,
} DaybeatInk;

/**
 * daybeat_paint_get_ink:
 * @color: (out caller-allocates): the widget's foreground in that strength
 */
void daybeat_paint_get_ink (GtkWidget *widget, DaybeatInk ink, GdkRGBA *color);

/**
 * daybeat_paint_is_high_contrast:
 *
 * Returns: whether the person asked for high contrast: then lines are thicker and nothing is tinted
 */
gboolean daybeat_paint_is_high_contrast (void);

/**
 * daybeat_paint_get_line_width:
 *
 * Returns: 1, or 2 with high contrast
 */
float daybeat_paint_get_line_width (void);

/**
 * daybeat_paint_create_label:
 *
 * Returns: (transfer full): @text in the small size of a chart's labels
 */
PangoLayout *daybeat_paint_create_label (GtkWidget *widget, const char *text);

/**
 * daybeat_paint_layout:
 * @x: the place that @xalign of the text's width comes to lie on
 * @y: likewise with @yalign and its height
 */
void daybeat_paint_layout (GtkSnapshot *snapshot, PangoLayout *layout, float x, float y, float xalign, float yalign,
                           const GdkRGBA *color);

/**
 * daybeat_paint_bar:
 * @radius: of the corners, cut to half of the shorter side
 *
 * Adds a rounded bar to a path.
 */
void daybeat_paint_bar (GskPathBuilder *builder, float x, float y, float width, float height, float radius);

/**
 * daybeat_paint_bubble:
 * @text: one or more lines
 * @x: the middle of what it speaks of
 * @y: the top of what it speaks of
 *
 * Draws a bubble with @text above a place, below where there is no room, and kept inside of @widget.
 */
void daybeat_paint_bubble (GtkSnapshot *snapshot, GtkWidget *widget, const char *text, float x, float y);

G_END_DECLS
