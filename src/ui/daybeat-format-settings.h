/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-history.h"
#include "daybeat-units.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_FORMAT_SETTINGS (daybeat_format_settings_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatFormatSettings, daybeat_format_settings, DAYBEAT, FORMAT_SETTINGS, GObject)

/**
 * DaybeatFormatSettings:
 *
 * How numbers are written just now: from the preferences (GSettings keys `units`, `clock`, `first-day-of-week`) and
 * the profile of the open history. Property `units` (#DaybeatUnits), notified when any of them changes; pages are
 * loaded again by then, see #DaybeatPage.
 */

/**
 * daybeat_format_settings_get_default:
 *
 * Returns: (transfer none): the one of the program
 */
DaybeatFormatSettings *daybeat_format_settings_get_default (void);

/**
 * daybeat_format_settings_get_units:
 *
 * Returns: (transfer none): as they are now; take a reference to keep them
 */
DaybeatUnits *daybeat_format_settings_get_units (DaybeatFormatSettings *self);

/**
 * daybeat_format_settings_set_history:
 * @history: (nullable): whose profile to follow
 *
 * Cheap where @history is followed already.
 */
void daybeat_format_settings_set_history (DaybeatFormatSettings *self, DaybeatHistory *history);

G_END_DECLS
