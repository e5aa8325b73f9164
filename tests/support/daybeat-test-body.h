/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-fitbit-decoders.h"

G_BEGIN_DECLS

/* Bodies for decoders, and what became of them. */

/**
 * daybeat_test_body:
 *
 * Returns: (transfer full): @text as a body
 */
GBytes *daybeat_test_body (const char *text);

/**
 * daybeat_test_read_fixture_of:
 * @service: a folder of `tests/fixtures`
 * @name: of a file in it, without `.json`
 *
 * Returns: (transfer full):
 */
GBytes *daybeat_test_read_fixture_of (const char *service, const char *name);

/**
 * daybeat_test_read_fixture:
 * @name: of a file in `tests/fixtures/fitbit`, without `.json`
 *
 * Returns: (transfer full):
 */
GBytes *daybeat_test_read_fixture (const char *name);

/**
 * daybeat_test_decode:
 * @body: (transfer full):
 *
 * Fails the test where the body as a whole is refused.
 *
 * Returns: (transfer full): the records
 */
DaybeatBatch *daybeat_test_decode (DaybeatFitbitDecoder decode, GBytes *body);

/**
 * daybeat_test_assert_refused:
 * @text: a body that holds nothing of what was asked for
 *
 * Fails the test unless it is refused as malformed, without a record.
 */
void daybeat_test_assert_refused (DaybeatFitbitDecoder decode, const char *text);

/**
 * daybeat_test_count_findings:
 * @path: (nullable): %NULL for all
 *
 * Returns: how many findings tell of @path
 */
guint daybeat_test_count_findings (DaybeatBatch *batch, const char *path);

G_END_DECLS
