/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "daybeat-daily-trend.h"

#include <math.h>

#define TODAY ((DaybeatDay) 739580)

static GArray *
make_dailies (guint first_ago, guint last_ago)
{
  GArray *dailies = g_array_new (FALSE, FALSE, sizeof (DaybeatDailyRow));

  for (guint ago = last_ago; ago <= first_ago; ago++)
    {
      DaybeatDailyRow row = { { "rhr", TODAY - ago, 50 + ago % 10 }, DAYBEAT_SOURCE_GOOGLE_HEALTH, TRUE };
      DaybeatDailyRow other = { { "steps", TODAY - ago, 9000 }, DAYBEAT_SOURCE_FITBIT, TRUE };

      g_array_append_val (dailies, row);
      g_array_append_val (dailies, other);
    }
  return dailies;
}

static void
test_newest (void)
{
  g_autoptr (GArray) dailies = make_dailies (80, 2);
  g_autoptr (DaybeatDailyTrend) trend = daybeat_daily_trend_new (dailies, "rhr", TODAY);

  g_assert_cmpuint (trend->newest, ==, TODAY - 2);
  g_assert_cmpfloat (trend->value, ==, 52);
  g_assert_cmpint (trend->source, ==, DAYBEAT_SOURCE_GOOGLE_HEALTH);
  g_assert_cmpuint (trend->values->len, ==, 30);
  g_assert_true (isnan (g_array_index (trend->values, double, 29)));
  g_assert_cmpfloat (g_array_index (trend->values, double, 27), ==, 52);
  g_assert_cmpfloat (g_array_index (trend->values, double, 0), ==, 59);
  /* The 60 days before the newest, itself not: its own value cannot make itself usual. */
  g_assert_cmpuint (trend->band.n, ==, 60);
  g_assert_cmpfloat_with_epsilon (trend->band.low, 50.9, 1e-9);
}

static void
test_few (void)
{
  g_autoptr (GArray) dailies = make_dailies (10, 0);
  g_autoptr (DaybeatDailyTrend) trend = daybeat_daily_trend_new (dailies, "rhr", TODAY);

  g_assert_cmpuint (trend->newest, ==, TODAY);
  g_assert_cmpuint (trend->band.n, ==, 10);
  g_assert_true (isnan (trend->band.low));
}

/* What is older than the card shows is no newest number. */
static void
test_long_ago (void)
{
  g_autoptr (GArray) dailies = make_dailies (80, 30);
  g_autoptr (DaybeatDailyTrend) trend = daybeat_daily_trend_new (dailies, "rhr", TODAY);

  g_assert_cmpuint (trend->newest, ==, DAYBEAT_DAY_NONE);
  g_assert_true (isnan (trend->value));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/daily-trend/newest", test_newest);
  g_test_add_func ("/daily-trend/few", test_few);
  g_test_add_func ("/daily-trend/long-ago", test_long_ago);
  return g_test_run ();
}
