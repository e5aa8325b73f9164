/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-sample.h"

G_BEGIN_DECLS

#define DAYBEAT_SAMPLE_MAX_MINUTES 1500
#define DAYBEAT_SAMPLE_FLOOR_MM 3048
#define DAYBEAT_SAMPLE_MAX_BPM 220
#define DAYBEAT_SAMPLE_POOL_MM 25000
#define DAYBEAT_SAMPLE_TRACK_SECONDS 5

/**
 * DaybeatSampleLevel:
 *
 * How active a minute was; none while asleep or while nothing was worn.
 */
typedef enum
{
  DAYBEAT_SAMPLE_LEVEL_NONE,
  DAYBEAT_SAMPLE_LEVEL_SEDENTARY,
  DAYBEAT_SAMPLE_LEVEL_LIGHT,
  DAYBEAT_SAMPLE_LEVEL_MODERATE,
  DAYBEAT_SAMPLE_LEVEL_VIGOROUS,
  DAYBEAT_SAMPLE_N_LEVELS,
} DaybeatSampleLevel;

/**
 * DaybeatSampleZone:
 *
 * Zones of the heart rate, by the person's reserve on that day.
 */
typedef enum
{
  DAYBEAT_SAMPLE_ZONE_NONE,
  DAYBEAT_SAMPLE_ZONE_LIGHT,
  DAYBEAT_SAMPLE_ZONE_MODERATE,
  DAYBEAT_SAMPLE_ZONE_VIGOROUS,
  DAYBEAT_SAMPLE_ZONE_PEAK,
  DAYBEAT_SAMPLE_N_ZONES,
} DaybeatSampleZone;

/**
 * DaybeatSampleMinute:
 * @worn: whether the device was on
 * @sleep_level: a #DaybeatSleepLevel while asleep, else 0
 * @level: a #DaybeatSampleLevel
 * @zone: a #DaybeatSampleZone
 * @bpm: mean heart rate, 0 where there is none
 * @exercise: which of the day's exercises this is in, counted from 1
 * @distance_mm: in millimetres, so that sums are exact
 * @active_mcal: active energy in thousandths of a kilocalorie
 * @basal_mcal: basal energy, the same
 */
typedef struct
{
  guint8 worn;
  guint8 sleep_level;
  guint8 level;
  guint8 zone;
  guint8 bpm;
  guint8 exercise;
  guint8 steps;
  guint8 floors;
  guint32 distance_mm;
  guint32 active_mcal;
  guint32 basal_mcal;
} DaybeatSampleMinute;

/**
 * DaybeatSampleKind: what the made person does for exercise
 */
typedef enum
{
  DAYBEAT_SAMPLE_RUN,
  DAYBEAT_SAMPLE_WALK,
  DAYBEAT_SAMPLE_SWIM,
  DAYBEAT_SAMPLE_RIDE,
  DAYBEAT_SAMPLE_N_KINDS,
} DaybeatSampleKind;

/**
 * DaybeatSampleExercise:
 * @first: minute of the day with which it begins
 * @minutes: how long
 * @tempo: metres a minute; of a swim, seconds a length
 */
typedef struct
{
  DaybeatSampleKind kind;
  guint first;
  guint minutes;
  guint tempo;
} DaybeatSampleExercise;

#define DAYBEAT_SAMPLE_MAX_EXERCISES 2

/**
 * DaybeatSampleBody:
 *
 * What a device makes of one day and the night before it; NaN where it does not.
 */
typedef struct
{
  double resting_bpm;
  double resting_low; /* of the thirty days until then, like the other range */
  double resting_high;
  double hrv;
  double hrv_deep;
  double hrv_low;
  double hrv_high;
  double hrv_entropy;
  double nonrem_bpm;
  double spo2;
  double spo2_low;
  double spo2_high;
  double spo2_deviation;
  double breathing;
  double breathing_deep;
  double breathing_light;
  double breathing_rem;
  double temperature;
  double temperature_baseline;
  double temperature_deviation;
  double vo2max;
} DaybeatSampleBody;

/**
 * DaybeatSampleDay:
 * @start_ms: milliseconds since 1970 UTC at which the civil day begins
 * @n_minutes: 1440, or an hour less or more where the clock changes
 * @n_known: the minutes of which the device has told already; fewer on the last day
 * @worn: whether the device was worn at all
 * @has_heart: whether that device reads the heart
 * @ill: whether its owner was
 * @is_first: whether the history begins with it
 * @night: (nullable): the main sleep that ends on the day
 * @zone_min: the lowest bpm of each zone
 *
 * One day of the made person, minute by minute of real time. A plain value that nothing else hangs on.
 */
