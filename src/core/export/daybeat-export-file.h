/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DaybeatExportFile:
 *
 * A file that is written piece by piece and appears, or replaces the one that was there, as a whole: a history of
 * heart rate is larger than memory. Readable by its owner only.
 */
typedef struct _DaybeatExportFile DaybeatExportFile;

/**
 * daybeat_export_file_open:
 * @folder: which exists
 *
 * Returns: (transfer full): or %NULL with @error
 */
DaybeatExportFile *daybeat_export_file_open (const char *folder, const char *name, GError **error);

/**
 * daybeat_export_file_free:
 *
 * Lets go of the file; what was not closed never appears.
 */
void daybeat_export_file_free (DaybeatExportFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatExportFile, daybeat_export_file_free)

/**
 * daybeat_export_file_append:
 * @text: emptied, so that the next piece can be made in it
 */
gboolean daybeat_export_file_append (DaybeatExportFile *self, GString *text, GError **error);

/**
 * daybeat_export_file_close:
 *
 * Makes it appear.
 */
gboolean daybeat_export_file_close (DaybeatExportFile *self, GError **error);

/**
 * daybeat_export_file_write:
 *
 * Writes a whole file.
 */
gboolean daybeat_export_file_write (const char *folder, const char *name, const char *text, GError **error);

G_END_DECLS
