/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DaybeatRandom:
 *
 * Chance that is the same everywhere and for ever (SplitMix64): the made person must not change with a library's
 * version. Not for secrets.
 */
typedef struct
{
  guint64 state;
} DaybeatRandom;

/**
 * daybeat_random_seed:
 * @topic: what the chance is for: one topic's draws never disturb another's
 */
DaybeatRandom daybeat_random_seed (guint32 seed, guint64 topic);
guint64 daybeat_random_next (DaybeatRandom *self);

/**
 * daybeat_random_between:
 *
 * Returns: a whole number from @low to @high, both included
 */
int daybeat_random_between (DaybeatRandom *self, int low, int high);

/**
 * daybeat_random_chance:
 * @percent: 0–100
 */
gboolean daybeat_random_chance (DaybeatRandom *self, double percent);

/**
 * daybeat_random_normal:
 *
 * Returns: about normally distributed, from twelve even draws
 */
double daybeat_random_normal (DaybeatRandom *self, double mean, double deviation);

G_END_DECLS
