/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-charts"

#include "config.h"

#include "daybeat-hypnogram-chart-private.h"

#include <glib/gi18n.h>

#include "daybeat-chart-paint.h"
#include "daybeat-hypnogram.h"
#include "daybeat-swatch.h"

#define ROW_HEIGHT 44
#define MIN_ROW_HEIGHT 26
#define COMPACT_HEIGHT 24
#define COMPACT_WIDTH 120
#define MIN_PLOT_WIDTH 160
#define TICK_DISTANCE 64

G_DEFINE_FINAL_TYPE (DaybeatHypnogramChart, daybeat_hypnogram_chart, DAYBEAT_TYPE_CHART)

enum
{
  PROP_0,
  PROP_COMPACT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *const level_titles[DAYBEAT_N_SLEEP_LEVELS] = {
  [DAYBEAT_SLEEP_LEVEL_UNKNOWN] = NC_ ("sleep level", "Not known"),
  [DAYBEAT_SLEEP_LEVEL_AWAKE] = NC_ ("sleep level", "Awake"),
  [DAYBEAT_SLEEP_LEVEL_REM] = NC_ ("sleep level", "REM"),
  [DAYBEAT_SLEEP_LEVEL_LIGHT] = NC_ ("sleep level", "Light"),
  [DAYBEAT_SLEEP_LEVEL_DEEP] = NC_ ("sleep level", "Deep"),
  [DAYBEAT_SLEEP_LEVEL_ASLEEP] = NC_ ("sleep level", "Asleep"),
  [DAYBEAT_SLEEP_LEVEL_RESTLESS] = NC_ ("sleep level", "Restless"),
};

static guint
daybeat_hypnogram_chart_get_n_items (DaybeatChart *chart)
{
  DaybeatHypnogramChart *self = DAYBEAT_HYPNOGRAM_CHART (chart);

  return self->compact ? 0 : self->segments->len;
}

static int
daybeat_hypnogram_chart_find_item (DaybeatChart *chart, double x, double y)
{
  DaybeatHypnogramChart *self = DAYBEAT_HYPNOGRAM_CHART (chart);
  double minute = daybeat_axis_value_at (&self->axis, x - self->plot_x, self->plot_width,
                                         daybeat_chart_is_mirrored (chart));

  if (y > self->plot_height)
    return -1;
  for (guint i = 0; i < daybeat_hypnogram_chart_get_n_items (chart); i++)
    {
      const DaybeatSleepSegment *segment = _daybeat_hypnogram_get_segment (self, i);

      if (minute >= _daybeat_hypnogram_minute (segment->start_ms)
          && minute < _daybeat_hypnogram_minute (_daybeat_hypnogram_end (segment)))
        return (int) i;
    }
  return -1;
}

static char *
daybeat_hypnogram_chart_dup_item_text (DaybeatChart *chart, guint item)
{
  DaybeatHypnogramChart *self = DAYBEAT_HYPNOGRAM_CHART (chart);
  const DaybeatSleepSegment *segment = _daybeat_hypnogram_get_segment (self, item);
  DaybeatInstant start = { .wall_ms = segment->start_ms };
  g_autofree char *time = daybeat_units_format_minute_of_day (self->units, daybeat_instant_get_minute_of_day (start));
  g_autofree char *duration = daybeat_units_format_duration (self->units, segment->seconds / 60.0);

  /* Translators: a moment of a night: "23:41, Light, 14 min" */
  return g_strdup_printf (_("%s, %s, %s"), time, daybeat_sleep_level_get_title ((DaybeatSleepLevel) segment->level),
                          duration);
}

static void
daybeat_hypnogram_chart_get_item_bounds (DaybeatChart *chart, guint item, graphene_rect_t *bounds)
{
  DaybeatHypnogramChart *self = DAYBEAT_HYPNOGRAM_CHART (chart);

  _daybeat_hypnogram_get_bounds (self, _daybeat_hypnogram_get_segment (self, item), bounds);
}

static int
measure_label (GtkWidget *widget, const char *text, GtkOrientation orientation)
{
  g_autoptr (PangoLayout) layout = daybeat_paint_create_label (widget, text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  return orientation == GTK_ORIENTATION_HORIZONTAL ? width : height;
}

static int
measure_row_labels (DaybeatHypnogramChart *self)
{
  int widest = 0;

  for (guint row = 0; row < _daybeat_hypnogram_get_n_rows (self); row++)
    {
      const char *title = daybeat_sleep_level_get_title (_daybeat_hypnogram_get_level (self, row));

      widest = MAX (widest, measure_label (GTK_WIDGET (self), title, GTK_ORIENTATION_HORIZONTAL));
    }
  return widest;
}

static void
daybeat_hypnogram_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                                 int *natural, int *minimum_baseline, int *natural_baseline)
{
  DaybeatHypnogramChart *self = DAYBEAT_HYPNOGRAM_CHART (widget);
  int label;

  if (self->compact)
    {
      *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? COMPACT_WIDTH / 2 : COMPACT_HEIGHT;
      *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? COMPACT_WIDTH : COMPACT_HEIGHT;
      return;
    }
  label = orientation == GTK_ORIENTATION_HORIZONTAL ? measure_row_labels (self)
                                                    : measure_label (widget, "0", GTK_ORIENTATION_VERTICAL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = label + (int) DAYBEAT_HYPNOGRAM_GAP + MIN_PLOT_WIDTH;
      *natural = label + (int) DAYBEAT_HYPNOGRAM_GAP + 3 * MIN_PLOT_WIDTH;
      return;
    }
  *minimum = DAYBEAT_HYPNOGRAM_MAX_ROWS * MAX (MIN_ROW_HEIGHT, label) + (int) DAYBEAT_HYPNOGRAM_GAP + label;
  *natural = DAYBEAT_HYPNOGRAM_MAX_ROWS * MAX (ROW_HEIGHT, label) + (int) DAYBEAT_HYPNOGRAM_GAP + label;
}

static void
daybeat_hypnogram_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DaybeatHypnogramChart *self = DAYBEAT_HYPNOGRAM_CHART (widget);
  float labels = self->compact ? 0 : (float) measure_row_labels (self) + DAYBEAT_HYPNOGRAM_GAP;
  float line = (float) measure_label (widget, "0", GTK_ORIENTATION_VERTICAL);
  float foot = self->compact ? 0 : line + DAYBEAT_HYPNOGRAM_GAP;
  const DaybeatSleepSegment *last;
  double low = 0, high = 1;

