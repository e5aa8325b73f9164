/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-record-columns-private.h"

#include "daybeat-packed-segments.h"
#include "daybeat-sleep.h"

static void
bind_bytes (sqlite3_stmt *statement, int index, GBytes *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  /* An empty blob is not NULL. */
  sqlite3_bind_blob64 (statement, index, data != NULL ? data : "", size, SQLITE_TRANSIENT);
}

static int
bind_instant (sqlite3_stmt *statement, int index, const DaybeatInstant *instant)
{
  if (daybeat_instant_is_absent (*instant))
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_int64 (statement, index, instant->wall_ms);
  sqlite3_bind_int (statement, index + 1, instant->offset_minutes);
  sqlite3_bind_int (statement, index + 2, instant->offset_source);
  return index + 3;
}

static int
bind_column (DaybeatColumnKind kind, gconstpointer member, sqlite3_stmt *statement, int index)
{
  g_autoptr (GBytes) packed = NULL;

  switch (kind)
    {
    case DAYBEAT_COLUMN_TEXT:
      daybeat_bind_text (statement, index, *(char *const *) member);
      break;
    case DAYBEAT_COLUMN_INT:
      daybeat_bind_count (statement, index, *(const int *) member);
      break;
    case DAYBEAT_COLUMN_FLAG:
      sqlite3_bind_int (statement, index, *(const int *) member);
      break;
    case DAYBEAT_COLUMN_INT64:
      daybeat_bind_count (statement, index, *(const gint64 *) member);
      break;
    case DAYBEAT_COLUMN_NUMBER:
      daybeat_bind_number (statement, index, *(const double *) member);
      break;
    case DAYBEAT_COLUMN_DAY:
      if (*(const DaybeatDay *) member != DAYBEAT_DAY_NONE)
        sqlite3_bind_int64 (statement, index, *(const DaybeatDay *) member);
      break;
    case DAYBEAT_COLUMN_OFFSET:
      if (*(const int *) member != G_MININT)
        sqlite3_bind_int (statement, index, *(const int *) member);
      break;
    case DAYBEAT_COLUMN_INSTANT:
      return bind_instant (statement, index, member);
    case DAYBEAT_COLUMN_SEGMENTS:
      packed = daybeat_packed_segments_write (*(GArray *const *) member);
      bind_bytes (statement, index, packed);
      break;
    case DAYBEAT_COLUMN_LEVELS:
      packed = daybeat_packed_counts_write (member, 3 * DAYBEAT_N_SLEEP_LEVELS);
      bind_bytes (statement, index, packed);
      break;
    default:
      g_assert_not_reached ();
    }
  return index + 1;
}

int
daybeat_columns_bind (const DaybeatColumn *columns, gsize n_columns, gconstpointer record, sqlite3_stmt *statement,
                      int index)
{
  for (gsize i = 0; i < n_columns; i++)
    index = bind_column (columns[i].kind, G_STRUCT_MEMBER_P (record, columns[i].offset), statement, index);
  return index;
}

static int
read_instant (sqlite3_stmt *statement, int column, DaybeatInstant *instant)
{
  *instant = DAYBEAT_INSTANT_NONE;
  if (sqlite3_column_type (statement, column) != SQLITE_NULL)
    instant->wall_ms = sqlite3_column_int64 (statement, column);
  instant->offset_minutes = sqlite3_column_int (statement, column + 1);
  instant->offset_source = sqlite3_column_int (statement, column + 2);
  return column + 3;
}

static GBytes *
read_bytes (sqlite3_stmt *statement, int column)
{
  /* SQLite demands the pointer before the size. */
  const void *data = sqlite3_column_blob (statement, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (statement, column));
}

static int
read_column (DaybeatColumnKind kind, gpointer member, sqlite3_stmt *statement, int column)
{
  g_autoptr (GBytes) packed = NULL;

  switch (kind)
    {
    case DAYBEAT_COLUMN_TEXT:
      *(char **) member = daybeat_column_text (statement, column);
      break;
    case DAYBEAT_COLUMN_INT:
      *(int *) member = (int) daybeat_column_count (statement, column);
      break;
    case DAYBEAT_COLUMN_FLAG:
      *(int *) member = sqlite3_column_int (statement, column);
      break;
    case DAYBEAT_COLUMN_INT64:
      *(gint64 *) member = daybeat_column_count (statement, column);
      break;
    case DAYBEAT_COLUMN_NUMBER:
      *(double *) member = daybeat_column_number (statement, column);
      break;
    case DAYBEAT_COLUMN_DAY:
      *(DaybeatDay *) member = (DaybeatDay) sqlite3_column_int64 (statement, column);
      break;
    case DAYBEAT_COLUMN_OFFSET:
      if (sqlite3_column_type (statement, column) != SQLITE_NULL)
        *(int *) member = sqlite3_column_int (statement, column);
      break;
    case DAYBEAT_COLUMN_INSTANT:
      return read_instant (statement, column, member);
    case DAYBEAT_COLUMN_SEGMENTS:
      packed = read_bytes (statement, column);
      daybeat_packed_segments_read (packed, *(GArray **) member);
      break;
    case DAYBEAT_COLUMN_LEVELS:
      packed = read_bytes (statement, column);
      daybeat_packed_counts_read (packed, member, 3 * DAYBEAT_N_SLEEP_LEVELS);
      break;
    default:
      g_assert_not_reached ();
    }
  return column + 1;
}

void
daybeat_columns_read (const DaybeatColumn *columns, gsize n_columns, gpointer record, sqlite3_stmt *statement)
{
  int column = 0;

  for (gsize i = 0; i < n_columns; i++)
    column = read_column (columns[i].kind, G_STRUCT_MEMBER_P (record, columns[i].offset), statement, column);
}

static void
fill_count (int *count, int other)
{
  if (*count == DAYBEAT_ABSENT)
    *count = other;
}

void
daybeat_column_fill (const DaybeatColumn *column, gpointer record, gconstpointer other)
{
  gpointer member = G_STRUCT_MEMBER_P (record, column->offset);
  gconstpointer known = (const char *) other + column->offset;

  switch (column->kind)
    {
    case DAYBEAT_COLUMN_TEXT:
      if (*(char **) member == NULL)
        *(char **) member = g_strdup (*(char *const *) known);
      break;
    case DAYBEAT_COLUMN_INT:
      fill_count (member, *(const int *) known);
      break;
    case DAYBEAT_COLUMN_INT64:
      if (*(gint64 *) member == DAYBEAT_ABSENT)
        *(gint64 *) member = *(const gint64 *) known;
      break;
    case DAYBEAT_COLUMN_NUMBER:
      if (isnan (*(double *) member))
        *(double *) member = *(const double *) known;
      break;
    case DAYBEAT_COLUMN_DAY:
      if (*(DaybeatDay *) member == DAYBEAT_DAY_NONE)
        *(DaybeatDay *) member = *(const DaybeatDay *) known;
      break;
    case DAYBEAT_COLUMN_OFFSET:
      if (*(int *) member == G_MININT)
        *(int *) member = *(const int *) known;
      break;
    case DAYBEAT_COLUMN_INSTANT:
      if (daybeat_instant_is_absent (*(DaybeatInstant *) member))
        *(DaybeatInstant *) member = *(const DaybeatInstant *) known;
      break;
    case DAYBEAT_COLUMN_FLAG:
    case DAYBEAT_COLUMN_SEGMENTS:
    case DAYBEAT_COLUMN_LEVELS:
    default:
      break;
    }
}
