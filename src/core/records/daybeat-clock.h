/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * daybeat_clock_now:
 *
 * Returns: milliseconds since 1970 UTC; the only place that asks the system for it,
 *   so that a test can stop the clock
 */
gint64 daybeat_clock_now (void);

/**
 * daybeat_clock_now_local:
 *
 * Returns: (transfer full): now, in the system's time zone
 */
GDateTime *daybeat_clock_now_local (void);

/**
 * daybeat_clock_set_fixed:
 * @now: milliseconds since 1970 UTC at which the clock stands still; 0 lets it run
 *
 * For tests.
 */
void daybeat_clock_set_fixed (gint64 now);

G_END_DECLS
