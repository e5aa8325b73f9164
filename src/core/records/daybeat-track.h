/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-absent.h"
#include "daybeat-source.h"

G_BEGIN_DECLS

/**
 * DaybeatTrackPoint:
 * @time_ms: milliseconds since 1970 UTC
 * @latitude: degrees north (WGS 84)
 * @longitude: degrees east
 * @altitude_m: above sea, or NaN
 */
typedef struct
{
  gint64 time_ms;
  double latitude;
  double longitude;
  double altitude_m;
} DaybeatTrackPoint;

/**
 * DaybeatTrack:
 * @exercise_id: whose route it is, by the same source
 * @points: (element-type DaybeatTrackPoint): by time
 */
typedef struct
{
  DaybeatSource source;
  char *exercise_id;
  GArray *points;
} DaybeatTrack;

/**
 * daybeat_track_new:
 *
 * Returns: (transfer full): a track without points
 */
DaybeatTrack *daybeat_track_new (const char *exercise_id);
DaybeatTrack *daybeat_track_ref (DaybeatTrack *self);
void daybeat_track_unref (DaybeatTrack *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatTrack, daybeat_track_unref)

G_END_DECLS
