/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-charts"

#include "config.h"

#include "daybeat-sleep-bars-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "daybeat-axis.h"
#include "daybeat-chart-paint.h"
#include "daybeat-swatch.h"

#define NATURAL_HEIGHT 400
#define MIN_HEIGHT 260
#define NATURAL_WIDTH 480
#define MIN_WIDTH 240
#define CLOCK_SHARE 0.64f
#define PLOT_GAP 28.0f
#define LABEL_GAP 10.0f
#define TICK_DISTANCE 40
#define MAX_BAR_WIDTH 30.0f
#define BAR_SHARE 0.56f
#define MAX_BAR_RADIUS 8.0f
#define WEEKEND_STRENGTH 0.55f
#define NAP_STRENGTH 0.35f
#define BAND_STRENGTH 0.14f
/* Room above the first and below the last bar. */
#define CLOCK_MARGIN 20
/* What is shown where there is no night: an evening to a morning. */
#define DEFAULT_BED (-120)
#define DEFAULT_WAKE 480

struct _DaybeatSleepBarsChart
{
  DaybeatChart parent_instance;

  GArray *bars;        /* (owned) (element-type DaybeatSleepBar) */
  DaybeatUnits *units; /* (owned) (nullable) */
  int goal_minutes;    /* or DAYBEAT_ABSENT, like the next two */
  int goal_bed;
  int goal_wake;
  GtkWidget *swatch; /* (owned): for the colour of the person's data */

  /* Where things lie, set when the size is. */
  DaybeatAxis clock, durations;
  float plot_x, plot_width, clock_height, durations_y, durations_height;
};

G_DEFINE_FINAL_TYPE (DaybeatSleepBarsChart, daybeat_sleep_bars_chart, DAYBEAT_TYPE_CHART)

