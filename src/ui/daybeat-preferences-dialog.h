/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DAYBEAT_TYPE_PREFERENCES_DIALOG (daybeat_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatPreferencesDialog, daybeat_preferences_dialog, DAYBEAT, PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

/**
 * DaybeatPreferencesDialog:
 *
 * How numbers and times are written: the GSettings keys `units`, `first-day-of-week` and `clock`.
 */

/**
 * daybeat_preferences_dialog_new:
 *
 * Returns: (transfer floating):
 */
AdwDialog *daybeat_preferences_dialog_new (void);

G_END_DECLS
