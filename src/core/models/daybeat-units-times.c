/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-models"

#include "config.h"

#include "daybeat-units.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "daybeat-units-locale.h"
#include "daybeat-units-private.h"

#define MINUTES_PER_DAY 1440
#define SECONDS_PER_MINUTE 60
#define SECONDS_PER_HOUR 3600
#define SECONDS_PER_DAY 86400

char *
daybeat_units_format_duration (DaybeatUnits *self, double minutes)
{
  gint64 whole;

  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), NULL);

  if (!isfinite (minutes) || minutes < 0)
    return _daybeat_units_dup_absent ();

  whole = (gint64) round (minutes);
  if (whole == 0 && minutes > 0)
    /* Translators: a duration shorter than a minute. */
    return _daybeat_units_join (g_strdup (_("under 1 min")));
  if (whole < 60)
    /* Translators: a duration in minutes. */
    return _daybeat_units_join (g_strdup_printf (_("%d min"), (int) whole));
  /* Translators: a duration in hours and minutes, abbreviated as your language does. */
  return _daybeat_units_join (g_strdup_printf (_("%d h %02d min"), (int) (whole / 60), (int) (whole % 60)));
}

static char *
format_clock (int minute, const char *format)
{
  int folded = ((minute % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  g_autoptr (GDateTime) time = g_date_time_new_utc (2001, 1, 1, folded / 60, folded % 60, 0);

  return _daybeat_units_join (g_date_time_format (time, format));
}

char *
daybeat_units_format_minute_of_day (DaybeatUnits *self, int minute)
{
  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), NULL);

  /* Translators: a time of day, see strftime(): first 24 hours, then 12 with AM and PM. */
  return format_clock (minute, daybeat_units_get_24_hours (self) ? _("%H:%M") : _("%-I:%M %p"));
}

char *
daybeat_units_format_hour (DaybeatUnits *self, int hour)
{
  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), NULL);

  /* Translators: a full hour below an axis, see strftime(): first 24 hours, then 12 with AM and PM. */
  return format_clock (hour * 60, daybeat_units_get_24_hours (self) ? _("%H") : _("%-I %p"));
}

static const char *
get_date_format (DaybeatDateStyle style, gboolean this_year)
{
  gboolean month_first = daybeat_units_locale_is_month_first ();

  /* They come in pairs, month first for places that write November 24: which of them is asked for follows the region,
   * how it is written the language. */
  switch (style)
    {
    case DAYBEAT_DATE_SHORT:
      /* Translators: a date, see strftime(). Write it in the order of your language both times. */
      return month_first ? _("%b %-d, %Y") : _("%-d %b %Y");
    case DAYBEAT_DATE_FULL:
      /* Translators: a date, see strftime(). Write it in the order of your language both times. */
      return month_first ? _("%A, %B %-d, %Y") : _("%A %-d %B %Y");
    case DAYBEAT_DATE_DAY_MONTH:
      /* Translators: a date, see strftime(). Write it in the order of your language. xgettext:no-c-format */
      return month_first ? _("%b %-d")
                         /* Translators: a date, see strftime(). xgettext:no-c-format */
                         : _("%-d %b");
    case DAYBEAT_DATE_MONTH:
      /* Translators: a month and its year, see strftime(). */
      return _("%B %Y");
    case DAYBEAT_DATE_WEEKDAY:
      if (this_year)
        /* Translators: a date, see strftime(). Write it in the order of your language both times. */
        return month_first ? _("%a, %B %-d") : _("%a %-d %B");
      /* Translators: a date, see strftime(). Write it in the order of your language both times. */
      return month_first ? _("%a, %B %-d, %Y") : _("%a %-d %B %Y");
    case DAYBEAT_DATE_RELATIVE:
    case DAYBEAT_DATE_LONG:
    default:
      /* Translators: a date, see strftime(). Write it in the order of your language both times. */
      return month_first ? _("%B %-d, %Y") : _("%-d %B %Y");
    }
}

char *
daybeat_units_format_day (DaybeatUnits *self, DaybeatDay day, DaybeatDateStyle style)
{
  g_autoptr (GDateTime) time = NULL;
  DaybeatDay today = daybeat_day_today ();
  int year, month, day_of_month, current_year;

  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), NULL);

  if (day == DAYBEAT_DAY_NONE)
    return _daybeat_units_dup_absent ();
  if (style == DAYBEAT_DATE_RELATIVE && day == today)
    return g_strdup (_("Today"));
  if (style == DAYBEAT_DATE_RELATIVE && day + 1 == today)
    return g_strdup (_("Yesterday"));

  daybeat_day_get_ymd (day, &year, &month, &day_of_month);
  daybeat_day_get_ymd (today, &current_year, NULL, NULL);
  time = g_date_time_new_utc (year, month, day_of_month, 0, 0, 0);
  if (time == NULL)
    return _daybeat_units_dup_absent ();
  return g_date_time_format (time, get_date_format (style, year == current_year));
}

char *
daybeat_units_format_instant (DaybeatUnits *self, DaybeatInstant instant, DaybeatDateStyle style)
{
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), NULL);

  if (daybeat_instant_is_absent (instant))
    return _daybeat_units_dup_absent ();
  day = daybeat_units_format_day (self, daybeat_instant_get_day (instant), style);
  clock = daybeat_units_format_minute_of_day (self, daybeat_instant_get_minute_of_day (instant));
  /* Translators: a date, then a time of day. */
  return g_strdup_printf (_("%s, %s"), day, clock);
}

char *
daybeat_units_format_ago (DaybeatUnits *self, gint64 seconds)
{
  gulong count;

  g_return_val_if_fail (DAYBEAT_IS_UNITS (self), NULL);

  if (seconds < SECONDS_PER_MINUTE)
    return g_strdup (_("just now"));
  if (seconds < SECONDS_PER_HOUR)
    {
      count = (gulong) (seconds / SECONDS_PER_MINUTE);
      return g_strdup_printf (ngettext ("%lu min ago", "%lu min ago", count), count);
    }
  if (seconds < SECONDS_PER_DAY)
    {
      count = (gulong) (seconds / SECONDS_PER_HOUR);
      return g_strdup_printf (ngettext ("%lu hour ago", "%lu hours ago", count), count);
    }
  count = (gulong) (seconds / SECONDS_PER_DAY);
  if (count < 60)
    return g_strdup_printf (ngettext ("%lu day ago", "%lu days ago", count), count);
  if (count < 730)
    return g_strdup_printf (ngettext ("%lu month ago", "%lu months ago", count / 30), count / 30);
  return g_strdup_printf (ngettext ("%lu year ago", "%lu years ago", count / 365), count / 365);
}
