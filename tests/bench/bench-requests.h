/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-day.h"

G_BEGIN_DECLS

/**
 * BenchRequests:
 * @resource: id
 * @window_days: how many days a fetch asks for at most
 * @fewest: requests that the service's documented limits allow at best
 * @planned: that the plan expects
 * @used: that the whole backfill really takes
 *
 * What the backfill of one resource costs.
 */
typedef struct
{
  const char *resource;
  guint window_days;
  guint fewest;
  guint planned;
  guint used;
} BenchRequests;

/**
 * bench_requests_count:
 * @days: how long the person has been a member
 * @seconds: (out): how long all of it takes at least
 *
 * Runs a whole backfill of everything that is granted by default, against a service that answers with as many pages as
 * a person who wears their tracker day and night has.
 *
 * Returns: (transfer full) (element-type BenchRequests): one a resource, and a last one without a name for all of them
 */
GArray *bench_requests_count (guint days, guint *seconds);

G_END_DECLS
