/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-ui"

#include "config.h"

#include "daybeat-local-instant.h"

DaybeatInstant
daybeat_local_instant_at (gint64 utc_ms)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (utc_ms / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  if (local == NULL)
    return DAYBEAT_INSTANT_NONE;
  return daybeat_instant_from_utc (utc_ms, (int) (g_date_time_get_utc_offset (local) / G_TIME_SPAN_MINUTE),
                                   DAYBEAT_OFFSET_ASSUMED);
}
