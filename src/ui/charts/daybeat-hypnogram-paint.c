/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-charts"

#include "config.h"

#include "daybeat-hypnogram-chart-private.h"

#include <math.h>

#include "daybeat-chart-paint.h"

#define BAR_SHARE 0.62f
#define MAX_BAR_RADIUS 4.0f

static const DaybeatSleepLevel stage_rows[] = { DAYBEAT_SLEEP_LEVEL_AWAKE, DAYBEAT_SLEEP_LEVEL_REM,
                                                DAYBEAT_SLEEP_LEVEL_LIGHT, DAYBEAT_SLEEP_LEVEL_DEEP };
static const DaybeatSleepLevel classic_rows[] = { DAYBEAT_SLEEP_LEVEL_AWAKE, DAYBEAT_SLEEP_LEVEL_RESTLESS,
                                                  DAYBEAT_SLEEP_LEVEL_ASLEEP };

static gboolean
has_stages (DaybeatHypnogramChart *self)
{
  return self->sleep == NULL || self->sleep->type == DAYBEAT_SLEEP_TYPE_STAGES;
}

guint
_daybeat_hypnogram_get_n_rows (DaybeatHypnogramChart *self)
{
  return has_stages (self) ? G_N_ELEMENTS (stage_rows) : G_N_ELEMENTS (classic_rows);
}

DaybeatSleepLevel
_daybeat_hypnogram_get_level (DaybeatHypnogramChart *self, guint row)
{
  return has_stages (self) ? stage_rows[row] : classic_rows[row];
}

static int
find_row (DaybeatHypnogramChart *self, guint32 level)
{
  for (guint row = 0; row < _daybeat_hypnogram_get_n_rows (self); row++)
    {
      if (_daybeat_hypnogram_get_level (self, row) == level)
        return (int) row;
    }
  return -1;
}

static float
get_row_height (DaybeatHypnogramChart *self)
{
  return self->plot_height / (float) _daybeat_hypnogram_get_n_rows (self);
}

static float
get_row_middle (DaybeatHypnogramChart *self, int row)
{
  return get_row_height (self) * ((float) row + 0.5f);
}

void
_daybeat_hypnogram_get_bounds (DaybeatHypnogramChart *self, const DaybeatSleepSegment *segment,
                               graphene_rect_t *bounds)
{
  float from = daybeat_hypnogram_chart_get_x (self, segment->start_ms);
  float to = daybeat_hypnogram_chart_get_x (self, _daybeat_hypnogram_end (segment));
  float height = get_row_height (self) * (self->compact ? 1 : BAR_SHARE);
  int row = MAX (0, find_row (self, segment->level));

  graphene_rect_init (bounds, MIN (from, to), get_row_middle (self, row) - height / 2, MAX (1, fabsf (to - from)),
                      height);
}

static void
paint_rows (DaybeatHypnogramChart *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean mirrored = daybeat_chart_is_mirrored (DAYBEAT_CHART (self));
  float x = mirrored ? self->plot_width + DAYBEAT_HYPNOGRAM_GAP : 0;
  GdkRGBA grid, text;

  daybeat_paint_get_ink (widget, DAYBEAT_INK_GRID, &grid);
  daybeat_paint_get_ink (widget, DAYBEAT_INK_TEXT, &text);
  for (guint row = 0; row < _daybeat_hypnogram_get_n_rows (self); row++)
    {
      const char *title = daybeat_sleep_level_get_title (_daybeat_hypnogram_get_level (self, row));
      g_autoptr (PangoLayout) layout = daybeat_paint_create_label (widget, title);
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
                                                      self->plot_height + DAYBEAT_HYPNOGRAM_GAP / 3));
      /* A label that begins or ends with the plot stays inside of it. */
      daybeat_paint_layout (snapshot, layout, self->plot_x + place, self->plot_height + DAYBEAT_HYPNOGRAM_GAP / 2,
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
      const DaybeatSleepSegment *before = _daybeat_hypnogram_get_segment (self, i - 1);
      const DaybeatSleepSegment *after = _daybeat_hypnogram_get_segment (self, i);
      int from = find_row (self, before->level);
      int to = find_row (self, after->level);
      float top, bottom;

      if (from < 0 || to < 0 || from == to
          || after->start_ms - _daybeat_hypnogram_end (before) > DAYBEAT_MS_PER_MINUTE)
        continue;
      top = get_row_middle (self, MIN (from, to));
      bottom = get_row_middle (self, MAX (from, to));
      gtk_snapshot_append_color (snapshot, &ink,
                                 &GRAPHENE_RECT_INIT (daybeat_hypnogram_chart_get_x (self, after->start_ms) - width / 2, top, width,
                                                      bottom - top));
    }
}

static void
add_segment (DaybeatHypnogramChart *self, GskPathBuilder *builder, const DaybeatSleepSegment *segment,
             float *filled_to)
{
  graphene_rect_t bounds;
  float x, width;

  _daybeat_hypnogram_get_bounds (self, segment, &bounds);
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
  DaybeatSleepLevel level = _daybeat_hypnogram_get_level (self, row);
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  float filled_to = -G_MAXFLOAT;
  GdkRGBA color;

  for (guint i = 0; i < self->segments->len; i++)
    {
      if (_daybeat_hypnogram_get_segment (self, i)->level == level)
        add_segment (self, builder, _daybeat_hypnogram_get_segment (self, i), &filled_to);
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
  _daybeat_hypnogram_get_bounds (self, _daybeat_hypnogram_get_segment (self, (guint) cursor), &bounds);
  daybeat_paint_get_ink (GTK_WIDGET (self), DAYBEAT_INK_GRID, &grid);
  gtk_snapshot_append_color (snapshot, &grid,
                             &GRAPHENE_RECT_INIT (bounds.origin.x, 0, bounds.size.width, self->plot_height));
}

void
_daybeat_hypnogram_paint (DaybeatHypnogramChart *self, GtkSnapshot *snapshot)
{
  if (self->sleep == NULL)
    return;
  if (!self->compact)
    {
      paint_rows (self, snapshot);
      paint_hours (self, snapshot);
      paint_cursor_column (self, snapshot);
      paint_joints (self, snapshot);
    }
  for (guint row = 0; row < _daybeat_hypnogram_get_n_rows (self); row++)
    paint_level (self, snapshot, row);
  daybeat_chart_paint_cursor (DAYBEAT_CHART (self), snapshot);
}
