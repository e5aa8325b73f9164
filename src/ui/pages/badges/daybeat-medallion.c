/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-medallion.h"

#include <string.h>

#define RING_INSET 0.07      /* of the size: from the edge to the fine ring */
#define VALUE_HEIGHT 0.28    /* of the size */
#define UNIT_HEIGHT 0.115    /* of the size */
#define TEXT_WIDTH 0.74      /* of the size: what fits between the rings */
#define DASH 6.0f
#define SMALLEST_WITH_UNIT 72 /* pixels: below it the unit could not be read */

struct _DaybeatMedallion
{
  GtkWidget parent_instance;

  GdkPaintable *picture; /* (owned) (nullable) */
  char *value;           /* (owned) */
  char *unit;            /* (owned) */
  GdkRGBA start;
  GdkRGBA end;
  gboolean outline;
  int size;
};

G_DEFINE_FINAL_TYPE (DaybeatMedallion, daybeat_medallion, GTK_TYPE_WIDGET)

static gboolean
parse_colour (const char *digits, GdkRGBA *colour)
{
  g_autofree char *text = NULL;

  if (digits == NULL || strlen (digits) != 6)
    return FALSE;
  text = g_strconcat ("#", digits, NULL);
  return gdk_rgba_parse (colour, text);
}

/* Relative luminance as WCAG 2.2 has it, without its fine piece near black: enough to choose between two inks. */
static double
get_luminance (const GdkRGBA *colour)
{
  return 0.2126 * colour->red * colour->red + 0.7152 * colour->green * colour->green
         + 0.0722 * colour->blue * colour->blue;
}

static GdkRGBA
choose_ink (DaybeatMedallion *self)
{
  double luminance = (get_luminance (&self->start) + get_luminance (&self->end)) / 2;

  if (luminance > 0.36)
    return (GdkRGBA) { 0, 0, 0, 0.82f };
  return (GdkRGBA) { 1, 1, 1, 1 };
}

static GskPath *
create_circle (float size, float inset)
{
  GskPathBuilder *builder = gsk_path_builder_new ();

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (size / 2, size / 2), size / 2 - inset);
  return gsk_path_builder_free_to_path (builder);
}

static void
stroke_circle (GtkSnapshot *snapshot, float size, float inset, float width, gboolean dashed, const GdkRGBA *colour)
{
  g_autoptr (GskPath) path = create_circle (size, inset);
  GskStroke *stroke = gsk_stroke_new (width);

  if (dashed)
    gsk_stroke_set_dash (stroke, (const float[]) { DASH, DASH }, 2);
  gtk_snapshot_append_stroke (snapshot, path, stroke, colour);
  gsk_stroke_free (stroke);
}

static void
snapshot_disc (DaybeatMedallion *self, GtkSnapshot *snapshot, float size)
{
  g_autoptr (GskPath) disc = create_circle (size, 0);
  const GskColorStop stops[] = { { 0, self->start }, { 1, self->end } };
  const GdkRGBA shine = { 1, 1, 1, 0.42f };

  gtk_snapshot_push_fill (snapshot, disc, GSK_FILL_RULE_WINDING);
  gtk_snapshot_append_linear_gradient (snapshot, &GRAPHENE_RECT_INIT (0, 0, size, size),
                                       &GRAPHENE_POINT_INIT (size * 0.15f, size * 0.05f),
                                       &GRAPHENE_POINT_INIT (size * 0.85f, size * 0.95f), stops,
                                       G_N_ELEMENTS (stops));
  gtk_snapshot_pop (snapshot);
  stroke_circle (snapshot, size, size * (float) RING_INSET, size * 0.016f, FALSE, &shine);
}

/* The text is part of a drawing that keeps its size: it is made to fit; the label below it grows with the font. */
static PangoLayout *
create_layout (DaybeatMedallion *self, const char *text, double height, PangoWeight weight)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoFontDescription *font = pango_font_description_copy (
      pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self))));
  int width;

  pango_font_description_set_absolute_size (font, height * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width > self->size * TEXT_WIDTH)
    {
      pango_font_description_set_absolute_size (font, height * PANGO_SCALE * self->size * TEXT_WIDTH / width);
      pango_layout_set_font_description (layout, font);
    }
  pango_font_description_free (font);
  return layout;
}

