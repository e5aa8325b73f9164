/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-charts"

#include "config.h"

#include "daybeat-axis.h"

#include <math.h>

static const double steps[] = { 15, 30, 60, 120, 180, 240, 360, 720, 1440 };

/* The smallest step with which no more than @max_ticks lie in @span. */
static double
choose_step (double span, guint max_ticks)
{
  double step = steps[G_N_ELEMENTS (steps) - 1];

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (floor (span / steps[i]) + 1 <= MAX (max_ticks, 1))
        return steps[i];
    }
  while (floor (span / step) + 1 > MAX (max_ticks, 1))
    step *= 2;
  return step;
}

void
daybeat_axis_init_time (DaybeatAxis *axis, double low, double high, guint max_ticks)
{
  g_return_if_fail (axis != NULL);
  g_return_if_fail (isfinite (low) && isfinite (high));

  axis->low = low;
  axis->high = high > low ? high : low + 1;
  axis->step = choose_step (axis->high - axis->low, max_ticks);
  axis->first_tick = ceil (axis->low / axis->step) * axis->step;
  axis->n_ticks = 0;
  if (axis->first_tick <= axis->high)
    axis->n_ticks = (guint) floor ((axis->high - axis->first_tick) / axis->step) + 1;
}

void
daybeat_axis_init_duration (DaybeatAxis *axis, double longest, guint max_ticks)
{
  g_return_if_fail (axis != NULL);
  g_return_if_fail (isfinite (longest));

  axis->low = 0;
  axis->step = choose_step (MAX (longest, 60), MAX (max_ticks, 2) - 1);
  axis->first_tick = 0;
  axis->high = MAX (1, ceil (longest / axis->step)) * axis->step;
  axis->n_ticks = (guint) (axis->high / axis->step) + 1;
}

double
daybeat_axis_get_tick (const DaybeatAxis *axis, guint index)
{
  g_return_val_if_fail (axis != NULL, 0);

  return axis->first_tick + axis->step * index;
}

double
daybeat_axis_place (const DaybeatAxis *axis, double value, double length, gboolean mirrored)
{
  double place;

  g_return_val_if_fail (axis != NULL, 0);

  place = (value - axis->low) / (axis->high - axis->low) * length;
  return mirrored ? length - place : place;
}

double
daybeat_axis_value_at (const DaybeatAxis *axis, double place, double length, gboolean mirrored)
{
  g_return_val_if_fail (axis != NULL, 0);

  if (length <= 0)
    return axis->low;
  return axis->low + (mirrored ? length - place : place) / length * (axis->high - axis->low);
}
