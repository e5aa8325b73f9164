/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-sync"

#include "config.h"

#include "daybeat-sync-limit-private.h"

/* What is left to the person's other programs before the limit. */
#define QUOTA_RESERVE 2

void
_daybeat_sync_limit_note_refusal (DaybeatSyncLimit *self, gint64 until, gboolean brief)
{
  self->refused_until = MAX (self->refused_until, until);
  if (brief)
    self->brief_until = MAX (self->brief_until, until);
}

gint64
_daybeat_sync_limit_get_end (DaybeatSyncLimit *self, const DaybeatQuota *quota, guint in_flight, gint64 now)
{
  gint64 left;

  if (now < self->refused_until)
    return self->refused_until;
  if (now >= self->period_ends)
    {
      self->period_ends = quota->reset_at;
      self->sent_in_period = 0;
    }
  if (quota->reset_at <= now || quota->remaining < 0)
    return 0;
  left = quota->remaining - (gint64) in_flight;
  if (quota->limit > 0)
    left = MIN (left, quota->limit - self->sent_in_period);
  return left <= QUOTA_RESERVE ? quota->reset_at : 0;
}
