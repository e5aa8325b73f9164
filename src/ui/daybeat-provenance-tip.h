/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "daybeat-store.h"
#include "daybeat-units.h"

G_BEGIN_DECLS

/**
 * daybeat_provenance_tip_dup_text:
 * @provenances: (element-type DaybeatProvenance):
 *
 * Returns: (transfer full) (nullable): `From Charge 6, Google Health, synced today, 07:12`, a line each; %NULL where
 *   there is none
 */
char *daybeat_provenance_tip_dup_text (GPtrArray *provenances, DaybeatUnits *units);

/**
 * daybeat_provenance_tip_load:
 * @widget: what shows a number
 *
 * Makes the tooltip of @widget tell where the number came from, and when it was last asked for; the other arguments are
 * those of daybeat_store_load_provenance_async().
 */
void daybeat_provenance_tip_load (GtkWidget *widget, DaybeatStore *store, DaybeatFamilies family, const char *kind,
                                  DaybeatDay day, const char *resource, GCancellable *cancellable);

G_END_DECLS
