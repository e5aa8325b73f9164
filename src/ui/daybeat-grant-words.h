/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-units.h"

G_BEGIN_DECLS

/**
 * daybeat_grant_words_dup_end:
 * @who: who ends it: `Google`
 * @ends_at: milliseconds since 1970 UTC
 * @now: the same
 *
 * Returns: (transfer full): when a sign-in that does not last will be over: `Google ends this sign-in in 5 days`, the
 *   days being those of this computer's calendar, and on the last two of them the time of day
 */
char *daybeat_grant_words_dup_end (const char *who, gint64 ends_at, gint64 now, DaybeatUnits *units);

/**
 * daybeat_grant_words_is_near:
 * @ends_at: milliseconds since 1970 UTC, or 0 where there is no end
 * @now: milliseconds since 1970 UTC
 *
 * Returns: whether it is time to remind somebody: the sign-in ends today or tomorrow
 */
gboolean daybeat_grant_words_is_near (gint64 ends_at, gint64 now);

G_END_DECLS
