/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-night-heart.h"
#include "daybeat-sleep-night.h"
#include "daybeat-units.h"

G_BEGIN_DECLS

/**
 * daybeat_sleep_words_dup_times:
 *
 * Returns: (transfer full): from when to when somebody was in bed, each by the clock that hung there then
 */
char *daybeat_sleep_words_dup_times (const DaybeatSleep *sleep, DaybeatUnits *units);

/**
 * daybeat_sleep_words_dup_details:
 *
 * Returns: (transfer full): when, how long in bed, and the efficiency where it is known
 */
char *daybeat_sleep_words_dup_details (const DaybeatSleepNumbers *numbers, const DaybeatSleep *sleep,
                                       DaybeatUnits *units);

/**
 * daybeat_sleep_words_get_no_stages_reason:
 *
 * Returns: (transfer none) (nullable): why a night has no stages, translated; %NULL where it has some
 */
const char *daybeat_sleep_words_get_no_stages_reason (const DaybeatSleep *sleep);

/**
 * daybeat_sleep_words_dup_origin:
 * @last_sync: milliseconds since 1970 UTC, or 0
 *
 * Returns: (transfer full): which device recorded it, where it comes from, as of when
 */
char *daybeat_sleep_words_dup_origin (const DaybeatSleep *sleep, gint64 last_sync, DaybeatUnits *units);

/**
 * daybeat_sleep_words_dup_description:
 *
 * Returns: (transfer full): a night's hypnogram for who cannot see it
 */
char *daybeat_sleep_words_dup_description (const DaybeatSleepNumbers *numbers, const DaybeatSleep *sleep,
                                           DaybeatUnits *units);

/**
 * DaybeatSleepExplanation:
 * @term: what it is called, with the number
 * @meaning: what that means and how it comes about
 */
typedef struct
{
  char *term;
  char *meaning;
} DaybeatSleepExplanation;

/**
 * daybeat_sleep_words_explain:
 *
 * Returns: (transfer full) (element-type DaybeatSleepExplanation): every number known of a night, with what it means
 */
GPtrArray *daybeat_sleep_words_explain (const DaybeatSleepNumbers *numbers, const DaybeatSleep *sleep,
                                        DaybeatUnits *units);

/**
 * daybeat_sleep_words_dup_heart:
 *
 * Returns: (transfer full): `♥ 54 on average asleep · 48 at the lowest · from Google Health`
 */
char *daybeat_sleep_words_dup_heart (const DaybeatNightHeart *heart);

G_END_DECLS