  self->plot_x = daybeat_chart_is_mirrored (DAYBEAT_CHART (self)) ? 0 : labels;
  self->plot_width = MAX (1, (float) width - labels);
  self->plot_height = MAX (1, (float) height - foot);
  if (self->segments->len > 0)
    {
      low = _daybeat_hypnogram_minute (_daybeat_hypnogram_get_segment (self, 0)->start_ms);
      last = _daybeat_hypnogram_get_segment (self, self->segments->len - 1);
      high = _daybeat_hypnogram_minute (_daybeat_hypnogram_end (last));
    }
  daybeat_axis_init_time (&self->axis, low, high, (guint) MAX (2, self->plot_width / TICK_DISTANCE));
}

static void
daybeat_hypnogram_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  _daybeat_hypnogram_paint (DAYBEAT_HYPNOGRAM_CHART (widget), snapshot);
}

static void
daybeat_hypnogram_chart_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_COMPACT)
    g_value_set_boolean (value, DAYBEAT_HYPNOGRAM_CHART (object)->compact);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
daybeat_hypnogram_chart_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_COMPACT)
    daybeat_hypnogram_chart_set_compact (DAYBEAT_HYPNOGRAM_CHART (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
daybeat_hypnogram_chart_dispose (GObject *object)
{
  DaybeatHypnogramChart *self = DAYBEAT_HYPNOGRAM_CHART (object);

  for (guint row = 0; row < DAYBEAT_HYPNOGRAM_MAX_ROWS; row++)
    g_clear_pointer (&self->swatches[row], gtk_widget_unparent);
  g_clear_pointer (&self->sleep, daybeat_sleep_unref);
  g_clear_object (&self->units);

  G_OBJECT_CLASS (daybeat_hypnogram_chart_parent_class)->dispose (object);
}

static void
daybeat_hypnogram_chart_finalize (GObject *object)
{
  g_array_unref (DAYBEAT_HYPNOGRAM_CHART (object)->segments);

  G_OBJECT_CLASS (daybeat_hypnogram_chart_parent_class)->finalize (object);
}

static void
daybeat_hypnogram_chart_class_init (DaybeatHypnogramChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DaybeatChartClass *chart_class = DAYBEAT_CHART_CLASS (klass);

  object_class->dispose = daybeat_hypnogram_chart_dispose;
  object_class->finalize = daybeat_hypnogram_chart_finalize;
  object_class->get_property = daybeat_hypnogram_chart_get_property;
  object_class->set_property = daybeat_hypnogram_chart_set_property;
  widget_class->measure = daybeat_hypnogram_chart_measure;
  widget_class->size_allocate = daybeat_hypnogram_chart_size_allocate;
  widget_class->snapshot = daybeat_hypnogram_chart_snapshot;
  chart_class->get_n_items = daybeat_hypnogram_chart_get_n_items;
  chart_class->find_item = daybeat_hypnogram_chart_find_item;
  chart_class->dup_item_text = daybeat_hypnogram_chart_dup_item_text;
  chart_class->get_item_bounds = daybeat_hypnogram_chart_get_item_bounds;

  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                       | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
daybeat_hypnogram_chart_init (DaybeatHypnogramChart *self)
{
  self->segments = g_array_new (FALSE, FALSE, sizeof (DaybeatSleepSegment));
  for (guint row = 0; row < DAYBEAT_HYPNOGRAM_MAX_ROWS; row++)
    {
      self->swatches[row] = daybeat_swatch_new (_daybeat_hypnogram_get_level (self, row));
      gtk_widget_set_child_visible (self->swatches[row], FALSE);
      gtk_widget_set_parent (self->swatches[row], GTK_WIDGET (self));
    }
}

GtkWidget *
daybeat_hypnogram_chart_new (void)
{
  return g_object_new (DAYBEAT_TYPE_HYPNOGRAM_CHART, NULL);
}

void
daybeat_hypnogram_chart_set_sleep (DaybeatHypnogramChart *self, const DaybeatSleep *sleep, DaybeatUnits *units)
{
  g_return_if_fail (DAYBEAT_IS_HYPNOGRAM_CHART (self));
  g_return_if_fail (sleep == NULL || self->compact || DAYBEAT_IS_UNITS (units));

  g_clear_pointer (&self->sleep, daybeat_sleep_unref);
  g_array_unref (self->segments);
  if (sleep != NULL)
    {
      self->sleep = daybeat_sleep_ref ((DaybeatSleep *) sleep);
      self->segments = daybeat_hypnogram_new_long (sleep);
    }
  else
    self->segments = g_array_new (FALSE, FALSE, sizeof (DaybeatSleepSegment));
  g_set_object (&self->units, units);
  for (guint row = 0; row < _daybeat_hypnogram_get_n_rows (self); row++)
    daybeat_swatch_set_level (DAYBEAT_SWATCH (self->swatches[row]), _daybeat_hypnogram_get_level (self, row));
  daybeat_chart_set_cursor (DAYBEAT_CHART (self), -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
daybeat_hypnogram_chart_set_compact (DaybeatHypnogramChart *self, gboolean compact)
{
  g_return_if_fail (DAYBEAT_IS_HYPNOGRAM_CHART (self));

  if (self->compact == compact)
    return;
  self->compact = compact;
  gtk_widget_set_focusable (GTK_WIDGET (self), !compact);
  gtk_widget_set_can_target (GTK_WIDGET (self), !compact);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

float
daybeat_hypnogram_chart_get_x (DaybeatHypnogramChart *self, gint64 wall_ms)
{
  g_return_val_if_fail (DAYBEAT_IS_HYPNOGRAM_CHART (self), 0);

  return self->plot_x
         + (float) daybeat_axis_place (&self->axis, _daybeat_hypnogram_minute (wall_ms), self->plot_width,
                                       daybeat_chart_is_mirrored (DAYBEAT_CHART (self)));
}

const char *
daybeat_sleep_level_get_title (DaybeatSleepLevel level)
{
  g_return_val_if_fail ((gsize) level < G_N_ELEMENTS (level_titles), NULL);

  return g_dpgettext2 (NULL, "sleep level", level_titles[level]);
}
