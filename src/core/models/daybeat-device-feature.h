/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * daybeat_device_feature_dup_text:
 * @word: what a service calls something that a device can do, such as `SMART_SLEEP`
 *
 * Returns: (transfer full) (nullable): it in words for people; %NULL for what is only of use between the device and
 *   the service's own app
 */
char *daybeat_device_feature_dup_text (const char *word);

G_END_DECLS