typedef struct
{
  DaybeatDay day;
  gint64 start_ms;
  guint n_minutes;
  guint n_known;
  gboolean worn;
  gboolean has_heart;
  gboolean ill;
  gboolean is_first;
  guint32 seed;
  DaybeatSleep *night;
  guint8 zone_min[DAYBEAT_SAMPLE_N_ZONES];
  guint n_exercises;
  DaybeatSampleExercise exercises[DAYBEAT_SAMPLE_MAX_EXERCISES];
  DaybeatSampleBody body;
  double night_hrv[2]; /* means of the night that ends on the day, and of the next */
  double night_spo2[2];
  DaybeatSampleMinute minutes[DAYBEAT_SAMPLE_MAX_MINUTES];
} DaybeatSampleDay;

/**
 * daybeat_sample_day_new:
 *
 * Returns: (transfer full): what happened on @day; nothing on days before the first or after the last
 */
DaybeatSampleDay *daybeat_sample_day_new (DaybeatSample *sample, DaybeatDay day);
void daybeat_sample_day_free (DaybeatSampleDay *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatSampleDay, daybeat_sample_day_free)

/**
 * daybeat_sample_day_get_bpm:
 * @second: of the day, in real time
 *
 * Returns: the heart rate in that second, 0 where there is none
 */
guint daybeat_sample_day_get_bpm (const DaybeatSampleDay *self, guint second);

/**
 * daybeat_sample_day_get_hrv:
 * @rmssd: (out): milliseconds
 * @low: (out): power of the low frequencies
 * @high: (out): power of the high ones
 *
 * Returns: whether the five minutes that begin with @minute have a value
 */
gboolean daybeat_sample_day_get_hrv (const DaybeatSampleDay *self, guint minute, double *rmssd, double *low,
                                     double *high);

/**
 * daybeat_sample_day_get_spo2:
 *
 * Returns: percent, or NaN
 */
double daybeat_sample_day_get_spo2 (const DaybeatSampleDay *self, guint minute);

/**
 * DaybeatSampleSums:
 *
 * What minutes sum up to; energy in thousandths of a kilocalorie.
 */
typedef struct
{
  guint n_worn;
  guint steps;
  guint floors;
  guint beats; /* of all minutes with a heart rate together */
  guint n_beats;
  gint64 distance_mm;
  gint64 active_mcal;
  gint64 basal_mcal;
  guint levels[DAYBEAT_SAMPLE_N_LEVELS];
  guint zones[DAYBEAT_SAMPLE_N_ZONES];
  gint64 zone_mcal[DAYBEAT_SAMPLE_N_ZONES];
} DaybeatSampleSums;

/**
 * daybeat_sample_day_sum_up:
 * @first: minute of the day
 * @until: exclusive
 */
DaybeatSampleSums daybeat_sample_day_sum_up (const DaybeatSampleDay *self, guint first, guint until);

/**
 * daybeat_sample_exercise_get_lengths:
 *
 * Returns: how many lengths of the pool were swum
 */
guint daybeat_sample_exercise_get_lengths (const DaybeatSampleExercise *exercise);

/**
 * daybeat_sample_day_get_strokes:
 */
guint daybeat_sample_day_get_strokes (const DaybeatSampleDay *self, const DaybeatSampleExercise *exercise,
                                      guint length);

/**
 * daybeat_sample_day_add_dailies:
 *
 * Adds every number of the day that its device knows.
 */
void daybeat_sample_day_add_dailies (const DaybeatSampleDay *self, DaybeatBatch *batch);

/**
 * daybeat_sample_day_add_exercises:
 */
void daybeat_sample_day_add_exercises (const DaybeatSampleDay *self, DaybeatBatch *batch);

/**
 * daybeat_sample_day_create_track:
 * @number: which of the exercises
 *
 * Returns: (transfer full) (nullable): its route, where it has one
 */
DaybeatTrack *daybeat_sample_day_create_track (const DaybeatSampleDay *self, guint number, DaybeatSource source);

/**
 * daybeat_sample_day_add_series:
 * @heart_rate_seconds: between two samples of the heart rate
 *
 * Adds the day's samples, each kind that there is.
 */
void daybeat_sample_day_add_series (const DaybeatSampleDay *self, DaybeatBatch *batch, guint heart_rate_seconds);

/**
 * daybeat_sample_day_add_readings:
 *
 * Adds what was measured or written down now and then.
 */
void daybeat_sample_day_add_readings (const DaybeatSampleDay *self, DaybeatBatch *batch);

/**
 * daybeat_sample_day_add_private_readings:
 *
 * Adds what people tell nobody without need: symptoms, moods, blood sugar, the cycle.
 */
void daybeat_sample_day_add_private_readings (const DaybeatSampleDay *self, DaybeatBatch *batch);

/**
 * daybeat_sample_draw_ecg:
 *
 * Returns: one of 250 samples a second of a heart at rest, in units of 1/10922 mV
 */
int daybeat_sample_draw_ecg (guint index);

/**
 * daybeat_sample_day_get_instant:
 *
 * Returns: when @minute begins, on the clock that held then
 */
DaybeatInstant daybeat_sample_day_get_instant (const DaybeatSampleDay *self, guint minute);

G_END_DECLS
