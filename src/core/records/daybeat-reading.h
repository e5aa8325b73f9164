/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-absent.h"
#include "daybeat-instant.h"
#include "daybeat-source.h"

G_BEGIN_DECLS

/**
 * DaybeatReadingKind:
 * @id: stable name, stored: `weight`, `water`, `electrocardiogram`, …
 * @unit: the unit of its value; (nullable) where it has none
 */
typedef struct
{
  const char *id;
  const char *unit;
} DaybeatReadingKind;

/**
 * DaybeatReading:
 * @kind: what was measured or written down
 * @id: the source's own id; where it has none, one made of kind and time
 * @time: when; absent for what has no time (a food of one's own)
 * @end: absent for what has no length
 * @value: in the kind's unit, or NaN
 * @text: (nullable): a name, a result, a note
 * @device: (nullable):
 * @details: (nullable): further numbers and words under the export's names, as a JSON object
 *
 * One thing that was measured or written down now and then: a weight, a glass of water, a meal, an ECG, a symptom.
 */
typedef struct
{
  DaybeatSource source;
  const DaybeatReadingKind *kind;
  char *id;
  DaybeatInstant time;
  DaybeatInstant end;
  double value;
  char *text;
  char *device;
  char *details;
} DaybeatReading;

/**
 * daybeat_reading_kinds_get:
 * @n_kinds: (out):
 *
 * Returns: (transfer none) (array length=n_kinds):
 */
const DaybeatReadingKind *daybeat_reading_kinds_get (gsize *n_kinds);

/**
 * daybeat_reading_kind_find:
 *
 * Returns: (transfer none) (nullable):
 */
const DaybeatReadingKind *daybeat_reading_kind_find (const char *id);

/**
 * daybeat_reading_new:
 *
 * Returns: (transfer full): a reading with every other member absent
 */
DaybeatReading *daybeat_reading_new (const DaybeatReadingKind *kind);
DaybeatReading *daybeat_reading_ref (DaybeatReading *self);
void daybeat_reading_unref (DaybeatReading *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaybeatReading, daybeat_reading_unref)

G_END_DECLS
