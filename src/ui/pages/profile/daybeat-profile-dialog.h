/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-history.h"
#include "daybeat-units.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_PROFILE_DIALOG (daybeat_profile_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatProfileDialog, daybeat_profile_dialog, DAYBEAT, PROFILE_DIALOG, AdwDialog)

/**
 * daybeat_profile_dialog_new:
 *
 * Changes what the service lets a person change. Only what is different is sent, and the dialog stays open until the
 * service took it. Signals `saved`, and `failed` with the reason where nobody looks at the dialog any more.
 */
AdwDialog *daybeat_profile_dialog_new (DaybeatHistory *history, DaybeatProfile *profile, DaybeatUnits *units);

G_END_DECLS
