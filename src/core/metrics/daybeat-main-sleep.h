/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-sleep.h"

G_BEGIN_DECLS

/**
 * daybeat_main_sleep_find:
 * @sleeps: (element-type DaybeatSleep): the sleeps of one civil day, in any order
 *
 * Which sleep of a day is its night: the one the source calls so; else the longest with stages; else the longest. Of
 * equal ones it is the one that starts earlier. Where the source flags several, the same order decides between them.
 *
 * Returns: (transfer none) (nullable): one of @sleeps; %NULL for none
 */
DaybeatSleep *daybeat_main_sleep_find (GPtrArray *sleeps);

/**
 * daybeat_main_sleep_is_lone_nap:
 * @sleep: the main sleep of a day without another sleep
 *
 * A short sleep by day is formally the main sleep of a day that has no other. It is shown as a nap, the night as not
 * recorded, and it does not count for bed and wake times.
 *
 * Returns: whether @sleep is shorter than three hours and its middle lies between 10:00 and 20:00 on its own clock
 */
gboolean daybeat_main_sleep_is_lone_nap (const DaybeatSleep *sleep);

/**
 * daybeat_sleep_get_in_bed_seconds:
 *
 * How long a sleep is from start to end, as a difference of instants: the clocks may have been changed in between.
 * Where no offset is known the source's own minutes decide, and wall clocks only where there is nothing else.
 *
 * Returns: seconds, not negative
 */
gint64 daybeat_sleep_get_in_bed_seconds (const DaybeatSleep *sleep);

G_END_DECLS
