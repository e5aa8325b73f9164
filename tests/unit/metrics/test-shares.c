/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-shares.h"

static void
test_round (void)
{
  static const double parts[] = { 270, 58, 89 };
  static const double thirds[] = { 1, 1, 1 };
  static const double nothing[] = { 0, 0, 0 };
  int percents[3];

  daybeat_shares_round (parts, 3, percents);
  g_assert_cmpint (percents[0], ==, 65);
  g_assert_cmpint (percents[1], ==, 14);
  g_assert_cmpint (percents[2], ==, 21);

  daybeat_shares_round (thirds, 3, percents);
  g_assert_cmpint (percents[0] + percents[1] + percents[2], ==, 100);
  g_assert_cmpint (percents[0], ==, 34);

  daybeat_shares_round (nothing, 3, percents);
  g_assert_cmpint (percents[0] + percents[1] + percents[2], ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/shares/round", test_round);
  return g_test_run ();
}
