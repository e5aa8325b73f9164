/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-batch.h"

G_BEGIN_DECLS

/**
 * DaybeatSample:
 *
 * A made person: the same seed, years and last day always give the same human, weekends, illness, travel, naps and all.
 * Used by `--sample` and by the stand-in service.
 */
typedef struct _DaybeatSample DaybeatSample;

/**
 * daybeat_sample_new:
 * @seed: chooses the person
 * @years: how much history
 * @last: the last day of it
 *
 * Returns: (transfer full):
 */
DaybeatSample *daybeat_sample_new (guint32 seed, guint years, DaybeatDay last);
void daybeat_sample_free (DaybeatSample *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatSample, daybeat_sample_free)

/**
 * daybeat_sample_get_first_day:
 */
DaybeatDay daybeat_sample_get_first_day (DaybeatSample *self);

/**
 * daybeat_sample_create_batch:
 * @source: what the records shall say they are from
 *
 * Returns: (transfer full): profile, badges, friends, leaderboard, devices, sleep goal and every sleep, marked
 *   complete for all its days
 */
DaybeatBatch *daybeat_sample_create_batch (DaybeatSample *self, DaybeatSource source);

/**
 * daybeat_sample_add_day:
 * @heart_rate_seconds: between two samples of the heart rate; 0 to leave all series and tracks out
 *
 * Adds what happened on @day, but for its sleeps: daily numbers, exercises, readings, and where they are wanted series
 * and tracks. Minutes sum up to the daily numbers.
 */
void daybeat_sample_add_day (DaybeatSample *self, DaybeatBatch *batch, DaybeatDay day, guint heart_rate_seconds);

/**
 * daybeat_sample_add_life:
 * @batch: as daybeat_sample_create_batch() made it
 *
 * Adds every day of the history, with series of the last thirty days only: more would keep who only looks around
 * waiting.
 */
void daybeat_sample_add_life (DaybeatSample *self, DaybeatBatch *batch);

/**
 * daybeat_sample_dup_avatar_svg:
 * @person_id: id of the person or of a friend
 *
 * Returns: (transfer full): a small drawn portrait as SVG text
 */
char *daybeat_sample_dup_avatar_svg (DaybeatSample *self, const char *person_id);

G_END_DECLS
