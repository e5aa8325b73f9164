/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-export-samples.h"

G_BEGIN_DECLS

/**
 * _daybeat_export_append_seconds:
 *
 * Appends milliseconds as seconds, exactly.
 */
void _daybeat_export_append_seconds (GString *text, gint64 ms);

/**
 * _daybeat_export_append_value:
 * @absent: what stands for NaN
 */
void _daybeat_export_append_value (GString *text, double number, const char *absent);

/* Where every copy is written: whose it is, and whether it is shown. */
void _daybeat_export_append_copy_members (GString *text, DaybeatSource source, int shown);
void _daybeat_export_append_copy_cells (GString *csv, DaybeatSource source, int shown);

G_END_DECLS
