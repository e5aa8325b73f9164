/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-fitbit-decoders.h"

G_BEGIN_DECLS

/* Bodies that a service really sent. They lie beside the project; where they do not, every test is skipped. */

/**
 * daybeat_real_sample_read:
 * @name: of a file in `fitbit`, without `.json`
 *
 * Returns: (transfer full) (nullable): %NULL, with the test marked as skipped, where there are no samples
 */
GBytes *daybeat_real_sample_read (const char *name);

/**
 * daybeat_real_sample_decode:
 *
 * Fails the test where the sample is refused, or anything in it is not understood.
 *
 * Returns: (transfer full) (nullable): %NULL as above
 */
DaybeatBatch *daybeat_real_sample_decode (const char *name, DaybeatFitbitDecoder decode);

G_END_DECLS
