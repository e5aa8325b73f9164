/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-hidden-sleeps.h"
#include "daybeat-sleep-night.h"
#include "daybeat-store.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SLEEP_NIGHT_LIST (daybeat_sleep_night_list_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatSleepNightList, daybeat_sleep_night_list, DAYBEAT, SLEEP_NIGHT_LIST, GObject)

/**
 * DaybeatSleepNightList:
 *
 * A #GListModel of #DaybeatSleepNight: every day with a sleep, newest first. Loading reads the days alone, so that
 * thousands of nights are there at once; a night is a placeholder until somebody asked for it and its page was read.
 */

/**
 * daybeat_sleep_night_list_new:
 * @hidden: (nullable): what to leave out
 *
 * Returns: (transfer full): an empty list
 */
DaybeatSleepNightList *daybeat_sleep_night_list_new (DaybeatStore *store, DaybeatHiddenSleeps *hidden);

/**
 * daybeat_sleep_night_list_load_async:
 *
 * Reads the days, the first time or again after a change; nights that were read already are read again, the same
 * objects staying where they are.
 */
void daybeat_sleep_night_list_load_async (DaybeatSleepNightList *self, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
gboolean daybeat_sleep_night_list_load_finish (DaybeatSleepNightList *self, GAsyncResult *result, GError **error);

/**
 * daybeat_sleep_night_list_get_day:
 * @position: below the number of items
 *
 * Returns: that item's day, without asking for the item
 */
DaybeatDay daybeat_sleep_night_list_get_day (DaybeatSleepNightList *self, guint position);

G_END_DECLS
