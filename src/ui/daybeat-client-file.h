/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "daybeat-oauth-client.h"

G_BEGIN_DECLS

/**
 * daybeat_client_file_choose_async:
 *
 * Asks for a client file and reads it. Finish with daybeat_client_file_finish(), which fails with %GTK_DIALOG_ERROR
 * where the person chose none.
 */
void daybeat_client_file_choose_async (GtkWindow *parent, GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);

/**
 * daybeat_client_file_read_async:
 *
 * Reads a client file, of which no more than 64 KiB are looked at.
 */
void daybeat_client_file_read_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);

/**
 * daybeat_client_file_finish:
 *
 * Returns: (transfer full):
 */
DaybeatOAuthClient *daybeat_client_file_finish (GAsyncResult *result, GError **error);

G_END_DECLS
