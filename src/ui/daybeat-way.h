/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DAYBEAT_TYPE_WAY (daybeat_way_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatWay, daybeat_way, DAYBEAT, WAY, GtkButton)

/**
 * DaybeatWay:
 *
 * One way in, as a card to press: a picture, what it is, and a line about it.
 *
 * Properties: `title`, `subtitle`, `symbol` (strings): the last one is the name of an icon.
 */

G_END_DECLS
