/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "daybeat-batch.h"

G_BEGIN_DECLS

/*
 * Records in the form that the export promises (export-format.md): one JSON object a record, every member there,
 * absent ones null. Members stand in the order of the format.
 */

JsonObject *daybeat_export_row_profile (const DaybeatProfile *profile);
JsonObject *daybeat_export_row_badge (const DaybeatBadge *badge);
JsonObject *daybeat_export_row_friend (const DaybeatFriend *friend);
JsonObject *daybeat_export_row_leaderboard (const DaybeatLeaderboardEntry *entry);
JsonObject *daybeat_export_row_device (const DaybeatDevice *device);

/**
 * daybeat_export_row_sleep:
 * @main: whether it is the main sleep of its day
 */
JsonObject *daybeat_export_row_sleep (const DaybeatSleep *sleep, gboolean main);

/**
 * daybeat_export_sleep_find_main:
 * @sleeps: (element-type DaybeatSleep): in any order
 *
 * Returns: (transfer full) (array): for each of @sleeps whether it is the main sleep of its day: as received, else
 *   decided among them
 */
gboolean *daybeat_export_sleep_find_main (GPtrArray *sleeps);

/**
 * daybeat_export_sleep_rows:
 * @sleeps: (element-type DaybeatSleep): in any order; which one is a day's main sleep is decided among them
 *
 * Returns: (transfer full) (element-type JsonObject): a row each, in the order of @sleeps
 */
GPtrArray *daybeat_export_sleep_rows (GPtrArray *sleeps);

JsonObject *daybeat_export_row_exercise (const DaybeatExercise *exercise);
JsonObject *daybeat_export_row_daily (const DaybeatDaily *daily, DaybeatSource source);

/**
 * daybeat_export_row_reading:
 *
 * Returns: (transfer full): @reading in the form of its kind; a weight or a share of body fat without the other
 */
JsonObject *daybeat_export_row_reading (const DaybeatReading *reading);

/**
 * daybeat_export_row_weight:
 * @weight: (nullable): one of both is there
 * @fat: (nullable): measured with it
 * @bmi: or NaN
 */
JsonObject *daybeat_export_row_weight (const DaybeatReading *weight, const DaybeatReading *fat, double bmi);

/**
 * daybeat_export_row_sleep_goal:
 *
 * Returns: (transfer full): the goal, which the format does not name; for `daybeat-decode`
 */
JsonObject *daybeat_export_row_sleep_goal (const DaybeatSleepGoal *goal);

/**
 * daybeat_export_value:
 * @node:
 *
 * Returns: (transfer full): as JSON; numbers as short as they read back exactly
 */
char *daybeat_export_value (JsonNode *node);

/**
 * daybeat_export_line:
 *
 * Returns: (transfer full): @row as one line of JSON without the line feed
 */
char *daybeat_export_line (JsonObject *row);

G_END_DECLS
