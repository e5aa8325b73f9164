/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "daybeat-batch.h"

G_BEGIN_DECLS

/**
 * DaybeatExportShape:
 *
 * How a family is loaded and made into rows.
 */
typedef enum
{
  DAYBEAT_EXPORT_RECORDS,
  DAYBEAT_EXPORT_SLEEPS,
  DAYBEAT_EXPORT_EXERCISES,
  DAYBEAT_EXPORT_DAILIES,
  DAYBEAT_EXPORT_WEIGHT,
  DAYBEAT_EXPORT_READINGS,
  DAYBEAT_EXPORT_SERIES,
  DAYBEAT_EXPORT_TRACKS,
} DaybeatExportShape;

#define DAYBEAT_EXPORT_MAX_PARTS 3

/**
 * DaybeatExportFamily:
 * @name: the files' stem, and the name in `about.json`
 * @title: for the progress, to be translated
 * @family: of %DAYBEAT_EXPORT_RECORDS
 * @single: whether it is one object rather than lines
 * @kinds: of samples or readings: what it is loaded from, one part each
 * @row: of %DAYBEAT_EXPORT_RECORDS: makes a row of a record
 *
 * What is written under one name.
 */
typedef struct
{
  const char *name;
  const char *title;
  DaybeatExportShape shape;
  DaybeatFamilies family;
  gboolean single;
  const char *kinds[DAYBEAT_EXPORT_MAX_PARTS + 1];
  JsonObject *(*row) (gconstpointer record);
} DaybeatExportFamily;

/**
 * daybeat_export_families_new:
 *
 * Returns: (transfer full) (element-type DaybeatExportFamily): every family, in the order of the format
 */
GArray *daybeat_export_families_new (void);

/**
 * daybeat_export_family_get_n_parts:
 *
 * Returns: how many loads one after the other its rows are made of
 */
guint daybeat_export_family_get_n_parts (const DaybeatExportFamily *self);

/**
 * daybeat_export_family_is_sliced:
 *
 * Returns: whether it is too large to be loaded whole
 */
gboolean daybeat_export_family_is_sliced (const DaybeatExportFamily *self);

G_END_DECLS
