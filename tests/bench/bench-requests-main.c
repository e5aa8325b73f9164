/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-requests.h"

#define DAYS_OF_TEN_YEARS 3653

/* What ten years of everything that is granted by default cost, beside the least that they could. */
int
main (void)
{
  guint seconds;
  g_autoptr (GArray) rows = bench_requests_count (DAYS_OF_TEN_YEARS, &seconds);

  g_print ("Google Health, ten years of every default type: requests\n\n");
  g_print ("%-40s %8s %8s %8s %8s %7s\n", "resource", "window", "fewest", "planned", "used", "ratio");
  for (guint i = 0; i < rows->len; i++)
    {
      const BenchRequests *row = &g_array_index (rows, BenchRequests, i);

      g_print ("%-40s %8u %8u %8u %8u %7.3f\n", row->resource != NULL ? row->resource : "all of them",
               row->window_days, row->fewest, row->planned, row->used, (double) row->used / row->fewest);
    }
  g_print ("\nAt the pace that the service allows: %u minutes\n", (seconds + 59) / 60);
  return 0;
}
