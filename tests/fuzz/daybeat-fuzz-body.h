/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-batch.h"

G_BEGIN_DECLS

/**
 * daybeat_fuzz_body:
 * @body: anything
 *
 * Puts @body through everything that reads what the Fitbit service sends, and what comes out through the export, whose
 * lines must be JSON. Fails the program where anything does more than refuse it.
 */
void daybeat_fuzz_body (GBytes *body);

/**
 * daybeat_fuzz_decode_all:
 *
 * Returns: (transfer full) (element-type DaybeatBatch): what each decoder that takes @body makes of it
 */
GPtrArray *daybeat_fuzz_decode_all (GBytes *body);

G_END_DECLS
