/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "standin-google-data-private.h"

G_BEGIN_DECLS

/* What the table of types is made of. */

#define STANDIN_COLLECT(what)                                                                                        \
  void standin_collect_##what (StandIn *self, const StandInGoogleType *type, DaybeatDay day, StandInPurpose purpose, \
                               GArray *points)
STANDIN_COLLECT (minutes);
STANDIN_COLLECT (heart_rate);
STANDIN_COLLECT (night);
STANDIN_COLLECT (dailies);
STANDIN_COLLECT (breathing);
STANDIN_COLLECT (readings);
STANDIN_COLLECT (exercises);
STANDIN_COLLECT (sleeps);
STANDIN_COLLECT (foods);

#define STANDIN_WRITE(what)                                                                                          \
  void standin_write_##what (GString *out, const StandInGoogleType *type, const StandInPoint *point)
STANDIN_WRITE (count);
STANDIN_WRITE (millimeters);
STANDIN_WRITE (gain);
STANDIN_WRITE (kcal);
STANDIN_WRITE (active_minutes);
STANDIN_WRITE (zone_minutes);
STANDIN_WRITE (level);
STANDIN_WRITE (nothing);
STANDIN_WRITE (zone);
STANDIN_WRITE (swim_length);
STANDIN_WRITE (vo2max);
STANDIN_WRITE (run_vo2max);
STANDIN_WRITE (daily_vo2max);
STANDIN_WRITE (heart_rate);
STANDIN_WRITE (resting);
STANDIN_WRITE (zones);
STANDIN_WRITE (hrv);
STANDIN_WRITE (daily_hrv);
STANDIN_WRITE (percentage);
STANDIN_WRITE (daily_spo2);
STANDIN_WRITE (breathing);
STANDIN_WRITE (breathing_stages);
STANDIN_WRITE (temperature);
STANDIN_WRITE (core_temperature);
STANDIN_WRITE (weight);
STANDIN_WRITE (height);
STANDIN_WRITE (glucose);
STANDIN_WRITE (hydration);
STANDIN_WRITE (notes);
STANDIN_WRITE (ovulation);
STANDIN_WRITE (symptoms);
STANDIN_WRITE (moods);

#define STANDIN_ROLL(what) void standin_roll_##what (GString *out, const StandInRoll *roll)
STANDIN_ROLL (count);
STANDIN_ROLL (millimeters);
STANDIN_ROLL (gain);
STANDIN_ROLL (kcal);
STANDIN_ROLL (zone_kcal);
STANDIN_ROLL (active_minutes);
STANDIN_ROLL (zone_minutes);
STANDIN_ROLL (level);
STANDIN_ROLL (duration);
STANDIN_ROLL (zone);
STANDIN_ROLL (strokes);
STANDIN_ROLL (run_vo2max);
STANDIN_ROLL (heart_rate);
STANDIN_ROLL (resting);
STANDIN_ROLL (daily_hrv);
STANDIN_ROLL (core_temperature);
STANDIN_ROLL (weight);
STANDIN_ROLL (body_fat);
STANDIN_ROLL (glucose);
STANDIN_ROLL (hydration);

/* Words of the API, by the places of values. */
extern const char *const standin_zone_words[4];
extern const char *const standin_azm_words[3];
extern const char *const standin_level_words[4];
extern const char *const standin_active_words[3];

G_END_DECLS