enum
{
  DAY_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const DaybeatSleepBar *
get_bar (DaybeatSleepBarsChart *self, guint item)
{
  return &g_array_index (self->bars, DaybeatSleepBar, item);
}

static float
get_slot_width (DaybeatSleepBarsChart *self)
{
  return self->plot_width / (float) MAX (1, self->bars->len);
}

static float
get_bar_width (DaybeatSleepBarsChart *self)
{
  return MAX (1, MIN (MAX_BAR_WIDTH, get_slot_width (self) * BAR_SHARE));
}

/* The middle of a day. */
static float
get_x (DaybeatSleepBarsChart *self, guint item)
{
  float x = ((float) item + 0.5f) * get_slot_width (self);

  return self->plot_x + (daybeat_chart_is_mirrored (DAYBEAT_CHART (self)) ? self->plot_width - x : x);
}

static float
get_clock_y (DaybeatSleepBarsChart *self, double minute)
{
  return (float) daybeat_axis_place (&self->clock, minute, self->clock_height, FALSE);
}

static float
get_duration_height (DaybeatSleepBarsChart *self, double minutes)
{
  return (float) daybeat_axis_place (&self->durations, minutes, self->durations_height, FALSE);
}

/* Bedtime as minutes from the midnight of the day on which the night ends. */
static double
get_goal_bed (DaybeatSleepBarsChart *self)
{
  return self->goal_bed > self->goal_wake ? self->goal_bed - 1440 : self->goal_bed;
}

static gboolean
has_goal_band (DaybeatSleepBarsChart *self)
{
  return self->goal_bed != DAYBEAT_ABSENT && self->goal_wake != DAYBEAT_ABSENT;
}

static guint
daybeat_sleep_bars_chart_get_n_items (DaybeatChart *chart)
{
  return DAYBEAT_SLEEP_BARS_CHART (chart)->bars->len;
}

static int
daybeat_sleep_bars_chart_find_item (DaybeatChart *chart, double x, double y)
{
  DaybeatSleepBarsChart *self = DAYBEAT_SLEEP_BARS_CHART (chart);
  double place = x - self->plot_x;
  int item;

  if (place < 0 || place >= self->plot_width || self->bars->len == 0)
    return -1;
  if (daybeat_chart_is_mirrored (chart))
    place = self->plot_width - place;
  item = (int) (place / get_slot_width (self));
  return CLAMP (item, 0, (int) self->bars->len - 1);
}

static char *
daybeat_sleep_bars_chart_dup_item_text (DaybeatChart *chart, guint item)
{
  DaybeatSleepBarsChart *self = DAYBEAT_SLEEP_BARS_CHART (chart);
  const DaybeatSleepBar *bar = get_bar (self, item);
  g_autofree char *day = daybeat_units_format_day (self->units, bar->day, DAYBEAT_DATE_WEEKDAY);
  g_autofree char *duration = NULL;
  g_autofree char *bed = NULL;
  g_autofree char *wake = NULL;

  if (isnan (bar->bed) && bar->napped > 0)
    {
      duration = daybeat_units_format_duration (self->units, bar->napped);
      /* Translators: a day without a night, but with naps: the day, and how long the naps were */
      return g_strdup_printf (_("%s\nNo night recorded, %s in naps"), day, duration);
    }
  if (isnan (bar->bed))
    return g_strdup_printf (_("%s\nNo night recorded"), day);
  duration = daybeat_units_format_duration (self->units, bar->asleep + bar->napped);
  bed = daybeat_units_format_minute_of_day (self->units, (int) bar->bed);
  wake = daybeat_units_format_minute_of_day (self->units, (int) bar->wake);
  /* Translators: the day, when somebody fell asleep and woke up, and how long they slept */
  return g_strdup_printf (_("%s\n%s – %s, %s asleep"), day, bed, wake, duration);
}

static void
daybeat_sleep_bars_chart_get_item_bounds (DaybeatChart *chart, guint item, graphene_rect_t *bounds)
{
  DaybeatSleepBarsChart *self = DAYBEAT_SLEEP_BARS_CHART (chart);
  const DaybeatSleepBar *bar = get_bar (self, item);
  float top = isnan (bar->bed) ? self->clock_height / 2 : get_clock_y (self, bar->bed);
  float bottom = isnan (bar->bed) ? top : get_clock_y (self, bar->wake);
  float width = get_bar_width (self);

  graphene_rect_init (bounds, get_x (self, item) - width / 2, top, width, MAX (0, bottom - top));
}

static void
daybeat_sleep_bars_chart_activate_item (DaybeatChart *chart, guint item)
{
  g_signal_emit (chart, signals[DAY_ACTIVATED], 0, get_bar (DAYBEAT_SLEEP_BARS_CHART (chart), item)->day);
}

static int
get_label_size (GtkWidget *widget, const char *text, GtkOrientation orientation)
{
  g_autoptr (PangoLayout) layout = daybeat_paint_create_label (widget, text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  return orientation == GTK_ORIENTATION_HORIZONTAL ? width : height;
}

static float
measure_hour_labels (DaybeatSleepBarsChart *self)
{
  int widest = get_label_size (GTK_WIDGET (self), _("12 h"), GTK_ORIENTATION_HORIZONTAL);

  for (int hour = 0; self->units != NULL && hour < 24; hour++)
    {
      g_autofree char *label = daybeat_units_format_hour (self->units, hour);

      widest = MAX (widest, get_label_size (GTK_WIDGET (self), label, GTK_ORIENTATION_HORIZONTAL));
    }
  return (float) widest + LABEL_GAP;
}

static void
daybeat_sleep_bars_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                                  int *natural, int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  *minimum = MIN_HEIGHT;
  *natural = NATURAL_HEIGHT;
}

static void
set_up_axes (DaybeatSleepBarsChart *self)
{
  double low = G_MAXDOUBLE, high = -G_MAXDOUBLE, longest = MAX (0, self->goal_minutes);

  for (guint i = 0; i < self->bars->len; i++)
    {
      const DaybeatSleepBar *bar = get_bar (self, i);

      longest = MAX (longest, (isnan (bar->asleep) ? 0 : bar->asleep) + bar->napped);
      if (isnan (bar->bed))
        continue;
      low = MIN (low, bar->bed);
      high = MAX (high, bar->wake);
    }
  if (low > high)
    {
      low = DEFAULT_BED;
      high = DEFAULT_WAKE;
    }
  if (has_goal_band (self))
    {
      low = MIN (low, get_goal_bed (self));
      high = MAX (high, self->goal_wake);
    }
  daybeat_axis_init_time (&self->clock, low - CLOCK_MARGIN, high + CLOCK_MARGIN,
                          (guint) MAX (3, self->clock_height / TICK_DISTANCE));
  daybeat_axis_init_duration (&self->durations, longest, (guint) MAX (4, self->durations_height / TICK_DISTANCE));
}

static void
daybeat_sleep_bars_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DaybeatSleepBarsChart *self = DAYBEAT_SLEEP_BARS_CHART (widget);
  float labels = measure_hour_labels (self);
  float line = (float) get_label_size (widget, "0", GTK_ORIENTATION_VERTICAL);
  float plots = MAX (2, (float) height - line - LABEL_GAP - PLOT_GAP);

