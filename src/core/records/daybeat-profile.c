/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-records"

#include "config.h"

#include "daybeat-profile.h"

#include "daybeat-record-private.h"

static void
daybeat_profile_clear (DaybeatProfile *self)
{
  g_free (self->id);
  g_free (self->display_name);
  g_free (self->full_name);
  g_free (self->first_name);
  g_free (self->last_name);
  g_free (self->nickname);
  g_free (self->about_me);
  g_free (self->gender);
  g_free (self->stride_walking_type);
  g_free (self->stride_running_type);
  g_free (self->timezone);
  g_free (self->city);
  g_free (self->state);
  g_free (self->country);
  g_free (self->locale);
  g_free (self->language_locale);
  g_free (self->foods_locale);
  g_free (self->avatar_url);
  g_free (self->start_of_week);
  g_free (self->clock);
  g_free (self->sleep_tracking);
  g_free (self->distance_unit);
  g_free (self->height_unit);
  g_free (self->weight_unit);
  g_free (self->water_unit);
  g_free (self->water_unit_name);
  g_free (self->temperature_unit);
  g_free (self->glucose_unit);
  g_free (self->swim_unit);
  g_free (self->extra);
}

DAYBEAT_DEFINE_RECORD (DaybeatProfile, daybeat_profile)

DaybeatProfile *
daybeat_profile_new (void)
{
  DaybeatProfile *self = g_atomic_rc_box_new0 (DaybeatProfile);

  self->age = DAYBEAT_ABSENT;
  self->height_m = DAYBEAT_ABSENT_NUMBER;
  self->weight_kg = DAYBEAT_ABSENT_NUMBER;
  self->stride_walking_m = DAYBEAT_ABSENT_NUMBER;
  self->stride_running_m = DAYBEAT_ABSENT_NUMBER;
  self->utc_offset_minutes = G_MININT;
  self->average_daily_steps = DAYBEAT_ABSENT;
  self->child = DAYBEAT_ABSENT;
  self->ambassador = DAYBEAT_ABSENT;
  self->coach = DAYBEAT_ABSENT;
  self->auto_stride = DAYBEAT_ABSENT;
  return self;
}
