/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * daybeat_id_list_new:
 * @id_offset: where in a record its id stands
 *
 * Returns: (transfer full): the ids of @records as a JSON array, for SQLite's `json_each ()`
 */
char *daybeat_id_list_new (GPtrArray *records, gsize id_offset);

G_END_DECLS
