/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-night-heart.h"
#include "daybeat-sleep-range.h"
#include "daybeat-units.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SLEEP_NIGHT_VIEW (daybeat_sleep_night_view_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSleepNightView, daybeat_sleep_night_view, DAYBEAT, SLEEP_NIGHT_VIEW, AdwBin)

/**
 * DaybeatSleepNightView:
 *
 * One night: what it came to, its hypnogram, its stages beside the person's own mean, the day's naps. Where
 * something is missing it says why. Naps can be deleted with the action `sleep.delete` and their id.
 */

/**
 * daybeat_sleep_night_view_show:
 * @range: its last day is shown, the days before are what it is compared with
 * @last_sync: milliseconds since 1970 UTC, or 0
 * @can_delete: whether sleeps can be deleted
 */
void daybeat_sleep_night_view_show (DaybeatSleepNightView *self, DaybeatSleepRange *range, DaybeatUnits *units,
                                    gint64 last_sync, gboolean can_delete);

/**
 * daybeat_sleep_night_view_show_heart:
 * @sleep: the night that is shown
 * @heart: (transfer full): what was measured in it
 *
 * Adds the heart rate to the night, which is on the screen before its samples are loaded.
 */
void daybeat_sleep_night_view_show_heart (DaybeatSleepNightView *self, const DaybeatSleep *sleep,
                                          DaybeatNightHeart *heart, DaybeatUnits *units);

/**
 * daybeat_sleep_night_view_load_origin:
 * @sleep: the night that is shown
 *
 * Makes the lines under the night tell more precisely where it and its heart rate came from, for whoever asks.
 */
void daybeat_sleep_night_view_load_origin (DaybeatSleepNightView *self, DaybeatStore *store, const DaybeatSleep *sleep,
                                           GCancellable *cancellable);

G_END_DECLS
