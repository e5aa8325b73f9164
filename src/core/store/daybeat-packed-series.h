/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Samples in few bytes, every one of them exact. The bytes, all numbers as variable-length integers of seven bits a
 * byte, the sign folded into the lowest bit where there can be one:
 *
 *   version (1), number of samples, number of columns
 *   first time, unit of the gaps, whether every gap is one unit; else each gap in units
 *   a column: how it is written, then its values
 *     0      no sample has one
 *     1 + e  decimals: value × 10^e as differences; 0 for an absent one, else 1 + the folded difference
 *     255    eight bytes a value, little endian, for what has no short decimal form
 *   a checksum (FNV-1a, four bytes, little endian) of everything before it
 *
 * A heartbeat every few seconds takes two bytes, a minute of steps hardly more than one.
 */

/**
 * daybeat_packed_series_write:
 * @times: (array length=n_samples): in any order and any range
 * @columns: (array length=n_columns): as many values as times each; (nullable) a column that no sample has
 *
 * Returns: (transfer full):
 */
GBytes *daybeat_packed_series_write (const gint64 *times, guint n_samples, const double *const *columns,
                                     guint n_columns);

/**
 * daybeat_packed_series_read:
 * @times: (element-type gint64): is emptied, then filled
 * @columns: (out) (array length=n_columns): arrays of double, or %NULL for a column that no sample has
 *   and for those behind the last one written
 *
 * Returns: %FALSE with %DAYBEAT_STORE_ERROR_CORRUPT where the bytes are damaged or have more columns; then @times is
 *   empty and every column %NULL
 */
gboolean daybeat_packed_series_read (GBytes *packed, GArray *times, GArray **columns, guint n_columns, GError **error);

G_END_DECLS
