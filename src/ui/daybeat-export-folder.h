/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "daybeat-export.h"

G_BEGIN_DECLS

/**
 * daybeat_export_folder_run_async:
 *
 * Asks for a folder and writes the whole history into it. Finish with daybeat_export_folder_run_finish().
 */
void daybeat_export_folder_run_async (DaybeatStore *store, DaybeatExportFormat format, GtkWindow *parent,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_export_folder_run_finish:
 *
 * Returns: (transfer full): the folder, or %NULL; with %GTK_DIALOG_ERROR where the person chose none
 */
char *daybeat_export_folder_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
