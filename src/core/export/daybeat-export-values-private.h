/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "daybeat-absent.h"
#include "daybeat-instant.h"
#include "daybeat-source.h"

G_BEGIN_DECLS

/* One member of a row each; what is absent is null. */
void _daybeat_export_text (JsonObject *row, const char *member, const char *text);
void _daybeat_export_count (JsonObject *row, const char *member, gint64 count);
void _daybeat_export_number (JsonObject *row, const char *member, double number);
void _daybeat_export_flag (JsonObject *row, const char *member, int flag);
void _daybeat_export_day (JsonObject *row, const char *member, DaybeatDay day);
void _daybeat_export_instant (JsonObject *row, const char *member, DaybeatInstant instant);
void _daybeat_export_source (JsonObject *row, DaybeatSource source);

/**
 * _daybeat_export_json:
 * @json: (nullable): as the store keeps it; no member where there is none or it cannot be read
 */
void _daybeat_export_json (JsonObject *row, const char *member, const char *json);

/**
 * _daybeat_export_further:
 * @json: (nullable): an object as the store keeps it
 *
 * Adds the members of @json that @row has not; none where it is no object.
 */
void _daybeat_export_further (JsonObject *row, const char *json);

/**
 * _daybeat_export_append_number:
 * @number: finite
 *
 * Appends the shortest text that reads back as the same number.
 */
void _daybeat_export_append_number (GString *text, double number);

G_END_DECLS
