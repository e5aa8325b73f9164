/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "daybeat-oauth-provider.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_SCOPE_LIST (daybeat_scope_list_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatScopeList, daybeat_scope_list, DAYBEAT, SCOPE_LIST, AdwBin)

/**
 * DaybeatScopeList:
 *
 * What may be seen: a switch for each scope of a service, with what it shows.
 */

/**
 * daybeat_scope_list_fill:
 * @chosen: (nullable): what is switched on, separated by spaces
 * @defaults: whether the provider's defaults are switched on as well
 */
void daybeat_scope_list_fill (DaybeatScopeList *self, DaybeatOAuthProvider *provider, const char *chosen,
                              gboolean defaults);

/**
 * daybeat_scope_list_dup_chosen:
 *
 * Returns: (transfer full) (array zero-terminated=1): the names of what is switched on
 */
char **daybeat_scope_list_dup_chosen (DaybeatScopeList *self);

G_END_DECLS
