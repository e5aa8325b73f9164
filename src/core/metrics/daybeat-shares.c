/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-metrics"

#include "config.h"

#include "daybeat-shares.h"

#include <math.h>

/* The part whose cut-off remainder is the largest; the first of equals. */
static gsize
find_most_cut (const double *parts, gsize n, double whole, const int *percents)
{
  gsize most = 0;
  double most_cut = -1;

  for (gsize i = 0; i < n; i++)
    {
      double cut = 100 * parts[i] / whole - percents[i];

      if (cut > most_cut)
        {
          most = i;
          most_cut = cut;
        }
    }
  return most;
}

void
daybeat_shares_round (const double *parts, gsize n, int *percents)
{
  double whole = 0;
  int missing = 100;

  g_return_if_fail (parts != NULL || n == 0);
  g_return_if_fail (percents != NULL || n == 0);

  for (gsize i = 0; i < n; i++)
    {
      percents[i] = 0;
      whole += parts[i];
    }
  if (!(whole > 0))
    return;

  for (gsize i = 0; i < n; i++)
    {
      percents[i] = (int) floor (100 * parts[i] / whole);
      missing -= percents[i];
    }
  for (; missing > 0; missing--)
    percents[find_most_cut (parts, n, whole, percents)]++;
}
