/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "daybeat-sleep-numbers.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SLEEP_NIGHT (daybeat_sleep_night_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSleepNight, daybeat_sleep_night, DAYBEAT, SLEEP_NIGHT, GObject)

/**
 * DaybeatSleepNight:
 *
 * One civil day's sleep: the night that ends on it, the naps, and what follows from them. It may be a placeholder
 * first, for a row that is on the screen before its numbers are, and notifies when it is filled. Numbers only;
 * nothing here is written out for people.
 *
 * Properties, read-only and notified: `day` (uint), `loaded` (boolean), `recorded` (boolean: there is a night, not
 * only naps), `asleep` (double: minutes asleep that day, naps included), `in-bed` and `efficiency` (doubles, of the
 * night). What is not known is NaN.
 */

/**
 * daybeat_sleep_night_new:
 *
 * Returns: (transfer full): a placeholder
 */
DaybeatSleepNight *daybeat_sleep_night_new (DaybeatDay day);

/**
 * daybeat_sleep_night_set_sleeps:
 * @sleeps: (element-type DaybeatSleep): the sleeps that end on this day; more references are taken
 */
void daybeat_sleep_night_set_sleeps (DaybeatSleepNight *self, GPtrArray *sleeps);

DaybeatDay daybeat_sleep_night_get_day (DaybeatSleepNight *self);
gboolean daybeat_sleep_night_get_loaded (DaybeatSleepNight *self);

/**
 * daybeat_sleep_night_get_main:
 *
 * Returns: (transfer none) (nullable): the night; %NULL where none was recorded or nothing is loaded yet
 */
const DaybeatSleep *daybeat_sleep_night_get_main (DaybeatSleepNight *self);

/**
 * daybeat_sleep_night_get_numbers:
 *
 * Returns: (transfer none) (nullable): of the main sleep
 */
const DaybeatSleepNumbers *daybeat_sleep_night_get_numbers (DaybeatSleepNight *self);

/**
 * daybeat_sleep_night_get_naps:
 *
 * Returns: (transfer none) (element-type DaybeatSleep): every other sleep of the day, by start
 */
GPtrArray *daybeat_sleep_night_get_naps (DaybeatSleepNight *self);

/**
 * daybeat_sleep_night_get_asleep:
 *
 * Returns: minutes asleep that day, naps included; NaN where nothing is known
 */
double daybeat_sleep_night_get_asleep (DaybeatSleepNight *self);

G_END_DECLS
