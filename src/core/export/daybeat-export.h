/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "daybeat-store.h"

G_BEGIN_DECLS

typedef enum
{
  DAYBEAT_EXPORT_JSON,
  DAYBEAT_EXPORT_CSV,
} DaybeatExportFormat;

#define DAYBEAT_TYPE_EXPORT (daybeat_export_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatExport, daybeat_export, DAYBEAT, EXPORT, GObject)

/**
 * DaybeatExport:
 *
 * One run of writing a history into files that any tool opens: a job, used once.
 *
 * Properties, notified: `done` and `total` (uint, steps: a family or a week of samples), `doing` (string, translated).
 */

/**
 * daybeat_export_new:
 * @folder: made where it does not exist, mode 0700
 * @all_sources: every copy with `shown`, instead of what is shown
 *
 * Returns: (transfer full):
 */
DaybeatExport *daybeat_export_new (DaybeatStore *store, const char *folder, DaybeatExportFormat format,
                                   gboolean all_sources);

/**
 * daybeat_export_run_async:
 *
 * Writes everything; a file that is there already is replaced as a whole. An export runs once.
 */
void daybeat_export_run_async (DaybeatExport *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean daybeat_export_run_finish (DaybeatExport *self, GAsyncResult *result, GError **error);

G_END_DECLS
