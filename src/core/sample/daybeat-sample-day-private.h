/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-random-private.h"
#include "daybeat-sample-clock.h"
#include "daybeat-sample-day.h"
#include "daybeat-sample-private.h"

G_BEGIN_DECLS

/* One topic a part of the day: no part's draws disturb another's. */
#define TOPIC_DAY G_GUINT64_CONSTANT (0x700000000)
#define TOPIC_BODY G_GUINT64_CONSTANT (0x800000000)
#define TOPIC_HRV G_GUINT64_CONSTANT (0x900000000)
#define TOPIC_SPO2 G_GUINT64_CONSTANT (0xa00000000)
#define TOPIC_BEAT G_GUINT64_CONSTANT (0xb00000000)
#define TOPIC_EXERCISE G_GUINT64_CONSTANT (0xc00000000)
#define TOPIC_READING G_GUINT64_CONSTANT (0xd00000000)

/* Marks in @levels, which begins @first_minute minutes after 1970 UTC, what @sleep was in each of its minutes. */
void _daybeat_sample_mark_sleep (const DaybeatSleep *sleep, gint64 first_minute, guint8 *levels, guint n_levels);

/* Draws what is done for exercise on the day, between the sleeps that are marked already. */
void _daybeat_sample_plan_exercises (DaybeatSample *sample, DaybeatSampleDay *self);

/* What the device makes of the day; @self has its night. */
void _daybeat_sample_sum_up_body (DaybeatSample *sample, DaybeatSampleDay *self);

/* What the body is like on a day, whether somebody measures it or not. */
double _daybeat_sample_get_resting_bpm (DaybeatSample *sample, DaybeatDay day);
double _daybeat_sample_get_hrv (DaybeatSample *sample, DaybeatDay day);
double _daybeat_sample_get_spo2 (DaybeatSample *sample, DaybeatDay day);

/* One sample of a night with these means; NaN where it is lost. @utc_minute: minutes after 1970 UTC */
double _daybeat_sample_draw_hrv (guint32 seed, double mean, DaybeatSleepLevel level, gint64 utc_minute);
double _daybeat_sample_draw_spo2 (guint32 seed, double mean, DaybeatSleepLevel level, gint64 utc_minute);

/* Adds a reading of the day, whose id follows from kind and time. */
DaybeatReading *_daybeat_sample_add_reading (const DaybeatSampleDay *self, DaybeatBatch *batch, const char *kind,
                                             int wall_minute, double value);
gboolean _daybeat_sample_is_known (const DaybeatSampleDay *self, int wall_minute);

/* Where a minute of the wall's clock lies in the day of real time. */
guint _daybeat_sample_day_find_minute (const DaybeatSampleDay *self, int wall_minute);

G_END_DECLS
