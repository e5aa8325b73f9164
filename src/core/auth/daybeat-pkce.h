/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * daybeat_pkce_create_verifier:
 *
 * Returns: (transfer full): a code verifier of 43 characters, 256 bits of the system's random source (RFC 7636 §4.1)
 */
char *daybeat_pkce_create_verifier (void);

/**
 * daybeat_pkce_get_challenge:
 *
 * Returns: (transfer full): the S256 code challenge, base64url without padding (RFC 7636 §4.2)
 */
char *daybeat_pkce_get_challenge (const char *verifier);

/**
 * daybeat_random_text:
 * @n_bytes: of the system's random source
 *
 * Returns: (transfer full): them as base64url without padding; for `state` as well
 */
char *daybeat_random_text (gsize n_bytes);

/**
 * daybeat_equal_in_constant_time:
 *
 * Returns: whether both are the same, in a time that does not tell where they differ
 */
gboolean daybeat_equal_in_constant_time (const char *a, const char *b);

G_END_DECLS
