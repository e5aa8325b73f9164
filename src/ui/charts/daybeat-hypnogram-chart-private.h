/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-axis.h"
#include "daybeat-hypnogram-chart.h"

G_BEGIN_DECLS

/* What the widget and its drawing share. */

#define DAYBEAT_HYPNOGRAM_MAX_ROWS 4
#define DAYBEAT_HYPNOGRAM_GAP 12.0f

struct _DaybeatHypnogramChart
{
  DaybeatChart parent_instance;

  DaybeatSleep *sleep; /* (owned) (nullable) */
  DaybeatUnits *units; /* (owned) (nullable) */
  GArray *segments;    /* (owned) (element-type DaybeatSleepSegment): the long ones */
  gboolean compact;
  GtkWidget *swatches[DAYBEAT_HYPNOGRAM_MAX_ROWS]; /* (owned): one a row, for its colour */

  /* Where things lie, set when the size is. */
  DaybeatAxis axis;
  float plot_x, plot_width, plot_height;
};

/* The rows from top to bottom, which are other ones for stages than for classic sleep. */
guint _daybeat_hypnogram_get_n_rows (DaybeatHypnogramChart *self);
DaybeatSleepLevel _daybeat_hypnogram_get_level (DaybeatHypnogramChart *self, guint row);

static inline double
_daybeat_hypnogram_minute (gint64 wall_ms)
{
  return (double) wall_ms / DAYBEAT_MS_PER_MINUTE;
}

static inline gint64
_daybeat_hypnogram_end (const DaybeatSleepSegment *segment)
{
  return segment->start_ms + (gint64) segment->seconds * 1000;
}

static inline const DaybeatSleepSegment *
_daybeat_hypnogram_get_segment (DaybeatHypnogramChart *self, guint item)
{
  return &g_array_index (self->segments, DaybeatSleepSegment, item);
}

void _daybeat_hypnogram_get_bounds (DaybeatHypnogramChart *self, const DaybeatSleepSegment *segment,
                                    graphene_rect_t *bounds);
void _daybeat_hypnogram_paint (DaybeatHypnogramChart *self, GtkSnapshot *snapshot);

G_END_DECLS
