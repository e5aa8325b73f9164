/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-record-table-private.h"

G_BEGIN_DECLS

/* What there is one of a source, profile and sleep goal, and one is shown. */

/**
 * daybeat_single_record_put:
 * @record: (nullable):
 * @complete: whether the source said all it knows; else what it said before stays where @record is absent
 */
gboolean daybeat_single_record_put (DaybeatStoreDb *db, DaybeatFamilies family, gconstpointer record, gboolean complete,
                                    GError **error);

/**
 * daybeat_single_record_load:
 *
 * Returns: (transfer full): the record that is shown, if there is one. The sleep goal is the newest. The profile is
 *   that of the first source in the order of precedence; what it lacks comes from the newest readings, where they are
 *   height and weight, then from the other sources.
 */
GPtrArray *daybeat_single_record_load (DaybeatStoreDb *db, DaybeatFamilies family, GError **error);

G_END_DECLS
