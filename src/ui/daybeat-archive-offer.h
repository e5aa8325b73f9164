/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * daybeat_archive_offer_new:
 *
 * What no service has any more lies in the archive that Google makes for a person who asks.
 *
 * Returns: (transfer floating): a button that opens Google Takeout in the browser
 */
GtkWidget *daybeat_archive_offer_new (void);

G_END_DECLS
