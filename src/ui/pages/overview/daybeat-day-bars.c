/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-day-bars.h"

#include <math.h>

#define HEIGHT 52
#define GAP 0.35f          /* of a bar's place */

struct _DaybeatDayBars
{
  GtkWidget parent_instance;

  GArray *values; /* (owned) (element-type double) */
  double scale;   /* what the full height stands for */
};

G_DEFINE_FINAL_TYPE (DaybeatDayBars, daybeat_day_bars, GTK_TYPE_WIDGET)

static void
daybeat_day_bars_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DaybeatDayBars *self = DAYBEAT_DAY_BARS (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float place = width / (float) MAX (self->values->len, 1);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA colour;

  gtk_widget_get_color (widget, &colour);
  for (guint i = 0; i < self->values->len; i++)
    {
      double value = g_array_index (self->values, double, i);
      float at = (float) (rtl ? self->values->len - 1 - i : i) * place;
      float tall;
      GskRoundedRect shape;

      if (!isfinite (value) || value <= 0)
        continue;
      tall = MAX (height * (float) (value / self->scale), 2);
      gsk_rounded_rect_init_from_rect (
          &shape, &GRAPHENE_RECT_INIT (at + place * GAP / 2, height - tall, place * (1 - GAP), tall), 2);
      gtk_snapshot_push_rounded_clip (snapshot, &shape);
      gtk_snapshot_append_color (snapshot, &colour, &shape.bounds);
      gtk_snapshot_pop (snapshot);
    }
}

static void
daybeat_day_bars_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 0;
}

static void
daybeat_day_bars_finalize (GObject *object)
{
  g_clear_pointer (&DAYBEAT_DAY_BARS (object)->values, g_array_unref);

  G_OBJECT_CLASS (daybeat_day_bars_parent_class)->finalize (object);
}

static void
daybeat_day_bars_class_init (DaybeatDayBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = daybeat_day_bars_finalize;
  widget_class->snapshot = daybeat_day_bars_snapshot;
  widget_class->measure = daybeat_day_bars_measure;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
daybeat_day_bars_init (DaybeatDayBars *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "daybeat-person");
}

GtkWidget *
daybeat_day_bars_new (GArray *values, double least_scale)
{
  DaybeatDayBars *self = g_object_new (DAYBEAT_TYPE_DAY_BARS, NULL);

  g_return_val_if_fail (values != NULL, GTK_WIDGET (self));

  self->values = g_array_ref (values);
  self->scale = least_scale;
  for (guint i = 0; i < values->len; i++)
    {
      double value = g_array_index (values, double, i);

      if (isfinite (value))
        self->scale = MAX (self->scale, value);
    }
  return GTK_WIDGET (self);
}
