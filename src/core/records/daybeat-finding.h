/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-source.h"

G_BEGIN_DECLS

/**
 * DaybeatFinding:
 *
 * Something a decoder could not understand: reported, and kept as it came.
 */
typedef struct
{
  DaybeatSource source;
  char *path;     /* where it stood, such as `sleep[].levels.data[].level` */
  char *reason;   /* a sentence in English, for the report and for logs: holds no value of the person's */
  char *original; /* the JSON as it came; (nullable): nothing worth keeping */
} DaybeatFinding;

/**
 * daybeat_finding_new:
 *
 * Returns: (transfer full): a record with every member absent
 */
DaybeatFinding *daybeat_finding_new (void);
DaybeatFinding *daybeat_finding_ref (DaybeatFinding *self);
void daybeat_finding_unref (DaybeatFinding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatFinding, daybeat_finding_unref)

G_END_DECLS
