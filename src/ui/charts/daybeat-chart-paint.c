/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-charts"

#include "config.h"

#include "daybeat-chart-paint.h"

#include <adwaita.h>

#define LABEL_SCALE 0.85
#define BUBBLE_PADDING 8.0f
#define BUBBLE_DISTANCE 6.0f
#define BUBBLE_RADIUS 8.0f

void
daybeat_paint_get_ink (GtkWidget *widget, DaybeatInk ink, GdkRGBA *color)
{
  static const float strengths[] = {
    [DAYBEAT_INK_TEXT] = 0.7f,
    [DAYBEAT_INK_LINE] = 0.35f,
    [DAYBEAT_INK_GRID] = 0.1f,
  };

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (color != NULL);

  gtk_widget_get_color (widget, color);
  if (!daybeat_paint_is_high_contrast ())
    color->alpha *= strengths[ink];
  else if (ink == DAYBEAT_INK_GRID)
    color->alpha *= 0.25f;
}

gboolean
daybeat_paint_is_high_contrast (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}

float
daybeat_paint_get_line_width (void)
{
  return daybeat_paint_is_high_contrast () ? 2 : 1;
}

PangoLayout *
daybeat_paint_create_label (GtkWidget *widget, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (LABEL_SCALE));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

void
daybeat_paint_layout (GtkSnapshot *snapshot, PangoLayout *layout, float x, float y, float xalign, float yalign,
                      const GdkRGBA *color)
{
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x - (float) width * xalign, y - (float) height * yalign));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

void
daybeat_paint_bar (GskPathBuilder *builder, float x, float y, float width, float height, float radius)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, y, width, height);
  GskRoundedRect bar;

  gsk_rounded_rect_init_from_rect (&bar, &bounds, MIN (radius, MIN (width, height) / 2));
  gsk_path_builder_add_rounded_rect (builder, &bar);
}

void
daybeat_paint_bubble (GtkSnapshot *snapshot, GtkWidget *widget, const char *text, float x, float y)
{
  /* The look of the style's own tooltips: the same over light and dark. */
  static const GdkRGBA background = { 0.12f, 0.12f, 0.13f, 0.95f };
  static const GdkRGBA foreground = { 1, 1, 1, 1 };
  g_autoptr (PangoLayout) layout = daybeat_paint_create_label (widget, text);
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  int text_width, text_height;
  float left, top, width, height;

  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  width = (float) text_width + 2 * BUBBLE_PADDING;
  height = (float) text_height + 2 * BUBBLE_PADDING;
  left = CLAMP (x - width / 2, 0, MAX (0, (float) gtk_widget_get_width (widget) - width));
  top = MAX (0, y - height - BUBBLE_DISTANCE);

  daybeat_paint_bar (builder, left, top, width, height, BUBBLE_RADIUS);
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &background);
  daybeat_paint_layout (snapshot, layout, left + BUBBLE_PADDING, top + BUBBLE_PADDING, 0, 0, &foreground);
}
