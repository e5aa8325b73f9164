/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-service.h"

G_BEGIN_DECLS

/**
 * DaybeatSyncLimit:
 *
 * What one run knows of a service's limit besides the headers: they lag, so what was sent since counts too. All times
 * are milliseconds since 1970 UTC; a run begins with zeros.
 */
typedef struct
{
  gint64 refused_until;
  gint64 brief_until; /* a refusal that is not worth ending a run for */
  gint64 sent_in_period;
  gint64 period_ends;
} DaybeatSyncLimit;

/**
 * _daybeat_sync_limit_note_refusal:
 *
 * Holds to a refusal: an answer that was on its way at the same time may still speak of requests that are left.
 */
void _daybeat_sync_limit_note_refusal (DaybeatSyncLimit *self, gint64 until, gboolean brief);

/**
 * _daybeat_sync_limit_get_end:
 * @in_flight: requests that are out
 *
 * Returns: when the next request may go out; 0 for now
 */
gint64 _daybeat_sync_limit_get_end (DaybeatSyncLimit *self, const DaybeatQuota *quota, guint in_flight, gint64 now);

G_END_DECLS
