/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-daily.h"
#include "daybeat-device.h"
#include "daybeat-exercise.h"
#include "daybeat-reading.h"
#include "daybeat-series.h"
#include "daybeat-sleep.h"

G_BEGIN_DECLS

/*
 * Which copy is shown of what several sources recorded. The rules of all families stand here and nowhere else:
 *
 * - The order of sources: google-health, archive, fitbit, sample.
 * - Two records of different sources are the same where they have the same id (Fitbit's log ids survive at Google and
 *   in archives), else by time, on the wall clock, for some sources know no other:
 *     sleeps     that overlap
 *     exercises  that overlap by at least half of the shorter one
 *     readings   of the same kind within a minute
 *     series     of the same kind and day
 *     dailies    of the same metric and day
 * - Of the same records one is shown:
 *     sleeps     stages before classic, then the longer, then the order of sources, then the smaller id
 *     exercises  the order of sources, then the longer, then the smaller id
 *     readings   the order of sources, then the smaller id
 *     series     the one with more samples, then the order of sources
 *     dailies    the order of sources
 * - Two records of one source never hide each other, and what is hidden itself hides nothing. Numbers of several
 *   sources are never added up.
 */

/**
 * DaybeatDailyRow:
 * @source: who said it
 * @shown: whether it is the one that is shown of its metric and day
 */
typedef struct
{
  DaybeatDaily daily;
  DaybeatSource source;
  gboolean shown;
} DaybeatDailyRow;

/**
 * daybeat_precedence_compare_sources:
 *
 * Returns: as for sorting: less than 0 where @a goes before @b
 */
int daybeat_precedence_compare_sources (DaybeatSource a, DaybeatSource b);

/**
 * daybeat_precedence_decide_sleeps:
 * @sleeps: (element-type DaybeatSleep):
 *
 * Returns: (transfer full) (array): for each of @sleeps whether it is shown
 */
gboolean *daybeat_precedence_decide_sleeps (GPtrArray *sleeps);

/**
 * daybeat_precedence_decide_exercises:
 * @exercises: (element-type DaybeatExercise):
 *
 * Returns: (transfer full) (array): for each of @exercises whether it is shown
 */
gboolean *daybeat_precedence_decide_exercises (GPtrArray *exercises);

/**
 * daybeat_precedence_decide_readings:
 * @readings: (element-type DaybeatReading): of any kinds
 *
 * Returns: (transfer full) (array): for each of @readings whether it is shown
 */
gboolean *daybeat_precedence_decide_readings (GPtrArray *readings);

/**
 * daybeat_precedence_decide_devices:
 * @devices: (element-type DaybeatDevice):
 *
 * What two services tell of one device has its hardware address, or where one of them keeps that to itself its name
 * and type.
 *
 * Returns: (transfer full) (array): for each of @devices whether it is shown
 */
gboolean *daybeat_precedence_decide_devices (GPtrArray *devices);

/**
 * daybeat_precedence_decide_series:
 * @series: (element-type DaybeatSeries): of any kinds and days
 *
 * Returns: (transfer full) (array): for each of @series whether it is shown
 */
gboolean *daybeat_precedence_decide_series (GPtrArray *series);

/**
 * daybeat_precedence_decide_dailies:
 * @rows: (element-type DaybeatDailyRow): those of one metric and day side by side
 *
 * Sets `shown` in each.
 */
void daybeat_precedence_decide_dailies (GArray *rows);

/**
 * daybeat_precedence_filter:
 * @records: what was decided on
 * @shown: (transfer full) (array): the answer
 *
 * Leaves what is shown. The order of what stays does not change.
 */
void daybeat_precedence_filter (GPtrArray *records, gboolean *shown);

G_END_DECLS
