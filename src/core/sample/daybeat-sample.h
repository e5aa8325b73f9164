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
 * Returns: (transfer full): everything: profile, badges, friends, leaderboard, devices, sleep goal and every sleep,
 *   marked complete for all its days
 */
DaybeatBatch *daybeat_sample_create_batch (DaybeatSample *self, DaybeatSource source);

/**
 * daybeat_sample_dup_avatar_svg:
 * @person_id: id of the person or of a friend
 *
 * Returns: (transfer full): a small drawn portrait as SVG text
 */
char *daybeat_sample_dup_avatar_svg (DaybeatSample *self, const char *person_id);

G_END_DECLS
