/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-sync.h"

G_BEGIN_DECLS

/* What an error means for a run. */

/**
 * _daybeat_sync_failure_get_state:
 *
 * Returns: the state in which a run ends because of it
 */
DaybeatSyncState _daybeat_sync_failure_get_state (const GError *error);

/**
 * _daybeat_sync_failure_is_passing:
 *
 * Returns: whether the same request is worth another try
 */
gboolean _daybeat_sync_failure_is_passing (const GError *error);

/**
 * _daybeat_sync_failure_ends_everything:
 *
 * Returns: whether no other request would fare better
 */
gboolean _daybeat_sync_failure_ends_everything (const GError *error);

/**
 * _daybeat_sync_failure_get_mark:
 *
 * Returns: (transfer none) (nullable): what to remember of the one resource that was refused, so that it is not asked
 *   for again until the next sign-in
 */
const char *_daybeat_sync_failure_get_mark (const GError *error);

G_END_DECLS
