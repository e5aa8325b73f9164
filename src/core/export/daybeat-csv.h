/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * daybeat_csv_list_columns:
 * @templates: (element-type JsonObject): rows with every member
 *
 * The columns of a table: members in order, those of nested objects joined with `_` (`minutes_deep`); nested lists
 * are no columns.
 *
 * Returns: (transfer full):
 */
GStrv daybeat_csv_list_columns (GPtrArray *templates);

/**
 * daybeat_csv_append_header:
 */
void daybeat_csv_append_header (GString *csv, const char *const *columns);

/**
 * daybeat_csv_append_row:
 *
 * Appends a line (RFC 4180 quoting, but LF): absent and null are empty.
 */
void daybeat_csv_append_row (GString *csv, const char *const *columns, JsonObject *row);

G_END_DECLS
