/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-batch.h"

G_BEGIN_DECLS

/**
 * DaybeatGoogleHealthSamples:
 *
 * Samples of one kind in any order, on their way to one series a day. A page has up to 10,000.
 */
typedef struct _DaybeatGoogleHealthSamples DaybeatGoogleHealthSamples;

/**
 * daybeat_google_health_samples_new:
 * @sum_up: whether samples of one instant are parts of one
 */
DaybeatGoogleHealthSamples *daybeat_google_health_samples_new (const DaybeatSeriesKind *kind, gboolean sum_up);
void daybeat_google_health_samples_free (DaybeatGoogleHealthSamples *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatGoogleHealthSamples, daybeat_google_health_samples_free)

/**
 * daybeat_google_health_samples_add:
 * @time: on the person's clock
 * @values: (array): one a column of the kind; NaN where absent
 */
void daybeat_google_health_samples_add (DaybeatGoogleHealthSamples *self, DaybeatInstant time, const double *values);

/**
 * daybeat_google_health_samples_move_to:
 *
 * Adds all of it to the series of @batch, which has one a day: what earlier pages brought of a day is merged with this.
 * Each sample belongs to the day that its own clock showed.
 */
void daybeat_google_health_samples_move_to (DaybeatGoogleHealthSamples *self, DaybeatBatch *batch);

G_END_DECLS
