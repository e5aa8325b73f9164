/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DaybeatSource:
 *
 * Where a record came from. The values are stored: never renumber.
 */
typedef enum
{
  DAYBEAT_SOURCE_UNKNOWN = 0,
  DAYBEAT_SOURCE_FITBIT = 1,
  DAYBEAT_SOURCE_GOOGLE_HEALTH = 2,
  DAYBEAT_SOURCE_ARCHIVE = 3,
  DAYBEAT_SOURCE_SAMPLE = 4,
} DaybeatSource;

/**
 * daybeat_source_to_string:
 *
 * Returns: the export's word, such as `google-health`
 */
const char *daybeat_source_to_string (DaybeatSource source);

/**
 * daybeat_source_get_title:
 *
 * Returns: what a person calls it, translated, as it goes into “from %s”
 */
const char *daybeat_source_get_title (DaybeatSource source);

/**
 * daybeat_source_from_string:
 * @text: (nullable):
 */
DaybeatSource daybeat_source_from_string (const char *text);

G_END_DECLS
