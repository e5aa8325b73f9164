/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How often one request is tried before the rest goes on without it. */
#define DAYBEAT_SYNC_MAX_TRIES 4

/**
 * daybeat_sync_backoff:
 * @tries: how often it was tried so far, at least 1
 * @first_delay: milliseconds before the second try
 *
 * Returns: how many milliseconds to wait: doubled each time, up to a minute, and up to a quarter more by chance, so
 *   that many programs do not come back at once
 */
guint daybeat_sync_backoff (guint tries, guint first_delay);

G_END_DECLS
