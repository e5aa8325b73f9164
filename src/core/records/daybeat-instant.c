/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-records"

#include "config.h"

#include "daybeat-instant.h"

#include <stdio.h>
#include <string.h>

/* g_date_julian of 1970-01-01 */
#define EPOCH_DAY 719163

static gboolean
read_two_digits (const char **cursor, int limit, int *value)
{
  const char *text = *cursor;

  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return FALSE;
  *value = (text[0] - '0') * 10 + (text[1] - '0');
  *cursor += 2;
  return *value < limit;
}

/* Reads `.fff…`; digits past the millisecond are dropped. */
static int
read_fraction_ms (const char **cursor)
{
  int ms = 0;
  int scale = 100;

  if (**cursor != '.' && **cursor != ',')
    return 0;
  for ((*cursor)++; g_ascii_isdigit (**cursor); (*cursor)++, scale /= 10)
    ms += (**cursor - '0') * scale;
  return ms;
}

static gboolean
read_offset (const char *cursor, DaybeatInstant *instant)
{
  int hours, minutes = 0;
  int sign;

  instant->offset_minutes = 0;
  instant->offset_source = DAYBEAT_OFFSET_NONE;
  if (*cursor == '\0')
    return TRUE;

  instant->offset_source = DAYBEAT_OFFSET_RECEIVED;
  if (g_str_equal (cursor, "Z") || g_str_equal (cursor, "z"))
    return TRUE;

  if (*cursor != '+' && *cursor != '-')
    return FALSE;
  sign = *cursor++ == '-' ? -1 : 1;
  if (!read_two_digits (&cursor, 24, &hours))
    return FALSE;
  if (*cursor == ':')
    cursor++;
  if (*cursor != '\0' && !read_two_digits (&cursor, 60, &minutes))
    return FALSE;
  instant->offset_minutes = sign * (hours * 60 + minutes);
  return *cursor == '\0';
}

gboolean
daybeat_instant_parse (const char *text, DaybeatInstant *instant)
{
  DaybeatDay day = daybeat_day_parse (text);
  const char *cursor;
  int hours, minutes, seconds = 0;

  g_return_val_if_fail (instant != NULL, FALSE);

  *instant = DAYBEAT_INSTANT_NONE;
  if (day == DAYBEAT_DAY_NONE || text[10] != 'T')
    return FALSE;

  cursor = text + 11;
  if (!read_two_digits (&cursor, 24, &hours) || *cursor++ != ':' || !read_two_digits (&cursor, 60, &minutes))
    return FALSE;
  if (*cursor == ':')
    {
      cursor++;
      if (!read_two_digits (&cursor, 61, &seconds))
        return FALSE;
    }

  instant->wall_ms = ((gint64) day - EPOCH_DAY) * DAYBEAT_MS_PER_DAY +
                     ((hours * 60 + minutes) * 60 + seconds) * G_GINT64_CONSTANT (1000) + read_fraction_ms (&cursor);
  if (read_offset (cursor, instant))
    return TRUE;

  *instant = DAYBEAT_INSTANT_NONE;
  return FALSE;
}

DaybeatInstant
daybeat_instant_from_utc (gint64 utc_ms, int offset_minutes, DaybeatOffsetSource offset_source)
{
  return (DaybeatInstant) {
    .wall_ms = utc_ms + offset_minutes * DAYBEAT_MS_PER_MINUTE,
    .offset_minutes = offset_minutes,
    .offset_source = (gint32) offset_source,
  };
}

static gint64
floor_divide (gint64 value, gint64 divisor)
{
  gint64 quotient = value / divisor;

  return value % divisor < 0 ? quotient - 1 : quotient;
}

char *
daybeat_instant_to_string (DaybeatInstant instant)
{
  g_autofree char *day = NULL;
  char fraction[8] = "";
  char offset[8] = "";
  gint64 ms_of_day;
  int seconds;

  if (daybeat_instant_is_absent (instant))
    return NULL;

  ms_of_day = instant.wall_ms - floor_divide (instant.wall_ms, DAYBEAT_MS_PER_DAY) * DAYBEAT_MS_PER_DAY;
  seconds = (int) (ms_of_day / 1000);
  day = daybeat_day_to_string (daybeat_instant_get_day (instant));

  if (ms_of_day % 1000 != 0)
    g_snprintf (fraction, sizeof fraction, ".%03d", (int) (ms_of_day % 1000));
  if (instant.offset_source != DAYBEAT_OFFSET_NONE)
    {
      int minutes = ABS (instant.offset_minutes);

      g_snprintf (offset, sizeof offset, "%c%02d:%02d", instant.offset_minutes < 0 ? '-' : '+', minutes / 60 % 100,
                  minutes % 60);
    }
  return g_strdup_printf ("%sT%02d:%02d:%02d%s%s", day, seconds / 3600, seconds / 60 % 60, seconds % 60, fraction,
                          offset);
}

gint64
daybeat_instant_get_utc (DaybeatInstant instant)
{
  return instant.wall_ms - instant.offset_minutes * DAYBEAT_MS_PER_MINUTE;
}

DaybeatDay
daybeat_instant_get_day (DaybeatInstant instant)
{
  gint64 day;

  if (daybeat_instant_is_absent (instant))
    return DAYBEAT_DAY_NONE;
  day = floor_divide (instant.wall_ms, DAYBEAT_MS_PER_DAY) + EPOCH_DAY;
  return day > 0 && day < G_MAXUINT32 && g_date_valid_julian ((guint32) day) ? (DaybeatDay) day : DAYBEAT_DAY_NONE;
}

int
daybeat_instant_get_minute_of_day (DaybeatInstant instant)
{
  gint64 ms_of_day = instant.wall_ms - floor_divide (instant.wall_ms, DAYBEAT_MS_PER_DAY) * DAYBEAT_MS_PER_DAY;

  return (int) (ms_of_day / DAYBEAT_MS_PER_MINUTE);
}

DaybeatInstant
daybeat_instant_add_seconds (DaybeatInstant instant, gint64 seconds)
{
  if (!daybeat_instant_is_absent (instant))
    instant.wall_ms += seconds * 1000;
  return instant;
}

const char *
daybeat_offset_source_to_string (DaybeatOffsetSource offset_source)
{
  switch (offset_source)
    {
    case DAYBEAT_OFFSET_ASSUMED:
      return "assumed";
    case DAYBEAT_OFFSET_RECEIVED:
      return "source";
    case DAYBEAT_OFFSET_NONE:
    default:
      return "none";
    }
}
