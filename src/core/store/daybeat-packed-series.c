/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-store"

#include "config.h"

#include "daybeat-packed-series.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "daybeat-absent.h"
#include "daybeat-packed-numbers-private.h"
#include "daybeat-store-error.h"

#define VERSION 1
#define COLUMN_ABSENT 0
#define COLUMN_DECIMAL 1
#define COLUMN_RAW 255
#define MAX_EXPONENT 9
#define CHECKSUM_SIZE 4

/* Samples without a byte of their own are believed up to here: damage must not ask for all memory. */
#define MAX_WITHOUT_BYTES (1u << 22)

/* Beyond it neighbouring integers are the same double. */
#define MAX_EXACT 9007199254740992.0

static const double powers[MAX_EXPONENT + 1] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9 };

/* A changed byte always changes it: each step maps the states one to one. */
static guint32
checksum (const guint8 *data, gsize size)
{
  guint32 sum = 2166136261u;

  for (gsize i = 0; i < size; i++)
    sum = (sum ^ data[i]) * 16777619u;
  return sum;
}

/* Writing */

static guint64
size_of_gap (const gint64 *times, guint i)
{
  guint64 gap = (guint64) times[i] - (guint64) times[i - 1];

  return (gint64) gap < 0 ? 0 - gap : gap;
}

static guint64
find_unit (const gint64 *times, guint n_samples)
{
  guint64 unit = 0;

  for (guint i = 1; i < n_samples && unit != 1; i++)
    {
      guint64 rest = size_of_gap (times, i);

      while (rest != 0)
        {
          guint64 next = unit % rest;

          unit = rest;
          rest = next;
        }
    }
  return MAX (unit, 1);
}

static gboolean
is_regular (const gint64 *times, guint n_samples, guint64 unit)
{
  for (guint i = 1; i < n_samples; i++)
    {
      if ((guint64) times[i] - (guint64) times[i - 1] != unit)
        return FALSE;
    }
  return n_samples <= MAX_WITHOUT_BYTES;
}

static void
put_times (GByteArray *bytes, const gint64 *times, guint n_samples)
{
  guint64 unit = find_unit (times, n_samples);
  gboolean regular = is_regular (times, n_samples, unit);

  daybeat_packed_put_count (bytes, daybeat_packed_fold (n_samples > 0 ? times[0] : 0));
  daybeat_packed_put_count (bytes, unit);
  daybeat_packed_put_count (bytes, regular);
  for (guint i = 1; i < n_samples && !regular; i++)
    {
      guint64 units = size_of_gap (times, i) / unit;
      gboolean back = (gint64) ((guint64) times[i] - (guint64) times[i - 1]) < 0;

      daybeat_packed_put_count (bytes, daybeat_packed_fold ((gint64) (back ? 0 - units : units)));
    }
}

static gboolean
to_decimal (double value, int exponent, gint64 *decimal)
{
  double scaled = nearbyint (value * powers[exponent]);

  if (!(fabs (scaled) < MAX_EXACT) || scaled / powers[exponent] != value || (value == 0 && signbit (value)))
    return FALSE;
  *decimal = (gint64) scaled;
  return TRUE;
}

/* The fewest decimals with which every value comes back as it was. */
static int
find_exponent (const double *values, guint n_samples)
{
  int exponent = 0;
  gint64 decimal;

  for (guint i = 0; i < n_samples; i++)
    {
      if (isnan (values[i]))
        continue;
      while (exponent <= MAX_EXPONENT && !to_decimal (values[i], exponent, &decimal))
        exponent++;
      if (exponent > MAX_EXPONENT)
        return -1;
    }
  return exponent;
}

/* With more decimals an earlier, large value may be beyond what is exact. */
static gboolean
put_decimals (GByteArray *bytes, const double *values, guint n_samples, int exponent)
{
  gint64 before = 0;

  for (guint i = 0; i < n_samples; i++)
    {
      gint64 decimal;

      if (isnan (values[i]))
        {
          daybeat_packed_put_count (bytes, 0);
          continue;
        }
      if (!to_decimal (values[i], exponent, &decimal))
        return FALSE;
      daybeat_packed_put_count (bytes, 1 + daybeat_packed_fold (decimal - before));
      before = decimal;
    }
  return TRUE;
}

static void
put_byte (GByteArray *bytes, guint8 byte)
{
  g_byte_array_append (bytes, &byte, 1);
}

static void
put_raw (GByteArray *bytes, const double *values, guint n_samples)
{
  put_byte (bytes, COLUMN_RAW);
  for (guint i = 0; i < n_samples; i++)
    {
      guint64 bits;

      memcpy (&bits, &values[i], sizeof bits);
      bits = GUINT64_TO_LE (bits);
      g_byte_array_append (bytes, (const guint8 *) &bits, sizeof bits);
    }
}

static void
put_column (GByteArray *bytes, const double *values, guint n_samples)
{
  guint begin = bytes->len;
  int exponent;

  if (values == NULL)
    {
      put_byte (bytes, COLUMN_ABSENT);
      return;
    }
  exponent = find_exponent (values, n_samples);
  if (exponent >= 0)
    {
      put_byte (bytes, (guint8) (COLUMN_DECIMAL + exponent));
      if (put_decimals (bytes, values, n_samples, exponent))
        return;
      g_byte_array_set_size (bytes, begin);
    }
  put_raw (bytes, values, n_samples);
}

