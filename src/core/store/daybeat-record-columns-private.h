/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-store-db-private.h"

G_BEGIN_DECLS

/**
 * DaybeatColumnKind: how a member of a record lies in columns
 */
typedef enum
{
  DAYBEAT_COLUMN_TEXT,     /* char * */
  DAYBEAT_COLUMN_INT,      /* int, −1 is NULL */
  DAYBEAT_COLUMN_FLAG,     /* int, never NULL: enums and gboolean */
  DAYBEAT_COLUMN_INT64,    /* gint64, −1 is NULL */
  DAYBEAT_COLUMN_NUMBER,   /* double, NaN is NULL */
  DAYBEAT_COLUMN_DAY,      /* DaybeatDay, none is NULL */
  DAYBEAT_COLUMN_OFFSET,   /* int, G_MININT is NULL */
  DAYBEAT_COLUMN_INSTANT,  /* DaybeatInstant: three columns */
  DAYBEAT_COLUMN_SEGMENTS, /* GArray of DaybeatSleepSegment, packed */
  DAYBEAT_COLUMN_LEVELS,   /* int[3][DAYBEAT_N_SLEEP_LEVELS], packed */
} DaybeatColumnKind;

/**
 * DaybeatColumn: one member; an array of them describes a record in the order of its table's columns
 */
typedef struct
{
  DaybeatColumnKind kind;
  gsize offset;
} DaybeatColumn;

#define DAYBEAT_COLUMN(Type, member, Kind) { DAYBEAT_COLUMN_##Kind, G_STRUCT_OFFSET (Type, member) }

/**
 * daybeat_columns_bind:
 *
 * Binds the members of @record to parameters from @index on.
 *
 * Returns: the next free parameter
 */
int daybeat_columns_bind (const DaybeatColumn *columns, gsize n_columns, gconstpointer record,
                          sqlite3_stmt *statement, int index);

/**
 * daybeat_columns_read:
 *
 * Fills a new record's members from the row that stands ready. Packed data that cannot be read leaves them empty.
 */
void daybeat_columns_read (const DaybeatColumn *columns, gsize n_columns, gpointer record, sqlite3_stmt *statement);

/**
 * daybeat_column_fill:
 *
 * Takes one member from @other where @record has none. Flags are never absent, and packed arrays are left alone.
 */
void daybeat_column_fill (const DaybeatColumn *column, gpointer record, gconstpointer other);

G_END_DECLS
