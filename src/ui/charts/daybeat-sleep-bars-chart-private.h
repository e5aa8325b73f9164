/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-axis.h"
#include "daybeat-sleep-bars-chart.h"

G_BEGIN_DECLS

/* What the widget and its drawing share. */

#define DAYBEAT_SLEEP_BARS_LABEL_GAP 10.0f

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

static inline const DaybeatSleepBar *
_daybeat_sleep_bars_get (DaybeatSleepBarsChart *self, guint item)
{
  return &g_array_index (self->bars, DaybeatSleepBar, item);
}

static inline float
_daybeat_sleep_bars_get_slot_width (DaybeatSleepBarsChart *self)
{
  return self->plot_width / (float) MAX (1, self->bars->len);
}

/* Bedtime as minutes from the midnight of the day on which the night ends. */
static inline double
_daybeat_sleep_bars_get_goal_bed (DaybeatSleepBarsChart *self)
{
  return self->goal_bed > self->goal_wake ? self->goal_bed - 1440 : self->goal_bed;
}

static inline gboolean
_daybeat_sleep_bars_has_goal_band (DaybeatSleepBarsChart *self)
{
  return self->goal_bed != DAYBEAT_ABSENT && self->goal_wake != DAYBEAT_ABSENT;
}

void _daybeat_sleep_bars_get_bounds (DaybeatSleepBarsChart *self, guint item, graphene_rect_t *bounds);
void _daybeat_sleep_bars_paint (DaybeatSleepBarsChart *self, GtkSnapshot *snapshot);

G_END_DECLS
