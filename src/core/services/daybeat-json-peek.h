/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Members of an object that may hold anything, such as the body of an error: what is not there, or of another type, is
   NULL, and nobody is told. Records are read by daybeat-json-fields.h. */

/**
 * daybeat_json_peek_root:
 *
 * Returns: (transfer full) (nullable): the body's object; json_object_unref() it
 */
JsonObject *daybeat_json_peek_root (GBytes *body);

/**
 * daybeat_json_peek_text:
 * @object: (nullable):
 *
 * Returns: (transfer none) (nullable):
 */
const char *daybeat_json_peek_text (JsonObject *object, const char *member);

/**
 * daybeat_json_peek_object:
 * @object: (nullable):
 *
 * Returns: (transfer none) (nullable):
 */
JsonObject *daybeat_json_peek_object (JsonObject *object, const char *member);

/**
 * daybeat_json_peek_objects:
 * @object: (nullable):
 *
 * Returns: (transfer container) (element-type JsonObject): those elements of an array that are objects
 */
GPtrArray *daybeat_json_peek_objects (JsonObject *object, const char *member);

G_END_DECLS
