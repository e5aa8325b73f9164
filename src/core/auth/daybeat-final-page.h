/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * daybeat_final_page_create:
 * @title: translated
 * @text: translated
 *
 * Returns: (transfer full): what the browser shows in the end: HTML in the person's language, without any script
 */
char *daybeat_final_page_create (const char *title, const char *text);

/**
 * daybeat_final_page_set_headers:
 *
 * Allows such a page its one style sheet and nothing else, and keeps the address from travelling on.
 */
void daybeat_final_page_set_headers (SoupMessageHeaders *headers);

G_END_DECLS
