/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DaybeatPacer:
 *
 * Spreads requests so that no stretch of time of a given length sees more of them than a service allows: a short sync
 * runs as fast as it can, a long one is held back.
 */
typedef struct _DaybeatPacer DaybeatPacer;

/**
 * daybeat_pacer_new:
 * @limit: how many may go out in any stretch of @period; at least 1
 * @period: milliseconds
 *
 * Returns: (transfer full):
 */
DaybeatPacer *daybeat_pacer_new (guint limit, guint period);
void daybeat_pacer_free (DaybeatPacer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatPacer, daybeat_pacer_free)

/**
 * daybeat_pacer_reserve:
 * @now: milliseconds on a clock that never goes back
 *
 * Takes the next place. A place that is not used is lost.
 *
 * Returns: when the request may go out: @now or later
 */
gint64 daybeat_pacer_reserve (DaybeatPacer *self, gint64 now);

G_END_DECLS
