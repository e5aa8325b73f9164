/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-export.h"

G_BEGIN_DECLS

/**
 * DaybeatTestExport:
 * @folder: of the test
 * @out: where exports go
 *
 * A store, and what it exports.
 */
typedef struct
{
  char *folder;
  char *out;
  DaybeatStore *store;
} DaybeatTestExport;

void daybeat_test_export_set_up (DaybeatTestExport *self, gconstpointer data);
void daybeat_test_export_tear_down (DaybeatTestExport *self, gconstpointer data);

/**
 * daybeat_test_export_apply:
 * @batch: (transfer full): what the store is to hold too
 */
void daybeat_test_export_apply (DaybeatTestExport *self, DaybeatBatch *batch);

/**
 * daybeat_test_export_run:
 *
 * Exports, which has to go well.
 */
void daybeat_test_export_run (DaybeatTestExport *self, DaybeatExportFormat format, gboolean all_sources);

/**
 * daybeat_test_export_read:
 *
 * Returns: (transfer full): a file of the export
 */
char *daybeat_test_export_read (DaybeatTestExport *self, const char *name);

/**
 * daybeat_test_export_has:
 */
gboolean daybeat_test_export_has (DaybeatTestExport *self, const char *name);

/**
 * daybeat_test_export_assert_file:
 */
void daybeat_test_export_assert_file (DaybeatTestExport *self, const char *name, const char *expected);

/**
 * daybeat_test_export_count:
 *
 * Returns: how many rows `about.json` says a family has
 */
gint64 daybeat_test_export_count (DaybeatTestExport *self, const char *family);

/**
 * daybeat_test_export_list_families:
 *
 * Returns: (transfer full): the families that `about.json` names
 */
GStrv daybeat_test_export_list_families (DaybeatTestExport *self);

G_END_DECLS
