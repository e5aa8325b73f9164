/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-night-bars.h"

#include <math.h>

#define HEIGHT 52
#define GAP 0.35f          /* of a bar's place */
#define LEAST_SCALE 480.0  /* minutes: short nights stay short */

struct _DaybeatNightBars
{
  GtkWidget parent_instance;

  GArray *bars; /* (owned) (element-type DaybeatSleepBar) */
  double scale; /* minutes of the full height */
};

G_DEFINE_FINAL_TYPE (DaybeatNightBars, daybeat_night_bars, GTK_TYPE_WIDGET)

static void
daybeat_night_bars_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DaybeatNightBars *self = DAYBEAT_NIGHT_BARS (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float place = width / (float) MAX (self->bars->len, 1);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA colour;

  gtk_widget_get_color (widget, &colour);
  for (guint i = 0; i < self->bars->len; i++)
    {
      double asleep = g_array_index (self->bars, DaybeatSleepBar, i).asleep;
      float at = (float) (rtl ? self->bars->len - 1 - i : i) * place;
      float tall;
      GskRoundedRect shape;

      if (!isfinite (asleep) || asleep <= 0)
        continue;
      tall = MAX (height * (float) (asleep / self->scale), 2);
      gsk_rounded_rect_init_from_rect (
          &shape, &GRAPHENE_RECT_INIT (at + place * GAP / 2, height - tall, place * (1 - GAP), tall), 2);
      gtk_snapshot_push_rounded_clip (snapshot, &shape);
      gtk_snapshot_append_color (snapshot, &colour, &shape.bounds);
      gtk_snapshot_pop (snapshot);
    }
}

static void
daybeat_night_bars_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 0;
}

static void
daybeat_night_bars_finalize (GObject *object)
{
  g_clear_pointer (&DAYBEAT_NIGHT_BARS (object)->bars, g_array_unref);

  G_OBJECT_CLASS (daybeat_night_bars_parent_class)->finalize (object);
}

static void
daybeat_night_bars_class_init (DaybeatNightBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = daybeat_night_bars_finalize;
  widget_class->snapshot = daybeat_night_bars_snapshot;
  widget_class->measure = daybeat_night_bars_measure;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
daybeat_night_bars_init (DaybeatNightBars *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "daybeat-person");
}

GtkWidget *
daybeat_night_bars_new (GArray *bars)
{
  DaybeatNightBars *self = g_object_new (DAYBEAT_TYPE_NIGHT_BARS, NULL);

  g_return_val_if_fail (bars != NULL, GTK_WIDGET (self));

  self->bars = g_array_ref (bars);
  self->scale = LEAST_SCALE;
  for (guint i = 0; i < bars->len; i++)
    {
      double asleep = g_array_index (bars, DaybeatSleepBar, i).asleep;

      if (isfinite (asleep))
        self->scale = MAX (self->scale, asleep);
    }
  return GTK_WIDGET (self);
}
