/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-instant.h"

G_BEGIN_DECLS

/**
 * DaybeatExportMoment:
 *
 * Writes instants of one clock, of which the next mostly is of the same day: begins as zeros.
 */
typedef struct
{
  DaybeatDay day;
  char date[16];
} DaybeatExportMoment;

/**
 * _daybeat_export_moment_append:
 *
 * Appends what daybeat_instant_to_string() returns; nothing where the calendar has no such day.
 */
void _daybeat_export_moment_append (DaybeatExportMoment *self, GString *text, DaybeatInstant instant);

G_END_DECLS
