/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sync"

#include "config.h"

#include "daybeat-sync-backoff.h"

#define LONGEST_DELAY 60000

guint
daybeat_sync_backoff (guint tries, guint first_delay)
{
  guint64 delay = (guint64) first_delay << MIN (tries - 1, 16);

  delay = MIN (delay, LONGEST_DELAY);
  return (guint) delay + (guint) g_random_int_range (0, (int) delay / 4 + 1);
}
