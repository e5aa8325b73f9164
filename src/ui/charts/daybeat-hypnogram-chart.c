/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-charts"

#include "config.h"

#include "daybeat-hypnogram-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "daybeat-axis.h"
#include "daybeat-chart-paint.h"
#include "daybeat-hypnogram.h"
#include "daybeat-swatch.h"

#define MAX_ROWS 4
#define ROW_HEIGHT 44
#define MIN_ROW_HEIGHT 26
#define COMPACT_HEIGHT 24
#define COMPACT_WIDTH 120
#define MIN_PLOT_WIDTH 160
#define TICK_DISTANCE 64
#define LABEL_GAP 12.0f
#define BAR_SHARE 0.62f
#define MAX_BAR_RADIUS 4.0f

struct _DaybeatHypnogramChart
{
  DaybeatChart parent_instance;

  DaybeatSleep *sleep; /* (owned) (nullable) */
  DaybeatUnits *units; /* (owned) (nullable) */
  GArray *segments;    /* (owned) (element-type DaybeatSleepSegment): the long ones */
  gboolean compact;
  GtkWidget *swatches[MAX_ROWS]; /* (owned): one a row, for its colour */

  /* Where things lie, set when the size is. */
  DaybeatAxis axis;
  float plot_x, plot_width, plot_height;
};

G_DEFINE_FINAL_TYPE (DaybeatHypnogramChart, daybeat_hypnogram_chart, DAYBEAT_TYPE_CHART)

enum
{
  PROP_0,
  PROP_COMPACT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const DaybeatSleepLevel stage_rows[] = { DAYBEAT_SLEEP_LEVEL_AWAKE, DAYBEAT_SLEEP_LEVEL_REM,
                                                DAYBEAT_SLEEP_LEVEL_LIGHT, DAYBEAT_SLEEP_LEVEL_DEEP };
static const DaybeatSleepLevel classic_rows[] = { DAYBEAT_SLEEP_LEVEL_AWAKE, DAYBEAT_SLEEP_LEVEL_RESTLESS,
                                                  DAYBEAT_SLEEP_LEVEL_ASLEEP };

static const char *const level_titles[DAYBEAT_N_SLEEP_LEVELS] = {
  [DAYBEAT_SLEEP_LEVEL_UNKNOWN] = NC_ ("sleep level", "Not known"),
  [DAYBEAT_SLEEP_LEVEL_AWAKE] = NC_ ("sleep level", "Awake"),
  [DAYBEAT_SLEEP_LEVEL_REM] = NC_ ("sleep level", "REM"),
  [DAYBEAT_SLEEP_LEVEL_LIGHT] = NC_ ("sleep level", "Light"),
  [DAYBEAT_SLEEP_LEVEL_DEEP] = NC_ ("sleep level", "Deep"),
  [DAYBEAT_SLEEP_LEVEL_ASLEEP] = NC_ ("sleep level", "Asleep"),
  [DAYBEAT_SLEEP_LEVEL_RESTLESS] = NC_ ("sleep level", "Restless"),
};

static gboolean
has_stages (DaybeatHypnogramChart *self)
{
  return self->sleep == NULL || self->sleep->type == DAYBEAT_SLEEP_TYPE_STAGES;
}

static guint
get_n_rows (DaybeatHypnogramChart *self)
{
  return has_stages (self) ? G_N_ELEMENTS (stage_rows) : G_N_ELEMENTS (classic_rows);
}

static DaybeatSleepLevel
get_row_level (DaybeatHypnogramChart *self, guint row)
{
  return has_stages (self) ? stage_rows[row] : classic_rows[row];
}

static int
find_row (DaybeatHypnogramChart *self, guint32 level)
{
  for (guint row = 0; row < get_n_rows (self); row++)
    {
      if (get_row_level (self, row) == level)
        return (int) row;
    }
  return -1;
}

static float
get_row_height (DaybeatHypnogramChart *self)
{
  return self->plot_height / (float) get_n_rows (self);
}

static float
get_row_middle (DaybeatHypnogramChart *self, int row)
{
  return get_row_height (self) * ((float) row + 0.5f);
}

static double
get_minute (gint64 wall_ms)
{
  return (double) wall_ms / DAYBEAT_MS_PER_MINUTE;
}

static float
get_x (DaybeatHypnogramChart *self, gint64 wall_ms)
{
  return self->plot_x
         + (float) daybeat_axis_place (&self->axis, get_minute (wall_ms), self->plot_width,
                                       daybeat_chart_is_mirrored (DAYBEAT_CHART (self)));
}

static gint64
segment_end (const DaybeatSleepSegment *segment)
{
  return segment->start_ms + (gint64) segment->seconds * 1000;
}

static const DaybeatSleepSegment *
get_segment (DaybeatHypnogramChart *self, guint item)
{
  return &g_array_index (self->segments, DaybeatSleepSegment, item);
}

static void
get_segment_bounds (DaybeatHypnogramChart *self, const DaybeatSleepSegment *segment, graphene_rect_t *bounds)
{
  float from = get_x (self, segment->start_ms);
  float to = get_x (self, segment_end (segment));
  float height = get_row_height (self) * (self->compact ? 1 : BAR_SHARE);
  int row = MAX (0, find_row (self, segment->level));

  graphene_rect_init (bounds, MIN (from, to), get_row_middle (self, row) - height / 2, MAX (1, fabsf (to - from)),
                      height);
}

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
      const DaybeatSleepSegment *segment = get_segment (self, i);

