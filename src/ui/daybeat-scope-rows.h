/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-oauth-provider.h"

G_BEGIN_DECLS

/**
 * daybeat_scope_rows_fill:
 * @wanted: (nullable) (array zero-terminated=1): what is spoken of; %NULL for everything @provider knows
 * @granted: (nullable): what may be seen, separated by spaces
 * @granted_group: where that goes; shown where it is not empty
 * @missing_group: where the rest of @wanted goes; shown where it is not empty
 *
 * Says what was granted, and what was not, each with what it shows.
 *
 * Returns: how many of @wanted are missing
 */
guint daybeat_scope_rows_fill (DaybeatOAuthProvider *provider, const char *const *wanted, const char *granted,
                               AdwPreferencesGroup *granted_group, AdwPreferencesGroup *missing_group);

G_END_DECLS
