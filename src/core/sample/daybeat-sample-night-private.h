/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-sleep.h"

G_BEGIN_DECLS

/**
 * DaybeatSampleNight:
 * @day: the civil day on which it ends
 * @bed_minute: minutes after midnight of @day, negative for the evening before
 * @in_bed_minutes: how long
 * @stages: whether the device of the time knew stages
 * @ill: restless and long
 * @poor_signal: whether the heart could not be read well enough for stages
 * @clock_change_minutes: how far the clocks are put forward in this night: at two what follows is an `unknown` stretch;
 *   where it is negative they are put back at three, and the end is earlier than the time in bed says
 * @device: what was worn
 */
typedef struct
{
  DaybeatDay day;
  int bed_minute;
  int in_bed_minutes;
  gboolean stages;
  gboolean ill;
  gboolean poor_signal;
  int clock_change_minutes;
  const char *device;
} DaybeatSampleNight;

/**
 * daybeat_sample_night_create:
 * @seed: chooses the person; the night's own chance depends on it and the day alone
 *
 * Returns: (transfer full): the night as the Fitbit Web API would describe it: segments of whole half minutes, short
 *   wakes over them, and minutes that follow from both
 */
DaybeatSleep *daybeat_sample_night_create (guint32 seed, DaybeatSource source, const DaybeatSampleNight *night);

/**
 * daybeat_sample_nap_create:
 *
 * Returns: (transfer full): a short classic sleep on the afternoon of @day
 */
DaybeatSleep *daybeat_sample_nap_create (guint32 seed, DaybeatSource source, DaybeatDay day, const char *device);

G_END_DECLS
