/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * DaybeatCsvColumns:
 *
 * The columns of a table, learnt from rows: members in order, those of nested objects joined with `_`
 * (`minutes_deep`). Nested lists are no columns but tables of their own, keyed by the row's `id`; lists within those
 * are JSON in one cell.
 */
typedef struct _DaybeatCsvColumns DaybeatCsvColumns;

/**
 * daybeat_csv_columns_new:
 *
 * Returns: (transfer full): no columns yet
 */
DaybeatCsvColumns *daybeat_csv_columns_new (void);
void daybeat_csv_columns_free (DaybeatCsvColumns *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatCsvColumns, daybeat_csv_columns_free)

/**
 * daybeat_csv_columns_learn:
 *
 * Adds what @row has and no row before it had.
 */
void daybeat_csv_columns_learn (DaybeatCsvColumns *self, JsonObject *row);

/**
 * daybeat_csv_columns_get_n_lists:
 *
 * Returns: how many tables of nested lists there are
 */
guint daybeat_csv_columns_get_n_lists (const DaybeatCsvColumns *self);

/**
 * daybeat_csv_columns_get_list_name:
 *
 * Returns: (transfer none): what the nested list is called, such as `stages`
 */
const char *daybeat_csv_columns_get_list_name (const DaybeatCsvColumns *self, guint list);

/**
 * daybeat_csv_append_header:
 */
void daybeat_csv_append_header (GString *csv, const DaybeatCsvColumns *columns);

/**
 * daybeat_csv_append_row:
 *
 * Appends a line (RFC 4180 quoting, but LF): absent and null are empty.
 */
void daybeat_csv_append_row (GString *csv, const DaybeatCsvColumns *columns, JsonObject *row);

/**
 * daybeat_csv_append_list_header:
 */
void daybeat_csv_append_list_header (GString *csv, const DaybeatCsvColumns *columns, guint list);

/**
 * daybeat_csv_append_list_rows:
 *
 * Appends a line an element of one nested list of @row.
 */
void daybeat_csv_append_list_rows (GString *csv, const DaybeatCsvColumns *columns, guint list, JsonObject *row);

/**
 * daybeat_csv_append_cell:
 *
 * Appends @text, in quotation marks where it needs them.
 */
void daybeat_csv_append_cell (GString *csv, const char *text);

G_END_DECLS
