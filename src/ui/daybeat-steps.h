/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * daybeat_steps_has:
 *
 * Returns: whether the page with @tag is among those that were passed, or is the one that is shown
 */
gboolean daybeat_steps_has (AdwNavigationView *steps, const char *tag);

/**
 * daybeat_steps_show:
 *
 * Shows a step: back to it where it was passed, else on to it.
 */
void daybeat_steps_show (AdwNavigationView *steps, const char *tag);

G_END_DECLS
