/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-metrics"

#include "config.h"

#include "daybeat-circular.h"

#include <math.h>

#define MINUTES_A_DAY 1440.0

/* Below this the mean direction is only rounding. */
#define NO_DIRECTION 1e-9

void
daybeat_circular_init (DaybeatCircular *circular, const double *minutes, gsize n)
{
  double cosines = 0;
  double sines = 0;

  g_return_if_fail (circular != NULL);
  g_return_if_fail (minutes != NULL || n == 0);

  *circular = (DaybeatCircular) { .n = n, .length = 0, .mean = NAN, .deviation = NAN };
  if (n == 0)
    return;

  for (gsize i = 0; i < n; i++)
    {
      double angle = 2 * G_PI * minutes[i] / MINUTES_A_DAY;

      cosines += cos (angle);
      sines += sin (angle);
    }
  cosines /= (double) n;
  sines /= (double) n;
  circular->length = MIN (1, hypot (cosines, sines));
  if (circular->length < NO_DIRECTION)
    return;

  circular->mean = atan2 (sines, cosines) * MINUTES_A_DAY / (2 * G_PI);
  if (circular->mean < 0)
    circular->mean += MINUTES_A_DAY;
  if (circular->mean >= MINUTES_A_DAY)
    circular->mean -= MINUTES_A_DAY;
  circular->deviation = sqrt (-2 * log (circular->length)) * MINUTES_A_DAY / (2 * G_PI);
}

gboolean
daybeat_circular_is_usual (const DaybeatCircular *circular)
{
  g_return_val_if_fail (circular != NULL, FALSE);

  return circular->n >= DAYBEAT_CIRCULAR_MIN_TIMES && circular->length >= DAYBEAT_CIRCULAR_MIN_LENGTH;
}
