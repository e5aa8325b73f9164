/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-export-family.h"
#include "daybeat-export.h"

G_BEGIN_DECLS

/**
 * DaybeatExportWhole:
 * @parts: what was loaded: a #GPtrArray of records each, of daily numbers a #GArray of #DaybeatDailyRow; every copy
 *   of what several sources may have, where @all_sources says so or a choice has to be made here
 * @height_m: the person's, or NaN
 *
 * A family that was loaded whole, to be written.
 */
typedef struct
{
  const char *folder;
  DaybeatExportFormat format;
  gboolean all_sources;
  const DaybeatExportFamily *family;
  gpointer parts[DAYBEAT_EXPORT_MAX_PARTS];
  double height_m;
} DaybeatExportWhole;

/**
 * daybeat_export_whole_write:
 * @n_rows: (out):
 *
 * Writes the family's files. Runs on any thread.
 */
gboolean daybeat_export_whole_write (const DaybeatExportWhole *self, gint64 *n_rows, GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
