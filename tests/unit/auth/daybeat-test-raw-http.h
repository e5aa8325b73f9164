/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* HTTP by hand, for what no well-behaved client would send. */

/**
 * daybeat_test_raw_connect:
 * @address: `127.0.0.1` or `::1`
 *
 * Returns: (transfer full) (nullable): a connection, or %NULL where nobody listens
 */
GSocketConnection *daybeat_test_raw_connect (const char *address, guint port);

/**
 * daybeat_test_raw_exchange:
 * @length: of @request, or -1
 *
 * Sends, and reads until the other side closes.
 *
 * Returns: (transfer full): what came; empty where the connection was cut
 */
char *daybeat_test_raw_exchange (GSocketConnection *connection, const char *request, gssize length);

/**
 * daybeat_test_raw_send:
 *
 * Sends something short and waits for nothing.
 */
void daybeat_test_raw_send (GSocketConnection *connection, const char *request);

/**
 * daybeat_test_raw_read_rest:
 *
 * Returns: (transfer full): everything until the other side closes
 */
char *daybeat_test_raw_read_rest (GSocketConnection *connection);

/**
 * daybeat_test_raw_get_status:
 *
 * Returns: the status in an answer, or 0
 */
guint daybeat_test_raw_get_status (const char *answer);

G_END_DECLS
