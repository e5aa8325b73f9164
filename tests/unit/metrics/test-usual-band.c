/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-usual-band.h"

#include <math.h>

static void
test_percentile (void)
{
  const double sorted[] = { 60, 61, 62, 63, 70 };

  g_assert_cmpfloat_with_epsilon (daybeat_percentile (sorted, 5, 10), 60.4, 1e-9);
  g_assert_cmpfloat_with_epsilon (daybeat_percentile (sorted, 5, 50), 62, 1e-9);
  g_assert_cmpfloat_with_epsilon (daybeat_percentile (sorted, 5, 90), 67.2, 1e-9);
  g_assert_cmpfloat (daybeat_percentile (sorted, 5, 100), ==, 70);
  g_assert_true (isnan (daybeat_percentile (sorted, 0, 50)));
}

/* The worked example of the table of metrics. */
static void
test_band (void)
{
  const double values[] = { 58, 59, NAN, 57, 60, 58, 61, 59, 58, 57, 62, 60, 59, 58, 59 };
  DaybeatUsualBand band;

  daybeat_usual_band_init (&band, values, G_N_ELEMENTS (values));
  g_assert_cmpuint (band.n, ==, 14);
  g_assert_cmpfloat_with_epsilon (band.low, 57.3, 1e-9);
  g_assert_cmpfloat_with_epsilon (band.high, 60.7, 1e-9);
}

static void
test_too_few (void)
{
  const double values[] = { 58, 59, 57, 60, 58, 61, 59, 58, 57, 62, 60, 59, 58 };
  DaybeatUsualBand band;

  daybeat_usual_band_init (&band, values, G_N_ELEMENTS (values));
  g_assert_cmpuint (band.n, ==, 13);
  g_assert_true (isnan (band.low) && isnan (band.high));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/usual-band/percentile", test_percentile);
  g_test_add_func ("/usual-band/band", test_band);
  g_test_add_func ("/usual-band/too-few", test_too_few);
  return g_test_run ();
}
