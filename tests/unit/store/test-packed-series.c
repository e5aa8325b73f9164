/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "daybeat-packed-series.h"
#include "daybeat-store-error.h"

#define N_COLUMNS 2

static void
read_back (GBytes *packed, GArray *times, GArray **columns)
{
  g_autoptr (GError) error = NULL;

  daybeat_packed_series_read (packed, times, columns, N_COLUMNS, &error);
  g_assert_no_error (error);
}

static void
free_columns (GArray **columns)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    g_clear_pointer (&columns[i], g_array_unref);
}

static gsize
assert_comes_back (const gint64 *times, guint n_samples, const double *first, const double *second)
{
  const double *const written[N_COLUMNS] = { first, second };
  g_autoptr (GBytes) packed = daybeat_packed_series_write (times, n_samples, written, N_COLUMNS);
  g_autoptr (GArray) back = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *columns[N_COLUMNS];

  read_back (packed, back, columns);
  g_assert_cmpmem (back->data, back->len * sizeof (gint64), times, n_samples * sizeof (gint64));
  for (guint column = 0; column < N_COLUMNS; column++)
    {
      g_assert_cmpint (columns[column] == NULL, ==, written[column] == NULL);
      for (guint i = 0; written[column] != NULL && i < n_samples; i++)
        {
          double value = g_array_index (columns[column], double, i);

          if (isnan (written[column][i]))
            g_assert_true (isnan (value));
          else
            g_assert_cmpmem (&value, sizeof value, &written[column][i], sizeof value);
        }
    }
  free_columns (columns);
  return g_bytes_get_size (packed);
}

/* A day as a band records it: every 1 to 15 seconds, the number wandering. */
static void
test_heart_rate (void)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) beats = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  double bpm = 64;
  gsize size;

  for (gint64 time = 0; time < 86400000; time += 1000 * g_rand_int_range (random, 1, 16))
    {
      bpm = CLAMP (bpm + g_rand_int_range (random, -3, 4), 44, 180);
      g_array_append_val (times, time);
      g_array_append_val (beats, bpm);
    }
  size = assert_comes_back ((gint64 *) times->data, times->len, (double *) beats->data, NULL);
  g_test_message ("%u heartbeats in %" G_GSIZE_FORMAT " bytes: %.3f each", times->len, size,
                  (double) size / times->len);
  g_assert_cmpuint (size, <, times->len * 2 + 32);
}

static void
test_minutes (void)
{
  gint64 times[1440];
  double steps[1440];
  gsize size;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      times[i] = i * G_GINT64_CONSTANT (60000);
      steps[i] = i % 7 == 0 ? 118 : NAN;
    }
  size = assert_comes_back (times, G_N_ELEMENTS (times), steps, NULL);
  g_assert_cmpuint (size, <, G_N_ELEMENTS (times) + 64);
}

static void
test_every_double (void)
{
  static const double values[] = { 0.0,     -0.0,    97.3,     0.1,      0.123456,  1e-7,     1.0 / 3,      M_PI,
                                   -12.5,   1e15,    1e16,     1e300,    5e-324,    INFINITY, -INFINITY,    NAN,
                                   9.007199254740993e15, 123456789.125, 2.2250738585072014e-308,
                                   1.7976931348623157e308 };
  gint64 times[G_N_ELEMENTS (values)];

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    times[i] = i;
  assert_comes_back (times, G_N_ELEMENTS (values), values, NULL);
  /* Each one for itself and beside a neighbour, so that each takes the form that fits it. */
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      assert_comes_back (times, 1, &values[i], &values[i]);
      if (i + 1 < G_N_ELEMENTS (values))
        assert_comes_back (times, 2, &values[i], NULL);
    }
}

/* A large number with few decimals and a small one with many have no common form but the raw one. */
static void
test_large_beside_fine (void)
{
  static const gint64 times[] = { 0, 1 };
  static const double values[] = { 9007199254740991.0, 0.123456789 };

  assert_comes_back (times, 2, values, values);
}

static void
test_random_doubles (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 2000; round++)
    {
      gint64 times[8];
      double values[8], decimals[8];

      for (guint i = 0; i < 8; i++)
        {
          guint64 bits = (guint64) g_rand_int (random) << 32 | g_rand_int (random);

          memcpy (&values[i], &bits, sizeof bits);
          decimals[i] = g_rand_int_range (random, -1000000, 1000000) / pow (10, round % 10);
          times[i] = (gint64) ((guint64) g_rand_int (random) << 32 | g_rand_int (random));
        }
      assert_comes_back (times, 8, values, decimals);
    }
}

