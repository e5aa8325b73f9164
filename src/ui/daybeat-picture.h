/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "daybeat-store.h"

G_BEGIN_DECLS

/* Pictures are kept at the size of the largest place they are shown in, for a screen of twice the density. */
#define DAYBEAT_PICTURE_SIZE 320

/**
 * daybeat_picture_load_async:
 * @url: where the picture came from: its key in the store
 *
 * Reads a picture from the store, never from the network, and decodes it on a thread.
 */
void daybeat_picture_load_async (DaybeatStore *store, const char *url, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_picture_load_finish:
 *
 * Returns: (transfer full) (nullable): a #GdkPaintable; %NULL without @error where the picture is not kept, with
 *   @error where it cannot be read
 */
GdkPaintable *daybeat_picture_load_finish (DaybeatStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
