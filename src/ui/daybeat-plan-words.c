/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-plan-words.h"

#include <glib/gi18n.h>

static char *
dup_requests (guint requests, DaybeatUnits *units)
{
  g_autofree char *number = daybeat_units_format_number (units, requests);

  /* Translators: %s is a number with the locale's grouping */
  return g_strdup_printf (ngettext ("%s request", "%s requests", requests), number);
}

/* Rounded up: who is told a minute does not wait two. */
static char *
dup_minutes (guint seconds, DaybeatUnits *units)
{
  return daybeat_units_format_duration (units, seconds < 60 ? 0.25 : (seconds + 59) / 60);
}

char *
daybeat_plan_words_dup_item (DaybeatDay since, guint requests, guint seconds, DaybeatUnits *units)
{
  g_autofree char *day = NULL;
  g_autofree char *count = NULL;
  g_autofree char *time = NULL;

  g_return_val_if_fail (DAYBEAT_IS_UNITS (units), NULL);

  count = dup_requests (requests, units);
  time = dup_minutes (seconds, units);
  if (since == DAYBEAT_DAY_NONE)
    return g_strdup_printf ("%s · %s", count, time);
  day = daybeat_units_format_day (units, since, DAYBEAT_DATE_SHORT);
  /* Translators: the oldest day that is fetched, how many requests that takes, and how long */
  return g_strdup_printf (_("back to %s · %s · %s"), day, count, time);
}

char *
daybeat_plan_words_dup_total (guint requests, guint seconds, DaybeatUnits *units)
{
  g_autofree char *count = NULL;
  g_autofree char *time = NULL;

  g_return_val_if_fail (DAYBEAT_IS_UNITS (units), NULL);

  count = dup_requests (requests, units);
  if (seconds < 60)
    /* Translators: “320 requests” */
    return g_strdup_printf (_("About %s in less than a minute"), count);
  time = dup_minutes (seconds, units);
  /* Translators: “320 requests”, and how long they take */
  return g_strdup_printf (_("About %s in about %s"), count, time);
}

char *
daybeat_plan_words_dup_left (guint done, guint total, int seconds, DaybeatUnits *units)
{
  g_autofree char *count = NULL;
  g_autofree char *number = NULL;
  g_autofree char *progress = NULL;
  g_autofree char *time = NULL;

  g_return_val_if_fail (DAYBEAT_IS_UNITS (units), NULL);

  count = dup_requests (total, units);
  number = daybeat_units_format_number (units, MIN (done, total));
  /* Translators: how many are done, then “320 requests” */
  progress = g_strdup_printf (_("%s of %s"), number, count);
  if (seconds < 0)
    return g_steal_pointer (&progress);
  if (seconds < 60)
    /* Translators: “12 of 320 requests” */
    return g_strdup_printf (_("%s · less than a minute left"), progress);
  time = dup_minutes ((guint) seconds, units);
  /* Translators: “12 of 320 requests”, then how long the rest takes */
  return g_strdup_printf (_("%s · about %s left"), progress, time);
}