  self->plot_x = daybeat_chart_is_mirrored (DAYBEAT_CHART (self)) ? 0 : labels;
  self->plot_width = MAX (1, (float) width - labels);
  self->clock_height = plots * CLOCK_SHARE;
  self->durations_y = self->clock_height + PLOT_GAP;
  self->durations_height = plots - self->clock_height;
  set_up_axes (self);
}

static void
paint_grid_line (DaybeatSleepBarsChart *self, GtkSnapshot *snapshot, const char *label, float y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean mirrored = daybeat_chart_is_mirrored (DAYBEAT_CHART (self));
  g_autoptr (PangoLayout) layout = daybeat_paint_create_label (widget, label);
  float x = mirrored ? self->plot_width + LABEL_GAP : self->plot_x - LABEL_GAP;
  GdkRGBA grid, text;

  daybeat_paint_get_ink (widget, DAYBEAT_INK_GRID, &grid);
  daybeat_paint_get_ink (widget, DAYBEAT_INK_TEXT, &text);
  daybeat_paint_layout (snapshot, layout, x, y, mirrored ? 0 : 1, 0.5f, &text);
  gtk_snapshot_append_color (snapshot, &grid,
                             &GRAPHENE_RECT_INIT (self->plot_x, y, self->plot_width,
                                                  daybeat_paint_get_line_width ()));
}

static void
paint_grid (DaybeatSleepBarsChart *self, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->clock.n_ticks; i++)
    {
      double minute = daybeat_axis_get_tick (&self->clock, i);
      int folded = (((int) minute % 1440) + 1440) % 1440;
      g_autofree char *label = self->clock.step >= 60 ? daybeat_units_format_hour (self->units, folded / 60)
                                                      : daybeat_units_format_minute_of_day (self->units, folded);

      paint_grid_line (self, snapshot, label, get_clock_y (self, minute));
    }
  for (guint i = 0; i < self->durations.n_ticks; i++)
    {
      double minutes = daybeat_axis_get_tick (&self->durations, i);
      /* Translators: a number of hours beside a chart */
      g_autofree char *label = g_strdup_printf (_("%d h"), (int) minutes / 60);

      paint_grid_line (self, snapshot, label,
                       self->durations_y + self->durations_height - get_duration_height (self, minutes));
    }
}

static void
paint_day_labels (DaybeatSleepBarsChart *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_week = self->bars->len <= 7;
  float y = self->durations_y + self->durations_height + LABEL_GAP / 2;
  guint every = 1;
  GdkRGBA text;

  daybeat_paint_get_ink (widget, DAYBEAT_INK_TEXT, &text);
  while (!is_week && get_slot_width (self) * (float) every < (float) TICK_DISTANCE * 0.8f)
    every = every == 1 ? 2 : every == 2 ? 5 : every * 2;
  for (guint i = 0; i < self->bars->len; i += every)
    {
      GDate date;
      char label[32];
      g_autoptr (PangoLayout) layout = NULL;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, get_bar (self, i)->day);
      g_date_strftime (label, sizeof label, is_week ? "%a" : "%e", &date);
      layout = daybeat_paint_create_label (widget, g_strstrip (label));
      daybeat_paint_layout (snapshot, layout, get_x (self, i), y, 0.5f, 0, &text);
    }
}