GBytes *
daybeat_packed_series_write (const gint64 *times, guint n_samples, const double *const *columns, guint n_columns)
{
  GByteArray *bytes = g_byte_array_sized_new (n_samples * 2 + 32);
  guint32 sum;

  put_byte (bytes, VERSION);
  daybeat_packed_put_count (bytes, n_samples);
  daybeat_packed_put_count (bytes, n_columns);
  put_times (bytes, times, n_samples);
  for (guint i = 0; i < n_columns; i++)
    put_column (bytes, columns[i], n_samples);
  sum = GUINT32_TO_LE (checksum (bytes->data, bytes->len));
  g_byte_array_append (bytes, (const guint8 *) &sum, sizeof sum);
  return g_byte_array_free_to_bytes (bytes);
}

/* Reading */

typedef struct
{
  const guint8 *cursor;
  const guint8 *end;
} Reader;

static gboolean
take_count (Reader *reader, guint64 *count)
{
  return daybeat_packed_take_count (&reader->cursor, reader->end, count);
}

static gboolean
begin_reading (Reader *reader, GBytes *packed)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (packed, &size);
  guint32 sum;

  if (size <= CHECKSUM_SIZE)
    return FALSE;
  reader->cursor = data;
  reader->end = data + size - CHECKSUM_SIZE;
  memcpy (&sum, reader->end, sizeof sum);
  return GUINT32_FROM_LE (sum) == checksum (data, size - CHECKSUM_SIZE) && *reader->cursor++ == VERSION;
}

static gboolean
take_times (Reader *reader, guint64 n_samples, GArray *times)
{
  guint64 first, unit, regular;
  guint64 time;

  if (!take_count (reader, &first) || !take_count (reader, &unit) || !take_count (reader, &regular) || regular > 1)
    return FALSE;
  if (n_samples > (regular ? MAX_WITHOUT_BYTES : (guint64) (reader->end - reader->cursor) + 1))
    return FALSE;

  time = (guint64) daybeat_packed_unfold (first);
  g_array_set_size (times, (guint) n_samples);
  for (guint i = 0; i < n_samples; i++)
    {
      guint64 folded = daybeat_packed_fold (1);

      if (i > 0 && !regular && !take_count (reader, &folded))
        return FALSE;
      if (i > 0)
        time += unit * (guint64) daybeat_packed_unfold (folded);
      g_array_index (times, gint64, i) = (gint64) time;
    }
  return TRUE;
}

static gboolean
take_decimals (Reader *reader, double power, GArray *column)
{
  guint64 decimal = 0;

  for (guint i = 0; i < column->len; i++)
    {
      guint64 count;

      if (!take_count (reader, &count))
        return FALSE;
      if (count > 0)
        decimal += (guint64) daybeat_packed_unfold (count - 1);
      g_array_index (column, double, i) = count > 0 ? (double) (gint64) decimal / power : DAYBEAT_ABSENT_NUMBER;
    }
  return TRUE;
}

static gboolean
take_raw (Reader *reader, GArray *column)
{
  if ((gsize) (reader->end - reader->cursor) / sizeof (double) < column->len)
    return FALSE;
  for (guint i = 0; i < column->len; i++, reader->cursor += sizeof (double))
    {
      guint64 bits;

      memcpy (&bits, reader->cursor, sizeof bits);
      bits = GUINT64_FROM_LE (bits);
      memcpy (&g_array_index (column, double, i), &bits, sizeof bits);
    }
  return TRUE;
}

static gboolean
take_column (Reader *reader, guint n_samples, GArray **column)
{
  guint8 written;

  if (reader->cursor == reader->end)
    return FALSE;
  written = *reader->cursor++;
  if (written == COLUMN_ABSENT)
    return TRUE;
  *column = g_array_sized_new (FALSE, FALSE, sizeof (double), n_samples);
  g_array_set_size (*column, n_samples);
  if (written == COLUMN_RAW)
    return take_raw (reader, *column);
  return written - COLUMN_DECIMAL <= MAX_EXPONENT && take_decimals (reader, powers[written - COLUMN_DECIMAL], *column);
}

static gboolean
take_all (GBytes *packed, GArray *times, GArray **columns, guint n_columns)
{
  Reader reader;
  guint64 n_samples, n_written;

  if (!begin_reading (&reader, packed) || !take_count (&reader, &n_samples) || !take_count (&reader, &n_written) ||
      n_written > n_columns || !take_times (&reader, n_samples, times))
    return FALSE;
  for (guint i = 0; i < n_written; i++)
    {
      if (!take_column (&reader, times->len, &columns[i]))
        return FALSE;
    }
  return reader.cursor == reader.end;
}

gboolean
daybeat_packed_series_read (GBytes *packed, GArray *times, GArray **columns, guint n_columns, GError **error)
{
  g_array_set_size (times, 0);
  for (guint i = 0; i < n_columns; i++)
    columns[i] = NULL;
  if (take_all (packed, times, columns, n_columns))
    return TRUE;

  g_array_set_size (times, 0);
  for (guint i = 0; i < n_columns; i++)
    g_clear_pointer (&columns[i], g_array_unref);
  g_set_error_literal (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_CORRUPT,
                       _("The samples of a day are damaged in the history."));
  return FALSE;
}
