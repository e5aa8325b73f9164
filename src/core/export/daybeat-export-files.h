/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "daybeat-export.h"

G_BEGIN_DECLS

/**
 * daybeat_export_files_write_family:
 * @family: the file's stem
 * @single: whether the family is one object rather than lines
 * @templates: (element-type JsonObject): rows with every member, for the columns of a table without rows
 * @rows: (element-type JsonObject):
 *
 * Writes one family into @folder: `.json`, `.jsonl` or `.csv` with its nested lists beside it. Each file appears
 * whole or not at all, readable by its owner only.
 */
gboolean daybeat_export_files_write_family (const char *folder, DaybeatExportFormat format, const char *family,
                                            gboolean single, GPtrArray *templates, GPtrArray *rows, GError **error);

/**
 * daybeat_export_files_write_text:
 *
 * Writes one file of @folder, whole or not at all, mode 0600.
 */
gboolean daybeat_export_files_write_text (const char *folder, const char *name, const char *text, gssize length,
                                          GError **error);

G_END_DECLS
