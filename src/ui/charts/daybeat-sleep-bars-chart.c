/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-charts"

#include "config.h"

#include "daybeat-sleep-bars-chart-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "daybeat-chart-paint.h"
#include "daybeat-swatch.h"

#define NATURAL_HEIGHT 400
#define MIN_HEIGHT 260
#define NATURAL_WIDTH 480
#define MIN_WIDTH 240
#define CLOCK_SHARE 0.64f
#define PLOT_GAP 28.0f
#define TICK_DISTANCE 40
/* Room above the first and below the last bar. */
#define CLOCK_MARGIN 20
/* What is shown where there is no night: an evening to a morning. */
#define DEFAULT_BED (-120)
#define DEFAULT_WAKE 480

G_DEFINE_FINAL_TYPE (DaybeatSleepBarsChart, daybeat_sleep_bars_chart, DAYBEAT_TYPE_CHART)

enum
{
  DAY_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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
  item = (int) (place / _daybeat_sleep_bars_get_slot_width (self));
  return CLAMP (item, 0, (int) self->bars->len - 1);
}

static char *
daybeat_sleep_bars_chart_dup_item_text (DaybeatChart *chart, guint item)
{
  DaybeatSleepBarsChart *self = DAYBEAT_SLEEP_BARS_CHART (chart);
  const DaybeatSleepBar *bar = _daybeat_sleep_bars_get (self, item);
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
  _daybeat_sleep_bars_get_bounds (DAYBEAT_SLEEP_BARS_CHART (chart), item, bounds);
}

static void
daybeat_sleep_bars_chart_activate_item (DaybeatChart *chart, guint item)
{
  const DaybeatSleepBar *bar = _daybeat_sleep_bars_get (DAYBEAT_SLEEP_BARS_CHART (chart), item);

  g_signal_emit (chart, signals[DAY_ACTIVATED], 0, bar->day);
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
  return (float) widest + DAYBEAT_SLEEP_BARS_LABEL_GAP;
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
      const DaybeatSleepBar *bar = _daybeat_sleep_bars_get (self, i);

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
  if (_daybeat_sleep_bars_has_goal_band (self))
    {
      low = MIN (low, _daybeat_sleep_bars_get_goal_bed (self));
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
  float plots = MAX (2, (float) height - line - DAYBEAT_SLEEP_BARS_LABEL_GAP - PLOT_GAP);

  self->plot_x = daybeat_chart_is_mirrored (DAYBEAT_CHART (self)) ? 0 : labels;
  self->plot_width = MAX (1, (float) width - labels);
  self->clock_height = plots * CLOCK_SHARE;
  self->durations_y = self->clock_height + PLOT_GAP;
  self->durations_height = plots - self->clock_height;
  set_up_axes (self);
}

static void
daybeat_sleep_bars_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  _daybeat_sleep_bars_paint (DAYBEAT_SLEEP_BARS_CHART (widget), snapshot);
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
