/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * daybeat_message_link_split:
 * @message: a sentence for a person, with or without an https address as its last word
 * @link: (out) (optional) (nullable) (transfer full): that address
 *
 * A service that knows where something is put right says so at the end of its message: an address to press is better
 * than one to read.
 *
 * Returns: (transfer full): the sentence without the address
 */
char *daybeat_message_link_split (const char *message, char **link);

G_END_DECLS