static void
test_extreme_times (void)
{
  static const gint64 times[] = { G_MAXINT64, G_MININT64, 0, G_MININT64, G_MAXINT64, G_MAXINT64, -1, 5 };
  static const gint64 apart[] = { 0, G_MININT64, 0 };
  static const double values[] = { 1, 2, 3, 4, 5, 6, 7, 8 };

  assert_comes_back (times, G_N_ELEMENTS (times), values, NULL);
  assert_comes_back (apart, G_N_ELEMENTS (apart), values, NULL);
  assert_comes_back (times, 0, values, NULL);
  assert_comes_back (times, 1, NULL, NULL);
}

static gboolean
is_refused (const guint8 *data, gsize size, guint n_columns)
{
  g_autoptr (GBytes) packed = g_bytes_new (data, size);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  GArray *columns[4];

  if (daybeat_packed_series_read (packed, times, columns, n_columns, &error))
    {
      for (guint i = 0; i < n_columns; i++)
        g_clear_pointer (&columns[i], g_array_unref);
      return FALSE;
    }
  g_assert_error (error, DAYBEAT_STORE_ERROR, DAYBEAT_STORE_ERROR_CORRUPT);
  g_assert_cmpuint (times->len, ==, 0);
  for (guint i = 0; i < n_columns; i++)
    g_assert_null (columns[i]);
  return TRUE;
}

static GBytes *
make_short_day (void)
{
  static const gint64 times[] = { 0, 5000, 7000, 60000, 61000 };
  static const double beats[] = { 61, 62.5, NAN, 70, 69 };
  static const double exact[] = { 1.0 / 3, 2, 3, 4, 5 };
  const double *const columns[N_COLUMNS] = { beats, exact };

  return daybeat_packed_series_write (times, G_N_ELEMENTS (times), columns, N_COLUMNS);
}

/* Cut anywhere, and with any bit turned round, it is noticed. */
static void
test_damage (void)
{
  g_autoptr (GBytes) packed = make_short_day ();
  gsize size;
  const guint8 *data = g_bytes_get_data (packed, &size);

  g_assert_false (is_refused (data, size, N_COLUMNS));
  g_assert_true (is_refused (data, size, N_COLUMNS - 1));
  g_assert_false (is_refused (data, size, N_COLUMNS + 1));
  for (gsize length = 0; length < size; length++)
    g_assert_true (is_refused (data, length, N_COLUMNS));
  for (gsize bit = 0; bit < size * 8; bit++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);

      copy[bit / 8] ^= (guint8) (1u << (bit % 8));
      g_assert_true (is_refused (copy, size, N_COLUMNS));
    }
}

static void
put_checksum (guint8 *data, gsize size)
{
  guint32 sum = 2166136261u;

  for (gsize i = 0; i + 4 < size; i++)
    sum = (sum ^ data[i]) * 16777619u;
  for (gsize i = 0; i < 4; i++)
    data[size - 4 + i] = (guint8) (sum >> (8 * i));
}

/* Whoever writes a right checksum over nonsense gets an answer, not all memory and no crash. */
static void
test_nonsense_with_right_checksum (void)
{
  g_autoptr (GBytes) packed = make_short_day ();
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  guint refused = 0;
  gsize size;
  const guint8 *data = g_bytes_get_data (packed, &size);

  for (guint round = 0; round < 20000; round++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);

      for (guint i = 0; i < 1 + round % 4; i++)
        copy[1 + (gsize) g_rand_int_range (random, 0, (gint32) size - 5)] = (guint8) g_rand_int (random);
      put_checksum (copy, size);
      refused += is_refused (copy, size, N_COLUMNS);
    }
  g_assert_cmpuint (refused, >, 5000);
}

static void
test_asks_for_no_more_than_it_holds (void)
{
  /* version, 2^35 samples, no columns, first, unit, regular */
  guint8 many[] = { 1, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01, 0, 0, 1, 1, 0, 0, 0, 0 };

  put_checksum (many, sizeof many);
  g_assert_true (is_refused (many, sizeof many, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/packed-series/heart-rate", test_heart_rate);
  g_test_add_func ("/packed-series/minutes", test_minutes);
  g_test_add_func ("/packed-series/every-double", test_every_double);
  g_test_add_func ("/packed-series/large-beside-fine", test_large_beside_fine);
  g_test_add_func ("/packed-series/random-doubles", test_random_doubles);
  g_test_add_func ("/packed-series/extreme-times", test_extreme_times);
  g_test_add_func ("/packed-series/damage", test_damage);
  g_test_add_func ("/packed-series/nonsense-with-right-checksum", test_nonsense_with_right_checksum);
  g_test_add_func ("/packed-series/asks-for-no-more-than-it-holds", test_asks_for_no_more_than_it_holds);
  return g_test_run ();
}
