/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-charts"

#include "config.h"

#include "daybeat-heart-chart.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "daybeat-chart-paint.h"

#define HEIGHT 96
#define MARGIN 6.0f
#define LINE_WIDTH 1.5f
#define LEAST_RANGE 20.0 /* beats: a calm night is not blown up to mountains */

struct _DaybeatHeartChart
{
  DaybeatChart parent_instance;

  DaybeatNightHeart *heart;     /* (owned) (nullable) */
  DaybeatHypnogramChart *above; /* (owned) (nullable) */
  DaybeatUnits *units;          /* (owned) (nullable) */
  gint64 start_ms;              /* wall time of the first minute */
  double low, high;             /* of the scale */
};

G_DEFINE_FINAL_TYPE (DaybeatHeartChart, daybeat_heart_chart, DAYBEAT_TYPE_CHART)

static guint
get_n_minutes (DaybeatHeartChart *self)
{
  return self->heart != NULL ? self->heart->minutes->len : 0;
}

static double
get_bpm (DaybeatHeartChart *self, guint minute)
{
  return g_array_index (self->heart->minutes, double, minute);
}

static float
get_x (DaybeatHeartChart *self, guint minute)
{
  return daybeat_hypnogram_chart_get_x (self->above, self->start_ms + minute * DAYBEAT_MS_PER_MINUTE
                                                         + DAYBEAT_MS_PER_MINUTE / 2);
}

static float
get_y (DaybeatHeartChart *self, double bpm)
{
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN;

  return MARGIN + height * (float) ((self->high - bpm) / (self->high - self->low));
}

static guint
daybeat_heart_chart_get_n_items (DaybeatChart *chart)
{
  return get_n_minutes (DAYBEAT_HEART_CHART (chart));
}

static int
daybeat_heart_chart_find_item (DaybeatChart *chart, double x, double y)
{
  DaybeatHeartChart *self = DAYBEAT_HEART_CHART (chart);

  for (guint minute = 0; minute < get_n_minutes (self); minute++)
    {
      float from = get_x (self, minute);
      float to = get_x (self, minute + 1);

      if (x >= MIN (from, to) && x < MAX (from, to))
        return (int) minute;
    }
  return -1;
}

static char *
daybeat_heart_chart_dup_item_text (DaybeatChart *chart, guint item)
{
  DaybeatHeartChart *self = DAYBEAT_HEART_CHART (chart);
  DaybeatInstant time = { .wall_ms = self->start_ms + item * DAYBEAT_MS_PER_MINUTE };
  g_autofree char *clock = daybeat_units_format_minute_of_day (self->units, daybeat_instant_get_minute_of_day (time));
  double bpm = get_bpm (self, item);

  if (isnan (bpm))
    /* Translators: %s is a time of day at which the heart was not measured */
    return g_strdup_printf (_("%s, not measured"), clock);
  /* Translators: a moment of a night: "03:12, 52 beats per minute" */
  return g_strdup_printf (_("%s, %.0f beats per minute"), clock, bpm);
}

static void
daybeat_heart_chart_get_item_bounds (DaybeatChart *chart, guint item, graphene_rect_t *bounds)
{
  DaybeatHeartChart *self = DAYBEAT_HEART_CHART (chart);
  double bpm = get_bpm (self, item);

  graphene_rect_init (bounds, get_x (self, item), get_y (self, isnan (bpm) ? self->low : bpm), 1, 1);
}

/* The line of what was measured, broken where it was not. */
static GskPath *
create_path (DaybeatHeartChart *self)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  gboolean is_down = FALSE;

  for (guint minute = 0; minute < get_n_minutes (self); minute++)
    {
      double bpm = get_bpm (self, minute);

      if (isnan (bpm))
        is_down = FALSE;
      else if (is_down)
        gsk_path_builder_line_to (builder, get_x (self, minute), get_y (self, bpm));
      else
        {
          gsk_path_builder_move_to (builder, get_x (self, minute), get_y (self, bpm));
          is_down = TRUE;
        }
    }
  return gsk_path_builder_free_to_path (g_steal_pointer (&builder));
}

static void
paint_label (DaybeatHeartChart *self, GtkSnapshot *snapshot, double bpm, DaybeatInk ink)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *text = g_strdup_printf ("♥ %.0f", bpm);
  g_autoptr (PangoLayout) layout = daybeat_paint_create_label (widget, text);
  gboolean mirrored = daybeat_chart_is_mirrored (DAYBEAT_CHART (self));
  GdkRGBA color;

  daybeat_paint_get_ink (widget, ink, &color);
  daybeat_paint_layout (snapshot, layout, mirrored ? (float) gtk_widget_get_width (widget) : 0, get_y (self, bpm),
                        mirrored ? 1 : 0, 0.5f, &color);
}

