/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-units.h"

G_BEGIN_DECLS

/**
 * daybeat_plan_words_dup_item:
 * @since: the oldest day, or %DAYBEAT_DAY_NONE
 * @requests: how many requests it takes
 * @seconds: how long they take
 *
 * Returns: (transfer full): a part of a sync in one line: `back to 12 Mar 2019 · 45 requests · 2 min`
 */
char *daybeat_plan_words_dup_item (DaybeatDay since, guint requests, guint seconds, DaybeatUnits *units);

/**
 * daybeat_plan_words_dup_total:
 *
 * Returns: (transfer full): all of it together: `About 320 requests in about 3 min`
 */
char *daybeat_plan_words_dup_total (guint requests, guint seconds, DaybeatUnits *units);

/**
 * daybeat_plan_words_dup_left:
 * @seconds: −1 where not known
 *
 * Returns: (transfer full): `12 of 320 requests · about 3 min left`
 */
char *daybeat_plan_words_dup_left (guint done, guint total, int seconds, DaybeatUnits *units);

G_END_DECLS
