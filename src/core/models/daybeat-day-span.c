/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-models"

#include "config.h"

#include "daybeat-day-span.h"

void
daybeat_day_span_get (DaybeatDaySpan span, DaybeatDay day, int first_weekday, DaybeatDay *first, DaybeatDay *last)
{
  int year, month;

  g_return_if_fail (day != DAYBEAT_DAY_NONE);
  g_return_if_fail (first_weekday >= 1 && first_weekday <= 7);
  g_return_if_fail (first != NULL && last != NULL);

  switch (span)
    {
    case DAYBEAT_DAY_SPAN_WEEK:
      *first = day - (DaybeatDay) ((daybeat_day_get_weekday (day) - first_weekday + 7) % 7);
      *last = *first + 6;
      break;
    case DAYBEAT_DAY_SPAN_MONTH:
      daybeat_day_get_ymd (day, &year, &month, NULL);
      *first = daybeat_day_from_ymd (year, month, 1);
      *last = *first + g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year) - 1;
      break;
    default:
      *first = *last = day;
    }
}

DaybeatDay
daybeat_day_span_move (DaybeatDaySpan span, DaybeatDay day, int by)
{
  GDate date;

  g_return_val_if_fail (day != DAYBEAT_DAY_NONE, DAYBEAT_DAY_NONE);

  if (span != DAYBEAT_DAY_SPAN_MONTH)
    return (DaybeatDay) ((gint64) day + (gint64) by * (span == DAYBEAT_DAY_SPAN_WEEK ? 7 : 1));

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  if (by < 0)
    g_date_subtract_months (&date, (guint) -by);
  else
    g_date_add_months (&date, (guint) by);
  return g_date_get_julian (&date);
}
