/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * daybeat_set_up_get_trouble_title:
 * @error: why somebody is not signed in
 *
 * Returns: what that is in a few words, translated
 */
const char *daybeat_set_up_get_trouble_title (const GError *error);

/**
 * daybeat_set_up_get_trouble_icon:
 *
 * Returns: the name of an icon: a warning, but for what the person chose
 */
const char *daybeat_set_up_get_trouble_icon (const GError *error);

G_END_DECLS
