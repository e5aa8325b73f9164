/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * flow_compare_nights:
 * @fitbit: (element-type JsonObject): rows of the export with what Fitbit told
 * @google: (element-type JsonObject): with what Google Health told of the same nights
 *
 * Fails where a night is not the same but for what the services tell differently, each of which is held to what
 * explains it; and where one of these differences is in no night.
 */
void flow_compare_nights (GPtrArray *fitbit, GPtrArray *google);

G_END_DECLS
