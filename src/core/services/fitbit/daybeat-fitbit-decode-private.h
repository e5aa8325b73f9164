/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-json-fields.h"

G_BEGIN_DECLS

/**
 * _daybeat_fitbit_fail_shape:
 *
 * Returns: %FALSE, with @error saying that the body is not the kind of answer that was asked for
 */
gboolean _daybeat_fitbit_fail_shape (GError **error);

/**
 * _daybeat_fitbit_parse_object:
 *
 * Returns: (transfer full): the root, which is an object
 */
JsonNode *_daybeat_fitbit_parse_object (GBytes *body, GError **error);

G_END_DECLS
