/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-fitbit-decoders.h"
#include "daybeat-google-health-type.h"

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

/**
 * daybeat_real_sample_read_of:
 * @service: the folder: `fitbit` or `google-health`
 * @name: of a file in it, without `.json`
 *
 * Returns: (transfer full) (nullable): %NULL as above
 */
GBytes *daybeat_real_sample_read_of (const char *service, const char *name);

/**
 * daybeat_real_sample_decode_type:
 * @type: id of a type of Google Health
 * @name: of a file in `google-health`
 * @next_page_token: (out) (nullable): where the sample has a next page; %NULL fails the test where it has one
 *
 * As daybeat_real_sample_decode().
 *
 * Returns: (transfer full) (nullable):
 */
DaybeatBatch *daybeat_real_sample_decode_type (const char *type, const char *name, char **next_page_token);

/**
 * daybeat_real_sample_decode_person:
 * @name: of a file in `google-health`
 * @decode: what reads it, which is of the same form as Fitbit's
 *
 * As daybeat_real_sample_decode().
 *
 * Returns: (transfer full) (nullable):
 */
DaybeatBatch *daybeat_real_sample_decode_person (const char *name, DaybeatFitbitDecoder decode);

G_END_DECLS
