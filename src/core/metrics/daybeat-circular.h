/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DAYBEAT_CIRCULAR_MIN_TIMES 5
#define DAYBEAT_CIRCULAR_MIN_LENGTH 0.3

/**
 * DaybeatCircular:
 * @n: times used
 * @length: R, from 0 (all round the clock) to 1 (always the same)
 * @mean: minutes after midnight, 0 ≤ mean < 1440; NaN where the times cancel each other out
 * @deviation: circular standard deviation in minutes; NaN likewise
 */
typedef struct
{
  gsize n;
  double length;
  double mean;
  double deviation;
} DaybeatCircular;

/**
 * daybeat_circular_init:
 * @circular: (out caller-allocates):
 * @minutes: (array length=n): minutes after midnight
 *
 * Mean and spread of clock times (Mardia and Jupp, Directional Statistics, 2000): 23:30 and 00:10 meet around
 * midnight, not at noon.
 */
void daybeat_circular_init (DaybeatCircular *circular, const double *minutes, gsize n);

/**
 * daybeat_circular_is_usual:
 *
 * Returns: whether there is a usual time at all: at least %DAYBEAT_CIRCULAR_MIN_TIMES times that lie together
 */
gboolean daybeat_circular_is_usual (const DaybeatCircular *circular);

G_END_DECLS
