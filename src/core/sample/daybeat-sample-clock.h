/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-sleep.h"

G_BEGIN_DECLS

/**
 * daybeat_sample_offset_at_wall:
 * @wall_ms: as in #DaybeatInstant; the hour that there is twice in October is taken for the first
 *
 * Returns: what the clocks of the made person's country (central Europe) are ahead of UTC then, in minutes
 */
int daybeat_sample_offset_at_wall (gint64 wall_ms);

/**
 * daybeat_sample_offset_at_utc:
 */
int daybeat_sample_offset_at_utc (gint64 utc_ms);

/**
 * daybeat_sample_midnight:
 *
 * Returns: milliseconds since 1970 UTC at which @day begins there
 */
gint64 daybeat_sample_midnight (DaybeatDay day);

/**
 * daybeat_sample_sleep_to_utc:
 * @wall_ms: a time on the clock of the start of @sleep, as its segments have them
 *
 * The hour that a night in March has too much, because its clock was put forward in it, is no time at all.
 *
 * Returns: milliseconds since 1970 UTC
 */
gint64 daybeat_sample_sleep_to_utc (const DaybeatSleep *sleep, gint64 wall_ms);

/**
 * daybeat_sample_sleep_get_end:
 *
 * Returns: when @sleep ends, milliseconds since 1970 UTC
 */
gint64 daybeat_sample_sleep_get_end (const DaybeatSleep *sleep);

G_END_DECLS
