/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "daybeat-batch.h"

G_BEGIN_DECLS

/**
 * print_row:
 * @row: (transfer full):
 *
 * Prints a line: the family goes first, then the members in their order.
 */
void print_row (const char *family, JsonObject *row);

/**
 * print_batch:
 *
 * Prints the records in the form of the export, and on standard error what could not be understood.
 */
void print_batch (DaybeatBatch *batch);

G_END_DECLS
