/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-export"

#include "config.h"

#include "daybeat-export-moment-private.h"

#include <string.h>

static void
put_two_digits (char *at, int number)
{
  at[0] = (char) ('0' + number / 10);
  at[1] = (char) ('0' + number % 10);
}

static void
append_fraction (GString *text, int ms)
{
  if (ms != 0)
    g_string_append_printf (text, ".%03d", ms);
}

static void
append_offset (GString *text, DaybeatInstant instant)
{
  int minutes = ABS (instant.offset_minutes);
  char offset[] = "+00:00";

  if (instant.offset_source == DAYBEAT_OFFSET_NONE)
    return;
  offset[0] = instant.offset_minutes < 0 ? '-' : '+';
  put_two_digits (offset + 1, minutes / 60 % 100);
  put_two_digits (offset + 4, minutes % 60);
  g_string_append_len (text, offset, 6);
}

void
_daybeat_export_moment_append (DaybeatExportMoment *self, GString *text, DaybeatInstant instant)
{
  DaybeatDay day = daybeat_instant_get_day (instant);
  char time[] = "T00:00:00";
  int ms_of_day, seconds;

  if (day == DAYBEAT_DAY_NONE)
    return;
  if (day != self->day)
    {
      g_autofree char *date = daybeat_day_to_string (day);

      g_strlcpy (self->date, date, sizeof self->date);
      self->day = day;
    }
  ms_of_day = (int) (instant.wall_ms % DAYBEAT_MS_PER_DAY);
  if (ms_of_day < 0)
    ms_of_day += (int) DAYBEAT_MS_PER_DAY;
  seconds = ms_of_day / 1000;
  put_two_digits (time + 1, seconds / 3600);
  put_two_digits (time + 4, seconds / 60 % 60);
  put_two_digits (time + 7, seconds % 60);

  g_string_append (text, self->date);
  g_string_append_len (text, time, 9);
  append_fraction (text, ms_of_day % 1000);
  append_offset (text, instant);
}
