/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-batch.h"
#include "daybeat-store-db-private.h"

G_BEGIN_DECLS

/* Joining two histories, and separating them again. */

/**
 * daybeat_joining_absorb:
 * @path: of the other history; brought up to date first, otherwise only read
 * @copied: a source of which nothing is here but what was copied from that history before, or %DAYBEAT_SOURCE_UNKNOWN
 * @changed: (out): the families in which something is different now
 *
 * Copies every row of the other history but its checkpoints, in one transaction. A source that both hold is copied
 * only where nothing of it is here yet; where everything is here already, nothing is done. Of @copied everything is
 * made as it is there.
 *
 * Returns: %FALSE with %DAYBEAT_STORE_ERROR_CONFLICT where both hold different records of one source
 */
gboolean daybeat_joining_absorb (DaybeatStoreDb *db, const char *path, DaybeatSource copied, DaybeatFamilies *changed,
                                 GError **error);

/**
 * daybeat_joining_forget:
 * @changed: (out): the families in which something is different now
 *
 * Deletes every row of one source, its checkpoints and the pictures that only its rows show.
 */
gboolean daybeat_joining_forget (DaybeatStoreDb *db, DaybeatSource source, DaybeatFamilies *changed, GError **error);

G_END_DECLS
