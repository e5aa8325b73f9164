/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DaybeatAxis:
 *
 * A scale of minutes with ticks that people count in: value to place and back. It knows nothing of drawing. Minutes
 * may be negative (before midnight) and run past 1440: time goes on through midnight.
 */
typedef struct
{
  double low;
  double high;
  double step;
  double first_tick;
  guint n_ticks;
} DaybeatAxis;

/**
 * daybeat_axis_init_time:
 * @axis: (out caller-allocates):
 * @low: the first minute
 * @high: the last minute
 * @max_ticks: as many as there is room for
 *
 * A scale from @low to @high as they are, its ticks on whole quarters, halves, hours, or several hours counted from
 * midnight.
 */
void daybeat_axis_init_time (DaybeatAxis *axis, double low, double high, guint max_ticks);

/**
 * daybeat_axis_init_duration:
 * @axis: (out caller-allocates):
 * @longest: the longest duration to show
 * @max_ticks: as many as there is room for
 *
 * A scale from 0 to a tick that holds @longest.
 */
void daybeat_axis_init_duration (DaybeatAxis *axis, double longest, guint max_ticks);

double daybeat_axis_get_tick (const DaybeatAxis *axis, guint index);

/**
 * daybeat_axis_place:
 * @length: pixels from @low to @high
 * @mirrored: whether @low lies at the far end, as time does in a right-to-left language
 *
 * Returns: pixels from the near end; a value outside of the scale lies outside
 */
double daybeat_axis_place (const DaybeatAxis *axis, double value, double length, gboolean mirrored);

/**
 * daybeat_axis_value_at:
 *
 * Returns: what lies at @place: the inverse of daybeat_axis_place()
 */
double daybeat_axis_value_at (const DaybeatAxis *axis, double place, double length, gboolean mirrored);

G_END_DECLS
