/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-precedence.h"
#include "daybeat-usual-band.h"

G_BEGIN_DECLS

#define DAYBEAT_DAILY_TREND_DAYS 30

/**
 * DaybeatDailyTrend:
 * @values: (element-type double): of the 30 days that end with the asked one; NaN where there is none
 * @newest: the last day with a value; %DAYBEAT_DAY_NONE where none of the 30 has one
 * @value: of that day
 * @source: who said it
 * @band: where the values of the 60 days before that day usually lie
 *
 * One metric as a card shows it: the newest number, what led to it, and whether that is usual.
 */
typedef struct
{
  GArray *values;
  DaybeatDay newest;
  double value;
  DaybeatSource source;
  DaybeatUsualBand band;
} DaybeatDailyTrend;

/**
 * daybeat_daily_trend_new:
 * @rows: (element-type DaybeatDailyRow): what is shown, of any metrics
 * @metric: the one that counts
 * @last: the last day to show
 *
 * Returns: (transfer full):
 */
DaybeatDailyTrend *daybeat_daily_trend_new (GArray *rows, const char *metric, DaybeatDay last);
void daybeat_daily_trend_free (DaybeatDailyTrend *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatDailyTrend, daybeat_daily_trend_free)

/**
 * daybeat_daily_trend_get_first_day:
 *
 * Returns: the first day whose value counts for a trend that ends with @last
 */
DaybeatDay daybeat_daily_trend_get_first_day (DaybeatDay last);

G_END_DECLS
