/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-records"

#include "config.h"

#include "daybeat-clock.h"

static gint64 fixed_now = 0; /* (atomic by its pointer-sized store on the platforms we support) */

gint64
daybeat_clock_now (void)
{
  return fixed_now != 0 ? fixed_now : g_get_real_time () / 1000;
}

GDateTime *
daybeat_clock_now_local (void)
{
  return g_date_time_new_from_unix_local_usec (daybeat_clock_now () * 1000);
}

void
daybeat_clock_set_fixed (gint64 now)
{
  fixed_now = now;
}
