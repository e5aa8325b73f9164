/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-instant.h"

static void
assert_round_trip (const char *text, const char *expected)
{
  DaybeatInstant instant;
  g_autofree char *written = NULL;

  g_assert_true (daybeat_instant_parse (text, &instant));
  written = daybeat_instant_to_string (instant);
  g_assert_cmpstr (written, ==, expected);
}

static void
test_round_trip (void)
{
  assert_round_trip ("2020-02-21T00:06:00.000", "2020-02-21T00:06:00");
  assert_round_trip ("2020-02-21T00:06", "2020-02-21T00:06:00");
  assert_round_trip ("2026-11-01T00:30:00-04:00", "2026-11-01T00:30:00-04:00");
  assert_round_trip ("2023-05-31T07:37:13.100Z", "2023-05-31T07:37:13.100+00:00");
  assert_round_trip ("2023-05-31T07:37:13.123456+0530", "2023-05-31T07:37:13.123+05:30");
  assert_round_trip ("1969-12-31T23:59:59.500", "1969-12-31T23:59:59.500");
}

static void
test_refuse (void)
{
  static const char *const wrong[] = {
    "",
    "2020-02-21",
    "2020-02-21 00:06:00",
    "2020-02-30T00:06:00",
    "2020-02-21T24:06:00",
    "2020-02-21T00:61:00",
    "2020-02-21T00:06:00+25:00",
    "2020-02-21T00:06:00 Europe/Berlin",
  };
  DaybeatInstant instant;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (daybeat_instant_parse (wrong[i], &instant));
      g_assert_true (daybeat_instant_is_absent (instant));
    }
  g_assert_false (daybeat_instant_parse (NULL, &instant));
}

static void
test_parts (void)
{
  DaybeatInstant instant;

  g_assert_true (daybeat_instant_parse ("2026-10-25T02:30:00+02:00", &instant));
  g_assert_cmpint (instant.offset_source, ==, DAYBEAT_OFFSET_RECEIVED);
  g_assert_cmpint (daybeat_instant_get_utc (instant), ==, G_GINT64_CONSTANT (1792888200000));
  g_assert_cmpuint (daybeat_instant_get_day (instant), ==, daybeat_day_from_ymd (2026, 10, 25));
  g_assert_cmpint (daybeat_instant_get_minute_of_day (instant), ==, 150);
  g_assert_cmpint (daybeat_instant_get_minute_of_day (daybeat_instant_add_seconds (instant, -9001)), ==, 1439);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/instant/round-trip", test_round_trip);
  g_test_add_func ("/records/instant/refuse", test_refuse);
  g_test_add_func ("/records/instant/parts", test_parts);
  return g_test_run ();
}
