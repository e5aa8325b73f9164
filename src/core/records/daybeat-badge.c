/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-records"

#include "config.h"

#include "daybeat-badge.h"

#include "daybeat-record-private.h"

static void
daybeat_badge_clear (DaybeatBadge *self)
{
  g_free (self->id);
  g_free (self->type);
  g_free (self->category);
  g_free (self->name);
  g_free (self->short_name);
  g_free (self->description);
  g_free (self->short_description);
  g_free (self->earned_message);
  g_free (self->unit);
  g_free (self->gradient_start);
  g_free (self->gradient_end);
  g_free (self->image_url);
  g_free (self->extra);
}

DAYBEAT_DEFINE_RECORD (DaybeatBadge, daybeat_badge)

DaybeatBadge *
daybeat_badge_new (void)
{
  DaybeatBadge *self = g_atomic_rc_box_new0 (DaybeatBadge);

  self->value = DAYBEAT_ABSENT;
  self->times_achieved = DAYBEAT_ABSENT;
  return self;
}
