/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-records"

#include "config.h"

#include "daybeat-track.h"

#include "daybeat-record-private.h"

static void
daybeat_track_clear (DaybeatTrack *self)
{
  g_free (self->exercise_id);
  g_array_unref (self->points);
}

DAYBEAT_DEFINE_RECORD (DaybeatTrack, daybeat_track)

DaybeatTrack *
daybeat_track_new (const char *exercise_id)
{
  DaybeatTrack *self = g_atomic_rc_box_new0 (DaybeatTrack);

  self->exercise_id = g_strdup (exercise_id);
  self->points = g_array_new (FALSE, FALSE, sizeof (DaybeatTrackPoint));
  return self;
}
