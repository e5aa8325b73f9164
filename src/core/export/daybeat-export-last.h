/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * daybeat_export_make_folder:
 *
 * Makes the folder, mode 0700, where it does not exist.
 */
gboolean daybeat_export_make_folder (const char *folder, GError **error);

/**
 * daybeat_export_last_write:
 * @findings: (element-type DaybeatFinding):
 * @counts: rows by family
 * @last_change: when the history last changed: milliseconds since 1970 UTC; 0 for an empty one
 *
 * Writes what is written when all families are: `unknown/` and `about.json`.
 */
gboolean daybeat_export_last_write (const char *folder, GPtrArray *findings, JsonObject *counts, gint64 last_change,
                                    GError **error);

G_END_DECLS
