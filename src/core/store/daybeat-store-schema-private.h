/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-store-db-private.h"

G_BEGIN_DECLS

/* "Dybt": what `file` and SQLite see in the header of a history. */
#define DAYBEAT_STORE_APPLICATION_ID 0x44796274

/**
 * daybeat_store_schema_bring_up_to_date:
 * @path: the file of @db, copied beside itself before an existing history is first changed
 *
 * Runs the migrations that the file has not seen, each in one transaction. %DAYBEAT_STORE_ERROR_TOO_NEW where the
 * file is from a newer Daybeat, %DAYBEAT_STORE_ERROR_CORRUPT where it is another program's.
 */
gboolean daybeat_store_schema_bring_up_to_date (DaybeatStoreDb *db, const char *path, GError **error);

/**
 * _daybeat_store_schema_run:
 * @resources: (array length=n_resources): the migrations in order, each the path of an SQL script
 *
 * The same with a list of one's own, so that tests can migrate before there is a second version.
 */
gboolean _daybeat_store_schema_run (DaybeatStoreDb *db, const char *path, const char *const *resources,
                                    gsize n_resources, GError **error);

G_END_DECLS
