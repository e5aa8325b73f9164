/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-instant.h"

G_BEGIN_DECLS

/**
 * daybeat_local_instant_at:
 * @utc_ms: milliseconds since 1970 UTC
 *
 * Returns: that moment on this computer's wall clock; %DAYBEAT_INSTANT_NONE where no calendar reaches it. The zone is
 *   today's, which is good enough for a date in a banner
 */
DaybeatInstant daybeat_local_instant_at (gint64 utc_ms);

G_END_DECLS
