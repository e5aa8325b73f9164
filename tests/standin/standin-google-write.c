/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-standin"

/* JSON as the service writes it (§3.7): 64-bit integers as texts, what is zero left out of times and dates. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "standin-google-data-private.h"

void
standin_put_key (GString *out, const char *key)
{
  if (key == NULL)
    return;
  g_string_append_c (out, '"');
  g_string_append (out, key);
  g_string_append (out, "\":");
}

void
standin_put_text (GString *out, const char *key, const char *text)
{
  standin_put_key (out, key);
  g_string_append_c (out, '"');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *at);
    }
  g_string_append (out, "\",");
}

/* A double that is whole has no fraction. */
static void
append_number (GString *out, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded = round (value * 1e6) / 1e6;

  if (rounded == floor (rounded) && fabs (rounded) < 1e15)
    g_string_append_printf (out, "%.0f", rounded);
  else
    g_string_append (out, g_ascii_formatd (digits, sizeof digits, "%.15g", rounded));
}

void
standin_put_number (GString *out, const char *key, double value)
{
  standin_put_key (out, key);
  append_number (out, value);
  g_string_append_c (out, ',');
}

void
standin_put_int64 (GString *out, const char *key, double value)
{
  standin_put_key (out, key);
  g_string_append_printf (out, "\"%.0f\",", round (value));
}

void
standin_put_seconds (GString *out, const char *key, double seconds)
{
  standin_put_key (out, key);
  g_string_append_c (out, '"');
  append_number (out, seconds);
  g_string_append (out, "s\",");
}

void
standin_put_flag (GString *out, const char *key)
{
  standin_put_key (out, key);
  g_string_append (out, "true,");
}

static void
append_digits (GString *out, int value, int n)
{
  char digits[5] = { 0 };

  for (int i = n; i-- > 0; value /= 10)
    digits[i] = (char) ('0' + value % 10);
  g_string_append_len (out, digits, n);
}

/* Days of the last time that was written: neighbours mostly share it. */
static void
get_ymd (gint64 ms, int *year, int *month, int *day_of_month)
{
  DaybeatInstant instant = { .wall_ms = ms };

  daybeat_day_get_ymd (daybeat_instant_get_day (instant), year, month, day_of_month);
}

static gint64
rest_of_day (gint64 ms)
{
  return ((ms % DAYBEAT_MS_PER_DAY) + DAYBEAT_MS_PER_DAY) % DAYBEAT_MS_PER_DAY;
}

void
standin_put_utc (GString *out, const char *key, gint64 utc_ms)
{
  gint64 rest = rest_of_day (utc_ms);
  int year, month, day;

  get_ymd (utc_ms, &year, &month, &day);
  standin_put_key (out, key);
  g_string_append_c (out, '"');
  append_digits (out, year, 4);
  g_string_append_c (out, '-');
  append_digits (out, month, 2);
  g_string_append_c (out, '-');
  append_digits (out, day, 2);
  g_string_append_c (out, 'T');
  append_digits (out, (int) (rest / 3600000), 2);
  g_string_append_c (out, ':');
  append_digits (out, (int) (rest / 60000 % 60), 2);
  g_string_append_c (out, ':');
  append_digits (out, (int) (rest / 1000 % 60), 2);
  if (rest % 1000 != 0)
    {
      g_string_append_c (out, '.');
      append_digits (out, (int) (rest % 1000), 3);
    }
  g_string_append (out, "Z\",");
}

void
standin_put_offset (GString *out, const char *key, int offset_minutes)
{
  standin_put_key (out, key);
  g_string_append_printf (out, "\"%ds\",", offset_minutes * 60);
}

static void
put_part (GString *out, const char *key, int value)
{
  if (value == 0)
    return;
  standin_put_key (out, key);
  g_string_append_printf (out, "%d,", value);
}

void
standin_put_date (GString *out, const char *key, DaybeatDay day)
{
  int year, month, day_of_month;

  daybeat_day_get_ymd (day, &year, &month, &day_of_month);
  standin_begin (out, key, '{');
  put_part (out, "year", year);
  put_part (out, "month", month);
  put_part (out, "day", day_of_month);
  standin_end (out, '}');
}

void
standin_put_civil (GString *out, const char *key, gint64 wall_ms)
{
  DaybeatInstant instant = { .wall_ms = wall_ms };
  gint64 rest = rest_of_day (wall_ms);

  standin_begin (out, key, '{');
  standin_put_date (out, "date", daybeat_instant_get_day (instant));
  standin_begin (out, "time", '{');
  put_part (out, "hours", (int) (rest / 3600000));
  put_part (out, "minutes", (int) (rest / 60000 % 60));
  put_part (out, "seconds", (int) (rest / 1000 % 60));
  put_part (out, "nanos", (int) (rest % 1000) * 1000000);
  standin_end (out, '}');
  standin_end (out, '}');
}

void
standin_begin (GString *out, const char *key, char bracket)
{
  standin_put_key (out, key);
  g_string_append_c (out, bracket);
}

void
standin_end (GString *out, char bracket)
{
  if (out->len > 0 && out->str[out->len - 1] == ',')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, bracket);
  g_string_append_c (out, ',');
}

static gint64
to_wall (gint64 utc_ms, int offset_minutes)
{
  return utc_ms + offset_minutes * DAYBEAT_MS_PER_MINUTE;
}

/* Sessions come without civil times. */
static void
put_interval (GString *out, const StandInPoint *point, gboolean with_civil)
{
  int start_offset = daybeat_sample_offset_at_utc (point->start_ms);
  int end_offset = daybeat_sample_offset_at_utc (point->end_ms);

  standin_begin (out, "interval", '{');
  standin_put_utc (out, "startTime", point->start_ms);
  standin_put_offset (out, "startUtcOffset", start_offset);
  standin_put_utc (out, "endTime", point->end_ms);
  standin_put_offset (out, "endUtcOffset", end_offset);
  if (with_civil)
    {
      standin_put_civil (out, "civilStartTime", to_wall (point->start_ms, start_offset));
      standin_put_civil (out, "civilEndTime", to_wall (point->end_ms, end_offset));
    }
  standin_end (out, '}');
}

void
standin_put_time (GString *out, const StandInGoogleType *type, const StandInPoint *point)
{
  int offset = daybeat_sample_offset_at_utc (point->start_ms);
  DaybeatInstant date = { .wall_ms = point->start_ms };

  switch (type->kind)
    {
    case STANDIN_KIND_INTERVAL:
    case STANDIN_KIND_SESSION:
    case STANDIN_KIND_SLEEP:
    case STANDIN_KIND_ECG:
      put_interval (out, point, type->kind == STANDIN_KIND_INTERVAL);
      break;
    case STANDIN_KIND_SAMPLE:
      standin_begin (out, "sampleTime", '{');
      standin_put_utc (out, "physicalTime", point->start_ms);
      standin_put_offset (out, "utcOffset", offset);
      standin_put_civil (out, "civilTime", to_wall (point->start_ms, offset));
      standin_end (out, '}');
      break;
    case STANDIN_KIND_DAILY:
      standin_put_date (out, "date", daybeat_instant_get_day (date));
      break;
    case STANDIN_KIND_FOOD:
    default:
      break;
    }
}
