/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "daybeat-token.h"

G_BEGIN_DECLS

/**
 * _daybeat_token_new:
 *
 * Returns: (transfer full): an empty token, to be filled before it is shared
 */
DaybeatToken *_daybeat_token_new (void);

/**
 * _daybeat_json_parse_object:
 * @text: what an authorization server, a file or the keyring gave; need not end with a zero byte
 *
 * Returns: (transfer full) (nullable): a node that holds an object; %NULL for everything else
 */
JsonNode *_daybeat_json_parse_object (const char *text, gsize size);

/**
 * _daybeat_json_dup_text:
 *
 * Returns: (transfer full) (nullable): a text or whole number as text
 */
char *_daybeat_json_dup_text (JsonObject *object, const char *member);

G_END_DECLS
