/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-json-fields.h"

G_BEGIN_DECLS

/* The service's ways to write lengths of time, civil times and instants, whoever reads the JSON. */

#define DAYBEAT_GOOGLE_HEALTH_NO_CIVIL G_MININT64

/**
 * daybeat_google_health_parse_duration:
 * @text: (nullable): seconds, such as `-14400s` or `1.5s`
 * @ms: (out):
 *
 * Returns: whether @text was understood
 */
gboolean daybeat_google_health_parse_duration (const char *text, gint64 *ms);

/**
 * daybeat_google_health_civil_to_ms:
 * @time_ms: milliseconds since midnight
 *
 * Returns: a wall time as in #DaybeatInstant, or %DAYBEAT_GOOGLE_HEALTH_NO_CIVIL
 */
gint64 daybeat_google_health_civil_to_ms (int year, int month, int day, gint64 time_ms);

/**
 * daybeat_google_health_place:
 * @time: an instant as it was parsed
 * @offset: (nullable): the clock's offset from UTC, a duration
 * @civil_ms: what the clock showed, or %DAYBEAT_GOOGLE_HEALTH_NO_CIVIL
 * @near_minutes: the offset of something near by, to be assumed where nothing tells it; 0 where nothing is near
 *
 * The instant is known in any case; what may have to be assumed is what the clock showed.
 *
 * Returns: the instant on the person's clock; absent where no calendar has it
 */
DaybeatInstant daybeat_google_health_place (DaybeatInstant time, const char *offset, gint64 civil_ms,
                                            int near_minutes);

/**
 * daybeat_google_health_take_seconds:
 *
 * Returns: a duration in seconds, or NaN
 */
double daybeat_google_health_take_seconds (DaybeatJsonFields *fields, const char *member);

/**
 * daybeat_google_health_take_date:
 *
 * Returns: the day of `{year, month, day}`
 */
DaybeatDay daybeat_google_health_take_date (DaybeatJsonFields *fields, const char *member);

/**
 * daybeat_google_health_take_civil_day:
 *
 * Returns: the day of `{date, time}`
 */
DaybeatDay daybeat_google_health_take_civil_day (DaybeatJsonFields *fields, const char *member);

/**
 * daybeat_google_health_take_instant:
 * @time: member with the instant
 * @offset: member with the clock's offset
 * @civil: (nullable): member with what the clock showed
 * @near_minutes: see daybeat_google_health_place()
 */
DaybeatInstant daybeat_google_health_take_instant (DaybeatJsonFields *fields, const char *time, const char *offset,
                                                   const char *civil, int near_minutes);

/**
 * daybeat_google_health_take_interval:
 * @start: (out): absent where there is none
 * @end: (out):
 *
 * Takes `interval`.
 */
void daybeat_google_health_take_interval (DaybeatJsonFields *fields, DaybeatInstant *start, DaybeatInstant *end);

/**
 * daybeat_google_health_take_sample_time:
 *
 * Takes `sampleTime`.
 */
DaybeatInstant daybeat_google_health_take_sample_time (DaybeatJsonFields *fields);

/**
 * daybeat_google_health_take_word:
 *
 * Returns: (transfer full) (nullable): an enum's value in lower case; %NULL where it says that it says nothing
 */
char *daybeat_google_health_take_word (DaybeatJsonFields *fields, const char *member);

/**
 * daybeat_google_health_note_rest:
 *
 * Notes the members that were not taken.
 */
void daybeat_google_health_note_rest (DaybeatJsonFields *fields);

/**
 * daybeat_google_health_take_rest:
 * @into: gets what was not taken: names with underscores; amounts without the object around them
 */
void daybeat_google_health_take_rest (DaybeatJsonFields *fields, JsonObject *into);

/**
 * daybeat_google_health_add_plain:
 *
 * Adds @node to @into as daybeat_google_health_take_rest() does.
 */
void daybeat_google_health_add_plain (JsonObject *into, const char *member, JsonNode *node);

/**
 * daybeat_google_health_set_instant:
 *
 * Sets @member, unless @instant is absent.
 */
void daybeat_google_health_set_instant (JsonObject *object, const char *member, DaybeatInstant instant);

/**
 * daybeat_google_health_set_number:
 *
 * Sets @member, unless @number is absent.
 */
void daybeat_google_health_set_number (JsonObject *object, const char *member, double number);

/**
 * daybeat_google_health_object_to_text:
 * @object: (transfer full):
 *
 * Returns: (transfer full) (nullable): its JSON; %NULL where it is empty
 */
char *daybeat_google_health_object_to_text (JsonObject *object);

G_END_DECLS
