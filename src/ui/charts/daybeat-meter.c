/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-charts"

#include "config.h"

#include "daybeat-meter.h"

#include <math.h>

#include "daybeat-chart-paint.h"
#include "daybeat-swatch.h"

#define BAR_HEIGHT 8
#define TICK_OVERHANG 4
#define TICK_WIDTH 2.0f

struct _DaybeatMeter
{
  GtkWidget parent_instance;

  double value;
  double mean;
  GtkWidget *swatch; /* (owned): for its colour */
};

G_DEFINE_FINAL_TYPE (DaybeatMeter, daybeat_meter, GTK_TYPE_WIDGET)

static void
daybeat_meter_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? BAR_HEIGHT + 2 * TICK_OVERHANG : 6 * BAR_HEIGHT;
}

static void
paint_bar (GtkSnapshot *snapshot, float x, float width, const GdkRGBA *color)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  daybeat_paint_bar (builder, x, TICK_OVERHANG, width, BAR_HEIGHT, BAR_HEIGHT);
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
}

static void
daybeat_meter_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DaybeatMeter *self = DAYBEAT_METER (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float width = (float) gtk_widget_get_width (widget);
  float filled = width * (float) self->value;
  GdkRGBA track, color, tick;

  daybeat_paint_get_ink (widget, DAYBEAT_INK_GRID, &track);
  gtk_widget_get_color (self->swatch, &color);
  gtk_widget_get_color (widget, &tick);
  paint_bar (snapshot, 0, width, &track);
  if (filled > 0)
    paint_bar (snapshot, mirrored ? width - filled : 0, filled, &color);
  if (!isnan (self->mean))
    {
      float x = (width - TICK_WIDTH) * (float) (mirrored ? 1 - self->mean : self->mean);

      gtk_snapshot_append_color (snapshot, &tick,
                                 &GRAPHENE_RECT_INIT (roundf (x), 0, TICK_WIDTH, BAR_HEIGHT + 2 * TICK_OVERHANG));
    }
}

static void
daybeat_meter_dispose (GObject *object)
{
  g_clear_pointer (&DAYBEAT_METER (object)->swatch, gtk_widget_unparent);

  G_OBJECT_CLASS (daybeat_meter_parent_class)->dispose (object);
}

static void
daybeat_meter_class_init (DaybeatMeterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = daybeat_meter_dispose;
  widget_class->measure = daybeat_meter_measure;
  widget_class->snapshot = daybeat_meter_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
  gtk_widget_class_set_css_name (widget_class, "daybeat-meter");
}

static void
daybeat_meter_init (DaybeatMeter *self)
{
  self->mean = NAN;
  self->swatch = daybeat_swatch_new (DAYBEAT_SLEEP_LEVEL_UNKNOWN);
  gtk_widget_set_child_visible (self->swatch, FALSE);
  gtk_widget_set_parent (self->swatch, GTK_WIDGET (self));
}

void
daybeat_meter_set_value (DaybeatMeter *self, DaybeatSleepLevel level, double value, double mean, const char *text)
{
  g_return_if_fail (DAYBEAT_IS_METER (self));
  g_return_if_fail (text != NULL);

  self->value = isnan (value) ? 0 : CLAMP (value, 0, 1);
  self->mean = isnan (mean) ? NAN : CLAMP (mean, 0, 1);
  daybeat_swatch_set_level (DAYBEAT_SWATCH (self->swatch), level);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 1.0, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  self->value, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
