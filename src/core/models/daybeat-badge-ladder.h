/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-badge.h"

G_BEGIN_DECLS

/**
 * daybeat_badge_ladder_has:
 * @type: (nullable): a badge's type, such as `DAILY_STEPS`
 * @unit: (nullable): a badge's unit: distances have a ladder in kilometres and one in miles
 *
 * Returns: whether @value is one of the steps that are known of this kind of badge
 */
gboolean daybeat_badge_ladder_has (const char *type, const char *unit, gint64 value);

/**
 * daybeat_badge_ladder_get_next:
 * @value: the highest step reached
 *
 * The steps as people reported them: the service has no list of what there is to earn.
 *
 * Returns: the least known step above @value, or %DAYBEAT_ABSENT where none is known
 */
gint64 daybeat_badge_ladder_get_next (const char *type, const char *unit, gint64 value);

G_END_DECLS
