/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DAYBEAT_TYPE_APPLICATION (daybeat_application_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatApplication, daybeat_application, DAYBEAT, APPLICATION, AdwApplication)

/**
 * DaybeatApplication:
 *
 * The program with a window: one instance a session. Options `--data-dir DIR` and `--sample`; actions, also on the
 * session bus: `sync`, `quit`, `about`, `preferences`, `shortcuts`, `accounts`, `add-person`, `sign-in-again`,
 * `open-sample`.
 */

/**
 * daybeat_application_new:
 *
 * Returns: (transfer full):
 */
DaybeatApplication *daybeat_application_new (void);

G_END_DECLS
