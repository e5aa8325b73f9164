/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-sleep.h"

G_BEGIN_DECLS

/*
 * Of every sleep that several sources recorded one is shown: the same sleep is what overlaps in time; stages go
 * before classic, longer before shorter, then the smaller source and id. Two sleeps of one source never hide each
 * other, and what is hidden itself hides nothing.
 */

/**
 * daybeat_shown_sleeps_decide:
 * @sleeps: (element-type DaybeatSleep): by end
 *
 * Returns: (transfer full) (array): for each of @sleeps whether it is shown
 */
gboolean *daybeat_shown_sleeps_decide (GPtrArray *sleeps);

/**
 * daybeat_shown_sleeps_filter:
 * @sleeps: (element-type DaybeatSleep): by end
 *
 * Leaves what is shown. The order of what stays does not change.
 */
void daybeat_shown_sleeps_filter (GPtrArray *sleeps);

G_END_DECLS
