/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-charts"

#include "config.h"

#include "daybeat-sleep-bars-chart-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "daybeat-chart-paint.h"

#define DAY_DISTANCE 32.0f
#define MAX_BAR_WIDTH 30.0f
#define BAR_SHARE 0.56f
#define MAX_BAR_RADIUS 8.0f
#define WEEKEND_STRENGTH 0.55f
#define NAP_STRENGTH 0.35f
#define BAND_STRENGTH 0.14f

static float
get_bar_width (DaybeatSleepBarsChart *self)
{
  return MAX (1, MIN (MAX_BAR_WIDTH, _daybeat_sleep_bars_get_slot_width (self) * BAR_SHARE));
}

/* The middle of a day. */
static float
get_x (DaybeatSleepBarsChart *self, guint item)
{
  float x = ((float) item + 0.5f) * _daybeat_sleep_bars_get_slot_width (self);

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

void
_daybeat_sleep_bars_get_bounds (DaybeatSleepBarsChart *self, guint item, graphene_rect_t *bounds)
{
  const DaybeatSleepBar *bar = _daybeat_sleep_bars_get (self, item);
  float top = isnan (bar->bed) ? self->clock_height / 2 : get_clock_y (self, bar->bed);
  float bottom = isnan (bar->bed) ? top : get_clock_y (self, bar->wake);
  float width = get_bar_width (self);

  graphene_rect_init (bounds, get_x (self, item) - width / 2, top, width, MAX (0, bottom - top));
}

static void
paint_grid_line (DaybeatSleepBarsChart *self, GtkSnapshot *snapshot, const char *label, float y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean mirrored = daybeat_chart_is_mirrored (DAYBEAT_CHART (self));
  g_autoptr (PangoLayout) layout = daybeat_paint_create_label (widget, label);
  float x = mirrored ? self->plot_width + DAYBEAT_SLEEP_BARS_LABEL_GAP : self->plot_x - DAYBEAT_SLEEP_BARS_LABEL_GAP;
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
  float y = self->durations_y + self->durations_height + DAYBEAT_SLEEP_BARS_LABEL_GAP / 2;
  guint every = 1;
  GdkRGBA text;

  daybeat_paint_get_ink (widget, DAYBEAT_INK_TEXT, &text);
  while (!is_week && _daybeat_sleep_bars_get_slot_width (self) * (float) every < DAY_DISTANCE)
    every = every == 1 ? 2 : every == 2 ? 5 : every * 2;
  for (guint i = 0; i < self->bars->len; i += every)
    {
      GDate date;
      char label[32];
      g_autoptr (PangoLayout) layout = NULL;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, _daybeat_sleep_bars_get (self, i)->day);
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
  float top = get_clock_y (self, _daybeat_sleep_bars_get_goal_bed (self));
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

  if (_daybeat_sleep_bars_has_goal_band (self))
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
  const DaybeatSleepBar *bar = _daybeat_sleep_bars_get (self, item);
  gboolean weekend = daybeat_day_get_weekday (bar->day) > 5;
  float strength = weekend ? WEEKEND_STRENGTH : 1;
  float width = get_bar_width (self);
  float foot = self->durations_y + self->durations_height;
  float asleep = isnan (bar->asleep) ? 0 : get_duration_height (self, bar->asleep);
  float napped = get_duration_height (self, bar->napped);
  graphene_rect_t bounds;

  _daybeat_sleep_bars_get_bounds (self, item, &bounds);
  fill_bar (snapshot, bounds.origin.x, bounds.origin.y, width, bounds.size.height, color, strength);
  fill_bar (snapshot, bounds.origin.x, foot - asleep, width, asleep, color, strength);
  fill_bar (snapshot, bounds.origin.x, foot - asleep - napped, width, MAX (0, napped - 1), color, NAP_STRENGTH);
}

static void
paint_cursor_column (DaybeatSleepBarsChart *self, GtkSnapshot *snapshot)
{
  int cursor = daybeat_chart_get_cursor (DAYBEAT_CHART (self));
  float width = _daybeat_sleep_bars_get_slot_width (self);
  GdkRGBA grid;

  if (cursor < 0 || (guint) cursor >= self->bars->len)
    return;
  daybeat_paint_get_ink (GTK_WIDGET (self), DAYBEAT_INK_GRID, &grid);
  gtk_snapshot_append_color (snapshot, &grid,
                             &GRAPHENE_RECT_INIT (get_x (self, (guint) cursor) - width / 2, 0, width,
                                                  self->durations_y + self->durations_height));
}

void
_daybeat_sleep_bars_paint (DaybeatSleepBarsChart *self, GtkSnapshot *snapshot)
{
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
