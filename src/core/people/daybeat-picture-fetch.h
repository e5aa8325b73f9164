/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-store.h"

G_BEGIN_DECLS

/**
 * daybeat_picture_fetch_async:
 *
 * Fetches the pictures of badges and avatars that the store does not keep yet. No token goes to those hosts;
 * addresses are https or loopback, a picture has at most 2 MB. One that cannot be had is left for the next time.
 */
void daybeat_picture_fetch_async (DaybeatStore *store, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);

/**
 * daybeat_picture_fetch_finish:
 *
 * Returns: %FALSE only where it was cancelled or the store failed
 */
gboolean daybeat_picture_fetch_finish (GAsyncResult *result, GError **error);

G_END_DECLS
