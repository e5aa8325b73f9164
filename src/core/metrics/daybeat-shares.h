/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * daybeat_shares_round:
 * @parts: (array length=n): finite and not negative
 * @percents: (array length=n) (out caller-allocates): whole percents
 *
 * Rounds shares of a whole by the largest remainder, so that they make 100 together; all 0 where the whole is 0.
 */
void daybeat_shares_round (const double *parts, gsize n, int *percents);

G_END_DECLS
