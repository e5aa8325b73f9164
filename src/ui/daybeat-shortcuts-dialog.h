/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * daybeat_shortcuts_dialog_new:
 *
 * What the keyboard does. libadwaita's own shortcuts dialog is newer than the floor, and GTK's is deprecated.
 *
 * Returns: (transfer floating):
 */
AdwDialog *daybeat_shortcuts_dialog_new (void);

G_END_DECLS
