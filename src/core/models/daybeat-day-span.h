/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-day.h"

G_BEGIN_DECLS

/**
 * DaybeatDaySpan:
 *
 * How many days a page shows at once.
 */
typedef enum
{
  DAYBEAT_DAY_SPAN_DAY,
  DAYBEAT_DAY_SPAN_WEEK,
  DAYBEAT_DAY_SPAN_MONTH,
} DaybeatDaySpan;

/**
 * daybeat_day_span_get:
 * @first_weekday: 1 for Monday to 7 for Sunday
 * @first: (out): the first day of the span that holds @day
 * @last: (out): its last day
 */
void daybeat_day_span_get (DaybeatDaySpan span, DaybeatDay day, int first_weekday, DaybeatDay *first,
                           DaybeatDay *last);

/**
 * daybeat_day_span_move:
 * @by: spans forward, or back where negative
 *
 * Returns: the day as many spans away; in a shorter month its last day
 */
DaybeatDay daybeat_day_span_move (DaybeatDaySpan span, DaybeatDay day, int by);

G_END_DECLS
