/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-day.h"

G_BEGIN_DECLS

/**
 * DaybeatOffsetSource:
 * @DAYBEAT_OFFSET_NONE: only the wall time is known
 * @DAYBEAT_OFFSET_ASSUMED: Daybeat worked the UTC offset out
 * @DAYBEAT_OFFSET_RECEIVED: the source sent the UTC offset
 *
 * How much is known of where a clock stood. The values are stored: never renumber.
 */
typedef enum
{
  DAYBEAT_OFFSET_NONE = 0,
  DAYBEAT_OFFSET_ASSUMED = 1,
  DAYBEAT_OFFSET_RECEIVED = 2,
} DaybeatOffsetSource;

/**
 * DaybeatInstant:
 * @wall_ms: what the wall clock showed, as milliseconds since 1970 read as if it were UTC
 * @offset_minutes: what that clock was ahead of UTC; 0 where @offset_source is none
 * @offset_source: how the offset is known
 *
 * A moment as a person lived it. The instant in UTC is @wall_ms − @offset_minutes, where there is an offset.
 * A @wall_ms of %DAYBEAT_INSTANT_ABSENT is no moment at all.
 */
typedef struct
{
  gint64 wall_ms;
  gint32 offset_minutes;
  gint32 offset_source; /* a DaybeatOffsetSource */
} DaybeatInstant;

#define DAYBEAT_INSTANT_ABSENT G_MININT64
#define DAYBEAT_INSTANT_NONE ((DaybeatInstant) { .wall_ms = DAYBEAT_INSTANT_ABSENT })

#define DAYBEAT_MS_PER_MINUTE G_GINT64_CONSTANT (60000)
#define DAYBEAT_MS_PER_DAY G_GINT64_CONSTANT (86400000)

static inline gboolean
daybeat_instant_is_absent (DaybeatInstant instant)
{
  return instant.wall_ms == DAYBEAT_INSTANT_ABSENT;
}

/**
 * daybeat_instant_parse:
 * @text: (nullable): ISO 8601, `YYYY-MM-DDTHH:MM[:SS[.fff]]`, alone or followed by `Z` or `±HH:MM`
 * @instant: (out):
 *
 * Text without an offset gives %DAYBEAT_OFFSET_NONE; one with an offset %DAYBEAT_OFFSET_RECEIVED.
 *
 * Returns: whether @text was understood
 */
gboolean daybeat_instant_parse (const char *text, DaybeatInstant *instant);

/**
 * daybeat_instant_from_utc:
 * @utc_ms: milliseconds since 1970 UTC
 */
DaybeatInstant daybeat_instant_from_utc (gint64 utc_ms, int offset_minutes, DaybeatOffsetSource offset_source);

/**
 * daybeat_instant_to_string:
 *
 * Returns: (transfer full) (nullable): ISO 8601 as the export writes it: milliseconds only where there are any, the
 *   offset only where there is one; %NULL for an absent instant
 */
char *daybeat_instant_to_string (DaybeatInstant instant);

/**
 * daybeat_instant_get_utc:
 *
 * Returns: milliseconds since 1970 UTC; without an offset the wall time taken as UTC, good for ordering only
 */
gint64 daybeat_instant_get_utc (DaybeatInstant instant);

/**
 * daybeat_instant_get_day:
 *
 * Returns: the civil day on that wall clock
 */
DaybeatDay daybeat_instant_get_day (DaybeatInstant instant);

/**
 * daybeat_instant_get_minute_of_day:
 *
 * Returns: minutes since midnight on that wall clock, 0–1439
 */
int daybeat_instant_get_minute_of_day (DaybeatInstant instant);

/**
 * daybeat_instant_add_seconds:
 */
DaybeatInstant daybeat_instant_add_seconds (DaybeatInstant instant, gint64 seconds);

/**
 * daybeat_offset_source_to_string:
 *
 * Returns: the export's word, `none`, `assumed` or `source`
 */
const char *daybeat_offset_source_to_string (DaybeatOffsetSource offset_source);

G_END_DECLS
