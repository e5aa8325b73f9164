/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DaybeatMutator:
 * @fixtures: (element-type GBytes): the bodies of a service that the project made, in the order of their names
 *
 * Changes bodies at random by a fixed seed: the same at every run.
 */
typedef struct
{
  GRand *random;
  GPtrArray *fixtures;
} DaybeatMutator;

/**
 * daybeat_mutator_new:
 * @service: the folder of its fixtures
 */
DaybeatMutator *daybeat_mutator_new (const char *service, guint32 seed);
void daybeat_mutator_free (DaybeatMutator *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatMutator, daybeat_mutator_free)

/**
 * daybeat_mutator_mutate:
 *
 * Returns: (transfer full): @fixture, changed in one place or a few
 */
GBytes *daybeat_mutator_mutate (DaybeatMutator *self, GBytes *fixture);

/**
 * daybeat_mutator_print:
 *
 * With `--verbose`: the last body that was printed is the one that failed.
 */
void daybeat_mutator_print (GBytes *body);

G_END_DECLS
