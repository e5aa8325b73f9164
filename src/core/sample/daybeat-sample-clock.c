/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sample"

#include "config.h"

#include "daybeat-sample-clock.h"

#include "daybeat-sample-private.h"

#define WINTER 60
#define SUMMER 120

/* The last Sunday of a month of 31 days: the seventh day of the week that begins on the 25th. */
static DaybeatDay
last_sunday (int year, int month)
{
  DaybeatDay day = daybeat_day_from_ymd (year, month, 31);

  return day - (DaybeatDay) (daybeat_day_get_weekday (day) % 7);
}

static gint64
day_to_ms (DaybeatDay day)
{
  return ((gint64) day - EPOCH_DAY) * DAYBEAT_MS_PER_DAY;
}

/* The clocks change at one in UTC. */
static gint64
get_change (int year, int month)
{
  return day_to_ms (last_sunday (year, month)) + 60 * DAYBEAT_MS_PER_MINUTE;
}

static int
year_of (gint64 ms)
{
  DaybeatInstant instant = { .wall_ms = ms };
  int year;

  daybeat_day_get_ymd (daybeat_instant_get_day (instant), &year, NULL, NULL);
  return year;
}

int
daybeat_sample_offset_at_utc (gint64 utc_ms)
{
  int year = year_of (utc_ms);

  return utc_ms >= get_change (year, 3) && utc_ms < get_change (year, 10) ? SUMMER : WINTER;
}

int
daybeat_sample_offset_at_wall (gint64 wall_ms)
{
  int year = year_of (wall_ms);
  gint64 forward = get_change (year, 3) + WINTER * DAYBEAT_MS_PER_MINUTE;
  gint64 back = get_change (year, 10) + SUMMER * DAYBEAT_MS_PER_MINUTE;

  return wall_ms >= forward && wall_ms < back ? SUMMER : WINTER;
}

gint64
daybeat_sample_midnight (DaybeatDay day)
{
  gint64 wall_ms = day_to_ms (day);

  return wall_ms - daybeat_sample_offset_at_wall (wall_ms) * DAYBEAT_MS_PER_MINUTE;
}

gint64
daybeat_sample_sleep_to_utc (const DaybeatSleep *sleep, gint64 wall_ms)
{
  int offset = daybeat_sample_offset_at_wall (sleep->start.wall_ms);
  gint64 utc_ms = wall_ms - offset * DAYBEAT_MS_PER_MINUTE;
  gint64 forward = get_change (year_of (wall_ms), 3);

  if (offset == WINTER && utc_ms >= forward && sleep->start.wall_ms - WINTER * DAYBEAT_MS_PER_MINUTE < forward)
    return MAX (forward, utc_ms - (SUMMER - WINTER) * DAYBEAT_MS_PER_MINUTE);
  return utc_ms;
}

gint64
daybeat_sample_sleep_get_end (const DaybeatSleep *sleep)
{
  return daybeat_sample_sleep_to_utc (sleep, sleep->start.wall_ms + sleep->in_bed_minutes * DAYBEAT_MS_PER_MINUTE);
}
