/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * daybeat_retry_after_read:
 * @now: milliseconds since 1970 UTC
 *
 * Reads `Retry-After`, which is seconds or a date (RFC 9110 §10.2.3).
 *
 * Returns: how many milliseconds to wait, or −1 where the answer does not say
 */
gint64 daybeat_retry_after_read (SoupMessageHeaders *headers, gint64 now);

G_END_DECLS
