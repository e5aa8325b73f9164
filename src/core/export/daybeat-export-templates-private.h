/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-csv.h"
#include "daybeat-export-family.h"

G_BEGIN_DECLS

/**
 * _daybeat_export_learn_templates:
 *
 * Teaches @columns every member that the format names for @family, so that a table without rows has its header all
 * the same, and each table the same columns in the same order.
 */
void _daybeat_export_learn_templates (DaybeatCsvColumns *columns, const DaybeatExportFamily *family,
                                      gboolean all_sources);

G_END_DECLS
