/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "daybeat-batch.h"

G_BEGIN_DECLS

/**
 * DaybeatJsonFields:
 *
 * An object of a service's answer while it is read: every member is taken once, whatever its type; what cannot be used
 * becomes a finding of the batch, what nobody asked for is left over in the end. Null counts as missing.
 */
typedef struct
{
  JsonObject *object;  /* (borrowed) */
  DaybeatBatch *batch; /* (borrowed) */
  const char *path;    /* such as `sleep[]`: generalised, so that a thousand nights tell one thing once */
  GHashTable *taken;   /* (owned) */
} DaybeatJsonFields;

void daybeat_json_fields_init (DaybeatJsonFields *self, JsonObject *object, DaybeatBatch *batch, const char *path);
void daybeat_json_fields_clear (DaybeatJsonFields *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DaybeatJsonFields, daybeat_json_fields_clear)

/**
 * daybeat_json_parse:
 * @body: what came
 * @error: return location, #DAYBEAT_SERVICE_ERROR_MALFORMED
 *
 * Whole numbers that need more than 63 bits come as texts, digit by digit.
 *
 * Returns: (transfer full): its root
 */
JsonNode *daybeat_json_parse (GBytes *body, GError **error);

/**
 * daybeat_json_parse_object:
 *
 * Returns: (transfer full): the root, which is an object
 */
JsonNode *daybeat_json_parse_object (GBytes *body, GError **error);

/**
 * daybeat_json_fail_parse:
 *
 * Returns: %FALSE, with @error saying that the body is no JSON
 */
gboolean daybeat_json_fail_parse (GError **error);

/**
 * daybeat_json_fail_shape:
 *
 * Returns: %FALSE, with @error saying that the body is not the kind of answer that was asked for
 */
gboolean daybeat_json_fail_shape (GError **error);

/**
 * daybeat_json_take_text:
 *
 * Returns: (transfer full) (nullable): a text, or a number as text
 */
char *daybeat_json_take_text (DaybeatJsonFields *self, const char *member);

/**
 * daybeat_json_take_id:
 *
 * Returns: (transfer full) (nullable): a text that is not empty, or a whole number, digit by digit
 */
char *daybeat_json_take_id (DaybeatJsonFields *self, const char *member);

/**
 * daybeat_json_take_count:
 *
 * Returns: a whole number that is not negative, from a number or a text; %DAYBEAT_ABSENT otherwise
 */
gint64 daybeat_json_take_count (DaybeatJsonFields *self, const char *member);

/**
 * daybeat_json_take_int:
 *
 * Returns: as daybeat_json_take_count(), but no larger than an int
 */
int daybeat_json_take_int (DaybeatJsonFields *self, const char *member);

/**
 * daybeat_json_take_number:
 *
 * Returns: a finite number, from a number or a text; NaN otherwise
 */
double daybeat_json_take_number (DaybeatJsonFields *self, const char *member);

/**
 * daybeat_json_take_flag:
 *
 * Returns: %TRUE, %FALSE or %DAYBEAT_ABSENT
 */
int daybeat_json_take_flag (DaybeatJsonFields *self, const char *member);
DaybeatDay daybeat_json_take_day (DaybeatJsonFields *self, const char *member);
DaybeatInstant daybeat_json_take_instant (DaybeatJsonFields *self, const char *member);

/**
 * daybeat_json_take_minute_of_day:
 *
 * Returns: minutes after midnight of `HH:MM`, or %DAYBEAT_ABSENT
 */
int daybeat_json_take_minute_of_day (DaybeatJsonFields *self, const char *member);

/**
 * daybeat_json_take_object:
 *
 * Returns: (transfer none) (nullable):
 */
JsonObject *daybeat_json_take_object (DaybeatJsonFields *self, const char *member);

/**
 * daybeat_json_take_array:
 *
 * Returns: (transfer none) (nullable):
 */
JsonArray *daybeat_json_take_array (DaybeatJsonFields *self, const char *member);

/**
 * daybeat_json_take_nothing:
 *
 * Passes over a member that says nothing new.
 */
void daybeat_json_take_nothing (DaybeatJsonFields *self, const char *member);

/**
 * daybeat_json_take_rest:
 *
 * Returns: (transfer full) (nullable): what was not taken, as a JSON object; %NULL where all was
 */
char *daybeat_json_take_rest (DaybeatJsonFields *self);

/**
 * daybeat_json_note:
 * @reason: a sentence without any value
 * @node: (nullable): what it is about, to be kept
 */
void daybeat_json_note (DaybeatJsonFields *self, const char *member, const char *reason, JsonNode *node);

/**
 * daybeat_json_element_object:
 *
 * Returns: (transfer none) (nullable): the object at @index; anything else is noted under @path
 */
JsonObject *daybeat_json_element_object (JsonArray *array, guint index, DaybeatBatch *batch, const char *path);

G_END_DECLS
