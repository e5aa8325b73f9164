/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DaybeatDay:
 *
 * A civil day as a Julian day number, the one of g_date_get_julian().
 * %DAYBEAT_DAY_NONE where there is no day.
 */
typedef guint32 DaybeatDay;

#define DAYBEAT_DAY_NONE ((DaybeatDay) 0)

/**
 * daybeat_day_from_ymd:
 *
 * Returns: the day, or %DAYBEAT_DAY_NONE where the calendar has no such day
 */
DaybeatDay daybeat_day_from_ymd (int year, int month, int day);

/**
 * daybeat_day_parse:
 * @text: (nullable): `YYYY-MM-DD`, optionally followed by `T…`
 *
 * Returns: the day, or %DAYBEAT_DAY_NONE where @text does not begin with one
 */
DaybeatDay daybeat_day_parse (const char *text);

/**
 * daybeat_day_to_string:
 *
 * Returns: (transfer full): `YYYY-MM-DD`
 */
char *daybeat_day_to_string (DaybeatDay day);

/**
 * daybeat_day_get_ymd:
 * @year: (out) (optional):
 * @month: (out) (optional): 1–12
 * @day_of_month: (out) (optional): 1–31
 */
void daybeat_day_get_ymd (DaybeatDay day, int *year, int *month, int *day_of_month);

/**
 * daybeat_day_get_weekday:
 *
 * Returns: 1 for Monday to 7 for Sunday, as ISO 8601 counts
 */
int daybeat_day_get_weekday (DaybeatDay day);

/**
 * daybeat_day_today:
 *
 * Returns: the civil day it is now, by daybeat_clock_now()
 */
DaybeatDay daybeat_day_today (void);

G_END_DECLS