static void
paint_line (DaybeatSleepBarsChart *self, GtkSnapshot *snapshot, float y, const GdkRGBA *color)
{
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (self->plot_x, y, self->plot_width,
                                                  daybeat_paint_get_line_width ()));
}

static void
paint_goal_band (DaybeatSleepBarsChart *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  float top = get_clock_y (self, get_goal_bed (self));
  float bottom = get_clock_y (self, self->goal_wake);
  GdkRGBA band = *color;

  if (daybeat_paint_is_high_contrast ())
    {
      paint_line (self, snapshot, top, color);
      paint_line (self, snapshot, bottom, color);
      return;
    }
  band.alpha *= BAND_STRENGTH;
  gtk_snapshot_append_color (snapshot, &band,
                             &GRAPHENE_RECT_INIT (self->plot_x, top, self->plot_width, bottom - top));
}

static void
paint_goal (DaybeatSleepBarsChart *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  float foot = self->durations_y + self->durations_height;
  GdkRGBA line;

  if (has_goal_band (self))
    paint_goal_band (self, snapshot, color);
  if (self->goal_minutes == DAYBEAT_ABSENT)
    return;
  daybeat_paint_get_ink (GTK_WIDGET (self), DAYBEAT_INK_TEXT, &line);
  paint_line (self, snapshot, foot - get_duration_height (self, self->goal_minutes), &line);
}

/* Paler bars are tints; with high contrast they are outlines instead. */
static void
fill_bar (GtkSnapshot *snapshot, float x, float y, float width, float height, const GdkRGBA *color, float strength)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  float line = daybeat_paint_get_line_width ();
  GdkRGBA ink = *color;

  if (height <= 0)
    return;
  if (strength < 1 && daybeat_paint_is_high_contrast ())
    {
      g_autoptr (GskStroke) stroke = gsk_stroke_new (line);

      daybeat_paint_bar (builder, x + line / 2, y + line / 2, MAX (line, width - line), MAX (line, height - line),
                         MAX_BAR_RADIUS);
      path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
      gtk_snapshot_append_stroke (snapshot, path, stroke, color);
      return;
    }
  ink.alpha *= strength;
  daybeat_paint_bar (builder, x, y, width, height, MAX_BAR_RADIUS);
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &ink);
}

static void
paint_bar (DaybeatSleepBarsChart *self, GtkSnapshot *snapshot, guint item, const GdkRGBA *color)
{
  const DaybeatSleepBar *bar = get_bar (self, item);
  gboolean weekend = daybeat_day_get_weekday (bar->day) > 5;
  float strength = weekend ? WEEKEND_STRENGTH : 1;
  float width = get_bar_width (self);
  float foot = self->durations_y + self->durations_height;
  float asleep = isnan (bar->asleep) ? 0 : get_duration_height (self, bar->asleep);
  float napped = get_duration_height (self, bar->napped);
  graphene_rect_t bounds;

  daybeat_sleep_bars_chart_get_item_bounds (DAYBEAT_CHART (self), item, &bounds);
  fill_bar (snapshot, bounds.origin.x, bounds.origin.y, width, bounds.size.height, color, strength);
  fill_bar (snapshot, bounds.origin.x, foot - asleep, width, asleep, color, strength);
  fill_bar (snapshot, bounds.origin.x, foot - asleep - napped, width, MAX (0, napped - 1), color, NAP_STRENGTH);
}

static void
paint_cursor_column (DaybeatSleepBarsChart *self, GtkSnapshot *snapshot)
{
  int cursor = daybeat_chart_get_cursor (DAYBEAT_CHART (self));
  float width = get_slot_width (self);
  GdkRGBA grid;

  if (cursor < 0 || (guint) cursor >= self->bars->len)
    return;
  daybeat_paint_get_ink (GTK_WIDGET (self), DAYBEAT_INK_GRID, &grid);
  gtk_snapshot_append_color (snapshot, &grid,
                             &GRAPHENE_RECT_INIT (get_x (self, (guint) cursor) - width / 2, 0, width,
                                                  self->durations_y + self->durations_height));
}

