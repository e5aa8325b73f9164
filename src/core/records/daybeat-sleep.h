/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-absent.h"
#include "daybeat-instant.h"
#include "daybeat-source.h"

G_BEGIN_DECLS

/**
 * DaybeatSleepLevel:
 *
 * What a stretch of a sleep was. A stages log has awake, REM, light and deep; a classic one asleep, restless and awake.
 * The values are stored: never renumber.
 */
typedef enum
{
  DAYBEAT_SLEEP_LEVEL_UNKNOWN = 0,
  DAYBEAT_SLEEP_LEVEL_AWAKE = 1,
  DAYBEAT_SLEEP_LEVEL_REM = 2,
  DAYBEAT_SLEEP_LEVEL_LIGHT = 3,
  DAYBEAT_SLEEP_LEVEL_DEEP = 4,
  DAYBEAT_SLEEP_LEVEL_ASLEEP = 5,
  DAYBEAT_SLEEP_LEVEL_RESTLESS = 6,
} DaybeatSleepLevel;

#define DAYBEAT_N_SLEEP_LEVELS 7

/**
 * DaybeatSleepType: the values are stored: never renumber
 */
typedef enum
{
  DAYBEAT_SLEEP_TYPE_CLASSIC = 0,
  DAYBEAT_SLEEP_TYPE_STAGES = 1,
} DaybeatSleepType;

/**
 * DaybeatSleepSegment:
 *
 * One stretch at one level. A packed, plain struct: a night has about 40.
 */
typedef struct
{
  gint64 start_ms; /* wall time, on the clock of the sleep's start: see #DaybeatInstant.wall_ms */
  guint32 seconds;
  guint32 level;   /* a DaybeatSleepLevel */
} DaybeatSleepSegment;

/**
 * DaybeatSleep:
 *
 * One sleep, night or nap, as the source recorded it.
 */
typedef struct
{
  DaybeatSource source;
  char *id;               /* log id or resource id */
  DaybeatDay day;         /* the civil day on which it ends */
  DaybeatInstant start;
  DaybeatInstant end;
  DaybeatSleepType type;
  int main;               /* TRUE, FALSE or DAYBEAT_ABSENT where the source did not say */
  char *log_type;         /* `auto_detected`, `manual`; (nullable) */
  int info_code;          /* why there are no stages (1–3); 0 for enough data; DAYBEAT_ABSENT */
  int in_bed_minutes;     /* received, or DAYBEAT_ABSENT, like every number below */
  int asleep_minutes;
  int awake_minutes;
  int to_fall_asleep_minutes;
  int after_wakeup_minutes;
  int efficiency_received;
  int score_received;
  int level_minutes[DAYBEAT_N_SLEEP_LEVELS];        /* received, by DaybeatSleepLevel */
  int level_counts[DAYBEAT_N_SLEEP_LEVELS];         /* received */
  int level_thirty_day_means[DAYBEAT_N_SLEEP_LEVELS]; /* received, minutes */
  GArray *segments;       /* DaybeatSleepSegment: the long ones, as sent */
  GArray *short_wakes;    /* DaybeatSleepSegment: wakes of up to three minutes that lie over @segments */
  char *device;           /* (nullable) */
  char *extra;            /* members nobody knew, as a JSON object; (nullable) */
} DaybeatSleep;

/**
 * daybeat_sleep_new:
 *
 * Returns: (transfer full): a classic sleep with every member absent and both arrays empty
 */
DaybeatSleep *daybeat_sleep_new (void);
DaybeatSleep *daybeat_sleep_ref (DaybeatSleep *self);
void daybeat_sleep_unref (DaybeatSleep *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatSleep, daybeat_sleep_unref)

/**
 * daybeat_sleep_add_segment:
 * @segments: either array of a #DaybeatSleep
 */
void daybeat_sleep_add_segment (GArray *segments, gint64 start_ms, guint32 seconds, DaybeatSleepLevel level);

/**
 * daybeat_sleep_level_to_string:
 *
 * Returns: the export's word: `awake`, `rem`, `light`, `deep`, `asleep`, `restless` or `unknown`
 */
const char *daybeat_sleep_level_to_string (DaybeatSleepLevel level);

/**
 * daybeat_sleep_level_from_string:
 * @text: (nullable): the export's word or Fitbit's `wake`
 *
 * Returns: the level; %DAYBEAT_SLEEP_LEVEL_UNKNOWN for every other word
 */
DaybeatSleepLevel daybeat_sleep_level_from_string (const char *text);

/**
 * daybeat_sleep_type_to_string:
 *
 * Returns: `stages` or `classic`
 */
const char *daybeat_sleep_type_to_string (DaybeatSleepType type);

G_END_DECLS