/* Where the average is not known the scale still needs a number to be read. */
static void
paint_average (DaybeatHeartChart *self, GtkSnapshot *snapshot)
{
  double bpm = isnan (self->heart->asleep_mean) ? (self->low + self->high) / 2 : self->heart->asleep_mean;
  float from = get_x (self, 0);
  float to = get_x (self, get_n_minutes (self) - 1);
  GdkRGBA grid;

  daybeat_paint_get_ink (GTK_WIDGET (self), DAYBEAT_INK_GRID, &grid);
  gtk_snapshot_append_color (snapshot, &grid,
                             &GRAPHENE_RECT_INIT (MIN (from, to), get_y (self, bpm), fabsf (to - from),
                                                  daybeat_paint_get_line_width ()));
  paint_label (self, snapshot, bpm, DAYBEAT_INK_TEXT);
}

static void
paint_cursor_line (DaybeatHeartChart *self, GtkSnapshot *snapshot)
{
  int cursor = daybeat_chart_get_cursor (DAYBEAT_CHART (self));
  GdkRGBA grid;

  if (cursor < 0 || (guint) cursor >= get_n_minutes (self))
    return;
  daybeat_paint_get_ink (GTK_WIDGET (self), DAYBEAT_INK_LINE, &grid);
  gtk_snapshot_append_color (snapshot, &grid,
                             &GRAPHENE_RECT_INIT (get_x (self, (guint) cursor), 0, daybeat_paint_get_line_width (),
                                                  (float) gtk_widget_get_height (GTK_WIDGET (self))));
}

/* The person's own data has the accent colour, and no tint with high contrast. */
static void
get_line_color (GtkWidget *widget, GdkRGBA *color)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));

  if (daybeat_paint_is_high_contrast ())
    gtk_widget_get_color (widget, color);
  else
    adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (manager),
                                         adw_style_manager_get_dark (manager), color);
}

static void
daybeat_heart_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DaybeatHeartChart *self = DAYBEAT_HEART_CHART (widget);
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = NULL;
  GdkRGBA color;

  if (get_n_minutes (self) == 0)
    return;
  paint_average (self, snapshot);
  paint_cursor_line (self, snapshot);
  path = create_path (self);
  stroke = gsk_stroke_new (daybeat_paint_is_high_contrast () ? 2 * LINE_WIDTH : LINE_WIDTH);
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  get_line_color (widget, &color);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
  daybeat_chart_paint_cursor (DAYBEAT_CHART (self), snapshot);
}

static void
daybeat_heart_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 0;
}

static void
daybeat_heart_chart_dispose (GObject *object)
{
  DaybeatHeartChart *self = DAYBEAT_HEART_CHART (object);

  g_clear_pointer (&self->heart, daybeat_night_heart_free);
  g_clear_object (&self->above);
  g_clear_object (&self->units);

  G_OBJECT_CLASS (daybeat_heart_chart_parent_class)->dispose (object);
}

static void
daybeat_heart_chart_class_init (DaybeatHeartChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DaybeatChartClass *chart_class = DAYBEAT_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = daybeat_heart_chart_dispose;
  widget_class->measure = daybeat_heart_chart_measure;
  widget_class->snapshot = daybeat_heart_chart_snapshot;
  chart_class->get_n_items = daybeat_heart_chart_get_n_items;
  chart_class->find_item = daybeat_heart_chart_find_item;
  chart_class->dup_item_text = daybeat_heart_chart_dup_item_text;
  chart_class->get_item_bounds = daybeat_heart_chart_get_item_bounds;
}

static void
daybeat_heart_chart_init (DaybeatHeartChart *self)
{
}

static void
set_scale (DaybeatHeartChart *self)
{
  double middle;

  self->low = G_MAXDOUBLE;
  self->high = 0;
  for (guint minute = 0; minute < get_n_minutes (self); minute++)
    {
      double bpm = get_bpm (self, minute);

      self->low = isnan (bpm) ? self->low : MIN (self->low, bpm);
      self->high = isnan (bpm) ? self->high : MAX (self->high, bpm);
    }
  middle = (self->low + self->high) / 2;
  if (self->high - self->low < LEAST_RANGE)
    {
      self->low = middle - LEAST_RANGE / 2;
      self->high = middle + LEAST_RANGE / 2;
    }
}

static void
describe (DaybeatHeartChart *self)
{
  g_autofree char *text = NULL;

  if (self->heart == NULL)
    return;
  if (!isnan (self->heart->asleep_mean) && !isnan (self->heart->lowest))
    /* Translators: of one night; both are beats per minute */
    text = g_strdup_printf (_("%.0f beats per minute on average asleep, %.0f at the lowest"), self->heart->asleep_mean,
                            self->heart->lowest);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Heart rate of the night"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : _("Too little was measured for an average"), -1);
}

void
daybeat_heart_chart_show (DaybeatHeartChart *self, DaybeatNightHeart *heart, const DaybeatSleep *sleep,
                          DaybeatHypnogramChart *above, DaybeatUnits *units)
{
  g_return_if_fail (DAYBEAT_IS_HEART_CHART (self));
  g_return_if_fail (DAYBEAT_IS_HYPNOGRAM_CHART (above) && DAYBEAT_IS_UNITS (units));

  g_clear_pointer (&self->heart, daybeat_night_heart_free);
  self->heart = heart;
  self->start_ms = sleep->start.wall_ms;
  g_set_object (&self->above, above);
  g_set_object (&self->units, units);
  set_scale (self);
  describe (self);
  daybeat_chart_set_cursor (DAYBEAT_CHART (self), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
