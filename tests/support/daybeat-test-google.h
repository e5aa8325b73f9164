/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-google-health-type.h"

G_BEGIN_DECLS

/* Bodies of Google Health, and what became of them. */

/**
 * daybeat_test_google_read_fixture:
 * @name: of a file in `tests/fixtures/google-health`, without `.json`
 *
 * Returns: (transfer full):
 */
GBytes *daybeat_test_google_read_fixture (const char *name);

/**
 * daybeat_test_google_decode:
 * @type: id of a type
 * @body: (transfer full):
 *
 * Fails the test where the body as a whole is refused, or has a next page.
 *
 * Returns: (transfer full): the records
 */
DaybeatBatch *daybeat_test_google_decode (const char *type, GBytes *body);

/**
 * daybeat_test_google_add_page:
 * @text: a further page
 *
 * Returns: (transfer full) (nullable): the next page's token
 */
char *daybeat_test_google_add_page (DaybeatBatch *batch, const char *type, const char *text);

/**
 * daybeat_test_google_assert_refused:
 *
 * Fails the test unless @text is refused as malformed.
 */
void daybeat_test_google_assert_refused (const char *type, const char *text);

/**
 * daybeat_test_find_daily:
 *
 * Returns: the value of that day, or NaN; two of one day fail the test
 */
double daybeat_test_find_daily (DaybeatBatch *batch, const char *metric, DaybeatDay day);

/**
 * daybeat_test_find_series:
 *
 * Returns: (transfer none): the series of that day, of which there has to be one
 */
const DaybeatSeries *daybeat_test_find_series (DaybeatBatch *batch, const char *kind, DaybeatDay day);

/**
 * daybeat_test_find_reading:
 *
 * Returns: (transfer none): the reading with that id, of which there has to be one
 */
const DaybeatReading *daybeat_test_find_reading (DaybeatBatch *batch, const char *id);

/**
 * daybeat_test_assert_instant:
 * @expected: as the export writes it
 */
void daybeat_test_assert_instant (DaybeatInstant instant, const char *expected);

G_END_DECLS
