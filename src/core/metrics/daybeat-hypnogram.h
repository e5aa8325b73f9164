/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-sleep.h"

G_BEGIN_DECLS

/**
 * daybeat_hypnogram_new:
 *
 * Cuts the short wakes into the long segments: what the person did at every moment of the night. Segments come out by
 * time and without overlap (what begins later wins), neighbours of one level joined; where the source says nothing
 * there is a gap, and none stands for it.
 *
 * Returns: (transfer full) (element-type DaybeatSleepSegment): may be empty; on the clock of the sleep's start
 */
GArray *daybeat_hypnogram_new (const DaybeatSleep *sleep);

/**
 * daybeat_hypnogram_new_long:
 *
 * The long segments alone, ordered in the same way: what a chart draws beneath the short wakes.
 *
 * Returns: (transfer full) (element-type DaybeatSleepSegment): may be empty
 */
GArray *daybeat_hypnogram_new_long (const DaybeatSleep *sleep);

/**
 * daybeat_sleep_level_is_asleep:
 *
 * Returns: whether this level counts as sleep: light, deep and REM, or the classic `asleep`. Restless does not.
 */
gboolean daybeat_sleep_level_is_asleep (DaybeatSleepLevel level);

G_END_DECLS
