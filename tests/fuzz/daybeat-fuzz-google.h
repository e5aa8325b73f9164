/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-batch.h"

G_BEGIN_DECLS

/**
 * daybeat_fuzz_google_body:
 * @body: anything
 *
 * Puts @body through everything that reads what Google Health sends, as daybeat_fuzz_body() does for Fitbit.
 */
void daybeat_fuzz_google_body (GBytes *body);

/**
 * daybeat_fuzz_google_decode_all:
 *
 * Returns: (transfer full) (element-type DaybeatBatch): what each decoder that takes @body makes of it
 */
GPtrArray *daybeat_fuzz_google_decode_all (GBytes *body);

G_END_DECLS
