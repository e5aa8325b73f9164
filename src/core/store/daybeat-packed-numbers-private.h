/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Integers of variable length, seven bits a byte: what the packed columns are made of. */

/**
 * daybeat_packed_put_count:
 */
static inline void
daybeat_packed_put_count (GByteArray *bytes, guint64 count)
{
  guint8 buffer[10];
  guint length = 0;

  do
    {
      buffer[length] = count & 0x7f;
      count >>= 7;
      if (count != 0)
        buffer[length] |= 0x80;
      length++;
    }
  while (count != 0);
  g_byte_array_append (bytes, buffer, length);
}

/**
 * daybeat_packed_take_count:
 * @cursor: (inout): where to read, moved behind it
 *
 * Returns: whether a whole number stood before @end
 */
static inline gboolean
daybeat_packed_take_count (const guint8 **cursor, const guint8 *end, guint64 *count)
{
  *count = 0;
  for (int shift = 0; shift < 64 && *cursor < end; shift += 7)
    {
      guint8 byte = *(*cursor)++;

      *count |= (guint64) (byte & 0x7f) << shift;
      if ((byte & 0x80) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * daybeat_packed_fold:
 *
 * Returns: @number with its sign in the lowest bit, so that small ones of either sign are short
 */
static inline guint64
daybeat_packed_fold (gint64 number)
{
  return ((guint64) number << 1) ^ (guint64) (number >> 63);
}

static inline gint64
daybeat_packed_unfold (guint64 folded)
{
  return (gint64) (folded >> 1) ^ -(gint64) (folded & 1);
}

G_END_DECLS
