/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-csv.h"
#include "daybeat-export.h"

G_BEGIN_DECLS

/**
 * DaybeatExportTable:
 *
 * The files of a family, row by row: lines of JSON, one object, or a table with its nested lists beside it.
 */
typedef struct _DaybeatExportTable DaybeatExportTable;

/**
 * daybeat_export_table_open:
 * @family: the files' stem
 * @single: whether the family is one object rather than lines
 * @columns: (nullable): of a table; used until the table is freed
 *
 * Returns: (transfer full): lines or an object without @columns, else a table
 */
DaybeatExportTable *daybeat_export_table_open (const char *folder, const char *family, gboolean single,
                                               const DaybeatCsvColumns *columns, GError **error);

/**
 * daybeat_export_table_free:
 *
 * What was not closed never appears.
 */
void daybeat_export_table_free (DaybeatExportTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatExportTable, daybeat_export_table_free)

/**
 * daybeat_export_table_add:
 */
gboolean daybeat_export_table_add (DaybeatExportTable *self, JsonObject *row, GError **error);

/**
 * daybeat_export_table_close:
 *
 * Makes the files appear.
 */
gboolean daybeat_export_table_close (DaybeatExportTable *self, GError **error);

G_END_DECLS