static void
append_layout (GtkSnapshot *snapshot, PangoLayout *layout, float size, float top, const GdkRGBA *ink)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((size - (float) width) / 2, top));
  gtk_snapshot_append_layout (snapshot, layout, ink);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_text (DaybeatMedallion *self, GtkSnapshot *snapshot, float size, const GdkRGBA *ink)
{
  g_autoptr (PangoLayout) value = create_layout (self, self->value, size * VALUE_HEIGHT, PANGO_WEIGHT_HEAVY);
  g_autoptr (PangoLayout) unit = create_layout (self, self->unit, size * UNIT_HEIGHT, PANGO_WEIGHT_SEMIBOLD);
  int value_height, unit_height = 0;
  float top;

  pango_layout_get_pixel_size (value, NULL, &value_height);
  if (self->unit[0] != '\0')
    pango_layout_get_pixel_size (unit, NULL, &unit_height);
  top = (size - (float) (value_height + unit_height)) / 2;
  append_layout (snapshot, value, size, top, ink);
  if (self->unit[0] != '\0')
    append_layout (snapshot, unit, size, top + (float) value_height * 0.94f, ink);
}

static void
daybeat_medallion_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DaybeatMedallion *self = DAYBEAT_MEDALLION (widget);
  float size = (float) MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GdkRGBA ink;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (((float) gtk_widget_get_width (widget) - size) / 2, 0));
  if (self->picture != NULL)
    gdk_paintable_snapshot (self->picture, snapshot, size, size);
  else if (self->outline)
    {
      gtk_widget_get_color (widget, &ink);
      ink.alpha *= 0.65f;
      stroke_circle (snapshot, size, 2, 2, TRUE, &ink);
      snapshot_text (self, snapshot, size, &ink);
    }
  else
    {
      ink = choose_ink (self);
      snapshot_disc (self, snapshot, size);
      snapshot_text (self, snapshot, size, &ink);
    }
  gtk_snapshot_restore (snapshot);
}

static void
daybeat_medallion_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = DAYBEAT_MEDALLION (widget)->size;
}

static void
daybeat_medallion_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (daybeat_medallion_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
daybeat_medallion_dispose (GObject *object)
{
  g_clear_object (&DAYBEAT_MEDALLION (object)->picture);

  G_OBJECT_CLASS (daybeat_medallion_parent_class)->dispose (object);
}

static void
daybeat_medallion_finalize (GObject *object)
{
  DaybeatMedallion *self = DAYBEAT_MEDALLION (object);

  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->unit, g_free);

  G_OBJECT_CLASS (daybeat_medallion_parent_class)->finalize (object);
}

static void
daybeat_medallion_class_init (DaybeatMedallionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = daybeat_medallion_dispose;
  object_class->finalize = daybeat_medallion_finalize;
  widget_class->snapshot = daybeat_medallion_snapshot;
  widget_class->measure = daybeat_medallion_measure;
  widget_class->css_changed = daybeat_medallion_css_changed;

  gtk_widget_class_set_css_name (widget_class, "daybeat-medallion");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
daybeat_medallion_init (DaybeatMedallion *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
daybeat_medallion_new (DaybeatBadgeItem *item, DaybeatUnits *units, int size)
{
  DaybeatMedallion *self;
  DaybeatBadge *badge;

  g_return_val_if_fail (DAYBEAT_IS_BADGE_ITEM (item), NULL);

  self = g_object_new (DAYBEAT_TYPE_MEDALLION, NULL);
  badge = daybeat_badge_item_get_badge (item);
  self->size = size;
  self->value = daybeat_badge_item_dup_short_value (item, units);
  self->unit = daybeat_badge_item_dup_short_unit (item);
  self->outline = daybeat_badge_item_is_next (item);
  if (size < SMALLEST_WITH_UNIT)
    g_set_str (&self->unit, "");
  if (self->value[0] == '\0')
    g_set_str (&self->value, "★");
  if (!parse_colour (badge->gradient_start, &self->start))
    gdk_rgba_parse (&self->start, "#5e5c64");
  if (!parse_colour (badge->gradient_end, &self->end))
    gdk_rgba_parse (&self->end, "#77767b");
  return GTK_WIDGET (self);
}

void
daybeat_medallion_set_picture (DaybeatMedallion *self, GdkPaintable *picture)
{
  g_return_if_fail (DAYBEAT_IS_MEDALLION (self));

  if (self->outline || !g_set_object (&self->picture, picture))
    return;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
