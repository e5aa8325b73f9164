/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-requests.h"

#define YEAR 365

static const BenchRequests *
get_all (GArray *rows)
{
  return &g_array_index (rows, BenchRequests, rows->len - 1);
}

static void
assert_cheap (guint days)
{
  guint seconds;
  g_autoptr (GArray) rows = bench_requests_count (days, &seconds);
  const BenchRequests *all = get_all (rows);

  g_test_message ("%u days: fewest %u, planned %u, used %u, %u seconds", days, all->fewest, all->planned, all->used,
                  seconds);
  g_assert_cmpuint (all->used, >=, all->fewest);
  g_assert_cmpuint (all->used * 10, <=, all->fewest * 11);
  /* What people are told beforehand is near what it takes. */
  g_assert_cmpuint (all->planned * 10, >=, all->used * 9);
  g_assert_cmpuint (all->planned * 10, <=, all->used * 11);
  for (guint i = 0; i < rows->len; i++)
    {
      const BenchRequests *row = &g_array_index (rows, BenchRequests, i);
      guint windows = row->window_days > 0 ? (days + row->window_days - 1) / row->window_days : 1;

      g_assert_cmpuint (row->used, >=, row->fewest);
      /* A window ends with a page that is not full, and wastes nothing else. */
      if (row->resource != NULL)
        g_assert_cmpuint (row->used, <=, row->fewest + windows);
    }
}

static void
test_ten_years (void)
{
  assert_cheap (10 * YEAR + 3);
}

static void
test_three_years (void)
{
  assert_cheap (3 * YEAR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bench/requests/ten-years", test_ten_years);
  g_test_add_func ("/bench/requests/three-years", test_three_years);
  return g_test_run ();
}
