/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-finding.h"
#include "daybeat-store-db-private.h"

G_BEGIN_DECLS

/**
 * daybeat_finding_table_put_all:
 * @findings: (element-type DaybeatFinding):
 *
 * Keeps what no decoder understood, each once, deflated.
 */
gboolean daybeat_finding_table_put_all (DaybeatStoreDb *db, GPtrArray *findings, GError **error);

/**
 * daybeat_finding_table_load:
 *
 * Returns: (transfer full) (element-type DaybeatFinding):
 */
GPtrArray *daybeat_finding_table_load (DaybeatStoreDb *db, GError **error);

G_END_DECLS