      if (minute >= get_minute (segment->start_ms) && minute < get_minute (segment_end (segment)))
        return (int) i;
    }
  return -1;
}

static char *
daybeat_hypnogram_chart_dup_item_text (DaybeatChart *chart, guint item)
{
  DaybeatHypnogramChart *self = DAYBEAT_HYPNOGRAM_CHART (chart);
  const DaybeatSleepSegment *segment = get_segment (self, item);
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

  get_segment_bounds (self, get_segment (self, item), bounds);
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

  for (guint row = 0; row < get_n_rows (self); row++)
    widest = MAX (widest, measure_label (GTK_WIDGET (self), daybeat_sleep_level_get_title (get_row_level (self, row)),
                                         GTK_ORIENTATION_HORIZONTAL));
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
      *minimum = label + (int) LABEL_GAP + MIN_PLOT_WIDTH;
      *natural = label + (int) LABEL_GAP + 3 * MIN_PLOT_WIDTH;
      return;
    }
  *minimum = MAX_ROWS * MAX (MIN_ROW_HEIGHT, label) + (int) LABEL_GAP + label;
  *natural = MAX_ROWS * MAX (ROW_HEIGHT, label) + (int) LABEL_GAP + label;
}

static void
daybeat_hypnogram_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DaybeatHypnogramChart *self = DAYBEAT_HYPNOGRAM_CHART (widget);
  float labels = self->compact ? 0 : (float) measure_row_labels (self) + LABEL_GAP;
  float foot = self->compact ? 0 : (float) measure_label (widget, "0", GTK_ORIENTATION_VERTICAL) + LABEL_GAP;
  double low = 0, high = 1;

  self->plot_x = daybeat_chart_is_mirrored (DAYBEAT_CHART (self)) ? 0 : labels;
  self->plot_width = MAX (1, (float) width - labels);
  self->plot_height = MAX (1, (float) height - foot);
  if (self->segments->len > 0)
    {
      low = get_minute (get_segment (self, 0)->start_ms);
      high = get_minute (segment_end (get_segment (self, self->segments->len - 1)));
    }
  daybeat_axis_init_time (&self->axis, low, high, (guint) MAX (2, self->plot_width / TICK_DISTANCE));
}

static void
paint_rows (DaybeatHypnogramChart *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean mirrored = daybeat_chart_is_mirrored (DAYBEAT_CHART (self));
  float x = mirrored ? self->plot_width + LABEL_GAP : 0;
  GdkRGBA grid, text;

  daybeat_paint_get_ink (widget, DAYBEAT_INK_GRID, &grid);
  daybeat_paint_get_ink (widget, DAYBEAT_INK_TEXT, &text);
  for (guint row = 0; row < get_n_rows (self); row++)
    {
      g_autoptr (PangoLayout) layout =
          daybeat_paint_create_label (widget, daybeat_sleep_level_get_title (get_row_level (self, row)));
      float y = get_row_height (self) * (float) (row + 1);

      daybeat_paint_layout (snapshot, layout, x, get_row_middle (self, (int) row), 0, 0.5f, &text);
      gtk_snapshot_append_color (snapshot, &grid,
                                 &GRAPHENE_RECT_INIT (self->plot_x, y, self->plot_width,
                                                      daybeat_paint_get_line_width ()));
    }
}

static void
paint_hours (DaybeatHypnogramChart *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean mirrored = daybeat_chart_is_mirrored (DAYBEAT_CHART (self));
  GdkRGBA grid, text;

  if (self->units == NULL || self->segments->len == 0)
    return;
  daybeat_paint_get_ink (widget, DAYBEAT_INK_GRID, &grid);
  daybeat_paint_get_ink (widget, DAYBEAT_INK_TEXT, &text);
  for (guint i = 0; i < self->axis.n_ticks; i++)
    {
      double minute = daybeat_axis_get_tick (&self->axis, i);
      DaybeatInstant instant = { .wall_ms = (gint64) minute * DAYBEAT_MS_PER_MINUTE };
      int minute_of_day = daybeat_instant_get_minute_of_day (instant);
      float place = (float) daybeat_axis_place (&self->axis, minute, self->plot_width, mirrored);
      g_autofree char *label = self->axis.step >= 60
                                   ? daybeat_units_format_hour (self->units, minute_of_day / 60)
                                   : daybeat_units_format_minute_of_day (self->units, minute_of_day);
      g_autoptr (PangoLayout) layout = daybeat_paint_create_label (widget, label);

      gtk_snapshot_append_color (snapshot, &grid,
                                 &GRAPHENE_RECT_INIT (self->plot_x + place, 0, daybeat_paint_get_line_width (),
                                                      self->plot_height + LABEL_GAP / 3));
      /* A label that begins or ends with the plot stays inside of it. */
      daybeat_paint_layout (snapshot, layout, self->plot_x + place, self->plot_height + LABEL_GAP / 2,
                            place < 16 ? 0 : place > self->plot_width - 16 ? 1 : 0.5f, 0, &text);
    }
}