static void
daybeat_sleep_bars_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DaybeatSleepBarsChart *self = DAYBEAT_SLEEP_BARS_CHART (widget);
  GdkRGBA color;

  if (self->units == NULL)
    return;
  gtk_widget_get_color (self->swatch, &color);
  paint_cursor_column (self, snapshot);
  paint_grid (self, snapshot);
  paint_goal (self, snapshot, &color);
  for (guint i = 0; i < self->bars->len; i++)
    paint_bar (self, snapshot, i, &color);
  paint_day_labels (self, snapshot);
  daybeat_chart_paint_cursor (DAYBEAT_CHART (self), snapshot);
}

static void
daybeat_sleep_bars_chart_dispose (GObject *object)
{
  DaybeatSleepBarsChart *self = DAYBEAT_SLEEP_BARS_CHART (object);

  g_clear_pointer (&self->swatch, gtk_widget_unparent);
  g_clear_object (&self->units);

  G_OBJECT_CLASS (daybeat_sleep_bars_chart_parent_class)->dispose (object);
}

static void
daybeat_sleep_bars_chart_finalize (GObject *object)
{
  g_array_unref (DAYBEAT_SLEEP_BARS_CHART (object)->bars);

  G_OBJECT_CLASS (daybeat_sleep_bars_chart_parent_class)->finalize (object);
}

static void
daybeat_sleep_bars_chart_class_init (DaybeatSleepBarsChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DaybeatChartClass *chart_class = DAYBEAT_CHART_CLASS (klass);

  object_class->dispose = daybeat_sleep_bars_chart_dispose;
  object_class->finalize = daybeat_sleep_bars_chart_finalize;
  widget_class->measure = daybeat_sleep_bars_chart_measure;
  widget_class->size_allocate = daybeat_sleep_bars_chart_size_allocate;
  widget_class->snapshot = daybeat_sleep_bars_chart_snapshot;
  chart_class->get_n_items = daybeat_sleep_bars_chart_get_n_items;
  chart_class->find_item = daybeat_sleep_bars_chart_find_item;
  chart_class->dup_item_text = daybeat_sleep_bars_chart_dup_item_text;
  chart_class->get_item_bounds = daybeat_sleep_bars_chart_get_item_bounds;
  chart_class->activate_item = daybeat_sleep_bars_chart_activate_item;

  signals[DAY_ACTIVATED] = g_signal_new ("day-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
daybeat_sleep_bars_chart_init (DaybeatSleepBarsChart *self)
{
  self->bars = g_array_new (FALSE, FALSE, sizeof (DaybeatSleepBar));
  self->goal_minutes = self->goal_bed = self->goal_wake = DAYBEAT_ABSENT;
  self->swatch = daybeat_swatch_new (DAYBEAT_SLEEP_LEVEL_UNKNOWN);
  gtk_widget_add_css_class (self->swatch, "daybeat-person");
  gtk_widget_set_child_visible (self->swatch, FALSE);
  gtk_widget_set_parent (self->swatch, GTK_WIDGET (self));
}

void
daybeat_sleep_bars_chart_set_bars (DaybeatSleepBarsChart *self, GArray *bars, const DaybeatSleepGoal *goal,
                                   DaybeatUnits *units)
{
  g_return_if_fail (DAYBEAT_IS_SLEEP_BARS_CHART (self));
  g_return_if_fail (bars != NULL);
  g_return_if_fail (DAYBEAT_IS_UNITS (units));

  g_array_unref (self->bars);
  self->bars = g_array_ref (bars);
  self->goal_minutes = goal != NULL ? goal->minutes : DAYBEAT_ABSENT;
  self->goal_bed = goal != NULL ? goal->bedtime_minute : DAYBEAT_ABSENT;
  self->goal_wake = goal != NULL ? goal->wakeup_minute : DAYBEAT_ABSENT;
  g_set_object (&self->units, units);
  daybeat_chart_set_cursor (DAYBEAT_CHART (self), -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
