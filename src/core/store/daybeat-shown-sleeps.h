/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-sleep.h"

G_BEGIN_DECLS

/**
 * daybeat_shown_sleeps_filter:
 * @sleeps: (element-type DaybeatSleep):
 *
 * Leaves of every sleep that several sources recorded the one that is shown: the same sleep is what overlaps in time;
 * stages go before classic, longer before shorter, then the smaller source and id. Two sleeps of one source never hide
 * each other. The order of what stays does not change.
 */
void daybeat_shown_sleeps_filter (GPtrArray *sleeps);

/**
 * daybeat_shown_sleeps_is_shown:
 *
 * Returns: whether @sleep would stay among @sleeps
 */
gboolean daybeat_shown_sleeps_is_shown (GPtrArray *sleeps, const DaybeatSleep *sleep);

G_END_DECLS
