/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * daybeat_about_present:
 * @parent: the widget over which the dialog stands
 *
 * Says what Daybeat is, who made it, and what it is not.
 */
void daybeat_about_present (GtkWidget *parent);

G_END_DECLS
