/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-store-db-private.h"

G_BEGIN_DECLS

/**
 * daybeat_picture_table_put:
 *
 * Keeps a picture under its address; the same again changes nothing.
 */
gboolean daybeat_picture_table_put (DaybeatStoreDb *db, const char *url, GBytes *bytes, GError **error);

/**
 * daybeat_picture_table_load:
 * @bytes: (out) (transfer full) (nullable): %NULL where it is not kept
 */
gboolean daybeat_picture_table_load (DaybeatStoreDb *db, const char *url, GBytes **bytes, GError **error);

G_END_DECLS
