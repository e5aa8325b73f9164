/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-metrics"

#include "config.h"

#include "daybeat-usual-band.h"

#include "daybeat-absent.h"

double
daybeat_percentile (const double *sorted, guint n, double percent)
{
  double place, below;
  guint index;

  if (n == 0)
    return DAYBEAT_ABSENT_NUMBER;
  place = (n - 1) * percent / 100;
  below = floor (place);
  index = (guint) below;
  if (index + 1 >= n)
    return sorted[n - 1];
  return sorted[index] + (place - below) * (sorted[index + 1] - sorted[index]);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

void
daybeat_usual_band_init (DaybeatUsualBand *band, const double *values, guint n)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (double));
  const double *numbers;

  for (guint i = 0; i < n; i++)
    {
      if (!isnan (values[i]))
        g_array_append_val (sorted, values[i]);
    }
  g_array_sort (sorted, compare_numbers);
  numbers = (const double *) (gpointer) sorted->data;
  band->n = sorted->len;
  band->low = band->high = DAYBEAT_ABSENT_NUMBER;
  if (sorted->len < DAYBEAT_USUAL_BAND_MIN_DAYS)
    return;
  band->low = daybeat_percentile (numbers, sorted->len, 10);
  band->high = daybeat_percentile (numbers, sorted->len, 90);
}