/* The thin line that makes rows one night: it falls or rises where one stage follows another at once. */
static void
paint_joints (DaybeatHypnogramChart *self, GtkSnapshot *snapshot)
{
  float width = daybeat_paint_get_line_width ();
  GdkRGBA ink;

  daybeat_paint_get_ink (GTK_WIDGET (self), DAYBEAT_INK_LINE, &ink);
  for (guint i = 1; i < self->segments->len; i++)
    {
      const DaybeatSleepSegment *before = get_segment (self, i - 1);
      const DaybeatSleepSegment *after = get_segment (self, i);
      int from = find_row (self, before->level);
      int to = find_row (self, after->level);
      float top, bottom;

      if (from < 0 || to < 0 || from == to || after->start_ms - segment_end (before) > DAYBEAT_MS_PER_MINUTE)
        continue;
      top = get_row_middle (self, MIN (from, to));
      bottom = get_row_middle (self, MAX (from, to));
      gtk_snapshot_append_color (snapshot, &ink,
                                 &GRAPHENE_RECT_INIT (get_x (self, after->start_ms) - width / 2, top, width,
                                                      bottom - top));
    }
}

static void
add_segment (DaybeatHypnogramChart *self, GskPathBuilder *builder, const DaybeatSleepSegment *segment,
             float *filled_to)
{
  graphene_rect_t bounds;
  float x, width;

  get_segment_bounds (self, segment, &bounds);
  x = bounds.origin.x;
  width = bounds.size.width;
  /* Never more than one bar a pixel, however many segments an old log has. */
  if (fabsf (x - *filled_to) < 1 && width <= 1)
    return;
  daybeat_paint_bar (builder, x, bounds.origin.y, width, bounds.size.height, self->compact ? 1 : MAX_BAR_RADIUS);
  *filled_to = x;
}

static void
paint_level (DaybeatHypnogramChart *self, GtkSnapshot *snapshot, guint row)
{
  DaybeatSleepLevel level = get_row_level (self, row);
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  float filled_to = -G_MAXFLOAT;
  GdkRGBA color;

  for (guint i = 0; i < self->segments->len; i++)
    {
      if (get_segment (self, i)->level == level)
        add_segment (self, builder, get_segment (self, i), &filled_to);
    }
  if (level == DAYBEAT_SLEEP_LEVEL_AWAKE)
    {
      for (guint i = 0; i < self->sleep->short_wakes->len; i++)
        add_segment (self, builder, &g_array_index (self->sleep->short_wakes, DaybeatSleepSegment, i), &filled_to);
    }
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gtk_widget_get_color (self->swatches[row], &color);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &color);
}

/* A soft column behind the segment under the cursor. */
static void
paint_cursor_column (DaybeatHypnogramChart *self, GtkSnapshot *snapshot)
{
  int cursor = daybeat_chart_get_cursor (DAYBEAT_CHART (self));
  graphene_rect_t bounds;
  GdkRGBA grid;

  if (cursor < 0 || (guint) cursor >= self->segments->len)
    return;
  get_segment_bounds (self, get_segment (self, (guint) cursor), &bounds);
  daybeat_paint_get_ink (GTK_WIDGET (self), DAYBEAT_INK_GRID, &grid);
  gtk_snapshot_append_color (snapshot, &grid,
                             &GRAPHENE_RECT_INIT (bounds.origin.x, 0, bounds.size.width, self->plot_height));
}

static void
daybeat_hypnogram_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DaybeatHypnogramChart *self = DAYBEAT_HYPNOGRAM_CHART (widget);

  if (self->sleep == NULL)
    return;
  if (!self->compact)
    {
      paint_rows (self, snapshot);
      paint_hours (self, snapshot);
      paint_cursor_column (self, snapshot);
      paint_joints (self, snapshot);
    }
  for (guint row = 0; row < get_n_rows (self); row++)
    paint_level (self, snapshot, row);
  daybeat_chart_paint_cursor (DAYBEAT_CHART (self), snapshot);
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

  for (guint row = 0; row < MAX_ROWS; row++)
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
  for (guint row = 0; row < MAX_ROWS; row++)
    {
      self->swatches[row] = daybeat_swatch_new (stage_rows[row]);
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
  for (guint row = 0; row < get_n_rows (self); row++)
    daybeat_swatch_set_level (DAYBEAT_SWATCH (self->swatches[row]), get_row_level (self, row));
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

const char *
daybeat_sleep_level_get_title (DaybeatSleepLevel level)
{
  g_return_val_if_fail ((gsize) level < G_N_ELEMENTS (level_titles), NULL);

  return g_dpgettext2 (NULL, "sleep level", level_titles[level]);
}
