/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DAYBEAT_USUAL_BAND_DAYS 60
#define DAYBEAT_USUAL_BAND_MIN_DAYS 14

/**
 * DaybeatUsualBand:
 * @n: days with a value in the span
 * @low: the tenth percentile; NaN where @n is below %DAYBEAT_USUAL_BAND_MIN_DAYS
 * @high: the ninetieth
 *
 * Where eight days of ten lie: the person's own usual, which is no norm and no alarm.
 */
typedef struct
{
  guint n;
  double low;
  double high;
} DaybeatUsualBand;

/**
 * daybeat_usual_band_init:
 * @band: (out caller-allocates):
 * @values: (array length=n): the values of the days before the day that is compared; NaN where there is none
 */
void daybeat_usual_band_init (DaybeatUsualBand *band, const double *values, guint n);

/**
 * daybeat_percentile:
 * @sorted: (array length=n): ascending
 * @percent: 0–100
 *
 * Linear between neighbours (type 7 of Hyndman and Fan).
 *
 * Returns: NaN for an empty array
 */
double daybeat_percentile (const double *sorted, guint n, double percent);

G_END_DECLS
