/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * daybeat_service_address_choose:
 * @variable: of the environment, which goes before all
 * @configured: (nullable): a setting
 * @fallback: the vendor's
 * @error: return location, #DAYBEAT_SERVICE_ERROR_ADDRESS where the chosen one is neither https nor loopback
 *
 * Returns: (transfer full): where a service is asked for, without a slash at the end
 */
char *daybeat_service_address_choose (const char *variable, const char *configured, const char *fallback,
                                      GError **error);

G_END_DECLS
