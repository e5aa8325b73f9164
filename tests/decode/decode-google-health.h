/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * knows_google_health:
 *
 * Returns: whether @endpoint is a type of Google Health, or another of its answers
 */
gboolean knows_google_health (const char *endpoint);

/**
 * print_google_health:
 * @endpoint: that knows_google_health() knows
 *
 * Prints what is in @body.
 */
gboolean print_google_health (const char *endpoint, GBytes *body, GError **error);

/**
 * print_google_health_usage:
 *
 * Prints on standard error a line for everything that is known.
 */
void print_google_health_usage (void);

G_END_DECLS
