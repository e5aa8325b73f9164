/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-records"

#include "config.h"

#include "daybeat-day.h"

#include "daybeat-clock.h"

#include <string.h>

DaybeatDay
daybeat_day_from_ymd (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > G_MAXUINT16 || month < 1 || month > 12 || day < 1 || day > 31)
    return DAYBEAT_DAY_NONE;
  if (!g_date_valid_dmy (day, month, year))
    return DAYBEAT_DAY_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

static gboolean
read_digits (const char *text, int length, int *value)
{
  *value = 0;
  for (int i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (text[i] - '0');
    }
  return TRUE;
}

DaybeatDay
daybeat_day_parse (const char *text)
{
  int year, month, day;

  if (text == NULL || strnlen (text, 10) < 10)
    return DAYBEAT_DAY_NONE;
  if (text[4] != '-' || text[7] != '-' || (text[10] != '\0' && text[10] != 'T'))
    return DAYBEAT_DAY_NONE;
  if (!read_digits (text, 4, &year) || !read_digits (text + 5, 2, &month) || !read_digits (text + 8, 2, &day))
    return DAYBEAT_DAY_NONE;

  return daybeat_day_from_ymd (year, month, day);
}

void
daybeat_day_get_ymd (DaybeatDay day, int *year, int *month, int *day_of_month)
{
  GDate date;

  g_return_if_fail (g_date_valid_julian (day));

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  if (year != NULL)
    *year = g_date_get_year (&date);
  if (month != NULL)
    *month = g_date_get_month (&date);
  if (day_of_month != NULL)
    *day_of_month = g_date_get_day (&date);
}

char *
daybeat_day_to_string (DaybeatDay day)
{
  int year, month, day_of_month;

  g_return_val_if_fail (g_date_valid_julian (day), NULL);

  daybeat_day_get_ymd (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day_of_month);
}

int
daybeat_day_get_weekday (DaybeatDay day)
{
  /* Julian day 1 (1 January of year 1) was a Monday. */
  return (int) ((day - 1) % 7) + 1;
}

DaybeatDay
daybeat_day_today (void)
{
  g_autoptr (GDateTime) now = daybeat_clock_now_local ();

  return daybeat_day_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                               g_date_time_get_day_of_month (now));
}
